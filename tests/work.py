"""How much work something is, counted: the same number on every machine, whatever else it does.

What is counted are lines of Python that were run, those of libraries too. What happens inside one call of a
regular expression counts as nothing; ``make bench`` measures that by the clock (``tests/bench/growth.py``).
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

#: Of a linear text four times as long; a quadratic one has 2.
LINEAR = 1.2


def work(do: Callable[[], object]) -> int:
    """Lines of Python run by ``do()``; the second run is counted, since the first fills caches.

    That of ``re`` holds few patterns: after many tests the first run could drop one that the second needs.
    """
    re.purge()
    lines = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal lines
        lines += event == "line"
        return count

    do()
    before = sys.gettrace()
    sys.settrace(count)
    try:
        do()
    finally:
        sys.settrace(before)
    return lines


def exponent(do: Callable[[str], object], text: Callable[[int], str], size: int) -> float:
    """With which power of its size the work on ``text(size)`` grows.

    Three sizes, each four times the one before, are compared by their differences: what is done once,
    whatever the size, is no part of it. 0 = no more than 20 lines a character, which no square can be.
    """
    texts = [text(length) for length in (size, 4 * size, 16 * size)]
    small, middle, large = (work(partial(do, given)) for given in texts)
    if large - middle <= 20 * len(texts[-1]):
        return 0.0
    return math.log((large - middle) / max(1, middle - small), 4)


def repeated(unit: str) -> Callable[[int], str]:
    """``unit`` over and over, up to a number of characters."""
    return lambda size: unit * (size // len(unit))
