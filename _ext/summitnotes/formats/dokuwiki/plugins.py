"""Tags of wiki plugins: this reader has no plugins, so they stay words, and the author is told once each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.dokuwiki.tree import Lines
from summitnotes.records.problems import Problem, Subtype

_TAG = re.compile(
    r"<(?P<tag>[A-Za-z][\w-]{0,40})(?=[\s>])"
    r"|~~(?P<macro>[A-Z][A-Za-z0-9_]{0,40})(?::[^~\n]{0,200})?~~"
    r"|\{\{\s*(?P<media>[A-Za-z]\w{0,40})>"
)
_KNOWN = re.compile(
    r"wrap|block|inline|div|note|color|todo|hidden|panel|accordion|tabs|tab|box|button|callout"
    r"|columns|column|abbr|bookmark|catlist|changes|class|datatable|fc|fs|font|graphviz|html"
    r"|iframe|latex|mermaid|m|math|newcolumn|nspages|pagelist|plantuml|php|searchtable|sortable"
    r"|spoiler|typo|uml",
    re.IGNORECASE,
)
_RUN = frozenset({"html", "php"})
# The tags of the syntax itself stay words when they are left open; that is no plugin.
_OWN = frozenset({"sub", "sup", "del", "code", "file", "nowiki"})
_PLAIN_RULES = frozenset({"text", "plugin", "link"})


def may_hold_tags(text: str) -> bool:
    """Whether anything in a text looks like a tag of a plugin; most texts have nothing that does."""
    return _TAG.search(text) is not None


def plugin_problems(text: str, spans: Sequence[Span], lines: Lines) -> list[Problem]:
    """One complaint for each name of a tag that was left as words."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for span in spans:
        if span.fate is not Fate.TEXT or span.rule not in _PLAIN_RULES:
            continue
        for found in _TAG.finditer(text, span.start, span.end):
            name = found.group(found.lastgroup or 0)
            written = f"<{name}>" if found.lastgroup == "tag" else found.group()
            if name.lower() in seen or not _is_plugin(text, found, name):
                continue
            seen.add(name.lower())
            line = lines.at(found.start() + 1)
            problems.append(_problem(name, written, line))
    return problems


def _is_plugin(text: str, found: re.Match[str], name: str) -> bool:
    if found.lastgroup != "tag":
        return True
    if name.lower() in _OWN:
        return False
    return _KNOWN.fullmatch(name) is not None or (name.isupper() and len(name) > 2)


def _problem(name: str, written: str, line: int) -> Problem:
    if name.lower() in _RUN:
        message = f'"{written}" is never run in notes; shown as text. Use a code block to show it as code.'
        return Problem(Subtype.POWER, message, line)
    message = f'"{written}" belongs to a wiki plugin; shown as text. Remove it or write the notes without it.'
    return Problem(Subtype.PLUGIN, message, line)
