"""Who speaks, asked once more when it is known which blocks are sessions.

A name on a line below another says little of what these lines are. Below a session, where no other session
stands between, it says who speaks; so does "Presenter: …" under a sub-heading of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.people.beginnings import who_begins
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.people.speaker_lines import is_speaker_heading, read_speaker_line
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.choosing.behind import blocks_behind
from summitnotes.findings.sessions.drafting.draft import is_hour
from summitnotes.findings.sessions.lines.employers import employed, is_employer_line
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.findings.sessions.words.telling import names_chair
from summitnotes.records.model import Kind, Speaker

_WHOLE = 0.9  # likelihood of a line that is names and nothing else
_NEXT = 0.65  # of such a line below one
_LISTED, _EXPECTED = 0.5, 0.5  # of one in a list below "Panelists:"; how likely it is one there
_MOST_LINES = 8  # below a line that is a session
_LONGEST, _LONGEST_LIST = 160, 1600  # characters of a line of names; of one that semicolons part
_NOUNS = words("people/session_nouns")
_TEXTS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD, BlockKind.LABEL)


def with_late_names(sessions: Sequence[Session], outline: Outline) -> list[Session]:
    """The sessions, those that lack speakers with whom the blocks behind them name."""
    taken = {block for one in sessions for block in (one.block, *one.also)}
    named = [_with_names(one, outline, taken) if one.kind.is_talk else one for one in sessions]
    return _without_viewers(named)


def _without_viewers(sessions: Sequence[Session]) -> list[Session]:
    """The sessions without handles, where one is behind most: such people saw the talks, and tell."""
    handles = Counter(one.name for session in sessions for one in session.speakers if _is_handle(one))
    named = sum(bool(session.speakers) for session in sessions)
    if max(handles.values(), default=0) < max(_OFTEN, _MOSTLY * named):
        return list(sessions)
    return [
        replace(session, speakers=tuple(one for one in session.speakers if not _is_handle(one)))
        for session in sessions
    ]


def _is_handle(speaker: Speaker) -> bool:
    return speaker.name.startswith("@")


_OFTEN, _MOSTLY = 5, 0.5  # sessions that nobody gives alone; their share of those that name anybody


def _with_names(session: Session, outline: Outline, taken: Collection[int]) -> Session:
    blocks = list(blocks_behind(session, outline, taken))
    found = list(session.speakers)
    if outline[session.block].kind is BlockKind.LINE:
        found = _of_lines(blocks, found, session.kind in _OF_MANY)
    labelled = _of_labels(blocks) if not found or session.kind in _OF_MANY else []
    if {one.name for one in found} < {one.name for one in labelled}:
        found = labelled
    if not found:
        session, found = _signed(session)
    if not found and outline[session.block].kind is BlockKind.HEADING:
        found = _set_apart(blocks)
    if not found:
        session, found = _told(session)
    if not found and session.kind in _OF_FEW:
        found = _of_items(blocks)
    if not found:
        found = _of_sentences(blocks) or _called_by_name(session)
    if found and len(found) < _FEW:
        found = _with_panel(blocks, found)
    if len(found) <= len(session.speakers):
        return session
    return replace(session, speakers=tuple({one.name: one for one in found}.values()))


_OF_MANY = (Kind.PANEL, Kind.WORKSHOP)
_OF_FEW = (Kind.KEYNOTE, Kind.PANEL)
_FEW = 3  # speakers; more of them are the panel already


# ---- the lines below a line


def _of_lines(blocks: Sequence[Block], said: Sequence[Speaker], many: bool) -> list[Speaker]:
    """Names on the lines right below a line: all of them where it has none, else those behind "hosted by".

    ``many``: whether whoever leads the session is one of those who speak.
    """
    found = list(said)
    for at, block in enumerate(blocks[:_MOST_LINES]):
        line = _line(block)
        if not line or is_hour(line) or HAS_ROOM.search(line):
            break
        reading = read_speaker_line(line, False) or (None if said else read_people(line))
        if reading is not None and reading.speakers and _are_known(reading.speakers, said):
            continue  # the line that the session has its names from
        if said and not many and names_chair(line):
            continue
        if len(found) > len(said) and is_employer_line(line):
            found[len(said) :] = employed(found[len(said) :], line)
            break
        least = _WHOLE if len(found) == len(said) else _NEXT
        least = _MARKED if _has_marks(line, blocks[at + 1 : at + 2]) else least
        if reading is None or not reading.speakers or reading.likelihood < least:
            break
        found += reading.speakers
    return found


def _has_marks(line: str, behind: Sequence[Block]) -> bool:
    """``Ana Prieto1; Kofi Adjei2`` above ``1Globex, 2Initech``: such marks stand behind names alone."""
    return bool(_MARK.search(line)) and any(_FIRST_HOUSE.match(_line(block)) for block in behind)


_MARK = re.compile(r"(?<=[^\W\d_]{2})\d(?:,\d)*\s*$")
_FIRST_HOUSE = re.compile(r"1\s?[^\W\d_]")
_MARKED = 0.45  # likelihood of names with such marks


def _line(block: Block) -> str:
    """The words of a line that may hold names and nothing else."""
    longest = _LONGEST_LIST if ";" in block.text else _LONGEST
    return block.text if block.kind is BlockKind.LINE and len(block.text) <= longest else ""


def _are_known(people: Sequence[Speaker], said: Sequence[Speaker]) -> bool:
    return {one.name for one in people} <= {one.name for one in said}


def _of_items(blocks: Sequence[Block]) -> list[Speaker]:
    """The people of a list right below a keynote or a panel, where each of its items is a name."""
    found: list[Speaker] = []
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            break
        people = read_people(block.text) if len(block.text) <= _LONGEST else None
        if people is None or not people.speakers or people.likelihood < _WHOLE:
            return []
        found += people.speakers
    return found


# ---- labels


def _of_labels(blocks: Sequence[Block]) -> list[Speaker]:
    """The people of all lines behind a session that begin with the word for those who speak."""
    found: list[Speaker] = []
    for block in blocks:
        if block.kind in _TEXTS and len(block.text) <= _LONGEST:
            reading = read_speaker_line(block.text, False)
            found += reading.speakers if reading is not None and reading.likelihood >= _WHOLE else ()
    return found


# ---- names that stand by themselves


_FIRST = 5  # blocks behind a heading among which a name may stand by itself
_SHORT = 40  # characters of a line that is no prose
_APART = 0.55  # likelihood of such a name
_ABSTRACTS = words("sessions/talk_links")


def _set_apart(blocks: Sequence[Block]) -> list[Speaker]:
    """A name by itself before any prose: below a line of its site's settings, or first below "Abstract"."""
    for block in blocks[:_FIRST]:
        if block.kind is BlockKind.HEADING:
            if block.text.strip(" :").lower() not in _ABSTRACTS:
                return []
            continue
        people = read_people(block.text) if block.kind in (BlockKind.LINE, BlockKind.ITEM) else None
        if people is not None and people.speakers and people.likelihood >= _APART:
            return list(people.speakers)
        if len(block.text) > _SHORT:
            return []
    return []


