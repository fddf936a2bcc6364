"""Figures and marks of other scripts as those of ASCII: ``１０：００``, ``١٨``, ``（土）``.

Each character stands for one, so that what is found in the one text stands at the same place of the other.
"""

from __future__ import annotations

import re

_ZEROS = "\uff10\u0660\u06f0\u0966"  # full width, Arabic, Persian, Devanagari
_MARKS = str.maketrans("：．／－〜～（），　", ":./-~~(), ")
_TABLE = {ord(zero) + figure: str(figure) for zero in _ZEROS for figure in range(10)} | _MARKS
_OTHER = re.compile(f"[{''.join(map(chr, _TABLE))}]")


def with_plain_figures(text: str) -> str:
    """``text`` with ASCII figures, colons, dashes and brackets; as long as before."""
    return text if text.isascii() or not _OTHER.search(text) else text.translate(_TABLE)
