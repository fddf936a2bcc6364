"""What event.yml says of a talk, laid over what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitnotes.records.model import NAMING, Kind, Origin, Source

if TYPE_CHECKING:
    from summitnotes.records.eventtalks import TalkEntry
    from summitnotes.records.model import Talk


def with_entry(talk: Talk, entry: TalkEntry) -> Talk:
    """``talk`` with every field that the entry fills; a person's word is certain."""
    values = {name: getattr(entry, name) for name in entry.said if name != "links"}
    if "links" in entry.said:
        values["links"] = entry.all_links
    if talk.kind is Kind.NONE:
        values.setdefault("kind", Kind.TALK)
    return replace(talk, **values, origin=Origin.EVENT_FILE, confidence=1.0, said_at=_places(talk, entry))


def _places(talk: Talk, entry: TalkEntry) -> tuple[tuple[str, Source], ...]:
    """Where each value was said, once the entry has had its say."""
    if entry.path is None:
        return talk.said_at
    told = {name: Source(entry.path, entry.line_of(name)) for name in NAMING if name in entry.said}
    return tuple({**dict(talk.said_at), **told}.items())
