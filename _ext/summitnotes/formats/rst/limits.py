"""Stretches of reStructuredText that docutils would read too slowly, or nest too deeply, become text.

docutils offers no hook for this, so such a line is replaced by one harmless word before the parser sees
it, and the word by the line once the tree is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summitnotes.formats.hiding import hide
from summitnotes.formats.pipeline import Prepared
from summitnotes.formats.rst.definitions import unreadable_definitions
from summitnotes.records.problems import Problem, Subtype

#: Containers (lists, quotes, fields, directives) that may stand in each other.
MAX_DEPTH = 40
#: Characters of one paragraph with many marks that docutils may look at for inline markup.
MAX_INLINE = 10_000
#: Unclosed marks in one paragraph: docutils looks for the end of each in all of the rest.
MAX_MARKS = 400
#: Characters without a blank, when they are full of marks: docutils starts a word at each of them.
MAX_RUN = 400

#: How often one explicit target may be defined: docutils takes quadratic time for its complaints.
MAX_SAME_TARGET = 8

_TARGET = re.compile(r"\.\. _(?!_)(`[^`\n]{1,200}`|[^:\n]{1,200}):|_`([^`\n]{1,200})`")
# What opens a container and may be followed by another one on the same line.
_MARKER = re.compile(
    r"(?:[-*+•‣⁃|]|\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9})[.)]|:(?![: ])[^:\n]{1,60}:"
    r"|\.\.(?: [\w:+.-]{1,60}::| \[[^\]\n]{0,60}\]| _[^:\n]{0,60}:)?|--?[\w-]{1,30})(?:[ \t]+|$)"
)
_MARKS = re.compile(r"[*`|_]|\[(?=[\w#*])")
_STARTS = re.compile(r"[-/:'\"<(\[{*`|]")


def prepare_rst(text: str, literal_lines: frozenset[int] = frozenset()) -> Prepared:
    """Replace what must not reach docutils. ``literal_lines`` (1-based) are replaced in any case."""
    lines = text.split("\n")
    deep = _deep_lines(lines)
    slow = _slow_lines(lines)
    same = _repeated_targets(lines)
    unclosed = unreadable_definitions(lines)
    given = {number - 1 for number in literal_lines if number <= len(lines)}
    columns = {number: len(lines[number]) - len(lines[number].lstrip()) for number in given | slow | same}
    columns |= {number: lines[first].index("..") for first, all_ in unclosed.items() for number in all_}
    columns |= deep
    if not columns:
        return Prepared(text)
    hidden, words = hide(text, columns)
    problems = [*_unclosed(lines, unclosed), *_problems(deep, slow, same)]
    return Prepared(hidden, words, problems=tuple(problems))


def _unclosed(lines: list[str], found: Iterable[int]) -> Iterator[Problem]:
    for number in found:
        first = lines[number].strip()[:60]
        said = f'"{first}" has no "|" with a blank behind its name; shown as text.'
        yield Problem(Subtype.MARKUP, f'{said} Write ".. |name| replace:: words"', number + 1)


def _problems(deep: dict[int, int], slow: set[int], same: set[int]) -> list[Problem]:
    found = []
    if deep:
        said = f"more than {MAX_DEPTH} levels stand in each other; what is deeper is shown as text"
        found.append(Problem(Subtype.LIMIT, said, min(deep) + 1))
    if slow:
        said = "marks without an end fill this paragraph; it is shown as text. Close them or split it"
        found.append(Problem(Subtype.LIMIT, said, min(slow) + 1))
    if same:
        said = f"one target is defined more than {MAX_SAME_TARGET} times; from here on it is shown as text"
        found.append(Problem(Subtype.DUPLICATE, said, min(same) + 1))
    return found


def _repeated_targets(lines: list[str]) -> set[int]:
    """The lines (0-based) that define an explicit target once more after ``MAX_SAME_TARGET`` times."""
    seen: dict[str, int] = {}
    found: set[int] = set()
    for number, line in enumerate(lines):
        if "_" not in line:
            continue
        for match in _TARGET.finditer(line):
            name = " ".join((match.group(1) or match.group(2)).strip("` ").lower().split())
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > MAX_SAME_TARGET:
                found.add(number)
    return found


def _deep_lines(lines: list[str]) -> dict[int, int]:
    """The lines (0-based) that are nested too deeply, with the indent that they get instead."""
    found: dict[int, int] = {}
    columns: list[int] = []
    for number, line in enumerate(lines):
        text = line.expandtabs(8)
        body = text.lstrip(" |")
        if not body:
            continue
        indent = len(text) - len(body)
        while columns and columns[-1] > indent:
            columns.pop()
        if indent and (not columns or columns[-1] < indent):
            columns.append(indent)
        if len(columns) > MAX_DEPTH:
            columns = columns[: MAX_DEPTH + 1]
            found[number] = columns[MAX_DEPTH - 1]
            continue
        inner = _markers(text, indent)
        if len(columns) + len(inner) > MAX_DEPTH:
            found[number] = min(indent, columns[-1]) if columns else 0
    return found


def _markers(text: str, start: int) -> list[int]:
    """Where the bodies of the containers begin that open on this line, at most ``MAX_DEPTH`` + 1."""
    columns: list[int] = []
    while len(columns) <= MAX_DEPTH:
        marker = _MARKER.match(text, start)
        if marker is None or marker.end() == start:
            break
        start = marker.end()
        columns.append(start)
    return columns


def _slow_lines(lines: list[str]) -> set[int]:
    """The lines (0-based) of paragraphs whose marks docutils would follow for too long."""
    found: set[int] = set()
    block: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if len(line) > MAX_RUN and _has_slow_run(line):
            found.add(number)
        new = not line.strip() or (block and _begins_block(lines[block[-1]], line))
        if new and block:
            found.update(_slow_block(lines, block))
            block = []
        if line.strip():
            block.append(number)
    return found


def _has_slow_run(line: str) -> bool:
    return any(len(run) > MAX_RUN and len(_STARTS.findall(run)) * 8 > len(run) for run in line.split())


def _begins_block(above: str, line: str) -> bool:
    """Whether ``line`` is certainly no part of the paragraph of ``above``."""
    indent = len(line) - len(line.lstrip())
    return bool(_MARKER.match(line, indent)) or indent != len(above) - len(above.lstrip())


def _slow_block(lines: list[str], block: list[int]) -> list[int]:
    texts = [lines[number] for number in block]
    size = sum(map(len, texts))
    if size <= MAX_INLINE // 4:
        return []
    marks = sum(len(_MARKS.findall(text)) for text in texts)
    return block if marks > MAX_MARKS and marks * size > MAX_MARKS * MAX_INLINE else []
