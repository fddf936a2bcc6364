"""The languages that Sphinx knows how to search, and what it knows of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sphinx.search import SearchLanguage, languages

from summitnotes.findings.languages.guessing import LanguageVote


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> the stop words of Sphinx's search. Languages without a list of their own are left out."""
    found: dict[str, frozenset[str]] = {}
    for tag, known in languages.items():
        kind: type[SearchLanguage] = _class_of(known) if isinstance(known, str) else known
        words = frozenset(kind.stopwords)
        own = kind.__module__.startswith("sphinx.search.")  # a site may add languages, or mix some
        if own and words and words not in found.values():  # Chinese has the English ones
            found[tag] = words
    return found


def _class_of(place: str) -> type[SearchLanguage]:
    module, _, name = place.rpartition(".")
    kind: type[SearchLanguage] = getattr(import_module(module), name)
    return kind


@cache
def language_vote() -> LanguageVote:
    """Votes on the languages of :func:`stop_words`; those with a script of their own need no list."""
    return LanguageVote(stop_words())
