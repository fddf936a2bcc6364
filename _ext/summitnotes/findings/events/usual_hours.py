"""The hour at which every evening of a series begins, said once for all of them: "Thursdays, 7 pm".

Above them a weekday beside the hour says it, above or below them a word for each ("each time at 7 pm").
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitnotes.findings.dates.calendar_words import base_language, fold, number_of, one_of, words_of
from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline

_READ = 300  # characters of a block in which the hour is looked for
_TOP, _BELOW = 28, 6  # blocks above all sessions, and below the last, that may speak of each
_NEAR = 30  # characters between the beginning of an hour and a weekday behind it
_LEAST = 2  # evenings of a series
_WHOLE = 5  # letters; shorter names of weekdays are words of other things
_GAP = re.compile(r"[\s,:;(*_–—-]*(?:(?:always|immer|siempre|toujours|sempre|altijd)\s+)?")
_NUMBER = re.compile(r"(?<![\w.:,])\d")
_TO_WEEKDAY = re.compile(
    r"[\s,;:()*_–—-]*(?:(?:on|every|each|le|les|los|el|il|alla|al|am|op|aan|à|as|nas)\s+)?"
)
_LAST_WORD = re.compile(r"[^\W\d_][\w.]*(?:\s+(?:las?|ore))?\W{1,3}$")
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
    said = set(_said(outline, language, [one.block for one in asked if one.day]))
    if len(said) != 1:
        return nothing
    weekday, hour = said.pop()
    return [
        hour
        if one.start is None
        and one.day is not None
        and days[one.day] == 1
        and weekday in (None, dt.date.fromisoformat(one.day).weekday())
        and not _names_hour(outline, one.block)
        else None
        for one in asked
    ]


Said = tuple[int | None, TimeSpan]  # 0 = Monday, or None for each


def _said(outline: Outline, language: str | None, asked: Sequence[int]) -> Iterator[Said]:
    """Each hour that is said for all, with the weekday beside it."""
    first, last = min(asked), max(asked)
    for block in outline.blocks[: min(first, _TOP)]:
        text = block.text[:_READ]
        if not any(char.isdigit() for char in text):
            continue
        by_weekday = list(_beside_weekday(text, language))
        yield from by_weekday or _of_each(text)
    after = outline.ends()[last] + 1
    for block in outline.blocks[after : after + _BELOW]:
        if block.kind is BlockKind.HEADING:
            return
        if block.kind is BlockKind.LINE:
            yield from _of_each(block.text[:_READ])


def _beside_weekday(text: str, language: str | None) -> Iterator[Said]:
    """Hours behind a weekday ("Thursdays, 7 pm") or in front of one, without a day of any month between."""
    weekdays = words_of(base_language(language)).weekdays
    for match in _weekday(base_language(language)).finditer(text):
        number = number_of(weekdays, match["day"])
        gap = _GAP.match(text, match.end())
        span = read_time_at(text, gap.end()) if gap else None
        if span is None or not span.sure:
            span = _hour_before(text, match.start())
        if span is not None and number is not None:
            yield number, _apart(span)


def _hour_before(text: str, stop: int) -> TimeSpan | None:
    """The hour that ends just before ``stop``: "3:00-4:00pm, Tuesdays", "19h30 le jeudi"."""
    for number in _NUMBER.finditer(text, max(0, stop - _NEAR), stop):
        span = read_time_at(text, number.start())
        if span is not None and span.sure and _TO_WEEKDAY.fullmatch(text, span.stop, stop):
            return span
    return None


def _of_each(text: str) -> Iterator[Said]:
    """The hour behind a word for each evening, with the end that the same sentence says."""
    for sentence in re.split(r"(?<=[^\d\W])[.!?]\s", text):
        sentence = sentence.strip().rstrip(".")  # as `fold` leaves it
        every = _every().search(fold(sentence)) if any(char.isdigit() for char in sentence) else None
        if every is None or len(fold(sentence)) != len(sentence):
            continue
        spans = list(_hours(sentence, every.end()))
        if len(spans) == 2 and not spans[0].end and not spans[1].end and spans[0].start < spans[1].start:
            yield None, _apart(replace(spans[0], end=spans[1].start))
        elif len(spans) == 1:
            yield None, _apart(spans[0])


def _hours(text: str, begin: int) -> Iterator[TimeSpan]:
    """The hours of a text; "7.30" is one behind a word that leads to it ("um", "alle")."""
    at = begin
    for number in _NUMBER.finditer(text, begin):
        if number.start() < at:
            continue
        lead = _LAST_WORD.search(text, begin, number.start())
        led = read_time_at(text, lead.start()) if lead else None
        span = led or read_time_at(text, number.start())
        if span is not None and (span.sure or led is not None):
            at = span.stop
            yield span


def _apart(span: TimeSpan) -> TimeSpan:
    """A time without where it was read, so that the same one said twice is one."""
    return replace(span, begin=0, stop=0)


@cache
def _every() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words('events/every_time')))})(?!\w)")


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
