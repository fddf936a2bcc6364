"""An example becomes nodes that stand on a page by themselves: its views drawn, its references resolved."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx import addnodes
from sphinx.util.docutils import LoggingReporter

from summitnotes.catalogue.compiling import NARROWING
from summitnotes.catalogue.targets import find_targets
from summitnotes.formats.base import ReadOptions
from summitnotes.formats.decoding import decode
from summitnotes.formats.sniffing import Choice, choose
from summitnotes.formats.suffixes import suffix_of
from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.records.model import NotesFile
from summitnotes.sphinx.documenting.world import FOLDER, World, prefix
from summitnotes.sphinx.nodes import SummitView, talk_card
from summitnotes.sphinx.reading import readers
from summitnotes.sphinx.reading.native import native_format, parse_page
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.footnotes import LostFootnotes
from summitnotes.sphinx.transforms.mentions import FindMentions
from summitnotes.sphinx.transforms.safety import Disarm
from summitnotes.sphinx.transforms.talks import FindTalks
from summitnotes.sphinx.transforms.voices import MarkLanguages
from summitnotes.sphinx.transforms.wiki import WikiLinks
from summitnotes.sphinx.writing.rendering import PageLinker
from summitnotes.sphinx.writing.selection import view_options
from summitnotes.views.render import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docutils.frontend import Values
    from docutils.transforms import Transform
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Catalogue

_OF_NOTES = (LostFootnotes, Disarm, WikiLinks, MarkLanguages, FindTalks, FindMentions)
_OF_PAGES = (FindMentions,)


class example_view(nodes.General, nodes.Element):  # noqa: N801 - docutils finds visitors by the class name
    """A view of an example: ``html`` as the templates draw it, and plain nodes for other builders."""


@dataclass(frozen=True)
class Example:
    """An example that was read."""

    nodes: list[nodes.Node]
    catalogue: Catalogue  # of this example and those that it builds on
    choice: Choice | None = None  # of the format; None for a page


class ExampleLinker(PageLinker):
    """Everything that an example links to stands on the page that shows it."""

    def __init__(self, catalogue: Catalogue, here: str) -> None:
        self.catalogue = catalogue
        self.here = here

    def place(self, doc: str, anchor: str) -> str:
        return f"#{anchor or self.here}"

    def file(self, name: str) -> str | None:
        return None


def read_pages(paths: Sequence[Path], env: BuildEnvironment, settings: Values, level: int = 2) -> Example:
    """Read the last of ``paths``, a page in Markdown or reST; the others say what it builds on.

    ``level`` is that of the first heading that a view may write where the example stands.
    """
    world = World.load(env.srcdir)
    for path in paths:
        document = _document(path, settings)
        docname = f"{FOLDER}/{path.stem}"
        text = path.read_text("utf-8")
        parse_page(text, document, native_format(path), env.config, env)
        _finish(document, docname, f"{FOLDER}/{path.name}", world, _OF_PAGES)
    return _drawn(document, docname, world, env, level)


def read_notes(path: Path, env: BuildEnvironment, settings: Values, level: int = 2) -> Example:
    """Read a notes file of ``docs/examples/notes/`` as the site would."""
    world = World.load(env.srcdir)
    relative = path.relative_to(env.srcdir / FOLDER)
    docname = relative.with_suffix("").as_posix()
    entry = world.sidecars.notes_entry(docname, path.name)
    decoded = decode(path.read_bytes())
    choice = choose(decoded.text, suffix_of(path.name), entry.format if entry else None)
    document = _document(path, settings)
    options = ReadOptions(entry.dialect if entry else None, entry.language if entry else None)
    reading = readers.read(choice.format, decoded.text, document, options, env, decoded.literal_lines)
    record = NotesFile(
        doc=docname,
        path=relative.as_posix(),
        format=choice.format,
        format_score=choice.score,
        language=(entry.language if entry else None) or readers.language_of(document),
        event=event_of(docname),
        footnotes=tuple(sorted(entry.footnotes.items())) if entry else (),
    )
    world.note(docname, notes=record, matter=reading.matter)
    problems = (*decoded.problems, *decoded.lengths, *choice.problems, *reading.problems)
    world.note_problems(docname, (replace(p, path=relative.as_posix()) for p in problems))
    _finish(document, docname, relative.as_posix(), world, _OF_NOTES)
    return replace(_drawn(document, docname, world, env, level), choice=choice)


def _document(path: Path, settings: Values) -> nodes.document:
    """A tree of its own, so that targets and settings of an example stay in the example."""
    reporter = LoggingReporter(str(path), settings.report_level, settings.halt_level)
    document = nodes.document(copy(settings), reporter, source=str(path))
    document.note_source(str(path), -1)
    return document


def _finish(
    document: nodes.document,
    docname: str,
    where: str,
    world: World,
    transforms: Sequence[type[NotesTransform]],
) -> None:
    """Run what Sphinx would run after parsing, and take in what was found."""
    own: list[type[Transform]] = [_in_world(one, world, docname, where) for one in transforms]
    document.transformer.add_transforms([Footnotes, *own])
    document.transformer.apply_transforms()
    for node in document.findall(nodes.Element):
        node["ids"] = [prefix(docname) + each for each in node["ids"]]
        node["names"] = []
        for name in ("refid", "backrefs"):
            if isinstance(node.get(name), str):
                node[name] = prefix(docname) + node[name]
            elif name in node:
                node[name] = [prefix(docname) + each for each in node[name]]
        node.attributes.pop("talk", None) if isinstance(node, nodes.container) else None
    world.collect(docname, document)


def _in_world(
    transform: type[NotesTransform], world: World, docname: str, where: str
) -> type[NotesTransform]:
    """The same transform, for a document that the site does not know."""
    notes = is_notes(docname)
    return type(
        transform.__name__,
        (transform,),
        {
            "docname": docname,
            "domain": world,
            "path": where,
            "concerns": transform.concerns if notes and transform is LostFootnotes else lambda self: True,
        },
    )


# ---- from the tree of an example to nodes for a page -----------------------------------------


def _drawn(
    document: nodes.document, docname: str, world: World, env: BuildEnvironment, level: int
) -> Example:
    catalogue = world.catalogue()
    language = env.config.language or "en"
    for node in list(document.findall(SummitView)):
        node.replace_self(_draw(node, docname, catalogue, language, level))
    for xref in list(document.findall(addnodes.pending_xref)):
        if xref.get("refdomain") == "summit":
            xref.replace_self(_resolve(xref, catalogue))
    for entries in list(document.findall(addnodes.index)):  # the site's index lists no example
        entries.parent.remove(entries)
    for section in list(document.findall(nodes.section)):
        _flatten(section)
    return Example(list(document.children), catalogue)


def _draw(
    node: SummitView, docname: str, catalogue: Catalogue, language: str, level: int
) -> list[nodes.Node]:
    """A view as HTML and as plain nodes."""
    chosen = {"heading": str(level), **node.options}
    anchor = node["ids"][0] if node["ids"] else prefix(docname) + node.view
    if isinstance(node, talk_card):
        chosen["talk"] = node["talk"]
    options = view_options(node.view, chosen, catalogue, language, anchor)
    # Ids of people and topics are those of the whole list only.
    options = replace(options, anchors=NARROWING.isdisjoint(chosen))
    view = import_module(f"summitnotes.views.{node.view}")
    model = view.build(catalogue, options, ExampleLinker(catalogue, prefix(docname).rstrip("-")))
    if model is None:
        return []
    drawn = example_view("", *view.to_nodes(model), html=render(None, node.view, model))
    drawn.source, drawn.line = node.source, node.line
    return [drawn]


def _resolve(xref: addnodes.pending_xref, catalogue: Catalogue) -> list[nodes.Node]:
    """A reference to something of the example; an unknown target stays a reference, and is reported."""
    found = find_targets(catalogue, xref["reftype"], xref["reftarget"])
    if len(found) != 1:
        return [xref]
    words = xref.astext() if xref.get("refexplicit") else found[0].title
    if found[0].place is None:
        return [nodes.inline("", words)]
    return [nodes.reference("", "", nodes.inline("", words), refid=found[0].place.anchor, internal=True)]


def _flatten(section: nodes.section) -> None:
    """Headings of an example are none of the page: they become rubrics."""
    level, parent = 1, section.parent
    while isinstance(parent, nodes.section):
        level, parent = level + 1, parent.parent
    title = section[0]
    if isinstance(title, nodes.title):
        rubric = nodes.rubric(
            "", "", *title.children, classes=["example-heading", f"level-{level}"], ids=section["ids"]
        )
        rubric.source, rubric.line = title.source, title.line
        section[0] = rubric
    section["ids"] = []
    wrapper = nodes.container("", *section.children, classes=["example-section"])
    wrapper.source, wrapper.line = section.source, section.line
    section.replace_self(wrapper)
