"""The calendar of a file: when its event was, and the day under which each of its blocks stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import DateFinding, impossible_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.columns import days_of_tables
from summitnotes.findings.events.completing import begins_with_second, completed, is_span, with_years_above
from summitnotes.findings.events.days_below import all_marks
from summitnotes.findings.events.diaries import days_of_diary
from summitnotes.findings.events.going_on import are_each_day, end_of_day, is_day_alone
from summitnotes.findings.events.labelled_days import IN_FRONT, LISTED, in_front_of_item
from summitnotes.findings.events.marks import CLOCK_WORDS, Mark, box_ends
from summitnotes.findings.events.mentions import Mention, mentions_of
from summitnotes.findings.events.places.finding import event_place
from summitnotes.findings.events.posting import with_day_of_post
from summitnotes.findings.events.spans import FOLLOWING, find_span
from summitnotes.findings.events.words import date_role, heads_what_is_to_come
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Event, Precision

_SESSION_KINDS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ROW, BlockKind.TERM)
_WORDED = (BlockKind.ITEM, BlockKind.LINE, BlockKind.ROW, BlockKind.TERM)
_SESSIONS_ABOVE = 2  # blocks that begin with a time
_SHORT_NAME = 2  # letters of "Sa" and "J2", which may be something else
_OPENING = 12  # characters at the beginning of a line that says when the next meeting is


@dataclass(frozen=True, slots=True)
class Slip:
    """A date that cannot be as it is written. ``kind``: ``weekday`` or ``impossible``."""

    kind: str
    written: str
    line: int  # 1-based


class FileCalendar:
    """The days of one file, read once from its blocks.

    ``start`` and ``end`` are ISO 8601, possibly partial (``2014``, ``2014-05``); ``end`` is None for one day.
    """

    def __init__(
        self,
        outline: Outline,
        *,
        language: str | None = None,
        matter: FrontMatter | None = None,
        file: str = "",
        folder: str = "",
        event: Event | None = None,
    ) -> None:
        self.outline = outline
        self.language = language
        self._matter = matter
        self._ends = outline.ends()
        self._boxes = box_ends(outline.blocks)
        mentions, posted = with_day_of_post(mentions_of(outline, language), outline)
        self.mentions = with_years_above(mentions, outline, language)
        marks = [mark for mark in all_marks(outline, language) if not self._is_title(mark)]
        marks = [mark for mark in marks if mark.block != posted]
        marks = completed(marks, outline, language)
        span = find_span(
            outline, self.mentions, marks, language, matter or FrontMatter(), file, folder, event
        )
        self.start, self.end, self.precision = span.start, span.end, span.precision
        self._span = span
        self._resolver = span.resolver
        self._strict = {mark.block for mark in marks if mark.strict}
        self._columns: Mapping[tuple[int, int], str | None] = {}  # (box, column) -> day that heads the column
        self._stretches = self._labelled_stretches()
        own = self._own_days(marks)
        self._own = frozenset(own)
        self._days = self._carry(marks, own)

    # ---- answers

    def day_of(self, index: int, column: int | None = None) -> str | None:
        """The ISO day of the block, or of the cell of a row that stands in ``column``; None when unknown."""
        block = self.outline.blocks[index]
        headed = self._columns.get((block.box, column)) if column is not None and block.box else None
        day = self._days[index]
        return headed or (day.isoformat() if day else None)

    def names_day(self, index: int) -> bool:
        """Whether the block's own words name its day."""
        return index in self._own

    def is_day_heading(self, index: int) -> bool:
        """Whether the block names a day, or a part of one, and nothing else."""
        return index in self._strict

    @property
    def place(self) -> str | None:
        """Where the event was, as written, or None."""
        own = [one for one in self.mentions if not self._of_another(one.date)]
        others = {one.block.index for one in self.mentions} - {one.block.index for one in own}
        return event_place(
            self.outline, language=self.language, matter=self._matter, mentions=own, elsewhere=others
        )

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The dates that contradict their weekdays, and those that no calendar has, in reading order."""
        found = [Slip("weekday", m.date.written, m.block.line) for m in self.mentions if m.date.conflict]
        found += [
            Slip("impossible", written, block.line)
            for block in self.outline
            for written in impossible_dates(block.text, self.language)
        ]
        return tuple(dict.fromkeys(sorted(found, key=lambda slip: slip.line)))

    def _of_another(self, date: DateFinding) -> bool:
        """Whether a date is of days after those of the event: of a meeting to come, of another conference."""
        days = self._resolver.written(date, None) if self._span.exact and not self._span.series else None
        last = self._resolver.last
        later = days is not None and last is not None and days[0] > last
        return bool(later and days and (days[0] < days[1] or not self._may_be(days[0])))

    # ---- days of blocks

    def _is_title(self, mark: Mark) -> bool:
        """A first heading over the whole file names the event, but a bare day and a session do not."""
        block = self.outline.blocks[mark.block]
        found = read_day(block.text, self.language)
        if found and read_time_at(block.text[found[1] :].lstrip(" \t,;:-–—")) is not None:
            return False
        first = next((one.index for one in self.outline if one.kind is BlockKind.HEADING), None)
        whole = self._ends[mark.block] == len(self.outline) - 1
        return block.kind is BlockKind.HEADING and block.index == first and whole and not mark.strict

    def _own_days(self, marks: Sequence[Mark]) -> dict[int, dt.date | None]:
        """The days that blocks name themselves: marks, labels below them, columns, dates in their words."""
        own: dict[int, dt.date | None] = {}
        before: dt.date | None = None
        for mark in marks:
            block = self.outline.blocks[mark.block]
            if date_role(block.text) in ("next", "deadline", "posted") and block.kind is not BlockKind.ROW:
                own[mark.block] = None
                continue
            if mark.day.part and not mark.day.is_day:
                continue
            made = self._resolver.day(mark.day, before)
            if not own and is_span(mark.day):
                continue  # when the event was, above all of its days
            if made and not mark.strict and not self._may_be(made):
                continue  # "The outage of 3 May 2012", at a conference of 2016
            if made is None and mark.day.number is not None and mark.day.weekday is None:
                continue  # "2nd", of something else
            own[mark.block] = made
            if mark.labelled and block.parent is not None and made:
                own.setdefault(block.parent, made)
            before = made or before
        for block in self.outline:
            headed = block.kind in (BlockKind.HEADING, BlockKind.LABEL)
            if headed and block.index not in own and impossible_dates(block.text, self.language):
                own[block.index] = None
        tables = days_of_tables(self.outline, self._resolver, self.language)
        self._columns = tables.heads
        own |= {index: day for index, day in tables.rows.items() if index not in own}
        self._named_in_programme(own)
        self._worded(own)
        if not any(own.values()) and self._span.exact and not self._resolver.open_end:
            told = days_of_diary(self.outline, self._resolver, self.language)
            own |= {block: day for block, (day, _) in told.items()}
            self._stretches |= {block: end for block, (_, end) in told.items()}
        return own

    def _may_be(self, day: dt.date) -> bool:
        """Whether a date in the words of a heading may be a day of the event."""
        span, first = self._span, self._resolver.first
        if not span.exact or span.series or first is None or self._resolver.holds(day):
            return True
        return self._resolver.open_end and 0 <= (day - first).days <= FOLLOWING

    def _named_in_programme(self, own: dict[int, dt.date | None]) -> None:
        """Headings in the words of one cell of a programme by days: "Session A" below a table with it."""
        if any(self.outline.blocks[one].kind is not BlockKind.ROW for one in self._strict):
            return
        days: dict[str, set[str]] = {}
        for block in self.outline:
            row = own.get(block.index)
            for cell in block.cells:
                day = self._columns.get((block.box, cell.column)) or (row.isoformat() if row else None)
                if day:
                    days.setdefault(_called(cell.text), set()).add(day)
        for block in self.outline if days else ():
            named = days.get(_called(block.text), set()) if block.kind is BlockKind.HEADING else set()
            if len(named) == 1 and not any(
                one.index in own for one in (block, *self.outline.ancestors(block))
            ):
                own[block.index] = dt.date.fromisoformat(next(iter(named)))

    def _worded(self, own: dict[int, dt.date | None]) -> None:
        """Dates that stand apart in the words of a row, an item or a line, or below it as "Date: …"."""
        for mention in self.mentions:
            block, date = mention.block, mention.date
            if mention.role in ("posted", "deadline", "past") or block.index in own:
                continue
            span = self._resolver.written(date, _weekday_before(date, self.language))
            if mention.role == "next":
                day = span[0] if span and span[0] == span[1] else None
                if date_role(block.text[:_OPENING]) == "next" or self._is_listed(mention, day):
                    own[block.index] = day
                continue
            leaf = self._ends[block.index] == block.index
            if span is None or (span[0] != span[1] and not (leaf and in_front_of_item(mention, span))):
                continue
            if mention.role == "when" and block.parent is not None:
                if block.index not in self._stretches:
                    own.setdefault(block.parent, span[0])
                own[block.index] = span[0]
            elif self._apart(block, date) and (
                self._span.series or not self._span.exact or self._resolver.holds(span[0])
            ):
                own[block.index] = span[0]
        for block in self.outline:
            if block.index in own or block.kind not in _WORDED:
                continue
            found = read_day(block.text.lstrip(" *_-"), self.language)
            if not found or not found[0].is_day or found[0].date:
                continue
            rest = block.text.lstrip(" *_-")[found[1] :].lstrip(" ,:-–—|*_")
            if read_time_at(rest) is None:
                continue
            made = self._resolver.day(found[0])
            if len(found[0].written) > _SHORT_NAME or (made and found[0].weekday is not None):
                own[block.index] = made

    def _is_listed(self, mention: Mention, day: dt.date | None) -> bool:
        """Whether a day to come stands in front of an item, and is one of the event."""
        listed = mention.block.kind in LISTED and mention.date.begin < IN_FRONT
        return bool(listed and day and self._span.exact and self._resolver.holds(day))

    def _labelled_stretches(self) -> dict[int, int]:
        """The last block that each of several lines "Date: …" rules, where bold lines have no ranks.

        A label such as "Topics:" between two of them does not hold the second.
        """
        lines = [m.block for m in self.mentions if m.role == "when" and m.block.kind is BlockKind.LINE]
        held = [line for line in lines if line.parent is not None]
        loose = any(self.outline.blocks[line.parent or 0].kind is BlockKind.LABEL for line in held)
        if len(held) < 2 or not loose or len({line.parent for line in held}) < 2:
            return {}
        last = [line.index - 1 for line in held[1:]] + [len(self.outline) - 1]
        return dict(zip((line.index for line in held), last, strict=True))

    @staticmethod
    def _apart(block: Block, date: DateFinding) -> bool:
        """Whether a date stands apart from a block's words: before them, or behind a mark at their end."""
        if block.kind is BlockKind.ROW:
            return True
        before, after = block.text[: date.begin].strip(" *_-–—#<[("), block.text[date.stop :].strip(" *_.)]>")
        if not before or re.fullmatch(r"#?\d{1,3}[.,:]?", before):
            column = re.match(r"\s{2}|\t", block.text[date.stop :]) is not None
            if column or not after or after[0] in ",;:-–—|" or block.kind is BlockKind.HEADING:
                return True
            clock = CLOCK_WORDS.match(after)
            after = after[clock.end() :] if clock is not None else after
            hour = read_time_at(after) if after[:1].isdigit() else None
            return hour is not None and hour.sure  # "May 14 9:15 AM"
        return (
            not after
            and block.text[: date.begin].rstrip()[-1:] in "([,-–—|:"
            and block.kind is not BlockKind.LINE
        )

    def _carry(self, marks: Sequence[Mark], own: dict[int, dt.date | None]) -> list[dt.date | None]:
        """The day of every block: of the nearest block above or before it that names one."""
        reach = self._reaches(marks, own) | self._stretches
        default = self._span.only_day
        second = begins_with_second(marks) if self._span.exact and not self._resolver.open_end else 0
        unruled = self._unruled(own)
        if unruled and self.start:
            self.start, self.end, self.precision = self.start[: len("2024-05")], None, Precision.MONTH
        days: list[dt.date | None] = []
        stack: list[tuple[int, int, dt.date | None]] = []  # (block, last block of its reach, day)
        heads = {mark.block for mark in marks}
        for block in self.outline:
            while stack and stack[-1][1] < block.index:
                stack.pop()
            if block.index in own:
                while block.index in heads and stack and self._ends[stack[-1][0]] < block.index:
                    stack.pop()
                stack.append((block.index, reach.get(block.index, self._ends[block.index]), own[block.index]))
            elif (
                block.kind is BlockKind.HEADING and len(block.text) < 60 and heads_what_is_to_come(block.text)
            ):
                stack.append((block.index, self._ends[block.index], None))
            above = self._resolver.first if 0 < block.index < second else default
            above = None if block.index < unruled else above
            days.append(stack[-1][2] if stack else above)
        return days

    def _unruled(self, own: Mapping[int, dt.date | None]) -> int:
        """The first block that names a day, where sessions stand above it and nothing else says their day."""
        first = min(own, default=0)
        if not (first and self._span.headed):
            return 0
        daily = are_each_day(self.outline.blocks, self.outline.blocks[first])
        above = (one for one in self.outline.blocks[:first] if one.index not in daily)
        timed = sum(read_time_at(one.text.lstrip(" *_-")) is not None for one in above)
        return first if timed >= _SESSIONS_ABOVE else 0

    def _is_alone(self, row: Block) -> bool:
        """Whether a row is all of its table, as a title above the next one."""
        before = self.outline.blocks[row.index - 1] if row.index else None
        return self._boxes[row.box] == row.index and (before is None or before.box != row.box)

    def _reaches(self, marks: Sequence[Mark], own: dict[int, dt.date | None]) -> dict[int, int]:
        """The last block that each bare day rules: of those below it, or also of its siblings."""
        blocks = self.outline.blocks
        bare = [mark for mark in marks if mark.strict and mark.block in own]
        following = ((one, next((m for m in bare if m.block > self._ends[one.block]), None)) for one in bare)
        beside = [(one, other or one) for one, other in following if self._has_hours_beside(one, other)]
        kinds = {mark.block: (blocks[mark.block].kind, blocks[mark.block].depth) for mark in bare}
        closed = {kinds[mark.block] for mark in bare if self._has_sessions(mark.block)}
        closed -= {kinds[one.block] for one, _ in beside}
        reach: dict[int, int] = {}
        for mark in bare:
            block = blocks[mark.block]
            if block.kind is BlockKind.ROW and not self._is_alone(block):
                reach[mark.block] = self._boxes[block.box]
            elif self._ends[mark.block] == mark.block:
                reach[mark.block] = (
                    len(blocks) - 1 if block.kind is not BlockKind.LINE else self._parent_end(block)
                )
            elif kinds[mark.block] not in closed:
                reach[mark.block] = self._parent_end(block)
        for one, other in beside:
            reach[other.block] = max(reach.get(other.block, other.block), reach.get(one.block, 0))
        for day in own:
            behind = min((one for one in own if one > self._ends[day]), default=None)
            if behind is not None and is_day_alone(blocks[day], self.language):
                reach[day] = max(reach.get(day, 0), end_of_day(blocks, self._ends, day, behind))
        return reach

    def _has_hours_beside(self, day: Mark, following: Mark | None) -> bool:
        """Whether hours stand beside a day, before the one that follows: a text whose parts ran together.

        Bold lines have no ranks: "**PAUSE: 10:30**" goes on with the day that is a bold line above it.
        """
        blocks = self.outline.blocks
        above = blocks[day.block].parent
        last = len(blocks) - 1 if above is None else self._ends[above]
        if following is not None and following.block > last:
            return False
        if following is None and blocks[day.block].kind is not BlockKind.LABEL:
            return False
        between = blocks[self._ends[day.block] + 1 : last + 1 if following is None else following.block]
        return any(one.parent == above and _has_hour(one) for one in between)

    def _parent_end(self, block: Block) -> int:
        """The last block beside a day; a day after which nothing more stands there rules what follows."""
        while (
            block.kind is BlockKind.LINE
            and block.parent is not None
            and self._ends[block.parent] == block.index
        ):
            block = replace(block, parent=self.outline.blocks[block.parent].parent)
        return self._ends[block.parent] if block.parent is not None else len(self.outline) - 1

    def _has_sessions(self, index: int) -> bool:
        """Whether something that may be a session stands below a block."""
        for below in self.outline.blocks[index + 1 : self._ends[index] + 1]:
            if below.kind in _SESSION_KINDS or read_time_at(below.text.lstrip(" *_-–—")) is not None:
                return True
        return False


def _has_hour(block: Block) -> bool:
    """Whether a block begins with an hour, or is a bold line that ends with one."""
    if read_time_at(block.text) is not None:
        return True
    behind = _LAST_HOUR.search(block.text) if block.kind is BlockKind.LABEL else None
    return behind is not None and read_time_at(behind[0]) is not None


_LAST_HOUR = re.compile(r"(?<=[\s(])\d\S{2,}(?:\s?[-–—]\s?\S{3,8})?$")


def _called(text: str) -> str:
    """What a slot of a programme is called: its first line, without what stands in brackets behind it."""
    return re.split(rf"\s*[({BREAK}]", fold(text).strip(" *_"))[0]


def _weekday_before(date: DateFinding, language: str | None) -> int | None:
    found = read_day(date.written, language)
    return found[0].weekday if found else None
