"""What the name of a notes file, or of its folder, says of time: ``2015-11-15-doubt.md``, ``2015-11/``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
#: "2024-5-course" begins with a month; "barcamp-2016-3" may be the third of its year.
_MONTH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.](?:(0[1-9]|1[0-2])|(?<=^[12]\d{3}[-_.])([1-9]))(?![\d]|[-_.]\d)"
)
_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class FileNames:
    """The names of a file, without its suffix, and of its folder; the file's counts first."""

    stem: str
    folder: str

    def day(self) -> dt.date | None:
        """The day that a name bears."""
        return self.day_of_file() or _day_in(self.folder)

    def day_beside(self, years: Iterable[int]) -> dt.date | None:
        """The day that a name bears; none where the text speaks of later years only: it sorts the files."""
        day = self.day()
        return None if day is not None and min(years, default=day.year) > day.year + 1 else day

    def day_of_file(self) -> dt.date | None:
        """The day that the file's own name bears."""
        return _day_in(self.stem)

    def months(self) -> Iterator[str]:
        """The months of names that bear no day: ``2015-11``."""
        for name in (self.stem, self.folder):
            match = _MONTH.search(name) if not _DAY.search(name) else None
            if match:
                yield f"{match[1]}-{(match[2] or match[3]).zfill(2)}"

    def years(self) -> Iterator[str]:
        """All years in the names."""
        for name in (self.stem, self.folder):
            yield from years_in(name)

    def lone_year(self) -> str | None:
        """The only year of names that bear no day."""
        found = {y for name in (self.stem, self.folder) if not _DAY.search(name) for y in years_in(name)}
        return found.pop() if len(found) == 1 else None

    def as_words(self) -> list[str]:
        """The names as text, without a day: its year alone would say less."""
        return [re.sub(r"[-_.]+", " ", _DAY.sub(" ", name)) for name in (self.stem, self.folder)]


def _day_in(name: str) -> dt.date | None:
    match = _DAY.search(name)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def years_in(name: str) -> list[str]:
    """The years that stand anywhere in a name, glued to letters as well: ``pycon2014``."""
    return _YEAR.findall(name)
