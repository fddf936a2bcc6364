"""The tags of HTML that notes in Markdown may use, and what each becomes. All others stay as text.

The list holds what Markdown itself can say or what only carries words; nothing that lays things over the
page, loads something, or asks something of a reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SILENT_BLOCKS = """
    p div center section article header footer main aside figure figcaption address hgroup li dl dt dd
"""
_KNOWN = """
    a abbr audio b base big blockquote body br button canvas center code dd del details div dl dt em embed
    fieldset font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd
    li link map mark marquee math menu meta nav noscript object ol option p param picture pre q s script
    section select small source span strike strong style sub summary sup svg table tbody td template textarea
    tfoot th thead title tr tt u ul video wbr
"""

#: Inline tags -> the token of Markdown that says the same.
NATIVE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "s", "strike": "s", "del": "s"}
#: Inline tags that become a node of their own: keys, typed words, small letters, marked words.
STYLED = frozenset(["kbd", "samp", "code", "tt", "var", "sub", "sup", "mark", "u", "ins", "abbr"])
#: Inline tags whose words stay as they are: they only say how to show them.
SILENT = frozenset(["span", "small", "big", "font", "nobr", "time", "cite", "bdi", "label"])
#: Inline tags that have a partner.
INLINE = frozenset({"a", *NATIVE, *STYLED, *SILENT})
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
LISTS = frozenset(["ul", "ol"])
#: Block tags that become containers.
PAIRED_BLOCKS = frozenset({*LISTS, "blockquote", "details", "summary"})
#: Block tags that only part what stands before them from what stands behind.
SILENT_BLOCKS = frozenset(_SILENT_BLOCKS.split())
#: Tags that only a whole table gives a meaning.
TABLE = frozenset(["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"])
BLOCKS = frozenset({*HEADINGS, *PAIRED_BLOCKS, *SILENT_BLOCKS, *TABLE, "hr", "pre"})
#: Names that are tags of HTML for certain; a word between ``<`` and ``>`` may be anything.
KNOWN = frozenset(_KNOWN.split())


TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:[\s/][^<>]{0,1000})?)>")


@dataclass(slots=True)
class Tag:
    """One tag as it stands in the source."""

    name: str
    closing: bool
    source: str
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def acts(self) -> bool:
        """Whether the tag asks for something to be run."""
        return any(name.startswith("on") for name in self.attributes)


class _Attributes(HTMLParser):
    """The attributes of the tag that it is fed, entities resolved."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def read_tag(found: re.Match[str]) -> Tag:
    """The tag that :data:`TAG` found."""
    closing, name, rest = found.groups()
    attributes: dict[str, str] = {}
    if rest.strip(" /\n\t") and not closing:
        parser = _Attributes()
        parser.feed(found.group())
        attributes = parser.found
    return Tag(name.lower(), bool(closing), found.group(), attributes)
