"""Words that say where or when somebody spoke: "Fenland Conf", "LoomCon 2019", "May 2014"."""

from __future__ import annotations

import re

from summitnotes.findings.dates.calendar_words import number_of, words_of
from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.people.folding import fold_name

_EVENTS = words("events/event_words")
_CUT = re.compile(r",\s|\s[-–—|@]{1,2}\s|[.:]\s|\s?\(|\)\s?|\sat\s(?=[A-ZÀ-Þ])|\sat\sthe\s(?=[A-ZÀ-Þ])")
_EDITION = re.compile(r"[^\W\d].*\s(?:19|20)\d\d$")
_GLUED = re.compile(r"\b[A-Z]\w*(?:[Cc]onf|[Cc]on|[Cc]amp|[Ff]est|[Dd]ays?|[Mm]eetup)\b")
_LONGEST_EVENT = 5  # words
_LONGEST_PLACE = 9  # words of an event, a house or a day that are not all capitals
_LONGEST_DAY = 5
_WHEN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[’']\d\d\b")


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Where the pieces of an item begin and stop."""
    cuts = [*_CUT.finditer(text)]
    begins = [0, *(cut.end() for cut in cuts)]
    stops = [*(cut.start() for cut in cuts), len(text)]
    return list(zip(begins, stops, strict=True))


def is_event(words_of_it: str) -> bool:
    """``Fenland Conf``, ``LoomCon``, ``Knots 2019``."""
    text = words_of_it.strip(' "“”«»„.,()')
    tokens = fold_name(text).split()
    if not 1 <= len(tokens) <= _LONGEST_EVENT or not text[:1].isupper():
        return False
    said = not _EVENTS.isdisjoint(tokens[1:]) and all(word[:1].isupper() for word in text.split())
    edition = len(tokens) > 1 and _EDITION.fullmatch(text) is not None and not _is_month(tokens)
    return said or edition or _GLUED.search(text) is not None


def _is_month(tokens: list[str]) -> bool:
    """``May 2014``."""
    return len(tokens) == _OF_MONTH and number_of(words_of().months, tokens[0]) is not None


_OF_MONTH = 2  # words: a month and its year


def says_where(words_of_it: str) -> bool:
    """Whether words beside a title are an event, a house or a day: ``Jornadas de Mayo``, ``May 2014``."""
    text = words_of_it.strip(' "“”«»„.,:()-–—|@')
    tokens = fold_name(text).split()
    if not 0 < len(tokens) <= _LONGEST_PLACE:
        return False
    if is_event(text) or says_when(text):
        return True
    return is_organisation(text) or not _EVENTS.isdisjoint(tokens) or any(map(_is_compound, tokens))


def says_when(words_of_it: str) -> bool:
    """``3 May 2014``, ``since '99``."""
    return len(words_of_it.split()) <= _LONGEST_DAY and _WHEN.search(words_of_it) is not None


def _is_compound(word: str) -> bool:
    """``seilkonferenz``, ``webtage``: German and Dutch write the sort of event behind its name."""
    return any(word.endswith(end) and len(word) > len(end) + 2 for end in _COMPOUND_ENDS)


_COMPOUND_ENDS = tuple(sorted(word for word in _EVENTS if len(word) >= 4))
