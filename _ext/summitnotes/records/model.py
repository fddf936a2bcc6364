"""The records of the site. Names follow schema.org (Event, Person), SKOS (topics) and pretalx (talks).

All are frozen and hold only strings, numbers and tuples: safe to pickle, compare and hash.
Unknown is ``None`` or empty, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from summitnotes.records.pickling import pickled_quickly


class Kind(StrEnum):
    """What a session is. ``NONE`` says: a section, no session."""

    TALK = "talk"
    KEYNOTE = "keynote"
    PANEL = "panel"
    LIGHTNING = "lightning"
    WORKSHOP = "workshop"
    BREAK = "break"
    SOCIAL = "social"
    NONE = "none"

    @property
    def is_talk(self) -> bool:
        return self not in (Kind.BREAK, Kind.SOCIAL, Kind.NONE)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


class Layout(StrEnum):
    """Where the sessions of a file of notes stand."""

    HEADINGS = "headings"
    LABELS = "labels"  # lines in bold, and headings of an unmarked text
    TABLE = "table"
    ITEMS = "items"
    LINES = "lines"
    TERMS = "terms"  # of a definition list
    FILE = "file"  # one file is one talk
    NONE = "none"  # minutes, lists, prose


class Origin(StrEnum):
    """Who said that there is a talk."""

    HEADING = "heading"
    DIRECTIVE = "directive"
    EVENT_FILE = "event.yml"


#: The status of a talk of which nothing but its id is shown.
WITHHELD = "withheld"
#: Fields that name other things, so that a message about a value has to say where it stands.
NAMING = ("event", "parent", "same_as", "speakers", "topics")


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """The layout of a file, how sure it is (0 to 1), and what it was chosen against."""

    layout: Layout
    score: float
    runner_up: Layout
    runner_up_score: float
    said: bool = False  # by event.yml


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Source:
    """A place in an author's file."""

    path: str  # relative to the docs folder, with forward slashes
    line: int | None  # 1-based


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Speaker:
    """A name as it was written beside a talk."""

    name: str  # as written
    affiliation: str | None = None  # as written, without its parentheses


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link of a talk or event."""

    type: str  # slides | video | code | paper | notes | link
    url: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A conference, meeting or summit."""

    id: str
    title: str
    series: str | None = None
    start: str | None = None  # ISO 8601 date, possibly partial: 2014, 2014-05, 2014-05-12
    end: str | None = None
    precision: Precision | None = None
    location: str | None = None
    timezone: str | None = None  # IANA name
    url: str | None = None
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: Source | None = None
    said_at: tuple[tuple[str, Source], ...] = ()  # field -> where a person said it, if not at `source`

    def place_of(self, field: str) -> Source | None:
        """The place to name in a message about the value of ``field``."""
        return dict(self.said_at).get(field, self.source)


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Talk:
    """One session. A slot in pretalx's words, with its submission."""

    id: str
    title: str
    event: str | None = None  # Event.id
    kind: Kind = Kind.TALK
    speakers: tuple[Speaker, ...] = ()
    start: str | None = None  # local time HH:MM
    end: str | None = None
    duration: int | None = None  # minutes
    date: str | None = None  # ISO, possibly partial
    timezone: str | None = None
    room: str | None = None
    track: str | None = None
    topics: tuple[str, ...] = ()  # declared topics, as ids or labels still to be resolved
    language: str | None = None  # BCP 47
    links: tuple[Link, ...] = ()
    status: str | None = None  # confirmed | cancelled | not-recorded | withheld
    license: str | None = None
    notes_by: str | None = None
    aliases: tuple[str, ...] = ()
    original_title: str | None = None
    parent: str | None = None  # Talk.id of the session that this one is a part of
    same_as: tuple[str, ...] = ()  # Talk.id of the same talk, given elsewhere
    origin: Origin = Origin.HEADING
    confidence: float = 1.0  # 1.0 = said by a person
    source: Source | None = None
    said_at: tuple[tuple[str, Source], ...] = ()  # field -> where a person said it, if not at `source`

    def place_of(self, field: str) -> Source | None:
        """The place to name in a message about the value of ``field``."""
        return dict(self.said_at).get(field, self.source)

    def shown(self) -> Talk:
        """The talk as it may be shown: of one that is withheld its id, its event and that it is withheld."""
        if self.status != WITHHELD:
            return self
        return Talk(
            self.id, "Withheld", self.event, Kind.NONE,
            status=WITHHELD, origin=self.origin, source=self.source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One person under one canonical name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    url: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a topic no longer has."""

    name: str
    until: str | None = None  # ISO date, possibly partial: the last time it was the name


@dataclass(frozen=True, slots=True)
class ContextRule:
    """When a word that is also a common word names the topic."""

    forms: tuple[str, ...] = ()  # labels that need the rule; empty = all labels
    near: tuple[str, ...] = ()  # words of which one must stand in the neighbourhood
    never: tuple[str, ...] = ()  # phrases in which the word has its common sense


@dataclass(frozen=True, slots=True)
class Topic:
    """A SKOS concept."""

    id: str  # explicit, never slugged from a label: "C++" would turn into "c"
    pref_label: tuple[tuple[str, str], ...] = ()  # (BCP 47 language, label), sorted
    alt_label: tuple[str, ...] = ()
    hidden_label: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    definition: tuple[tuple[str, str], ...] = ()  # (language, text), sorted
    same_as: tuple[str, ...] = ()  # URLs
    context: ContextRule | None = None
    source: Source | None = None
    # (label, BCP 47 language) of alternative and hidden labels whose language the file gives, sorted.
    label_languages: tuple[tuple[str, str], ...] = ()

    def label(self, language: str = "en") -> str:
        """The preferred label in ``language``, else in English, else in any, else the id."""
        labels = dict(self.pref_label)
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), self.id)


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Mention:
    """One place in running text where a topic is named."""

    topic: str  # Topic.id
    doc: str
    anchor: str  # id of an element on the page
    line: int  # 1-based line of the notes file
    written: str  # the words as they stand there
    excerpt: str  # the surrounding words, unchanged
    talk: str | None = None  # Talk.id
    event: str | None = None  # Event.id


@pickled_quickly
@dataclass(frozen=True, slots=True)
class Naming:
    """One place in running text where somebody is named who does not speak there."""

    person: str  # Person.id; "" until it is known who that is
    doc: str
    anchor: str  # id of an element on the page
    line: int  # 1-based line of the notes file
    written: str  # the words as they stand there
    excerpt: str  # the surrounding words, unchanged
    talk: str | None = None  # Talk.id
    event: str | None = None  # Event.id


@dataclass(frozen=True, slots=True)
class NotesFile:
    """One file under docs/notes/."""

    doc: str
    path: str  # relative to the docs folder
    format: str  # rst | markdown | dokuwiki | plaintext | pandoc:<name>
    format_score: float
    language: str | None = None  # BCP 47
    by: str | None = None
    event: str | None = None
    source_url: str | None = None
    lines: int = 0
    words: int = 0
    dialect: str | None = None
    footnotes: tuple[tuple[int, str], ...] = field(default=())
