"""What markdown-it or MyST would drop without a word stays on the page, and is told once a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isStrSpace
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs.parse import ParseError, parse

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.refusing import is_allowed
from summitnotes.records.problems import Subtype

#: Characters of one attribute list that are looked at.
_LONGEST = 500


def keep_words(md: MarkdownIt) -> None:
    """Change rules of ``md`` that drop what they cannot place."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    for name in ("attr", "span"):
        _wrap(md.inline.ruler, name, _attributes_inline)
    _wrap(md.block.ruler, "attr", _attributes_block)


def _wrap(ruler: Any, name: str, around: Callable[..., Any]) -> None:
    """Put ``around(rule)`` in the place of a rule of a plugin, if the plugin is in use."""
    rule = next((rule for rule in ruler.__rules__ if rule.name == name), None)
    if rule is not None:
        ruler.at(name, around(rule.fn), {"alt": rule.alt})


def _table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """As markdown-it's rule; cells beyond the columns of the table stand in the last cell of their row."""
    before = len(state.tokens)
    if not table(state, startLine, endLine, silent):
        return False
    row: list[str] = []
    columns = seen = 0
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            row, seen = _cells(state, token.map[0]), 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "td_open":
            seen += 1
        elif token.type == "inline" and seen == columns and any(row[columns:]):
            beyond = " | ".join(row[columns:])
            token.content = f"{token.content} | {beyond}"
            own = notes.of(state.env)
            said = (
                f'"{beyond[:60]}" stands beyond the columns of its table; shown in the last cell of its row. '
                "Add a column to the first row"
            )
            own.complain(Subtype.MARKUP, said, own.line(token.map[0]) if token.map else None, once="cells")
    return True


def _cells(state: StateBlock, line: int) -> list[str]:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    cells = escapedSplit(text)
    first, last = not cells[0], len(cells) > 1 and not cells[-1]
    return [cell.strip() for cell in cells[int(first) : len(cells) - int(last)]]


def _attributes_inline(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A list of attributes that notes may not give is text."""

    def attributes(state: StateInline, silent: bool) -> bool:
        source = state.src
        start = state.pos
        if source[start] == "[":
            end = state.md.helpers.parseLinkLabel(state, start, False)
            start = end + 1
            if end < 0 or source[start : start + 1] != "{":
                return False
        if source[start : start + 1] != "{":
            return False
        if not _may_stand(source[start : min(state.posMax, start + _LONGEST)], notes.of(state.env), None):
            return False
        return rule(state, silent)

    return attributes


def _attributes_block(rule: Callable[..., bool]) -> Callable[..., bool]:
    """The same for a list on a line of its own."""

    def attributes(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        start, end = state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]
        while end > start and isStrSpace(state.src[end - 1]):
            end -= 1
        written = state.src[start:end]
        if not written.startswith("{") or not written.endswith("}"):
            return False
        own = notes.of(state.env)
        if not _may_stand(written[:_LONGEST], own, own.line(startLine), whole=True):
            return False
        return rule(state, startLine, endLine, silent)

    return attributes


def _may_stand(written: str, own: notes.NotesState, line: int | None, *, whole: bool = False) -> bool:
    """Whether ``written`` begins with attributes that notes may give; if not, it is told."""
    try:
        end, found = parse(written)
    except ParseError:
        return False
    if whole and end + 1 < len(written):
        return False
    given = written[: end + 1]
    if "%" not in given and found and all(is_allowed(name, value) for name, value in found.items()):
        return True
    if found and "%" not in given:
        said = f'the attributes "{given[:80]}" have no effect in notes and are shown as text'
        own.complain(Subtype.POWER, said, line or own.current, once=f"attributes {whole}")
    return False
