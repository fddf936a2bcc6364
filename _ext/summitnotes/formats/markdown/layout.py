"""How an author lays out lines: what each line is, whether lines were wrapped, whether the file is loose.

All functions look at lines only, before any Markdown rule runs, and are linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from summitnotes.formats.frontmatter import front_matter_end
from summitnotes.formats.markdown.dates import is_day_line


class Line(StrEnum):
    """What a line of Markdown is at first sight."""

    BLANK = "blank"
    FENCED = "fenced"  # a fence or a line inside it, front matter included
    ITEM = "item"
    HEADING = "heading"
    TIGHT_HEADING = "tight heading"  # ##Title
    TITLE = "title"  # stands above an underline
    UNDERLINE = "underline"
    INDENTED = "indented"  # by a blank or more
    OTHER = "other"  # quote, table, definition, comment, target
    TEXT = "text"


#: Bullets that people type and that Markdown does not know.
FOREIGN_BULLETS = "•‣◦▪●"
ITEM = re.compile(rf"[ \t]*(?:[-+*{FOREIGN_BULLETS}]|\d{{1,9}}[.)])(?:[ \t]|$)")
#: A second level as wikis write it. What closes with the same mark is bold.
REPEATED = re.compile(r" {0,3}(\*{2,6})[ \t]+((?:(?!\*\*).)+)$")
_OTHER_BLANKS = re.compile(
    rf"^([ \t>]*(?:#{{1,6}}|[-+*{FOREIGN_BULLETS}]|\d{{1,9}}[.)]))([\u00a0\u2002-\u200a\u202f\u3000]+)(?=\S)",
    re.MULTILINE,
)
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,}|:{3,}(?=[ \t]*\{))")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_TIGHT_HEADING = re.compile(r" {0,3}#{2,6}[^#\s]")
#: A title of the first level so written: ``#Title``, ``#Title#``, and neither ``#hashtag``, ``#42``,
#: ``#one #two`` nor ``#F#``, where the last mark is part of a word.
_TIGHT_TITLE = re.compile(
    r"^#(?=[^\W\d_])(?!.*[ \t]#\w)(?P<words>[^#\n]+)(?P<close>(?<!\b[A-Z])#[ \t]*)?$", re.MULTILINE
)
_ANY_HEADING = re.compile(r"^ {0,3}(#{1,6}[ \t]+\S|#{2,6}[^#\s])", re.MULTILINE)
_UNDERLINE = re.compile(r" {0,3}(-{3,}|={2,})[ \t]*$")
_OTHER = re.compile(r" {0,3}(?:>|\||<|\[[^\]]{1,80}\]:|\([^)]{1,80}\)=[ \t]*$|(?:[-*_][ \t]*){3,}$)|.*\|.*\|")
_SENTENCE_END = (".", "!", "?", ":", "…", ".)", ".»", '."', ".”")

#: What may stand right above a title.
_ABOVE_TITLES = (Line.BLANK, Line.HEADING, Line.TIGHT_HEADING, Line.OTHER, Line.UNDERLINE)
#: So many show a habit.
_FEW_TITLES = 2

#: A line that is shorter than this was hardly broken because the next word did not fit.
_SHORT = 45
#: A line that is shorter than this is no clause of a sentence that was broken by sense.
_CLAUSE = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """The style of one file. ``width`` is the length, in characters, at which its lines break."""

    wrapped: bool
    width: int
    reasons: tuple[str, ...]  # why the file needs notes mode, by name; empty = well-formed
    small: bool = False  # the author begins sentences with small letters

    def continues(self, above: str, below: str) -> bool:
        """Whether ``below`` goes on with the sentence that ``above`` began."""
        above, below = above.strip(), below.strip()
        if not above or not below:
            return False
        if self.wrapped and _filled(above, below, self.width):
            return True
        if above.endswith((",", ";", "(", "-")) and not below[0].isupper():
            return True
        if self.small:
            return False
        return below[0].islower() and len(above) >= _SHORT and not above.endswith(_SENTENCE_END)


def _filled(above: str, below: str, width: int) -> bool:
    """Whether the first word of ``below`` had no room left in ``above``."""
    word = below.split(None, 1)[0]
    return len(above) + 1 + len(word) > 0.9 * width


def kinds(lines: list[str]) -> list[Line]:
    """What each line is at first sight."""
    found: list[Line] = []
    fence = ""
    matter = front_matter_end("\n".join(lines[:201]) + "\n")
    for number, line in enumerate(lines):
        opener = _FENCE.match(line)
        if number < matter or fence:
            found.append(Line.FENCED)
            if (fence and opener and opener.group(1).startswith(fence)) or (fence and line.strip() == fence):
                fence = ""
        elif opener:
            found.append(Line.FENCED)
            fence = opener.group(1)
        else:
            found.append(_kind(line, found[-1] if found else Line.BLANK))
            if found[-1] is Line.UNDERLINE:
                found[-2] = Line.TITLE
    return found


def _kind(line: str, above: Line) -> Line:
    if not line.strip():
        return Line.BLANK
    if above is Line.TEXT and _UNDERLINE.match(line):
        return Line.UNDERLINE
    if _HEADING.match(line):
        return Line.HEADING
    if _TIGHT_HEADING.match(line):
        return Line.TIGHT_HEADING
    if _OTHER.match(line):
        return Line.OTHER
    if line.lstrip()[0].isdigit() and is_day_line(line.strip()):
        return Line.TEXT
    if ITEM.match(line) or (above is Line.ITEM and REPEATED.match(line)):
        return Line.ITEM
    return Line.INDENTED if line[0] in " \t" else Line.TEXT


def measure(text: str) -> Layout:
    """Measure the layout of ``text``."""
    lines = with_plain_marks(text).split("\n")
    what = kinds(lines)
    pairs = [
        (lines[number], lines[number + 1])
        for number, (above, below) in enumerate(pairwise(what))
        if above is below is Line.TEXT
    ]
    small = _begins_small(lines, what)
    wrapped, width = _wrapping(pairs, small)
    layout = Layout(wrapped, width, (), small)
    reasons = [name for name, found in _reasons(lines, what, pairs, layout) if found]
    return replace(layout, reasons=tuple(reasons))


def is_loose(text: str) -> bool:
    """Whether ``text`` needs notes mode; well-formed MyST is left to MyST."""
    return bool(measure(text).reasons)


def _begins_small(lines: list[str], what: list[Line]) -> bool:
    """Whether most blocks of text begin with a small letter, so that one says nothing about a line end."""
    starts = [
        lines[number].lstrip()[0]
        for number, kind in enumerate(what)
        if kind is Line.TEXT and (number == 0 or what[number - 1] is not Line.TEXT)
    ]
    letters = [start for start in starts if start.isalpha()]
    return bool(letters) and sum(map(str.islower, letters)) * 2 > len(letters)


def _wrapping(pairs: list[tuple[str, str]], small: bool) -> tuple[bool, int]:
    """Whether the lines were broken at a width, and at which."""
    lengths = [len(line.rstrip()) for pair in pairs for line in pair]
    width = max((length for length in lengths if length <= 120), default=0)
    if width < 50 or sum(length > 120 for length in lengths) * 3 > len(lengths):
        return False, width
    full = [below for above, below in pairs if _filled(above.strip(), below, width)]
    # With few lines a chance length says little: a sentence must run over a line end as well.
    runs_on = not small and any(below[0].islower() for below in full)
    return len(full) * 10 >= len(pairs) * 6 and (runs_on or len(pairs) >= 8), width


def _reasons(
    lines: list[str], what: list[Line], pairs: list[tuple[str, str]], layout: Layout
) -> list[tuple[str, bool]]:
    neighbours = list(zip(what, what[1:], lines, lines[1:], strict=False))
    return [
        ("one fact per line", any(_is_fact(above, below, layout) for above, below in pairs)),
        (
            "text right below an item",
            any(
                a is Line.ITEM and b is Line.TEXT and not layout.continues(above, below)
                for a, b, above, below in neighbours
            ),
        ),
        ("heading without a blank after #", Line.TIGHT_HEADING in what),
        ("foreign bullets", any(line.lstrip()[:1] in FOREIGN_BULLETS for line in _items(lines, what))),
        ("indented list below text", any(number >= 0 for number in _deep_lists(lines, what))),
        ("levels of headings", _levels_skip(lines, what)),
        (
            "text right below a table",
            any(
                a is Line.OTHER and b is Line.TEXT and "|" in above and "|" not in below
                for a, b, above, below in neighbours
            ),
        ),
        (
            "text right below a quote",
            any(
                a is Line.OTHER and b is Line.TEXT and above.lstrip()[:1] == ">" and below[0].isupper()
                for a, b, above, below in neighbours
                if not layout.continues(above, below)
            ),
        ),
        ("number in mid-list", any(_is_late_number(a, b, below) for a, b, _, below in neighbours)),
    ]


def _items(lines: list[str], what: list[Line]) -> list[str]:
    return [line for line, kind in zip(lines, what, strict=True) if kind is Line.ITEM]


def _is_fact(above: str, below: str, layout: Layout) -> bool:
    """Whether the line end between the two separates facts, and is no break inside a sentence."""
    if layout.continues(above, below) or above.endswith(("  ", "\\")):
        return False
    if below[0].islower() and not layout.small and len(above) >= _CLAUSE:
        return False
    # One sentence per line is a way to write paragraphs: sentences are long and end in a mark.
    return not (above.rstrip().endswith((*_SENTENCE_END, ",", ";")) and len(above) >= _SHORT)


def _is_late_number(above: Line, kind: Line, line: str) -> bool:
    """An ordered item right below text that CommonMark would swallow, as it does not begin with 1."""
    number = line.strip().split(".")[0].split(")")[0]
    return above is Line.TEXT and kind is Line.ITEM and number.isdigit() and number != "1"


def _levels_skip(lines: list[str], what: list[Line]) -> bool:
    depth = 0
    for number, kind in enumerate(what):
        if kind is Line.HEADING:
            level = len(lines[number].strip().split()[0])
        elif kind is Line.TITLE and number + 1 < len(lines):
            level = 1 if "=" in lines[number + 1] else 2
        else:
            continue
        if level > depth + 1:
            return True
        depth = level
    return False


def _deep_lists(lines: list[str], what: list[Line]) -> list[int]:
    """For each line how far it must move to the left, or -1: lists indented by four without a parent.

    CommonMark reads such lines as code, or as part of the paragraph above.
    """
    moves = [-1] * len(lines)
    parent = False  # an item stands above, in the same run of items and indented lines
    shift = 0
    for number, (line, kind) in enumerate(zip(lines, what, strict=True)):
        if kind is Line.BLANK:
            continue
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if shift and indent >= shift and kind is not Line.FENCED:
            moves[number] = shift
        elif kind is Line.ITEM and indent >= 4 and not parent:
            shift = indent
            moves[number] = shift
        elif kind is Line.ITEM:
            parent, shift = True, 0
        elif kind is not Line.INDENTED:
            parent, shift = False, 0
    return moves


def tidy(text: str, *, loose: bool) -> str:
    """``text`` line by line with marks that markdown-it can read; no word and no line changes.

    ``loose``: also lists that stand too far to the right, and foreign bullets.
    """
    lines = with_plain_marks(text).split("\n")
    what = kinds(lines)
    for number, move in enumerate(_deep_lists(lines, what)) if loose else ():
        if move > 0:
            lines[number] = lines[number].expandtabs(4)[move:]
        if what[number] is Line.ITEM:
            bullet = lines[number].lstrip()[:1]
            if bullet in FOREIGN_BULLETS:
                lines[number] = lines[number].replace(bullet, "-", 1)
    for number, kind in enumerate(what):  # "16. May 2017" is no item of a list, where its number would go
        if kind is Line.TEXT and lines[number].lstrip()[0].isdigit() and is_day_line(lines[number].strip()):
            lines[number] = lines[number].replace(".", "\\.", 1)
    _indent_repeated(lines, what)
    return "\n".join(lines)


def with_plain_marks(text: str) -> str:
    """``text`` with plain blanks behind marks of headings and items, where somebody typed others, or none."""
    text = _OTHER_BLANKS.sub(lambda found: found.group(1) + " " * len(found.group(2)), text)
    return _with_plain_titles(text) if "\n#" in text or text.startswith("#") else text


def _with_plain_titles(text: str) -> str:
    """``# Title`` for ``#Title`` in a file that writes all its headings without the blank.

    ``##Title`` shows such a file; without any, two titles of more than a word do.
    """
    written = [found.group(1) for found in _ANY_HEADING.finditer(text)]
    if any(heading[-2:-1].isspace() for heading in written):
        return text
    lines = text.split("\n")
    what = kinds(lines)
    titles = [
        number
        for number, line in enumerate(lines)
        if what[number] is Line.TEXT
        and _TIGHT_TITLE.match(line)
        and (number == 0 or (line[1].isupper() and what[number - 1] in _ABOVE_TITLES))
    ]
    if not written and sum(" " in lines[number].strip() for number in titles) < _FEW_TITLES:
        return text
    for number in titles:
        title = _TIGHT_TITLE.match(lines[number])
        lines[number] = f"# {title['words']} #" if title and title["close"] else f"# {lines[number][1:]}"
    return "\n".join(lines)


def _indent_repeated(lines: list[str], what: list[Line]) -> None:
    """``** second level`` below ``* first level``, as wikis have it, with the indent that Markdown wants."""
    offsets = [0]  # of the words of the items above, by depth
    for number, kind in enumerate(what):
        found = REPEATED.match(lines[number]) if kind is Line.ITEM else None
        if found:
            depth = min(len(found.group(1)) - 1, len(offsets) - 1)
            indent = offsets[depth]
            lines[number] = f"{' ' * indent}* {found.group(2)}"
            offsets[depth + 1 :] = [indent + 2]
        elif kind is Line.ITEM and (item := ITEM.match(lines[number])):
            words = lines[number][item.end() :].lstrip()
            offsets = [0, len(lines[number].expandtabs(4)) - len(words)]
