"""Where things stand on a time line, in per cent of its width, and which labels fit beside each other.

The pictures have no fixed width: positions are percentages, so text is never scaled. Only the question
whether two labels would touch is answered for a nominal width.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence

CHARACTER = 7.0  # width of a character of a label, in CSS pixels, on the safe side
GAP = 10.0  # between two labels


def positions(days: Sequence[int], width: float, apart: float, margin: float) -> list[float]:
    """Per cent of the width for ascending days: true to time, but at least ``apart`` pixels from each other.

    ``margin`` pixels stay free on both sides. When there are too many, they come closer together.
    """
    if not days:
        return []
    room = max(width - 2 * margin, 1.0)
    span = max(days[-1] - days[0], 1)
    gap = min(apart, room / max(len(days) - 1, 1))
    xs = [(day - days[0]) / span * room if len(set(days)) > 1 else room / 2 for day in days]
    for n in range(1, len(xs)):
        xs[n] = max(xs[n], xs[n - 1] + gap)
    limit = room
    for n in range(len(xs) - 1, -1, -1):
        xs[n] = max(min(xs[n], limit), 0.0)
        limit = xs[n] - gap
    return [round((x + margin) / width * 100, 2) for x in xs]


def between(day: int, days: Sequence[int], xs: Sequence[float]) -> float:
    """Where a further day stands, in per cent, among ascending days that stand at ``xs``."""
    after = bisect.bisect_left(days, day)
    if after == 0 or days[after] == days[after - 1]:
        return xs[after]
    part = (day - days[after - 1]) / (days[after] - days[after - 1])
    return round(xs[after - 1] + part * (xs[after] - xs[after - 1]), 2)


def levels(xs: Sequence[float], texts: Sequence[str], width: float, most: int) -> list[int | None]:
    """The level of each label, 0 nearest to the line, so that no two touch; ``None`` = no room."""
    ends = [-math.inf] * most
    found: list[int | None] = []
    for x, text in zip(xs, texts, strict=True):
        begin, end = extent(x, text, width)
        level = next((n for n in range(most) if ends[n] + GAP <= begin), None)
        if level is not None:
            ends[level] = end
        found.append(level)
    return found


def extent(x: float, text: str, width: float) -> tuple[float, float]:
    """Where a label at ``x`` begins and ends, in pixels, anchored as ``side`` says."""
    pixel, room = x / 100 * width, len(text) * CHARACTER
    begin = pixel - {"start": 0.0, "middle": room / 2, "end": room}[side(x, text, width)]
    return begin, begin + room


def side(x: float, text: str, width: float) -> str:
    """The SVG ``text-anchor`` that keeps a label at ``x`` inside the picture."""
    half = len(text) * CHARACTER / 2
    pixel = x / 100 * width
    return "start" if pixel < half else "end" if pixel > width - half else "middle"


def radius(count: int, least: float, most: float, top: int) -> float:
    """A dot whose area grows with the count; ``top`` is the count that gets the largest."""
    if count <= 0:
        return least
    return round(math.sqrt(least**2 + (most**2 - least**2) * count / max(top, 1)), 1)
