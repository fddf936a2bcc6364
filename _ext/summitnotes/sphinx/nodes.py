"""The nodes of the site: one class for each view, and the talk card that carries a talk's record.

A view node holds only strings and lists, so that pseudo-XML stays readable and pickles stay small.
What it shows is worked out when a page is written, from the catalogue (see ``rendering``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.records.model import WITHHELD, Kind, Link, Origin, Source, Speaker, Talk

if TYPE_CHECKING:
    from collections.abc import Mapping


class SummitView(nodes.General, nodes.Element):
    """A place on a page where a view stands. ``options`` is a list of ``name=value``."""

    view = ""

    @property
    def options(self) -> dict[str, str]:
        items: list[str] = self.get("options", [])
        return {name: value for name, _, value in (item.partition("=") for item in items)}

    @classmethod
    def make(cls, options: Mapping[str, str], **attributes: object) -> SummitView:
        return cls("", options=[f"{k}={v}" for k, v in sorted(options.items())], **attributes)


class talk_card(SummitView):  # noqa: N801 - docutils finds visitors by the class name
    """The card of one talk; also the only way for a talk to reach the domain."""

    view = "talk_card"


class talk_foot(SummitView):  # noqa: N801
    """The line below the notes of a talk; put there when a page is written, in no stored tree."""

    view = "talk_foot"


class notes_facts(SummitView):  # noqa: N801
    """The line above the notes of a file; put there when a page is written, in no stored tree."""

    view = "notes_facts"


class line_words(nodes.TextElement):  # noqa: N801
    """The words of an item of a list on a page of HTML, where they stand in no paragraph."""


class event_card(SummitView):  # noqa: N801
    """The card of one event; in full on the event's page, with its programme."""

    view = "event_card"


class talk_list(SummitView):  # noqa: N801
    view = "talk_list"


class event_list(SummitView):  # noqa: N801
    view = "event_list"


class person_list(SummitView):  # noqa: N801
    view = "person_list"


class topic_index(SummitView):  # noqa: N801
    view = "topic_index"


class topic_matrix(SummitView):  # noqa: N801
    view = "topic_matrix"


class topic_timeline(SummitView):  # noqa: N801
    view = "topic_timeline"


class generated_view(SummitView):  # noqa: N801
    """What a page of a thing shows; which view that is, the page says."""

    @property
    def view(self) -> str:  # type: ignore[override]
        return str(self["view"])


class summit_home(SummitView):  # noqa: N801
    view = "home"


VIEWS: tuple[type[SummitView], ...] = (
    talk_card,
    event_card,
    talk_list,
    event_list,
    person_list,
    topic_index,
    topic_matrix,
    topic_timeline,
    summit_home,
)

_TEXT_FIELDS = (
    "title", "event", "start", "end", "date", "timezone", "room", "track", "language", "status", "license",
    "notes_by", "original_title", "parent",
)  # fmt: skip


def make_talk_card(talk: Talk, anchor: str) -> talk_card:
    """The node of a talk; every way to write a talk ends here."""
    talk = talk.shown()
    node = talk_card("", ids=[anchor], names=[], talk=talk.id, kind=str(talk.kind), origin=str(talk.origin))
    for name in _TEXT_FIELDS:
        if (value := getattr(talk, name)) is not None:
            node[name] = value
    if talk.duration is not None:
        node["duration"] = str(talk.duration)
    node["confidence"] = f"{talk.confidence:.2f}"
    node["topics"] = list(talk.topics)
    node["aliases"] = list(talk.aliases)
    node["same_as"] = list(talk.same_as)
    node["speakers"] = [part for s in talk.speakers for part in (s.name, s.affiliation or "")]
    node["links"] = [part for link in talk.links for part in (link.type, link.url, link.label or "")]
    if talk.source is not None:
        node["source_path"] = talk.source.path
        node["source_line"] = str(talk.source.line or "")
    if talk.said_at:
        node["said_at"] = [f"{name} {place.line or ''} {place.path}" for name, place in talk.said_at]
    return node


def make_index_entries(talk: Talk, anchor: str) -> addnodes.index:
    """The general index lists a talk under its title and under each of its speakers."""
    if talk.status == WITHHELD:
        return addnodes.index("", entries=[])
    title = talk.title.replace(";", ",")  # a semicolon parts an entry from its sub-entry
    entries = [("single", title, anchor, "", None)]
    for speaker in talk.speakers:
        entries.append(("single", f"{speaker.name.replace(';', ',')}; {title}", anchor, "", None))
    return addnodes.index("", entries=entries)


class site_link(nodes.reference):  # noqa: N801 - nodes of docutils have such names
    """Words of the notes that lead to a thing of this site."""


def make_hidden_toctree(parent: str, docs: list[str], depth: int) -> nodes.compound:
    """A table of contents for the sidebar, in the order of ``docs``; patterns could not sort by date."""
    tree = addnodes.toctree(
        "",
        parent=parent,
        entries=[(None, doc) for doc in docs],
        includefiles=docs,
        maxdepth=depth,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=True,
    )
    return nodes.compound("", tree, classes=["toctree-wrapper"])


def make_kept_toctree() -> nodes.compound:
    """The place of a hidden table of contents for generated pages, until it is known which there are."""
    return nodes.compound("", classes=["toctree-wrapper"], generated="1")


def talk_of(node: talk_card) -> Talk:
    """The record that a talk card carries; the inverse of :func:`make_talk_card`."""
    fields = {name: node.get(name) for name in _TEXT_FIELDS}
    said_at: list[str] = node.get("said_at", [])
    speakers, links = node["speakers"], node["links"]
    line = node.get("source_line", "")
    return Talk(
        id=node["talk"],
        kind=Kind(node["kind"]),
        origin=Origin(node["origin"]),
        confidence=float(node["confidence"]),
        duration=int(node["duration"]) if "duration" in node else None,
        topics=tuple(node["topics"]),
        aliases=tuple(node["aliases"]),
        same_as=tuple(node["same_as"]),
        speakers=tuple(
            Speaker(name, affiliation or None)
            for name, affiliation in zip(speakers[::2], speakers[1::2], strict=True)
        ),
        links=tuple(
            Link(kind, url, label or None)
            for kind, url, label in zip(links[::3], links[1::3], links[2::3], strict=True)
        ),
        source=Source(node["source_path"], int(line) if line else None) if "source_path" in node else None,
        said_at=tuple(_said_at(text) for text in said_at),
        **fields,
    )


def _said_at(text: str) -> tuple[str, Source]:
    name, line, path = text.split(" ", 2)
    return name, Source(path, int(line) if line else None)
