"""Sessions that only sentences tell of: "Then Ana Prieto, who weaves, talked about "Slow looms"."

Who reports of a day in prose may name no session in a heading, an item or a row. One of a sentence is
believed where its title is in quotes or set apart, full names stand beside it, and a verb of speech, a word
for a talk or "by" leads from the ones to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.sessions.choosing.assembling import ACCEPTED, Session
from summitnotes.findings.sessions.choosing.passages import (
    NAMES,
    OWNS,
    SENTENCE_END,
    SMALL,
    Passage,
    passages,
    people_in,
    titles,
)
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.of_oneself import of_oneself
from summitnotes.findings.sessions.words.purposes import is_minutes
from summitnotes.records.model import Kind, Speaker

_TELLING = folded_list("people/speech_words") | words("people/session_nouns")
_NOUNS = words("people/session_nouns")
_TITLING = words("sessions/titling_words")
_LEADING = _NOUNS | words("sessions/order_words")
_ABOUT = words("sessions/about_words")
_PRONOUNS = words("sessions/pronouns")
_JOINTS = words("people/and_words")
_ARTICLES = words("people/articles")
_WITH = words("people/weak_by_words") | {""}
_WITH_OR_ABOUT = _WITH | _ABOUT | _ARTICLES
_HEADS = (BlockKind.HEADING, BlockKind.LABEL)
_SHORTEST = 60  # characters of a text that is prose
_NEAR = 70  # characters between names and title
_LONGEST_NAMES = 140  # characters
_SEVERAL = 2  # sessions below one heading, which is none itself
_NAMED = 0.5  # likelihood of names from which a heading is believed to name somebody
_AROUND = " \"“”„«»'‘’"
_SINGLE = "'‘"
_NAMING = 4  # last words before a title, among them the one that says that it is called so


@dataclass(frozen=True, slots=True)
class Told:
    """A session of a sentence."""

    block: Block
    at: int  # characters of the block before its names, or its title
    title: str
    speakers: tuple[Speaker, ...]
    kind: Kind
    own: bool = False  # of whoever wrote the file


@dataclass(frozen=True, slots=True)
class _Given:
    """Who gives a title, between which characters that stands, and in which words."""

    at: int
    stop: int
    speakers: tuple[Speaker, ...]
    said: str


def told_in_prose(outline: Outline, authors: Sequence[str] = ()) -> list[Told]:
    """The sessions that the sentences of a file tell of, in reading order; ``authors``: who wrote it.

    Where none says who speaks, or that its author did, the file is no report of sessions.
    """
    found: list[Told] = []
    for passage in passages(outline):
        told = list(_read(passage, _people_above(passage, outline))) if _may_tell(passage) else []
        found += told or _announced(passage)
    if len(found) < _SEVERAL:
        found = [told for told in found if not told.title[0].islower()]
    if any(block.kind in _HEADS and is_minutes(block.text) for block in outline):
        found = [told for told in found if not told.own]  # "our session" is of all who met
    found = [_signed(told, authors) for told in found]
    return found if any(told.speakers or told.own for told in found) else []


def _signed(told: Told, authors: Sequence[str]) -> Told:
    alone = told.own and not told.speakers and len(authors) == 1
    return replace(told, speakers=(Speaker(authors[0]),)) if alone else told


def _people_above(passage: Passage, outline: Outline) -> tuple[Speaker, ...]:
    """Whom the heading right above a passage names, where it says nothing else."""
    first = passage.lines[0][1]
    head = outline[first.parent] if first.parent is not None else None
    if head is None or head.kind not in _HEADS or first.index != head.index + 1:
        return ()
    text = head.text.strip(" *_:")
    return people_in(text) if NAMES.fullmatch(text) else ()


def over_told(told: Sequence[Told], drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the blocks that are no sessions themselves: prose below them tells of several.

    They say neither who speaks nor when; where they are several, all of their rank are none.
    """
    below = [above.index for one in told for above in outline.ancestors(one.block)]
    silent = [
        draft
        for draft in drafts
        if draft.facts.span is None and (draft.best is None or draft.best.likelihood < _NAMED)
    ]
    over = [draft for draft in silent if below.count(draft.block.index) >= _SEVERAL]
    ranks = {draft.group for draft in over} if len(over) >= _SEVERAL else set()
    return {draft.block.index for draft in (*over, *(one for one in silent if one.group in ranks))}


def with_told(sessions: Sequence[Session], told: Sequence[Told], outline: Outline) -> list[Session]:
    """The sessions, and those of prose that stands below none of them and repeats none."""
    if not told:
        return list(sessions)
    taken = {block for one in sessions if one.kind.is_talk for block in (one.block, *one.also)}
    sessions = [
        _as_told(_as_told_below(one, told, outline), [each for each in told if each.block.index == one.block])
        for one in sessions
    ]
    known = {fold_name(one.title) for one in sessions}
    found = list(sessions)
    for one in told:
        inside = one.block.index in taken or any(
            above.index in taken for above in outline.ancestors(one.block)
        )
        if not inside and fold_name(one.title) not in known:
            known.add(fold_name(one.title))
            found.append(_session(one))
    return sorted(found, key=lambda one: (one.block, one.at or 0))


