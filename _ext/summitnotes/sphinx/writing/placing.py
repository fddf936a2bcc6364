"""What stands around the card of a talk on its page, worked out when the page is written.

The stored tree holds the cards alone. Here a card is told what the notes beside it say already, so that it
says only the rest; names of speakers in those words become links to their pages; and one quiet line follows
the notes of each talk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.nodes import SummitView, notes_facts, site_link, talk_card, talk_foot
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.linking import link_words
from summitnotes.sphinx.writing.rendering import PageLinker
from summitnotes.views.parts import speaker_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitnotes.sphinx.store.domain import SummitDomain

#: Characters after the heading within which notes introduce a talk.
INTRODUCTION = 300
#: Of a view that leaves the link to the BibTeX entries to another one.
_NO_CITE = {"no-cite": ""}


class FactsOfNotes(SphinxPostTransform):
    """A line of facts below the title of notes, unless the card of their event stands on their page."""

    default_priority = 4
    formats = ("html", "latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        docname = self.env.current_document.docname
        if not _has_facts(domain_of(self.env), docname):
            return
        first = next(iter(self.document.findall(nodes.section)), None)
        talks = next(iter(self.document.findall(talk_card)), None) is not None
        facts = notes_facts.make({"subject": docname, **({} if talks else _NO_CITE)}, ids=[])
        if first is not None:
            first.insert(1, facts)


def _has_facts(domain: SummitDomain, docname: str) -> bool:
    """Whether a page is one of notes, without the card of their event."""
    said = domain.said.get(docname)
    return (
        said is not None
        and said.notes is not None
        and not any(view.view == "event_card" for view in said.views)
    )


class ReadAroundCards(SphinxPostTransform):
    """Before views become plain nodes (5), after notes have got their one title (4, by name)."""

    default_priority = 4
    formats = ("html", "latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        builder = app_of(self.env).builder
        domain = domain_of(self.env)
        docname = self.env.current_document.docname
        linker = PageLinker(domain.catalogue, builder, docname)
        cards = list(self.document.findall(talk_card))
        for card in cards:
            words = [] if _stands_alone(card) else list(_beside(card))
            if not words:
                continue
            said = " ".join(" ".join(node.astext() for node in words).split())
            card["options"] = [*card.get("options", ()), f"said={said}"]
            talk = domain.catalogue.talk.get(card["talk"])
            if talk is not None and builder.format == "html":
                for speaker in speaker_refs(domain.catalogue, linker, talk):
                    if speaker.href:
                        link_words(words, speaker.name, site_link(refuri=speaker.href))
        if builder.format == "html" and builder.name != "epub":
            renamed = domain.catalogue.renamed.get(docname, {})
            notes = domain.catalogue.notes_of_doc.get(docname)
            known = notes is not None and notes.event in domain.catalogue.event
            options = _NO_CITE if known and _has_facts(domain, docname) else {}
            for card in cards:
                if "compact" not in card.options:
                    anchor = card["ids"][0]
                    _add_foot(card, renamed.get(anchor, card["talk"]), options)


def _stands_alone(card: talk_card) -> bool:
    """Whether the card itself has to say what the talk is: a directive, a talk that event.yml tells of."""
    return "show_title" in card.options and "compact" not in card.options


def _beside(card: talk_card) -> Iterator[nodes.Element]:
    """The words that show the talk: those the mark stands in, or the heading and what introduces it."""
    parent = card.parent
    if "compact" in card.options:
        kinds = (nodes.row, nodes.list_item, nodes.definition_list_item)
        yield next((found for kind in kinds if (found := _around(card, kind)) is not None), parent)
        return
    siblings = parent.children
    place = siblings.index(card)
    before = [node for node in siblings[:place] if not isinstance(node, nodes.Invisible)]
    if before and isinstance(before[-1], nodes.TextElement):  # a heading, or a label in its place
        yield before[-1]
        room = INTRODUCTION
        for node in siblings[place + 1 :]:
            if isinstance(node, (nodes.section, SummitView)):
                return
            if isinstance(node, nodes.Element) and not isinstance(node, nodes.Invisible):
                room -= len(node.astext())
                if room < 0:
                    return
                yield node


def _around(card: talk_card, kind: type[nodes.Element]) -> nodes.Element | None:
    node = card.parent
    while node is not None and not isinstance(node, kind):
        node = node.parent
    return node


def _add_foot(card: talk_card, talk: str, options: dict[str, str]) -> None:
    """At the end of the notes of the talk: before the next card beside it, or the first part with its own."""
    siblings = card.parent.children
    place = siblings.index(card) + 1
    while place < len(siblings) and not _begins_another(siblings[place]):
        place += 1
    while _is_label_before(siblings, place):
        place -= 1
    card.parent.insert(place, talk_foot.make(options, talk=talk, ids=[]))


def _begins_another(node: nodes.Node) -> bool:
    if isinstance(node, (talk_card, talk_foot)):
        return True
    return isinstance(node, nodes.section) and next(iter(node.findall(talk_card)), None) is not None


def _is_label_before(siblings: list[nodes.Node], place: int) -> bool:
    """Whether the node before a card is what names the talk of that card."""
    if place >= len(siblings) or not isinstance(siblings[place], talk_card | nodes.Invisible):
        return False
    before = siblings[place - 1]
    return isinstance(before, nodes.Invisible) or (
        isinstance(before, nodes.TextElement) and not isinstance(before, nodes.title)
    )


def setup(app: Any) -> None:
    app.add_post_transform(ReadAroundCards)
    app.add_post_transform(FactsOfNotes)
