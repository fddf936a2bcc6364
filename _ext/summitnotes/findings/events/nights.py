"""Sessions past midnight: what stands behind those of an evening, below the same day, is of the next."""

from __future__ import annotations

import datetime as dt

_EVENING, _MORNING = "18:00", "06:00"  # what begins between them, behind an evening, is of its night


class Nights:
    """The days of the sessions of one file, asked for in reading order."""

    def __init__(self) -> None:
        self._day: str | None = None  # below which the last session with a start stood
        self._late = False  # whether one of that day began in the evening

    def day(self, start: str | None, day: str | None, named: bool = False) -> str | None:
        """The ISO day on which a session below ``day`` begins at ``start`` (HH:MM).

        ``named``: its own words say that day.
        """
        if start is None or day is None or named:
            return day
        if day != self._day:
            self._day, self._late = day, False
        if start >= _EVENING:
            self._late = True
        elif start >= _MORNING:
            self._late = False
        elif self._late:
            return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
        return day
