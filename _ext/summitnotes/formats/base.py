"""What every format promises. A new format is one module that holds an object of this shape.

A reader never loses a character: the spans that it returns tile the text exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from docutils import nodes

from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.problems import Problem


class Fate(StrEnum):
    """What became of a stretch of the source."""

    TEXT = "text"  # stands in the tree, letter by letter
    MARKUP = "markup"  # was transformed into structure by a named rule
    DROPPED = "dropped"  # left out, for the reason that the rule names


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of the source and its fate; ``text[start:end]``."""

    start: int  # characters from the start of the text
    end: int
    fate: Fate
    rule: str  # e.g. "heading", "list-marker", "paragraph", "furniture"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a sidecar or the front matter may say about how to read one file."""

    dialect: str | None = None  # DokuWiki: "2026" (default) or "2025", the rules before July 2026
    language: str | None = None  # BCP 47; None = unknown
    # 1-based lines of which nobody may say what they are: each holds a placeholder until the tree is built.
    literal_lines: frozenset[int] = frozenset()
    title: str | None = None  # of the whole, where front matter gives one: perhaps no heading says it
    document: bytes | None = None  # the file itself, where it is no text (``.docx``)
    ledger: bool = True  # whether the spans are asked for: a build has no use for them
    # Rules switched off by name, so that a test can see the ledger notice it.
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader reports beside the tree that it built."""

    spans: tuple[Span, ...]  # in order, without gaps or overlaps; perhaps none where nobody asks for them
    problems: tuple[Problem, ...] = ()
    # Facts about the file that later floors use, e.g. {"style": "one-fact-per-line"}.
    facts: Mapping[str, str] = field(default_factory=dict)
    matter: FrontMatter = field(default_factory=FrontMatter)  # what the file says of itself at its top


class Format(Protocol):
    """One input format."""

    id: str  # as in talks.json: "dokuwiki", "plaintext", …
    suffixes: tuple[str, ...]  # suffixes that decide the format by themselves: (".dokuwiki",)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        """Append the tree of ``text`` to ``document``.

        ``text`` has LF line ends only. Every block node gets ``source`` (``document["source"]``)
        and ``line`` (1-based, of its first own line; a title that of its words, not of its
        underline). Never raises on any input; time is linear in ``len(text)``.
        """
        ...
