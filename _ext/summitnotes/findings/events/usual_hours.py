"""The hour at which every evening of a series begins, said once above all of them: "Thursdays, 7 pm"."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summitnotes.findings.dates.calendar_words import base_language, number_of, one_of, words_of
from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.events.tops import preamble_of, title_block
from summitnotes.findings.outline.blocks import BlockKind, Outline

_READ = 300  # characters of a block in which the hour is looked for
_LEAST = 2  # evenings of a series
_WHOLE = 5  # letters; shorter names of weekdays are words of other things
_GAP = re.compile(r"[\s,:;(*_–—-]*(?:(?:always|immer|siempre|toujours|sempre|altijd)\s+)?")
_GAP_BEHIND = re.compile(
    r"[\s,:;(*_–—-]*(?:(?:on|every|each|le|les|am|jeden|los|il|ogni|op)\s+)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.:])\d")
_TOP = 20  # blocks in which labels are looked for
_OTHER_HOUR = re.compile(
    r"(?<![\d.:/])\d{1,2}(?:\s?[:hH]\s?[0-5]\d|\s?(?:[ap]\.?m\b|Uhr\b|uur\b))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A session whose hour is asked for."""

    block: int  # Block.index
    day: str | None  # ISO
    start: str | None  # HH:MM, as its own words say


def usual_hours(outline: Outline, language: str | None, asked: Sequence[Asked]) -> list[TimeSpan | None]:
    """The hour of each session that its own words leave open, where the file says one for that weekday.

    A series has several days with one session each. An hour in the words below a day is that of its session,
    or of something else there; nobody knows.
    """
    nothing: list[TimeSpan | None] = [None] * len(asked)
    days = Counter(one.day for one in asked if one.day)
    if len(days) < _LEAST or not any(one.start is None for one in asked):
        return nothing
    said = list(_said(outline, language, min(one.block for one in asked if one.day)))
    if len(said) != 1:
        return nothing
    weekday, span = said[0]
    return [
        span
        if one.start is None
        and one.day is not None
        and days[one.day] == 1
        and dt.date.fromisoformat(one.day).weekday() == weekday
        and not _names_hour(outline, one.block)
        else None
        for one in asked
    ]


def _said(outline: Outline, language: str | None, first: int) -> Iterator[tuple[int, TimeSpan]]:
    """Each weekday of the first words that an hour follows, without a day of any month between.

    ``first``: the first block that has a day. Above it a label of an item may say the hour, too.
    """
    weekdays = words_of(base_language(language)).weekdays
    labels = [one for one in outline.blocks[: min(first, _TOP)] if one.kind is BlockKind.ITEM]
    for block in (*preamble_of(outline), *labels):
        if block.index >= first:
            continue
        text = block.text[:_READ]
        if not any(char.isdigit() for char in text):
            continue
        for match in _weekday(base_language(language)).finditer(text):
            number = number_of(weekdays, match["day"])
            gap = _GAP.match(text, match.end())
            span = read_time_at(text, gap.end()) if gap else None
            if span is None or not span.sure:
                span = _hour_before(text, match.start())
            if span is not None and span.sure and number is not None:
                yield number, span


def _hour_before(text: str, weekday: int) -> TimeSpan | None:
    """The hour of "Time: 3-4 pm, Tuesdays", right before the weekday that begins there."""
    for begin in _NUMBER.finditer(text, 0, weekday):
        span = read_time_at(text, begin.start())
        if span is not None and _GAP_BEHIND.fullmatch(text, span.stop, weekday) is not None:
            return span
    return None


@cache
def _weekday(language: str | None) -> re.Pattern[str]:
    """A whole name of a weekday, also of several ("Thursdays", "donnerstags")."""
    names = {name: day for name, day in words_of(language).weekdays.items() if len(name) >= _WHOLE}
    return re.compile(rf"(?<!\w)(?P<day>{one_of(names)})[^\W\d_]{{0,3}}(?!\w)", re.IGNORECASE)


def _names_hour(outline: Outline, index: int) -> bool:
    """Whether some hour stands in the part of the file to which a session belongs."""
    block, title = outline.blocks[index], title_block(outline)
    if block.kind is BlockKind.ROW:
        return _OTHER_HOUR.search(block.text) is not None
    part = block if block.kind is BlockKind.HEADING else outline.heading_of(block)
    if part is None or (title is not None and part.index == title.index):
        return _OTHER_HOUR.search(block.text) is not None
    return any(_OTHER_HOUR.search(one.text) for one in (part, *outline.below(part.index)))
