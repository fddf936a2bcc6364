"""First looks at words that name nobody: most stretches of most lines."""

from __future__ import annotations

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_crowd
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.people.names import fold_name

_SMALL_WORDS = 5  # a name in small letters has fewer
_HONORIFICS = words("people/honorifics")
#: Small words that may follow the first word of a list: "Ana and Kofi", "Ana from Globex", "Oscar de Wit".
_SMALL = words("people/particles") | words("people/joining_words")


def names_nobody(text: str) -> bool:
    """A first look at words with nothing between them but blanks; False where it takes a second one."""
    return goes_on(text) and after_by(text) is None and not is_crowd(text)


def goes_on(text: str) -> bool:
    """Whether the second word is a small one that joins nothing: "Teach people how to …" names nobody.

    A text that begins with a small letter has more of them: "kiwi from Globex" and "ana prieto" name people.
    """
    first, _, rest = text.partition(" ")
    if first.islower():
        said = text.split(" ", _SMALL_WORDS)[:_SMALL_WORDS]
        joined = len(said) < _SMALL_WORDS or fold_name(first) in _HONORIFICS
        return not joined and all(_joins_nothing(word) for word in said)
    return first.isalnum() and _joins_nothing(rest.partition(" ")[0])


def _joins_nothing(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 1 and fold_name(word) not in _SMALL
