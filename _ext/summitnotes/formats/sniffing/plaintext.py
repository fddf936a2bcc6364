"""How much a text looks like nobody's markup."""

from __future__ import annotations

import re

_OWN_SIGNS = re.compile(r"^[ \t]*[•‣◦▪●–—][ \t\u00a0]|^[ \t]*[*-] \((?:[^\W\d_]){2,12}\) ", re.MULTILINE)
_FLOOR, _OWN = 0.3, 0.4


def look(text: str) -> float:
    """A modest constant, so that any sign of a markup wins; more for ``•`` and author marks."""
    return _OWN if _OWN_SIGNS.search(text) else _FLOOR
