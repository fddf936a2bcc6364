"""With which power of its size the time on hostile text grows.

Tests count the lines of Python (``tests/work.py``); the clock sees regular expressions, too.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.footnotes.marks import find_marks
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.sessions.lines.headings import read_heading
from summitnotes.formats import dokuwiki, plaintext
from summitnotes.formats.pandoc.marks import pandoc_marks
from summitnotes.formats.sniffing import choose
from summitnotes.sphinx.tree.languages import language_vote
from tests.bench.readers import ours, seconds

WORKS: dict[str, Callable[[str], object]] = {
    "reader of dokuwiki": ours(dokuwiki.FORMAT),
    "reader of plaintext": ours(plaintext.FORMAT),
    "choice of a format": lambda text: choose(text, ".txt"),
    "marks of org": lambda text: pandoc_marks(text, "pandoc:org"),
    "marks of html": lambda text: pandoc_marks(text, "pandoc:html"),
    "finder of headings": read_heading,
    "finder of dates": find_dates,
    "finder of footnotes": find_marks,
    "finder of languages": language_vote().guess,
    "folding of names": fold_name,
}
UNITS = (
    *("`", "*", "**", "_a", "[", "[[", "[a](", "{{", "((", "))", "a-", "a.", "a/", ":a", "<a", "<!--"),
    *("<script>", "//", "//a", "http://", "a@b", "|a", "^a", "#", "\\a", '"', "'", "&a;", "1", "12-"),
    *("- ", "> ", "10:00 - ", "2014 ", "12 May 2014 - ", "By A ", "A B, ", "a\n", "- a\n", "a\n\n"),
)
SIZES = (6_000, 24_000, 96_000)  # characters
_NOISE = 0.02  # seconds; less is no measurement


def exponents() -> dict[str, tuple[float, str]]:
    """For each work the largest exponent, and the unit that was repeated to get it."""
    found = {}
    for name, work in WORKS.items():
        found[name] = max((_exponent(work, unit), unit) for unit in UNITS)
    return found


def _exponent(work: Callable[[str], object], unit: str) -> float:
    """From differences, as ``tests/work.py``: what is done once, whatever the size, is no part of it."""
    with _no_collector():
        small, middle, large = (seconds(work, [unit * (size // len(unit))]) for size in SIZES)
    return math.log(max(_NOISE, large - middle) / max(_NOISE, middle - small), SIZES[-1] / SIZES[-2])


@contextmanager
def _no_collector() -> Iterator[None]:
    """The collector of garbage looks at all that the process holds, however long the text is."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
