"""The town in the name of an event, and lines that are one: "Datentage Görlitz", "Tucson, AZ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from summitnotes.findings.dates.calendar_words import base_language, fold, number_of, words_of
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.events.names.titles import is_event_word, names_event
from summitnotes.findings.events.places.venues import TOWN, is_event
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.names import looks_like_person

_PLACE = 2  # what ``known`` says of a word that is a place
_YEAR = re.compile(r"\W*(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w'’\-]+")


def town_behind(name: str, language: str | None) -> Iterator[str]:
    """The word behind the word for an event, before its date or at the end, when it is no ordinary one."""
    dates = [date.begin for date in find_dates(name, language)]
    year = _YEAR.search(name)
    cut = min([*dates, *([year.start()] if year else []), len(name)])
    tokens = name[:cut].strip(" ,;:-–—|(").split()
    if len(tokens) < 2:
        return
    event, town = (tokens[-2], tokens[-1])
    if is_event_word(re.split(r"[^\w]+", fold(event))[-1]) and _may_be_town(town, language):
        yield town


def known_town_at_end(name: str, language: str | None) -> Iterator[str]:
    """The known town that a name ends with, before its year: "PTD Tulsa 2018", "Jornadas de Teruel"."""
    year = _YEAR.search(name)
    bare = (name[: year.start()] if year else name).strip(" ,;:-–—|(")
    token = bare.split()[-1] if " " in bare else ""
    found = known(fold_name(token))
    sure = found.proper == _PLACE and not (found.given or found.word)
    if (year or names_event(name)) and sure and _may_be_town(token, language):
        yield token


def is_at_place(place: str, language: str | None) -> bool:
    """Whether what stands behind "@" is a place: a town and country, a house, a word that may be a town."""
    if is_event(place):
        return False
    return ends_with_country(place, language) or " " in place or _may_be_town(place, language)


_BEHIND_YEAR = re.compile(
    rf"(?<!\w)(?:19|20)\d\d(?:\s+\([^()]{{1,40}}\))?\s+[-–—|]\s+"
    rf"(?P<town>{TOWN})\s*(?P<counted>\([^()]*\d\)\s*)?$"
)


def town_behind_year(name: str, language: str | None) -> Iterator[str]:
    """The last piece of "JS Days 2018 - Padova"; before "(Day 1)" it may be an ordinary word, too."""
    match = _BEHIND_YEAR.search(name)
    if match and (match["counted"] or _may_be_town(match["town"], language)):
        yield match["town"]


def town_before(name: str, language: str | None) -> Iterator[str]:
    """The known town before the colon of a title: 'Wien: Tagung "Karten ohne Land"'."""
    before, colon, rest = name.partition(":")
    town = before.strip()
    if (
        colon
        and names_event(rest)
        and known(fold_name(town)).proper == _PLACE
        and _may_be_town(town, language)
    ):
        yield town


def _may_be_town(word: str, language: str | None) -> bool:
    """Whether a capital word is no ordinary one, and no acronym."""
    if not _NAME.fullmatch(word) or word == word.upper() or is_event_word(fold(word)):
        return False  # nor of letters that know no capitals
    if number_of(words_of(base_language(language)).months, word) is not None:
        return False
    if fold(word) in _countries(language):
        return False  # "PyCon Italia", "Uptime Days Europe"
    found = known(fold_name(word))
    return found.word == 0 or (found.proper == _PLACE and found.given == 0)


_CAMEL = re.compile(r"[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-Þ]")
_SURELY_SOMEBODY = 0.9


def is_no_place(place: str) -> bool:
    """What no label calls a place, and is none: an ordinary word, a product, a person, a row of a table."""
    if "\t" in place:
        return True
    said = place.split()
    if len(said) == 1:
        found = known(fold_name(place))
        return _CAMEL.match(place) is not None or (found.word > _ORDINARY and found.proper != _PLACE)
    if said[-1] == "I":
        return True  # "at the office and I"
    somebody = place.partition(" at ")[0]  # "Talk by Ana Prieto at Rope Meet, 3 May"
    return len(somebody.split()) == _FULL_NAME and looks_like_person(somebody) >= _SURELY_SOMEBODY


_ORDINARY, _FULL_NAME = 2, 2


def ends_with_country(text: str, language: str | None) -> bool:
    """Whether the last of the pieces between commas is a country, or the letters of a state: "Tucson, AZ"."""
    *towns, last = [piece.strip() for piece in text.split(",")]
    return bool(towns) and (re.fullmatch(r"[A-Z]{2}", last) is not None or fold(last) in _countries(language))


@cache
def _countries(language: str | None) -> frozenset[str]:
    languages = {"en", base_language(language) or "en"}
    names = {fold(name) for one in languages for name in Locale.parse(one).territories.values()}
    return frozenset(names | {"uk", "usa", "u.s.a", "holland", "england", "scotland", "wales"})
