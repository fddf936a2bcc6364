"""Read a YAML file of an editor: every value keeps its line, every complaint is a :class:`Problem`.

``YamlFile(text)`` reads the text; the methods below it take a node apart and complain about what does
not fit. Nothing here raises, whatever the text: what can be used is used, the rest is reported.

    file = YamlFile(text, path="notes/boston/event.yml")
    fields = file.fields(file.root, "event.yml", known=("title", "start", "talks"))
    title = file.string(fields.get("title"), "title")           # str or None
    for talk in file.entries(fields.get("talks"), "talks"):     # nodes, each with .line
        parts = file.fields(talk, "a talk", known=TALK_KEYS)
        for speaker in file.strings(parts.get("speakers"), "speakers"):
            print(speaker.text, speaker.line)
    file.problems                                               # list[Problem], in the order of finding

Every method accepts ``None`` (a key that is absent) and a null value (``key:``) and gives the empty
answer for both, without a complaint. Scalars stay text: YAML's guesses (``no`` as false, ``1:30`` as
90, ``2014-05`` as a date) are not made; :meth:`YamlFile.integer` and :meth:`YamlFile.boolean` convert.

Limits, so that a file of a few bytes cannot cost minutes: an alias may stand for a scalar only,
nesting ends at ``MAX_DEPTH``, a list at ``MAX_ENTRIES``, the text at ``MAX_CHARACTERS``; tags are ignored.
Lines are 1-based and counted as editors count them: LF, CRLF and CR end a line, U+2028 and U+0085 do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import yaml

from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import Suggestions

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 40
#: Entries of one list, or keys of one mapping: each topic and each person has a page.
MAX_ENTRIES = 10_000

# What YAML calls unprintable, and the line ends that only YAML knows. A blank takes their place.
_CONTROL = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# What the parser says, and what people have usually done.
_HINTS = (
    (
        "cannot start any token",
        ". A tab? YAML indents with blanks. A sign such as @ or `? Put the value in quotes",
    ),
    ("tab character", ". YAML indents with blanks: put blanks in place of the tab"),
    ("mapping values are not allowed", ". A colon inside a value? Put the value in quotes"),
    (
        "did not find expected key",
        ". Words behind a quoted value, or another indentation? Put all of it in quotes",
    ),
    ("end of stream", ". Close the quote that begins here"),
    ("',' or ']'", '. Close the "[" that begins here'),
    ("',' or '}'", '. Close the "{" that begins here'),
    ("expected ':'", ". Write a colon and a blank behind the key"),
)
_ANY_HINT = ". Compare its indentation and quotes with the lines above"
# Faults that the parser notices where something ends; the slip is where it began.
_UNCLOSED = ("quoted scalar", "flow sequence", "flow mapping", "simple key")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """One value: its text as YAML reads it (quotes undone), and the line where it begins."""

    text: str
    line: int  # 1-based
    quoted: bool = False  # quoted or a block; only a plain value can be null

    @property
    def is_null(self) -> bool:
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class YamlList:
    """A sequence."""

    items: tuple[YamlNode, ...]
    line: int  # 1-based


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping with its pairs as written, duplicates included."""

    pairs: tuple[tuple[YamlNode, YamlNode], ...]
    line: int  # 1-based


