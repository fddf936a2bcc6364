"""Which words of a reStructuredText file are markup, by rule. Line by line, without docutils.

What is named here may be missing from the page; whatever of it stands there all the same counts as kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from summitnotes.formats.base import Fate, Span

_DIRECTIVE = re.compile(r"(?:^|(?<=\s))\.\.[ \t]+([A-Za-z](?:[\w+.-]|:(?!:)){0,80})[ \t]?::(?=\s|$)")
_OPTION = re.compile(r"[ \t]+:[^:\n]{1,60}:(?=\s|$)")
_DEFINITION = re.compile(r"[ \t]*(?:[-*+•‣⁃][ \t]+)*(?:\.\.[ \t]+(?:_[^_\n]|__:|\|)|__[ \t]+\S)")
_BULLET = re.compile(r"[ \t]*(?:(?:\(?\w{1,4}[.)]|[-+*|])[ \t]+)*[•‣⁃](?=\s|$)")
_ADORNMENT = re.compile(r"[ \t]*([!-/:-@\[-`{-~])\1*[ \t]*$")
_BORDER = re.compile(r"(?:\\?[ \t])*(?:\+[-=+| ]*|=[= ]*|[,\"]+|\.\.|\\?::|\\|\||[-*+•‣⁃]|\(?#[.)])[ \t]*$")
_INLINE = (
    (re.compile(r":[A-Za-z][\w:+.-]{0,60}:(?=`)|(?<=`):[A-Za-z][\w:+.-]{0,60}:"), "role"),
    (re.compile(r"<[^<>`]{1,2000}>(?=`_)"), "link-target"),
    (re.compile(r"(?<![\w|])\|(?![\s|])[^|\n]{1,80}(?<!\s)\|(?![\w|])"), "substitution"),
)
_LONG_ADORNMENT = 4  # characters from which a line of signs needs no neighbour


def rst_marks(text: str, item_lines: Collection[int] = ()) -> list[Span]:
    """The markup of ``text`` with the names of its rules, in order and without overlaps."""
    found = [*_of_lines(text.split("\n")), *_of_words(text)]
    return _without_overlaps(found)


def _of_words(text: str) -> Iterator[Span]:
    for pattern, rule in _INLINE:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), Fate.MARKUP, rule)


def _of_lines(lines: list[str]) -> Iterator[Span]:
    at = 0
    in_definition: int | None = None  # indent of the definition whose body goes on
    in_options = False
    for number, line in enumerate(lines):
        end = at + len(line)
        indent = len(line) - len(line.lstrip())
        directives = list(_DIRECTIVE.finditer(line)) if "::" in line else []
        definition = _DEFINITION.match(line)
        if not line.strip():
            in_definition, in_options = None, False
        elif in_definition is not None and indent > in_definition:
            yield Span(at, end, Fate.MARKUP, "definition")
        elif definition:
            in_definition = indent
            yield Span(at, end, Fate.MARKUP, "definition")
        elif in_options and _OPTION.match(line):
            yield Span(at, end, Fate.MARKUP, "directive-option")
        elif directives:
            in_definition, in_options = None, True
            for one in directives:
                yield Span(at + one.start(1), at + one.end(1), Fate.MARKUP, "directive")
        else:
            in_definition = None
            in_options = in_options and indent > 0
            yield from _of_signs(lines, number, at)
        at = end + 1


def _of_signs(lines: list[str], number: int, at: int) -> Iterator[Span]:
    line = lines[number]
    bullet = _BULLET.match(line)
    if bullet:
        yield Span(at, at + bullet.end(), Fate.MARKUP, "list-marker")
        return
    around = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    long_enough = len(line.strip()) >= _LONG_ADORNMENT or any(one.strip() for one in around)
    if _ADORNMENT.match(line) and long_enough:
        yield Span(at, at + len(line), Fate.MARKUP, "adornment")
    elif _BORDER.match(line):
        yield Span(at, at + len(line), Fate.MARKUP, "border")


def _without_overlaps(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
