"""Names of months, weekdays, seasons and ordinals as numbers, in the language of a file.

Names and short forms come from Babel's CLDR data. The whole names of the core languages are known in
every file, for notes quote titles of conferences in other languages; short forms ("mar", "set", "do") only in
files of their language, and those of English and French everywhere. A file whose language is unknown may be
in one that nobody tells apart here: the whole names of those are known in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import filterfalse

from babel import Locale, UnknownLocaleError

from summitnotes.findings.lexicons import lines

#: Languages whose whole names of months and weekdays are known in every file.
CORE_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl")
#: Languages whose short names are known in every file.
SHORT_EVERYWHERE = ("en", "fr")


@dataclass(frozen=True)
class CalendarWords:
    """Folded name -> 1…12 of months, 0 (Monday) … 6 (Sunday) of weekdays."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


def fold(text: str) -> str:
    """A name without case, accents and its full stop."""
    flat = text.casefold().strip().rstrip(".")
    if flat.isascii():
        return flat
    flat = unicodedata.normalize("NFKD", flat)
    return "".join(filterfalse(unicodedata.combining, flat))


@cache
def words_of(language: str | None = None) -> CalendarWords:
    """The names of months and weekdays that a file in ``language`` (BCP 47, or unknown) may use."""
    months, weekdays = dict(_MONTHS_BESIDES), dict(_WEEKDAYS_BESIDES)
    for core in CORE_LANGUAGES:
        widths = ("wide", "abbreviated") if core in SHORT_EVERYWHERE else ("wide",)
        learn(months, core, "months", widths)
        learn(weekdays, core, "days", widths)
    for word in _EVERYDAY:
        weekdays.pop(word, None)
    base = base_language(language)
    if base is None:
        weekdays |= {word: day for short in _SHORT_WEEKDAYS.values() for word, day in short.items()}
        months = _elsewhere("months") | months
        weekdays = _elsewhere("weekdays") | _forms(None) | weekdays
    else:
        for one in (base, *_VARIETIES.get(base, ())):
            learn(months, one, "months", ("wide", "abbreviated"))
            learn(weekdays, one, "days", ("wide", "abbreviated"))
        weekdays |= _forms(base) | _SHORT_WEEKDAYS.get(base, {})
        for word in _EVERYDAY if base in SHORT_EVERYWHERE else ():
            weekdays.pop(word, None)
    return CalendarWords(months, weekdays)


@cache
def own_months(language: str | None) -> frozenset[str]:
    """The names of months of English and of ``language``; of all when it is unknown.

    "Chiang Mai 2022" is no May in English: without a day beside it, a month is one of the file's language.
    """
    base = base_language(language)
    if base is None:
        return frozenset(MONTHS)
    months: dict[str, int] = dict(_MONTHS_BESIDES)
    for one in {"en", base}:
        learn(months, one, "months", ("wide", "abbreviated"))
    return frozenset(months)


@cache
def base_language(language: str | None) -> str | None:
    """The language without script and region, if Babel knows it: ``pt-BR`` -> ``pt``."""
    if not language:
        return None
    base = re.split(r"[-_]", language)[0].casefold()
    try:
        Locale.parse(base)
    except (ValueError, UnknownLocaleError):
        return None
    return base


def learn(found: dict[str, int], language: str, kind: str, widths: tuple[str, ...]) -> None:
    """Add the names of one language; what is known already keeps its number in other languages."""
    table = getattr(Locale.parse(language), kind)
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in table[context][width].items():
                key = name.casefold().rstrip(".")
                if len(key) < 2 or any(char.isdigit() for char in key):
                    continue  # "11月" is written as a number
                for written in (key, fold(name), _without_umlauts(key)):
                    found[written] = number


@cache
def whole_names() -> dict[str, frozenset[str]]:
    """BCP 47 tag -> the casefolded words of the whole names of its months and weekdays.

    Of all languages that may be met: Babel reads a file for each, which takes as long as to read a note.
    """
    found = {}
    for line in lines("dates/whole_names"):
        tag, _, names = line.partition(":")
        if names:
            found[tag.strip()] = frozenset(names.split())
    return found


def _elsewhere(kind: str) -> dict[str, int]:
    """The names of ``months`` or ``weekdays`` in the languages that are not told apart by their words."""
    found = {}
    for line in lines(f"dates/{kind}_elsewhere"):
        number, _, names = line.partition(":")
        for name in names.split():
            found[name] = found[fold(name)] = int(number)
    return found


