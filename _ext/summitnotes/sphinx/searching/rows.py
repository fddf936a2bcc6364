"""The rows of the index: a key, and what it finds, as numbers in letters.

A row is lists with a blank between them. Each but the last begins with a weight, and goes on with the steps
from the number of one entry to the next. The last one, behind a zero, names shelves: first chunk, number of
chunks, weight. Numbers are written as source maps write them (base64 VLQ), without a sign: five bits a
letter, the lowest first, and a sixth that says whether more follow. That is three fifths of decimals.

After an edit, the rows of the keys that it touched are mended, and no others.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitnotes.sphinx.searching.parts import Part
    from summitnotes.sphinx.searching.weighing import Weights

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BITS = 5
_MORE = 1 << _BITS  # what a digit has besides that another follows
_NUMBER = re.compile(r"[g-z0-9+/]*[A-Za-f]")
#: Numbers up to this are written and read by a table, which fills as they come.
_USUAL = 1 << 12

#: Number of an entry -> how much a key weighs for it.
Found = dict[int, int]
Rows = dict[str, str]


class Making:
    """Rows that are made of all parts, which are told one by one, in their order."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}  # how often each word is met on all shelves
        self._found: dict[str, list[int]] = {}  # key -> number of an entry, its weight, the next number, …
        self._shelves: dict[str, list[int]] = {}
        self._forms: dict[tuple[str, str], set[str]] = {}

    def add(self, part: Part, first: int, weights: Weights) -> None:
        """``first`` is the number of its first chunk; the lists in ``weights`` belong to the rows then."""
        found, numbers = self._found, part.numbers(first)
        for key, flat in weights.entries.items():
            if len(flat) == 2:  # most keys are of one entry
                flat[0] = numbers[flat[0]]
            else:
                flat[::2] = [numbers[place] for place in flat[::2]]
            if key in found:
                found[key] += flat
            else:
                found[key] = flat
        for key, weight in weights.shelf.items():
            _add(self._shelves.setdefault(key, []), first, len(part.sizes), weight)
        for form, keys in weights.forms.items():
            self._forms.setdefault(form, set()).update(keys)
        for word, count in weights.words.items():
            self.words[word] = self.words.get(word, 0) + count

    def rows(self) -> Rows:
        """Key -> row, in the order in which the browser compares keys."""
        found, shelves = self._found, self._shelves
        _share(found, self._forms.values())
        return _sorted(
            {key: _row(found.get(key, []), shelves.get(key, [])) for key in found.keys() | shelves.keys()}
        )


def made(parts: Sequence[Part]) -> Rows:
    """The rows of parts that are kept."""
    making = Making()
    for part, first in placed(parts):
        making.add(part, first, part.weights)
    return making.rows()


def mended(rows: Rows, before: Sequence[Part], now: Sequence[Part]) -> Rows | None:
    """The rows of ``now``, made of those of ``before``; ``None`` where that does not go.

    It does where every shelf has the chunks that it had, with the names that it had.
    """
    if len(before) != len(now):
        return None
    edits: dict[str, list[tuple[range, Found]]] = {}
    for (old, first), part in zip(placed(before), now, strict=True):
        if old == part:
            continue
        were, are = old.weights, part.weights
        if len(old.sizes) != len(part.sizes) or were.shelf != are.shelf or were.forms or are.forms:
            return None
        lost, found = dict(_found(old, were.entries, first)), dict(_found(part, are.entries, first))
        for key in lost.keys() | found.keys():
            if lost.get(key) != found.get(key):
                edits.setdefault(key, []).append((part.held(first), found.get(key, {})))
    rows = dict(rows)
    for key, changes in edits.items():
        found_by, shelves = _taken_apart(rows.pop(key, ""))
        for held, found_now in changes:
            found_by = {
                number: weight for number, weight in found_by.items() if number not in held
            } | found_now
        if found_by or shelves:
            rows[key] = _row(_flat(found_by), shelves)
    return _sorted(rows)


def placed(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    """Each part with the number of its first chunk."""
    first = 0
    for part in parts:
        yield part, first
        first += len(part.sizes)


def _found(part: Part, entries: Mapping[str, list[int]], first: int) -> Iterator[tuple[str, Found]]:
    numbers = part.numbers(first)
    for key, flat in entries.items():
        yield key, {numbers[place]: weight for place, weight in zip(flat[::2], flat[1::2], strict=True)}


def _add(flat: list[int], first: int, count: int, weight: int) -> None:
    """Neighbours of one weight are one span."""
    if flat and flat[-1] == weight and flat[-3] + flat[-2] == first:
        flat[-2] += count
    else:
        flat += [first, count, weight]


def _weights(flat: list[int]) -> Found:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _flat(found: Found) -> list[int]:
    return [part for pair in sorted(found.items()) for part in pair]


def _share(found: dict[str, list[int]], groups: Iterable[set[str]]) -> None:
    """Let forms of one word in languages without rules of ours lead to the same entries."""
    for group in groups:
        keys = sorted(one for one in group if one in found) if len(group) > 1 else []
        together: Found = {}
        for one in keys:
            for number, weight in _weights(found[one]).items():
                together[number] = max(weight, together.get(number, 0))
        for one in keys:
            found[one] = _flat({**together, **_weights(found[one])})


def _row(found: list[int], shelves: list[int]) -> str:
    """``found`` is the number of an entry, its weight, the next number, …; numbers rise."""
    by_weight: dict[int, list[int]] = {}
    for number, weight in zip(found[::2], found[1::2], strict=True):
        by_weight.setdefault(weight, []).append(number)
    written = [_list(weight, _steps(by_weight[weight])) for weight in sorted(by_weight)]
    if shelves:
        written.append(_list(0, shelves))
    return " ".join(written)


def _steps(numbers: list[int]) -> Iterable[int]:
    return map(sub, numbers, [0, *numbers[:-1]])


def _list(weight: int, numbers: Iterable[int]) -> str:
    return _WRITTEN[weight] + "".join(map(_WRITTEN.__getitem__, numbers))


def _taken_apart(row: str) -> tuple[Found, list[int]]:
    found: Found = {}
    shelves: list[int] = []
    for numbers in row.split():
        weight, *rest = map(_READ.__getitem__, _NUMBER.findall(numbers))
        if weight:
            found.update(dict.fromkeys(accumulate(rest), weight))
        else:
            shelves = rest
    return found, shelves


class _Written(dict[int, str]):
    """Number -> how it is written."""

    def __missing__(self, number: int) -> str:
        rest, digit = divmod(number, _MORE)
        text = _DIGITS[digit | _MORE] + self[rest] if rest else _DIGITS[digit]
        if number <= _USUAL:
            self[number] = text
        return text


class _Read(dict[str, int]):
    """How a number is written -> the number."""

    def __missing__(self, text: str) -> int:
        number = 0
        for letter in reversed(text):
            number = number << _BITS | _DIGITS.index(letter) & ~_MORE
        if number <= _USUAL:
            self[text] = number
        return number


_WRITTEN, _READ = _Written(), _Read()


def _sorted(rows: Rows) -> Rows:
    """The browser compares UTF-16 units."""
    return dict(sorted(rows.items(), key=lambda row: row[0].encode("utf-16-be", "surrogatepass")))
