"""What pandoc would spend on a text, read from the text before pandoc is started.

Its time grows with the square of how deep lists and blocks are nested, doubles with each footnote or table
that is open, and a few digits ask for a million cells. Each is counted here, in one look at the text.
What else may keep pandoc busy is ended by the limits of its process (:mod:`.process`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.formats.pandoc.html import TAG

#: Levels of lists, quotations, tables and other blocks; the page shows forty of them.
MAX_DEPTH = 100
#: Of what doubles pandoc's time: 2 s for 15.
MAX_OPEN = 10
#: A cell over m columns and n rows is m × n cells, at most the larger square; 500 columns once, or 5 × 5 ten
#: thousand times.
MAX_CELLS = 250_000
_DIGITS = 6  # of a number; more are too many of anything

_HTML_CELLS = r"\b(?:col|row)?span\s*=\s*[\"']?\s*0*(\d+)"
#: How a cell says over how many columns or rows it reaches, or how often it stands.
_CELLS = {
    "pandoc:html": re.compile(_HTML_CELLS, re.I),
    "pandoc:mediawiki": re.compile(_HTML_CELLS, re.I),
    "pandoc:textile": re.compile(
        rf"\|(?:[_<>=^~-]|\{{[^{{}}\n]*\}}|\([^()\n]*\)|[\\/]\d{{1,4}}(?=[\\/]))*[\\/]0*(\d+)(?=[^|\s]*\.\s)|{_HTML_CELLS}",
        re.I,
    ),
    "pandoc:asciidoc": re.compile(
        r"0*(\d+)(?=(?:\.\d+)?[*+][<^>.]{0,4}[a-z]?\|)|(?<=[\"=,])0*(\d+)(?=\*[<^>.\d~%a-z]*[,\"\]])"
    ),
}
#: Signs at the beginning of a line of which each is a level.
_LEVELS = {
    "pandoc:mediawiki": re.compile(r"^[*#:;]+", re.M),
    "pandoc:asciidoc": re.compile(r"^[ \t]*(?:\*+|\.+)(?=[ \t])", re.M),
    "pandoc:textile": re.compile(r"^[*#;:]+(?=[ \t])", re.M),
}
_ORG_ITEM = re.compile(r"^([ \t]*)(?:[-+]|\d+[.)])[ \t]", re.M)
#: What opens and closes a block; the first group is there where it opens.
_BLOCKS = {
    "pandoc:org": re.compile(
        r"^[ \t]*(?:(#\+BEGIN_\w)|#\+END_\w|(:(?!END:)[\w-]+:[ \t]*$)|:END:)|(\\begin\{)|\\end\{", re.M | re.I
    ),
}
#: The same of what doubles the time.
_DOUBLING = {
    "pandoc:org": re.compile(r"(\[fn:[\w-]*:)|\]"),
    "pandoc:mediawiki": re.compile(r"(<ref\b[^<>/]*>)|</ref>|(^[ \t:]*\{\|)|^[ \t]*\|\}", re.M | re.I),
}
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]{0,40})")
_TAGS = re.compile(TAG)
#: Elements that end by themselves.
_ENDING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "  # noqa: SIM905 - a list of words
    "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp html head body".split()
)


def too_heavy(text: str, format_id: str) -> tuple[str, int] | None:
    """Why pandoc shall not get ``text``, as a clause with "it", and the line; None if it may."""
    for found in (_cells(text, format_id), _open(text, format_id), _depth(text, format_id)):
        if found:
            said, offset = found
            return said, text.count("\n", 0, offset) + 1
    return None


def _cells(text: str, format_id: str) -> tuple[str, int] | None:
    pattern, sum_ = _CELLS.get(format_id), 0
    for found in pattern.finditer(text) if pattern else ():
        number = found[found.lastindex or 0]
        sum_ += int(number) ** 2 if len(number) <= _DIGITS else MAX_CELLS + 1
        if sum_ > MAX_CELLS:
            return f"its tables ask for more than {MAX_CELLS} cells", found.start()
    return None


def _open(text: str, format_id: str) -> tuple[str, int] | None:
    pattern, opened = _DOUBLING.get(format_id), 0
    for found in pattern.finditer(text) if pattern else ():
        opened = opened + 1 if found.lastindex else max(0, opened - 1)
        if opened > MAX_OPEN:
            return f'more than {MAX_OPEN} marks like "{found[0].strip()}" stand open in it', found.start()
    return None


def _depth(text: str, format_id: str) -> tuple[str, int] | None:
    deep = next((offset for depth, offset in _levels(text, format_id) if depth > MAX_DEPTH), None)
    return None if deep is None else (f"it is nested more than {MAX_DEPTH} deep", deep)


def _levels(text: str, format_id: str) -> Iterator[tuple[int, int]]:
    """(depth, offset) of each place that may be the deepest."""
    if format_id in _LEVELS:
        yield from ((len(found[0].strip()), found.start()) for found in _LEVELS[format_id].finditer(text))
    if format_id == "pandoc:org":
        yield from _indents(text)
    if format_id in _BLOCKS:
        depth = 0
        for found in _BLOCKS[format_id].finditer(text):
            depth = depth + 1 if found.lastindex else max(0, depth - 1)
            yield depth, found.start()
    if format_id in ("pandoc:html", "pandoc:mediawiki", "pandoc:textile"):
        yield from _elements(text)


def _indents(text: str) -> Iterator[tuple[int, int]]:
    above: list[int] = []
    for found in _ORG_ITEM.finditer(text):
        indent = len(found[1].expandtabs())
        while above and above[-1] >= indent:
            above.pop()
        above.append(indent)
        yield len(above), found.start()


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Elements that are open: what is closed without being open closes nothing."""
    opened: dict[str, int] = {}
    depth = 0
    for found in _TAGS.finditer(text):
        name = _TAG_NAME.match(found[0])[1].lower()  # type: ignore[index]  # a tag has one
        if name in _ENDING or found[0].endswith("/>"):
            continue
        if not found[0].startswith("</"):
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            yield depth, found.start()
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
