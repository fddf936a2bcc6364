"""The odds of a name, from what is known of each of its words and from where they stand.

Odds are natural logarithms: 0 is an even chance, 3 is twenty to one.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_crowd_word, is_organisation_word, is_role_word
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import KnownWord, known
from summitnotes.findings.people.other_scripts import odds_of_one, odds_of_several

_PARTICLES = words("people/particles")
_BEFORE_TOWNS = words("people/before_towns")
# Ends of words that no name has, in the languages of the notes; for words that no list knows.
_NOUN = re.compile(
    r"(?:tion|sion|ness|ncy|ncies|ities|ity|ware|ism|isms|ology|ologies|able|ible|ement|ments?|ance|ances|ence|ences|eurs?"
    r"|ung|ungen|heit|keit|schaft|ität|itaet|ismus|cion|ciones|zione|zioni|cao|coes|mento|mentos|menti|dad|dades|dade"
    r"|ismo|isti|istes?|ists?|ique|iques|izer|izers|ised|ized|ful|less|ship|ships|als|heden|heid|ingen|ware|wares|ful|ify)$"
)
_INFLECTED = re.compile(r"s$")
# Ends that surnames have in languages whose names few lists know: patronymics and the like.
_SURNAME = re.compile(
    r"(?:[^aeiou]ova|[^aeiou]eva|owski|owska|ewski|ewska|inski|inska|nskyi|ckyi|wicz|ovic|evic|czyk|enko|chuk|yan|yants"
    r"|shvili|adze|idze|oglu|sson|dottir|escu|eanu|akis|poulos|poulou|idis|lainen|ainen|onen|inen|aite|iene|auskas|iunas"
    r"|zadeh|nejad|nezhad|wala|swamy|murthy|nathan|samy|appa|ullah|uddin|bekov|bayev|baev|alieva?|moto|mura|yama|shima"
    r"|kawa|gawa|guchi|jee|poulos|opoulou|dhary|singhe|wardena|nayake|kumar|anto|osa?wa|ntsoa|rivelo)$"
)
_FIRM = re.compile(
    r"(?:tech|labs?|systems?|bank|soft|works|media|data|hub|verlag|werke|telecom|fabriek|hosting)$"
)


class NameWord(NamedTuple):
    """One word of a supposed name."""

    folded: str
    known: KnownWord
    initial: bool = False
    capitals: bool = False
    plain: bool = True  # in letters of Latin, Greek or Cyrillic


def share_of(odds: float) -> float:
    """The likelihood of a logarithm of odds."""
    return round(1 / (1 + math.exp(-max(-12.0, min(12.0, odds)))), 3)


def known_parts(folded: str, token: str) -> KnownWord:
    """What is known of "Jean-Marc" and "d'Orval": a name by any part, a word only by all."""
    parts = [known(part) for part in folded.split()]
    if "'" in token:
        before, _mark, behind = token.partition("'")
        whole = known(folded)
        if len(before) == 1 and whole == KnownWord():  # "d'Orval", "N'Diaye"
            whole = known(fold_name(behind))
            whole = whole._replace(word=max(whole.word - 1, 0))
        parts = [whole]
    if not parts:
        return KnownWord()
    if parts[0] == KnownWord() and len(parts) == 1 and len(folded) > 6:
        if _NOUN.search(folded):
            return KnownWord(word=2)
        if (stem := _INFLECTED.sub("", folded)) != folded and known(stem).word > known(stem).family:
            return KnownWord(word=2)
        if _FIRM.search(folded) or _is_compound(folded):
            return KnownWord(proper=1)
        if _SURNAME.search(folded):
            return KnownWord(family=1)
    if len(parts) == 1:
        return parts[0]
    return KnownWord(
        parts[0].given,
        max(part.family for part in parts),
        min(part.word for part in parts),
        min(part.proper for part in parts),
    )


def _is_compound(word: str) -> bool:
    """``Mitternachtskino``, ``Lockpicking``: two words in one; many surnames are, few first names."""
    if len(word) < 10:
        return False
    for at in range(4, len(word) - 3):
        if (
            known(word[at:]).word >= 2
            and max(known(word[:at]).word, known(word[:at].removesuffix("s")).word) >= 2
        ):
            return True
    return False


_PENALTY = (0.0, 0.5, 1.2, 1.8)  # a listed name that is an ordinary word too
_DOUBTED = (1.0, 1.0, 0.85, 0.65)  # less for a name of many countries
_UNLISTED = (0.0, -1.3, -3.0, -4.5)
_PROPER = (0.0, -1.2, -2.0, -4.0)


def _as_given(word: NameWord) -> float:
    """How much a word speaks for a name as its first word."""
    about = word.known
    if word.initial:
        return 0.7
    if about.given:
        if about.given == 1 and about.word == 3:
            return -2.5  # "Der Berg"
        doubt = _PENALTY[about.word] + (1.4 if about.proper == 2 else 0.0)
        return 0.6 + 0.5 * about.given - doubt * _DOUBTED[about.given]
    if about.family:
        return 0.5 + 0.2 * about.family - 1.6 * _PENALTY[about.word] - (0.8 if about.proper == 2 else 0.0)
    return _UNLISTED[about.word] + _PROPER[about.proper]


def _as_family(word: NameWord, named: bool = True, sure: bool = False) -> float:
    """How much a word speaks for a name as its last word.

    ``named``: behind a first name or an initial; ``sure``: one that is no ordinary word.
    """
    about = word.known
    if word.initial:
        return 0.0
    doubt = (1.2 if named else 1.6) * _PENALTY[about.word]
    if about.family:
        return 1.2 + 0.3 * about.family - doubt
    if about.given:
        return 0.7 + 0.2 * about.given - doubt
    odds = 0.2 + 0.8 * (_UNLISTED[about.word] + _PROPER[about.proper])
    return max(odds, -1.4) if sure else odds  # "Jonah Lake"


def odds_together(parts: list[NameWord], strong: int, inside: int) -> float:
    """Logarithm of the odds that several words, or one behind a particle, are a name.

    ``inside``: how many particles stand between them; ``strong``: how many of those part nothing but names.
    """
    if not parts[0].plain and (odds := odds_of_several([part.folded for part in parts])) is not None:
        return odds
    first, last = parts[0], parts[-1]
    sure = first.known.given > 0 and not first.known.word and not first.known.proper
    if len(parts) > 1:
        odds = 0.2 + _as_given(first) + _as_family(last, bool(first.initial or first.known.given), sure)
    else:
        odds = _as_family(first) - 0.5
    if last.known.given and not first.initial:
        odds = max(odds, _as_family(first) + _as_given(last) - 0.2)  # the surname first
    odds += sum(_in_the_middle(word) for word in parts[1:-1])
    odds += 0.9 * min(strong, 2) + (0.3 if sure else -0.15) * (inside - strong)
    return odds - _doubts(parts)


def _in_the_middle(word: NameWord) -> float:
    if word.initial:
        return 0.3
    if word.known.given or word.known.family:
        return 0.4 - _PENALTY[word.known.word]
    return _as_family(word) - 0.5


def _doubts(parts: list[NameWord]) -> float:
    """What capitals, towns, articles, jobs and employers say against a name."""
    first = parts[0]
    named = any((part.known.given or part.known.family) and not part.known.word for part in parts)
    doubt = 0.0
    if all(part.capitals for part in parts if not part.initial):
        doubt += 0.3 if named else 0.9
    elif first.capitals and not first.known.given and not _may_be_given(first, parts[-1]):
        doubt += 3.5  # "IEP Fontaine", "BBC Miller"
    elif not named and any(part.capitals and len(part.folded) <= 4 for part in parts):
        doubt += 2.0  # "Big API"
    if len(parts) == 2 and first.folded in _BEFORE_TOWNS:
        doubt += 2.6
    elif len(parts) == 2 and first.folded in _PARTICLES and not first.initial:
        doubt += 1.2  # "De Schuur", "La Cantine": a surname alone, or no name
    for part in parts:
        if part.known.given and not part.known.word:
            continue
        if is_crowd_word(part.folded):
            doubt += 3.0
        elif is_organisation_word(part.folded) or is_role_word(part.folded):
            doubt += 1.0 if part.known.family and named else 3.0
    return doubt


def _may_be_given(first: NameWord, last: NameWord) -> bool:
    """``BRODOLIN Pjotr``: a surname in capitals may stand before a first name that is nothing else."""
    if last.capitals:
        return True
    sure = last.known.given > 0 and not last.known.word and not last.known.proper
    return sure and len(first.folded) > _SHORT_NAME


_SHORT_NAME = 3  # letters of "BBC"


def odds_alone(word: NameWord) -> float:
    """Logarithm of the odds of one word."""
    about = word.known
    if not word.plain and (odds := odds_of_one(word.folded)) is not None:
        return odds
    if is_crowd_word(word.folded) or is_organisation_word(word.folded) or is_role_word(word.folded):
        return -5.0
    if about.given:
        odds = 0.05 * about.given - 1.5 * _PENALTY[about.word] - (1.0 if about.proper else 0.0)
    elif about.family:
        odds = -0.8 - 1.5 * _PENALTY[about.word] - (1.0 if about.proper else 0.0)
    else:
        odds = -0.85 + 1.3 * (_UNLISTED[about.word] + _PROPER[about.proper])
    return odds - (1.5 if word.capitals and len(word.folded) <= 5 and not about.given else 0.0)
