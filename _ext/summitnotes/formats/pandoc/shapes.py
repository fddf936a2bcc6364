"""Small questions about pandoc's tree. A node is ``{"t": name, "c": content}``."""

from __future__ import annotations

import re
from typing import Any

from summitnotes.formats.badges import BADGE

#: A node, or a list that holds some. The shape is checked where it is used.
Ast = Any

#: Leaves -> where their words stand: the content itself, or its second part.
_WHOLE = frozenset({"Str", "MetaString"})
_SECOND = frozenset({"Code", "CodeBlock", "Math", "RawInline", "RawBlock"})
_BLOCKS = frozenset({"Para", "Plain", "Header", "CodeBlock", "RawBlock", "LineBlock"})


#: "[#A]" before the words of a heading.
_PRIORITY = re.compile(r"\[#[A-Z0-9]\]")


def heading_of_org(inlines: Ast) -> tuple[Ast, Ast]:
    """The words of a heading, and apart from them what Org says of it: its state and priority before, its
    tags behind.
    """
    words, marks = list(inlines), []
    if words and words[0]["t"] == "Span" and {"todo", "done"} & set(classes_of(words[0]["c"][0])):
        marks.append(words.pop(0))
    before = words[1:] if words[:1] == [{"t": "Space"}] else words
    if before and before[0]["t"] == "Str" and _PRIORITY.fullmatch(before[0]["c"]):
        marks.append(before[0])
        words = before[1:]
    tags: list[Ast] = []
    while words and (_is_tag(words[-1]) or (tags and words[-1] == _BETWEEN_TAGS)):
        tags.insert(0, words.pop())
    marks += [tag for tag in tags if tag != _BETWEEN_TAGS]
    while words and words[-1]["t"] == "Space":
        words.pop()
    while marks and words and words[0]["t"] == "Space":
        words.pop(0)
    return (words, marks) if words else (list(inlines), [])


def _is_tag(inline: Ast) -> bool:
    return bool(inline["t"] == "Span" and "tag" in classes_of(inline["c"][0]))


_BLANKS = frozenset({"Space", "SoftBreak"})


def is_badge(inline: Ast) -> bool:
    """Whether a span is drawn apart from the words around it."""
    return inline["t"] == "Span" and any(BADGE.search(name) for name in classes_of(inline["c"][0]))


def between_badges(inlines: Ast, at: int) -> bool:
    """Whether nothing but a blank stands between two badges at a place."""
    inside = 0 < at < len(inlines) - 1 and inlines[at]["t"] in _BLANKS
    return inside and is_badge(inlines[at - 1]) and is_badge(inlines[at + 1])


def is_glued(inlines: Ast, at: int) -> bool:
    """Whether a styled span follows other marked words without a blank, and only a page parts the two.

    ``<b>Ana Prieto</b><span class="date">17 May</span>``, but not ``<b>H</b><span class="sub">2</span>O``.
    """
    if at == 0 or inlines[at]["t"] != "Span":
        return False
    left, right = words_of(inlines[at - 1]), words_of(inlines[at])
    if inlines[at - 1]["t"] == "Str" and _HOUR.fullmatch(left):  # ``<time>08.30</time><span>Coffee</span>``
        return right[:1].isalpha()
    if inlines[at - 1]["t"] not in _ELEMENTS:
        return False
    if len(left) < _LEAST_GLUED or len(right) < _LEAST_GLUED or not classes_of(inlines[at]["c"][0]):
        return False
    figure = right[0].isdigit() and left[-1].isalpha()
    return figure or (left[-1].islower() and right[0].isupper())


_HOUR = re.compile(r"(?:\d{1,2}[.:h]\d\d\s?[-–—]\s?)?\d{1,2}[.:h]\d\d")
_ELEMENTS = frozenset({"Span", "Link", "Strong", "Emph"})
_LEAST_GLUED = 3  # characters; less may be an exponent, or a letter that is drawn apart


def is_set_apart(inlines: Ast, at: int) -> bool:
    """Whether a span ends a line of words, behind a blank: ``<h4>The loom <span>Ana Prieto</span></h4>``."""
    last = at == len(inlines) - 1 and at > 1 and inlines[at]["t"] == "Span"
    return last and inlines[at - 1]["t"] in _BLANKS and bool(words_of(inlines[at]).strip())


def without_last_breaks(inlines: Ast) -> Ast:
    """Inlines without the line breaks that end them: ``<a href="loom">The loom<br></a>``."""
    stop = len(inlines)
    while stop and inlines[stop - 1]["t"] == "LineBreak":
        stop -= 1
    return inlines[:stop]


_BETWEEN_TAGS = {"t": "Str", "c": "\u00a0"}


def text_as_ast(text: str) -> Ast:
    """Words as inlines."""
    return [{"t": "Str", "c": text}]


def words_of(node: Ast, *, notes: bool = False) -> str:
    """The words below a node or a list of nodes; those of footnotes only on request. Not recursive."""
    found: list[str] = []
    stack: list[Ast] = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack.extend(reversed(here))
        elif isinstance(here, dict):
            name, content = here.get("t"), here.get("c")
            if name in _WHOLE:
                found.append(str(content))
            elif name in _SECOND and isinstance(content, list):
                found.append(str(content[-1]))
            elif name == "Space":
                found.append(" ")
            elif name in ("SoftBreak", "LineBreak"):
                found.append("\n")
            elif name != "Note" or notes:
                stack.append(content)
            if name in _BLOCKS:
                stack.append({"t": "SoftBreak"})
        # Bare strings are names and attributes, no words.
    return "".join(found)


def fact_of(value: Ast) -> str:
    """The words of a fact; several (authors) are parted by semicolons."""
    several = value["c"] if value["t"] == "MetaList" else [value]
    return "; ".join(filter(None, (words_of(one).strip() for one in several)))


def addresses_of(node: Ast) -> str:
    """The addresses of the links and pictures below a node, parted by blanks. Not recursive."""
    found: list[str] = []
    stack: list[Ast] = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack.extend(reversed(here))
        elif isinstance(here, dict):
            content: Ast = here.get("c")
            if here.get("t") in ("Link", "Image"):
                found.append(str(content[2][0]))
            stack.append(content)
    return " ".join(found)


def classes_of(attributes: Ast) -> list[str]:
    """The classes of an attribute triple (id, classes, key-value pairs)."""
    return [str(name) for name in attributes[1]]
