"""Measure how a plain-text file was laid out, before any line is typed.

The numbers come from the file as a whole: a single line says little about whether its line ends mean
anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summitnotes.formats.plaintext import furniture, wording

BULLET_START = re.compile(r"(?:[*+•‣◦▪▫●○■□·–—→☐☑☒✓✔✗✘-]{1,3}|\(?\d{1,3}[.)]|[a-zA-Z]\))[ \t\u00a0]")
_LONG = 90  # characters: longer lines are paragraphs that nobody wrapped
_WIDTHS = (45, 105)  # columns at which people wrap by hand
_SLACK = 3  # columns by which a wrapped line may miss the width
_FRENCH = wording.words("le la les des et un une du est que pour dans sur au aux avec pas en qui")
_ENGLISH = wording.words("the and of to in is for with on that it a was are not be this")


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out."""

    name: str  # see `_name`
    lines: int = 0  # non-blank lines
    blanks: int = 0  # blank lines between them
    wrap: int | None = None  # width at which lines were wrapped by hand; None = they were not
    items: int = 0  # lines that begin like a list item
    long: int = 0  # lines longer than most headings
    long_share: float = 0.0  # their share of all characters
    punctuated: float = 0.0  # share of the text, by length, whose lines end a sentence
    lower: float = 0.0  # share of the lines that begin with a small letter
    caps: int = 0  # lines all in capitals
    language: str = "en"  # en or fr, by function words; decides which pronouns count
    repeated_keys: frozenset[str] = frozenset()  # keys of `Key: value` lines that come back

    @property
    def dense(self) -> bool:
        """Blank lines do not divide this file."""
        return self.blanks * 10 <= self.lines

    @property
    def prose(self) -> bool:
        """Text lines end like sentences, so a line that does not is something else."""
        return self.punctuated >= 0.6


def wraps(above: str, below: str, width: int) -> bool:
    """The first word of ``below`` did not fit on the line ``above``."""
    word = below.split(None, 1)[0]
    return len(above) + 1 + len(word) > width - _SLACK


def _is_no_prose(text: str) -> bool:
    """A list item, a field, a quoted line, a row of one character: its line end was meant."""
    if BULLET_START.match(text) or text[0] == ">" or wording.is_role_pair(text):
        return True
    return not any(char.isalnum() for char in text)


def _wrap_width(texts: Sequence[str]) -> int | None:
    """The width at which the lines were wrapped by hand, if they were."""
    pairs = []
    for above, below in pairwise(texts):
        if not above or not below or max(len(above), len(below)) > _WIDTHS[1]:
            continue
        if any(_is_no_prose(text) for text in (above, below)):
            continue
        pairs.append((above, below))
    if not pairs:
        return None
    lengths = sorted(len(above) for above, _ in pairs)
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    if not _WIDTHS[0] <= width:
        return None
    full = sum(wraps(above, below, width) for above, below in pairs)
    flowing = sum(below[0].islower() or not wording.ends_sentence(above) for above, below in pairs)
    lower = sum(below[0].islower() for _, below in pairs)
    if full * 10 < len(pairs) * 6 or flowing * 2 < len(pairs) or lower * 4 < len(pairs):
        return None
    return width if len(pairs) >= 3 or lower == len(pairs) else None


def _keys(texts: Sequence[str]) -> frozenset[str]:
    keys: Counter[str] = Counter()
    for text in texts:
        if not wording.is_session_pair(text):
            key = wording.pair_key(text)
            if key is not None:
                keys[key] += 1
    return frozenset(key for key, count in keys.items() if count > 1)


def _language(texts: Sequence[str]) -> str:
    french = english = 0
    for text in texts[:400]:
        for word in text[:400].lower().split():
            french += word in _FRENCH
            english += word in _ENGLISH
    return "fr" if french > english else "en"


def _name(style: Style) -> str:
    """A name for people: the first that fits."""
    if not style.lines:
        return "empty"
    if style.wrap:
        return "hard-wrapped"
    if style.items * 10 >= style.lines * 6:
        return "outline"
    if style.long_share >= 0.5:
        return "paragraph-per-line" if style.dense else "blank-separated"
    return "one-fact-per-line"


def measure(texts: Sequence[str]) -> Style:
    """Measure a file, given as its lines without surrounding blanks ("" = a blank line)."""
    words = [text for text in texts if text]
    first = next((index for index, text in enumerate(texts) if text), 0)
    last = len(texts) - next((index for index, text in enumerate(reversed(texts)) if text), 0)
    items = sum(1 for text in words if BULLET_START.match(text))
    running = [
        text
        for text in words
        if len(text) >= 30 and not BULLET_START.match(text) and not furniture.is_sure(text)
    ]
    ended = sum(len(text) for text in running if wording.ends_sentence(text) or text[-1] in ":!?")
    found = {
        "lines": len(words),
        "blanks": sum(1 for text in texts[first:last] if not text),
        "wrap": _wrap_width(texts),
        "items": items,
        "long_share": sum(len(text) for text in words if len(text) > _LONG) / max(1, sum(map(len, words))),
        "long": sum(1 for text in words if len(text) > _LONG),
        "punctuated": ended / sum(map(len, running)) if running else 0.0,
        "lower": sum(1 for text in words if text[0].islower()) / len(words) if words else 0.0,
        "caps": sum(1 for text in words if wording.is_caps(text)),
        "language": _language(words),
        "repeated_keys": _keys(words),
    }
    return Style(name=_name(Style(name="", **found)), **found)  # type: ignore[arg-type]
