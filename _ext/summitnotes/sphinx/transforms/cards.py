"""Where the card of a session goes in the tree of its notes, and which nodes are its notes.

Below a heading or label the card stands right under its words. Sessions of a table, a list or lines of text
keep their programme in one piece: a mark inside the row, item or line says what it does not say itself. A
talk that running text tells of without its title has a card before that passage.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.findings.outline.texts import text_of
from summitnotes.records.anchors import talk_anchor
from summitnotes.records.ids import letters
from summitnotes.sphinx.nodes import make_index_entries, make_talk_card
from summitnotes.sphinx.tree.passages import cut, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summitnotes.records.model import Talk


@dataclass(frozen=True)
class Placed:
    """A talk and the node that its words stand in."""

    talk: Talk
    node: (
        nodes.Element
    )  # section, label, list item, row, line, term, paragraph; the document for the whole file
    offset: int | None = None  # the talk begins at this character of a paragraph
    in_sentence: bool = False  # it ends with the paragraph, no line of it
    also: tuple[nodes.Element, ...] = ()  # other nodes that show the talk: its row in the programme above


def place_cards(document: nodes.document, placed: Sequence[Placed]) -> None:
    """Put the cards into the tree, and mark whose notes follow (``talk`` and ``talks`` on nodes).

    A paragraph may hold hundreds of talks, so it is looked at once, and cut from its end.
    """
    labels = {key for key, node in {id(one.node): one.node for one in placed}.items() if _is_label(node)}
    held = Counter(id(one.node) for one in placed)
    words = _Words()
    inside: dict[int, tuple[nodes.TextElement, list[tuple[int, list[nodes.Element]]]]] = {}
    for one in placed:
        _mark(one, labels, words, alone=held[id(one.node)] == 1)
        made = _made(one, document)
        if isinstance(one.node, nodes.document):
            _at_top(one.node, made)
        elif isinstance(one.node, nodes.section):
            one.node[1:1] = made
        elif id(one.node) in labels:
            _insert(one.node, made)
        elif (carrier := _carrier(one, words)) is not None:
            made[-1]["options"] = ["compact=1", "show_title=1"]
            inside.setdefault(id(carrier), (carrier, []))[1].append((words.end(one, carrier), made))
        else:
            made[-1]["options"] = ["show_title=1"]
            block = outermost(one.node)
            place = block.parent.index(block)
            block.parent[place:place] = made
    for carrier, cards in inside.values():
        for end, made in sorted(cards, key=lambda card: card[0])[::-1]:  # of one place, the last comes first
            place = cut(carrier, end)
            carrier[place:place] = made


class _Words:
    """The words of blocks as they are before cards stand in them, each block looked at once."""

    def __init__(self) -> None:
        self._letters: dict[int, str] = {}
        self._texts: dict[int, str] = {}

    def show(self, node: nodes.Element, talk: Talk) -> bool:
        """Whether the words of a node hold the title of a talk."""
        if id(node) not in self._letters:
            self._letters[id(node)] = letters(text_of(node)[0])
        return letters(talk.title) in self._letters[id(node)]

    def end(self, one: Placed, carrier: nodes.TextElement) -> int:
        """Where the words of a talk end in the passage: with their line, where they begin inside it."""
        if id(carrier) not in self._texts:
            found = passages(nodes.Element("", carrier.deepcopy()))
            self._texts[id(carrier)] = next((passage.text for passage in found), "")
        text = self._texts[id(carrier)]
        lined = one.offset is not None and carrier is one.node and not one.in_sentence
        end = text.find("\n", one.offset) if lined else -1
        return len(text) if end < 0 else end


def _made(one: Placed, document: nodes.document) -> list[nodes.Element]:
    anchor = talk_anchor(one.talk.id)
    made: list[nodes.Element] = [make_index_entries(one.talk, anchor), make_talk_card(one.talk, anchor)]
    for node in made:
        node.source = document["source"]
        node.line = one.talk.source.line if one.talk.source else None
    return made


def _carrier(one: Placed, words: _Words) -> nodes.TextElement | None:
    """The block of text that a mark stands in; ``None`` where running text only tells of a talk."""
    node = one.node
    if isinstance(node, nodes.paragraph) and not words.show(node, one.talk):
        return None
    if isinstance(node, nodes.row):
        node = _cell(node, one.talk, words)
    if isinstance(node, nodes.TextElement):
        return node
    lines = list(node.findall(nodes.TextElement))
    titled = (line for line in lines if isinstance(node, nodes.line_block) and words.show(line, one.talk))
    return next(titled, lines[0] if lines else None)


def _cell(row: nodes.row, talk: Talk, words: _Words) -> nodes.Element:
    """The cell of a row, or of the one below it, that holds the title of a talk, else the row."""
    below = row.next_node(nodes.row, descend=False, siblings=True)
    cells = [cell for one in (row, below) if one is not None for cell in one.findall(nodes.entry)]
    return next((cell for cell in cells if words.show(cell, talk)), row)


def _insert(after: nodes.Element, made: Sequence[nodes.Element]) -> None:
    holder = after.parent
    place = holder.index(after) + 1
    holder[place:place] = made


def _at_top(document: nodes.Element, made: Sequence[nodes.Element]) -> None:
    """Under the first heading, else before everything that is shown."""
    first = next((child for child in document.children if isinstance(child, nodes.section)), None)
    if first is not None and document.index(first) <= 1:
        first[1:1] = made
        return
    shown = (
        n
        for n, child in enumerate(document.children)
        if not isinstance(child, (nodes.comment, nodes.docinfo))
    )
    place = next(shown, len(document.children))
    document[place:place] = made


# ---- whose notes follow


def _mark(one: Placed, labels: set[int], words: _Words, *, alone: bool) -> None:
    """A row of several talks gives each its cell: what one cell says is about no other talk."""
    identifier = one.talk.id
    if one.offset is not None:
        talks: list[str] = one.node.setdefault("talks", [])
        insort(talks, f"{one.offset} {identifier}", key=lambda text: int(text.partition(" ")[0]))
    elif isinstance(one.node, nodes.section):
        if one.talk.kind.is_talk:
            one.node.setdefault("talk", identifier)
    elif id(one.node) in labels:
        for node in _below(one.node, labels):
            node.setdefault("talk", identifier)
    elif isinstance(one.node, nodes.row) and not alone:
        _cell(one.node, one.talk, words).setdefault("talk", identifier)
    else:
        for node in (one.node, *_definition(one.node)):
            node.setdefault("talk", identifier)
    for node in one.also:
        node.setdefault("talk", identifier)


def _is_label(node: nodes.Element) -> bool:
    """A paragraph that is used as a heading: one in bold, one that the reader of plain text marked."""
    if isinstance(node, nodes.rubric):
        return True
    if not isinstance(node, nodes.paragraph) or not isinstance(node.parent, (nodes.section, nodes.document)):
        return False
    shown = [child for child in node.children if child.astext().strip(" :.")]
    return "label" in node["classes"] or (len(shown) == 1 and isinstance(shown[0], nodes.strong))


def _below(label: nodes.Element, labels: set[int]) -> Iterator[nodes.Element]:
    """The blocks that follow a label, up to the next label that is a session, or a section."""
    siblings = label.parent.children
    for node in siblings[siblings.index(label) + 1 :]:
        if not isinstance(node, nodes.Element) or isinstance(node, nodes.section) or id(node) in labels:
            return
        yield node


def _definition(node: nodes.Element) -> Iterable[nodes.Element]:
    """What stands under a term."""
    if not isinstance(node, nodes.term):
        return ()
    return [child for child in node.parent.children if isinstance(child, nodes.definition)]


def outermost(block: nodes.Element) -> nodes.Element:
    """The ancestor of a block that stands directly in a section or in the document."""
    node = block
    while not isinstance(node.parent, (nodes.section, nodes.document)):
        node = node.parent
    return node
