"""What one block says of a session: time, day, room, kind, and every way to part title and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.times import TimeSpan, read_duration, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Run
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.asides import without_asides
from summitnotes.findings.sessions.lines.inner_times import without_inner_time
from summitnotes.findings.sessions.lines.peeling import Peel, peel_back, peel_front
from summitnotes.findings.sessions.lines.splits import Split, splits_of
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.findings.sessions.lines.ways import Inner, runs_within
from summitnotes.findings.sessions.words.kinds import kind_of_title, kind_prefix
from summitnotes.findings.sessions.words.pauses import pause_kind
from summitnotes.findings.sessions.words.plain_times import read_plain_time
from summitnotes.findings.sessions.words.sections import is_section
from summitnotes.records.model import Kind, Precision

_PEELED = 0.8  # likelihood of names that were taken off with a kind or a time
_LONGEST = 600  # characters
# Marks that an author set before the words: bullets, heading marks of other formats, boxes to tick, emoji.
_MARKS = re.compile(
    r"^(?:(?:TODO|DONE|NEXT|WAITING)\s|\s|\d\ufe0f?\u20e3|[*•·◦▪‣>#=~_|]+(?=\s|\S)|[-–—+](?=\s)|\[[ xX]\]"
    r"|:[a-z][a-z0-9_+\-]{1,30}:"
    r"|[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001F000-\U0001FAFF\ufe0f\u200d])+"
)
_END_MARKS = re.compile(r"(?:\s|(?<=\s)[:;]-[)(DPp](?=\s*$)|[*=~_]+$|[\U0001F000-\U0001FAFF\ufe0f\u200d])+$")
_LAST_MARK = re.compile(r"[\s*=~_)(DPp\U0001F000-\U0001FAFF\ufe0f\u200d]")
_ORDINAL = re.compile(
    r"^(?:#\s?\d{1,3}|0\d(?=\s?[-–—:])(?!\s?[-–—]\s?\d{1,2}\s?(?:[hHuU]|:\d|[ap]\.?m))"  # "08 - 10h"
    r"|[A-Z]{1,2}\d{1,2}[.:)](?=\s)|\(?\d{1,2}[.)]|n°\s?\d{1,3}|\(?[a-z]\)|[ivxIVX]{2,4}[.)])\s*[:.\-–—]?\s+(?=\S)"
    r"|^[（(]?(?:第?[一二三四五六七八九十]{1,3}[、．.)）]|例?[０-９]{1,2}[、．）])\s*(?=\S)"
)


@cache
def _numbering() -> re.Pattern[str]:
    """ "Chapter 3: Title"."""
    either = "|".join(sorted(words("sessions/numbering_words"), key=len, reverse=True))
    return re.compile(rf"(?:{either})\s?(?:\d{{1,3}}|[IVX]{{1,4}})\s*(?::|[-–—]|\.)\s+(?=\S)", re.IGNORECASE)


# "2.1. Title", "3.-Title", "[2019] Title", "[LF24] Title", once no day or time has been read there.
_SECTION = re.compile(
    r"(?:(?:\d{1,2}\.){1,3}\d{1,2}[.)]?\s+(?!\+)|\d{1,2}\.[-–]\s?(?=[^\W\d_])"
    r"|\[(?:\d{4}|[A-Z]{1,5}[-. ]?\d{1,6})\]\s+)(?=\S)"
)
_QUOTED = re.compile(r"^[\"“«„‘'].*[\"”»“’']$")
_LETTER = re.compile(r"^[A-Z][.)]\s+(?=\S)")  # of a heading; elsewhere it may be an initial


@dataclass(slots=True)  # not frozen: that would take thrice as long to make one
class Facts:
    """One block, or one cell of it, taken apart; nobody changes it, and nothing here decides anything."""

    block: int  # Block.index
    rest: str  # the words without marks, day, time, room and kind
    whole: str  # the words without marks
    span: TimeSpan | None = None
    front: bool = False  # the time stands before the words
    duration: int | None = None  # minutes
    kind: Kind | None = None
    kind_name: str = ""
    title_kind: Kind | None = None  # what the words of the title show: no sign that this is a session
    room: str | None = None
    day: Day | None = None
    numbered: bool = False
    splits: tuple[Split, ...] = ()
    runs: tuple[Inner, ...] = ()  # the marked stretches of ``rest``
    pause: Kind | None = None
    section: bool = False
    quoted: bool = False
    style: str = ""  # strong, emphasis or link, when the whole is set so


def read_facts(
    block: Block,
    language: str | None = None,
    text: str | None = None,
    runs: Sequence[Run] | None = None,
    plain: re.Pattern[str] | None = None,
) -> Facts:
    """The facts of a block, or of ``text`` in it. ``plain``: times of this file without a colon."""
    text = block.text if text is None else text
    runs = block.runs if runs is None else runs
    inner = None
    if runs or not text.replace(" ", "").isalpha():
        text, runs, inner = without_inner_time(*without_asides(text, runs))
    begin, stop = _bare(text[:_LONGEST])
    whole = text[begin:stop]
    if not whole or len(text) > _LONGEST:
        return Facts(block.index, whole, whole)
    peel, bare = Peel(whole), _is_bare(whole, language)
    numbered, front, room = False, False, None
    if not bare:
        if runs:
            _take_marked_day(peel, runs[0], begin, language)
        numbered = _take_front(peel, block, language, plain)
        front = peel.span is not None
        peel.span = peel.span or inner
        peel_back(peel)
        if peel.rest.startswith("["):
            peel.rest = _LANGUAGE.sub("", peel.rest)
        if _take_kind(peel, text, runs):
            _take_kind(peel, text, runs)
        room = _take_brackets(peel)
        begin, stop = _place(text, peel.rest, begin, stop)
        if peel.room and not peel.rest:
            begin = stop  # "3 May 2024, 14:30 in B 203"
    splits = splits_of(text, runs, begin, stop)
    rest = text[begin:stop]
    if peel.speakers:  # "Keynote by Ana Prieto", "(14:00, Ana Prieto)"
        splits.append(Split("by", rest, whole, peel.speakers, _PEELED))
    return Facts(
        block.index,
        rest,
        whole,
        span=peel.span,
        front=front,
        duration=peel.duration,
        kind=peel.kind,
        title_kind=kind_of_title(rest) if peel.kind is None else None,
        kind_name=peel.kind_name,
        room=peel.room or room,
        day=peel.day or (None if bare else _day(whole, language)),
        numbered=numbered,
        splits=tuple(splits),
        runs=runs_within(runs, begin, stop) if runs else (),
        pause=pause_kind(rest),
        section=is_section(rest) or (rest != whole and is_section(whole)),
        quoted=bool(_QUOTED.match(rest.strip())),
        style=_style(runs, begin, stop) if runs else "",
    )


def _take_front(peel: Peel, block: Block, language: str | None, plain: re.Pattern[str] | None) -> bool:
    """Take the day, the time and the room in front off, and what numbers a session; whether anything did."""
    numbered = not _begins_with_day(peel.rest, language) and _take_ordinal(peel)
    letter = _LETTER.match(peel.rest) if block.kind in (BlockKind.HEADING, BlockKind.LABEL) else None
    if letter is not None and not _is_initial(peel.rest):
        peel.rest, numbered = peel.rest[letter.end() :], True
    if plain is not None:
        _take_plain(peel, plain)
    peel_front(peel, language)
    numbered = _take_ordinal(peel) or _take_section(peel) or numbered
    return _take_code(peel) or numbered


_INITIALS = re.compile(r"^(?:[^\W\d_a-z]\.\s?){1,3}\s?(?P<name>[^\W\d_][\w'’-]+)\s*(?=[:,;(|–—/]|\s-\s|$)")


def _is_initial(text: str) -> bool:
    """``S. Ramanathan: Title``: the letter in front is of a name, and numbers nothing."""
    match = _INITIALS.match(text)
    about = known(fold_name(match["name"])) if match else None
    return about is not None and about.family > 0 and about.word < 2


# Words with nothing between them but single blanks, and inside them hyphens and apostrophes.
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*[.!?…]?")


def _is_bare(text: str, language: str | None) -> bool:
    """A first look: nothing can be taken off words alone that begin with no day, time or kind."""
    words = text.replace(" ", "").isalpha() and "  " not in text  # much quicker than the pattern
    return (
        (words or _WORDS.fullmatch(text) is not None)
        and kind_prefix(text) is None
        and read_time_at(text) is None
        and read_day(text, language) is None
    )


def _bare(text: str) -> tuple[int, int]:
    """Where the words begin and stop between the marks around them."""
    lead = _MARKS.match(text)
    begin = lead.end() if lead else 0
    tail = _END_MARKS.search(text, begin) if _LAST_MARK.match(text[-1:]) else None
    stop = tail.start() if tail else len(text)
    return (begin, stop) if begin < stop else (0, 0)


def _take_ordinal(peel: Peel) -> bool:
    match = _ORDINAL.match(peel.rest) or _numbering().match(peel.rest)
    if match and len(peel.rest) > match.end():
        peel.rest = peel.rest[match.end() :]
        return True
    return False


def _begins_with_day(text: str, language: str | None) -> bool:
    """Whether the number in front is that of a day: "17. September: Title"."""
    found = read_day(text, language) if _DAY_OF_MONTH.match(text) else None
    date = found[0].date if found is not None else None
    return date is not None and date.precision is Precision.DAY and date.begin == 0


_DAY_OF_MONTH = re.compile(r"[0-3]?\d\.\s?[^\W\d_]{3}")


def _take_marked_day(peel: Peel, first: Run, begin: int, language: str | None) -> None:
    """``**14 March** Ana Prieto: Looms``: a day in bold or italics needs no sign behind it."""
    if first.begin > begin or first.style not in ("strong", "emphasis"):
        return
    words = peel.rest[: first.stop - begin].strip(" :.,")
    found = read_day(words, language) if any(map(str.isalpha, words)) else None  # "**10.15** Title"
    behind = peel.rest[first.stop - begin :].lstrip(" \t\v:–—|,.-")
    if found is not None and found[1] >= len(words) and behind and read_time_at(behind) is None:
        peel.day, peel.rest = found[0], behind


def _take_section(peel: Peel) -> bool:
    first = peel.rest[:1]
    match = _SECTION.match(peel.rest) if (first.isdigit() or first == "[") and peel.span is None else None
    if match is None or peel.day is not None:
        return False
    peel.rest = peel.rest[match.end() :]
    return True


def _take_plain(peel: Peel, plain: re.Pattern[str]) -> None:
    span = read_plain_time(peel.rest, plain)
    if span is not None:
        peel.span, peel.rest = span, peel.rest[span.stop :].lstrip(" \t:–—|-.")


def _take_kind(peel: Peel, text: str, runs: Sequence[Run]) -> bool:
    """``Workshop: Title``, ``Talk 3 - Panel: Title``, ``Workshop *Title*``: the word is none of the title."""
    found = kind_prefix(peel.rest)
    if found is None or (peel.kind not in (None, Kind.TALK, found[0]) and found[0] is not Kind.WORKSHOP):
        return False
    after = peel.rest[found[1].end() :]
    note = _NOTED.match(after)
    if note is not None and read_people(note["note"]) is None:
        after = after[note.end() :]  # "Talk 3 (best paper): Title"
        hour = read_time_at(note["note"]) if peel.span is None else None  # "Talk 3 (10:00): Title"
        peel.span = hour if hour and hour.sure and hour.stop == len(note["note"]) else peel.span
    length = _LENGTH.match(after)
    minutes = read_duration(length["inner"]) if length is not None else None
    if length is not None and minutes is not None:
        after, peel.duration = after[length.end() :], peel.duration or minutes  # "Talk 3 (20 min) Title"
    separated = _SEPARATED.match(after)
    numbered = bool(re.search(r"^\d|\d\)?$", found[1][0]))
    title = after.strip()
    apart = numbered or _APART.search(separated[0]) or title[:1] in _OPENING if separated else None
    if separated and (found[0] is not Kind.TALK or apart):
        title = after[separated.end() :]
    elif found[0] is Kind.TALK and numbered and title[:1].isupper():
        pass  # "Talk 5 Thin Clients"
    elif not title and peel.kind is Kind.TALK:  # "Session 3: Lightning talks"
        peel.kind, peel.kind_name = found[0], found[1][0]
        return False
    elif not title or not _is_marked(text.rfind(title), len(title), runs):
        return False
    peel.kind, peel.kind_name, peel.rest = found[0], found[1][0], title
    return True


_APART = re.compile(r"[:：.]|\s[-–—]\s")  # "Talk - Half a Year without Branches"
_OPENING = '"“«„»‘「『《' + "'"  # "Talk “Slow looms” by Ana Prieto"
_NOTED = re.compile(r"\s*\((?P<note>[^()]{3,40})\)(?=\s?[:：]\s)")
_LENGTH = re.compile(r"\s*\((?P<inner>[^()]{3,20})\)\s*(?=\S)")
# "Conferencia. ¿De quién es la sombra?", "Keynote AXT: Title" of a conference of several
_SEPARATED = re.compile(
    r"(?:\s[A-Z][A-Za-z]?[A-Z][A-Z0-9]{0,3}(?=\s?[:：]))?\s*"
    r"(?:[:：]|\.\s(?=[A-ZÀ-ÞŚŻŁČŠŘŽ¿¡\"“«„»])|[–—|｜]|\s-\s|(?=[\"“«„»‘「『《]|(?<=\s)'[^\W\d_a-z]))\s*(?=\S)"
)


def _is_marked(at: int, length: int, runs: Sequence[Run]) -> bool:
    """Whether the words at ``at`` begin with some that their author set apart: in italics, bold or a link."""
    return any(run.begin == at and run.stop - at > length // 4 for run in runs)


# "[DE]", "[Main]", "(slides/a.pdf)": a language in front, a room or the path of a file behind.
_LANGUAGE = re.compile(r"^\[[A-Z]{2}(?:\s?[/,+]\s?[A-Z]{2}){0,3}\]\s*(?=\S)")
_ROOM = re.compile(r"\s+\[(?P<room>[^\[\]]{1,30})\]\s*$")
_PATH = re.compile(r"\s*\((?=[^()\s]*[./])[^()\s]*(?:/[^()\s]+|\.\w{2,4})\)(?=\s|$)")


def _take_brackets(peel: Peel) -> str | None:
    """Take what stands in brackets for machines and visitors off; the room, when one is named."""
    if "[" not in peel.rest and "(" not in peel.rest:
        return None
    peel.rest = _LANGUAGE.sub("", peel.rest)
    room = _ROOM.search(peel.rest)
    if room and (HAS_ROOM.search(room["room"]) or (peel.span is not None and not _names(room["room"]))):
        peel.rest = peel.rest[: room.start()]
        return room["room"]
    path = _PATH.search(peel.rest)
    if path and not peel.rest[path.end() :].strip(" -–—"):
        peel.rest = peel.rest[: path.start()]
    return None


def _names(text: str) -> bool:
    people = read_people(text)
    return people is not None and people.likelihood >= _NAMED


_NAMED = 0.5  # likelihood of "[Ana Prieto]", behind a time, from which it is no room


# "[LF24030]", "[35/120]": what a programme calls a session, or when it ends.
_CODE = re.compile(
    r"\s+\[(?:[A-Z]{1,5}[-. ]?\d{1,6}[a-z]?|[a-z]{1,8}(?:_\d{1,3}){1,3}|\d{1,5}\s?/\s?\d{1,4})\]$"
)


def _take_code(peel: Peel) -> bool:
    code = _CODE.search(peel.rest) if peel.rest.endswith("]") else None
    if code is None:
        return False
    peel.rest = peel.rest[: code.start()]
    return True


def _place(text: str, rest: str, begin: int, stop: int) -> tuple[int, int]:
    """Where the peeled words stand in the block."""
    at = text.find(rest, begin, stop + 1) if rest else -1
    return (at, at + len(rest)) if at >= 0 else (begin, stop)


def _day(whole: str, language: str | None) -> Day | None:
    found = read_day(whole, language)
    return found[0] if found else None


def _style(runs: Sequence[Run], begin: int, stop: int) -> str:
    return next((run.style for run in runs if run.begin <= begin + 1 and run.stop >= stop - 1), "")
