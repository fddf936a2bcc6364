"""Dated lists of evenings: "2019-01-14: Backups", "2019-02-11: Owls", each with a title and perhaps no name.

A date in front of a few words may be of a release or of a deadline. A group that meets keeps to one day of
the week: where nearly all days of a list are Mondays, its lines are what the group met for. So are lines
most of which are a date with a title and somebody behind a dash, a colon or "by".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from summitnotes.findings.dates.days import Day
from summitnotes.findings.events.words import date_role
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report

_LEAST = 4  # evenings whose titles stand alone
_LEAST_NAMED = 3  # evenings of which most say who speaks
_MOSTLY = 0.8  # share on one day of the week, and of different words
_OF_LIST = 0.7  # share of the items of a list, or of the lines of a part, that are dated
_OF_OTHERS = 0.3  # share of the lines that say what else their date is of
_MOST_WORDS = 16  # of a title with its names
_NAMED = 0.85  # likelihood of names behind a mark


def dated_series(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the blocks that are such evenings."""
    found: set[int] = set()
    for evenings, count in _lists(drafts, outline):
        if len(evenings) < max(_LEAST_NAMED, _OF_LIST * count):
            continue
        if sum(date_role(one.facts.rest) is not None for one, _day in evenings) >= _OF_OTHERS * count:
            continue  # deadlines, releases
        titles = _without_remarks([one for one, _day in evenings if _is_title(one)])
        named = sum(map(_is_named, titles))
        meets = len(titles) >= _LEAST and _are_different(titles) and _meet([day for _one, day in evenings])
        if meets or named >= max(_LEAST_NAMED, len(evenings) / 2):
            found.update(one.block.index for one in titles)
    return found


Evening = tuple[Draft, tuple[date, ...]]


def _lists(drafts: Sequence[Draft], outline: Outline) -> Iterator[tuple[Sequence[Evening], int]]:
    """The dated items of each list and how many items it has, and the dated lines below each heading.

    What stands between such lines goes with one of them. A line may have its day on the line above.
    """
    lists: dict[tuple[object, ...], list[Evening]] = defaultdict(list)
    counts: Counter[tuple[object, ...]] = Counter()
    above: Draft | None = None
    for draft in drafts:
        block = draft.block
        day = _day_in_front(draft)
        key: tuple[object, ...] = (block.kind, block.box)
        if block.kind is BlockKind.LINE:
            if day is None and above is not None and above.block.index == block.index - 1:
                day = _day_alone(above)
            heads = (one for one in outline.ancestors(block) if one.kind is BlockKind.HEADING)
            key = (block.kind, next((one.index for one in heads), None))
        if block.kind in (BlockKind.ITEM, BlockKind.LINE):
            counts[key] += block.kind is BlockKind.ITEM or day is not None
            if day is not None:
                lists[key].append((draft, day))
        above = draft
    return ((members, counts[key]) for key, members in lists.items())


def _day_in_front(draft: Draft) -> tuple[date, ...] | None:
    facts = draft.facts
    if facts.day is None or facts.rest == facts.whole or facts.span is not None:
        return None
    return _days_of(facts.day)


def _day_alone(draft: Draft) -> tuple[date, ...] | None:
    """The day that a line above a title consists of: "2014-04-24:"."""
    facts = draft.facts
    if draft.block.kind is not BlockKind.LABEL or facts.day is None or facts.span is not None:
        return None
    alone = not facts.whole.removeprefix(facts.day.written).strip(" .,:")
    return _days_of(facts.day) if alone else None


def _is_title(draft: Draft) -> bool:
    rest = draft.facts.rest.strip()
    words = rest.split()
    if not 0 < len(words) <= _MOST_WORDS or is_minutes(rest) or is_report(rest) or rest.endswith(":"):
        return False
    best = draft.best
    if best is not None and best.title.islower() and " " not in best.title:
        return False  # "Ana Prieto and"
    return any(word[:1].isalpha() for word in words) and not draft.facts.section


def _without_remarks(titles: Sequence[Draft]) -> Sequence[Draft]:
    """Without those in small letters beside titles with a capital: "no seminar", "cancelled"."""
    capital = [one for one in titles if not one.facts.rest.strip()[:1].islower()]
    return capital if 2 * len(capital) > len(titles) else titles


def _is_named(draft: Draft) -> bool:
    best = draft.best
    return best is not None and bool(best.title) and best.likelihood >= _NAMED


def _are_different(titles: Sequence[Draft]) -> bool:
    """Whether words are titles, and no "Meeting", "Release 1.2", "Release 1.3"."""
    said = Counter(fold_name("".join(c for c in one.facts.rest if not c.isdigit())) for one in titles)
    return len(said) >= _MOSTLY * len(titles)


def _meet(days: Sequence[tuple[date, ...]]) -> bool:
    """Whether nearly all days are of one day of the week, and no two of them the same."""
    if len(set(days)) < _MOSTLY * len(days):
        return False
    return any(_MOSTLY * len(days) <= most for most in map(_of_one_weekday, zip(*days, strict=True)))


def _of_one_weekday(days: Sequence[date]) -> int:
    return Counter(day.weekday() for day in days).most_common(1)[0][1]


#: Years whose days stand for those of a year that is not said: one of 365 days, and one of 366.
_YEARS = (2023, 2024)


def _days_of(day: Day) -> tuple[date, ...] | None:
    """The day, once for each sort of year where its year is not said; None where it is no day."""
    found = day.date
    if found is None or found.precision.value != "day":
        return None
    if found.start is not None:
        return (date.fromisoformat(found.start),) * len(_YEARS) if found.start == found.end else None
    if found.month_day is None or found.month_day != found.month_day_end:
        return None
    month, number = int(found.month_day[2:4]), int(found.month_day[5:7])
    return tuple(date(year, month, 1) + timedelta(number - 1) for year in _YEARS)
