"""Tags of HTML in running text, which pandoc hands on one by one where a wiki allows them: "<s>late</s>".

A pair whose name says how words look becomes the node that pandoc has for it; what only says how large they
are, or in which colour, is left out. A tag without its other half, and one with a power, stay as they are.
"""

from __future__ import annotations

import re

from summitnotes.formats.pandoc.shapes import Ast

_OPEN = re.compile(r"<(?P<name>[a-z]{1,10})(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_SET = {
    "b": "Strong", "strong": "Strong", "i": "Emph", "em": "Emph", "s": "Strikeout", "del": "Strikeout",
    "strike": "Strikeout", "u": "Underline", "ins": "Underline", "sup": "Superscript", "sub": "Subscript",
}  # fmt: skip
_LOOKS = frozenset(("big", "small", "font", "span", "center", "div", "abbr", "nobr", "p"))


def with_tags(inlines: Ast) -> Ast:
    """Inline nodes in which pairs of such tags are nodes around what stands between them."""
    if not any(_is_tag(inline) for inline in inlines):
        return inlines
    found: list[Ast] = []
    opened: list[tuple[str, int]] = []  # name, and where its tag stands in ``found``
    for inline in inlines:
        tag = str(inline["c"][1]).strip() if _is_tag(inline) else ""
        match = _OPEN.fullmatch(tag)
        closes = tag[2:-1].strip().lower() if tag.startswith("</") else ""
        if match is not None and match["name"].lower() in _SET.keys() | _LOOKS:
            opened.append((match["name"].lower(), len(found)))
            found.append(inline)
        elif closes and any(name == closes for name, _at in opened):
            while opened[-1][0] != closes:
                opened.pop()  # it stays as it was written
            name, at = opened.pop()
            inner = found[at + 1 :]
            found[at:] = [{"t": _SET[name], "c": inner}] if name in _SET else inner
        else:
            found.append(inline)
    return found


def only_tags(words: str) -> bool:
    """Whether a block of HTML is tags that say how what follows looks, and nothing else: "</center>"."""
    tags = _ANY.findall(words)
    return bool(tags) and not _ANY.sub("", words).strip() and all(tag.lower() in _LOOKS for tag in tags)


_ANY = re.compile(r"</?([a-z]{1,10})(?:\s[^<>]{0,200})?>", re.IGNORECASE)


def _is_tag(inline: Ast) -> bool:
    return bool(inline["t"] == "RawInline" and inline["c"][0] == "html")
