"""Which words of a file for pandoc are markup, by rule: what the ledger need not find on the page.

pandoc keeps no account of its input, so this reads the source beside it, with one pattern for each rule.
What is named here may be missing from the page; whatever of it stands there all the same counts as kept.
Addresses of links and pictures are not named: the tree holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.pandoc import html
from summitnotes.formats.pandoc.preparing import prepare, unexported_wholly
from summitnotes.formats.suffixes import NOTES

#: (pattern, fate, rule); of two that overlap, the one that begins first wins. Each is bounded or linear.
_Rule = tuple[re.Pattern[str], Fate, str]


def _rule(pattern: str, rule: str, fate: Fate = Fate.MARKUP) -> _Rule:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE), fate, rule


_COMMENT = r"<!--(?:[^-]|-(?!->))*(?:-->|\Z)"
_ORG = (
    # What code gave is left out by pandoc, with the line that says so.
    _rule(r"^[ \t]*#\+RESULTS(?:\[.{0,80}\])?:.*(?:\n[ \t]*:(?: .*)?$)*", "results", Fate.DROPPED),
    _rule(r"^[ \t]*#\+BEGIN_COMMENT(?s:.{0,20000}?)^[ \t]*#\+END_COMMENT", "comment", Fate.DROPPED),
    _rule(r"^[ \t]*(?:CLOCK|SCHEDULED|DEADLINE|CLOSED): .*$", "planning", Fate.DROPPED),
    _rule(r"^[ \t]*#\+(?:BEGIN|END)_\w{1,40}.{0,200}$", "block"),
    _rule(r"^[ \t]*#\+(?:TITLE|AUTHOR|DATE|EMAIL|SUBTITLE|CAPTION)(?=:)", "keyword"),
    _rule(
        r"^[ \t]*#\+(?!(?:TITLE|AUTHOR|DATE|EMAIL|SUBTITLE|CAPTION):)[\w-]{1,40}:.*$",
        "setting",
        Fate.DROPPED,
    ),
    _rule(r"^[ \t]*#(?: .*)?$", "comment", Fate.DROPPED),
    _rule(r"^[ \t]*:[\w-]{1,40}:(?:[ \t].*)?$", "drawer", Fate.DROPPED),
    _rule(r"<<[^<>\n]{1,200}>>", "target"),
    _rule(r"@@html:<[^@\n]{1,200}>@@", "tag"),
    _rule(r"\\[A-Za-z]{1,20}(?:\{\})?", "entity"),
    _rule(r"\[fn:[^\]\s:]{0,60}[\]:]", "footnote-mark"),
    _rule(r"(?<=\[\[)(?:file:|[#*][^\]\n]{1,200}(?=\]))|\.\w{1,12}(?=\]\[|\]\])", "link-target"),
    _rule(r"^[ \t]*[-+|]{4,}[ \t]*$", "rule"),
)
_MEDIAWIKI = (
    _rule(_COMMENT, "comment", Fate.DROPPED),
    _rule(r"^[ \t]*(?:\{\||\|-|\|\}).*$", "table"),
    _rule(html.TAG, "tag"),
    _rule(r"(?<=\[\[)[^\W\d]{1,20}:(?=[^\]|\n]{1,200}\.\w{2,4}[|\]])", "picture"),
    _rule(
        r"(?<=\|)(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright|\d{1,5}(?:x\d{1,5})?px)"
        r"(?=[|\]])",
        "picture-option",
    ),
    _rule(r"\b(?:colspan|rowspan|style|class|align|width)=(?:\"[^\"\n]{0,200}\"|\w{1,40})", "table"),
    _rule(r"\[\[category:[^\]\n]{0,200}\]\]|__[A-Z]{2,20}__", "setting", Fate.DROPPED),
    _rule(r"^-{4,}[ \t]*$", "rule"),
)
#: ``<1>`` behind a line of code, alone or with others, and before the words that explain it.
_CALLOUT = r"(?:^<(?:\d{1,2}|\.)>(?=[ \t])|<(?:\d{1,2}|\.)>(?=(?:[ \t]*<(?:\d{1,2}|\.)>){0,9}[ \t]*$))"
#: Of links to pages of these notes, which hold the name without it.
_SUFFIXES = "|".join(map(re.escape, NOTES))
_ASCIIDOC = (
    _rule(r"^v\d[\w.]{0,20}(?=,)", "revision"),
    _rule(r"^(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING)(?=: )", "admonition"),
    _rule(r"\{[\w-]{1,60}\}", "attribute"),
    _rule(r"^/{4,}[ \t]*$(?s:.{0,20000}?)^/{4,}[ \t]*$", "comment", Fate.DROPPED),
    _rule(r"^\[[^\]\n]{0,200}\][ \t]*$", "block"),
    _rule(r"^(?:([-=.*_+|/])\1{3,}|\|={3,}|'{3,}|<{3,})[ \t]*$", "block"),
    _rule(r"\bfootnote(?:ref)?:[\w-]{0,60}(?=\[)", "footnote-mark"),
    # "link:other.html[the rest]", "kbd:[Ctrl+C]": the names of the macros that pandoc knows.
    _rule(
        r"\b(?:image|link|include|xref|mailto|kbd|btn|menu|icon|pass|stem)::?(?=[^\s\[\]]{0,2000}\[)", "macro"
    ),
    _rule(r"\[[.#%][^\]\n]{1,200}\](?=[#*_`+~^])", "style"),
    _rule(r"\[\[[^\[\]\n]{1,200}\]\]|(?<=<<)[^<>,\n]{1,200}(?=,|>>)", "target"),
    _rule(_CALLOUT, "callout"),
    _rule(r",[ \t]*(?:\d{1,5}%?|[\w-]{1,40}=(?:\d{1,5}%?|(?=\")))(?=[\",\]])", "macro-option"),
    _rule(rf"(?:{_SUFFIXES})(?=[#\[])", "link-target"),
    _rule(r"^:!?[\w-]{1,60}!?:.*$", "setting", Fate.DROPPED),
    _rule(r"^//(?!/).*$", "comment", Fate.DROPPED),
)
_TEXTILE = (
    _rule(html.TAG, "tag"),
    _rule(
        r"^(?:h[1-6]|p|bq|bc|pre|notextile)(?:\([^)\n]{0,100}\)|\{[^}\n]{0,100}\}|[<>=]){0,4}\.{1,2} ",
        "block",
    ),
    _rule(r"^fn\d{1,4}\. |(?<=\w)\[\d{1,4}\]", "footnote-mark"),
    _rule(r"\{[\w-]{1,40}:[^}\n]{1,200}\}", "style"),
    _rule(r"^###\.{1,2} .*$", "comment", Fate.DROPPED),
)
_HTML = (
    _rule(_COMMENT, "comment", Fate.DROPPED),
    _rule(r"<!DOCTYPE[^<>]{0,300}>", "doctype"),
    _rule(r"<title\b[^<>]{0,200}>[^<]{0,2000}</title>", "page-title", Fate.DROPPED),
    _rule(html.TAG, "tag"),
    _rule(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});", "entity"),
)
_ORG_HEADING = re.compile(r"(\*+)[ \t]")
_ORG_HIDDEN = re.compile(r"^\*+[ \t]+COMMENT\b|:noexport:(?:[\w@:]{0,200}:)?[ \t]*$")
_ORG_ENTITY = re.compile(r"\\([A-Za-z]{1,20})")
_REVISION = re.compile(r"^v(\d[\w.]{0,20})(?=,)", re.MULTILINE)
#: What AsciiDoc draws for ``<1>`` and between the steps of ``menu:File[Save]``.
_DRAWN = "".join(map(chr, range(0x2460, 0x2474))) + "›"
_ATTRIBUTE_VALUE = re.compile(r"^:[\w-]{1,60}:[ \t]+(.{1,1000})$", re.MULTILINE)
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
    for span in sorted(
        [*_all(text, format_id), *prepare(text, format_id).spans], key=lambda one: (one.start, -one.end)
    ):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def repeated(text: str, format_id: str) -> str:
    """What a page shows and the source spells otherwise: values, versions, signs; Org's entities."""
    if format_id == "pandoc:asciidoc":
        return " ".join([*_ATTRIBUTE_VALUE.findall(text), *_REVISION.findall(text), *_DRAWN])
    if format_id == "pandoc:org":
        return " ".join(unescape(f"&{name};") for name in _ORG_ENTITY.findall(text))
    return ""


def _all(text: str, format_id: str) -> Iterator[Span]:
    for pattern, fate, rule in _RULES.get(format_id, ()):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), fate, rule)
    if format_id == "pandoc:org" and not unexported_wholly(text):
        yield from _unexported(text)


def _unexported(text: str) -> Iterator[Span]:
    """Parts of Org that their author keeps from being exported, with all that stands below their heading."""
    start, depth, at = 0, 0, 0
    for line in text.split("\n"):
        heading = _ORG_HEADING.match(line)
        if heading and depth and len(heading.group(1)) <= depth:
            yield Span(start, at, Fate.DROPPED, "not-exported")
            depth = 0
        if heading and not depth and _ORG_HIDDEN.search(line):
            start, depth = at, len(heading.group(1))
        at += len(line) + 1
    if depth:
        yield Span(start, len(text), Fate.DROPPED, "not-exported")
