"""Who is believed where several speak of one thing: the one table of precedence (``reference/precedence``).

A note speaks of its own event and its own talks. What it says of others is shown where it stands, and counts
nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from summitnotes.paths.docnames import event_of, is_notes
from summitnotes.records.model import Event, Origin, Talk

if TYPE_CHECKING:
    from summitnotes.records.eventfile import EventFile

# Of two sentences in the same notes the one that was written for the purpose.
_RANK = {Origin.DIRECTIVE: 0, Origin.EVENT_FILE: 1, Origin.HEADING: 2}


class Authority(IntEnum):
    """Who says something of an event or a talk. The smaller one wins, field by field.

    Each member's comment is its line in the reference page.
    """

    PAGE = 0  #: a page that a maintainer wrote
    EVENT_FILE = 1  #: the `event.yml` of the event
    OWN_NOTES = 2  #: notes of the event itself
    OTHER_NOTES = 3  #: notes of another event: never heard

    @property
    def is_trusted(self) -> bool:
        """Whether maintainers said it."""
        return self <= Authority.EVENT_FILE


def of_document(doc: str, event: str | None) -> Authority:
    """The authority of what a document says of ``event``."""
    if not is_notes(doc):
        return Authority.PAGE
    return Authority.OWN_NOTES if event == event_of(doc) else Authority.OTHER_NOTES


def of_record(record: Talk | Event) -> Authority:
    """The authority of a record, by where it comes from."""
    path = record.source.path if record.source else ""
    if isinstance(record, Talk) and record.origin is Origin.EVENT_FILE:
        return Authority.EVENT_FILE
    if not is_notes(path):
        return Authority.PAGE
    return Authority.EVENT_FILE if path.endswith("/event.yml") else Authority.OWN_NOTES


def rank(talk: Talk) -> tuple[Authority, int]:
    """What of two statements about one talk comes first: the smaller one."""
    return of_record(talk), _RANK[talk.origin]


class Owners:
    """Whose talk an id is: that of whoever is believed most, of equals that of the event it begins with."""

    def __init__(self, files: Mapping[str, EventFile]) -> None:
        self._named = {(event, entry.id) for event, file in files.items() for entry in file.talks if entry.id}
        self._owners: dict[str, tuple[tuple[int, bool], Talk]] = {}

    def hear(self, talk: Talk) -> None:
        """Note that somebody speaks of a talk."""
        authority = of_record(talk)
        if (talk.event, talk.id) in self._named:
            authority = min(authority, Authority.EVENT_FILE)
        key = authority, not talk.id.startswith(f"{talk.event}-")
        known = self._owners.get(talk.id)
        if known is None or key < known[0]:
            self._owners[talk.id] = key, talk

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __getitem__(self, identifier: str) -> Talk:
        """The statement that the id belongs to."""
        return self._owners[identifier][1]

    def may_use(self, talk: Talk) -> bool:
        """Whether a statement speaks of the talk that its id belongs to."""
        owner = self[talk.id]
        return talk.event == owner.event or of_record(talk) is Authority.PAGE is of_record(owner)