def _as_told(session: Session, told: Sequence[Told]) -> Session:
    """A session whose words are the sentence that tells of it: only what that calls its title is one."""
    if len(told) != 1 or fold_name(told[0].title) == fold_name(session.title):
        return session
    one = told[0]
    people = {each.name for each in one.speakers}
    within = fold_name(one.title) in fold_name(session.title)
    of_them = not people.isdisjoint(each.name for each in session.speakers)
    cut = fold_name(one.title).startswith(fold_name(session.title))  # "Ropes", of "Ropes of the north"
    if not within and not (of_them and (cut or _leads(session.title))):
        return session
    kind = one.kind if one.kind is not Kind.TALK else session.kind
    others = session.speakers if session.confidence >= ACCEPTED else ()
    return replace(session, title=one.title, speakers=one.speakers or others, kind=kind)


def _as_told_below(session: Session, told: Sequence[Told], outline: Outline) -> Session:
    """A session whose heading only says ``Ana, on hands``: the first sentence below calls it by its title."""
    first = next((one for one in told if one.block.index == session.block + 1), None)
    if first is None or outline[session.block].kind not in _HEADS or not first.speakers:
        return session
    named = [one.name for one in session.speakers] or [session.title]
    full = {word for one in first.speakers for word in one.name.split()}
    short = session.title in named or all(" " not in name for name in named)
    if not short or not full.issuperset(word for name in named for word in name.split()):
        return session
    return replace(session, title=first.title, speakers=first.speakers)


def _session(told: Told) -> Session:
    return Session(
        told.block.index,
        None,
        told.title,
        told.kind,
        told.speakers,
        confidence=ACCEPTED,
        rule="prose",
        at=told.at if told.block.kind is BlockKind.LINE else None,
    )


def _may_tell(passage: Passage) -> bool:
    text = passage.text
    return len(text) >= _SHORTEST and (bool(passage.apart) or any(mark in text for mark in "\"“„«'‘"))


def _read(passage: Passage, above: tuple[Speaker, ...]) -> Iterator[Told]:
    """The sessions of one passage; of an item, the first. ``above``: who speaks by its heading."""
    text, done = passage.text, 0
    for begin, end in titles(passage):
        if begin < done:
            continue
        earlier, sentence = [done, done, *(one.end() for one in SENTENCE_END.finditer(text, done, begin))][
            -2:
        ]
        title = text[begin:end].strip(_AROUND).rstrip(",.")
        given = (
            _before(text, sentence, begin, also=done > 0)
            or _behind(text, sentence, begin, end)
            or _called(text, sentence, begin)
            or _in_talk(text, sentence, begin, end)
            or (_of_those(above, text, sentence, begin, end) if above else None)
            or _of_the_last(text, earlier, sentence, begin, end)
        )
        own = (given is None or not given.speakers) and of_oneself(text[sentence:begin])
        given = given or (_Given(begin, end, (), text[sentence:begin]) if own else None)
        scare = text[begin] in _SINGLE and " " not in title
        small = title[:1].islower() and (
            given is None or begin not in passage.links or not _is_about(given.said)
        )
        if given is None or not title or small or scare:
            continue
        block, at = passage.place(min(given.at, begin))
        yield Told(block, at, title, given.speakers or above, _kind(given.said), own)
        above = ()
        if passage.is_item:
            return
        done = max(end, given.stop)


def _announced(passage: Passage) -> Iterator[Told]:
    """``The next talk was by Ana Prieto: Slow looms. She …``: what a colon parts is the title."""
    match = _ANNOUNCED.match(passage.text)
    if match is None or _NOUNS.isdisjoint(fold_name(match["said"]).split()):
        return
    speakers, title = people_in(match["who"]), match["title"].strip(_AROUND)
    if speakers and title:
        yield Told(*passage.place(match.start("who")), title, speakers, _kind(match["said"]))


_ANNOUNCED = re.compile(
    rf"(?P<said>[^.!?:\"“„«]{{3,60}})\s(?:by|from|par|de|von|vom|por|di|da|door|van|av|af)\s(?P<who>{NAMES.pattern})"
    rf"(?:(?:,|\sfrom|\sof)\s[^.!?:\"“„«]{{2,60}})?:\s+(?P<title>[^\W_{SMALL}][^.!?:\n]{{3,100}})(?:[.!?](?:\s|$)|$)"
)


