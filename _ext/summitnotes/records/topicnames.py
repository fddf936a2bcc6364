"""From any name of a topic to its id, for options and roles."""

from __future__ import annotations

from collections.abc import Iterable

from summitnotes.records.ids import search_key
from summitnotes.records.model import Topic
from summitnotes.records.suggesting import Suggestions


class TopicNames:
    """Every name in a vocabulary. An id wins over a preferred label, that over any other name."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        known = tuple(topics)
        ranks = (
            ((t.id, (t.id,)) for t in known),
            ((t.id, tuple(label for _, label in t.pref_label)) for t in known),
            ((t.id, (*t.alt_label, *t.hidden_label, *(f.name for f in t.former))) for t in known),
        )
        self._ids: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._suggestions: Suggestions | None = None
        for rank in ranks:
            for topic, names in rank:
                for name in names:
                    self._ids.setdefault(_key(name), topic)
                    self._written.setdefault(_key(name), name)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def find(self, name: str) -> str | None:
        """The id of the topic that ``name`` names, in any case, with hyphens or blanks."""
        return self._ids.get(_key(name))

    def nearest(self, name: str) -> str | None:
        """The known name most like ``name``, if one is like it at all."""
        if self._suggestions is None:
            self._suggestions = Suggestions(self._written)
        return self._suggestions.nearest(_key(name), 0.7)


def _key(name: str) -> str:
    return search_key(name.replace("-", " "))
