"""The languages that Sphinx knows how to search, and what it knows of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from sphinx.search import SearchLanguage, languages

from summitnotes.findings.dates.calendar_words import whole_names
from summitnotes.findings.languages.guessing import LanguageVote, function_words, programme_words


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> the stop words of Sphinx's search. Languages without a list of their own are left out."""
    found: dict[str, frozenset[str]] = {}
    for tag in languages:
        kind = _class_of(tag)
        words = frozenset(kind.stopwords) if kind else frozenset()
        if words and words not in found.values():  # Chinese has the English ones
            found[tag] = words
    return found


def _class_of(tag: str) -> type[SearchLanguage] | None:
    """What Sphinx itself brings for a language; a site may add languages, or mix some."""
    known = languages.get(tag)
    if isinstance(known, str):
        module, _, name = known.rpartition(".")
        known = getattr(import_module(module), name)
    return known if known is not None and known.__module__.startswith("sphinx.search.") else None


@cache
def stemmer(tag: str) -> Callable[[str], str] | None:
    """The stemmer of a language whose words are recognised; None if Sphinx has none of its own."""
    kind = _class_of(tag) if tag in stop_words() else None
    return kind({}).stem if kind else None


# Esperanto, half of whose short words are Spanish ones: asked for from the start.
_ALIKE = "eo"


@cache
def language_vote() -> LanguageVote:
    """Votes on the languages whose words are known; those with a script of their own need no list.

    A programme has few other words than the names of months and weekdays that say whose it is.
    """
    first = {**stop_words(), _ALIKE: function_words()[_ALIKE]}
    return LanguageVote(_with_calendar(first), _with_calendar(function_words()), programme_words())


def _with_calendar(known: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {tag: words | whole_names().get(tag, frozenset()) for tag, words in known.items()}
