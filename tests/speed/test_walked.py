"""Documents are walked by one loop: the same nodes in the same order, for work that no depth multiplies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.testing.util import SphinxTestApp
from sphinx.util.docutils import SphinxTranslator
from sphinx.util.nodes import NodeMatcher

from summitnotes.sphinx.tree.kinds import Kinds
from summitnotes.sphinx.tree.walked import document
from work import work

CONF = 'html_theme = "alabaster"\nextensions = ["summitnotes.sphinx.tree.walked"]\n'


def _tree() -> nodes.document:
    """Three sections of lists, with marks and a comment among the words."""
    tree = new_document("notes.rst")
    for number in range(3):
        section = nodes.section("", nodes.title("", f"Talk {number}"))
        items = nodes.bullet_list()
        for item in range(3):
            words = nodes.paragraph("", "", nodes.Text("on "), nodes.emphasis("", f"{item}"))
            items += nodes.list_item("", words, nodes.comment("", "later"))
        section += [items, nodes.paragraph("", "The end.")]
        tree += section
    return tree


def _leave(node: nodes.Node) -> None:
    pass


def _take_out(node: nodes.Node) -> None:
    if node.parent is not None:
        node.parent.remove(node)


def _replace(node: nodes.Node) -> None:
    """… unless it was put there, or it would go on for ever."""
    if node.parent is not None and isinstance(node, nodes.Element) and "new" not in node["classes"]:
        node.replace_self([nodes.paragraph("", word, classes=["new"]) for word in ("one", "two")])


def _put_before(node: nodes.Node) -> None:
    if node.parent is not None and len(node.parent) < 20:
        node.parent.insert(0, nodes.comment())


def _empty(node: nodes.Node) -> None:
    if isinstance(node, nodes.Element):
        node.clear()


def _empty_above(node: nodes.Node) -> None:
    if node.parent is not None and not isinstance(node.parent, nodes.document):
        node.parent.clear()


@pytest.mark.parametrize("change", [_leave, _take_out, _replace, _put_before, _empty, _empty_above])
@pytest.mark.parametrize(
    "wanted",
    [
        None,
        nodes.Text,
        nodes.paragraph,
        nodes.Element,
        addnodes.toctree,
        NodeMatcher(nodes.list_item),
        lambda node: len(node.astext()) < 9,
    ],
    ids=["all", "text", "paragraphs", "elements", "nothing", "matcher", "condition"],
)
@pytest.mark.parametrize("every", [1, 3])
def test_a_walk_finds_what_docutils_finds(
    wanted: Callable[[nodes.Node], bool] | None, change: Callable[[nodes.Node], None], every: int
) -> None:
    """… also where each node that is found, or each third, is changed before the walk goes on."""

    def found(tree: nodes.document) -> Iterator[str]:
        for number, node in enumerate(tree.findall(wanted)):
            yield node.pformat()
            if number % every == 0:
                change(node)

    theirs, ours = _tree(), _tree()
    ours.__class__ = document
    assert list(found(ours)) == list(found(theirs))
    assert ours.pformat() == theirs.pformat()


def _rebind(tree: nodes.document) -> None:
    tree[0].children = [*tree[0].children, nodes.image()]


def _exchange(tree: nodes.document) -> None:
    tree[1][1][0][0] = nodes.image()


def _put_where_nothing_was(tree: nodes.document) -> None:
    next(tree.findall(nodes.comment)).clear()
    assert not list(tree.findall(nodes.image))
    next(tree.findall(nodes.comment)).append(nodes.image())


@pytest.mark.parametrize("change", [_rebind, _exchange, _put_where_nothing_was])
@pytest.mark.parametrize("wanted", [nodes.image, NodeMatcher(nodes.image)], ids=["kind", "matcher"])
def test_what_comes_into_a_tree_between_two_walks_is_found(
    wanted: type[nodes.Node] | NodeMatcher, change: Callable[[nodes.document], None]
) -> None:
    tree = _tree()
    tree.__class__ = document
    assert not list(tree.findall(wanted))
    change(tree)
    assert len(list(tree.findall(wanted))) == 1


def test_a_tree_that_stays_the_same_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Kinds] = []
    look = Kinds._look
    monkeypatch.setattr(Kinds, "_look", lambda kinds: looks.append(kinds) or look(kinds))
    tree = _tree()
    tree.__class__ = document
    for kind in (nodes.image, addnodes.toctree, nodes.paragraph, nodes.image, nodes.table):
        list(tree.findall(kind))
    assert len(looks) == 1


@pytest.mark.parametrize("options", [{"include_self": False}, {"descend": False}, {"siblings": True}])
def test_other_walks_are_those_of_docutils(options: dict[str, bool]) -> None:
    theirs, ours = _tree(), _tree()
    ours.__class__ = document
    assert [node.pformat() for node in ours.findall(**options)] == [
        node.pformat() for node in theirs.findall(**options)
    ]


class _Notes(nodes.SparseNodeVisitor):
    """Visits some kinds of nodes, notes them, and does with every third what it is told."""

    def __init__(self, tree: nodes.document, answer: Callable[[nodes.Node], None]) -> None:
        super().__init__(tree)
        self.steps: list[str] = []
        self._answer = answer

    def _note(self, node: nodes.Node, step: str) -> None:
        self.steps.append(f"{step} {node.pformat()}")
        if step == "to" and len(self.steps) % 3 == 0:
            self._answer(node)

    def visit_paragraph(self, node: nodes.Node) -> None:
        self._note(node, "to")

    def depart_paragraph(self, node: nodes.Node) -> None:
        self._note(node, "from")

    visit_Text = visit_list_item = visit_paragraph  # noqa: N815 - after the class
    depart_list_item = depart_paragraph


class _ByBases(SphinxTranslator, _Notes):
    """Goes by the classes that a node is derived from, as translators of Sphinx do."""

    def __init__(self, tree: nodes.document, answer: Callable[[nodes.Node], None]) -> None:
        _Notes.__init__(self, tree, answer)

    def visit_Element(self, node: nodes.Node) -> None:  # noqa: N802 - after the class
        self._note(node, "to")

    def depart_Element(self, node: nodes.Node) -> None:  # noqa: N802
        self._note(node, "from")


class _ByItself(_Notes):
    """Dispatches in a way of its own."""

    def dispatch_visit(self, node: nodes.Node) -> None:
        self._note(node, "to")

    def dispatch_departure(self, node: nodes.Node) -> None:
        self._note(node, "from")


def _raise(error: type[Exception]) -> Callable[[nodes.Node], None]:
    def answer(node: nodes.Node) -> None:
        raise error

    return answer


_ENDS = (nodes.SkipNode, nodes.SkipChildren, nodes.SkipSiblings, nodes.SkipDeparture, nodes.StopTraversal)


@pytest.mark.parametrize("answer", [_leave, _take_out, _replace, _empty_above, *map(_raise, _ENDS)])
@pytest.mark.parametrize("visitor", [_Notes, _ByBases, _ByItself])
@pytest.mark.parametrize("way", ["walk", "walkabout"])
def test_a_visitor_is_led_as_docutils_leads_it(
    way: str, visitor: type[_Notes], answer: Callable[[nodes.Node], None]
) -> None:
    """… also where it changes the tree, skips a part of it or ends the walk."""
    theirs, ours = _tree(), _tree()
    ours.__class__ = document
    led = [visitor(tree, answer) for tree in (theirs, ours)]
    ends = [getattr(one.document, way)(one) for one in led]
    assert led[1].steps == led[0].steps
    assert len(led[0].steps) >= 3
    assert ends[1] == ends[0]
    assert ours.pformat() == theirs.pformat()


@pytest.mark.parametrize("way", ["walk", "walkabout"])
def test_a_log_of_each_step_is_written_where_it_is_asked_for(way: str) -> None:
    tree = _tree()
    tree.__class__ = document
    tree.reporter.debug_flag = True
    told: list[str] = []
    tree.reporter.attach_observer(lambda message: told.append(message.astext()))
    tree.reporter.stream = None
    getattr(tree, way)(_Notes(tree, _leave))
    assert f"docutils.nodes.Node.{way} calling dispatch_visit for section" in " ".join(told)


def test_depth_does_not_multiply_the_work() -> None:
    """A thousand nodes inside each other are no more work than side by side."""

    def nested(depth: int) -> nodes.document:
        tree = new_document("notes.rst")
        inner: nodes.Element = tree
        for _ in range(depth):
            inner += nodes.block_quote()
            inner = inner[-1]  # type: ignore[assignment]
        inner += [nodes.paragraph() for _ in range(900 - depth)]
        tree.__class__ = document
        return tree

    def walked(tree: nodes.document) -> list[nodes.Node]:
        return list(tree.findall(nodes.comment))

    flat, deep = (work(partial(walked, nested(depth))) for depth in (1, 300))
    assert flat <= 4 * 900
    assert deep <= 2 * flat


def test_trees_are_walked_so_while_they_are_read_and_resolved(tmp_path: Path) -> None:
    """… and stored as documents of docutils."""
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.rst").write_text("Root\n====\n", "utf-8")
    app = SphinxTestApp(srcdir=tmp_path)
    kinds: list[type[nodes.document]] = []

    def note(app: Sphinx, tree: nodes.document, *_: object) -> None:
        kinds.append(type(tree))

    app.connect("doctree-read", note)
    app.connect("doctree-resolved", note)
    try:
        app.build()
        assert type(app.env.get_doctree("index")) is nodes.document
    finally:
        app.cleanup()
    assert kinds == [document, document]