def _forms(language: str | None) -> dict[str, int]:
    """The weekdays in a case or with an article: of one language, or the long ones of all."""
    language = "no" if language in ("nb", "nn") else language
    found: dict[str, int] = {}
    for line in lines("dates/weekday_forms"):
        head, _, names = line.partition(":")
        base, _, number = head.partition(" ")
        if names and language in (None, base):
            written = [name for name in names.split() if language or len(name) > _SHORT_NAME]
            found |= {form: int(number) for name in written for form in (name, fold(name))}
    return found


_SHORT_NAME = 4  # letters of "cts", "joi"


def _without_umlauts(name: str) -> str:
    for umlaut, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        name = name.replace(umlaut, written)
    return name


# What people write besides; words of everyday French that are short forms of weekdays.
_MONTHS_BESIDES = {
    "sept": 9, "sep": 9, "fev": 2, "fév": 2, "feb": 2, "aou": 8, "aoû": 8, "juil": 7, "jui": 7, "janv": 1,
    "jan": 1,
    "avr": 4, "dec": 12, "déc": 12, "oct": 10, "nov": 11, "mar": 3, "jun": 6, "jul": 7, "aug": 8, "apr": 4,
    "setiembre": 9,
}  # fmt: skip
_WEEKDAYS_BESIDES = {"tues": 1, "wednes": 2, "weds": 2, "thur": 3, "thurs": 3, "sonnabend": 5}
#: Written languages that are not told apart by the words of a file.
_VARIETIES = {"no": ("nn",), "nb": ("nn",)}
_EVERYDAY = ("me", "je", "ve", "di", "lu")
_SHORT_WEEKDAYS: dict[str, dict[str, int]] = {
    "pt": {"segunda": 0, "terça": 1, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4},
}

# Folded name -> 1…12.
MONTHS: Mapping[str, int] = words_of("en").months
# Folded name -> 0 (Monday) … 6 (Sunday), as ``date.weekday()``.
WEEKDAYS: Mapping[str, int] = words_of("en").weekdays
# Folded name -> first month; three whole months, northern half of the world.
SEASONS: dict[str, int] = {
    "spring": 3, "printemps": 3, "summer": 6, "été": 6, "ete": 6, "fall": 9, "autumn": 9, "automne": 9,
    "winter": 12, "hiver": 12,
}  # fmt: skip
# Written-out ordinals of days ("Day Two", "troisième jour", "zweiter Tag"): folded -> number.
ORDINALS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "first": 1, "second": 2,
    "third": 3,
    "fourth": 4, "fifth": 5, "sixth": 6, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "premier": 1,
    "premiere": 1, "première": 1, "deuxieme": 2, "deuxième": 2, "seconde": 2, "troisieme": 3, "troisième": 3,
    "quatrieme": 4, "quatrième": 4, "cinquieme": 5, "cinquième": 5,
    "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5, "erster": 1, "zweiter": 2,
    "dritter": 3, "vierter": 4, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "primer": 1,
    "primero": 1,
    "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "due": 2, "tre": 3, "quattro": 4, "primo": 1,
    "secondo": 2, "terzo": 3, "um": 1, "dois": 2, "três": 3, "quatro": 4, "primeiro": 1, "terceiro": 3,
    "een": 1, "twee": 2, "drie": 3, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4,
    "primera": 1, "segunda": 2, "tercera": 3, "cuarta": 4, "prima": 1, "seconda": 2, "terza": 3, "quarta": 4,
    "primeira": 1, "terceira": 3, "quarto": 4, "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2,
    "dritte": 3, "dritten": 3,
    "pierwszy": 1, "drugi": 2, "trzeci": 3, "czwarty": 4, "první": 1, "druhý": 2, "třetí": 3, "čtvrtý": 4,
    "prvý": 1, "tretí": 3, "štvrtý": 4, "первый": 1, "второй": 2, "третий": 3, "четвёртый": 4,
    "четвертый": 4, "перший": 1, "другий": 2, "третій": 3, "първи": 1, "втори": 2, "трети": 3,
    "prvi": 1, "tretji": 3, "treći": 3, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4,
    "első": 1, "második": 2, "harmadik": 3, "ensimmäinen": 1, "toinen": 2, "kolmas": 3,
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "første": 1, "andre": 2, "anden": 2, "fjerde": 4,
    "întâi": 1, "doua": 2, "treia": 3, "πρώτη": 1, "δεύτερη": 2, "τρίτη": 3, "segon": 2,
    "1-й": 1, "2-й": 2, "3-й": 3,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
}  # fmt: skip


def one_of(names: Mapping[str, int]) -> str:
    """The names as one alternation, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def number_of(names: Mapping[str, int], written: str) -> int | None:
    """The number of a name as it was written, with or without its full stop."""
    key = written.casefold().strip().rstrip(".")
    return names.get(key, names.get(fold(key)))
