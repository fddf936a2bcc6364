"""The pieces of a title between its dashes, colons, commas and brackets; what is quoted stays together."""

from __future__ import annotations

import re

_CUT = re.compile(r"\s{2,}|\s+(?:[-–—|]{1,2}|@)\s+|\s*[:|]\s+|,\s+|\s*[(\[]|\t")
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"))


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Where each piece of a title begins and stops."""
    cuts = [cut for cut in _CUT.finditer(text) if not _is_quoted(text, cut.start())]
    begins = [0, *(cut.end() for cut in cuts)]
    return list(zip(begins, [*(cut.start() for cut in cuts), len(text)], strict=True))


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place lies between quotation marks: ``Convegno "Carta: storie"``."""
    before, after = text[:at], text[at:]
    for opening, closing in _QUOTES:
        opened = before.count(opening)
        is_open = opened > before.count(closing) if opening != closing else opened % 2 == 1
        if is_open and closing in after:
            return True
    return False
