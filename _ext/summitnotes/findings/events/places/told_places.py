"""Places in sentences: a house or a name that a preposition leads to, or that stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.findings.events.places.place_names import clean_place
from summitnotes.findings.events.places.venues import (
    NAME,
    TOWN,
    compound_pattern,
    is_affiliation,
    is_event,
    venue_pattern,
    without_accents,
)

_LEADS = (
    r"at|in|on|im|am|an|auf|bei|beim|zum|zur|à|au|aux|chez|dans|en|a|al|ai|nel|nell['’]|nella|presso|alla|all['’]|em|no|na"
    r"|ao|bij|te|op|by|par|von|i|på|w|v|ve"
)
_ARTICLES = r"the|la|le|les|l['’]|el|los|las|il|lo|der|dem|den|die|das|de|het|o|a|our|unserem|unserer|notre"
#: What stands right before a place in a sentence: "in the old", "à la".
_LED = re.compile(rf"(?:^|[\s(])(?:{_LEADS})\s*(?:(?:{_ARTICLES})\s*)?(?:[a-zà-ÿ]{{3,}}\s+)?$", re.IGNORECASE)
_APART = re.compile(rf"(?:^|[,;:.!?(\n–—|·•@-]\s*|\d\s+|\s{{2,}})(?:(?:{_ARTICLES})\s*)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?!(?:in|at|à|en|em|a|te|on|le|am|el|il|op|de|du)\s)[a-zà-ÿ]{2,}")
_LED_NAME = re.compile(
    rf"(?<!\w)(?:{_LEADS})\s+(?:(?:{_ARTICLES})\s+)?(?P<place>{NAME}(?:\s\d[\w.]*)?(?:,\s+{TOWN})?)"
)


def venues_in(text: str, language: str | None) -> Iterator[str]:
    """The houses in a text, by the words that houses have; who does or is something is none."""
    for match in venue_pattern().finditer(without_accents(text)):
        found = text[match.start() : match.end()]
        if is_affiliation(text, match.start()) or is_event(found) or found.islower():
            continue
        if len(found.split()) > 1 and _is_place(text, match) and (place := clean_place(found, language)):
            yield place.rstrip(".")
    for match in compound_pattern().finditer(text):
        yield match["venue"]


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a preposition leads to a house, or it stands apart and no verb follows it."""
    before = text[: match.start()]
    if _LED.search(before):
        return True
    begins = not before.strip() or before.rstrip()[-1:] in ".!?"
    ended = re.search(r"[^\W\d_]{3}[.!?]\s", match[0]) is not None
    verb = begins and not ended and "," not in match[0] and _GOES_ON.match(text, match.end()) is not None
    return _APART.search(before) is not None and not verb


def led_to(clause: str, language: str | None) -> Iterator[str]:
    """The names that prepositions lead to in a clause: "we'll meet in Cooper 481"."""
    for match in _LED_NAME.finditer(clause):
        if place := clean_place(match["place"], language):
            yield place
