"""A title and those who speak in the lines of one paragraph: the first lines, then names.

``**Title**`` above ``Ana Prieto - @ana``; a quote of title, biography and name; a block in bold whose last
lines begin with "Speaker:". A time in front is the business of ``joining``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import Block, BlockKind, styled
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import field_of
from summitnotes.findings.sessions.drafting.titles_below import is_paired
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.lines.splits import Split

_LONGEST_TITLE, _LONGEST_NAMES = 160, 120  # characters
_MOST_TITLE_LINES = 3
_MOST_LINES = 12  # of a paragraph that holds a session and its people
_SURE, _MARKED = 0.75, 0.45  # what is believed of names in a plain line; below a title that is set apart
_IN_ITALICS = 0.8  # how likely a line in italics is names, below a title in bold
_HANDLE = re.compile(r"(?:^|[\s(])@\w[\w.\-]{1,30}\)?$")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.;,:]$")


def with_paragraph_names(drafts: Sequence[Draft], language: str | None) -> list[Draft]:
    """One draft of each paragraph that is a title and names; lines that were used are no drafts."""
    result: list[Draft] = []
    number = 0
    while number < len(drafts):
        line = drafts[number].block.kind is BlockKind.LINE
        lines = list(_paragraph(drafts, number)) if line else ()
        found = _joined(lines, language) if len(lines) > 1 else None
        if found is None:
            result.append(drafts[number])
            number += 1
            continue
        result.append(found)
        number += found.joined + 1
    return result


def _paragraph(drafts: Sequence[Draft], number: int) -> Iterator[Draft]:
    """The lines of the paragraph that begins here, none when it is longer than such paragraphs are."""
    first = drafts[number].block
    if first.position or not 2 <= first.lines <= _MOST_LINES:
        return
    if (
        drafts[number].facts.span
        or drafts[number].joined
        or drafts[number].labelled
        or len(first.text) > _LONGEST_TITLE
    ):
        return
    for draft in drafts[number : number + first.lines]:
        if draft.block.box != first.box or (draft.block.position == 0 and draft.block is not first):
            break
        yield draft


def _joined(lines: Sequence[Draft], language: str | None) -> Draft | None:
    if any(map(is_paired, lines)):
        return None
    field = field_of(lines[0].block.text)
    if field is not None and field[0] != "title":
        return None  # "Time: 11:00", "Speaker: Ana": facts of the heading above
    if after_label(_bare(lines[0].block.text)) is not None:
        return None  # "Modera: Ana", above "Participan: Kofi"
    for number, draft in enumerate(lines[1:], 1):
        text = draft.block.text.strip()
        if number <= _MOST_TITLE_LINES and after_label(_bare(text)) is not None:
            people = read_speaker_line(text, False)
            return _draft(lines, number, number, people, "labelled", language) if people else None
    first = lines[0].block
    if _is_bold(first):
        return _below_bold(lines, language)
    return _at_the_end(lines, language)


def _below_bold(lines: Sequence[Draft], language: str | None) -> Draft | None:
    """``**Title**`` and a line of names, or ``**Names**`` and a line in bold that is the title."""
    first, second = lines[0].block.text, lines[1].block.text
    if _is_bold(lines[1].block) and _names(first, _MARKED) and _names(second, _MARKED):
        return None  # those who speak, one on each line
    italic = _is_set(lines[1].block, "emphasis")
    signed = read_people(second.strip(" *_/"), _IN_ITALICS) if italic else None
    if signed is not None and signed.speakers and signed.likelihood >= _MARKED:
        return _draft(lines, 1, 1, signed, "italic", language)
    below = _names(second, _MARKED)
    if below is not None:
        used = 1
        while used + 1 < len(lines) and (more := _names(lines[used + 1].block.text, _SURE)) is not None:
            below, used = replace(below, speakers=(*below.speakers, *more.speakers)), used + 1
        return _draft(lines, 1, used, below, "next", language)
    above = _names(first, _SURE)
    if above is not None and _is_bold(lines[1].block):
        title = lines[1]
        split = Split("line:above", title.facts.rest, first, above.speakers, above.likelihood)
        return replace(title, splits=[split, *title.splits], joined=1)
    return None


def _at_the_end(lines: Sequence[Draft], language: str | None) -> Draft | None:
    """A title, what they do, and their name; a handle behind it, or an address, is how people sign."""
    title = lines[0].facts.rest
    if len(lines) > 2 and _SENTENCE.search(title.strip()):
        return None
    last = lines[-1].block.text
    if not _HANDLE.search(last.strip()):
        return None
    found = _names(last, _MARKED)
    if found is None:
        return None
    for draft in lines[1:-1]:  # two who speak, each below what they do
        if _HANDLE.search(draft.block.text.strip()) and (other := _names(draft.block.text, _MARKED)):
            found = replace(found, speakers=(*other.speakers, *found.speakers))
    return _draft(lines, 1, len(lines) - 1, found, "last", language)


def _names(text: str, least: float) -> PeopleReading | None:
    """The people of a line that is nothing else; ``least``: what they must be worth."""
    bare = text.strip(" \t*_>-–—")
    if not bare or len(bare) > _LONGEST_NAMES or not re.search(r"[^\W\d_a-z]", bare):
        return None
    people = read_people(bare, 0.35 if least < _SURE else 0.0)
    return people if people and people.speakers and people.likelihood >= least else None


def _draft(
    lines: Sequence[Draft], titles: int, used: int, people: PeopleReading, way: str, language: str | None
) -> Draft:
    """The first ``titles`` lines as one title; ``used``: how many lines below the first it takes."""
    first = lines[0]
    text = " ".join(draft.block.text.strip(" *_") for draft in lines[:titles])
    facts = first.facts if titles == 1 else read_facts(first.block, language, text, ())
    split = Split(
        f"line:{way}", facts.rest, lines[used].block.text, people.speakers, max(0.6, people.likelihood)
    )
    splits = [split] if people.speakers else []
    return replace(first, facts=facts, splits=[*splits, *first.splits], joined=used)


def _is_bold(block: Block) -> bool:
    return _is_set(block, "strong")


def _is_set(block: Block, style: str) -> bool:
    """Whether a line is set in one style as a whole."""
    runs = styled(block, style)
    return (
        bool(runs) and not block.text[: runs[0].begin].strip() and not block.text[runs[0].stop :].strip(" :.")
    )


def _bare(text: str) -> str:
    return text.strip(" \t*_>")
