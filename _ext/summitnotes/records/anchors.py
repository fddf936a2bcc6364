"""Ids of talks, and ids of elements on pages.

Each kind of element has a prefix, so that no name can collide with another.
"""

from __future__ import annotations

from summitnotes.records.ids import make_id


def talk_anchor(talk_id: str) -> str:
    return f"talk-{make_id(talk_id)}"


def event_anchor(event_id: str) -> str:
    return f"event-{make_id(event_id)}"


def person_anchor(person_id: str) -> str:
    return f"person-{make_id(person_id)}"


def topic_anchor(topic_id: str) -> str:
    return f"topic-{make_id(topic_id)}"


def line_anchor(line: int) -> str:
    """The anchor of a line of the notes, as it is quoted by the topic index."""
    return f"line-{line}"


def talk_id(event: str | None, title: str) -> str:
    """The id of a talk that nobody gave one; the same for every file of notes about it."""
    return f"{event}-{make_id(title)}" if event else make_id(title)
