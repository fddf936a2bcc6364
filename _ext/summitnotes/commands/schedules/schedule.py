"""What a programme says, whatever it was exported from, and the readers that all formats share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from summitnotes.findings.sessions.lines.headings import read_heading
from summitnotes.records.model import Kind, Link, Speaker
from summitnotes.records.partial_dates import check_clock, minutes_of

_KINDS = (
    (re.compile(r"keynote|plenary|plénière", re.IGNORECASE), Kind.KEYNOTE),
    (re.compile(r"workshop|tutorial|training|atelier|sprint", re.IGNORECASE), Kind.WORKSHOP),
    (re.compile(r"lightning|short talk|éclair", re.IGNORECASE), Kind.LIGHTNING),
    (re.compile(r"panel|round ?table|table ronde|bof|discussion", re.IGNORECASE), Kind.PANEL),
    (re.compile(r"break|lunch|coffee|pause|service|meal|repas", re.IGNORECASE), Kind.BREAK),
    (re.compile(r"social|party|reception|dinner|soirée", re.IGNORECASE), Kind.SOCIAL),
)


class UnreadableError(Exception):
    """A programme that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a programme. What is not said is ``None`` or empty."""

    title: str
    speakers: tuple[Speaker, ...] = ()
    date: str | None = None  # ISO
    start: str | None = None  # HH:MM, at the place of the event
    end: str | None = None
    duration: int | None = None  # minutes
    room: str | None = None
    track: str | None = None
    kind: Kind = Kind.TALK
    language: str | None = None  # BCP 47
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A programme."""

    sessions: tuple[Session, ...]
    title: str | None = None
    start: str | None = None  # ISO; from the sessions, where the export does not say it
    end: str | None = None
    timezone: str | None = None  # IANA
    url: str | None = None

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day."""
        days = sorted(session.date for session in self.sessions if session.date)
        return self.start or (days[0] if days else None), self.end or (days[-1] if days else None)


def text_of(value: object) -> str | None:
    """A value as one line of text; ``None`` for what is empty."""
    if isinstance(value, dict):  # pretalx: one text a language
        value = value.get("en") or next(iter(value.values()), None)
    text = " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""
    return text or None


def moment_of(value: object) -> tuple[str | None, str | None]:
    """Date and time of ``2026-10-29T10:00:00+01:00``, as they are said, without a time zone."""
    text = text_of(value) or ""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None, None
    return found.date().isoformat(), f"{found:%H:%M}" if "T" in text or ":" in text else None


def clock_of(value: object) -> str | None:
    text = text_of(value) or ""
    return check_clock(text[:5]) if re.match(r"\d\d:\d\d", text) else check_clock(text)


def length_of(value: object) -> int | None:
    """A duration in minutes, from minutes or ``HH:MM``."""
    text = text_of(value)
    return minutes_of(text.removesuffix(":00") if text and text.count(":") == 2 else text)


def kind_of(said: object, title: str) -> Kind:
    """The kind that an export names, else the one that the title shows."""
    words = text_of(said) or ""
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return kind
    found = read_heading(title).kind
    return found if found in (Kind.BREAK, Kind.SOCIAL, Kind.KEYNOTE) else Kind.TALK
