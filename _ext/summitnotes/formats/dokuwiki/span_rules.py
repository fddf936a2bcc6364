"""The rules of spans: what opens with one mark and ends with another. The sort numbers are DokuWiki's own."""

from __future__ import annotations

from summitnotes.formats.dokuwiki.scanner import Act, Extent, Rule, Scanner, matching
from summitnotes.formats.dokuwiki.tree import Node

FORMATS: tuple[tuple[str, int, str, str, str], ...] = (
    # name, sort, opening mark, closing mark, character that may not follow the opening mark
    ("bold", 70, "**", "**", "*"),
    ("italic", 80, "//", "//", "/"),
    ("underline", 90, "__", "__", "_"),
    ("monospace", 100, "''", "''", "'"),
    ("subscript", 110, "<sub>", "</sub>", ""),
    ("superscript", 120, "<sup>", "</sup>", ""),
    ("deleted", 130, "<del>", "</del>", ""),
)


def _open_extent(name: str, mark: str, close: str, never_next: str) -> Extent:
    """Where the opening mark of a span ends, if a span may open there."""
    size = len(mark)

    def extent(scan: Scanner, at: int) -> int:
        text, end = scan.text, at + size
        if not text.startswith(mark, at):
            return -1
        if scan.old:
            # Any later closing mark will do; "//" does not even ask for one.
            opens = name == "italic" or scan.find.literal(close, end) >= 0
        else:
            following = text[end : end + 1]
            opens = not following.isspace() and following != never_next and following != ""
            opens = opens and (mark != close or not text.startswith(close, end))
            opens = opens and scan.can_enter(name, end)
        return end if opens and scan.may_nest(at) else -1

    return extent


def _opening(name: str) -> Act:
    """An act that opens a span."""

    def act(scan: Scanner, start: int, end: int) -> None:
        scan.enter(Node("span", start, end, name), name)

    return act


def _close_extent(close: str) -> Extent:
    """Where the closing mark of a span ends; it must touch text, except in older releases."""

    def extent(scan: Scanner, at: int) -> int:
        if not scan.text.startswith(close, at):
            return -1
        return at + len(close) if scan.old or not scan.text[at - 1].isspace() else -1

    return extent


def _leave(scan: Scanner, start: int, end: int) -> None:
    scan.leave(end)


def _trigger_of(mark: str) -> str:
    return "<" if mark.startswith("<") else mark


SPANS = tuple(
    Rule(
        name,
        sort,
        _trigger_of(mark),
        _open_extent(name, mark, close, never),
        _opening(name),
        opaque=False,
    )
    for name, sort, mark, close, never in FORMATS
)


def span_end(name: str) -> Rule:
    """The rule that closes the span called ``name``."""
    sort, mark, close = next((sort, mark, close) for named, sort, mark, close, _ in FORMATS if named == name)
    return Rule(name, sort, _trigger_of(mark), _close_extent(close), _leave)


# -- footnotes ---------------------------------------------------------------------------------------


def _footnote_extent(scan: Scanner, at: int) -> int:
    if scan.inside("footnote"):
        return -1
    if scan.old:
        closes = scan.find.literal("))", at + 2) >= 0
    else:
        closes = scan.can_enter("footnote", at + 2)
    return at + 2 if closes and scan.may_nest(at) else -1


def _open_footnote(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("footnote", start, end), "footnote")


FOOTNOTE = Rule("footnote", 150, "((", _footnote_extent, _open_footnote, opaque=False)
FOOTNOTE_END = Rule("footnote", 151, "))", matching(r"\)\)"), _leave)
