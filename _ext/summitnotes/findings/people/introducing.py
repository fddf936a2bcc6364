"""Who speaks, by a sentence that introduces them: "Up next was Ana Prieto", "Join Kofi Adjei for an hour"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.people.following import EXPECTED, STOPS, following, sure_people
from summitnotes.records.model import Speaker

_OPENERS = words("people/openers") | words("people/opening_times")
_NOUNS = words("people/session_nouns")
_INTRODUCING = words("people/introducing_words")
_GUESTS = words("people/before_guests")
_BETWEEN = words("people/between_name_and_speech")
_SPEECH = folded_list("people/speech_words")
_LONGEST = max(said.count(" ") for said in _INTRODUCING) + 1  # words of such a phrase
_TO_BE = words("people/forms_of_to_be")
_WHO = frozenset({"who", "qui", "que", "che", "die", "der", "as", "to"})
_SURELY = 0.8  # of a full name that a verb follows, whatever stands before
_MOST = 5  # words before "was"
_LABEL = re.compile(r"(?P<said>[^\W\d_][^:.,!?]{2,39}):\s+(?P<who>[^\W\d_a-z].*)$")

People = tuple[Speaker, ...]


def introduced(tokens: Sequence[str], folded: Sequence[str]) -> People:
    """The people whom the words of a sentence introduce."""
    for at in range(1, len(tokens)):
        if not tokens[at][:1].isupper():
            continue
        people = _greeted(tokens, folded, at) or _next(tokens, folded, at) or _heard(tokens, folded, at)
        if people:
            return people
    return ()


def labelled(text: str) -> People:
    """``Next up: Ana Prieto.``, ``First talk: Ana Prieto on maps``."""
    match = _LABEL.match(text)
    if match is None or not all(
        word in _OPENERS or word in _NOUNS for word in fold_name(match["said"]).split()
    ):
        return ()
    tokens = match["who"].split(" ")
    people = following(tokens, 0)
    return people if all(" " in one.name for one in people) else ()


@cache
def introducing_words() -> frozenset[str]:
    """The words one of which is in every sentence that introduces somebody."""
    return frozenset(said.rpartition(" ")[2] for said in (*_INTRODUCING, *_GUESTS)) | _TO_BE


def _greeted(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``Join Ana Prieto``, ``C'est au tour de Ana Prieto``."""
    phrases = (" ".join(folded[at - count : at]) for count in range(1, min(_LONGEST, at) + 1))
    if tokens[at - 1][-1] in STOPS or not any(phrase in _INTRODUCING for phrase in phrases):
        return ()
    return _full(following(tokens, at))


def _next(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``Up next was Ana Prieto``, ``C'est Ana Prieto qui``."""
    before = folded[:at]
    if at > _MOST or not (before[-1] in _TO_BE or before == ["cest"]):
        return ()
    if not all(word in _OPENERS or word in _NOUNS or word in _TO_BE or word == "cest" for word in before):
        return ()
    return _full(following(tokens, at))


def _heard(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``It began with Ana Prieto talking about``, ``we had Ana Prieto, who showed``."""
    if folded[at - 1] not in _GUESTS or tokens[at - 1][-1] in STOPS:
        return ()
    for end in range(at + 2, min(at + 6, len(tokens))):
        if tokens[end - 1][-1] in ".;:!?":
            return ()
        verb = end + 1 if folded[end] in _WHO and end + 1 < len(tokens) else end
        while verb < min(at + 8, len(tokens) - 1) and folded[verb] in _BETWEEN:
            verb += 1
        if tokens[verb].islower() and folded[verb] in _SPEECH and folded[verb] not in _NOUNS:
            return _full(sure_people(" ".join(tokens[at:end]).rstrip(STOPS), _SURELY, EXPECTED))
    return ()


def _full(people: People) -> People:
    return people if all(" " in one.name for one in people) else ()
