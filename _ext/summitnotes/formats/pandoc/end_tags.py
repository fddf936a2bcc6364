"""Ends of cells and rows that an author of HTML left out, as HTML allows, or wrote twice.

Pandoc reads no table without them, nor with one too many; a browser shows it in any case.

https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(
    r"<!--(?:(?!-->).)*-->|<(?P<end>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_CELLS = frozenset({"td", "th"})


@dataclass(slots=True)
class _Table:
    cell: str = ""  # the name of the one that is open
    row: bool = False


def with_ends(text: str) -> str:
    """``text`` with ``</td>``, ``</th>`` and ``</tr>`` where they are implied, each before the next tag.

    Those that end nothing are left out.
    """
    pieces: list[str] = []
    open_tables: list[_Table] = []
    at = 0
    for tag in _TAG.finditer(text):
        if tag["name"] is None:
            continue  # a comment
        name, ends = tag["name"].lower(), bool(tag["end"])
        if name == "table" and not ends:
            open_tables.append(_Table())
            continue
        if not open_tables:
            continue
        stray = ends and _ends_nothing(open_tables[-1], name)
        implied = _implied(open_tables[-1], name, ends)
        if implied or stray:
            pieces += [text[at : tag.start()], implied]
            at = tag.end() if stray else tag.start()
        if name == "table":
            open_tables.pop()
    return "".join([*pieces, text[at:]]) if pieces else text


def _ends_nothing(table: _Table, name: str) -> bool:
    """Whether the end of a cell or row stands where none is open."""
    return (name in _CELLS and not table.cell) or (name == "tr" and not table.row)


def _implied(table: _Table, name: str, ends: bool) -> str:
    """The ends that a tag implies; what is open behind it."""
    found = ""
    if table.cell and not (ends and name in _CELLS):
        found, table.cell = f"</{table.cell}>", ""
    if table.row and name not in _CELLS and not (ends and name == "tr"):
        found, table.row = f"{found}</tr>", False
    if name in _CELLS:
        table.cell = "" if ends else name
    elif name == "tr":
        table.row = not ends
    return found
