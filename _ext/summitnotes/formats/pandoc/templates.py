"""Templates of MediaWiki that say facts by name: ``{{Session|title=Knots|speaker=Ana Prieto|time=10:00}}``.

What a template shows stands in its wiki, which nobody here has; the facts stand in the text, and are read as
fields. The names of fields decide nothing here: which of them is a title or a day is asked further up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitnotes.formats.pandoc.shapes import Ast

_OPENED = re.compile(r"\{\{\s*(?P<name>[^{}|\[\]\n<>#]{1,80}?)\s*(?=\||\}\})")
_NAMED = re.compile(r"\s*(?P<name>[^\W\d_][^=|{}\[\]<>\n]{0,40}?)\s*=")
#: What closes and opens the signs between which a bar parts nothing.
_SIGNS = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
#: Of running text a value holds links, line breaks and marks of italics and bold.
_INLINE = re.compile(
    r"\[\[(?P<page>[^|\[\]\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\]"
    r"|\[(?P<at>https?://[^\s\[\]<>]{1,2000})(?:[ \t]+(?P<said>[^\[\]\n]{1,200}))?\]"
    r"|(?P<bare>https?://[^\s\[\]<>|{}]{0,2000}[^\s\[\]<>|{}.,;:!?'\")])"
    r"|(?P<break><br\s*/?>)|(?P<quotes>'{2,5})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Template:
    """A template and what it was told, in the order of the source."""

    name: str
    facts: tuple[tuple[str, Ast], ...]  # (name, inlines of its value, as pandoc names them)


def read_template(text: str) -> Template | None:
    """The template that ``text`` is, when all that it is told has names. Linear in ``len(text)``."""
    text = text.strip()
    opened = _OPENED.match(text)
    if opened is None or not text.endswith("}}"):
        return None
    facts = []
    for part in _parts(text, opened.end()):
        named = _NAMED.match(part)
        if named is None and part.strip():
            return None
        if named:
            facts.append((named["name"].strip(), list(_inlines(part[named.end() :].strip()))))
    return Template(opened["name"], tuple(facts)) if facts else None


def _parts(text: str, begin: int) -> list[str]:
    """What stands between the bars of a template, from the first of them to its closing signs."""
    parts, start, depth = [], begin, 0
    for sign in _SIGNS.finditer(text, begin, len(text) - 2):
        if sign[0] in ("{{", "[["):
            depth += 1
        elif sign[0] != "|":
            depth -= 1
        elif depth == 0:
            parts.append(text[start : sign.start()])
            start = sign.end()
    return [*parts, text[start:-2]][1:] if depth == 0 else []


def _inlines(value: str) -> Iterator[Ast]:
    at = 0
    for found in _INLINE.finditer(value):
        if found.start() > at:
            yield {"t": "Str", "c": value[at : found.start()]}
        at = found.end()
        if found["break"]:
            yield {"t": "LineBreak"}
        elif not found["quotes"]:
            address = found["page"] or found["at"] or found["bare"]
            label = found["label"] or found["said"] or address
            classes = ["wikilink"] if found["page"] else []
            yield {"t": "Link", "c": [["", classes, []], [{"t": "Str", "c": label}], [address, ""]]}
    if value[at:]:
        yield {"t": "Str", "c": value[at:]}
