"""Give published notes other words, so that their layouts can be kept and learned from.

    python tools/other_words.py --family ts FOLDER …

Each FOLDER holds a notes file and its careful reading, ``gold.json`` (tests/cases/notes/SCHEMA.md); what is
made stands in ``tests/cases/learning/ts-…``. What reading goes by stays: marks, tags and keys, numbers and
hours, months and weekdays, and the words of all lexicons. Every other word becomes one that is known in the
same way, be it as a first or last name, an ordinary word or a place (:class:`KnownWord`), and that the graded
notes of its language hold. A word becomes the same one throughout a file and its reading. In running text the
words between the first two and the last of a sentence change places: no sentence of the author is left.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from summitnotes.findings.languages import guessing
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import KnownWord, known

ROOT = Path(__file__).resolve().parent.parent
LEARNING = ROOT / "tests" / "cases" / "learning"
FINDINGS = ROOT / "_ext" / "summitnotes" / "findings"

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d{6,}")  # of a post or a person; days and years are shorter
#: Lists of words whose members are names and ordinary words, which are exchanged with each other.
_OPEN = ("known_words", "first_names", "surnames", "common_words", "ordinary_words", "ambiguous_first_names")
_TECHNICAL = (
    *("http", "https", "www", "html", "htm", "pdf", "com", "org", "net", "edu", "github", "youtube"),
    *("markdown", "raw", "include", "img", "src", "alt", "href", "span", "div"),
    *("layout", "title", "date", "location", "speaker", "speakers", "talk", "talks", "slides", "video"),
    *("abstract", "utc", "gmt", "cet", "cest", "edt", "est", "pst", "pdt"),
)
#: What is no text: tags, keys of front matter, of Org and of reST, entities.
_MARKUP = re.compile(
    r"<[^>\n]{1,400}>|\{%.*?%\}|\{\{[<%]? *\w+|^#\+\w+:|^:\w+:|^ *\.\. [\w:-]+::|^\s+:[\w-]+:"
    r"|^[a-z_-]{2,20}:(?=\s|$)|&\w+;|\[\[(?:File|Category|Datei|Image):",
    re.MULTILINE,
)
_QUOTED = re.compile(r"(?P<before>=?[\"'])(?P<text>[^\"']*)(?P<after>[\"'])")
_SENTENCE = re.compile(r"[^\n.!?|]{60,}")
_NO_PROSE = re.compile(r"[<>\[\]{}|*\"“”«»„_/`@:#=]")
_LEAST_WORDS = 11  # of a sentence whose words change places
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvw"
_LATIN = 0x24F  # the last letter of the blocks that hold Latin letters with accents
#: Keys of a reading whose values are the author's words.
_WORDED = frozenset(
    {"title", "alt", "name", "speakers", "people", "by", "affiliation", "location", "room"}
    | {"headings", "links", "items"}
)


@cache
def staying() -> frozenset[str]:
    """The words that readers and finders go by, and those that say which language a text is in."""
    lists = (path for path in FINDINGS.rglob("lexicon/*.txt") if path.stem not in _OPEN)
    lines = (line.partition("#")[0] for path in lists for line in path.read_text("utf-8").splitlines())
    found = {word for line in lines for word in _LETTERS.findall(line)}
    for by_language in (guessing.function_words(), guessing.programme_words()):
        found.update(*by_language.values())
    for language in guessing.function_words():
        locale = Locale.parse(language)
        for table in (locale.months, locale.days):
            for width in ("wide", "abbreviated"):
                for context in ("format", "stand-alone"):
                    found.update(*(_LETTERS.findall(name) for name in table[context][width].values()))
    return frozenset({*_TECHNICAL, *(word.lower() for word in found), *map(fold_name, found)})


@cache
def vocabulary(language: str) -> dict[KnownWord, list[str]]:
    """The words of the graded notes of a language, by how they are known."""
    found: dict[KnownWord, set[str]] = defaultdict(set)
    for path in sorted(LEARNING.glob("*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if (gold.get("language") or "en") != language:
            continue
        text = (path.parent / gold["file"]).read_bytes().decode("utf-8", "ignore")
        for word in _LETTERS.findall(re.sub(r"<[^>]*>|https?://\S+", " ", text)):
            if len(word) > 2 and ord(max(word)) <= _LATIN and not _stays(word):
                found[known(fold_name(word))].add(word.lower())
    return {key: sorted(words) for key, words in found.items()}


def _stays(word: str) -> bool:
    return len(word) < 3 or word.lower() in staying() or fold_name(word) in staying()


class OtherWords:
    """Words of one file -> other words; the same for the same ``seed``."""

    def __init__(self, seed: str, language: str) -> None:
        self._seed, self._language = seed, language
        self._given: dict[str, str] = {}

    def text(self, text: str) -> str:
        """All words of a text, marks and numbers as they are."""
        text = _NUMBER.sub(lambda found: self._number(found[0]), text)
        return _WORD.sub(lambda found: _LETTERS.sub(lambda part: self.word(part[0]), found[0]), text)

    def word(self, word: str) -> str:
        """One word, in the case of the one it stands for."""
        if _stays(word) or ord(max(word)) > _LATIN:
            return word
        key = fold_name(word)
        if key not in self._given:
            self._given[key] = self._choice(key)
        return _in_case(word, self._given[key])

    def shuffled(self, sentence: str) -> str:
        """A sentence whose words stand in another order, but for the first two and the last."""
        first, second, *between, last = _WORD.findall(sentence)
        self._random(sentence).shuffle(between)
        words = iter([first, second, *between, last])
        return _WORD.sub(lambda found: _in_case(found[0], next(words).lower()), sentence)

    def _choice(self, key: str) -> str:
        chance, how = self._random(key), known(key)
        here = [word for word in vocabulary(self._language).get(how, []) if fold_name(word) != key]
        for most in (1, 3):
            near = [word for word in here if abs(len(word) - len(key)) <= most]
            if len(near) > most:
                return chance.choice(near)
        letters = (
            chance.choice(_VOWELS if each in "aeiouy" else _CONSONANTS) if each.isalpha() else each
            for each in key
        )
        return "".join(letters)

    def _number(self, number: str) -> str:
        chance = self._random(number)
        return "".join(chance.choice("0123456789") for _ in number)

    def _random(self, about: str) -> random.Random:
        return random.Random(hashlib.sha256(f"{self._seed} {about}".encode()).hexdigest())


def _in_case(model: str, word: str) -> str:
    if len(model) == 1 or model.isupper():
        return word.upper() if model.isupper() and len(model) > 1 else word
    if model[1:].islower():
        return word.capitalize() if model[0].isupper() else word
    at = (model[min(number, len(model) - 1)] for number in range(len(word)))
    return "".join(
        letter.upper() if shown.isupper() else letter for letter, shown in zip(word, at, strict=True)
    )


# ---- a file and its reading


def in_other_words(text: str, words: OtherWords, kept: list[str]) -> str:
    """A notes file; sentences that hold one of ``kept``, the new titles and names, keep their order."""
    parts, end = [], 0
    for markup in _MARKUP.finditer(text):
        parts += [words.text(text[end : markup.start()]), _markup(markup[0], words)]
        end = markup.end()
    text = "".join([*parts, words.text(text[end:])])

    def sentence(found: re.Match[str]) -> str:
        prose = text[max(0, found.start() - 1) : found.start()] in ("", "\n", " ", ".", "!", "?")
        said = found[0]
        if not prose or _NO_PROSE.search(text[text.rfind("\n", 0, found.start()) + 1 : found.end()]):
            return said
        if len(_WORD.findall(said)) < _LEAST_WORDS or any(one in said for one in kept):
            return said
        return words.shuffled(said)

    return _SENTENCE.sub(sentence, text)


def _markup(markup: str, words: OtherWords) -> str:
    """A tag or a key, with other words in its values where these are words or addresses."""
    if markup[0] not in "<{":
        return markup

    def value(found: re.Match[str]) -> str:
        said = found["text"]
        return found["before"] + (words.text(said) if re.search(r"[/ ]", said) else said) + found["after"]

    return _QUOTED.sub(value, markup)


def reading_in_other_words(gold: Any, words: OtherWords, key: str = "") -> Any:
    """A reading, or a part of it that stands below ``key``."""
    if isinstance(gold, dict):
        return {name: reading_in_other_words(value, words, name) for name, value in gold.items()}
    if isinstance(gold, list):
        return [reading_in_other_words(value, words, key) for value in gold]
    return words.text(gold) if isinstance(gold, str) and key in _WORDED else gold


def _said(gold: dict[str, Any]) -> list[str]:
    """The titles and names of a reading that are long enough to be looked for."""
    talks = gold["talks"]
    found = [name for talk in talks for name in (talk["title"], *talk["alt"])]
    return [name for name in (*found, *(s["name"] for t in talks for s in t["speakers"])) if len(name) > 3]


def write(folder: Path, into: Path) -> None:
    """One file and its reading. Raises UnicodeDecodeError where the file is not in UTF-8."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    text = (folder / gold["file"]).read_bytes().decode("utf-8")
    words = OtherWords(folder.name, gold.get("language") or "en")
    name = Path(words.text(Path(gold["file"]).stem) + Path(gold["file"]).suffix)
    made = {**reading_in_other_words(gold, words), "id": into.name, "file": name.name}
    into.mkdir(parents=True, exist_ok=True)
    (into / name.name).write_bytes(in_other_words(text, words, list(map(words.text, _said(gold)))).encode())
    (into / "gold.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--family", required=True, help="what the new folders begin with")
    parser.add_argument("--into", type=Path, default=LEARNING, help="where the new folders are put")
    given = parser.parse_args()
    for folder in given.folders:
        write(folder, given.into / f"{given.family}-{folder.name.rpartition('-')[2]}")


if __name__ == "__main__":
    main()
