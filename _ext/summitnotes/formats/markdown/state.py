"""What one reading of a Markdown note keeps: its layout, its limits and its complaints."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from summitnotes.formats.markdown.layout import Layout
from summitnotes.records.problems import Problem, Subtype

#: Containers (lists, quotes, emphasis, directives) that may stand in each other.
MAX_DEPTH = 40
#: Directives that may stand in each other: each costs the interpreter many frames.
MAX_DIRECTIVES = 8
#: Characters of one paragraph that are looked at for inline markup.
MAX_INLINE = 10_000
_KEY = "summit_notes"


@dataclass(slots=True)
class NotesState:
    """Lives in the ``env`` of markdown-it for one ``render``."""

    layout: Layout
    literal_lines: frozenset[int] = frozenset()  # 1-based
    allowed_directives: frozenset[str] = frozenset()
    allowed_roles: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()  # labels in brackets that a link definition could serve
    title: str | None = None  # of the whole, from front matter
    defined: set[str] = field(default_factory=set)  # labels that are defined so far
    depth: int = 0  # containers that are open now
    directives: int = 0  # directives that are open now
    offset: int = 0  # lines above a nested text that is being parsed
    current: int | None = None  # 1-based line whose inline markup is being read
    tags: list[str] = field(default_factory=list)  # names that the text gives itself
    problems: list[Problem] = field(default_factory=list)
    elements: object = None  # of HTML in the text that is being parsed, see ``rawhtml/openness.py``
    _slugs: dict[str, int] = field(default_factory=dict)  # slug -> the last number given behind it
    _lines: tuple[str, list[int]] | None = None  # a text, and its lines that end a block of code of Jekyll
    _seen: set[tuple[Subtype, str]] = field(default_factory=set)

    def complain(self, subtype: Subtype, message: str, line: int | None, *, once: str = "") -> None:
        """Note a problem at a 1-based line; with ``once``, only the first of its kind."""
        if once and (subtype, once) in self._seen:
            return
        self._seen.add((subtype, once))
        self.problems.append(Problem(subtype, message, line))

    def free_slug(self, slug: str) -> str:
        """``slug``, or with the first number behind it that is free, as GitHub counts."""
        count = self._slugs.get(slug, -1) + 1
        while count and f"{slug}-{count}" in self._slugs:
            count += 1
        self._slugs[slug] = count
        if count:
            slug = f"{slug}-{count}"
            self._slugs[slug] = 0
        return slug

    def lines_of(self, text: str, pattern: re.Pattern[str]) -> list[int]:
        """The 0-based lines of ``text`` that ``pattern`` matches; looked for once a text."""
        if self._lines is None or self._lines[0] is not text:
            found = [n for n, line in enumerate(text.split("\n")) if pattern.match(line.strip("> \t"))]
            self._lines = (text, found)
        return self._lines[1]

    def line(self, index: int) -> int:
        """The 1-based line of the file for a 0-based line of the text that is being parsed."""
        return index + 1 + self.offset


def put(env: MutableMapping[str, Any], state: NotesState) -> None:
    env[_KEY] = state


def of(env: MutableMapping[str, Any]) -> NotesState:
    state = env[_KEY]
    assert isinstance(state, NotesState)
    return state