def _before(text: str, sentence: int, title: int, *, also: bool) -> _Given | None:
    """``Ana Prieto, who talked about``: the last names in front of a title.

    ``also``: the same text has told of a session, so ``and Kofi Adjei's "Sails"`` is another; by themselves
    such words are a book's.
    """
    found = list(NAMES.finditer(text, max(sentence, title - _NEAR - _LONGEST_NAMES), title))
    if not found or title - found[-1].end() > _NEAR:
        return None
    names, said = found[-1], text[found[-1].end() : title]
    if fold_name(said.strip().partition(" ")[0]) in _JOINTS:
        return None  # "Ana Prieto and a talk about": somebody else's
    owned = also and names[0].endswith(OWNS) and not said.strip(_AROUND)
    about = set(fold_name(said).split()) <= _WITH_OR_ABOUT
    led = about and _leads(text[sentence : names.start()])
    speakers = people_in(names[0]) if owned or led or _tells(said) else ()
    said = text[sentence : names.start()] + said if led else said
    return _Given(names.start(), names.end(), speakers, said) if speakers else None


def _behind(text: str, sentence: int, begin: int, end: int) -> _Given | None:
    """``the talk "Slow looms" by Ana Prieto``."""
    rest = text[end : end + _NEAR].lstrip(_AROUND + ",(")
    by = after_by(rest)
    names = NAMES.match(by[0]) if by is not None else None
    said = text[sentence:begin]
    sure = by is not None and by[1] and text[begin] not in _SINGLE  # whatever is in such marks may be a book
    if by is None or names is None or not (sure or _tells(said) or _leads(said)):
        return None
    who = names["first"] if names[0].endswith(OWNS) else names[0]
    speakers = people_in(who)
    return _Given(begin, text.index(who, end) + len(who), speakers, said) if speakers else None


def _called(text: str, sentence: int, title: int) -> _Given | None:
    """``The talk by Ana Prieto was called "Slow looms"``, and who gives it as far as its sentence says so."""
    said = text[sentence:title].strip(_AROUND).split(" ")
    at = next((at for at, word in enumerate(said) if fold_name(word) in _TITLING), len(said))
    if at < len(said) - _NAMING or at == len(said) or _NOUNS.isdisjoint(map(fold_name, said)):
        return None
    return _Given(title, title, who_speaks(" ".join(said[:at])), text[sentence:title])


def _in_talk(text: str, sentence: int, begin: int, end: int) -> _Given | None:
    """``In her talk "Slow looms", Ana Prieto showed``."""
    said = text[sentence:begin].strip(_AROUND)
    folded = fold_name(said).split()
    if _NOUNS.isdisjoint(folded) or folded[-1] in _ARTICLES:
        return None  # "a talk in the *Looms* room": something else is called so
    stop = SENTENCE_END.search(text, end)
    rest = text[end : stop.start() if stop is not None else len(text)].strip(_AROUND + ",")
    speakers = who_speaks(f"{said} {rest}")
    return _Given(begin, end, speakers, said) if speakers else None


def _of_those(people: tuple[Speaker, ...], text: str, sentence: int, begin: int, end: int) -> _Given | None:
    """``Ana opened the day with "Slow looms"`` below "Ana Prieto"."""
    stop = SENTENCE_END.search(text, end)
    said = f"{text[sentence:begin]} {text[end : stop.start() if stop is not None else len(text)]}"
    return _Given(begin, end, people, text[sentence:begin]) if _tells(said) else None


def _of_the_last(text: str, earlier: int, sentence: int, begin: int, end: int) -> _Given | None:
    """``Ana Prieto was next. In her talk "Slow looms" she showed``: the only name of the sentence before."""
    stop = SENTENCE_END.search(text, end)
    said = f"{text[sentence:begin]} {text[end : stop.start() if stop is not None else len(text)]}"
    if earlier == sentence or not _tells(said) or _PRONOUNS.isdisjoint(fold_name(said).split()):
        return None
    found = [people for one in NAMES.finditer(text, earlier, sentence) if (people := people_in(one[0]))]
    return _Given(begin, end, found[0], text[sentence:begin]) if len(found) == 1 else None


def _is_about(said: str) -> bool:
    """``gave a talk on``, ``'s talk about the``: what is linked there may begin with a small letter."""
    folded = fold_name(said).split()
    at = next((at for at in range(len(folded) - 1, -1, -1) if folded[at] in _ABOUT), 0)
    told = any(word in _TELLING and word not in _ABOUT for word in folded[:at])
    return told and len(folded) - at <= _FEW and _PRIVATE.isdisjoint(folded)


_FEW = 3  # words from "about" on
_PRIVATE = frozenset({"me", "mir", "mich", "mij", "moi", "ma", "mi"})  # "Ana told me about"


def _tells(said: str) -> bool:
    return any(word in _TELLING for word in fold_name(said).split())


def _leads(said: str) -> bool:
    """``The next talk was by``, ``Then came``: what follows is one of the sessions of a day."""
    return not _LEADING.isdisjoint(fold_name(said).split())


def _kind(said: str) -> Kind:
    """``gave the keynote``, ``with a workshop on``."""
    kinds = (kind_alone(word.strip(",:;")) for word in said.split())
    return next((kind for kind in kinds if kind not in (None, Kind.TALK)), None) or Kind.TALK
