"""Files that are records of years and of no one event: evenings of a club, talks that somebody gave."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summitnotes.findings.events.sheets import says_which
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline

_NO_EVENT = 550  # days; a list of evenings over years is a record of a club, and of no one event
_NO_TERM = 200  # days; so are evenings over more than half a year, if nothing names what they are evenings of
_TERM = 8  # the month in which a winter's series may begin
_YEAR = re.compile(r"(?<![\d.:/-])((?:19[89]|20[0-4])\d)(?![\d:/-]|[.,]\d)")


def is_record(first: dt.date, last: dt.date, titles: Iterable[str], language: str | None) -> bool:
    """Whether days from ``first`` to ``last`` are too far apart for what the titles name."""
    winter = first.year < last.year and last.month < _TERM <= first.month
    named = winter or any(says_which(text, language) for text in titles)
    return (last - first).days > (_NO_EVENT if named else _NO_TERM)


def year_of_record(first: dt.date, last: dt.date, titles: Iterable[str]) -> str | None:
    """The year of all days of a record, if a title says it: "Meetings of 2015"."""
    year = str(first.year)
    return year if first.year == last.year and any(year in _YEAR.findall(one) for one in titles) else None


def parts_of_years(outline: Outline) -> frozenset[int]:
    """The headings of one rank that name years, where these differ, with all that stands below them.

    So do lines that begin with a year. None of them speaks of the whole: "2018" above talks, and "2016".
    """
    groups: dict[object, list[Block]] = defaultdict(list)
    for block in outline:
        if block.kind is BlockKind.HEADING:
            groups[block.parent, block.depth].append(block)
        elif block.kind is BlockKind.LINE and _YEAR.match(block.text):
            groups[block.kind].append(block)
    heads = {block.index for blocks in groups.values() for block in _of_years(blocks)}
    below = (one.index for one in outline if any(above.index in heads for above in outline.ancestors(one)))
    return frozenset({*heads, *below} if heads else ())


def _of_years(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of one rank that name a year, where most do, and more than one."""
    named = [(block, set(_YEAR.findall(block.text))) for block in blocks]
    named = [(block, years) for block, years in named if len(years) == 1]
    several = len({year for _, years in named for year in years}) > 1
    return [block for block, _ in named] if several and 2 * len(named) >= len(blocks) else ()
