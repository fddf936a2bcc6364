"""Which blocks name the day under which others stand, and how far each of them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.words import labelled
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Cell, Outline
from summitnotes.records.model import Precision

_LONGEST = 120  # characters of a block that only names a day
_LEAD = re.compile(r"^(?:#\s?\d{1,3}|n°\s?\d{1,3}|\d{1,3}[.)](?=\s))?[\s,;:.\-–—|#*_=~>]*")
_ROOM = re.compile(
    r"^(?:(?:in|im|à|au|at|@|en)\s+)?(?:the\s+)?(?:room|hall|salle|amphi|amphithéâtre|saal|raum|hörsaal|sala|aula"
    r"|auditorium|auditorio|auditório|zaal|track|stage|main)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
#: Words between a day and its hour: "at", "ab", "à partir de".
CLOCK_WORDS = re.compile(
    r"^(?:starts?|starting|begins?|beginning|from|at|doors|ab|um|beginn|dès|à partir de|à|début|a las|desde"
    r"|dalle|ore|às|om|vanaf|aanvang|utc|gmt|cest|cet|bst|e[sd]t|c[sd]t|m[sd]t|p[sd]t)"
    r"(?:\s+(?:at|um|à|a las|om))?\s+",
    re.IGNORECASE,
)
#: "Sitzung vom", "evening of": what stands before it is the meeting of a day.
_MEETING = re.compile(r"\s(?:of|du|de|vom|am|van|del|di|from|on|le)\s+(?:the\s+)?$", re.IGNORECASE)
SEPARATORS = " \t,;:.-–—|()[]*_=#~>/\v"
_SEPARATORS_BUT_STOPS = SEPARATORS.replace(".", "")
_FIRST_WORDS = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)?(?=[\s:,\-–—]+)")
_BEFORE_LAST = re.compile(r"[(\[]|\s[-–—|@]\s|,\s|:\s")  # what a day at the end stands behind
#: Words between what stands beside a day and the day: "Programme for Monday", "Talks of 3 May".
_OF = re.compile(
    r"(?:of|for|from|du|de|des|pour|für|vom|zum|do|da|del|di|para|per|van|voor)\s+(?:the\s+|el\s+)?",
    re.IGNORECASE,
)
#: Pictures before the words of a heading, and what makes them colourful.
_PICTURES = re.compile(r"^[\s\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_COUNT = re.compile(r"\d-\d")  # behind a word: the first of the first room
_KINDS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.LINE, BlockKind.ROW, BlockKind.ITEM, BlockKind.TERM)


@dataclass(frozen=True, slots=True)
class Mark:
    """A block that names a day. ``strict``: it names nothing else, and so rules its siblings too."""

    block: int
    day: Day
    strict: bool
    labelled: bool = False  # "Zeit: Mo. (23.9.)": it says when that was which stands above it


def read_marks(outline: Outline, language: str | None) -> list[Mark]:
    """The blocks that begin or end with a day, in reading order."""
    marks = []
    for block in outline:
        mark = _mark(block, language)
        if mark is not None:
            marks.append(_with_weekday_below(mark, outline, language))
    known = {mark.block for mark in marks}
    led = [mark for mark in _above_hours(outline, language) if mark.block not in known]
    said = _behind_labels(outline, language)
    marks = [mark for mark in marks if mark.block not in {one.block for one in said}]
    return sorted([*marks, *led, *said], key=lambda mark: mark.block) if led or said else marks


def _behind_labels(outline: Outline, language: str | None) -> list[Mark]:
    """Days behind a label: figures alone ("Zeit: Mo. (23.9.), 9 Uhr"), and weekdays of several sessions."""
    found: list[Mark] = []
    parents: set[int | None] = set()  # of those that only name a weekday: "When: Saturday 14:00"
    for block in outline:
        label = labelled(block) if block.kind in _SAYING and block.parent is not None else None
        named = read_day(label[1], language) if label is not None and label[0] == "when" else None
        if label is None or named is None or named[0].date is not None:
            continue
        day, stop = named
        weekday = _is_surely_day(day) and _is_clock(label[1][stop:].strip(SEPARATORS))
        if day.numbers or weekday:
            found.append(Mark(block.index, day, strict=False, labelled=True))
            parents |= set() if day.numbers else {block.parent}
    return found if len(parents) >= _SEVERAL else [mark for mark in found if mark.day.numbers]


_SAYING = (BlockKind.HEADING, BlockKind.LINE, BlockKind.ITEM)


def _above_hours(outline: Outline, language: str | None) -> list[Mark]:
    """Lines with a day and what it was for, each above a list or table of its own, where two hold hours.

    "Tues 26 March 2013: Python" above its hours, "Wed 27 March 2013: Stimuli" above others. One is enough
    that ends with a colon: "Tuesday 26th May, 15:00-16:15 UK:".
    """
    found: list[Mark] = []
    sure: list[Mark] = []
    timed = 0
    for block, below in _above_lists(outline):
        last = below.index + (_FIRST_ROWS if below.kind is BlockKind.ROW else 1)
        first = (one for one in outline.blocks[below.index : last] if one.box == below.box)
        hour = any(read_time_at(one.text.lstrip(" *_-–—")) is not None for one in first)
        named = named_day(block.text, language, alone=not hour) if len(block.text) <= _LONGEST else None
        if named is None or named[1] or not (named[0].date and _is_one_day(named[0].date)):
            continue
        mark = Mark(block.index, named[0], strict=True)
        opens = hour and block.text.rstrip(" *_").endswith(":")
        sure += [mark] if opens and len(block.text.split()) <= _MOST_BESIDE else []
        found += [mark] if block.kind is BlockKind.LINE and below.index == block.index + 1 else []
        timed += hour and mark in found
    return found if timed >= _SEVERAL else sure


def _above_lists(outline: Outline) -> Iterator[tuple[Block, Block]]:
    """Each line, or only item of a list, with the row or item below it; one line may stand between."""
    for block in outline:
        following = outline.blocks[block.index + 1 : block.index + 3]
        if block.kind is BlockKind.ITEM and any(one.box == block.box for one in following[:1]):
            continue
        if block.kind in (BlockKind.LINE, BlockKind.ITEM) and block.lines == 1:
            below = next((one for one in following if one.kind is not BlockKind.LINE), None)
            if below is not None and below.kind in _LISTED and below.box != block.box:
                yield block, below


_MOST_BESIDE = 8  # words of a line that is a day, its hours and a place
_LISTED = (BlockKind.ITEM, BlockKind.ROW)
_SEVERAL = 2
_FIRST_ROWS = 3  # of a table: its head, and perhaps one "from 9:30"


def _is_one_day(date: DateFinding) -> bool:
    return date.precision is Precision.DAY and date.start == date.end


def _with_weekday_below(mark: Mark, outline: Outline, language: str | None) -> Mark:
    """ "Day One" with the weekday by which the words below begin: "Monday. The hall was full."."""
    day = mark.day
    counted = day.ordinal is not None and day.weekday is None and day.date is None
    below = outline.blocks[mark.block + 1 : mark.block + 2]
    if not counted or not below or below[0].kind is not BlockKind.LINE:
        return mark
    found = read_day(below[0].text, language)
    if found is None or found[0].weekday is None or found[0].date:
        return mark
    if not re.search(r"[.,:!]\s*$", below[0].text[: found[1] + 1]) and below[0].text[found[1] :].strip():
        return mark
    return replace(mark, day=replace(day, weekday=found[0].weekday))


def _mark(block: Block, language: str | None) -> Mark | None:
    if block.kind not in _KINDS:
        return None
    if block.kind is BlockKind.ROW:
        filled = distinct(block.cells)
        text = filled[0] if len(filled) == 1 else ""
    else:
        text = block.text if len(block.text) <= _LONGEST else block.text.partition(BREAK)[0]
    if not text or len(text) > _LONGEST:
        return None
    if block.kind is BlockKind.LINE and not (block.hard or block.position == 0):
        return None  # a wrapped line of a paragraph
    head = block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.TERM)
    found = named_day(text, language, alone=not head)
    if found is None:
        return None
    day, strict = found
    if not head and not (strict and _is_more_than_month(day)):
        return None
    return Mark(block.index, day, strict)


def _is_more_than_month(day: Day) -> bool:
    """ "March 2003." on a line of its own ends a sentence; above others only a heading names a month."""
    return day.date is None or day.date.precision is not Precision.MONTH


def distinct(cells: Sequence[Cell]) -> list[str]:
    return list(dict.fromkeys(cell.text.strip() for cell in cells if cell.text.strip(" *-–—")))


def named_day(text: str, language: str | None, alone: bool = False) -> tuple[Day, bool] | None:
    """The day that a text begins or ends with, and whether it names nothing else.

    ``alone``: nobody asks for a day behind other words.
    """
    bare = _PICTURES.sub("", text).lstrip(" \t*_=~>|-([").rstrip(_SEPARATORS_BUT_STOPS)
    lead = _LEAD.match(bare) if not _begins_with_day(bare, language) else None
    begin = lead.end() if lead else 0
    taken = _company(bare)
    if taken:
        begin = len(taken) + len(_LEAD.match(bare[len(taken) :])[0])  # type: ignore[index]
        of = _OF.match(bare, begin)
        begin = of.end() if of else begin
    found = read_day(bare[begin:], language)
    if found is not None:
        day, stop = found
        if taken and _COUNT.fullmatch(day.written):
            return None  # "talk 1-1"
        rest = bare[begin + stop :]
        if day.date is None and (dated := _at_end(rest, language)) and dated[0].date:
            return replace(day, date=dated[0].date), False
        if day.date is None and day.ordinal is not None and (led := _led(rest, language)) is not None:
            return replace(day, date=led[0]), _names_nothing(led[1], day, language)
        if _set_apart(rest, day):
            return day, _names_nothing(rest, day, language)
    return None if alone else _at_end(bare, language)


def _led(rest: str, language: str | None) -> tuple[DateFinding, str] | None:
    """The date right behind "Day 2", and what follows it: "Day 2 - April 15, 2021 UTC 05:00"."""
    bare = rest.lstrip(SEPARATORS)
    found = read_day(bare, language)
    date = found[0].date if found is not None else None
    if found is None or date is None or not _is_one_day(date):
        return None
    return date, bare[found[1] :]


def _begins_with_day(bare: str, language: str | None) -> bool:
    """Whether the number in front is of a day, and none of a list: "2. Tag", "9. Mai", but not "2. Day 1"."""
    found = read_day(bare, language) if bare[:1].isdigit() else None
    if found is None:
        return False
    day, stop = found
    counted = day.ordinal is not None and not bare[stop:].lstrip()[:1].isdigit()
    return counted or (day.date is not None and _is_one_day(day.date))


def _company(bare: str) -> str:
    """The word or two in front of a day that stand with days only: "Programme Monday"."""
    head = _FIRST_WORDS.match(bare)
    if head is None:
        return ""
    company, first = words("events/day_company"), head[0].partition(" ")[0]
    if head[0].casefold() in company:
        return head[0]
    return first if first.casefold() in company else ""


def _set_apart(rest: str, day: Day) -> bool:
    """Whether the day stands for itself: "Sunday Morning Coding" and "D3 visualisation" do not."""
    if day.date is not None or day.numbers or (day.ordinal is not None and len(day.written) > 2):
        return True
    bare = re.sub(r"^['’]?s ", "", rest).lstrip(" \t*_")
    if bare.casefold() in words("events/day_company") or CLOCK_WORDS.fullmatch(f"{bare} "):
        return True  # "Saturday's talks", "Thursday from" above its hours
    counted = re.search(r"\d(?:st|nd|rd|th)$", day.written) is not None
    return not bare or counted or bare[0] in ",;:.-–—|([@/\v" or read_time_at(bare) is not None


def _names_nothing(rest: str, day: Day, language: str | None) -> bool:
    """Whether what follows a day is no session: nothing, a clock, a room, a part of the day."""
    bare = rest.strip(SEPARATORS)
    bare = re.sub(r"^['’]?s ", "", bare)
    if not bare:
        return True
    company = words("events/day_company")
    if bare.casefold() in company or _ROOM.match(bare) or CLOCK_WORDS.fullmatch(f"{bare} "):
        return True
    again = read_day(bare, language)
    if again is not None and not bare[again[1] :].strip(SEPARATORS):
        return True
    timed = CLOCK_WORDS.match(bare)
    span = read_time_at(bare, timed.end() if timed is not None else 0)
    if span is None:
        return False
    behind = bare[span.stop :]
    short = timed is not None and len(behind.strip(SEPARATORS)) < _SHORT
    return short or _BRACKETED.match(behind) is not None


_SHORT = 12  # characters: a room, a zone
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)?\W*$")  # where it begins


def _at_end(text: str, language: str | None) -> tuple[Day, bool] | None:
    """The day in brackets, behind a dash or comma, or of a named meeting, that a text ends with."""
    if text.replace(" ", "").isalpha():
        return None  # words alone: no date, and nothing that a day stands behind
    last = next(iter(find_dates(text, language)[-1:]), None)
    if last is not None and last.stop == len(text.rstrip(SEPARATORS)) and _MEETING.search(text[: last.begin]):
        tokens = re.split(r"\W+", fold(text[: last.begin]))
        if any(token in words("events/event_words") or token in words("dates/day_parts") for token in tokens):
            found = read_day(last.written, language)
            return (found[0], False) if found else None
    if last is not None and last.stop == len(text.rstrip(SEPARATORS)) and _is_figures(last):
        found = read_day(last.written, language)  # "8th evening of the guild  16/06/2018"
        return (found[0], False) if found else None
    for match in reversed(list(_BEFORE_LAST.finditer(text))):
        tail = text[match.end() :].strip(SEPARATORS)
        if len(tail) > 40:
            return None
        found = read_day(tail, language)
        if found and _is_clock(tail[found[1] :].strip(SEPARATORS)) and _is_surely_day(found[0]):
            return found[0], False
    return None


def _is_figures(date: DateFinding) -> bool:
    """Whether a day is written in figures alone, with its year: no words of a title are."""
    return _is_one_day(date) and _FIGURES.fullmatch(date.written) is not None


_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")


def _is_surely_day(day: Day) -> bool:
    """Whether a day is named by a date, its number or the whole name of its weekday."""
    weekday = day.weekday is not None and len(day.written) >= WHOLE_WEEKDAY
    return bool(day.date or day.numbers) or day.ordinal is not None or weekday


WHOLE_WEEKDAY = 5  # letters; "Sat", "Sun" and "mar" may be something else


def _is_clock(text: str) -> bool:
    """Whether nothing stands behind a day, or its hours alone: "Session 2 - Tue 8 Oct, 10-11:30am"."""
    span = read_time_at(text) if text else None
    return not text or (span is not None and span.stop == len(text))


# ---------------------------------------------------------------- how far a mark reaches


def box_ends(blocks: Sequence[Block]) -> dict[int, int]:
    """The index of the last block of each list, table or run of lines."""
    return {block.box: block.index for block in blocks if block.box}
