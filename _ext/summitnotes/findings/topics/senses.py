"""The context rules of the vocabulary, compiled: what must stand near a common word, and what may not.

A rule is asked by :mod:`summitnotes.findings.topics.judging`. To the ``never`` phrases of a topic come the
fixed phrases of ``lexicon/idioms.txt``; ``lexicon/everyday.txt`` says in which company a word has its
everyday sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from summitnotes.findings import lexicons
from summitnotes.findings.topics.inflection import number_forms
from summitnotes.findings.topics.words import split_words, strip_accents
from summitnotes.records.model import ContextRule


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in which a label has its common sense, cut around the label."""

    before: tuple[str, ...]  # keys of the words before the label
    after: tuple[str, ...]
    raw_before: tuple[str, ...]  # as the vocabulary writes them
    raw_label: tuple[str, ...]
    inflected: bool  # the last word was put into another number

    @property
    def by_grammar_only(self) -> bool:
        """The label comes last and only function words lead to it: "the horizon", "in Manila"."""
        return not self.after and all(strip_accents(word) in function_words() for word in self.before)


@dataclass(frozen=True, slots=True)
class Senses:
    """The compiled context rule of one topic."""

    forms: frozenset[tuple[str, ...]]  # the forms as written
    folded_forms: frozenset[tuple[str, ...]]  # keys of the labels that need the rule; empty = all
    near: frozenset[tuple[str, ...]]  # keys, in every number
    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]  # keys of the label -> phrases
    asks: bool  # has forms or near words

    def needs(self, keys: tuple[str, ...]) -> bool:
        """Whether a label with these keys needs the rule."""
        return self.asks and (not self.folded_forms or keys in self.folded_forms)


def compile_senses(rule: ContextRule | None, labels: Iterable[tuple[str, ...]]) -> Senses:
    """Compile a context rule; ``labels`` are the keys of every form of the topic's labels."""
    rule = rule or ContextRule()
    forms = [tuple(word.raw for word in split_words(form)) for form in rule.forms]
    near: set[tuple[str, ...]] = set()
    for text in rule.near:
        near |= {keys for keys, _ in _inflect(text)}
    phrases: dict[tuple[str, ...], list[Phrase]] = {}
    known = set(labels)
    longest = max(map(len, known), default=0)
    for text in rule.never:
        for keys, label_at, phrase in _cut(text, known, longest):
            phrases.setdefault(keys[label_at[0] : label_at[1]], []).append(phrase)
    for key in known:
        for text in _idioms().get(key, ()):
            for keys, label_at, phrase in _cut(text, {key}, len(key)):
                phrases.setdefault(keys[label_at[0] : label_at[1]], []).append(phrase)
    return Senses(
        forms=frozenset(forms),
        folded_forms=frozenset(tuple(w.key for w in split_words(form)) for form in rule.forms),
        near=frozenset(near),
        phrases={key: tuple(dict.fromkeys(found)) for key, found in phrases.items()},
        asks=bool(rule.forms or rule.near),
    )


def _inflect(text: str) -> list[tuple[tuple[str, ...], bool]]:
    """The keys of a phrase, and the same with its last word in another number."""
    words = split_words(text)
    if not words:
        return []
    keys = tuple(word.key for word in words)
    found = [(keys, False)]
    if keys[-1] not in function_words():
        others = {strip_accents(form) for form in number_forms(words[-1].fold)} - {keys[-1]}
        found += [((*keys[:-1], other), True) for other in sorted(others)]
    return found


def _cut(
    text: str, labels: set[tuple[str, ...]], longest: int
) -> Iterable[tuple[tuple[str, ...], tuple[int, int], Phrase]]:
    raw = tuple(word.raw for word in split_words(text))
    for keys, inflected in _inflect(text):
        for start in range(len(keys)):
            for end in range(start + 1, min(len(keys), start + longest) + 1):
                if keys[start:end] in labels and (start, end) != (0, len(keys)):
                    phrase = Phrase(keys[:start], keys[end:], raw[:start], raw[start:end], inflected)
                    yield keys, (start, end), phrase


@cache
def _idioms() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Idioms by the key of each word in them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for text in sorted(lexicons.words("topics/idioms")):
        for word in split_words(text):
            found.setdefault((word.key,), []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


@cache
def everyday_company() -> Mapping[str, frozenset[str]]:
    """Word -> its everyday company, from ``lexicon/everyday.txt``."""
    found: dict[str, set[str]] = {}
    for line in lexicons.lines("topics/everyday"):
        names, colon, company = line.partition(":")
        for name in names.split() if colon else ():
            heard = found.setdefault(name, set())
            for word in company.split():
                heard |= number_forms(word)
    return {name: frozenset(heard) for name, heard in found.items()}


@cache
def function_words() -> frozenset[str]:
    return lexicons.words("topics/plain_function_words")
