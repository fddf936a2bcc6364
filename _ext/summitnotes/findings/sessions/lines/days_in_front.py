"""Where the day in front of a line ends and its title begins: "2014-02-20 Title", "12 May: Title"."""

from __future__ import annotations

import re

from summitnotes.findings.dates.days import Day

_MARK = re.compile(r"\s*(?:[:|/,;]|(?:-{1,3}|[–—])\s|\))|\t|\s{2,}(?=\S)")
#: A date that is no part of a sentence.
_IN_FIGURES = re.compile(r"\d{4}([-./])\d\d\1\d\d|\d\d([-./])\d\d\2\d{4}")
_TITLE = re.compile(r"\s(?=[^\W\d_a-z\xdf-\xff]|[\"“«„])")  # a capital or a quotation


def is_parted(day: Day, behind: str) -> bool:
    """Whether what follows a day is parted from it: by a mark, or because the day is written in figures."""
    if _MARK.match(behind):
        return True
    return _IN_FIGURES.fullmatch(day.written) is not None and _TITLE.match(behind) is not None
