"""In which language is a text written? Its script says it, or a vote of the words that a language uses all
the time. What stays in doubt is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from summitnotes.findings.lexicons import lines

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_VOTES = 3
#: Share of the words that must be stop words of the winner: notes leave most of them out.
_LEAST_SHARE = 0.08
#: How far the winner must lead: below this lie neighbours such as Danish and Norwegian.
_LEAD = 1.6
#: Of a file whose own language is another, this far before English: titles of talks are English anywhere.
_LEAD_OVER_ENGLISH = 1.3
#: Share of the words, and their number, that may hold letters which the winner does not write.
_FOREIGN, _LEAST_FOREIGN = 0.04, 3
#: A word that comes again and again says less each time: the power of its number.
_AGAIN = 0.5
_LONGEST = 20_000  # characters that are counted
_LEAST_LETTERS = 8  # of a script that belongs to one language
#: What a file holds beside its words: tags of templates, declarations of styles, addresses, names of files.
_NO_WORDS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{[^{};]*;[^{}]*\}|\S*(?:://|\w[.@/_]\w)\S*", re.DOTALL)

#: Letters beside a to z of the languages that have more of them. Words with capitals may be names.
_LETTERS = {
    "ca": "àçèéíïòóúü",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéäö",
    "de": "äöüß",
    "en": "",
    "es": "áéíóúüñ",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hu": "áéíóöőúüű",
    "it": "àèéìíîòóùú",
    "nl": "áèéëíïóöúü",
    "no": "æøåéèêòóôàü",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sv": "åäöéàü",
}
#: Scripts that one language writes, by the range of their letters.
_SCRIPTS = (
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("th", re.compile("[\u0e01-\u0e4e]")),
    ("hy", re.compile("[\u0531-\u0587]")),
    ("ka", re.compile("[\u10d0-\u10ff]")),
)
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA_OR_HAN = re.compile(f"{_KANA.pattern}|{_HAN.pattern}")
_OTHER_WORD = re.compile("[^\\W\\d_\u3041-\u30ff\u4e00-\u9fff]{2,}")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
# Letters of languages that write with Arabic letters, and that the others of them do not have.
_PERSIAN, _ARABS = re.compile("[پچژگکی]"), re.compile("[ةىكي]")
_NEIGHBOURS = re.compile("[ٹڈڑںےۆێڕڵېځڅښ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RUSSIAN, _NOT_RUSSIAN = re.compile("[ыэ]"), re.compile("[ієїґўђћљњџјѓќѕ]")

_OTHER_SCRIPT = re.compile(
    "|".join(pattern.pattern for pattern in (*dict(_SCRIPTS).values(), _KANA, _HAN, _ARABIC, _CYRILLIC))
)


@cache
def function_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> words that a language uses all the time, of those that Sphinx's search does not know."""
    return _words_of_languages("function_words")