# ---- handles and sentences


_SIGNATURE = re.compile(r"(?P<title>\S.*?)[\s,:–—-]+(?P<handle>@\w[\w.\-]{1,29})$")


def _signed(session: Session) -> tuple[Session, list[Speaker]]:
    """``Teaching code @felicia``: a handle at the end of a title is that of who speaks."""
    signed = _SIGNATURE.match(session.title)
    if signed is None or " " not in signed["title"] or not _NOUNS.isdisjoint(signed["title"].split()):
        return session, []  # "missed Jason's talk @blueteam"
    return replace(session, title=signed["title"]), [Speaker(signed["handle"])]


def _told(session: Session) -> tuple[Session, list[Speaker]]:
    """``How we sound? Ana Prieto tells of her thesis``: a sentence behind the title says who speaks."""
    for end in _SENTENCES.finditer(session.title):
        if people := who_speaks(session.title[end.end() :]):
            return replace(session, title=session.title[: end.start()].rstrip(".")), list(people)
    return session, []


def _called_by_name(session: Session) -> list[Speaker]:
    """``Ana Prieto``, of a school that names who teaches at each hour, and not what."""
    people = read_people(session.title) if session.start is not None else None
    sure = people is not None and people.likelihood >= _WHOLE
    return [one for one in people.speakers if " " in one.name] if people is not None and sure else []


_PROSE, _OPENING = 3, 5  # lines of prose, and words of a sentence that may be about the talk
_SENTENCES = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])(?<!Dr\.)(?<!Prof\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)\s+(?=[^\W\d_a-z])"
)


def _of_sentences(blocks: Sequence[Block]) -> list[Speaker]:
    """``… In this lecture, Ana Prieto shows …``: a sentence that begins with the word for the talk.

    Or one that is nothing but who speaks; else whoever the first paragraph begins with.
    """
    for block in blocks[:_PROSE]:
        for sentence in _SENTENCES.split(block.text) if block.kind is BlockKind.LINE else ():
            said = [word.strip(",:").casefold() for word in sentence.split(" ", _OPENING)[:_OPENING]]
            if not _NOUNS.isdisjoint(said) and (people := who_speaks(sentence)):
                return list(people)
            if beside := _beside(sentence):
                return beside
    first = blocks[0] if blocks else None
    return list(who_begins(first.text)) if first is not None and first.kind is BlockKind.LINE else []


def _beside(sentence: str) -> list[Speaker]:
    """``With Ana Prieto and Kofi Adjei.``, ``Speaker: Ana Prieto.``: a sentence that is nothing but them."""
    led = read_speaker_line(sentence, False) if len(sentence) <= _LONGEST else None
    if led is not None and led.likelihood >= _WHOLE and all(" " in one.name for one in led.speakers):
        return list(led.speakers)
    first, _, who = sentence.rstrip(". ").partition(" ")
    people = read_people(who) if first in _WITH and who.count(" ") < _LONGEST_WITH else None
    return list(people.speakers) if people is not None and people.likelihood >= _WHOLE else []


_WITH = frozenset({"With", "Avec", "Mit", "Con", "Com", "Met"})
_LONGEST_WITH = 14  # words


def _with_panel(blocks: Sequence[Block], said: Sequence[Speaker]) -> list[Speaker]:
    """The people of a list below "Panelists:", beside a moderator who is known."""
    at = next((n for n, b in enumerate(blocks) if b.kind in _TEXTS and is_speaker_heading(b.text)), None)
    if at is None:
        return list(said)
    found: list[Speaker] = []
    for block in blocks[at + 1 :]:
        if block.kind is not BlockKind.ITEM:
            break
        people = read_people(_PARTED.split(block.text, maxsplit=1)[0], _EXPECTED)
        if people is None or not people.speakers or people.likelihood < _LISTED:
            return list(said)
        found += people.speakers
    return [*said, *found]


_PARTED = re.compile(rf"\s*[{BREAK}\n]\s*")
