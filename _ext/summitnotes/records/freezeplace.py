"""Where in the text of a YAML file new entries of a list can be put without touching what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

# As in yamlnodes.py, but letter for letter, so that offsets stay those of the text.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")

Entry = tuple[Sequence[tuple[str, str]], str]  # pairs of key and YAML text; comment


@dataclass(frozen=True, slots=True)
class Place:
    """An offset in the text and how entries are written there."""

    offset: int
    indent: int  # columns before the dash, or before an entry in brackets
    before: str = ""  # stands before the entries: a blank line, a comma
    header: str = ""  # "talks:" if that key is not there yet
    flow: bool = False  # inside of [ ]

    def fill(self, text: str, entries: Sequence[Entry], newline: str) -> str:
        """``text`` with the entries at this place."""
        head, tail = text[: self.offset], text[self.offset :]
        pad = " " * self.indent
        lines = self._flow_lines(pad, entries) if self.flow else self._block_lines(pad, entries)
        if self.header:
            lines = [self.header, *lines]
        body = newline.join(lines) + newline
        if self.flow and self.offset and text[self.offset - 1] in "\r\n":
            return f"{head}{body}{tail}"
        if self.flow:
            return f"{head}{self.before}{newline}{body}{pad}{tail}"
        start = newline if head and not head.endswith(("\n", "\r")) and head != "\ufeff" else ""
        return f"{head}{start}{self.before and newline}{body}{tail}"

    @staticmethod
    def _flow_lines(pad: str, entries: Sequence[Entry]) -> list[str]:
        texts = [", ".join(f"{key}: {value}" for key, value in pairs) for pairs, _ in entries]
        rows = zip(texts, entries, strict=True)
        return [f"{pad}{{{text}}},  {comment}".rstrip() for text, (_, comment) in rows]

    @staticmethod
    def _block_lines(pad: str, entries: Sequence[Entry]) -> list[str]:
        lines = []
        for pairs, comment in entries:
            for number, (key, value) in enumerate(pairs):
                mark, end = ("- ", comment and f"  {comment}") if number == 0 else ("  ", "")
                lines.append(f"{pad}{mark}{key}: {value}{end}")
        return lines


def places(text: str, key: str = "talks") -> Iterator[Place]:
    """Places to try for entries of the list ``key``, the best first; none if the file is not laid out so that
    one is safe.

    ``text`` holds one document.
    """
    skipped = 1 if text.startswith("\ufeff") else 0
    clean = _CONTROL.sub(" ", text[skipped:])
    try:
        found = _Search(clean, key).run()
    except (yaml.YAMLError, ValueError):
        return
    for place in found:
        yield replace(place, offset=place.offset + skipped)


class _Search:
    """One walk over the parser events of the text."""

    def __init__(self, text: str, key: str) -> None:
        self.text = text
        self.key = key
        # The reader in Python counts offsets in characters, whatever the C library is built to do.
        self.events = yaml.parse(text, Loader=yaml.SafeLoader)
        self.end = len(text)  # where the document ends

    def run(self) -> list[Place]:
        found: list[Place] | None = None
        indent = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
                self.end = _start(event)
            elif isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
                indent = _column(event)
                found = self._mapping(indent)
            elif isinstance(event, yaml.NodeEvent) and not _is_empty(event):
                return []
        if found is None:
            header = " " * indent + f"{self.key}:"
            blank = Place(self.end, indent + 2, "\n" if self.text[: self.end].strip() else "", header)
            # A blank line would become part of a value that keeps its line ends, hence the second try.
            found = [blank, replace(blank, before="")]
        return found

    def _mapping(self, indent: int) -> list[Place] | None:
        """Walk the pairs of the root; ``None`` = there is no ``talks``."""
        found: list[Place] | None = None
        for key in self.events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            is_talks = isinstance(key, yaml.ScalarEvent) and key.value == self.key
            self._skip(key)
            value = next(self.events)
            if is_talks and found is None:
                found = self._talks(value, indent)
            else:
                self._skip(value)
        return found

    def _talks(self, value: yaml.Event, indent: int) -> list[Place]:
        if isinstance(value, yaml.SequenceStartEvent) and value.flow_style:
            end = self._skip(value) - 1  # before the bracket
            start = max(self.text.rfind("\n", 0, end), self.text.rfind("\r", 0, end)) + 1
            if start > _start(value) and not self.text[start:end].strip():  # the bracket has its own line
                return [Place(start, indent + 2, flow=True), Place(end, indent + 2, ",", flow=True)]
            tries = (",", "") if self.text[_start(value) + 1 : end].strip() else ("", ",")
            return [Place(end, indent + 2, comma, flow=True) for comma in tries]
        if isinstance(value, yaml.SequenceStartEvent):
            column = _column(value)
            return [Place(self._line_after(self._skip(value), column), column)]
        if _is_empty(value):
            return [Place(self._line_after(_end(value), indent), indent + 2)]
        self._skip(value)
        return []

    def _skip(self, event: yaml.Event) -> int:
        """Read to the end of the node that ``event`` begins; the offset behind its last letter."""
        depth = 0
        end = _end(event)
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            # The end of a block collection is marked only where the next thing begins.
            if not isinstance(event, yaml.CollectionEndEvent) or _end(event) > _start(event):
                end = max(end, _end(event))
            if depth == 0:
                return end
            event = next(self.events)

    def _line_after(self, offset: int, column: int) -> int:
        """The start of the line below ``offset``, and below comments that are indented over ``column``."""
        at_start = offset > 0 and self.text[offset - 1] in "\r\n"  # as behind a block of text
        position = offset if at_start else self._next_line(offset)
        ahead = position
        while ahead < len(self.text):
            below = self._next_line(ahead)
            line = self.text[ahead:below]
            words = line.lstrip(" ")
            if words.startswith("#") and len(line) - len(words) > column:
                position = below
            elif words.strip():
                break
            ahead = below
        return position

    def _next_line(self, offset: int) -> int:
        found = _LINE_END.search(self.text, offset)
        return found.end() if found else len(self.text)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _column(event: yaml.Event) -> int:
    return event.start_mark.column if event.start_mark else 0


def _is_empty(event: yaml.Event) -> bool:
    if not isinstance(event, yaml.ScalarEvent):
        return False
    return event.value == "" and event.style in (None, "") and event.tag is None and event.anchor is None
