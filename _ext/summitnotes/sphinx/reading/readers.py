"""From a chosen format to the code that reads it: our own readers, Sphinx's reST, MyST."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.parsers import RSTParser

from summitnotes.findings.languages.guessing import guess_language
from summitnotes.formats import FORMATS
from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.frontmatter import SETTINGS, read_below
from summitnotes.formats.hiding import hide_literal, restore
from summitnotes.formats.markdown import ALLOWED_DIRECTIVES, ALLOWED_ROLES, is_loose, render_notes_markdown
from summitnotes.formats.rst_limits import prepare_rst, restore_rst
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.reading.complaints import listen
from summitnotes.sphinx.reading.guarding import GuardedReST, keep_placeholders, recover_lost_text
from summitnotes.sphinx.reading.lines import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def native_format(path: Path) -> str:
    """The format of a page that a maintainer wrote: its suffix says it."""
    return "markdown" if path.suffix.lower() == ".md" else "rst"


def parse_native(
    text: str, document: nodes.document, format_id: str, config: Config, env: BuildEnvironment
) -> None:
    """Parse a maintainer's page exactly as Sphinx would without this extension."""
    parser = MystParser() if format_id == "markdown" else RSTParser()
    parser._config, parser._env = config, env
    document.transformer.add_transforms(parser.get_transforms())
    parser.parse(text, document)


def read(
    format_id: str,
    text: str,
    document: nodes.document,
    options: ReadOptions,
    env: BuildEnvironment,
    literal_lines: frozenset[int] = frozenset(),
) -> Reading:
    """Read notes into ``document``. Notes have no powers over the build in any format."""
    document.settings.raw_enabled = False
    document.settings.file_insertion_enabled = False
    document.settings.docinfo_xform = False  # fields at the top stay on the page and set nothing
    complaints = listen(document)
    if format_id == "rst":
        reading = _read_rst(text, document, env, literal_lines)
    elif format_id == "markdown":
        reading = _read_markdown(text, document, env, literal_lines)
        complaints.take()  # the renderer has told them with better lines
    else:
        hidden, words = hide_literal(text, literal_lines)
        reading = FORMATS[format_id].read(hidden, document, options)
        restore(document, words)
    return replace(reading, problems=(*reading.problems, *complaints.take()))


def _read_rst(
    text: str, document: nodes.document, env: BuildEnvironment, literal_lines: frozenset[int]
) -> Reading:
    def read_rst(text: str) -> Reading:
        prepared = prepare_rst(text, literal_lines)
        with GuardedReST() as guard:
            parse_native(prepared.text, document, "rst", env.config, env)
        restore_rst(document, prepared)
        normalise(document, text)
        recover_lost_text(document)
        keep_placeholders(document)
        return Reading((), (*prepared.problems, *guard.problems, *_settings(document)))

    return read_below(text, "rst", document, read_rst)


def _settings(document: nodes.document) -> Iterator[Problem]:
    """Fields at the top of reST notes with which a page would steer Sphinx."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    top = document[index] if index is not None else None
    for field in top.children if isinstance(top, nodes.field_list) else ():
        assert isinstance(field, nodes.field)
        name = field[0].astext()
        if name.lower() in SETTINGS:
            said = f'fields of notes set nothing: ":{name}:" has no effect and is shown as text.'
            yield Problem(Subtype.POWER, said, field.line)


def _read_markdown(
    text: str, document: nodes.document, env: BuildEnvironment, literal_lines: frozenset[int]
) -> Reading:
    document.transformer.add_transforms(MystParser().get_transforms())  # type: ignore[no-untyped-call]
    reading = render_notes_markdown(
        text,
        document,
        env.myst_config,  # type: ignore[attr-defined]
        SphinxRenderer,
        loose=is_loose(text),
        allowed_directives=ALLOWED_DIRECTIVES,
        allowed_roles=ALLOWED_ROLES,
        literal_lines=literal_lines,
    )
    recover_lost_text(document)
    return reading


def literally(text: str, source: str, line: int) -> nodes.literal_block:
    """Text shown as it stands, because its markup could not be used."""
    block = nodes.literal_block(text, text, classes=["literal-fallback"], language="none")
    block.source, block.line = source, line
    block["xml:space"] = "preserve"
    return block


def language_of(text: str) -> str | None:
    return guess_language(text)[0]
