"""Names in letters that have no capitals: Chinese, Japanese, Korean, Thai, Hindi, Arabic, Hebrew.

Nothing shows there that a word is a name, but what is known of it, and in China, Japan and Korea the surname
in front, with nothing between. The odds are those of ``scoring``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_organisation_word
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known

_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # of China, Japan and Korea
_LONGEST, _USUAL = 5, 3  # letters of a name
_NOUN_ENDS = frozenset("性化法式型器机機率库庫版层層们的者部省市県区站网網側編室館")
_NEVER = -5.0
_ODDS_WHOLE, _ODDS_SHORT, _ODDS_UNKNOWN, _ODDS_TOGETHER, _ODDS_ELSEWHERE = 0.9, 0.3, -0.85, 2.4, -1.2
_PARTS, _ODDS_HONOURED = 2, 2.0


def odds_of_one(folded: str) -> float | None:
    """Of a word of Chinese, Japanese or Korean letters; None of any other."""
    word = unicodedata.normalize("NFC", folded)
    if not _EASTERN.search(word):
        return None
    if _is_whole(word):
        return _ODDS_WHOLE if len(word) == _USUAL else _ODDS_SHORT
    return _ODDS_UNKNOWN if len(word) <= _LONGEST else _NEVER


def odds_of_several(folded: Sequence[str]) -> float | None:
    """Of several words; None where lists know one of them as a name, as in Arabic."""
    written = [unicodedata.normalize("NFC", word) for word in folded]
    if any(map(_EASTERN.search, written)):
        surname = _is_surname(written[0]) or _is_whole(written[0])
        whole = surname and _no_names().isdisjoint(written) and len("".join(written)) <= _LONGEST + 1
        return _ODDS_TOGETHER if whole else _NEVER
    return None if any(known(word).given or known(word).family for word in folded) else _ODDS_ELSEWHERE


def odds_of_honoured(folded: Sequence[str]) -> float | None:
    """Of a surname and what is given, before ``さん``: no list need know them; None of any other."""
    written = [unicodedata.normalize("NFC", word) for word in folded]
    eastern = len(written) == _PARTS and all(map(_EASTERN.match, written))
    if not eastern or max(map(len, written)) > _LONGEST or is_organisation_word(written[0]):
        return None  # "みなと書店 篠宮さん"
    return _ODDS_HONOURED


def _is_whole(word: str) -> bool:
    """``王小明``, ``欧阳娜娜``, ``김민준``: a surname of one letter or two, and what is given."""
    if word in _no_names() or word[-1:] in _NOUN_ENDS:
        return False
    if 2 <= len(word) <= _USUAL and _is_surname(word[:1]):
        return True
    return len(word) <= _LONGEST and any(_is_surname(word[:size]) for size in _SURNAMES if size <= len(word))


_SURNAMES = (2, 3)  # letters of longer ones


def _is_surname(word: str) -> bool:
    return known(fold_name(word)).family > 0 or word in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(
        unicodedata.normalize("NFC", fold_name(word)) for word in words("people/eastern_surnames")
    )


@cache
def _no_names() -> frozenset[str]:
    """Words that begin with a surname, as ``unicodedata`` composes them."""
    listed = words("people/surname_like_words")
    return frozenset(unicodedata.normalize("NFC", fold_name(word)) for word in listed)
