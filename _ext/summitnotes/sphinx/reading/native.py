"""reST and Markdown are read by the parsers of Sphinx and MyST: pages untouched, notes with fewer powers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.parsers import RSTParser

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.markdown import Markdown
from summitnotes.formats.rst import Rst
from summitnotes.sphinx.borrowed import prepare_parser
from summitnotes.sphinx.reading.answering import AnsweredReST
from summitnotes.sphinx.reading.guarding import Guarded, GuardedReST
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from summitnotes.formats.pipeline import Prepared
    from summitnotes.records.problems import Problem


def native_format(path: Path) -> str:
    """The format of a page that a maintainer wrote: its suffix says it."""
    return "markdown" if path.suffix.lower() == ".md" else "rst"


def parse_page(
    text: str, document: nodes.document, format_id: str, config: Config, env: BuildEnvironment
) -> tuple[Problem, ...]:
    """Parse a maintainer's page as Sphinx would without this extension; only names that were meant to be
    ours, and are none, are answered here."""
    with AnsweredReST(format_id, tuple(domain_of(env).directives)) as answered:
        _parse(text, document, format_id, config, env)
    return tuple(answered.problems)


def _parse(
    text: str, document: nodes.document, format_id: str, config: Config, env: BuildEnvironment
) -> None:
    parser = MystParser() if format_id == "markdown" else RSTParser()
    prepare_parser(parser, config, env)
    document.transformer.add_transforms(parser.get_transforms())
    parser.parse(text, document)


class SphinxRst(Rst):
    """Notes in reST, parsed by Sphinx, with the powers taken out of directives and roles."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        with GuardedReST() as guard:
            _parse(prepared.text, document, self.id, self.env.config, self.env)
        return Reading((), tuple(guard.problems))


class SphinxMarkdown(Markdown):
    """Notes in Markdown, rendered by MyST for Sphinx."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env.myst_config, SphinxRenderer)  # type: ignore[attr-defined]

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        document.transformer.add_transforms(MystParser().get_transforms())  # type: ignore[no-untyped-call]
        with Guarded() as guard:
            reading = super().parse(prepared, document, options)
        return replace(reading, problems=(*reading.problems, *guard.problems))
