"""Which tags belong together, and the places that tags name: for the tags of a text and those of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from summitnotes.formats.markdown.rawhtml.tags import Tag

_ANCHOR = re.compile(r"[A-Za-z][\w.:-]{0,100}")


@dataclass(slots=True)
class Frame:
    """The tags that stand open inside one piece of Markdown's own markup."""

    open: list[tuple[int, str]] = field(default_factory=list)  # (place, name)
    count: dict[str, int] = field(default_factory=dict)

    def push(self, place: int, name: str) -> None:
        self.open.append((place, name))
        self.count[name] = self.count.get(name, 0) + 1

    def pop(self, name: str) -> int | None:
        """The place of the tag that a closing ``name`` closes; what was opened since has no partner."""
        if not self.count.get(name):
            return None
        while True:
            place, found = self.open.pop()
            self.count[found] -= 1
            if found == name:
                return place


def partners(tokens: list[Token], names: frozenset[str]) -> dict[int, int]:
    """Place of an opening tag -> place of its closing tag, and the other way round."""
    frames = [Frame()]
    pairs: dict[int, int] = {}
    for place, token in enumerate(tokens):
        if token.type != "notes_tag":
            if token.nesting > 0:
                frames.append(Frame())
            elif token.nesting < 0 and len(frames) > 1:
                frames.pop()
            continue
        tag: Tag = token.meta["tag"]
        if tag.name not in names or tag.acts or tag.source.endswith("/>"):
            continue
        if not tag.closing:
            frames[-1].push(place, tag.name)
        elif (opened := frames[-1].pop(tag.name)) is not None:
            pairs[opened], pairs[place] = place, opened
    return pairs


def anchors_of(tag: Tag) -> list[Token]:
    """The token of the place that ``tag`` names; none if it names none that an address can hold."""
    name = tag.attributes.get("id") or tag.attributes.get("name") or ""
    if not _ANCHOR.fullmatch(name):
        return []
    return [Token("notes_anchor", "", 0, content=name)]
