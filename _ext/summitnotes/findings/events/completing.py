"""Days of headings, completed by what else a file says: a year or month above, a number beside a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.finding import DateFinding, find_date, find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.marks import WHOLE_WEEKDAY, Mark, named_day
from summitnotes.findings.events.mentions import Mention
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.lexicons import words as lexicon
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.records.model import Precision
from summitnotes.records.partial_dates import parse_date

_YEAR_IN = re.compile(r"(?<![\d.:/])((?:19[89]|20[0-4])\d)(?![\d:/]|[.,]\d)")
_LONGEST = 40  # characters of a heading that says a year or a month for what stands below
Days = tuple[dt.date, dt.date]  # the first and the last

_WRITTEN_AFTER = 31  # days behind its event on which a report is written
_MONTHS_BACK = 2  # months before a day of writing in which its event may have been


def completed(marks: Sequence[Mark], outline: Outline, language: str | None) -> list[Mark]:
    """The marks with the year ("2019" above "9 May") or month of a heading ("June 2017", "Thursday 8")."""
    title = title_block(outline)
    found = []
    for mark in sorted([*marks, *_named_after_event(marks, outline, language)], key=lambda mark: mark.block):
        if _counts_what_stands_above(mark, outline, language):
            continue
        above = [
            block.text
            for block in outline.ancestors(outline.blocks[mark.block])
            if block.kind is BlockKind.HEADING and block is not title and len(block.text) <= _LONGEST
        ]
        found.append(replace(mark, day=_below(mark.day, above, language)))
    return found


def with_years_above(mentions: Sequence[Mention], outline: Outline, language: str | None) -> list[Mention]:
    """The dates of a file, those of items and rows with the year of the heading above ("Spring 2023")."""
    title = title_block(outline)
    return [
        replace(one, date=_in_year_above(one, outline, title, language)) if _is_listed(one) else one
        for one in mentions
    ]


def _is_listed(mention: Mention) -> bool:
    """Whether a day without a year begins an item or stands in a row."""
    date, kind = mention.date, mention.block.kind
    begins = kind is BlockKind.ROW or (kind is BlockKind.ITEM and date.begin < _FIRST)
    return begins and bool(date.month_day) and not date.start


_FIRST = 4  # characters of marks before a day


def _in_year_above(
    mention: Mention, outline: Outline, title: Block | None, language: str | None
) -> DateFinding:
    """A day in the only year of the nearest heading or bold line above it that names one."""
    date = mention.date
    for block in outline.ancestors(mention.block):
        headed = block.kind in (BlockKind.HEADING, BlockKind.LABEL) and block is not title
        years = set(_YEAR_IN.findall(block.text)) if headed and len(block.text) <= _LONGEST else set()
        if not years:
            continue
        whole = find_date(date.written, language, int(years.pop())) if len(years) == 1 else None
        if whole is None or whole.conflict or not whole.start:
            return date
        return replace(date, start=whole.start, end=whole.end, month_day=None, month_day_end=None)
    return date


def _named_after_event(marks: Sequence[Mark], outline: Outline, language: str | None) -> Iterator[Mark]:
    """Headings that count a day of the event by its name: "DATAREP DAY 2" below "2019 DATAREP Summit".

    So does "Conference Day 2", where the file counts no others: days of a workshop before it, or bare ones.
    """
    title, known = title_block(outline), {mark.block for mark in marks}
    words = set(re.findall(r"\w+", fold(title.text))) if title is not None else set()
    kinds: dict[str, list[Mark]] = {}  # "conference" -> its days
    for block in outline if words else ():
        if block.kind is not BlockKind.HEADING or block is title or block.index in known:
            continue
        *name, one, two = ["", "", *block.text.split()][-6:]
        day = read_day(f"{one} {two}", language) if any(name) else None
        if day is None or day[0].ordinal is None or day[0].written != f"{one} {two}":
            continue
        called = set(re.findall(r"\w+", fold(" ".join(name))))
        if called <= words:
            yield Mark(block.index, day[0], True)
        elif called <= lexicon("events/event_words") and len(called) == 1:
            kinds.setdefault(called.pop(), []).append(Mark(block.index, day[0], True))
    if len(kinds) == 1 and not any(mark.day.ordinal for mark in marks):
        yield from next(iter(kinds.values()))


def is_span(day: Day) -> bool:
    """Whether a date of several days is named: when the event was, and no day of it."""
    date = day.date
    return date is not None and (date.start, date.month_day) != (date.end, date.month_day_end)


def begins_with_second(marks: Iterable[Mark]) -> int:
    """The block of "Day 2" where no day is named above it: all above is of the first; 0 = there is none."""
    first = next((mark for mark in marks if mark.day.is_day and not is_span(mark.day)), None)
    second = first is not None and first.strict and first.day.ordinal == 2 and first.day.date is None
    return first.block if first is not None and second else 0


def _counts_what_stands_above(mark: Mark, outline: Outline, language: str | None) -> bool:
    """Whether "Day 2 - Data" is the line below the heading that is that day's date."""
    block, day = outline.blocks[mark.block], mark.day
    if day.ordinal is None or day.date or day.numbers or block.kind is BlockKind.HEADING:
        return False
    above = outline.blocks[mark.block - 1] if mark.block and block.parent == mark.block - 1 else None
    named = named_day(above.text, language) if above is not None and above.kind is BlockKind.HEADING else None
    return named is not None and named[1] and named[0].date is not None


