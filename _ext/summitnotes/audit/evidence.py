"""What became of words that are no text on the page: attributes of the tree that still hold them.

A link keeps its address, a picture its file, a comment its words, a list the number it begins with. Each
piece of evidence holds for the lines around its node only, so that it excuses nothing elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from docutils import nodes

from summitnotes.audit.page import line_of, walk
from summitnotes.audit.words import is_mark, tokens
from summitnotes.formats.base import Fate

#: How far the line of a node may be off, in lines.
SLACK = 3
_COMMENT_SLACK = 20  # MyST gives a comment the line of a block above it
_EVERYWHERE = 1 << 60
#: What a role writes in place of its name or of an arrow: class -> words.
_SPOKEN = {"pep": ("PEP",), "rfc": ("RFC",), "menuselection": ("‣",)}

# tag -> (attributes, rule). Names and ids of sections are not among them: they are made of titles.
_ATTRIBUTES: dict[str, tuple[tuple[str, ...], str]] = {
    "reference": (("refuri", "refname", "name", "reftitle", "title"), "link-target"),
    "pending_xref": (("reftarget", "reftype", "reftitle", "fragment"), "link-target"),
    "wiki_reference": (("target", "fragment"), "link-target"),
    "inline": (("target", "fragment"), "link-target"),  # a link of a wiki that leads nowhere
    "download_reference": (("reftarget", "refuri", "written"), "link-target"),
    "target": (("refuri", "names", "dupnames", "refname", "ids"), "target"),
    "image": (
        ("uri", "written", "wiki_target", "alt", "width", "height", "scale", "align", "title"),
        "picture",
    ),
    "figure": (("align", "width", "figwidth"), "picture"),
    "literal_block": (("language", "filename", "names", "caption"), "code-language"),
    "literal": (("language",), "code-language"),
    "abbreviation": (("explanation",), "abbreviation"),
    "table": (("align", "width", "names"), "table-option"),
    "footnote": (("names", "dupnames"), "footnote-mark"),
    "footnote_reference": (("refname", "names"), "footnote-mark"),
    "citation": (("names", "dupnames"), "footnote-mark"),
    "citation_reference": (("refname",), "footnote-mark"),
    "versionmodified": (("version",), "directive"),
}
_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Evidence:
    """Words that attributes of a tree hold, with the lines for which they hold."""

    def __init__(self, document: nodes.document) -> None:
        self._ranges: dict[str, list[tuple[int, int, Fate, str]]] = {}
        self._reach: dict[str, list[int]] = {}
        #: Words that the page may show in places where the source has a name for them.
        self.substitutions: set[str] = set()
        for node in _with_cards(document):
            for text, fate, rule in _held_by(node):
                self._note(node, text, fate, rule)
            if isinstance(node, nodes.enumerated_list):
                for number, item in enumerate(node.children, _first_number(node)):
                    self._note(item, _writings(number), Fate.MARKUP, "list-marker")
            if isinstance(node, nodes.substitution_definition):
                self.substitutions.update(form for _, form in tokens(node.astext()))
            self.substitutions.update(word for name in node["classes"] for word in _SPOKEN.get(name, ()))
        for form, ranges in self._ranges.items():
            ranges.sort(key=lambda one: one[:2])
            self._reach[form] = _best_so_far(ranges)

    def _note(self, node: nodes.Node, text: str, fate: Fate, rule: str) -> None:
        line = line_of(node)
        size = text.count("\n")
        if isinstance(node, nodes.TextElement):
            size += node.astext().count("\n")
        known = isinstance(node.line, int) and node.line > 0
        if isinstance(node, nodes.comment):
            size += _COMMENT_SLACK
        first = (line or 1) - SLACK - (size if known else 0)
        last = (line or 1) + SLACK + size if known else _EVERYWHERE
        for _, form in tokens(text):
            if fate is Fate.DROPPED or not is_mark(form):
                self._ranges.setdefault(form, []).append((first, last, fate, rule))

    def find(self, form: str, line: int) -> tuple[Fate, str] | None:
        """The fate and the rule of a word of that line, if an attribute holds it."""
        ranges = self._ranges.get(form)
        if ranges is None:
            return None
        before = bisect_right(ranges, line, key=lambda one: one[0]) - 1
        if before < 0:
            return None
        best = ranges[self._reach[form][before]]
        return (best[2], best[3]) if best[1] >= line else None


def _best_so_far(ranges: list[tuple[int, int, Fate, str]]) -> list[int]:
    """For each range the index, up to it, of the one that reaches farthest."""
    found: list[int] = []
    for index, one in enumerate(ranges):
        best = found[-1] if found else index
        found.append(index if one[1] > ranges[best][1] else best)
    return found


def _with_cards(document: nodes.document) -> Iterator[nodes.Element]:
    yield from walk(document)
    for node in document.findall(nodes.Element):
        if getattr(node, "view", "") and node.get("origin", "directive") == "directive":
            yield node


def _held_by(node: nodes.Element) -> Iterator[tuple[str, Fate, str]]:
    """(text, fate, rule) of everything that a node holds and does not show."""
    if isinstance(node, nodes.comment):
        yield node.astext(), Fate.DROPPED, "comment"
        return
    if isinstance(node, nodes.substitution_definition):
        yield f"{_texts(node.get('names'))} {node.astext()}", Fate.MARKUP, "substitution"
    if getattr(node, "view", ""):
        for name in node.non_default_attributes():
            yield f"{name.replace('_', '-')} {_texts(node[name])} {node.tagname}", Fate.MARKUP, "card"
        return
    names, rule = _ATTRIBUTES.get(node.tagname, ((), ""))
    for name in names:
        if name in node:
            written = _texts(node[name])
            yield written, Fate.MARKUP, rule
            if "%" in written:
                yield unquote(written), Fate.MARKUP, rule
    if isinstance(node, (nodes.footnote_reference, nodes.citation_reference, nodes.label)):
        yield node.astext(), Fate.MARKUP, "footnote-mark"


def _texts(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")


def _first_number(holder: nodes.enumerated_list) -> int:
    start = holder.get("start", 1)
    return start if isinstance(start, int) else 1


def _writings(number: int) -> str:
    """A number or letter of a list, in every writing that it may have in the source."""
    written = [str(number)]
    if 0 < number <= 26:
        written += [chr(96 + number), chr(64 + number)]
    if 0 < number < 5000:
        numeral, rest = "", number
        for value, letters in _NUMERALS:
            numeral += letters * (rest // value)
            rest %= value
        written += [numeral, numeral.lower()]
    return " ".join(written)
