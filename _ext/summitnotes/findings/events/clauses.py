"""Whether words are a clause ("we'll meet in Cooper 481"), which is the name of nothing."""

from __future__ import annotations

from functools import cache

from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.lexicons import lines

_AROUND = ' \t\n\v*_"“”«»„()[]:;,.!?'


def is_clause(text: str, language: str | None) -> bool:
    """Whether a pronoun or a verb stands in small letters in a text, or begins it."""
    tokens = [token.strip(_AROUND).replace("’", "'") for token in text.split()]
    if not tokens:
        return False
    telling = _words("en") | _words(base_language(language) or "en")
    said = "I" in tokens[:-1]  # "ClayCon I" is a number
    return said or tokens[0].lower() in telling - _NAMES or any(token in telling for token in tokens)


_NAMES = frozenset({"will", "se", "a", "es", "er"})  # may begin a name


@cache
def _words(language: str) -> frozenset[str]:
    spoken = dict(line.split(":", 1) for line in lines("events/clause_words") if ":" in line)
    return frozenset(spoken.get(language, "").split())
