"""The labels of a topic as paths of words, with the conditions under which each may be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from summitnotes.findings.lexicons import words as lexicon_words
from summitnotes.findings.topics.inflection import forms, number_forms
from summitnotes.findings.topics.words import BLANK, Word, fold_case, split_words, strip_accents
from summitnotes.records.model import Topic

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Endings that English and French share, so that a French label may be an English word.
_SHARED_ENDINGS = ("ion", "ment", "age", "able", "ance", "ence")
_MAX_WORDS = 12  # a longer label is a sentence, not a name
_MIN_JOINED = 8  # letters of a compound that may be written as one word


class Case(Enum):
    """How much of a label's capitals must stand in the text."""

    FOLDED = "folded"  # none: kubernetes, KUBERNETES
    EXACT = "exact"  # all: HA, CI
    CAPITALS = "capitals"  # first letters: Red Dwarf
    APART = "apart"  # a name of one word, written in two: Open Stack; lower case with care


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a topic."""

    topic: str  # Topic.id
    text: str
    former: bool = False
    hidden: bool = False
    english: bool = True
    french: bool = True
    inflects: bool = True  # the name of a thing that is also a common word has no plural
    only_in: str | None = None  # language outside which the label is another word
    joined: frozenset[str] = frozenset()  # the topic's labels of one word, as keys


@dataclass(frozen=True, slots=True)
class Path:
    """One way to write a label: keys of the words with what stands between them."""

    label: Label
    steps: tuple[str, ...]  # edges of the trie: key, then gap + key
    keys: tuple[str, ...]
    folds: tuple[str, ...]  # with their accents
    raw: tuple[str, ...]  # as the vocabulary writes them, for the capitals
    case: Case
    inflected: bool

    def fits(self, words: Sequence[Word], i: int, j: int) -> bool:
        """Whether accents and capitals of ``words[i:j]`` allow this label."""
        found = words[i:j]
        for word, fold in zip(found, self.folds, strict=True):
            # Accents may be missing in a text (HAUTE DISPONIBILITE), never added (ci-gît).
            if word.fold != word.key and word.key != "de" and word.fold.rstrip("0123456789") != fold:
                return False
        if self.case is Case.EXACT:
            return all(word.raw in (raw, raw + "s") for word, raw in zip(found, self.raw, strict=True))
        if self.case is Case.CAPITALS:
            return self._has_capitals(found)
        if self.case is Case.APART and not self._has_capitals(found):
            return self._reads_as_name(words, i, j)
        if self.inflected and len(found) == 1 and self.raw[0][:1].isupper():
            return found[0].raw[:1].isupper()
        return True

    def _has_capitals(self, found: Sequence[Word]) -> bool:
        pairs = zip(found, self.raw, strict=True)
        return all(word.raw[:1].isupper() for word, raw in pairs if raw[:1].isupper())

    def _reads_as_name(self, words: Sequence[Word], i: int, j: int) -> bool:
        """``open stack`` without an article, not followed by "of", and not "my sql"."""
        if words[i].key in lexicon_words("topics/plain_function_words"):
            return False
        if i and words[i].gap == BLANK and words[i - 1].fold in ("a", "an", "the", "un", "une"):
            return False
        return not (j < len(words) and words[j].key == "of")


def labels_of(topic: Topic) -> Iterator[Label]:
    """Every label of a topic, the best kind first; a label that stands twice comes once."""
    languages: dict[str, set[str]] = {}
    for language, text in topic.pref_label:
        languages.setdefault(text, set()).add(language.partition("-")[0])
    for text, language in topic.label_languages:
        languages.setdefault(text, set()).add(language.partition("-")[0])
    texts = [text for _, text in topic.pref_label] + [*topic.alt_label, *topic.hidden_label]
    former = {entry.name for entry in topic.former}
    joined = frozenset(
        strip_accents(fold_case(text)) for text in (*texts, *former) if len(split_words(text)) == 1
    )
    rule = topic.context
    forms_folded = {fold_case(form) for form in rule.forms} if rule else set()
    for text in dict.fromkeys([*texts, *(entry.name for entry in topic.former)]):
        spoken = languages.get(text, set()) - {"und", "mul", "zxx"}
        yield Label(
            topic=topic.id,
            text=text,
            former=text in former and text not in texts,
            hidden=text in topic.hidden_label,
            english=not spoken or "en" in spoken,
            french=not spoken or "fr" in spoken,
            inflects=fold_case(text) not in forms_folded,
            only_in="fr" if spoken == {"fr"} and _may_be_english(text) else None,
            joined=joined,
        )


def _may_be_english(text: str) -> bool:
    words = split_words(text)
    if len(words) != 1:
        return False
    word = words[0]
    return (word.raw.isupper() and len(word.raw) <= 3) or word.key.endswith(_SHARED_ENDINGS)


def _case_of(label: Label, words: Sequence[Word]) -> Case:
    letters = [word.raw for word in words]
    if all(raw.isupper() for raw in letters) and any(raw.isalpha() for raw in letters):
        short = all(len(raw) <= 2 for raw in letters)
        common = len(words) == 1 and words[0].key in lexicon_words("topics/short_words")
        return Case.EXACT if short or common else Case.FOLDED
    capitals = any(raw[:1].isupper() for raw in letters)
    if len(words) > 1 and capitals and label.former:
        return Case.CAPITALS
    if len(words) > 1 and capitals and label.hidden and "".join(word.key for word in words) in label.joined:
        return Case.APART
    return Case.FOLDED


def paths_of(label: Label) -> Iterator[Path]:
    """Every way to write ``label``, each once."""
    words = split_words(label.text)
    if not 0 < len(words) <= _MAX_WORDS:
        return
    case = _case_of(label, words)
    seen: set[tuple[str, ...]] = set()
    for folds in _variants(label, words):
        path = _path(label, folds, words, case)
        if path.steps + path.folds not in seen:
            seen.add(path.steps + path.folds)
            yield path
    yield from _respaced(label, words, seen)


def _variants(label: Label, words: Sequence[Word]) -> list[tuple[str, ...]]:
    """The label first, then its inflected forms in a fixed order."""
    folds = tuple("de" if word.key == "de" else word.fold for word in words)
    found: set[tuple[str, ...]] = set()
    names = [word.raw[:1].isupper() for word in words]
    if not label.inflects:
        pass
    elif not any(names):
        found = forms(folds, label.english, label.french)
    elif len(words) == 1:
        plural = {folds[0] + "s"} if words[0].raw.isupper() else number_forms(folds[0])
        found = {(fold,) for fold in plural if len(fold) > len(folds[0])}
    else:  # OpenStack dashboards, tableaux de bord OpenStack
        found = {
            (*folds[:index], form, *folds[index + 1 :])
            for index, name in enumerate(names)
            if not name and len(folds[index]) > 3
            for form in number_forms(folds[index])
        }
    return [folds, *sorted(found - {folds})]


def _path(
    label: Label, folds: tuple[str, ...], words: Sequence[Word], case: Case, gaps: Sequence[str] | None = None
) -> Path:
    keys = tuple(strip_accents(fold) for fold in folds)
    between = gaps if gaps is not None else [word.gap for word in words]
    steps = (keys[0], *(gap + key for gap, key in zip(between[1:], keys[1:], strict=True)))
    raw = tuple(word.raw for word in words)
    plain = tuple("de" if word.key == "de" else word.fold for word in words)
    return Path(label, steps, keys, folds, raw, case, inflected=folds != plain)


def _respaced(label: Label, words: Sequence[Word], seen: set[tuple[str, ...]]) -> Iterator[Path]:
    """``Rabbit MQ`` for RabbitMQ, ``loadbalancing`` for load balancing."""
    if len(words) == 1:
        parts = _CAMEL.split(label.text)
        if 1 < len(parts) <= 4 and all(parts):
            apart = split_words(" ".join(parts))
            path = _path(label, tuple(word.fold for word in apart), apart, Case.CAPITALS)
            if path.steps + path.folds not in seen:
                yield path
        return
    fixed = any(word.key in lexicon_words("topics/plain_function_words") for word in words)
    together = "".join(word.raw for word in words)
    if fixed or len(together) < _MIN_JOINED or any(word.gap != BLANK for word in words[1:]):
        return
    whole = split_words(together)
    if len(whole) == 1:
        for form in sorted(number_forms(whole[0].fold)):
            yield _path(label, (form,), whole, Case.FOLDED)
