"""Definitions of substitutions that docutils cannot read.

It looks for the bar that closes the name in all lines of the definition, each time from the beginning.
If there is none, it takes all of them off the page and complains about the line behind them.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice, takewhile

_START = re.compile(r"[ ]*(?:(?:[-*+•‣⁃]|\(?(?:\d{1,9}|#)[.)])[ ]+)*\.\.[ ]+\|(?=[^ \n])")
#: The bar behind a name; with a backslash before it, it is one of the name.
_CLOSED = re.compile(r"[^\s\\]\|(?:\s|$)")
#: What is indented below is no markup.
_LITERAL = re.compile(r"\s*(?!\.\.\s)(?:\S.*)?::\s*$|\s*\.\. (?:code|code-block|sourcecode)::")


def unreadable_definitions(lines: list[str]) -> dict[int, list[int]]:
    """The first line (0-based) of each definition whose name has no end -> its lines that are not blank."""
    found: dict[int, list[int]] = {}
    below = 0  # the first line behind the last definition
    literal: int | None = None  # the indent of what a literal block stands below
    for number, line in enumerate(lines):
        if literal is not None and line.strip() and _indent(line) <= literal:
            literal = None
        if literal is None and _LITERAL.match(line):
            literal = _indent(line)
        if literal is None and number >= below and (start := _START.match(line)):
            rest = takewhile(partial(_is_below, line), islice(lines, number + 1, None))
            rows = [line[start.end() :], *rest]
            if not any(map(_CLOSED.search, rows)):
                below = number + len(rows)
                found[number] = [row for row in range(number, below) if lines[row].strip()]
    return found


def _is_below(other: str, line: str) -> bool:
    return not line.strip() or _indent(line) > _indent(other)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
