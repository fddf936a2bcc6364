"""Month, weekday and season names of English and French as numbers, and the pieces of pattern made from them.

Names and short forms come from Babel's CLDR data; the rest is what people write besides (``fév``, ``aout``,
``Sept.``).
"""

from __future__ import annotations

import re
import unicodedata

from babel import Locale

LANGUAGES = ("en", "fr")


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text.casefold().strip().rstrip("."))
    return "".join(char for char in flat if not unicodedata.combining(char))


def _names(kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        table = getattr(Locale.parse(language), kind)
        for width in ("wide", "abbreviated"):
            for number, name in table["format"][width].items():
                found[name.casefold().rstrip(".")] = number
                found[_plain(name)] = number
    return found


# Folded name -> 1…12.
MONTHS: dict[str, int] = _names("months") | {
    "sept": 9, "sep": 9, "fev": 2, "fév": 2, "feb": 2, "aou": 8, "aoû": 8, "juil": 7, "jui": 7, "janv": 1,
    "jan": 1,
    "avr": 4, "dec": 12, "déc": 12, "oct": 10, "nov": 11, "mar": 3, "jun": 6, "jul": 7, "aug": 8, "apr": 4,
}  # fmt: skip
# Folded name -> 0 (Monday) … 6 (Sunday), as ``date.weekday()``.
WEEKDAYS: dict[str, int] = _names("days") | {
    "tues": 1, "wednes": 2, "weds": 2, "thur": 3, "thurs": 3, "lu": 0, "me": 2, "je": 3, "ve": 4, "di": 6,
}  # fmt: skip
for _short in ("me", "je", "ve", "di", "lu"):
    del WEEKDAYS[_short]  # words of everyday French
# Folded name -> first month; three whole months, northern half of the world.
SEASONS: dict[str, int] = {
    "spring": 3, "printemps": 3, "summer": 6, "été": 6, "ete": 6, "fall": 9, "autumn": 9, "automne": 9,
    "winter": 12, "hiver": 12,
}  # fmt: skip
# Written-out ordinals of days ("Day Two", "troisième jour"): folded -> number.
ORDINALS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "first": 1, "second": 2,
    "third": 3,
    "fourth": 4, "fifth": 5, "sixth": 6, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "premier": 1,
    "premiere": 1, "première": 1, "deuxieme": 2, "deuxième": 2, "seconde": 2, "troisieme": 3, "troisième": 3,
    "quatrieme": 4, "quatrième": 4, "cinquieme": 5, "cinquième": 5,
}  # fmt: skip


def one_of(names: dict[str, int]) -> str:
    """The names as one alternation, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def number_of(names: dict[str, int], written: str) -> int | None:
    """The number of a name as it was written, with or without its full stop."""
    key = written.casefold().strip().rstrip(".")
    return names.get(key, names.get(_plain(key)))
