"""What a document says of itself at its top: front matter in Markdown, docinfo in reST.

The fields have the names of the options of directives (``topics``, ``event``, ``language``, ``date``,
``notes-by``). They are read after docutils has made its docinfo (340), and shown as they are.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.records.anchors import talk_anchor, talk_id
from summitnotes.records.lists import split_list
from summitnotes.records.partial_dates import check_date
from summitnotes.sphinx.nodes import talk_card
from summitnotes.sphinx.transforms.base import NotesTransform

if TYPE_CHECKING:
    from summitnotes.records.eventfile import NotesEntry


class ReadFrontMatter(NotesTransform):
    """Hand the fields of a document to the domain; in pages, name the event of their talks."""

    default_priority = 770

    def concerns(self) -> bool:
        return True

    def find(self) -> None:
        fields = front_fields(self.document)
        said = self.said
        entry = self._entry() if said and said.notes else None
        if entry is not None and entry.date is not None:
            self.domain.note(self.docname, date=entry.date)
        if not fields:
            return
        title = next((s[0].astext() for s in self.document.findall(nodes.section) if s.children), "")
        self.domain.note(self.docname, topics=_names(fields.get("topics", "")), title=title)
        for card in list(self.document.findall(talk_card)) if "event" in fields else ():
            if "event" not in card:
                self._join_event(card, " ".join(fields["event"].split()))
        said = self.said
        if said is not None and said.notes is not None:
            self.domain.note(
                self.docname,
                notes=replace(
                    said.notes,
                    language=self._language(fields.get("language"), said.notes.language),
                    by=said.notes.by or fields.get("notes-by") or fields.get("author"),
                ),
                date=(entry.date if entry else None) or check_date(fields.get("date", "")),
            )

    def _join_event(self, card: talk_card, event: str) -> None:
        """Make a card of the page a talk of ``event``; an id that nobody gave follows."""
        card["event"] = event
        old, anchor = card["talk"], card["ids"][0]
        if old != talk_id(None, card["title"]):
            return
        card["talk"] = new = talk_id(event, card["title"])
        card["ids"] = [talk_anchor(new)]
        self.document.ids.pop(anchor, None)
        self.document.ids[card["ids"][0]] = card
        for node in card.parent.children:
            if isinstance(node, nodes.container) and node.get("talk") == old:
                node["talk"] = new
            elif isinstance(node, addnodes.index):
                node["entries"] = [
                    (kind, words, card["ids"][0] if target == anchor else target, main, key)
                    for kind, words, target, main, key in node["entries"]
                ]

    def _language(self, written: str | None, known: str | None) -> str | None:
        """event.yml counts more than the notes themselves, those more than what was guessed."""
        entry = self._entry()
        return known if entry and entry.language else written or known

    def _entry(self) -> NotesEntry | None:
        return self.domain.sidecars.notes_entry(self.docname, self.path.split("/", 2)[-1])


def front_fields(document: nodes.document) -> dict[str, str]:
    """Lower-case name -> text, of the fields at the top of a document; lists are one name a line."""
    found: dict[str, str] = {}
    for node in document.children[:3]:
        if isinstance(node, nodes.docinfo):
            for child in node.children:
                if isinstance(child, nodes.field):
                    found[child[0].astext().lower()] = _plain(child[1].astext())
                elif isinstance(child, nodes.TextElement):
                    found[child.tagname] = _plain(child.astext())
        elif isinstance(node, nodes.container) and "front-matter" in node["classes"]:
            for field in node.findall(nodes.field):
                found[field[0].astext().lower()] = _plain(field[1].astext())
    return found


def _plain(text: str) -> str:
    """A list that MyST hands on as JSON, as one name a line."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except ValueError:
            return text
        return "\n".join(str(value) for value in values)
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(split_list(text))
