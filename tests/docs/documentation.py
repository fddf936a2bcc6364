"""Where the documentation is, and which examples its pages show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from summitnotes.sphinx.documenting.reading import Example

REPOSITORY = Path(__file__).parent.parent.parent
DOCS = REPOSITORY / "docs"
EXAMPLES = DOCS / "examples"
PARTS = ("guide", "reference", "develop")
CODE = re.compile(r"^````markdown\n.*?^````$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^`{3,}\{summit-example\} (\S+)\n((?::[a-z-]+:.*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """One place where a page shows an example."""

    page: Path
    name: str
    base: tuple[str, ...]  # examples that it builds on


def shown_examples() -> Iterator[Shown]:
    for part in PARTS:
        for page in sorted((DOCS / part).glob("*.md")):
            for found in SHOWN.finditer(CODE.sub("", page.read_text("utf-8"))):
                options = re.search(r"^:with: *(.*)$", found[2], re.MULTILINE)
                base = tuple(name.strip() for name in options[1].split(",")) if options else ()
                yield Shown(page, found[1], base)


@dataclass
class Site:
    """The site after reading."""

    app: Sphinx
    warnings: list[str]
    examples: dict[tuple[str, str], Example] = field(default_factory=dict)  # by name and suffix

    def doctree(self, docname: str) -> nodes.document:
        return self.app.env.get_doctree(docname)