def _below(day: Day, above: Sequence[str], language: str | None) -> Day:
    """A day that stands below these headings, the nearest first."""
    for text in above:
        if day.date is not None and day.date.month_day:
            years = set(_YEAR_IN.findall(text))
            if len(years) == 1:
                whole = find_date(day.date.written, language, int(years.pop()))
                return replace(day, date=whole) if whole and not whole.conflict else day
        elif day.number is not None and day.date is None:
            months = [one for one in find_dates(text, language) if one.precision is Precision.MONTH]
            if len(months) == 1 and months[0].start:
                return _in_month(day, months[0].start)
    return day


def _in_month(day: Day, month: str) -> Day:
    """ "Thursday 17" in a month, if it is a Thursday there."""
    try:
        made = dt.date.fromisoformat(month).replace(day=day.number or 0)
    except ValueError:
        return day
    if day.weekday not in (None, made.weekday()):
        return day
    iso = made.isoformat()
    return replace(day, date=DateFinding(day.written, iso, iso, Precision.DAY, 0, len(day.written)))


def day_zero(marks: Sequence[Mark], outline: Outline, resolver: Resolver) -> dt.date | None:
    """The day before the one that the file counts as its first, where dates beside numbers show it.

    "Day 0: 26 June" and "Day 1: 27 June" make the event's first day number nought; so does a "Day 0" where
    the numbers fill the event from there, or an evening above "Day 1", where the numbers are one too few.
    """
    numbered = [mark.day for mark in marks if mark.day.ordinal is not None and mark.day.ordinal >= 0]
    shown = {
        made - dt.timedelta(days=day.ordinal or 0)
        for day in numbered
        if (day.date or day.numbers) and (made := resolver.day(day))
    }
    if shown:
        return shown.pop() if len(shown) == 1 else None
    numbers = {day.ordinal for day in numbered}
    if (0 in numbers or _has_eve(marks, outline)) and numbers and resolver.first and resolver.last:
        length = (resolver.last - resolver.first).days + 1
        return resolver.first if max(number or 0 for number in numbers) + 1 == length else None
    return None


def _has_eve(marks: Sequence[Mark], outline: Outline) -> bool:
    """Whether hours stand above the first of the days, which is called the first."""
    first = next((mark for mark in marks if not is_span(mark.day)), None)
    if first is None or first.day.ordinal != 1 or first.day.date:
        return False
    above = outline.blocks[max(0, first.block - _EVE) : first.block]
    return any(read_time_at(block.text.lstrip(" *_-")) is not None for block in above)


