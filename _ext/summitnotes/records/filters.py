"""The small language of ``:filter:``: ``event = atlanta-2014 and (topics ~ ceph or year >= 2014)``.

Nothing is evaluated: the text is cut into tokens, read into frozen records, and those are compared.

* ``and``, ``or``, ``not``, parentheses; ``and`` binds more tightly than ``or``.
* ``=`` ``!=`` ``<`` ``<=`` ``>`` ``>=``, ``~`` (contains), ``in (a, b)`` and ``not in (a, b)``;
  ``value in name`` is ``name = value``.
* Names are those of :data:`NAMES`; values are quoted, or one bare word. A bare ``none`` is "unknown".
* Case, accents, hyphens and underscores do not count. Of several speakers or topics one is enough.
* A date may be partial: ``date = 2014-05`` holds for its days, ``date < 2014`` for what surely lies before.
* What is unknown fulfils ``= none``, ``!=`` and nothing else.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

from summitnotes.records.ids import search_key
from summitnotes.records.model import Speaker
from summitnotes.records.partial_dates import covers, parse_date
from summitnotes.records.yamlnodes import did_you_mean

NAMES = (
    "event", "speakers", "topics", "language", "year", "kind", "status", "room", "track", "title",
    "date", "series",
)  # fmt: skip
MAX_LENGTH = 2000  # characters of one filter
MAX_DEPTH = 40  # parentheses and negations inside one another

# Option names and singulars that mean one of NAMES.
_SAME = {"type": "kind", "topic": "topics", "speaker": "speakers", "lang": "language", "events": "event"}
_KEYWORDS = frozenset({"and", "or", "not", "in"})
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|“[^”]*”)"""
    r"""|(?P<op>!=|<=|>=|==|[=<>~])|(?P<mark>[(),])|(?P<bare>[^\s()=!<>~,"'“][^\s()=!<>~,"“]*)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LOOSE = re.compile(r"[-_]+")


class FilterError(ValueError):
    """A filter that cannot be read; ``column`` is 1-based, ``pointer`` shows it under the text."""

    def __init__(self, message: str, column: int, text: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.text = text

    @property
    def pointer(self) -> str:
        """Two lines: the filter, and a caret below the place. Long filters are cut around it."""
        start = max(0, self.column - 61)
        shown = re.sub(r"\s", " ", self.text[start : self.column + 40])
        return f"{shown}\n{' ' * (self.column - 1 - start)}^"


def comparable(text: str) -> str:
    """The form in which two values are compared."""
    return search_key(_LOOSE.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One test: ``name op value``; with several values (``in``) one of them has to be equal."""

    name: str
    op: str  # = < <= > >= ~
    values: tuple[str | None, ...]  # as written; None = unknown

    def matches(self, record: Mapping[str, object]) -> bool:
        found = _values(record, self.name)
        return any(self._holds(found, value) for value in self.values)

    def _holds(self, found: tuple[str, ...], value: str | None) -> bool:
        if value is None:
            return not found
        if self.op == "~":
            wanted = comparable(value)
            return any(wanted in comparable(text) for text in found)
        if self.name == "date":
            return any(_compare_dates(text, self.op, value) for text in found)
        if self.name == "year":
            numbers = (int(text) for text in found if text.isdecimal())
            return any(_order(number, self.op, int(value)) for number in numbers)
        wanted = comparable(value)
        if self.name == "language" and self.op == "=":
            return any(f"{comparable(text)} ".startswith(f"{wanted} ") for text in found)
        return any(_order(comparable(text), self.op, wanted) for text in found)


@dataclass(frozen=True, slots=True)
class Negation:
    """``not part``."""

    part: Node

    def matches(self, record: Mapping[str, object]) -> bool:
        return not self.part.matches(record)


@dataclass(frozen=True, slots=True)
class Group:
    """``part and part …`` (``every``) or ``part or part …``."""

    every: bool
    parts: tuple[Node, ...]

    def matches(self, record: Mapping[str, object]) -> bool:
        results = (part.matches(record) for part in self.parts)
        return all(results) if self.every else any(results)


