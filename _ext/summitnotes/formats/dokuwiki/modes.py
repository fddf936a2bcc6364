"""The modes: which rules may fire inside which kind of node."""

from __future__ import annotations

from collections.abc import Callable

from summitnotes.formats.dokuwiki.block_rules import (
    HEADING,
    INSIDE_LIST,
    INSIDE_QUOTE,
    INSIDE_TABLE,
    LINE_END,
    LIST,
    PREFORMATTED,
    QUOTE,
    RULE,
    TABLE,
)
from summitnotes.formats.dokuwiki.piece_rules import LITERAL, SUBSTITUTIONS, VERBATIM
from summitnotes.formats.dokuwiki.scanner import Mode, Rule
from summitnotes.formats.dokuwiki.span_rules import FOOTNOTE, FOOTNOTE_END, FORMATS, SPANS, span_end

INLINE = (*SPANS, FOOTNOTE, *LITERAL, *SUBSTITUTIONS)
CONTAINERS = (LIST, TABLE, RULE, QUOTE)
BASE = (*CONTAINERS, PREFORMATTED, HEADING, *INLINE, *VERBATIM, LINE_END)


def _inside_span(name: str) -> tuple[Rule, ...]:
    return (*(rule for rule in INLINE if rule.name != name), span_end(name))


#: What can be switched off by name (``ReadOptions.without``): what such a rule would have taken is text then.
RULE_NAMES: frozenset[str] = frozenset(rule.name for rule in BASE) | {"url", "plugin"}


def build_modes(without: frozenset[str]) -> dict[str, Mode]:
    """The modes of the scanner, with the named rules left out."""
    urls = "url" not in without
    kept: Callable[[tuple[Rule, ...]], list[Rule]] = lambda rules: [  # noqa: E731
        rule for rule in rules if rule.name not in without
    ]
    modes = {
        "base": Mode("base", kept(BASE), urls),
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
    for name, _, _, close, _ in FORMATS:
        modes[name] = Mode(name, kept(_inside_span(name)), urls, closer=(close, True, True))
    return modes
