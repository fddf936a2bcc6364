"""One heading with the lines under it: title, times, speakers, kind.

The heading is peeled: day, time, room and kind from its front, then time, room, kind and speakers from its
end. What is left is the title, as written. Every step looks at one short line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.times import TimeSpan, minutes_between
from summitnotes.findings.lexicons import words
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.people.speakers import plain_text
from summitnotes.findings.people.title_speakers import split_speakers
from summitnotes.findings.sessions.lines.peeling import Peel, peel_back, peel_front
from summitnotes.findings.sessions.lines.under_lines import Under, read_under
from summitnotes.findings.sessions.words.pauses import pause_kind
from summitnotes.findings.sessions.words.sections import is_section
from summitnotes.records.model import Kind, Speaker

_SESSION_WORDS = words("sessions/session_words")
_LONGEST = 400  # characters; a longer heading is read as plain text


@dataclass(frozen=True, slots=True)
class HeadingFinding:
    """What a heading says about a session."""

    title: str  # as written, time and speakers taken off; "[...]" stays
    kind: Kind  # NONE: a section, no session
    start: str | None = None  # local time HH:MM
    end: str | None = None
    duration: int | None = None  # minutes, when written or when both times are known
    speakers: tuple[Speaker, ...] = ()
    confidence: float = 0.0  # 0 to 1, that this is a session
    rule: str = "plain"  # what decided: time, speakers, kind, pause, section, day, plain
    speaker_line_offset: int | None = None  # index in ``following`` of the line that named the speakers
    room: str | None = None
    day: Day | None = None  # the day that the heading names


_QUOTED = re.compile(r"^[\"“«'‘„]\s*(?P<inner>[^\"“”«»„]+?)\s*[\"”»'’“]$")
_ENUMERATOR = re.compile(r"^(?:#\s?[0-9]{1,3}|[0-9]{1,2}[.)]|n°\s?[0-9]{1,3})\s*[:.\-–—]?\s+")


def read_heading(heading: str, following: Sequence[str] = (), language: str | None = None) -> HeadingFinding:
    """What ``heading`` and the lines under it (at most eight are read) say about a session.

    Without a time, a speaker or a word such as "Keynote" the kind is NONE: the whole file may know better.
    """
    written = _written(heading)
    if not written or len(written) > _LONGEST:
        return HeadingFinding(written, Kind.NONE)
    day = read_day(written, language)
    if day and not written[day[1] :].strip(" \t.,;:()[]-–—*"):
        return HeadingFinding(written, Kind.NONE, confidence=0.0, rule="day", day=day[0])
    under = read_under(following)
    if is_section(written) and not _session_word(written, under):
        return HeadingFinding(written, Kind.NONE, rule="section", day=day[0] if day else None)
    peel = Peel(written)
    peel_front(peel, language)
    peel_back(peel)
    if not peel.speakers:
        found = split_speakers(peel.rest, peel.kind_name, peel.span is not None)
        if found:
            peel.rest, peel.speakers = found
            peel_back(peel)  # "Title (30 min) - Name"
    return _decide(written, peel, under)


def _written(heading: str) -> str:
    """Without heading marks and emphasis around the whole."""
    text = re.sub(r"\s+", " ", heading[: 4 * _LONGEST]).strip()
    text = re.sub(r"^#{1,6}\s*(?=[^\s\d#])|\s+#+$", "", text)
    text = re.sub(r"^(={2,6})\s*(.*?)\s*={2,6}$", r"\2", text)
    match = re.fullmatch(r"(\*\*|__|\*|_)(?P<inner>[^*_]+)\1:?", text)
    return (match["inner"] if match else text).strip()


# ---------------------------------------------------------------- the decision


def _session_word(written: str, under: Under) -> bool:
    """A word such as "Introduction" is a session when somebody holds it."""
    return bool(under.speakers) and _may_be_held(written)


def _decide(written: str, peel: Peel, under: Under) -> HeadingFinding:
    title = _title(peel.rest) or written
    if peel.speakers or peel.span:
        title = _ENUMERATOR.sub("", title) or title
    span = peel.span or under.time
    own = bool(peel.speakers)
    speakers = peel.speakers or under.speakers
    duration = peel.duration or under.duration
    if duration is None and span and span.end:
        duration = minutes_between(span.start, span.end)
    kind, confidence, rule = _kind(title, peel, span, speakers)
    if kind is Kind.NONE:
        return HeadingFinding(written, kind, rule=rule, day=peel.day)
    if kind in (Kind.BREAK, Kind.SOCIAL):
        speakers, own = (), True
    return HeadingFinding(
        title=title,
        kind=kind,
        start=span.start if span else None,
        end=span.end if span else None,
        duration=duration,
        speakers=speakers,
        confidence=confidence,
        rule=rule,
        speaker_line_offset=under.speaker_offset if speakers and not own else None,
        room=peel.room or under.room,
        day=peel.day,
    )


def _kind(
    title: str, peel: Peel, span: TimeSpan | None, speakers: tuple[Speaker, ...]
) -> tuple[Kind, float, str]:
    named = peel.kind if peel.kind is not Kind.TALK else None
    if speakers:
        if is_section(title) and not _may_be_held(title) and not named:
            return Kind.NONE, 0.0, "section"
        return named or Kind.TALK, 0.95 if span else 0.85, "time and speakers" if span else "speakers"
    if named and named is not Kind.WORKSHOP:
        return named, 0.9 if span else 0.8, "kind"
    pause = pause_kind(title)
    if pause is not None:
        return pause, 0.9, "pause"
    if is_section(title) and not (span and _may_be_held(title)):
        return Kind.NONE, 0.0, "section"
    if span or peel.duration:
        return named or Kind.TALK, 0.75, "time"
    if peel.kind:
        return peel.kind, 0.6, "kind"
    return Kind.NONE, 0.0, "plain"


def _title(rest: str) -> str:
    title = rest.strip().strip("|").rstrip(" \t-–—:/,;").lstrip(" \t-–—:/,;|")
    match = _QUOTED.match(title)
    if match and match["inner"]:
        return match["inner"]
    # Emphasis around the whole title goes, inside it stays.
    return plain_text(title) if re.fullmatch(r"(\*\*|__|\*|_|//|'').+\1", title) else title


def _may_be_held(title: str) -> bool:
    """``Introductionduction", "Closing remarks": sections, unless they have a time or a speaker."""
    folded = f"{fold_name(title)} "
    return any(folded.startswith(f"{word} ") for word in _SESSION_WORDS)
