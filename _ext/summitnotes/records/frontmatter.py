"""What a notes file says of itself at its top, in one shape for every format.

YAML, TOML, reST fields, Pelican's headers, Org's keywords, AsciiDoc's attributes, the head of a page of
HTML and the head of a mail differ in spelling only. ``formats.frontmatter`` finds them in a text and hands
their pairs to :func:`front_matter`, which knows the names that people give to one and the same fact.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from summitnotes.records.addresses import safe_url
from summitnotes.records.ids import search_key
from summitnotes.records.lists import split_list
from summitnotes.records.partial_dates import check_date


class Fact(NamedTuple):
    """One pair of a front matter: a key as written, its values as text, its 1-based line."""

    key: str
    values: tuple[str, ...]  # one for a single value, several for a list
    line: int | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts of a front matter. Unknown is ``None`` or empty, never a guess.

    ``date`` is the day on which the text was written or published. It says nothing about the days of the
    event: those are ``start`` and ``end``, where an author gives them. What cannot be read as what its key
    promises (a date in words, slides without an address) stands in ``rest`` as it was written.
    """

    title: str | None = None
    subtitle: str | None = None
    date: str | None = None  # ISO 8601, possibly partial; of writing
    start: str | None = None  # ISO 8601, possibly partial; of the event
    end: str | None = None  # ISO 8601, possibly partial; of the event
    start_time: str | None = None  # HH:MM, local, where the author's "start" holds one
    end_time: str | None = None
    authors: tuple[str, ...] = ()  # of the text, as written
    speakers: tuple[str, ...] = ()  # of the talk that the text is about, as written
    tags: tuple[str, ...] = ()  # free words
    topics: tuple[str, ...] = ()  # declared topics, as labels or ids still to be resolved
    language: str | None = None  # BCP 47
    location: str | None = None  # of the event
    event: str | None = None  # its name, or its id
    source: str | None = None  # address of the original
    description: str | None = None
    slides: str | None = None  # address
    video: str | None = None  # address
    rest: tuple[tuple[str, str], ...] = ()  # (key, value) of what has no place above, in the author's order
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)  # (field or key, 1-based line)

    def __bool__(self) -> bool:
        return self != FrontMatter()

    def line(self, name: str) -> int | None:
        """The 1-based line of a field (``"title"``), or of a key of ``rest``."""
        return dict(self.lines).get(name)

    def written(self, *keys: str) -> str | None:
        """The value of the first of ``keys`` that stands in ``rest``; keys are compared as words."""
        rest = {_plain(key): value for key, value in reversed(self.rest)}
        return next((rest[_plain(key)] for key in keys if _plain(key) in rest), None)


# Field -> what people call it, in the tools that they use and in their languages. Of two keys for one
# field, the one that stands first here wins.
_KEYS = {
    "title": "title doctitle dc.title titre titel titulo titolo og:title",
    "subtitle": "subtitle tagline sous-titre untertitel",
    "date": """
        date pubdate publishdate published published-at date-published article:published-time created
        created-at posted dcterms.date dc.date revdate updated modified lastmod last-modified
    """,
    "start": """
        start start-date date-start event-start event-start-date event-date event-dates dates time-start
        date-string datetime date-time event-datetime event-date-time when held held-on
    """,
    "end": "end end-date date-end event-end event-end-date until time-end",
    "authors": """
        notes-by note-taker notetaker scribe minutes-by author authors by creator dc.creator auteur auteurs
        autor autoren autore
    """,
    "speakers": """
        speaker speakers presenter presenters orateur orateurs intervenant intervenants referent
        intervenante intervenantes referentin referenten referentinnen vortragende ponente ponentes orador
        oradora palestrante palestrantes relatore relatrice relatori spreker sprekers lecturer lecturers
        presented-by
    """,
    "tags": "tag tags keywords category categories label labels filetags mots-cles schlagworte etiquetas",
    "topics": "topic topics",
    "language": "language lang locale langue sprache dc.language content-language",
    "location": """
        location venue place lieu ort luogo lugar sede locatie ubicacion event-location event-venue where
    """,
    "event": "event event-name conference meetup summit evenement veranstaltung",
    "source": """
        source source-url canonical canonical-url canonicalurl original original-url archived-at og:url
    """,
    "description": """
        description summary abstract excerpt dc.description og:description resume zusammenfassung
    """,
    "slides": "slides slide slides-url slide-url deck",
    "video": "video video-url recording videourl",
}
_FIELDS = {name: (known, rank) for known, names in _KEYS.items() for rank, name in enumerate(names.split())}
_LISTS = frozenset({"authors", "speakers", "tags", "topics"})
_DATES = frozenset({"date", "start", "end"})
_ADDRESSES = frozenset({"source", "slides", "video"})

