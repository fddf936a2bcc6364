"""``summit-example`` and ``summit-notes``: the source of an example and, below it, what it gives.

A page example is written twice, ``docs/examples/<name>.md`` and ``<name>.rst``; both are shown, the
Markdown one is drawn, and a test holds that the other gives the same. An example of notes is one
file of ``docs/examples/notes/``, with its ``event.yml`` if that is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from summitnotes.paths.files import EVENT_FILE, PEOPLE_FILE, VOCABULARY_FILE
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.documenting.reading import Example, example_view, read_notes, read_pages
from summitnotes.sphinx.documenting.world import FOLDER, prefix
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.writing.rendering import markup_for

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STYLES = "examples.css"
_LANGUAGES = {".rst": "rst", ".yml": "yaml"}
_NAMES = {".md": "Markdown", ".rst": "reStructuredText"}


class example_box(nodes.General, nodes.Element):  # noqa: N801
    """The whole of an example, sources and result; tells pages with examples from others."""


class ShowExample(SphinxDirective):
    """Show an example and its result."""

    required_arguments = 1
    option_spec = {"with": directives.unchanged_required, "hide-result": directives.flag}

    def run(self) -> list[nodes.Node]:
        folder = self.env.srcdir / FOLDER
        name = self.arguments[0]
        base = [each.strip() for each in self.options.get("with", "").split(",") if each.strip()]
        paths = [folder / f"{each}.md" for each in [*base, name]]
        if any(missing := [path.name for path in paths if not self.use(path)]):
            return self.complain(missing)
        shown = [paths[-1], folder / f"{name}.rst"]
        self.use(shown[1])
        sources = [node for path in shown if path.is_file() for node in _source(path, _NAMES[path.suffix])]
        example = read_pages(paths, self.env, self.state.document.settings, self.level)
        return self.box(f"{FOLDER}/{name}", sources, example)

    @property
    def level(self) -> int:
        """The level of a heading that would stand here: one below the section around it."""
        level = 1
        node: nodes.Node | None = self.state_machine.node
        while node is not None:
            level, node = level + isinstance(node, nodes.section), node.parent
        return min(level, 6)

    def use(self, path: Path) -> bool:
        """Have the page read again when the example, or what it is read with, changes."""
        folder = self.env.srcdir / FOLDER
        for each in (path, folder / VOCABULARY_FILE, folder / PEOPLE_FILE):
            if each.is_file():  # a missing one would have the page read again at every build
                self.env.note_dependency(str(each))
        return path.is_file()

    def complain(self, missing: list[str]) -> list[nodes.Node]:
        problem = Problem(
            Subtype.DIRECTIVE,
            f"{self.name}: there is no {', '.join(missing)} in docs/{FOLDER}/; nothing is shown.",
            self.get_source_info()[1],
            self.env.doc2path(self.env.docname, base=False).__fspath__(),
        )
        domain_of(self.env).note_problems(self.env.docname, [problem])
        return []

    def box(self, docname: str, sources: list[nodes.Node], example: Example) -> list[nodes.Node]:
        box = example_box("", *sources, ids=[prefix(docname).rstrip("-")])
        if "hide-result" not in self.options:
            label = nodes.paragraph("", "Result", classes=["example-label"])
            box += nodes.container("", label, *example.nodes, classes=["example-result"])
        if "warns" in self.options:
            box += _warnings(example)
        else:
            domain_of(self.env).note_problems(self.env.docname, example.catalogue.problems)
        self.set_source_info(box)
        return [box]


class ShowNotes(ShowExample):
    """Show a notes file and the page that it becomes."""

    option_spec = {"event-file": directives.flag, "warns": directives.flag, "hide-result": directives.flag}

    def run(self) -> list[nodes.Node]:
        path = self.env.srcdir / FOLDER / "notes" / self.arguments[0]
        event_file = path.parent / EVENT_FILE
        self.use(event_file)
        if not self.use(path):
            return self.complain([f"notes/{self.arguments[0]}"])
        example = read_notes(path, self.env, self.state.document.settings, self.level)
        sources = _source(path, f"{path.name}{_read_as(example)}")
        if "event-file" in self.options:
            sources += _source(event_file, EVENT_FILE)
        docname = path.relative_to(self.env.srcdir).with_suffix("").as_posix()
        return self.box(docname, sources, example)


def _read_as(example: Example) -> str:
    """How the format was chosen, in words."""
    choice = example.choice
    if choice is None:
        return ""
    why = {
        "event.yml": "as event.yml says",
        "suffix": "by its suffix",
        "marker": "by its marker",
        "sniffed": f"by its looks, score {choice.score:.2f}",
    }
    return f": read as {choice.format}, {why[choice.reason]}"


def _source(path: Path, label: str) -> list[nodes.Node]:
    text = path.read_text("utf-8").rstrip("\n")
    block = nodes.literal_block(text, text, language=_LANGUAGES.get(path.suffix, "text"), force=True)
    return [nodes.paragraph("", label, classes=["example-label"]), block]


def _warnings(example: Example) -> list[nodes.Node]:
    """What a build says about the example, as its console shows it."""
    lines = [
        f"{(problem.path or '').split('/')[-1]}:{problem.line or 1}: "
        f"WARNING: {problem.message} [summit.{problem.subtype}]"
        for problem in example.catalogue.problems
    ]
    text = "\n".join(lines)
    block = nodes.literal_block(text, text, language="none", classes=["example-warnings"])
    return [nodes.paragraph("", "The build says", classes=["example-label"]), block]


def visit_view(self: HTML5Translator, node: example_view) -> None:
    self.body.append(markup_for(self.builder, node["html"]))
    raise nodes.SkipNode


def visit_box(self: HTML5Translator, node: example_box) -> None:
    self.body.append(self.starttag(node, "div", "", CLASS="summit-example"))


def depart_box(self: HTML5Translator, node: example_box) -> None:
    self.body.append("</div>\n")


def pass_through(self: object, node: nodes.Element) -> None:
    """Other builders show the children: plain nodes."""


def add_styles(
    app: Sphinx, pagename: str, templatename: str, context: object, doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: only pages with examples load their styles."""
    if doctree is not None and next(doctree.findall(example_box), None) is not None:
        app.add_css_file(STYLES)


def setup(app: Sphinx) -> None:
    plain = (pass_through, pass_through)
    app.add_node(
        example_view, html=(visit_view, pass_through), latex=plain, text=plain, man=plain, texinfo=plain
    )
    app.add_node(example_box, html=(visit_box, depart_box), latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_directive("summit-example", ShowExample)
    app.add_directive("summit-notes", ShowNotes)
    app.connect("html-page-context", add_styles)
