"""Compile the names of months and weekdays of languages that findings/languages does not tell apart.

    python tools/compile_calendar_words.py      # writes lists of findings/dates/lexicon

They come from Unicode's CLDR, by Babel; only whole names are taken, and of those only such as mean the same
in every language that has them: "listopada" is November in Polish, and October in Croatian. Whose a name is
says ``whole_names.txt``, for each language that is told by its words.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "_ext"))

from summitnotes.findings.dates.calendar_words import (  # noqa: E402
    CORE_LANGUAGES,
    base_language,
    learn,
    words_of,
)
from summitnotes.findings.languages.guessing import function_words  # noqa: E402
from summitnotes.sphinx.tree.languages import stop_words  # noqa: E402

FOLDER = ROOT / "_ext" / "summitnotes" / "findings" / "dates" / "lexicon"
LANGUAGES = (
    *("bg", "ca", "cs", "da", "et", "fi", "hr", "hu", "id", "is", "lt", "lv"),
    *("nb", "pl", "ro", "ru", "sk", "sl", "sv", "tr", "uk"),
)
_WORD = {"months": re.compile(r"[^\W\d_]{3,}"), "weekdays": re.compile(r"[^\W\d_]{4,}")}
_NAME = re.compile(r"[^\W\d_]{4,}")  # "cts" and "joi" are words of other things, too


def compiled(kind: str) -> str:
    """The list of ``months`` or ``weekdays``, one number a line."""
    found: dict[str, set[int]] = defaultdict(set)
    for language in (*LANGUAGES, *CORE_LANGUAGES):
        table = getattr(Locale.parse(language), "days" if kind == "weekdays" else kind)
        for context in ("format", "stand-alone"):
            for number, name in table[context]["wide"].items():
                found[name.casefold().rstrip(".")].add(number)
    known = getattr(words_of("en"), kind)
    names: dict[int, list[str]] = defaultdict(list)
    for name, numbers in sorted(found.items()):
        if len(numbers) == 1 and name not in known and _WORD[kind].fullmatch(name):
            names[next(iter(numbers))].append(name)
    head = f"# Number and whole names of {kind} in other languages: made by tools/compile_calendar_words.py\n"
    return head + "".join(f"{number}: {' '.join(listed)}\n" for number, listed in sorted(names.items()))


def whole_names() -> str:
    """The words of the whole names of both, one language a line."""
    found = {}
    for tag in sorted({*stop_words(), *function_words()}):
        names: dict[str, int] = {}
        for kind in ("months", "days") if base_language(tag) is not None else ():
            learn(names, "nb" if tag == "no" else tag, kind, ("wide",))
        found[tag] = {word for name in names for word in _NAME.findall(name)}
    head = "# Language and its whole names of months and weekdays: made by tools/compile_calendar_words.py\n"
    return head + "".join(f"{tag}: {' '.join(sorted(words))}\n" for tag, words in found.items() if words)


if __name__ == "__main__":
    for kind in ("months", "weekdays"):
        (FOLDER / f"{kind}_elsewhere.txt").write_text(compiled(kind), encoding="utf-8")
    (FOLDER / "whole_names.txt").write_text(whole_names(), encoding="utf-8")
