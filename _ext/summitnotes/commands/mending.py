"""Slips that can be mended for certain, because only one text can have been meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

#: From here on two words are one with a slip of the hand.
CERTAIN = 0.8

_Rows = list[str]
_Mend = Callable[[_Rows, int, "re.Match[str]"], None]


def mend(text: str, messages: Iterable[tuple[int, str]]) -> str:
    """``text`` without the slips that its messages, as (1-based line, message), are sure about."""
    newline = "\r\n" if "\r\n" in text else "\n"
    rows = text.split(newline)
    # From below, so that the lines above stay where the messages say.
    for line, message in sorted(messages, reverse=True):
        if not 0 < line <= len(rows):
            continue
        for pattern, act in _MENDS:
            if match := pattern.search(message):
                act(rows, line - 1, match)
                break
    return newline.join(rows)


def _name(rows: _Rows, at: int, match: re.Match[str]) -> None:
    """A misspelt name of a key, an option or a directive."""
    written, meant = match[1], match[2]
    alike = difflib.SequenceMatcher(None, written, meant).ratio() >= CERTAIN
    if alike and rows[at].count(written) == 1:
        rows[at] = rows[at].replace(written, meant)


def _directive(rows: _Rows, at: int, match: re.Match[str]) -> None:
    """The beginning of a directive whose name is right."""
    meant = match[2]
    name = re.sub(r"[^\w-]", "", meant)
    fence = re.match(r"^(\s*)([`~:]{2,}|)\s*\{?\s*" + re.escape(name) + r"\}?(?=\s|$)", rows[at])
    dots = re.match(r"^(\s*)[.:]{1,4} ?" + re.escape(name) + r" ?:{1,3}(?=\s|$)", rows[at])
    if meant.startswith("..") and dots:
        rows[at] = f"{dots[1]}{meant}{rows[at][dots.end() :]}"
    elif meant.startswith("```") and fence and len(fence[2]) >= 3:
        rows[at] = f"{fence[1]}{fence[2]}{{{name}}}{rows[at][fence.end() :]}"


def _role(rows: _Rows, at: int, match: re.Match[str]) -> None:
    """A role in the syntax of the other format."""
    written, meant = match[1], match[2]
    target = re.search(r"`([^`]+)`$", written)
    if target and rows[at].count(written) == 1:
        rows[at] = rows[at].replace(written, meant.replace("…", target[1]))


def _option(rows: _Rows, at: int, match: re.Match[str]) -> None:
    """An option without its colons, or without a blank behind them."""
    name = match[2]
    written = re.match(rf"^(\s*):?{re.escape(name)}:?\s*(.*)$", rows[at])
    if written:
        rows[at] = f"{written[1]}:{name}: {written[2]}".rstrip()


def _blank_out(rows: _Rows, at: int, match: re.Match[str]) -> None:
    while at > 0 and not rows[at - 1].strip():
        del rows[at - 1]
        at -= 1


def _blank_in(rows: _Rows, at: int, match: re.Match[str]) -> None:
    rows.insert(at, "")


_MENDS: tuple[tuple[re.Pattern[str], _Mend], ...] = (
    (re.compile(r'unknown key "([^"]+)" .*did you mean "([^"]+)"\?'), _name),
    (re.compile(r'unknown option ":([^"]+):" .*Did you mean ":([^"]+):"\?'), _name),
    (re.compile(r'unknown directive "([^"]+)".*Did you mean "[.`]+ ?\{?([\w-]+)'), _name),
    (re.compile(r'"([^\n]+?)" seems to be a role, but .*Did you mean "([^"]+)"\?'), _role),
    (re.compile(r'"([^\n]+?)" seems to be a directive, but .*Did you mean "([^"]+)"\?'), _directive),
    (re.compile(r'"([^\n]+?)" seems to be an option of .* Write ":([\w-]+): …"'), _option),
    (re.compile(r"Take out the blank line above it\.$"), _blank_out),
    (re.compile(r"because no blank line stands above it\. Add one\.$"), _blank_in),
)
