"""What one document says: its part of the catalogue, before anything is resolved."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Event, LayoutChoice, Mention, Naming, NotesFile, Person, Source, Talk
from summitnotes.records.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Placed:
    """A view on a page, with the options that its author gave."""

    view: str  # name of the view's module
    options: tuple[str, ...] = ()  # "name=value"
    anchor: str = ""
    line: int | None = None  # 1-based, of the directive
    lines: tuple[str, ...] = ()  # "name line", of the options that its author wrote

    def line_of(self, option: str) -> int | None:
        """The line of an option, else that of the directive."""
        found = dict(entry.rsplit(" ", 1) for entry in self.lines)
        return int(found[option]) if option in found else self.line

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, _, value in (option.partition("=") for option in self.options)}


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link to another page of a wiki. What it leads to may be read later than the link."""

    doc: str  # docname, or "" where no page has that name
    fragment: str  # the heading that it names, as written, or ""
    line: int | None  # 1-based


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A name that a document refers to. What bears it may be read later, or change."""

    domain: str  # of Sphinx, or "" where any will do
    kind: str  # a role
    target: str  # as written, or a docname
    section: str = ""  # an id or a heading inside the target


@dataclass(frozen=True, slots=True)
class Anchored:
    """The places of one document that hold the words of an entry of event.yml best."""

    entry: int  # 1-based line of event.yml
    rank: int  # 0 a heading is the words, 1 a line is, 2 a heading holds them, 3 text holds them
    lines: tuple[int, ...]  # 1-based, of the places of that rank


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says; everything that is stored for it."""

    talks: tuple[tuple[Talk, str], ...] = ()  # with the anchor of the card
    events: tuple[tuple[Event, str], ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    namings: tuple[Naming, ...] = ()  # words that may name somebody
    notes: NotesFile | None = None
    matter: FrontMatter = field(default_factory=FrontMatter)  # what a notes file says of itself at its top
    layout: LayoutChoice | None = None  # where the sessions of a notes file stand
    derived: Event | None = None  # what the notes show of their event, where nobody says it
    anchored: tuple[Anchored, ...] = ()  # where the words of entries of event.yml stand in it
    entries: tuple[int, ...] = ()  # lines of event.yml of the entries that it shows
    links: tuple[WikiLink, ...] = ()  # to pages of the wiki that the notes come from
    views: tuple[Placed, ...] = ()
    references: tuple[Reference, ...] = ()  # to anything, sorted
    looked_for: tuple[str, ...] = ()  # files, found or not; paths from docs/
    names: bool = False  # whether it matters to it which documents there are
    topics: tuple[str, ...] = ()  # declared by the page itself, as written
    topics_at: Source | None = None  # where it declares them
    title: str = ""  # of a page that declares topics
    date: str | None = None  # ISO, as the notes say it at their top
    problems: tuple[Problem, ...] = ()  # repeated by every build while the document stays as it is
    inputs: str = ""  # digest of the sidecars that it was read with


class SaidByDocument(dict[str, Said]):
    """Docname -> what that document says. Pickled document by document: what was loaded is not pickled again.

    Of the environment of 1,000 notes this is the half, and an edit changes one of them. All of them are there
    while the environment is pickled: compressed, for they take a third of the room then.
    """

    def __init__(self, pickled: Mapping[str, bytes] | None = None) -> None:
        loaded = {doc: (pickle.loads(zlib.decompress(data)), data) for doc, data in (pickled or {}).items()}
        super().__init__((doc, said) for doc, (said, _) in loaded.items())
        self._loaded = loaded

    def __reduce__(self) -> tuple[type[SaidByDocument], tuple[dict[str, bytes]]]:
        return SaidByDocument, ({doc: self._pickled(doc, said) for doc, said in self.items()},)

    def _pickled(self, doc: str, said: Said) -> bytes:
        loaded, data = self._loaded.get(doc, (None, b""))
        return data if loaded is said else zlib.compress(pickle.dumps(said, pickle.HIGHEST_PROTOCOL), 1)
