"""Cells of a programme that hold more than one session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Block, Cell, styled
from summitnotes.findings.outline.texts import within
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.findings.sessions.words.telling import names_chair

_NAMED = 0.75  # likelihood of names from which a line holds a session of its own
_MOST = 12  # sessions of one cell


def sessions_of(cell: Cell, row: Block, language: str | None) -> list[Cell]:
    """The sessions of a cell, each as a cell; the cell itself where it holds one.

    Each begins with a bold line above others, or each line is a title with its names, or one above them, or
    an hour with what happens then; among paragraphs those of one such line, whatever the others say of what
    they are part of.
    """
    if BREAK not in cell.text:
        return [cell]
    cell = _without_abstract(cell)
    lines = _lines(cell)
    if is_day_of_hours(cell):
        return [_part(cell, *line) for line in lines]
    begins = _hours(cell, lines)
    if begins:
        return _parts(cell, lines, begins)
    lone = _lone(cell, lines)
    if len(lone) > 1:
        whole = [line for line in lone if _is_whole(cell, row, language, *line)]
        if 1 < len(whole) <= _MOST:
            return [_part(cell, *line) for line in whole]
    bold = [number for number, (begin, stop) in enumerate(lines) if _is_bold(cell, begin, stop)]
    begins = _apart(bold, lines) if bold[:1] == [0] else []
    if len(begins) < 2:
        above = _titles_above_names(cell, lines)
        if above:
            return _parts(cell, lines, above)
        begins = _titles_with_names(cell, row, language, lines)
    if not 1 < len(begins) <= _MOST:
        return [cell]
    return _parts(cell, lines, begins)


def _without_abstract(cell: Cell) -> Cell:
    """A cell up to its only line "Abstract" or "Bio: …" below a title."""
    lines = _lines(cell)
    parts = [number for number, (begin, stop) in enumerate(lines) if _is_part(cell.text[begin:stop])]
    return _part(cell, lines[0][0], lines[parts[0] - 1][1]) if len(parts) == 1 and parts[0] else cell


def _is_part(line: str) -> bool:
    label = line.partition(":")[0]
    return fold_name(label) in _PARTS


_PARTS = words("sessions/parts_of_talks")


def _parts(cell: Cell, lines: Sequence[tuple[int, int]], begins: Sequence[int]) -> list[Cell]:
    stops = [*begins[1:], len(lines)]
    return [
        _part(cell, lines[first][0], lines[stop - 1][1]) for first, stop in zip(begins, stops, strict=True)
    ]


def _hours(cell: Cell, lines: Sequence[tuple[int, int]]) -> list[int]:
    """The lines that begin with an hour, the first among them, each later than the one before."""
    spans = [_hour(cell.text[begin:stop].strip()) for begin, stop in lines]
    begins = [number for number, span in enumerate(spans) if span is not None]
    starts = [span.start for span in spans if span is not None]
    rising = all(one < other for one, other in pairwise(starts))
    return begins if len(begins) > 1 and begins[0] == 0 and rising else []


def _hour(line: str) -> TimeSpan | None:
    span = read_time_at(line) if line[:1].isdigit() else None
    return span if span is not None and span.sure else None


def _titles_with_names(
    cell: Cell, row: Block, language: str | None, lines: Sequence[tuple[int, int]]
) -> list[int]:
    """Lines that are a title with its names each; the first may be what they have in common: "Looms"."""
    whole = [number for number, line in enumerate(lines) if _is_whole(cell, row, language, *line)]
    first = 0 if whole[:1] == [0] else 1
    texts = [cell.text[begin:stop].strip() for begin, stop in lines]
    if first and all(map(_names_people_of, texts[1:])) and any(map(is_organisation, texts[1:])):
        return []  # a title, and below it each who speaks with their firm
    rest = len(lines) - first
    enough = len(whole) == rest or len(whole) >= max(_SURE, _MOSTLY_WHOLE * rest)
    return list(range(first, len(lines))) if enough else []


def _titles_above_names(cell: Cell, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Lines that are a title, each with the names of those who speak on the next one: a session of papers.

    Above the first may stand what they have in common, and who chairs it.
    """
    texts = [cell.text[begin:stop].strip() for begin, stop in lines]
    named = [_names_people(text) for text in texts]
    begins = [number for number, (one, next_one) in enumerate(pairwise(named)) if next_one and not one]
    first = begins[0] if begins else 0
    pairs = begins == list(range(first, len(lines), 2)) and first + 2 * len(begins) == len(lines)
    heads = texts[:first]
    chaired = any(map(names_chair, heads)) or any(kind_prefix(head) for head in heads)
    brief = all(len(texts[number].split()) > 1 for number in begins)
    return begins if pairs and brief and len(heads) <= _HEADS and (len(begins) > 1 or chaired) else []


