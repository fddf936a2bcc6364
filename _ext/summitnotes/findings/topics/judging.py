"""Whether a word that is also a common word names the topic here: "Heat", "the heat of the room".

The vocabulary's context rules are asked first, read as follows. ``never`` phrases lose. A name written
like one of the ``forms`` counts unless its surroundings speak against it; written otherwise it counts
when ``near`` words or kindred topics stand close by. What speaks against it is grammar (a project's
name takes no article, has no object, is no one's surname) and the company of ``lexicon/everyday.txt``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitnotes.findings.lexicons import words as lexicon_words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.topics.senses import Phrase, Senses, everyday_company, function_words
from summitnotes.findings.topics.words import BLANK, Word

REACH = 120  # words of a sentence that are looked at together; bounds the cost of a text without stops
COMPANY = 8  # words within which everyday company is heard

_THE = frozenset({"the"})
_A = frozenset({"a", "an"})
_FRENCH_ARTICLES = frozenset({"un", "une", "le", "la", "les", "l", "au", "aux", "ce", "cet", "cette", "ces"})
_DETERMINERS = _THE | _A | {"one", "no", "any", "this", "that", "le", "la", "les", "un", "une", "l"}
_MODIFIERS = 3  # words between an article and its noun that are looked at
_LISTING = frozenset({",", "/", "&", "+"})
_LINKING = frozenset({"of", "in", "with", "for", "de", "avec", "dans", "pour"})  # "a panel in horizon"
_AND = frozenset({"and", "or", "et", "ou", "nor", "ni", "vs"})

# Is this word the name of a topic close to the one in question? True = and surely no common word.
Kin = Callable[[Word, bool], bool]
Extent = Callable[[int], int]  # the end (index) of the longest other name that begins at a word


def _leads_to_surname(word: str) -> bool:
    """Whether a word is a title, or a first name and nothing else."""
    if word in lexicon_words("people/first_names") or word in lexicon_words("people/honorifics"):
        return True
    about = known(word)
    return about.given > 0 and not about.word and not about.proper


class Judge:
    """Answers for one text whether the words from ``i`` to ``j`` name a topic."""

    def __init__(self, words: Sequence[Word], language: str | None, around: Sequence[Word] = ()) -> None:
        self._words = words
        self._language = (language or "").partition("-")[0].lower() or None
        self._around = around  # words of the heading or talk that the text belongs to
        self._sentences: list[range] = []  # by word; filled on first use
        self._found: dict[tuple[int, int], frozenset[str]] = {}  # (sentence, id of rule) -> evidence
        self._french: dict[int, bool | None] = {}  # sentence -> is it French

    def is_meant(self, i: int, j: int, senses: Senses, kin: Kin, extent: Extent) -> bool:
        keys = tuple(word.key for word in self._words[i:j])
        if self._is_in_phrase(i, j, senses, keys, extent) or self._is_person(i, j, extent):
            return False
        needs = senses.needs(keys)
        if not needs and keys[-1] not in everyday_company():
            return True
        evidence = self._evidence(i, j, senses, kin)
        if not needs:
            return bool(evidence) or not self._keeps_everyday_company(i, j)
        raw = tuple(word.raw for word in self._words[i:j])
        if raw in senses.forms or (not senses.forms and raw[0][:1].isupper()):
            if evidence:
                return True
            return not self._is_common_by_grammar(i, j) and not self._keeps_everyday_company(i, j)
        if all(part.isupper() for part in raw):
            return bool(evidence)
        return evidence >= 2 or self._stands_beside_evidence(i, j, senses, kin)

    def is_french(self, i: int) -> bool | None:
        """Whether the sentence around word ``i`` is French; None when nothing tells."""
        sentence = self._sentence(i)
        if sentence.start not in self._french:
            folds = [self._words[index].fold for index in sentence]
            french = sum(fold in lexicon_words("topics/french_signs") for fold in folds)
            english = sum(fold in lexicon_words("topics/english_signs") for fold in folds)
            told = self._language == "fr" if self._language else None
            self._french[sentence.start] = french > english if french != english else told
        return self._french[sentence.start]

    # -- what speaks for it ------------------------------------------------------------------------

    def _sentence(self, i: int) -> range:
        if not self._sentences:
            start = 0
            for index in range(1, len(self._words) + 1):
                if index == len(self._words) or self._words[index].opens or index - start >= REACH:
                    self._sentences += [range(start, index)] * (index - start)
                    start = index
        return self._sentences[i]

    def _is_near_word(self, index: int, senses: Senses) -> bool:
        words = self._words
        if (words[index].key,) in senses.near:
            return True
        pair = tuple(word.key for word in words[index : index + 2])
        return len(pair) == 2 and pair in senses.near

    def _evidence(self, i: int, j: int, senses: Senses, kin: Kin) -> int:
        """How many different near words and kindred names stand in the sentence or around it."""
        sentence = self._sentence(i)
        key = sentence.start, id(senses)
        if key not in self._found:
            words = [self._words[index] for index in sentence if self._is_near_word(index, senses)]
            words += [self._words[index] for index in sentence if kin(self._words[index], True)]
            words += [word for word in self._around if (word.key,) in senses.near]
            self._found[key] = frozenset(word.key for word in words)
        found = self._found[key]
        return len(found) - sum(word.key in found for word in self._words[i:j])

    def _stands_beside_evidence(self, i: int, j: int, senses: Senses, kin: Kin) -> bool:
        words = self._words
        if j < len(words) and words[j].gap == BLANK and not words[j].opens and self._is_near_word(j, senses):
            return True
        if i and words[i].gap == BLANK and not words[i].opens:
            before = i - 1
            if words[before].key in _LINKING and before:
                before -= 1
            if self._is_near_word(before, senses):
                return True
        return self._is_listed(i, j, kin)

    def _is_listed(self, i: int, j: int, kin: Kin) -> bool:
        """A member of a list of kindred names: "nova, neutron and cinder", "puppet/chef".

        One neighbour is enough if it is surely a name or stands behind a slash, else it takes two.
        """
        words = self._words
        beside = 0
        for index, gap in (*self._list_before(i), *self._list_after(j)):
            if kin(words[index], True) or (gap == "/" and kin(words[index], False)):
                return True
            beside += kin(words[index], False)
        return beside >= 2

    def _list_before(self, i: int) -> list[tuple[int, str]]:
        """Up to two members of a list before word ``i``, nearest first, with what parts them."""
        words = self._words
        found: list[tuple[int, str]] = []
        while i and len(found) < 2 and not words[i].opens:
            gap, before = words[i].gap, i - 1
            if before and words[before].key in _AND and gap == BLANK:
                gap, before = ",", before - 1
            if gap not in _LISTING:
                break
            found.append((before, gap))
            i = before
        return found

    def _list_after(self, j: int) -> list[tuple[int, str]]:
        """Up to two members of a list from word ``j`` on, nearest first, with what parts them."""
        words = self._words
        found: list[tuple[int, str]] = []
        while j < len(words) and len(found) < 2 and not words[j].opens:
            gap, after = words[j].gap, j
            if j + 1 < len(words) and words[j].key in _AND:
                gap, after = ",", j + 1
            if gap not in _LISTING:
                break
            found.append((after, gap))
            j = after + 1
        return found

    # -- what speaks against it --------------------------------------------------------------------

    def _content_follows(self, j: int) -> bool:
        """A noun (or anything but a function word) stands right behind the name, or behind its slash."""
        words = self._words
        return (
            j < len(words)
            and (words[j].gap == BLANK or (words[j].gap == "/" and words[j].raw[:1].isupper()))
            and not words[j].opens
            and words[j].key not in function_words()
        )

    def _is_common_by_grammar(self, i: int, j: int) -> bool:
        words = self._words
        french = self.is_french(i) is True
        if not french and (self._has_complement(j) or self._heads_a_phrase(i)):
            return True
        if words[i].opens:
            # "Designate the driver": a verb with its object.
            follows = j < len(words) and words[j].gap == BLANK and not words[j].opens
            return follows and not french and words[j].fold in lexicon_words("topics/object_words")
        if self._content_follows(j):
            return False
        before = words[i - 1] if i else None
        if before is None or (words[i].gap != BLANK and words[i].gap != "'"):
            return False
        if french:
            # Foreign names take articles in French ("le Heat de la production"), French words do too.
            nouns = lexicon_words("topics/french_nouns")
            return before.fold in _FRENCH_ARTICLES and words[j - 1].key in nouns
        if before.fold in _THE | _A:
            return True
        # "a grey Octavia was parked": countable; "the old Nova was slower" stays a name.
        earlier = words[i - 2] if i > 1 else None
        return (
            earlier is not None
            and words[i - 1].gap == BLANK
            and earlier.fold in _A
            and before.fold.isalpha()
            and before.raw.islower()
            and before.key not in function_words()
        )

    def _has_complement(self, j: int) -> bool:
        """ "Landscape of health": what is named by itself is not the something of something."""
        words = self._words
        return j < len(words) and words[j].key == "of" and words[j].gap == BLANK and not words[j].opens

    def _heads_a_phrase(self, i: int) -> bool:
        """ "The Cloud Native Landscape": an article, and between it and the word others in capitals."""
        words = self._words
        for before in range(i - 1, max(-1, i - 2 - _MODIFIERS), -1):
            if words[before + 1].gap != BLANK or words[before + 1].opens:
                return False
            if words[before].fold in _THE | _A:
                return before < i - 1
            if not words[before].raw[:1].isupper():
                return False
        return False

    def _keeps_everyday_company(self, i: int, j: int) -> bool:
        company = everyday_company().get(self._words[j - 1].key)
        if not company:
            return False
        sentence = self._sentence(i)
        own = {word.key for word in self._words[i:j]}
        for index in range(max(sentence.start, i - COMPANY), min(sentence.stop, j + COMPANY)):
            if self._words[index].key not in company or i <= index < j:
                continue
            # Company of another occurrence: "containers on a container ship".
            if index and self._words[index - 1].key in own and index - 1 != j - 1:
                continue
            return True
        return False

    def _is_person(self, i: int, j: int, extent: Extent) -> bool:
        words = self._words
        if j - i != 1 or not words[i].raw[:1].isupper():
            return False
        before = words[i - 1] if i and words[i].gap in (BLANK, ".") else None
        if before is not None and before.raw[:1].isupper() and _leads_to_surname(before.key):
            return extent(i - 1) <= i - 1
        if known(words[i].key).given < 2 or j >= len(words):
            return False
        after = words[j]
        return (
            after.gap == BLANK
            and not after.opens
            and after.raw[:1].isupper()
            and after.raw[1:].islower()
            and after.key not in lexicon_words("people/common_words")
            and extent(j) <= j
        )

    def _is_in_phrase(self, i: int, j: int, senses: Senses, keys: tuple[str, ...], extent: Extent) -> bool:
        return any(self._applies(i, j, phrase, senses, extent) for phrase in senses.phrases.get(keys, ()))

    def _applies(self, i: int, j: int, phrase: Phrase, senses: Senses, extent: Extent) -> bool:
        words = self._words
        start, end = i - len(phrase.before), j + len(phrase.after)
        if start < 0 or end > len(words):
            return False
        if not all(
            map(_same, phrase.before + phrase.after, (w.key for w in (*words[start:i], *words[j:end])))
        ):
            return False
        if any(word.gap not in (BLANK, "'") or word.opens for word in words[start + 1 : end]):
            return False
        if phrase.by_grammar_only:
            return self._common_after_function_words(start, i, j, phrase, senses)
        if any(extent(index) > end for index in range(j, end)):
            return False  # "Cinder block storage": the longer name takes the word
        # "Puppet shows a difference": a verb, not the plural of "puppet show".
        verb = phrase.inflected and end < len(words) and words[end].fold in _DETERMINERS
        return not (verb and words[end].gap == BLANK)

    def _common_after_function_words(
        self, start: int, i: int, j: int, phrase: Phrase, senses: Senses
    ) -> bool:
        words = self._words
        follows = self._content_follows(j)
        if follows and self._is_near_word(j, senses):
            return False
        raw = tuple(word.raw for word in words[i:j])
        if raw not in senses.forms:
            return True
        if follows and phrase.before[-1] in _DETERMINERS:
            return False  # "a Glance image", "the Horizon panel"
        if raw == phrase.raw_label:
            written = [word.raw for word in words[start:i]]
            return all(
                one == other or other.islower() for one, other in zip(written, phrase.raw_before, strict=True)
            )
        return len(phrase.before) > 1  # "At a Glance" in a title


def _same(one: str, other: str) -> bool:
    """Equal, or both numbers with as many digits: "Horizon 2020", "Horizon 2030"."""
    return one == other or (one.isdigit() and other.isdigit() and len(one) == len(other))
