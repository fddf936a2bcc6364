"""Literal blocks that hold no code: a programme, the head of a notice, the log of a chat, pasted notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.outline.aligned import aligned_cells
from summitnotes.findings.outline.blocks import BETWEEN_CELLS, BlockKind, Cell

#: Languages of a block for which nobody named one, or named that of words.
_OF_WORDS = frozenset({"", "none", "default", "text", "txt", "plain", "plaintext", "markdown", "md"})
_TIMED = re.compile(r"^\s*\d{1,2}\s?[:.hH]\s?\d{0,2}", re.MULTILINE)
#: A notice begins with its name, place and date in the middle of the page; code has other signs.
_CODE = re.compile(r"[{}=<>$;\\]|\(\)|^\s*[#%>]")
_BANNER_ABOVE = 8  # blocks that may stand above it
_BANNER_ROWS = 8
#: ``[10:52]``, ``ada [10:53]``, ``10:53 <ada>`` before what was said.
_SAID = re.compile(
    r"^(?:[\w|`^-]{1,20}\s)?\[(?P<a>\d{1,2}:\d\d)(?::\d\d)?\]\s+(?:<[^<>\s]{1,30}>\s)?(?P<a_words>\S.*)$"
    r"|^(?P<b>\d{1,2}:\d\d)(?::\d\d)?\s+<[^<>\s]{1,30}>\s+(?P<b_words>\S.*)$"
)
_FEWEST_SAID, _MOSTLY_SAID = 4, 0.4  # rows of a log; the others go on in the row below
#: A subject as people on a chat mark it for all: ``*The Title - Ana Prieto*``, ``#topic The Title``.
_SUBJECT = re.compile(r"\*+(?P<starred>[^*\s][^*]{2,150})\*+$|#topic\s+(?P<topic>\S.{2,150})$")
_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,2}[.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 12  # of pasted notes
_MOST_SIGNS = 0.15  # share of their lines that may look like code


@dataclass(frozen=True, slots=True)
class LiteralLine:
    """A line of a literal block as a block of the file."""

    number: int  # 0-based, of the row
    kind: BlockKind  # LINE, ITEM, LABEL or ROW
    text: str
    verbatim: bool = False  # what stands in its columns is meant to stand there
    cells: tuple[Cell, ...] = ()  # of a row


#: Lines without a blank one between them.
Paragraph = list[LiteralLine]


def is_timed(text: str) -> bool:
    """Whether a line begins with an hour."""
    return _TIMED.match(text) is not None


def read_literal(node: nodes.literal_block, above: int) -> list[Paragraph]:
    """The lines of a literal block that a reader takes for words; none of code.

    ``above``: how many blocks stand before it.
    """
    text = node.astext()
    if len(_TIMED.findall(text)) >= 2:
        return [_plain(text)]
    rows = [row for row in text.split("\n") if row.strip()]
    if node.get("language", "") not in _OF_WORDS or not rows:
        return []
    is_markup = "literal-fallback" in node["classes"]  # a directive that nobody here follows
    if _is_banner(rows, above) and not (is_markup and len(rows) == 1):
        return [_plain(text)]
    said = sum(_SAID.match(row) is not None for row in rows)
    if said >= max(_FEWEST_SAID, _MOSTLY_SAID * len(rows)):
        return [_log(text)]
    return list(_notes(text)) if not is_markup and _is_prose(rows) else []


def _plain(text: str) -> Paragraph:
    """The lines as they stand; those whose parts begin at the same columns are rows of a table."""
    lines = [(number, row) for number, row in enumerate(text.split("\n")) if row.strip()]
    cells = aligned_cells([row for _, row in lines]) or [None] * len(lines)
    return [
        LiteralLine(number, BlockKind.ROW, BETWEEN_CELLS.join(cell.text for cell in parts), cells=parts)
        if parts
        else LiteralLine(number, BlockKind.LINE, row, verbatim=True)
        for (number, row), parts in zip(lines, cells, strict=True)
    ]


def _is_banner(rows: list[str], above: int) -> bool:
    """Whether a block is the head of a notice, set in the middle of its lines, or one line with a day."""
    if above >= _BANNER_ABOVE or any(_CODE.search(row) or _BULLET.match(row) for row in rows):
        return False
    return 1 < len(rows) <= _BANNER_ROWS or (len(rows) == 1 and bool(find_dates(rows[0])))


def _log(text: str) -> Paragraph:
    """What was said, each with what goes on in the rows below it; subjects are labels with their hour."""
    said: Paragraph = []
    for number, row in enumerate(text.split("\n")):
        found = _SAID.match(row)
        if found is None:
            if said and row[:1].isspace() and row.strip():
                last = said.pop()
                said.append(LiteralLine(last.number, last.kind, f"{last.text} {row.strip()}"))
            continue
        hour, words = found["a"] or found["b"], (found["a_words"] or found["b_words"]).strip()
        subject = _SUBJECT.match(words)
        if subject is not None:
            words = f"{hour} {subject['starred'] or subject['topic']}"
        said.append(LiteralLine(number, BlockKind.LABEL if subject else BlockKind.LINE, words))
    return said


def _is_prose(rows: list[str]) -> bool:
    """Whether rows are notes that somebody pasted: sentences and items, and hardly a sign of code."""
    signs = sum(_CODE.search(row) is not None for row in rows)
    words = sum(len(_WORD.findall(row)) for row in rows)
    begun = sum(row.lstrip(" \t-*+•–")[:1].isupper() for row in rows)
    return (
        words >= max(_FEWEST_WORDS, 3 * len(rows))
        and signs <= _MOST_SIGNS * len(rows)
        and begun * 3 > len(rows)
    )


def _notes(text: str) -> Iterator[Paragraph]:
    paragraph: Paragraph = []
    for number, row in enumerate([*text.split("\n"), ""]):
        if row.strip():
            bullet = _BULLET.match(row)
            words = row[bullet.end() :] if bullet else row.strip()
            paragraph.append(LiteralLine(number, BlockKind.ITEM if bullet else BlockKind.LINE, words))
        elif paragraph:
            yield paragraph
            paragraph = []
