# /// script
# requires-python = ">=3.12"
# dependencies = [
#   "anyascii==0.3.3", "babel==2.18.0", "faker==40.63.0", "spacy-lookups-data==1.0.5", "stopwordsiso==0.7.1",
# ]
# ///
"""Compile ``known_words.txt``: what is known of one word of a line, as a name and as anything else.

Run it in an environment of its own when a list grew or a threshold changed, never for a build of the site::

    pipx run tools/compile_known_words.py

Every word is folded (lower case, no accents) and gets four digits, 0 to 3 each:

given    lists of first names that hold it: 1 one locale, 2 two or three, 3 more
family   the same for last names
word     how ordinary it is: 3 among the commonest of a language, 2 common, 1 seen
proper   1 often written with a capital, yet in no list of names (a firm, a product, somebody famous);
         2 a town, region or country; 3 a weekday or month

Sources (all MIT, see ``known_words.LICENSE.txt``): names and running text of the Faker package in all its
locales, word frequencies of spacy-lookups-data (English, German, Spanish), stop words of stopwordsiso;
calendars and territories of the Unicode CLDR by way of Babel.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.address
import faker.providers.lorem
import faker.providers.person
import spacy_lookups_data
import stopwordsiso
from anyascii import anyascii
from babel import Locale

TARGET = Path(__file__).resolve().parents[1] / "_ext/summitnotes/findings/people/lexicon/known_words.txt"
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl")
SCRIPTS_TO_SPELL = re.compile(
    r"[\u0370-\u052f\u0530-\u058f\u10a0-\u10ff]"
)  # Greek, Cyrillic, Armenian, Georgian
WIDTH = 200  # characters of a line, so that a difference can be read
NEIGHBOURS = ("ca", "cs", "da", "no", "pl", "sv")
COUNTED = ("en", "de", "es")  # languages whose words have frequencies
RARE = -30.0  # logarithm of the share of a word that no list holds
# Logarithms of shares of running text, lower-case spelling: 3, 2 and 1 of "word".
COMMONEST, COMMON, SEEN = -10.0, -12.3, -13.4
OF_A_NAME = 1.5  # a listed name is a word too when its lower-case spelling is at most this much rarer
CAPITALISED = -12.8
ACCENTS_AWAY = 2.0
GERMAN_NOUN = 3.0  # a noun is this much commoner in German than in English and Spanish; a name is not


def fold(text: str) -> str:
    """As ``fold_name`` of ``findings/people/folding.py``; Greek, Cyrillic and the like in Latin letters."""
    if SCRIPTS_TO_SPELL.search(text):
        text = anyascii(text)
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    flat = flat.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[\W_\d]+", " ", re.sub(r"['’ʼʻ`]", "", flat)).strip()


def words_of(value: object) -> Iterator[str]:
    """The words of one list of Faker, whose members are strings, pairs or weighted keys."""
    if isinstance(value, str):
        yield from fold(value).split()
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for one in value:
            yield from words_of(one)


def locales(package: object) -> Iterator[tuple[str, type]]:
    """(locale, provider) of a package of providers of Faker."""
    for module in pkgutil.iter_modules(package.__path__):  # type: ignore[attr-defined]
        yield module.name, importlib.import_module(f"{package.__name__}.{module.name}").Provider  # type: ignore[attr-defined]


def listed(provider: type, start: str) -> set[str]:
    """The words of all lists of a provider whose name begins so."""
    found: set[str] = set()
    for name in dir(provider):
        value = getattr(provider, name)
        if name.startswith(start) and not callable(value) and not isinstance(value, property):
            found.update(words_of(value))
    return {word for word in found if (len(word) > 1 or not word.isascii()) and word.isalpha()}


def names(start: str) -> Counter[str]:
    """word -> in how many locales; locales of one language with one list count once."""
    by_language: dict[str, set[str]] = defaultdict(set)
    for locale, provider in locales(faker.providers.person):
        by_language[locale.partition("_")[0] if start == "first" else locale] |= listed(provider, start)
    return Counter(word for found in by_language.values() for word in found)


def shares(language: str) -> dict[str, float]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{language}_lexeme_prob.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {word: share for word, share in json.load(file).items() if share > -17.0 and word.isalpha()}


def text_words() -> dict[str, int]:
    """word -> level, of running text whose words are not counted anywhere."""
    found: dict[str, int] = {}
    for locale, provider in locales(faker.providers.lorem):
        if locale.partition("_")[0] in (*LANGUAGES, "da"):
            found |= dict.fromkeys(listed(provider, "word_list"), 1 if locale in ("it_IT", "la") else 2)
    for language in sorted((set(LANGUAGES) | set(NEIGHBOURS)) - set(COUNTED)):
        words = {
            fold(word) for word in stopwordsiso.stopwords(language) if "'" not in word and "’" not in word
        }
        # The little words of languages far away are names elsewhere, so they are not asked for.
        level = 3 if language in LANGUAGES else 1
        for word in words:
            if " " not in word and len(word) > 1:
                found[word] = max(found.get(word, 0), level)
    return found


def places() -> set[str]:
    found: set[str] = set()
    for language in LANGUAGES:
        found |= {fold(name) for name in Locale(language).territories.values()}
    for _locale, provider in locales(faker.providers.address):
        for start in (
            "cities",
            "city_names",
            "cit",
            "states",
            "countries",
            "provinces",
            "regions",
            "departments",
        ):
            for name in dir(provider):
                value = getattr(provider, name)
                if name.startswith(start) and isinstance(value, (tuple, list, dict)):
                    found |= {fold(one) for one in value if isinstance(one, str) and "{" not in one}
    return {word for word in found if word.isalpha() and len(word) > 2}


def calendar() -> set[str]:
    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        for table in (locale.months, locale.days):
            for context in table.values():
                for width in ("wide", "abbreviated"):
                    found |= {fold(name) for name in context.get(width, {}).values()}
    return {word for word in found if word.isalpha() and len(word) > 2}


def main() -> None:
    given, family = names("first"), names("last")
    lower: dict[str, float] = {}
    title: dict[str, float] = {}
    by_language: dict[str, dict[str, float]] = {}
    for language in COUNTED:
        by_language[language] = capital = {}
        for word, share in shares(language).items():
            folded = fold(word)
            where = lower if word.islower() else title if word.istitle() else None
            if where is not None and folded.isalpha():
                # "leña" is no reason to doubt "Lena".
                told = share if folded == word.casefold() else share - ACCENTS_AWAY
                where[folded] = max(where.get(folded, RARE), told)
                if word.istitle():
                    capital[folded] = max(capital.get(folded, RARE), share)
    text, towns, days = text_words(), places(), calendar()
    inside = set(TARGET.with_name("particles.txt").read_text(encoding="utf-8").split())
    codes: dict[str, str] = {}
    for word in {*given, *family, *lower, *title, *text, *towns, *days} - inside:
        if not (2 if word.isascii() else 1) <= len(word) <= 20 or not word.isalpha():
            continue
        known = word in given or word in family
        small, capital_share = lower.get(word, RARE), title.get(word, RARE)
        ordinary = 3 if small >= COMMONEST else 2 if small >= COMMON else 1 if small >= SEEN else 0
        if known and small < capital_share - OF_A_NAME:
            ordinary = 0
        elif not known and small < capital_share - 3.0:
            ordinary = min(ordinary, 1)
        in_german = by_language["de"].get(word, RARE)
        elsewhere = max(by_language["en"].get(word, RARE), by_language["es"].get(word, RARE), -17.0)
        if not known and in_german >= CAPITALISED and in_german - elsewhere >= GERMAN_NOUN:
            ordinary = max(ordinary, 2)
        level = text.get(word, 0)
        ordinary = max(ordinary, level if not known or (level == 3 and word not in given) else min(level, 1))
        proper = 1 if not known and not ordinary and capital_share >= CAPITALISED else 0
        proper = 3 if word in days else 2 if word in towns and capital_share >= SEEN else proper
        if not known and not word.isascii():
            continue  # other scripts have no capitals, and their names are told by their first letters
        code = f"{_level(given[word])}{_level(family[word])}{ordinary}{proper}"
        if code != "0000":
            codes[word] = code
    TARGET.write_text(_laid_out(codes), encoding="utf-8")


def _level(count: int) -> int:
    return 0 if not count else 1 if count == 1 else 2 if count <= 3 else 3


def _laid_out(codes: dict[str, str]) -> str:
    """Lines of the four digits and words that have them."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for word, code in sorted(codes.items()):
        by_code[code].append(word)
    lines = ["# given, family, word, proper; tools/compile_known_words.py made it and explains the digits."]
    for code, found in sorted(by_code.items()):
        lines += textwrap.wrap(
            " ".join(found), WIDTH, initial_indent=f"{code} ", subsequent_indent=f"{code} "
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
