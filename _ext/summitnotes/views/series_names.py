"""How a series of events is called."""

from __future__ import annotations

from collections.abc import Iterable

from summitnotes.records.ids import make_id
from summitnotes.records.model import Event


def series_title(series: str, events: Iterable[Event]) -> str:
    """How a series is called where its events begin with its name; else its own words.

    ``harbour-days`` with an event "Harbour Days Lyon" -> ``Harbour Days``, without one -> ``Harbour days``.
    """
    wanted = make_id(series)
    for event in events:
        words = event.title.split()
        for count in range(1, len(words) + 1):
            if make_id(" ".join(words[:count])) == wanted:
                return " ".join(words[:count])
    words = (series if " " in series else series.replace("-", " ")).split()
    return " ".join((words[0][:1].upper() + words[0][1:], *words[1:])) if words else series