#: Bounds of what is kept of one file; more is no front matter of a person.
MAX_FACTS = 200
MAX_VALUES = 200

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_ISO = re.compile(r"[<\[]?(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[T\s>\],])")
# Midnight is how tools write a day, and the hour of Greenwich is none of the place.
_HOUR = re.compile(r"^\d{4}-\d\d-\d\d[T ](?!00:00)(\d\d:\d\d)(?![\d:.]*Z)")
_RANGE = re.compile(r"\s*(?:/|--|–|\bto\b|\.\.)\s*(?=[<\[]?\d{4})")
_ADDRESS_IN_NAME = re.compile(r"\s*<[^<>\s]*@[^<>\s]*>|\s*<https?://[^<>\s]*>")
_MAIL_ONLY = re.compile(r"[^\s@]+@[^\s@]+")


def field_of(key: str) -> str | None:
    """The field of :class:`FrontMatter` that ``key`` names, or None."""
    known = _FIELDS.get(_plain(key)) or _FIELDS.get(_plain(_parted(key)))
    return known[0] if known else None


def known_keys() -> Iterator[tuple[str, str]]:
    """Every key that is known, with its field; of the keys of one field, the surest first."""
    for name, (known, _rank) in _FIELDS.items():
        yield name, known


def _parted(key: str) -> str:
    """``startDate`` as ``start-Date``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", key)


def _plain(key: str) -> str:
    return re.sub(r"[\s_-]+", "-", search_key(key)).strip("-")


def front_matter(facts: Iterable[Fact]) -> FrontMatter:
    """The record of ``facts``, in the author's order. Never raises."""
    facts = list(facts)[:MAX_FACTS]
    chosen: dict[str, tuple[int, int, Any]] = {}  # field -> rank of its key, index of its fact, value
    for index, fact in enumerate(facts):
        for name, rank, value in _readings(fact):
            if value and (name not in chosen or rank < chosen[name][0]):
                chosen[name] = (rank, index, value)
    used = {index for _, index, _ in chosen.values()}
    left = [fact for index, fact in enumerate(facts) if index not in used and any(fact.values)]
    places = [(name, facts[index].line) for name, (_, index, _) in chosen.items()]
    places += [(fact.key, fact.line) for fact in left]
    return FrontMatter(
        **{name: value for name, (_, _, value) in chosen.items()},
        rest=tuple((fact.key, "\n".join(fact.values)) for fact in left),
        lines=tuple((name, line) for name, line in places if line),
    )


def _readings(fact: Fact) -> Iterator[tuple[str, int, Any]]:
    """(field, rank of its key, value) of one fact: two for a span of days, none for an unknown key."""
    name, rank = _FIELDS.get(_plain(fact.key)) or _FIELDS.get(_plain(_parted(fact.key)), ("", 0))
    values = [value.strip() for value in fact.values[:MAX_VALUES] if value.strip()]
    if not name or not values:
        return
    if name in _LISTS:
        yield name, rank, _names(name, values, single=len(fact.values) == 1)
    elif name in _DATES:
        days = [_day(value) for one in values for value in _RANGE.split(one)]
        yield name, rank, days[0]
        of_talk = name != "date" and _plain(fact.key) in (
            name,
            f"time-{name}",
            "datetime",
            "date-time",
            "when",
        )
        if of_talk and (hour := _HOUR.search(values[0])):
            yield f"{name}_time", rank, hour[1]
        if name == "start" and len(days) > 1 and days[0] and days[-1] and days[-1] >= days[0]:
            yield "end", len(_FIELDS), days[-1]
    elif name in _ADDRESSES:
        url = safe_url(values[0].strip("<>"))
        yield name, rank, url if url and not url.lower().startswith("mailto:") else None
    elif name == "language":
        yield name, rank, values[0].replace("_", "-") if _LANGUAGE.fullmatch(values[0]) else None
    elif name == "location":
        yield name, rank, None if safe_url(values[0]) else " ".join(", ".join(values).split())
    else:
        yield name, rank, " ".join(", ".join(values).split())


def _names(name: str, values: list[str], *, single: bool) -> tuple[str, ...]:
    """Each name once. One string may hold several; a name loses the address behind it."""
    found = [item for value in values for item in split_list(value)] if single else values
    if name == "tags":
        if single and len(found) == 1 and found[0].count(":") > 1 and found[0].startswith(":"):
            found = found[0].split(":")  # Org: ":one:two:"
        found = [item.strip("`# ") for item in found]
    if name in ("authors", "speakers"):
        found = [_ADDRESS_IN_NAME.sub("", item).strip("\"' ") or item.strip("<>") for item in found]
        people = [item for item in found if not _MAIL_ONLY.fullmatch(item)]
        found = people or found
    return tuple(dict.fromkeys(item for item in found if item))


def _day(written: str) -> str | None:
    """A day, month or year in ISO's order, or the date of a mail; nothing that has to be guessed."""
    plain = written.strip()
    found = _ISO.match(plain)
    if found:
        parts = [int(part) for part in found.groups() if part is not None]
        return check_date("-".join(f"{part:02d}" for part in parts))
    if re.fullmatch(r"\d{4}", plain):
        return check_date(plain)
    if re.fullmatch(r"(?:19|20)\d{6}", plain):
        return check_date(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}")
    if re.match(r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", plain):
        try:
            return email.utils.parsedate_to_datetime(plain).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None


def as_text(value: object) -> str:
    """A single value of TOML as an author would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
