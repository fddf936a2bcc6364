"""Figures and marks of other scripts as those of ASCII: ``１０：００``, ``١٨``, ``（土）``.

Each character stands for one, so that what is found in the one text stands at the same place of the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ZEROS = "\uff10\u0660\u06f0\u0966"  # full width, Arabic, Persian, Devanagari
_DASHES = (0x2010, 0x2011, 0x2012, 0x2015, 0x2043)  # hyphens that do not break, figure dashes, bars
_MARKS = str.maketrans("：．／－〜～（），　", ":./-~~(), ") | dict.fromkeys(_DASHES, "-")
_TABLE = {ord(zero) + figure: str(figure) for zero in _ZEROS for figure in range(10)} | _MARKS
_OTHER = re.compile(f"[{''.join(map(chr, _TABLE))}]")


_FIGURE = re.compile(r"\d")


@lru_cache(maxsize=1024)  # each finder of days, times and dates asks the same line, one after the other
def has_figure(text: str) -> bool:
    """Whether a figure of any script stands in ``text``: without one it has no date and hardly a day."""
    return _FIGURE.search(text) is not None


def with_plain_figures(text: str) -> str:
    """``text`` with ASCII figures, colons, dashes and brackets; as long as before."""
    return text if text.isascii() or not _OTHER.search(text) else text.translate(_TABLE)