_EVE = 6  # blocks that an evening before the first day has, at most


def month_before(marks: Iterable[Mark], posted: dt.date) -> tuple[int, int] | None:
    """The only month, just before a day of writing, in which "Thursday 9" and "Friday 10" are such days."""
    days = {
        (mark.day.weekday, mark.day.number)
        for mark in marks
        if mark.day.number and mark.day.weekday is not None and mark.day.date is None
    }
    if len(days) < 2:  # one may agree by chance
        return None
    fitting = []
    for back in range(_MONTHS_BACK + 1):
        year, month = divmod(posted.year * 12 + posted.month - 1 - back, 12)
        try:
            made = {(dt.date(year, month + 1, number), weekday) for weekday, number in days if number}
        except ValueError:
            continue
        if all(day.weekday() == weekday and day <= posted for day, weekday in made):
            fitting.append((year, month + 1))
    return fitting[0] if len(fitting) == 1 else None


def told_of(found: Sequence[Days]) -> Days:
    """The first of the days; where it follows the only span of several, as a day of writing, that span."""
    first, last = found[0]
    spans = {days for days in found if days[0] != days[1]}
    if first == last and len(spans) == 1:
        span = next(iter(spans))
        if 0 < (first - span[1]).days <= _WRITTEN_AFTER:
            return span
    return found[0]


def counted_back(marks: Iterable[Mark], exact: Days | None) -> Days | None:
    """The days before a day of writing whose weekday is not that of "Day One": the last such ones."""
    named = {
        mark.day.ordinal: mark.day.weekday
        for mark in marks
        if mark.day.ordinal and mark.day.ordinal > 0 and mark.day.date is None
    }
    shown = {(weekday - ordinal + 1) % 7 for ordinal, weekday in named.items() if weekday is not None}
    if (
        exact is None
        or exact[0] != exact[1]
        or len(shown) != 1
        or sum(w is not None for w in named.values()) < 2
    ):
        return None
    first_weekday = shown.pop()
    written, length = exact[0], max(named)
    if written.weekday() == first_weekday:
        return None
    first = written - dt.timedelta(days=(written.weekday() - first_weekday) % 7)
    last = first + dt.timedelta(days=length - 1)
    return (first, last) if last <= written else None


def counted_days(texts: Iterable[str], language: str | None) -> Iterator[Day]:
    """The days that titles or the name of a file count ("…, day two"), or end with as a weekday."""
    for text in texts:
        for match in re.finditer(r"(?<!\w)\w", text):
            found = read_day(text[match.start() :][:_COUNTED], language)
            if found and found[0].ordinal and len(found[0].written) > 2:
                yield found[0]
        last = next(iter(text.rstrip(" )].").replace("(", " ").split()[-1:]), "")
        called = named_day(last, language) if len(last) >= WHOLE_WEEKDAY else None
        if called is not None and called[1] and called[0].weekday is not None:
            yield called[0]


_COUNTED = 40  # characters of a title that count a day


def day_of_text(text: str | None) -> dt.date | None:
    """The day that an ISO date means; None where it is a month or a year, or none."""
    known = parse_date(text)
    if known is None or known.month is None or known.day is None:
        return None
    return dt.date(known.year, known.month, known.day)


_ON_THE_WAY = 3  # days before the first that a diary may tell of


def first_counted(marks: Iterable[Mark], days: Sequence[dt.date], resolver: Resolver) -> dt.date:
    """The first of the days; the one called the first where others, of the way there, stand before it."""
    named = {resolver.day(mark.day) for mark in marks if mark.day.ordinal == 1 and mark.day.date}
    counted = named.pop() if len(named) == 1 else None
    near = counted is not None and 0 < (counted - min(days)).days <= _ON_THE_WAY
    return counted if counted is not None and near else min(days)
