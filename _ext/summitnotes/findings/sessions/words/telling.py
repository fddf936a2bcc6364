"""The words that stand between those who speak and what they speak of: "presents", "talked about", "on"."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name, folded_list

_CHAIRS = words("sessions/chair_words")
#: "Ana's talk on caches".
OWNER = re.compile(
    r"(?P<who>[^\W\d_a-z][^'’:,]{1,40})['’]s?\s+(?:\w+\s)?(?:talk|session|keynote|presentation|workshop|demo|tutorial)"
    r"\s*(?::|\s(?:on|about|over)\s|,)\s*(?=\S)"
)
#: "It began with Ana Prieto's talk on slow looms": a full name, anywhere in a sentence.
TELLS = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.-]+(?:\s[^\W\d_a-z][\w.’-]+){0,3})(?:['’]s?)\s+"
    r"(?:(?:excellent|great|short|long|brilliant|fascinating|interesting|opening|closing)\s)?"
    r"(?:talk|session|presentation|lecture)\s+(?:on|about|called|titled|entitled)\s+(?=\S)"
)
#: "Ana Prieto on slow looms", "Koen en Ines over haken".
ABOUT = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.'’-]+(?:,?\s+(?:[^\W\d_a-z][\w.'’-]*|and|und|et|y|e|en|och|og|&|de|van|von|da|di))*)"
    r"\s+(?:on|about|over|über|zu[mr]?|sur|sobre|sui?|sulla|sul|om)\s+(?=\S)"
)
#: Where a title in quotes may begin.
QUOTE = re.compile(r"[\"“«„‘]")
#: "presents", and "talked about" before quotes, between names and the title of what they give.
PRESENTS = re.compile(
    r"\s+(?:(?:presents?|presenting|présente(?:nt)?|presentan?|apresentam?|präsentier(?:t|en)|presenteert)"
    r"(?:\s*:)?\s+(?=\S)"
    r"|(?:(?:will(?: be)?|is|was|(?:is|are) going to|wird|va|gaat)\s+)?"
    r"(?:(?:spoke|speaks?|speaking|talked|talks?|talking|presented|spricht|sprach|sprechen|habló|hablará|hablar"
    r"|ha parlato|parlerà|falou|falará|vertelde|vertellen|a parlé|parlera|parler)\s+)?"
    r"(?:about|on|over|über|sur|de|sobre|su)\s*:?\s+(?=[\"“«„‘])|presented\s+(?=[\"“«„‘])|with\s+(?=[\"“«„]))",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"(?<=[^\W\d_][^\W\d_])[.!?](?:\s|$)")
_SMALL_BETWEEN = re.compile(
    r"(?:,?\s(?:a|an|the|of|on|in|at|to|by|for|and|or|with|from|vs\.?|&|de|la|le|du|des|et|der|die|das|und|von|y|e|di|van|en))*"
    r",?\s(?=[^\W\d_a-z])"
)
_TITLE_WORD = re.compile(r"\S*[^\W\d_a-z]\S*?(?=[,.!?:;]*(?:\s|$))")


def title_of_sentence(text: str) -> str:
    """The title that a sentence goes on with behind "Ana's talk on".

    Up to the first small word that joins no capitals ("Small Loaves, Baked Fast was one of the best"); the
    rest of the sentence where it begins with one ("handling heat in small kitchens").
    """
    end = _SENTENCE_END.search(text)
    sentence = text[: end.start()] if end is not None else text
    word = _TITLE_WORD.match(sentence)
    stop = 0
    while word is not None:
        stop = word.end()
        gap = _SMALL_BETWEEN.match(sentence, stop)
        word = _TITLE_WORD.match(sentence, gap.end()) if gap is not None else None
    told = len(sentence[stop:].split()) >= _LEAST_TOLD
    return sentence[:stop] if stop and told else sentence


def spoken_of(words: str) -> str | None:
    """What words behind a name say that it spoke of: ``talked about slow looms. It was fun``."""
    verb, _, rest = words.partition(" ")
    if not verb.islower() or fold_name(verb) not in _SPEECH or _ABOUT_FIRST.match(words):
        return None
    return title_of_sentence(_ABOUT_FIRST.sub("", rest)) or None


_SPEECH = folded_list("people/speech_words")
_ABOUT_FIRST = re.compile(
    r"(?:(?:to|with|us|nous|uns|ons)\s)?(?:about|on|over|über|sur|de|sobre|sui?|om|di)\s+"
)
_LEAST_TOLD = 3  # words that say what became of it; "Small models" is a title of two


def names_chair(line: str) -> bool:
    """Whether a line says who leads a block of talks: "Moderation: Ana Prieto"."""
    label, colon, _who = line.strip(" *_-").partition(":")
    return bool(colon) and fold_name(label) in _CHAIRS


def chair_in_brackets(text: str) -> bool:
    """Whether a text ends so: "Session 1 - Looms (Chair: Ana Prieto)"."""
    bracket = _BRACKETS_AT_END.search(text) if text[-1:] in (")", "]") else None
    return bracket is not None and names_chair(bracket["inner"])


_BRACKETS_AT_END = re.compile(r"[(\[](?P<inner>[^()\[\]]+)[)\]]$")
