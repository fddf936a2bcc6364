"""The rules of blocks: what begins at a line end, and a heading. The sort numbers are DokuWiki's own."""

from __future__ import annotations

import re

from summitnotes.formats.dokuwiki.scanner import Rule, Scanner, adding, matching
from summitnotes.formats.dokuwiki.tree import Node


def _block_end(scan: Scanner, at: int) -> int:
    """A block ends at its line end. Older releases swallow that line end, so no block can follow at once."""
    return at + 1 if scan.old else at


def _swallowed(scan: Scanner, at: int) -> bool:
    """Older releases read blanks between a piece of markup and its line end as the end of the line.

    A block that needs that line end is then not seen; lists and tables bring a pattern for the blanks.
    """
    return scan.old and scan.text_from < at and not scan.text[scan.text_from : at].strip(" \t")


def _leave(scan: Scanner, start: int, end: int) -> None:
    scan.leave(start)


# -- lists -------------------------------------------------------------------------------------------

_ITEM = r"\n(?: {2,}|\t+)[-*]"


def _marker(scan: Scanner, start: int, end: int) -> Node:
    marker = scan.text[start + 1 : end]
    depth = marker.replace("\t", "  ").count("  ")
    return Node("item", start + 1, end, (depth, marker[-1]))


def _open_list(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("list", start + 1, end), "list")
    scan.add(_marker(scan, start, end))


def _next_item(scan: Scanner, start: int, end: int) -> None:
    scan.add(_marker(scan, start, end))


def _list_end(scan: Scanner, at: int) -> int:
    """An indented line behind an item is running text: the list swallows the line end before it."""
    return at + 1 if scan.old or scan.text.startswith(("  ", "\t"), at + 1) else at


LIST = Rule("list", 10, "\n", matching(_ITEM), _open_list, opaque=False)
#: What only stands inside a list: its next item, and its end.
INSIDE_LIST = (
    Rule("list", 10, "\n", matching(_ITEM), _next_item),
    Rule("list", 11, "\n", _list_end, _leave),
)

# -- preformatted lines ------------------------------------------------------------------------------

_PREFORMATTED = re.compile(r"\n(?:  |\t)(?![*-])[^\n]*(?:\n(?:  |\t)[^\n]*)*")


def _preformatted_extent(scan: Scanner, at: int) -> int:
    found = _PREFORMATTED.match(scan.text, at)
    if found is None or _swallowed(scan, at):
        return -1
    return found.end() + 1 if scan.old and found.end() < len(scan.text) else found.end()


PREFORMATTED = Rule("preformatted", 20, "\n", _preformatted_extent, adding("pre"), opaque=False)

# -- headings ----------------------------------------------------------------------------------------

# Where a line's words end; written so that a long run of blanks is walked once.
_LINE_TAIL = re.compile(r"(?<![ \t])[ \t]*(?=\n)")


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks stand before ``at``; lines that these make preformatted were taken before."""
    while text[at - 1] in " \t":
        at -= 1
    return text[at - 1] == "\n"


def _heading_extent(scan: Scanner, at: int) -> int:
    """``== words ==`` alone on its line; older releases take one in mid-line as well."""
    text = scan.text
    if not scan.old and not _begins_line(text, at):
        return -1
    tail = scan.find.pattern(_LINE_TAIL, at)
    if tail - at < 5 or not text.endswith("==", at, tail):
        return -1
    return scan.find.literal("\n", tail)


HEADING = Rule("heading", 50, "==", _heading_extent, adding("heading"))

# -- tables ------------------------------------------------------------------------------------------

_TABLE = r"\n[|^]"


def _open_table(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("table", start + 1, end), "table")
    _next_row(scan, start, end)


def _next_row(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("row", start + 1, start + 1))
    scan.add(Node("bar", start + 1, end, scan.text[start + 1]))


def _bar(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("bar", start, end, scan.text[start]))


TABLE = Rule("table", 60, "\n", matching(_TABLE), _open_table, opaque=False)
INSIDE_TABLE = (
    Rule("table", 60, "\n", matching(_TABLE), _next_row),
    Rule("table", 61, "|", matching(r"\|"), _bar),
    Rule("table", 61, "^", matching(r"\^"), _bar),
    Rule("table", 62, "\n", _block_end, _leave),
)

# -- quotes ------------------------------------------------------------------------------------------

_QUOTE = re.compile(r"(?:\n>[^\n]*)+")
_OLD_QUOTE = re.compile(r"\n>+")
_QUOTE_MARK = re.compile(r"\n(?:> ?)+")


def _quote_extent(scan: Scanner, at: int) -> int:
    """All lines that begin with ``>``; older releases go mark by mark."""
    found = (_OLD_QUOTE if scan.old else _QUOTE).match(scan.text, at)
    return found.end() if found and not _swallowed(scan, at) else -1


def _quote_mark(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("mark", start + 1, end, end - start - 1))


def _open_quote(scan: Scanner, start: int, end: int) -> None:
    if scan.old:
        scan.enter(Node("quote", start + 1, end), "quote")
        _quote_mark(scan, start, end)
        return
    # Lines of one depth are read like a page of their own, so no span reaches out of the quote.
    quote = Node("quote", start + 1, end)
    scan.add(quote)
    marks = list(_QUOTE_MARK.finditer(scan.text, start, end))
    first = 0
    for number, mark in enumerate(marks):
        depth = mark.group().count(">")
        last = number + 1 == len(marks)
        if not last and marks[number + 1].group().count(">") == depth:
            continue
        until = end if last else marks[number + 1].start()
        quote.children.append(Node("mark", marks[first].start() + 1, marks[first].end(), depth))
        quote.children += scan.scan_within([(m.start(), m.end()) for m in marks[first : number + 1]], until)
        first = number + 1


QUOTE = Rule("quote", 220, "\n", _quote_extent, _open_quote)
INSIDE_QUOTE = (
    Rule("quote", 220, "\n", _quote_extent, _quote_mark),
    Rule("quote", 221, "\n", _block_end, _leave),
)

# -- rules across the page ---------------------------------------------------------------------------

_RULE = re.compile(r"\n-{4,}(?=\n)")
_OLD_RULE = re.compile(r"\n[ \t]*-{4,}[ \t]*(?=\n)")


def _rule_extent(scan: Scanner, at: int) -> int:
    found = (_OLD_RULE if scan.old else _RULE).match(scan.text, at)
    return found.end() if found and not _swallowed(scan, at) else -1


def _rule(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("rule", start + 1, end))


RULE = Rule("rule", 160, "\n", _rule_extent, _rule)

LINE_END = Rule("line-end", 370, "\n", matching(r"\n"), adding("eol"))