Node = Comparison | Negation | Group


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that has been read; an empty one lets everything pass."""

    text: str
    root: Node | None = None

    def matches(self, record: Mapping[str, object]) -> bool:
        """Whether ``record`` passes.

        Keys are :data:`NAMES`; values strings, numbers, ``None`` or iterables of them. ``<name>_also``
        may hold further names of the same things, such as the aliases of the speakers.
        """
        return self.root is None or self.root.matches(record)


def parse_filter(text: str) -> Filter:
    """Read a filter; raises :class:`FilterError` (and nothing else)."""
    if len(text) > MAX_LENGTH:
        raise FilterError(f"filter is longer than {MAX_LENGTH} characters", MAX_LENGTH + 1, text)
    return Filter(text, _Parser(text).parse())


def comparisons(filter_: Filter) -> Iterator[Comparison]:
    """Every comparison of a filter, in the order of its text."""
    waiting: list[Node] = [filter_.root] if filter_.root is not None else []
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Comparison):
            yield node
        else:
            waiting[:0] = [node.part] if isinstance(node, Negation) else list(node.parts)


def _values(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = record.get(name)
    if name == "year" and value is None:
        date = parse_date(next(iter(_texts(record.get("date"))), None))
        value = date.year if date else None
    return (*_texts(value), *_texts(record.get(f"{name}_also")))


def _texts(value: object) -> tuple[str, ...]:
    """The strings in ``value``, empty ones left out."""
    if value is None:
        return ()
    if isinstance(value, Speaker):
        return (value.name,)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(text for item in value for text in _texts(item))
    return (str(value),) if str(value) else ()


def _order(found: object, op: str, wanted: object) -> bool:
    return found == wanted if op == "=" else _ORDERS[op](found, wanted)


def _compare_dates(found: str, op: str, wanted: str) -> bool:
    if op == "=":
        return covers(wanted, found)
    one, other = parse_date(found), parse_date(wanted)
    if one is None or other is None:
        return False
    if op in ("<", "<="):
        return one.last < other.first if op == "<" else one.last <= other.last
    return one.first > other.last if op == ">" else one.first >= other.first


class _Token(NamedTuple):
    kind: str  # quoted | op | mark | bare | end
    text: str  # quotes undone
    column: int  # 1-based

    def is_word(self, word: str) -> bool:
        return self.kind == "bare" and self.text.casefold() == word


class _Parser:
    """Recursive descent over the tokens; the depth is bounded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._cut(text)
        self.at = 0
        self.depth = 0

    def parse(self) -> Node | None:
        if self.here.kind == "end":
            return None
        root = self._any()
        if self.here.kind != "end":
            hint = "; put a value of several words in quotes" if self.here.kind in ("bare", "quoted") else ""
            self._fail(f'expected "and", "or" or the end before "{self._shown()}"{hint}')
        return root

    @property
    def here(self) -> _Token:
        return self.tokens[self.at]

    def _cut(self, text: str) -> list[_Token]:
        tokens: list[_Token] = []
        offset = 0
        while offset < len(text):
            if text[offset].isspace():
                offset += 1
                continue
            found = _TOKEN.match(text, offset)
            if found is None:
                char = text[offset]
                reason = "a quote that is never closed" if char in "\"'“" else f'"{char}" has no meaning here'
                hint = '; write "not" or "!="' if char == "!" else ""
                raise FilterError(f"{reason}{hint}", offset + 1, text)
            kind, word = str(found.lastgroup), found[0]
            if kind == "quoted":
                word = word[1:-1] if word[0] == "“" else _ESCAPE.sub(r"\1", word[1:-1])
            tokens.append(_Token(kind, "=" if word == "==" and kind == "op" else word, offset + 1))
            offset = found.end()
        return [*tokens, _Token("end", "", len(text) + 1)]

    def _fail(self, message: str, token: _Token | None = None) -> NoReturn:
        raise FilterError(message, (token or self.here).column, self.text)

    def _shown(self) -> str:
        return self.here.text[:80] or "the end"

    def _take(self) -> _Token:
        token = self.here
        if token.kind != "end":
            self.at += 1
        return token

    def _any(self) -> Node:
        parts = [self._all()]
        while self.here.is_word("or"):
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Group(False, tuple(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while self.here.is_word("and"):
            self._take()
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Group(True, tuple(parts))

    def _one(self) -> Node:
        token = self.here
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._fail(f"nested more than {MAX_DEPTH} deep")
        if token.is_word("not"):
            self._take()
            node: Node = Negation(self._one())
        elif token.kind == "mark" and token.text == "(":
            self._take()
            node = self._any()
            self._close(token)
        else:
            node = self._comparison()
        self.depth -= 1
        return node

    def _close(self, opened: _Token) -> None:
        if self.here.kind != "mark" or self.here.text != ")":
            if self.here.kind == "end":
                self._fail('"(" is never closed', opened)
            self._fail(f'expected ")" before "{self._shown()}"')
        self._take()

    def _comparison(self) -> Node:
        first = self._take()
        if first.kind not in ("bare", "quoted") or (
            first.kind == "bare" and first.text.casefold() in _KEYWORDS
        ):
            self._fail(f'expected a name such as "{NAMES[0]}", found "{first.text[:80] or "the end"}"', first)
        name = self._name(first)
        if self.here.is_word("in") and name is None:
            self._take()
            return self._checked(self._need_name(self._take()), "=", [first])
        if name is None:
            self._need_name(first)
        negated = self.here.is_word("not")
        if negated:
            self._take()
        if self.here.is_word("in"):
            self._take()
            node: Node = self._checked(str(name), "=", self._several())
            return Negation(node) if negated else node
        op = self.here
        if op.kind != "op" or negated:
            hint = f'; write {name} = "…"' if op.kind in ("bare", "quoted", "end") else ""
            self._fail(f'expected one of = != < <= > >= ~ in, found "{self._shown()}"{hint}')
        self._take()
        node = self._checked(str(name), "=" if op.text == "!=" else op.text, [self._value()])
        return Negation(node) if op.text == "!=" else node

    @staticmethod
    def _name(token: _Token) -> str | None:
        word = token.text.casefold()
        word = _SAME.get(word, word)
        return word if token.kind == "bare" and word in NAMES else None

    def _need_name(self, token: _Token) -> str:
        name = self._name(token)
        if name is None:
            hint = did_you_mean(token.text, NAMES) or f" known names: {', '.join(NAMES)}"
            self._fail(f'unknown name "{token.text[:80]}";{hint}', token)
        return name

    def _several(self) -> list[_Token]:
        opened = self.here
        if opened.kind != "mark" or opened.text != "(":
            return [self._value()]
        self._take()
        values = [self._value()]
        while self.here.kind == "mark" and self.here.text == ",":
            self._take()
            values.append(self._value())
        self._close(opened)
        return values

    def _value(self) -> _Token:
        token = self.here
        if token.kind not in ("bare", "quoted"):
            self._fail(f'expected a value, found "{self._shown()}"')
        if token.kind == "bare" and token.text.casefold() in _KEYWORDS:
            self._fail(f'expected a value, found the word "{token.text}"; put it in quotes if it is one')
        return self._take()

    def _checked(self, name: str, op: str, tokens: list[_Token]) -> Comparison:
        values: list[str | None] = []
        for token in tokens:
            if token.is_word("none"):
                if op != "=":
                    self._fail('"none" can be compared with = and != only', token)
                values.append(None)
                continue
            if name == "year" and op != "~" and not re.fullmatch(r"[0-9]{1,6}", token.text):
                self._fail(f'"{token.text[:80]}" is no year', token)
            if name == "date" and op != "~" and parse_date(token.text) is None:
                self._fail(f'"{token.text[:80]}" is no date; write 2014, 2014-05 or 2014-05-12', token)
            values.append(token.text)
        return Comparison(name, op, tuple(values))
