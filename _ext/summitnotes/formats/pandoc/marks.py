"""Which words of a file for pandoc are markup, by rule: what the ledger need not find on the page.

pandoc keeps no account of its input, so this reads the source beside it, with one pattern for each rule.
What is named here may be missing from the page; whatever of it stands there all the same counts as kept.
Addresses of links and pictures are not named: the tree holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.formats.base import Fate, Span

#: (pattern, fate, rule); of two that overlap, the one that begins first wins. Each is bounded or linear.
_Rule = tuple[re.Pattern[str], Fate, str]


def _rule(pattern: str, rule: str, fate: Fate = Fate.MARKUP) -> _Rule:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE), fate, rule


_ORG = (
    _rule(r"^[ \t]*#\+(?:BEGIN|END)_\w{1,40}.{0,200}$", "block"),
    _rule(r"^[ \t]*#\+(?:TITLE|AUTHOR|DATE|EMAIL|SUBTITLE|CAPTION|NAME)(?=:)", "keyword"),
    _rule(
        r"^[ \t]*#\+(?!(?:TITLE|AUTHOR|DATE|EMAIL|SUBTITLE|CAPTION|NAME):)[\w-]{1,40}:.*$",
        "setting",
        Fate.DROPPED,
    ),
    _rule(r"^[ \t]*#(?: .*)?$", "comment", Fate.DROPPED),
    _rule(r"^[ \t]*:[\w-]{1,40}:(?:[ \t].*)?$", "drawer", Fate.DROPPED),
    _rule(r"\[fn:[^\]\s:]{0,60}[\]:]", "footnote-mark"),
    _rule(r"(?<=\[\[)(?:file:|[#*][^\]\n]{1,200}(?=\]))|\.\w{1,12}(?=\]\[|\]\])", "link-target"),
    _rule(r"^[ \t]*[-+|]{4,}[ \t]*$", "rule"),
)
_MEDIAWIKI = (
    _rule(r"^[ \t]*(?:\{\||\|-|\|\}).*$", "table"),
    _rule(r"</?(?:ref|nowiki|pre|br|sub|sup|s|u|del|ins|code|tt|small|big|blockquote)\b[^<>]{0,200}>", "tag"),
    _rule(r"\b(?:colspan|rowspan|style|class|align|width)=(?:\"[^\"\n]{0,200}\"|\w{1,40})", "table"),
    _rule(r"\[\[category:[^\]\n]{0,200}\]\]|__[A-Z]{2,20}__", "setting", Fate.DROPPED),
    _rule(r"^-{4,}[ \t]*$", "rule"),
)
_ASCIIDOC = (
    _rule(r"^\[[^\]\n]{0,200}\][ \t]*$", "block"),
    _rule(r"^(?:([-=.*_+|/])\1{3,}|\|={3,}|'{3,}|<{3,})[ \t]*$", "block"),
    _rule(r"\bfootnote(?:ref)?:[\w-]{0,60}(?=\[)", "footnote-mark"),
    _rule(r"\b(?:image|link|include|xref)::?(?=[^\s\[]{1,2000}\[)", "macro"),
    _rule(r"^:!?[\w-]{1,60}!?:.*$", "setting", Fate.DROPPED),
    _rule(r"^//(?!/).*$", "comment", Fate.DROPPED),
)
_TEXTILE = (
    _rule(
        r"^(?:h[1-6]|p|bq|bc|pre|notextile)(?:\([^)\n]{0,100}\)|\{[^}\n]{0,100}\}|[<>=]){0,4}\.{1,2} ",
        "block",
    ),
    _rule(r"^fn\d{1,4}\. |(?<=\w)\[\d{1,4}\]", "footnote-mark"),
    _rule(r"^###\.{1,2} .*$", "comment", Fate.DROPPED),
)
_HTML_TAG = r"</?[A-Za-z](?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}'){0,2000}>"
# The text of these is no part of a page in any browser. Without an end they go on to the end of the file.
_HTML_UNSEEN = r"<(script|style|template)\b[^<>]{0,2000}>(?:[^<]|<(?!/\1))*(?:</\1[^<>]{0,40}>?|\Z)"
_HTML = (
    _rule(r"<!--(?:[^-]|-(?!->))*(?:-->|\Z)", "comment", Fate.DROPPED),
    _rule(_HTML_UNSEEN, "script", Fate.DROPPED),
    _rule(r"<!DOCTYPE[^<>]{0,300}>", "doctype"),
    _rule(_HTML_TAG, "tag"),
    _rule(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});", "entity"),
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "pandoc:org": _ORG,
    "pandoc:mediawiki": _MEDIAWIKI,
    "pandoc:asciidoc": _ASCIIDOC,
    "pandoc:textile": _TEXTILE,
    "pandoc:html": _HTML,
}


def pandoc_marks(text: str, format_id: str) -> list[Span]:
    """The markup of ``text`` with the names of its rules, in order and without overlaps; gaps are text."""
    found: list[Span] = []
    for span in sorted(_all(text, format_id), key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _all(text: str, format_id: str) -> Iterator[Span]:
    for pattern, fate, rule in _RULES.get(format_id, ()):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), fate, rule)
