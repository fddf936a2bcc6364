"""The modes: which rules may fire inside which kind of node."""

from __future__ import annotations

from collections.abc import Callable

from summitnotes.formats.dokuwiki.rules import (
    CONTAINERS,
    FOOTNOTE_END,
    FORMATS,
    HEADING,
    INLINE,
    INSIDE_LIST,
    INSIDE_QUOTE,
    INSIDE_TABLE,
    LINE_END,
    LIST,
    PREFORMATTED,
    RULE,
    TABLE,
    VERBATIM,
    close_extent,
    leave_span,
    trigger_of,
)
from summitnotes.formats.dokuwiki.scanner import Mode, Rule


def _base() -> tuple[Rule, ...]:
    return (*CONTAINERS, PREFORMATTED, HEADING, *INLINE, *VERBATIM, LINE_END)


def _span(name: str, mark: str, close: str) -> tuple[Rule, ...]:
    inside = tuple(rule for rule in INLINE if rule.name != name)
    sort = next(s for n, s, *_ in FORMATS if n == name)
    return (*inside, Rule(name, sort, trigger_of(mark), close_extent(close), leave_span))


RULE_NAMES: frozenset[str] = frozenset(rule.name for rule in _base()) | {"url", "plugin"}


def build_modes(without: frozenset[str]) -> dict[str, Mode]:
    """The modes of the scanner, with the named rules left out."""
    urls = "url" not in without
    kept: Callable[[tuple[Rule, ...]], list[Rule]] = lambda rules: [  # noqa: E731
        rule for rule in rules if rule.name not in without
    ]
    modes = {
        "base": Mode("base", kept(_base()), urls),
        "list": Mode("list", kept((*INSIDE_LIST, *INLINE, *VERBATIM)), urls),
        "table": Mode("table", kept((*INSIDE_TABLE, *INLINE, *VERBATIM)), urls),
        "quoted": Mode("quoted", kept((LIST, TABLE, RULE, PREFORMATTED, *INLINE, *VERBATIM, LINE_END)), urls),
        "quote": Mode("quote", kept((*INSIDE_QUOTE, *INLINE, *VERBATIM)), urls),
        "footnote": Mode(
            "footnote",
            kept((*CONTAINERS, PREFORMATTED, *INLINE, *VERBATIM, FOOTNOTE_END)),
            urls,
            closer=("))", False, False),
        ),
    }
    for name, _, mark, close, _ in FORMATS:
        modes[name] = Mode(name, kept(_span(name, mark, close)), urls, closer=(close, True, True))
    return modes
