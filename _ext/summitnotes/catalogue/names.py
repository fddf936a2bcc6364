"""Names that maintainers gave to talks or events: no note takes one of them as another name of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from summitnotes.records.ids import search_key
from summitnotes.records.model import Event, Source, Talk
from summitnotes.records.problems import Problem, Subtype

Named = TypeVar("Named", Talk, Event)


class TrustedNames:
    """The names of one kind of things, with the id of what bears each."""

    def __init__(self) -> None:
        self._bearers: dict[str, tuple[str, str]] = {}  # folded name -> (id, title)

    def hold(self, identifier: str, title: str, aliases: Iterable[str]) -> None:
        for name in (identifier, title, *aliases):
            self._bearers.setdefault(search_key(name), (identifier, title or identifier))

    def without_taken(self, record: Named, problems: list[Problem]) -> Named:
        """What a note says of its own talk or event, without aliases that are names of another one."""
        kept = []
        for alias in record.aliases:
            bearer, title = self._bearers.get(search_key(alias), (record.id, ""))
            if bearer == record.id:
                kept.append(alias)
                continue
            place = dict(record.said_at).get("aliases") or record.source or Source("", None)
            message = (
                f'"{alias}" is a name of "{title}", so it is no alias of "{record.title}"; left out. '
                "Give another one."
            )
            problems.append(Problem(Subtype.DUPLICATE, message, place.line, place.path or None))
        return record if len(kept) == len(record.aliases) else replace(record, aliases=tuple(kept))