_HEADS = 2  # lines above the first title


def _names_people_of(line: str) -> bool:
    """Whether a line is a name and where they work: "Ana Prieto, Acme"."""
    people = read_people(line)
    if people is None or len(people.speakers) != 1 or people.likelihood < _NAMED:
        return False
    return people.speakers[0].affiliation is not None


def _names_people(line: str) -> bool:
    if names_chair(line.strip("()")):
        return False
    people = read_people(line.strip("()"))
    return people is not None and bool(people.speakers) and people.likelihood >= _NAMED


_MOSTLY_WHOLE = 0.6  # share of the lines
_SURE = 2  # lines below a common head that are a title with its names


def is_day_of_hours(cell: Cell) -> bool:
    """Whether the lines of a cell are the programme of a day: "9:00 – 9:30 Arrival", "9:30 Keynote"."""
    lines = [cell.text[begin:stop].strip() for begin, stop in _lines(cell)] if BREAK in cell.text else []
    timed = [line for line in lines if _begins_with_time(line)]
    return len(timed) >= _LEAST_TIMED and len(timed) >= _MOSTLY * len(lines)


_LEAST_TIMED = 3  # lines
_MOSTLY = 0.7  # share of the lines: the last may be "then dinner"


def _begins_with_time(line: str) -> bool:
    span = _hour(line)
    return span is not None and any(map(str.isalpha, line[span.stop :]))


def _lines(cell: Cell) -> list[tuple[int, int]]:
    """(begin, stop) of the lines of a cell that hold words."""
    found, at = [], 0
    for line in cell.text.split(BREAK):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _lone(cell: Cell, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines between blank ones."""
    apart = [2, *(_gap(cell, one, other) for one, other in pairwise(lines)), 2]
    return [line for line, gaps in zip(lines, pairwise(apart), strict=True) if min(gaps) > 1]


def _gap(cell: Cell, one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many line ends stand between two lines."""
    return cell.text.count(BREAK, one[1], other[0])


def _is_bold(cell: Cell, begin: int, stop: int) -> bool:
    """Whether a line is set in bold from end to end."""
    bold = within(tuple(styled(cell, "strong")), begin, stop)
    words = cell.text[begin:stop]
    return bool(bold) and not words[: bold[0].begin].strip() and not words[bold[-1].stop :].strip(" :.")


def _apart(bold: Sequence[int], lines: Sequence[tuple[int, int]]) -> list[int]:
    """The bold lines that begin a session: each has something below it that is not bold."""
    titled = [number for number in bold if number + 1 not in bold and number + 1 < len(lines)]
    return list(bold) if titled == list(bold) else []


def _is_whole(cell: Cell, row: Block, language: str | None, begin: int, stop: int) -> bool:
    """Whether a line is a title with those who speak."""
    facts = read_facts(row, language, cell.text[begin:stop], within(cell.runs, begin, stop))
    return any(split.title and split.likelihood >= _NAMED for split in facts.splits)


def _part(cell: Cell, begin: int, stop: int) -> Cell:
    return replace(cell, text=cell.text[begin:stop], runs=within(cell.runs, begin, stop))
