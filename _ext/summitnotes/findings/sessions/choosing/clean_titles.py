"""Titles without what stands around them."""

from __future__ import annotations

import re
import unicodedata

from summitnotes.findings.outline.blocks import BREAK

_EDGES = " \t\u00a0-–—:,;/|.·•~"
_OPENING = ('"', "“", "«", "„")
#: Marks that open or close a quotation, of any language.
QUOTES = "\"“”«»„‟‚‘’'`"
_ADDRESS_BEHIND = re.compile(r"(?<=\S)\s*[:–—-]?\s(?:https?://|www\.)\S+$")  # "Slow looms : https://…"


# "Slow looms - TBA", "Slow looms (speaker t.b.c.)": who speaks is not known yet
_OPEN_BEHIND = re.compile(
    r"(?<=\w)\s*(?:\s[-–—|/:]\s*(?:TB[ACD]|T\.\s?B\.\s?[ACD]\.?|N\.?\s?N\.?)"
    r"|[(\[](?:speakers?|presenter|who)[\s:]+(?:t\.?\s?b\.?\s?[acd]\.?|\?+|n\.?\s?n\.?)[)\]])$",
    re.IGNORECASE,
)


def clean_title(text: str) -> str:
    """A title as written, without what stands around it: separators, quotes around the whole, line breaks."""
    bare = re.sub(rf"\s*[{BREAK}\n]\s*", " ", text).strip(_EDGES).lstrip("> ")
    bare = _OPEN_BEHIND.sub("", _ADDRESS_BEHIND.sub("", re.sub(r"\s{2,}", " ", bare)))
    while len(bare) > 2 and bare[0] in QUOTES and bare[-1] in QUOTES:
        inner = bare[1:-1].strip()
        if any(quote in inner for quote in '"“”«»„') and inner.count('"') % 2:
            break
        bare = inner
    if bare[:1] in _OPENING and not any(quote in bare[1:] for quote in '"“”«»„'):
        bare = bare[1:]  # nobody closed it
    if bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1:
        bare = bare[1:-1].strip()
    return _without_signs(bare.strip(_EDGES))


def _without_signs(title: str) -> str:
    """A title without the signs that mark it at its end: "Demonstration ✴", "Prizes ♕"."""
    rest, _, last = title.rpartition(" ")
    signs = all(unicodedata.category(char) in _SIGNS for char in last)
    return rest.rstrip(_EDGES) if rest and signs else title


_SIGNS = ("So", "Mn")  # other symbols, and what makes one of them colourful


def on_one_line(room: str | None) -> str | None:
    """A room whose name its author broke, as the head of a column may be."""
    return " ".join(room.split()) if room else None