YamlNode = YamlScalar | YamlList | YamlMap


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` may have meant, or None."""
    folded = {name.casefold(): name for name in known}
    return Suggestions(folded).nearest(word[:80].casefold(), 0.7)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: `` did you mean "title"?``, or nothing."""
    guess = closest(word, known)
    return f' did you mean "{guess}"?' if guess else ""


class YamlFile:
    """One YAML text with its nodes and the problems found in it so far.

    ``path`` is only copied into the problems. Attributes: ``root`` (a node, or None for an empty or
    unreadable file), ``problems``, and ``cut`` (whether a fault ended the file too early).
    """

    def __init__(self, text: str, path: str | None = None) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.cut = False
        self.root: YamlNode | None = self._read(self._clean(text))

    def report(self, subtype: Subtype, message: str, line: int | None) -> None:
        """Note a complaint about a 1-based line of this file."""
        self.problems.append(Problem(subtype, message, line, self.path))

    # -- taking nodes apart ------------------------------------------------------------------------

    def fields(
        self, node: YamlNode | None, what: str, known: Collection[str] | None = None
    ) -> dict[str, YamlNode]:
        """The values of a mapping by key, null values left out.

        ``what`` names the mapping in complaints. A key that stands twice keeps its first value; keys
        outside ``known`` (unless that is None) are reported and left out.
        """
        if _is_absent(node):
            return {}
        if not isinstance(node, YamlMap):
            message = f'{what}: expected keys with values such as "title: …", ignored'
            self.report(Subtype.YAML, message, _line(node))
            return {}
        seen: dict[str, int] = {}
        found: dict[str, YamlNode] = {}
        for key, value in node.pairs:
            if not isinstance(key, YamlScalar):
                self.report(Subtype.YAML, f"{what}: a key must be a word, ignored", key.line)
                continue
            if key.text in seen:
                where = f"it already stands on line {seen[key.text]}. Keep one of them"
                self.report(Subtype.DUPLICATE, f'{what}: key "{key.text}" ignored, {where}', key.line)
                continue
            seen[key.text] = key.line
            if known is not None and key.text not in known:
                hint = did_you_mean(key.text, known) or f" known keys: {', '.join(known)}"
                self.report(Subtype.KEY, f'{what}: unknown key "{key.text[:80]}" ignored;{hint}', key.line)
            elif not _is_absent(value):
                found[key.text] = value
        return found

    def entries(self, node: YamlNode | None, what: str) -> tuple[YamlNode, ...]:
        """The items of a list, nulls left out; anything else is reported and gives none."""
        if _is_absent(node):
            return ()
        if not isinstance(node, YamlList):
            message = f'{what}: expected a list, ignored; begin each line of it with "- "'
            self.report(Subtype.YAML, message, _line(node))
            return ()
        return tuple(item for item in node.items if not _is_absent(item))

    def scalar(self, node: YamlNode | None, what: str) -> YamlScalar | None:
        """A single value with its line, its outer blanks removed; None when absent, null or empty."""
        if _is_absent(node):
            return None
        if not isinstance(node, YamlScalar):
            message = f"{what}: expected a single value, ignored; write it without brackets and keys"
            self.report(Subtype.VALUE, message, _line(node))
            return None
        text = node.text.strip()
        return YamlScalar(text, node.line, node.quoted) if text else None

    def string(self, node: YamlNode | None, what: str) -> str | None:
        """The text of a single value, or None."""
        found = self.scalar(node, what)
        return found.text if found else None

    def strings(self, node: YamlNode | None, what: str) -> tuple[YamlScalar, ...]:
        """Single values, written as one value or as a list of them."""
        items = node.items if isinstance(node, YamlList) else (node,)
        found = (self.scalar(item, what) for item in items)
        return tuple(scalar for scalar in found if scalar)

    def integer(self, node: YamlNode | None, what: str) -> int | None:
        """A whole number of at most nine digits; anything else is reported and gives None."""
        found = self.scalar(node, what)
        if found is None:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", found.text):
            self.report(Subtype.VALUE, f'{what}: "{found.text[:80]}" is no whole number, ignored', found.line)
            return None
        return int(found.text)

    def boolean(self, node: YamlNode | None, what: str) -> bool | None:
        """``true``/``yes``/``on`` or ``false``/``no``/``off``; anything else is reported and gives None."""
        found = self.scalar(node, what)
        if found is None:
            return None
        word = found.text.lower()
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        self.report(Subtype.VALUE, f'{what}: "{found.text[:80]}" is neither yes nor no, ignored', found.line)
        return None

    # -- reading -----------------------------------------------------------------------------------

    def _clean(self, text: str) -> str:
        if len(text) > MAX_CHARACTERS:
            self.report(Subtype.LIMIT, f"cut after {MAX_CHARACTERS} characters", None)
            text = text[:MAX_CHARACTERS]
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        bad = _CONTROL.search(text)
        if bad:
            line = text.count("\n", 0, bad.start()) + 1
            self.report(Subtype.CONTROL, f"control character U+{ord(bad[0]):04X} read as a blank", line)
            text = _CONTROL.sub(" ", text)
        return text

    def _read(self, text: str) -> YamlNode | None:
        builder = _Builder(self)
        line = 1
        try:
            for event in _events(text):
                line = event.start_mark.line + 1 if event.start_mark else line
                if not builder.take(event, line):
                    break
        except yaml.MarkedYAMLError as error:
            builder.broken = self.cut = True
            unclosed = any(words in str(error.context) for words in _UNCLOSED)
            marks = (error.problem_mark, error.context_mark)
            mark = next(filter(None, reversed(marks) if unclosed else marks), None)
            line = mark.line + 1 if mark else line
            hint = next((text for words, text in _HINTS if words in str(error.problem)), _ANY_HINT)
            message = f"cannot be read from here on ({error.problem}); what stands before it was read{hint}"
            self.report(Subtype.YAML, message, line)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            # ValueError: impossible escapes such as "\UFFFFFFFF" escape PyYAML as such.
            self.report(Subtype.YAML, f"cannot be read from here on ({type(error).__name__})", line)
        return builder.finish()


def _events(text: str) -> Iterator[yaml.Event]:
    # Events, unlike composed nodes, need no recursion and come one at a time, so the limits hold.
    yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Builder:
    """Builds the nodes of one document from parser events, without recursion."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._open: list[tuple[bool, int, list[YamlNode]]] = []  # (mapping?, line, items)
        self._flow: list[bool] = []  # of those: whether it stands in brackets
        self.broken = False  # the text ended with a fault
        self._scalars: dict[str, YamlScalar] = {}
        self._told: int | None = None  # the line of the last list that was too long
        self._root: YamlNode | None = None

    def take(self, event: yaml.Event, line: int) -> bool:
        """Take one event; False = read no further."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event.anchor, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= MAX_DEPTH:
                self._file.report(Subtype.LIMIT, f"nested more than {MAX_DEPTH} deep, read up to here", line)
                return False
            mapping = isinstance(event, yaml.MappingStartEvent)
            self._open.append((mapping, line, []))
            self._flow.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
            self._file.report(Subtype.YAML, "only the first document of a file is read", line)
            return False
        return True

    def finish(self) -> YamlNode | None:
        """The root, with whatever is still open closed; the item of a bracket that a fault cuts may hold
        anything, and goes."""
        if self.broken and True in self._flow:
            cut = self._flow.index(True)
            del self._open[cut + 1 :], self._flow[cut + 1 :]
            mapping, _, items = self._open[cut]
            del items[max(len(items) - 1 - (mapping and len(items) % 2 == 0), 0) :]
            if not items:
                del self._open[cut], self._flow[cut]
        while self._open:
            self._close()
        return self._root

    def _take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        # Escapes such as "\\0" bring back what the text may not hold.
        value = _CONTROL.sub(" ", event.value)
        if value != event.value:
            self._file.report(Subtype.CONTROL, f'control character read as a blank in "{value[:80]}"', line)
        scalar = YamlScalar(value, line, quoted=event.style not in (None, ""))
        if event.anchor is not None:
            self._scalars[event.anchor] = scalar
        self._add(scalar)

    def _take_alias(self, anchor: str | None, line: int) -> None:
        known = self._scalars.get(anchor or "")
        if known is None:
            message = f'alias "*{(anchor or "")[:80]}" ignored; an alias may stand for a single value only'
            self._file.report(Subtype.LIMIT, message, line)
            self._add(YamlScalar("", line))
        else:
            self._add(YamlScalar(known.text, line, known.quoted))

    def _close(self) -> None:
        mapping, line, items = self._open.pop()
        self._flow.pop()
        if mapping:
            # An odd item is a key whose value a fault has cut off.
            self._add(YamlMap(tuple(zip(items[::2], items[1::2], strict=False)), line))
        else:
            self._add(YamlList(tuple(items), line))

    def _add(self, node: YamlNode) -> None:
        if self._open:
            mapping, line, items = self._open[-1]
            most = MAX_ENTRIES * (2 if mapping else 1)
            if len(items) < most:
                items.append(node)
            elif self._told != line:
                self._told = line
                said = f"more than {MAX_ENTRIES} entries in one list; the others are not read. Remove some"
                self._file.report(Subtype.LIMIT, said, node.line)
        elif self._root is None:
            self._root = node


def _is_absent(node: YamlNode | None) -> bool:
    return node is None or (isinstance(node, YamlScalar) and node.is_null)


def _line(node: YamlNode | None) -> int | None:
    return node.line if node is not None else None