@cache
def programme_words() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> words of which programmes are made, and that other languages do not borrow."""
    return _words_of_languages("programme_words")


def _words_of_languages(name: str) -> dict[str, frozenset[str]]:
    found = {}
    for line in lines(f"languages/{name}"):
        tag, _, words = line.partition(":")
        if words:
            found[tag.strip()] = frozenset(words.split())
    return found


_Holders = Mapping[str, tuple[str, ...]]  # a word -> the languages that use it


class LanguageVote:
    """Guesses languages, given the stop words of those that may be met: BCP 47 tag -> words.

    ``others``: languages that are asked for when none of the first wins, as many of their short words are
    words of those, too. ``programme``: words that count in whole files which say little else.
    """

    def __init__(
        self,
        stop_words: Mapping[str, Iterable[str]],
        others: Mapping[str, Iterable[str]] | None = None,
        programme: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._holders = _holders(stop_words)
        self._others = frozenset(others or ())
        every = {**(others or {}), **stop_words}
        self._all_holders = _holders(every) if others else {}
        more = programme or {}
        self._file_holders = _holders(
            {tag: (*every.get(tag, ()), *more.get(tag, ())) for tag in {*every, *more}}
        )

    def guess(self, text: str) -> tuple[str | None, float]:
        """(BCP 47 tag, confidence 0 to 1), or ``(None, 0.0)`` for little, mixed or unknown text."""
        text = text[:_LONGEST]
        if not text.isascii() and (found := _by_script(text)) is not None:
            return (found, 1.0) if found else (None, 0.0)
        words = _words(text.lower() if text.isascii() else text)
        tokens = words if text.isascii() else list(map(str.casefold, words))
        first, share = self._vote(tokens, words, self._holders)
        if first is None and not text.isascii() and self._others:
            never = frozenset(one for one in self._others if _is_foreign(one, words))
            other, share = self._vote(tokens, words, self._all_holders, never)
            first = other if other in self._others else None
        return (first, share) if first else (None, 0.0)

    def guess_file(self, text: str) -> str | None:
        """The BCP 47 tag of a whole file; None for little, mixed or unknown text.

        A programme has few sentences. So the words that programmes are made of count, too, and a language
        needs less to win over English, which quotes and titles are in.
        """
        text = _NO_WORDS.sub(" ", text[:_LONGEST])
        found, _ = self.guess(text)
        if found is not None or _OTHER_SCRIPT.search(text):
            return found
        words = _words(text.lower() if text.isascii() else text)
        tokens = list(map(str.casefold, words))
        never = frozenset(one for one in self._others if _is_foreign(one, words))
        return self._vote(tokens, words, self._file_holders, never, _LEAD_OVER_ENGLISH)[0]

    def _vote(
        self,
        tokens: Sequence[str],
        words: list[str],
        holders: _Holders,
        never: Collection[str] = (),
        over_english: float = _LEAD,
    ) -> tuple[str | None, float]:
        known = [token for token in tokens if token in holders]
        if len(known) < max(_LEAST_VOTES, _LEAST_SHARE * len(words)):
            return None, 0.0
        votes: dict[str, int] = {}
        shares: dict[str, float] = {}
        for token, count in Counter(known).items():
            languages = [one for one in holders[token] if one not in never] if never else holders[token]
            share = count**_AGAIN / len(languages) if languages else 0.0
            for language in languages:
                votes[language] = votes.get(language, 0) + count
                shares[language] = shares.get(language, 0.0) + share
        ranked = sorted(shares, key=lambda language: (-shares[language], language))
        if not ranked:
            return None, 0.0
        if not self._wins(ranked, shares, votes, len(words), over_english) or _is_foreign(ranked[0], words):
            return None, 0.0
        return ranked[0], round(shares[ranked[0]] / sum(shares.values()), 3)

    def _wins(
        self,
        ranked: list[str],
        shares: Mapping[str, float],
        votes: Mapping[str, int],
        total: int,
        over_english: float,
    ) -> bool:
        first = ranked[0]
        if votes[first] < _LEAST_VOTES or votes[first] < _LEAST_SHARE * total:
            return False
        lead = over_english if ranked[1:2] == ["en"] else _LEAD
        return len(ranked) == 1 or shares[first] >= lead * shares[ranked[1]]


def _holders(stop_words: Mapping[str, Iterable[str]]) -> _Holders:
    found: dict[str, list[str]] = {}
    for language, words in sorted(stop_words.items()):
        for word in {word.casefold() for word in words}:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _words(text: str) -> list[str]:
    """Runs of letters; of a block without digits and signs they are what stands between the blanks."""
    if text.isascii():
        return text.encode().translate(_BLANKED).decode().split()
    return text.split() if text.replace(" ", "").isalpha() else _WORD.findall(text)


_BLANKED = bytes(code if chr(code).isalpha() else 32 for code in range(256))  # all that is no letter


def _is_foreign(language: str, words: list[str]) -> bool:
    """Whether words hold letters that ``language`` does not write."""
    if language not in _LETTERS or "".join(words).isascii():
        return False
    known = set(_LETTERS[language])
    foreign = [
        w
        for w in words
        if not w.isascii() and w[0].islower() and any(c > "\x7f" and c not in known for c in w)
    ]
    return len(foreign) >= _LEAST_FOREIGN and len(foreign) > _FOREIGN * len(words)


def _by_script(text: str) -> str | None:
    """The language that the letters show; ``""`` = a script of several languages; None = ask the words."""
    if not _OTHER_SCRIPT.search(text):
        return None  # accents, dashes and quotes
    letters = sum(map(str.isalpha, text))
    for language, pattern in _SCRIPTS:
        if _prevails(pattern, text, letters):
            return language
    if _speaks_east_asia(text):
        return "ja" if _KANA.search(text) else "zh"
    if _prevails(_ARABIC, text, letters):
        if _NEIGHBOURS.search(text):
            return ""
        persian, arabs = len(_PERSIAN.findall(text)), len(_ARABS.findall(text))
        return "fa" if persian > 4 * arabs else "ar" if arabs > 4 * persian else ""
    if _prevails(_CYRILLIC, text, letters):
        lower = text.casefold()
        return None if _RUSSIAN.search(lower) and not _NOT_RUSSIAN.search(lower) else ""
    return None


def _prevails(pattern: re.Pattern[str], text: str, letters: int) -> bool:
    found = len(pattern.findall(text))
    return found >= _LEAST_LETTERS and found * 2 > letters


def _speaks_east_asia(text: str) -> bool:
    """Whether most words are Chinese or Japanese, of two signs each; titles in English have many letters."""
    signs = len(_KANA_OR_HAN.findall(text))
    return signs >= _LEAST_LETTERS and signs > 2 * len(_OTHER_WORD.findall(text))


def runs_from_right(text: str) -> bool:
    """Whether most letters of ``text`` belong to scripts that are written from right to left."""
    if text.isascii():
        return False
    kinds = Counter(unicodedata.bidirectional(char) for char in text[:_LONGEST])
    return kinds["R"] + kinds["AL"] > kinds["L"]
