"""All headings of a file at once: which of them are sessions?

One heading alone often cannot say. In a file where some headings carry a time or a speaker, the others of
that level are sections; in a file where none does, and whose plain headings stand side by side, those
headings are the sessions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.finding import find_date
from summitnotes.findings.lexicons import words
from summitnotes.findings.sessions.headings import HeadingFinding, read_heading
from summitnotes.records.model import Kind

_EVENT_NAMES = words("dates/event_names")
_EVENT_ENDING = re.compile(r"\w(?:[Cc]on|[Cc]onf|[Cc]amp|[Ff]est|[Dd]ays)\b")
_LEAST_SIBLINGS = 3  # so many plain headings side by side make a programme


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One heading of a file, in reading order."""

    heading: str
    level: int  # 1 is the highest; gaps do not matter
    line: int  # 1-based
    following: tuple[str, ...] = ()  # the next lines of the file, up to the next heading
    weak: bool = False  # a label or an unmarked guess, no marked heading


def read_outline(sections: Sequence[OutlineSection], language: str | None = None) -> list[HeadingFinding]:
    """One finding a section, in order.

    * A first heading that is above or before all others is the document's title: a session only when it
      carries a speaker or a time.
    * Everything below a session is part of it.
    * Day headings are no sessions; their ``day`` holds for what follows.
    * Plain headings become sessions (confidence 0.4) when at least three stand side by side on the highest
      level of a file that shows it is about an event, and in which no heading carries a time or a speaker.
    """
    found = [read_heading(one.heading, one.following, language) for one in sections]
    if not sections:
        return found
    title = _title_index(sections, found)
    strong = [index for index, one in enumerate(found) if _evident(one)]
    level = _session_level(sections, found, title, strong)
    inside: int | None = None  # level of the session that we are in
    result: list[HeadingFinding] = []
    for index, (section, one) in enumerate(zip(sections, found, strict=True)):
        if inside is not None and section.level <= inside:
            inside = None
        if index == title and not _evident(one):
            rule = "day" if one.rule == "day" else "document title"
            result.append(replace(one, kind=Kind.NONE, confidence=0.0, rule=rule))
            continue
        if inside is not None and not one.start:
            result.append(_part_of_session(section, one))
            continue
        if one.kind is Kind.NONE and one.rule == "plain" and section.level == level and not section.weak:
            one = replace(one, kind=Kind.TALK, confidence=0.4, rule="outline")
        result.append(one)
        if one.kind.is_talk:
            inside = section.level
    return result


def _evident(one: HeadingFinding) -> bool:
    return one.kind.is_talk and (one.start is not None or bool(one.speakers))


def _part_of_session(section: OutlineSection, one: HeadingFinding) -> HeadingFinding:
    """Below a session only a lightning talk or a part with its own speaker is a session of its own."""
    if one.kind.is_talk and one.speakers and one.speaker_line_offset is None:
        return one
    if one.kind is Kind.NONE:
        return one
    return replace(
        one, kind=Kind.NONE, confidence=0.0, rule="inside a session", title=section.heading.strip()
    )


def _title_index(sections: Sequence[OutlineSection], found: Sequence[HeadingFinding]) -> int | None:
    """Index of the document's title: the first heading when it is above the rest or names no session."""
    first = sections[0]
    if first.weak and len(sections) > 1 and sections[1].level < first.level:
        return None
    if len(sections) == 1:
        return 0
    if all(other.level > first.level for other in sections[1:]):
        return 0
    # A file whose title has the same mark as its sections: nothing but a date or furniture stands under it.
    return 0 if found[0].kind is Kind.NONE and found[0].rule in ("plain", "day") else None


def _session_level(
    sections: Sequence[OutlineSection],
    found: Sequence[HeadingFinding],
    title: int | None,
    strong: Sequence[int],
) -> int | None:
    """The level on which plain headings are sessions, or None when the file does not show that."""
    if any(index != title for index in strong) or (title in strong):
        return None
    candidates = [
        (section.level, one)
        for index, (section, one) in enumerate(zip(sections, found, strict=True))
        if index != title and not section.weak and one.rule not in ("section", "day", "pause")
    ]
    if not candidates:
        return None
    level = min(level for level, _one in candidates)
    enough = sum(one_level == level for one_level, _one in candidates) >= _LEAST_SIBLINGS
    return level if enough and _is_programme(sections, found, level) else None


def _is_programme(sections: Sequence[OutlineSection], found: Sequence[HeadingFinding], level: int) -> bool:
    """Does the file say that it is about an event, by its title or by a keynote, lunch or day in it?"""
    first = sections[0].heading
    tokens = set(re.findall(r"[^\W\d_]+", first.casefold()))
    if tokens & _EVENT_NAMES or _EVENT_ENDING.search(first) or find_date(first) is not None:
        return True
    return any(
        one.kind not in (Kind.NONE, Kind.TALK, Kind.WORKSHOP) or one.rule == "day"
        for section, one in zip(sections, found, strict=True)
        if section.level <= level
    )
