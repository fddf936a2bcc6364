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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitnotes.sphinx.searching.parts import Part

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BITS = 5
_MORE = 1 << _BITS  # what a digit has besides that another follows
_NUMBER = re.compile(r"[g-z0-9+/]*[A-Za-f]")
#: Numbers up to this are written and read by a table, which fills as they come.
_USUAL = 1 << 12

#: Number of an entry -> how much a key weighs for it.
Found = dict[int, int]
Rows = dict[str, str]


def made(parts: Sequence[Part]) -> Rows:
    """Key -> row, in the order in which the browser compares keys."""
    found: dict[str, list[int]] = {}  # key -> number of an entry, its weight, number of the next, …
    shelves: dict[str, list[int]] = {}
    forms: dict[tuple[str, str], set[str]] = {}
    for part, first in placed(parts):
        weights, numbers = part.weights, part.numbers(first)
        for key, flat in weights.entries.items():
            numbered = found.setdefault(key, [])
            for place, weight in zip(flat[::2], flat[1::2], strict=True):
                numbered += (numbers[place], weight)
        for key, weight in weights.shelf.items():
            _add(shelves.setdefault(key, []), first, len(part.sizes), weight)
        for form, keys in weights.forms.items():
            forms.setdefault(form, set()).update(keys)
    _share(found, forms.values())
    return _sorted(
        {
            key: _row(_weights(found.get(key, [])), shelves.get(key, []))
            for key in found.keys() | shelves.keys()
        }
    )


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
            rows[key] = _row(found_by, shelves)
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


def _share(found: dict[str, list[int]], groups: Iterable[set[str]]) -> None:
    """Let forms of one word in languages without rules of ours lead to the same entries."""
    for group in groups:
        keys = sorted(one for one in group if one in found) if len(group) > 1 else []
        together: Found = {}
        for one in keys:
            for number, weight in _weights(found[one]).items():
                together[number] = max(weight, together.get(number, 0))
        for one in keys:
            found[one] = [part for pair in {**together, **_weights(found[one])}.items() for part in pair]


def _row(found: Found, shelves: list[int]) -> str:
    by_weight: dict[int, list[int]] = {}
    for number, weight in sorted(found.items()):
        by_weight.setdefault(weight, []).append(number)
    lists = [
        [weight, *(after - before for before, after in zip([0, *numbers], numbers, strict=False))]
        for weight, numbers in sorted(by_weight.items())
    ]
    if shelves:
        lists.append([0, *shelves])
    return " ".join("".join(map(_WRITTEN.__getitem__, numbers)) for numbers in lists)


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
