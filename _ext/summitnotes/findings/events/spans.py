"""When the event of a file was: what its label, title, first words, day headings and name say, in this order.

A day of posting, of an edit or of a mail shows the year of others and never counts itself; dates of the next
meeting and of deadlines do not, either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.events import labelled_days
from summitnotes.findings.events.coarse_spans import coarse_span, is_aside, season_of
from summitnotes.findings.events.columns import days_before_hours, days_of_cells
from summitnotes.findings.events.completing import (
    Days,
    counted_back,
    counted_days,
    day_of_text,
    day_zero,
    first_counted,
    month_before,
    told_of,
)
from summitnotes.findings.events.day_order import order_of, order_of_numbers
from summitnotes.findings.events.file_names import FileNames
from summitnotes.findings.events.going_on import goes_on_after, is_of_news
from summitnotes.findings.events.labelled_days import within
from summitnotes.findings.events.marks import Mark, named_day
from summitnotes.findings.events.mentions import Mention, boxes_of_evenings, is_dateline, of_several_days
from summitnotes.findings.events.only_days import only_day
from summitnotes.findings.events.posting import days_in_words, days_of_matter, is_of_writing
from summitnotes.findings.events.records import is_record, parts_of_years, year_of_record
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.events.shown_years import shown_by_addresses, shown_by_order, shown_by_weekdays
from summitnotes.findings.events.tops import preamble_of, title_block
from summitnotes.findings.events.words import date_role
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Event, Precision
from summitnotes.records.partial_dates import parse_date

_SERIES = 14  # days; evenings farther apart are a series
FOLLOWING = 10  # days after the first on which an event whose end is not said may go on
_YEAR = re.compile(r"(?<![\d.:/])((?:19[89]|20[0-4])\d)(?![\d:/]|[.,]\d)")
_HEADS = (BlockKind.HEADING, BlockKind.LABEL)
_NO_DATE_OF_EVENT = frozenset({"posted", "next", "deadline", "past"})


@dataclass(frozen=True, slots=True)
class Span:
    """When an event was. ``start`` and ``end`` are ISO 8601, possibly partial."""

    start: str | None
    end: str | None
    precision: Precision | None
    resolver: Resolver
    exact: bool = False  # known to the day
    series: bool = False  # evenings far apart
    only_day: dt.date | None = None  # that holds for all of the file
    headed: bool = False  # nothing but the days above sessions say it


def find_span(
    outline: Outline,
    mentions: Sequence[Mention],
    marks: Sequence[Mark],
    language: str | None,
    matter: FrontMatter,
    file: str,
    folder: str,
    event: Event | None,
) -> Span:
    """When the event was, and what resolves the days of its file."""
    return _Finder(outline, mentions, marks, language, matter, file, folder).span(event)


class _Finder:
    """The sources of one file, the surest first."""

    def __init__(
        self,
        outline: Outline,
        mentions: Sequence[Mention],
        marks: Sequence[Mark],
        language: str | None,
        matter: FrontMatter,
        file: str,
        folder: str,
    ) -> None:
        self.outline, self.matter, self.language = outline, matter, language
        self.mentions = [mention for mention in mentions if mention.role not in _NO_DATE_OF_EVENT]
        self.lists = boxes_of_evenings(self.mentions)
        said = {mark.block for mark in marks if mark.labelled}
        self.of_titles = labelled_days.below_titles(self.mentions, outline, said)
        self.announced = [mention for mention in mentions if mention.role == "next"]
        parts = parts_of_years(outline)
        self.title = top if (top := title_block(outline)) and top.index not in parts else None
        self.preamble = [block for block in preamble_of(outline) if block.index not in parts]
        self.others = {  # below a heading of what is to come, one that is a day stands above its sessions
            one.block.index
            for one in mentions
            if one.role == "deadline" or (one.role == "next" and one.block.kind is not BlockKind.HEADING)
        }
        dated = [outline.blocks[mark.block] for mark in marks]
        fronts = (one.block for one in self.mentions if one.date.begin < labelled_days.IN_FRONT)
        self.alone = labelled_days.alone_in_lists([*dated, *fronts], outline)
        apart = self.others | self.alone
        self.marks = [
            m for m, b in zip(marks, dated, strict=True) if b.index not in apart and not date_role(b.text)
        ]
        self.names = FileNames(file.rpartition(".")[0] or file, folder)
        posted = (
            one.date for one in mentions if one.role == "posted" and one.date.precision is Precision.DAY
        )
        days = (day for date in posted if (day := day_of_text(date.start)))
        self.posted = day_of_text(matter.date) or next(days, None)
        self.begins = False  # whether the first day is said apart from the file, and more may follow
        self.resolver = Resolver(language, reference=self.posted, day_first=order_of(mentions))

    def span(self, event: Event | None) -> Span:
        resolver = self.resolver
        resolver.years = tuple(dict.fromkeys(self._years()))
        texts = (*self._titles(), *(block.text for block in self.preamble[:_TOP_HEADINGS]))
        resolver.season = season_of(texts)
        told = self._told(event)
        self.begins = told is not None
        if told is not None:
            return self._exact(told, sure=bool(event and event.end) or told[0] != told[1])
        if event is not None and event.start:
            self._month(event.start)
            return self._coarse(event.start, event.end)
        exact = self._from_words()
        counted = counted_back(self.marks, exact)
        if counted is not None:
            return self._exact(counted)
        if exact is not None:
            resolver.first, resolver.last = exact
            resolver.open_end = exact[0] == exact[1]
            return self._with_days(exact, self._days())
        return self._without_words()

    def _without_words(self) -> Span:
        """No words name a day: days of headings, of the name, of the fields; else a month, a year."""
        preamble = [block for block in self.preamble if block.index not in self._ruled()]
        coarse = coarse_span(self._titles(), preamble, self.mentions, self.names, self.language)
        named = self.names.day_beside(int(y) for block in self.outline for y in _YEAR.findall(block.text))
        if coarse is not None and named and is_aside(coarse[0], named, self._titles(), self.language):
            coarse = None
        inside = coarse[0] if coarse is not None and not self.resolver.season else ""
        if inside:
            self._month(inside)
        until = coarse[1] if coarse is not None and inside else None
        days = [day for day in self._days() if within(day, inside, until)]
        if not days and self.posted is not None:
            self.resolver.month = self.resolver.month or month_before(self.marks, self.posted)
            days = [day for day in self._days() if within(day, inside, until)]
        stretch = self._stretch(inside)
        if days and stretch is not None and goes_on_after(days, stretch, FOLLOWING):
            return self._exact(stretch)
        if days:
            return self._first_of_days(first_counted(self.marks, days, self.resolver), max(days))
        if stretch is not None and named in (None, self.posted):
            return self._exact(stretch)
        alike = bool(inside and named == self.posted)
        if (
            named
            and within(named, inside)
            and not is_of_writing(named, self.matter, self.preamble, self.language, alike)
        ):
            self.begins = self.names.day_of_file() is None
            return self._exact((named, named))
        only = only_day(self.outline, self.mentions, self.language) if named is None else None
        if only is not None and only != self.posted and within(only, inside):
            return self._exact((only, only))
        # the date beside an event and its place, or who spoke, as in a list of fields
        listed = (self.matter.event and self.matter.location) or self.matter.speakers or self.outline.listed
        beside = days_in_words(self.matter, "date", self.language, self.resolver)
        written = day_of_text(self.matter.date)
        beside = beside or ((written, written) if written else None)
        if listed and beside is not None and within(beside[0], inside):
            return self._exact(beside)
        ahead = labelled_days.of_lists(self.announced, self._resolved)
        days = [day for day in ahead if within(day, inside, until)]
        if len(days) > 1:
            return self._first_of_days(min(days), max(days))
        return self._coarse(*coarse) if coarse is not None else Span(None, None, None, self.resolver)

    def _stretch(self, inside: str) -> Days | None:
        """The only days that a text names as a stretch, wherever it does: "Over three days, May 3-5, …"."""
        resolved = [self._resolved(one.date) for one in self.mentions if of_several_days(one.date)]
        found = {days for days in resolved if days is not None and within(days[0], inside)}
        found = {days for days in found if not is_of_news(days, self.names.day_of_file())}
        return found.pop() if len(found) == 1 else None

    # ---- sources

    def _told(self, event: Event | None) -> Days | None:
        for start, end in (
            (event.start, event.end) if event else (None, None),
            (self.matter.start, self.matter.end),
        ):
            first = day_of_text(start)
            if first is not None:
                return first, day_of_text(end) or first
        if event is not None and event.start:
            return None  # a month or a year that a person says
        return days_of_matter(self.matter, self.language, self.resolver)

    def _from_words(self) -> Days | None:
        """Label, title, first words: the first of them that names days."""
        labelled = labelled_days.of_this_event(self.mentions, self.outline, self._of_another)
        top = {block.index for block in self.preamble}
        first = [mention for mention in labelled if mention.block.index < 16]
        found = [days for mention in first[:4] if (days := self._resolved(mention.date))]
        each = labelled_days.is_each_of_its_own(first)  # "Date: 3 May" and "Date: 4 May" in one list
        heads = {
            above.index
            for m in labelled
            if (above := self.outline.heading_of(m.block)) and above is not self.title
        }
        if found and len(heads) < 2 and not each:  # else each evening has a label of its own
            return labelled_days.of_headings(found, self._days()) if len(found) > 1 else found[0]
        for text in self._titles():
            for date in find_dates(text, self.language):
                if days := self._resolved(date):
                    return days
            if day := self._numbered(text):
                return day, day
        others = [days for mention in labelled if (days := self._resolved(mention.date))]
        if others:
            return min(days[0] for days in others), max(days[1] for days in others)
        for mention in self.mentions:
            if mention.block.kind is BlockKind.HEADING and mention.block.index < _TOP_HEADINGS:
                days = self._resolved(mention.date)
                if days is not None and days[0] != days[1]:
                    return days  # "May 15-16, 2019" as a heading of its own below the title
        plain = [mention for mention in self.mentions if mention.block.index in top - self._ruled()]
        plain = [one for one in plain if one.block.box not in self.lists and one not in self.of_titles]
        plain += [mention for mention in self.announced if mention.block.index in top]
        head = self.title.index if self.title else -1
        datelines = [mention for mention in plain if mention.block.index < head or is_dateline(mention)]
        plain = [one for one in plain if one not in datelines] + datelines
        told = [days for one in plain if (days := self._resolved(one.date))]
        named = self.names.day_of_file()
        loose = {self._resolved(one.date) for one in plain if not one.date.start}
        told = [days for days in told if days not in loose or not is_of_news(days, named)]
        return told_of(told) if told else None

    def _numbered(self, text: str) -> dt.date | None:
        """The day in two numbers that a title ends with, in the year of the file: "Notes of 30.03."."""
        found = named_day(text, self.language)
        return self.resolver.day(found[0]) if found is not None and found[0].numbers else None

    def _of_another(self, block: Block) -> bool:
        """Whether a label stands below the heading of an event in a file that bears the day of another."""
        above = self.outline.heading_of(block)
        dated = self.names.day() is not None and self.matter.title is not None
        return (
            dated and above is not None and above is not self.title and _YEAR.search(above.text) is not None
        )

    def _ruled(self) -> set[int]:
        """The headings, or bold lines, that are days of several: none of them speaks of the whole."""
        blocks = self.outline.blocks
        heads = {mark.block for mark in self.marks if blocks[mark.block].kind in _HEADS}
        return heads if len(heads) > 1 else set()

    def _titles(self) -> list[str]:
        """The texts that name the event: of the front matter, and the first heading."""
        matter, title = self.matter, self.title
        found = [matter.event, matter.title, matter.subtitle, matter.description]
        if title is not None and (len(self.marks) < 2 or read_day(title.text, self.language) is None):
            found.append(title.text)
        return [text for text in found if text]

    def _resolved(self, date: DateFinding) -> Days | None:
        named = read_day(date.written, self.language)
        return self.resolver.written(date, named[0].weekday if named else None)

    def _days(self) -> list[dt.date]:
        """The days that headings, day rows and day columns name, resolved by what is known so far."""
        found: list[dt.date] = []
        before: dt.date | None = None
        self.resolver.zero = day_zero(self.marks, self.outline, self.resolver)
        written = list(self._written_days())
        self.resolver.day_first = order_of_numbers(written, self.resolver.day_first)
        for day in written:
            made = self.resolver.day(day, before)
            if made is not None:
                found.append(made)
                before = made
        plain = [mention for mention in self.mentions if mention.role == ""]
        listed = [one for one in plain if one.block.kind in labelled_days.LISTED or self._listed(one)]
        listed = [one for one in listed if one.block.index not in self.alone]
        return [*found, *labelled_days.in_front(listed, self._resolved)]

    def _listed(self, mention: Mention) -> bool:
        """Whether a line stands in a list of evenings or below a title, or is like those of such a list."""
        if mention.block.box in self.lists or mention in self.of_titles:
            return True
        apart = re.match(r"\s{2}|\t", mention.block.text[mention.date.stop :]) is not None
        return bool(self.lists) and mention.block.kind is BlockKind.LINE and apart

    def _written_days(self) -> Iterator[Day]:
        ruled = {mark.block for mark in self.marks} | self.others
        yield from (mark.day for mark in self.marks if mark.day.is_day)
        yield from days_of_cells((block for block in self.outline if block.index not in ruled), self.language)
        own = (block for block in self.outline if block.index not in self.others)
        yield from days_before_hours(own, self.language)

    def _years(self) -> Iterable[int]:
        for text in self._titles():
            yield from map(int, _YEAR.findall(text))
        for mention in self.mentions:
            if mention.role == "when" and mention.date.start:
                yield int(mention.date.start[:4])
        yield from map(int, self.names.years())
        for block in self.preamble:
            if block.kind is not BlockKind.FIELD and date_role(block.text) != "posted":
                found = _YEAR.findall(block.text)
                yield from map(int, found if len(set(found)) == 1 else ())
        yield from shown_by_weekdays(self.outline, self.marks)
        yield from shown_by_addresses(self.outline, (one.date for one in self.mentions))
        yield from shown_by_order(self.marks)

    # ---- answers

    def _month(self, start: str) -> None:
        known = parse_date(start)
        if known is None:
            return
        self.resolver.years = (known.year, *(year for year in self.resolver.years if year != known.year))
        self.resolver.month = (known.year, known.month) if known.month else None

    def _coarse(self, start: str | None, end: str | None) -> Span:
        known = parse_date(start)
        precision = None if known is None else Precision.MONTH if known.month else Precision.YEAR
        return Span(start if known else None, end, precision, self.resolver)

    def _exact(self, days: Days, sure: bool = False) -> Span:
        first, last = days
        self.resolver.first, self.resolver.last = first, last
        self.resolver.open_end = first == last and not sure
        self.resolver.zero = day_zero(self.marks, self.outline, self.resolver)
        series = (last - first).days > _SERIES
        end = last.isoformat() if last != first else None
        return Span(
            first.isoformat(),
            end,
            Precision.DAY,
            self.resolver,
            True,
            series,
            self._only(first, last) if not series else None,
        )

    def _only(self, first: dt.date, last: dt.date) -> dt.date | None:
        """The only day of an event, or the one that the title or the name of the file counts ("…, day two").

        A first day that ``event.yml`` or the folder says may be followed by more.
        """
        if first == last and not (self.begins and self.resolver.open_end):
            return first
        named = (*self._titles(), re.sub(r"[-_.]+", " ", self.names.stem))
        counted = next(counted_days(named, self.language), None)
        if counted is not None:
            return self.resolver.day(counted)
        return first if first == last else None

    def _with_days(self, exact: Days, days: Sequence[dt.date]) -> Span:
        """Words that name one day, completed by the days of the headings that follow it."""
        first, last = exact
        if first == last:
            following = [day for day in days if 0 <= (day - first).days <= FOLLOWING]
            outside = [day for day in days if not 0 <= (day - first).days <= FOLLOWING]
            if following and not outside:
                last = max(following)
        return self._exact((first, last))

    def _first_of_days(self, first: dt.date, last: dt.date) -> Span:
        """Nothing but headings and columns say the days; now that the first is known, the others resolve."""
        self.resolver.first, self.resolver.last = first, last
        self.resolver.open_end = first == last
        days = self._days()
        if first == last and days:
            following = [day for day in days if 0 <= (day - first).days <= FOLLOWING]
            last = max(following, default=last)
        span = replace(self._exact((first, last)), headed=True)
        if is_record(first, last, self._titles(), self.language):
            year = year_of_record(first, last, self._titles())
            return replace(span, start=year, end=None, precision=Precision.YEAR if year else None)
        return span


_TOP_HEADINGS = 5  # blocks at the top whose headings speak of the whole
