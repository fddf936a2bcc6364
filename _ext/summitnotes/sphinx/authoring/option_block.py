"""The options under a directive, read line by line so that one bad line costs nothing but itself.

docutils drops a whole directive for a line that is no option, MyST all options for an open quote. The
directives of this project take their text as it stands (``option_spec`` is empty) and read it here:
reST hands it over as the argument, MyST as the first lines of the content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from myst_parser.mocking import MockState

from summitnotes.formats.slips import spoilt_option

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.util.docutils import SphinxDirective

_OPTION = re.compile(r"\s*:(?!:)((?:[^:\\\n]|\\.){1,60}):(?:\s+(.*)|$)")
_KEY = re.compile(r"([A-Za-z][\w-]{0,60}):(?:\s+(.*)|$)")
_IN_TITLE = re.compile(r"(?<=\s):([A-Za-z][\w-]{0,40}):(?=\s)")
_RULE = re.compile(r"---+\s*$")
_QUOTED = re.compile(r"(['\"])(.*)\1$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """One option as its author wrote it."""

    name: str
    value: str
    line: int  # 1-based line of the author's file


@dataclass(slots=True)
class OptionBlock:
    """What stands between a directive's name and its content."""

    title: str = ""
    options: list[Written] = field(default_factory=list)
    #: Lines among the options that are none: (text, 1-based line).
    strays: list[tuple[str, int]] = field(default_factory=list)
    #: Options that are not written as such: (text, 1-based line, where they stand and the remedy).
    spoilt: list[tuple[str, int, str]] = field(default_factory=list)


def take_options(directive: SphinxDirective, known: Collection[str]) -> OptionBlock:
    """Read the options of a directive, and take them out of its arguments or its content.

    ``known`` are the names of its options: a line that begins with one is hardly a sentence.
    """
    _, line = directive.get_source_info()
    if isinstance(directive.state, MockState):
        block = _from_markdown(directive, line)
    else:
        block = _from_rst(directive, line, known)
    _look_into_content(directive, block, line, known)
    for found in _IN_TITLE.finditer(block.title):
        if found[1] in known:
            block.spoilt.append((f":{found[1]}:", line, "stands in the title. Put it on a line of its own."))
    return block


def _look_into_content(
    directive: SphinxDirective, block: OptionBlock, line: int, known: Collection[str]
) -> None:
    """Note the options at the top of the content; they stand there as text."""
    markdown = isinstance(directive.state, MockState)
    first = line + 1 + directive.content_offset if markdown else directive.content_offset + 1
    for number, row in enumerate(directive.content, first):
        name = spoilt_option(row, known)
        if name is None:
            return
        if not _OPTION.match(row):
            block.spoilt.append((row.strip(), number, f'stands below as text. Write ":{name}: …".'))
        elif not block.options and not block.spoilt:
            block.spoilt.append(
                (row.strip(), number, "stands below as text. Take out the blank line above it.")
            )
            return


def _from_rst(directive: SphinxDirective, line: int, known: Collection[str]) -> OptionBlock:
    block = OptionBlock()
    rows = directive.arguments[0].split("\n") if directive.arguments else []
    title: list[str] = []
    first = line + (not _stands_on_first_line(directive.block_text, rows[0])) if rows else line
    for number, row in enumerate(rows, first):
        name = spoilt_option(row, known) if number > first or row != rows[0] else None
        if name is not None and not _OPTION.match(row):
            block.strays.append((row.strip(), number))
            block.spoilt.append((row.strip(), number, f'stands below as text. Write ":{name}: …".'))
        elif not block.options and not _OPTION.match(row):
            title.append(row)
        else:
            _take(block, row, number)
    block.title = " ".join(" ".join(title).split())
    return block


def _stands_on_first_line(text: str, row: str) -> bool:
    return row.strip() in text.split("\n", 1)[0]


def _from_markdown(directive: SphinxDirective, line: int) -> OptionBlock:
    block = OptionBlock(" ".join(" ".join(directive.arguments).split()))
    rows = list(directive.content)
    # Content begins below the opening fence; MyST has taken off one blank line, if there was one.
    first = line + 1 + directive.content_offset
    used = 0
    if directive.content_offset:  # a blank line ends the options before they begin
        return block
    if rows and _RULE.match(rows[0]):
        end = next((n for n, row in enumerate(rows[1:], 1) if _RULE.match(row)), len(rows))
        for number, row in enumerate(rows[1:end], first + 1):
            _take(block, f":{row}" if _KEY.match(row) else row, number)
        used = min(end + 1, len(rows))
    else:
        while used < len(rows) and (_OPTION.match(rows[used]) or (used and _continues(rows[used]))):
            _take(block, rows[used], first + used)
            used += 1
    block.options = [Written(each.name, _unquoted(each.value), each.line) for each in block.options]
    del directive.content[:used]  # type: ignore[arg-type]
    directive.content_offset += used
    while directive.content and not directive.content[0].strip():
        del directive.content[0]
        directive.content_offset += 1
    return block


def _continues(row: str) -> bool:
    """Whether a line carries on the value above it: it is indented and not blank."""
    return row[:1] in " \t" and bool(row.strip())


def _take(block: OptionBlock, row: str, line: int) -> None:
    found = _OPTION.match(row)
    if found and (not block.options or not row[:1].isspace() or _is_option_name(found.group(1))):
        block.options.append(Written(found.group(1).strip(), (found.group(2) or "").strip(), line))
    elif block.options and _continues(row):
        last = block.options[-1]
        block.options[-1] = Written(last.name, f"{last.value}\n{row.strip()}".strip(), last.line)
    elif row.strip():
        block.strays.append((row.strip(), line))


def _is_option_name(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][\w-]*", name.strip()))


def _unquoted(value: str) -> str:
    """A value without the quotes of YAML, and without the mark that begins a block of text."""
    if found := _QUOTED.match(value):
        return found.group(2)
    return re.sub(r"^[|>][-+]?(?:\n|$)", "", value)
