"""Days with their units, as in East Asia: ``2024年9月14日（土）``, ``10월 26일``."""

from __future__ import annotations

import re

from summitnotes.findings.dates import patterns as p
from summitnotes.findings.dates.readings import Answer, Reading, day_of, days, months
from summitnotes.records.model import Precision

#: A month with its unit, which stands in every such date.
UNITS = re.compile(r"[0-9][ \u00a0]?[月월]")
#: Sign of a weekday -> 0 (Monday) … 6 (Sunday).
_WEEKDAYS = {
    sign: number
    for week in ("月火水木金土日", "一二三四五六日", "월화수목금토일")
    for number, sign in enumerate(week)
} | {"天": 6}
_SIGN = f"[{''.join(_WEEKDAYS)}]"
_WEEK = "(?:星期|周|週|礼拜|禮拜)"
# "(土)", "(土・祝)", "土曜日", "(토)", "토요일", "星期六", "（周六）"
_WEEKDAY = (
    rf"(?:{p.S}?\({p.S}?{_WEEK}?(?P<w1>{_SIGN})(?:曜日?|요일)?(?:[・/]祝)?{p.S}?\)"
    rf"|{p.S}?{_WEEK}(?P<w2>{_SIGN})|{p.S}?(?P<w3>{_SIGN})(?:曜日|요일))?"
)
_WEEKDAY_UNREAD = re.sub(r"\?P<w\d>", "?:", _WEEKDAY)
_YEAR = rf"(?P<y>{p.Y4}){p.S}?[年년]{p.S}?"
_MONTH, _DAY = (rf"(?P<{{}}>[0-9]{{{{1,2}}}}){p.S}?[{unit}]" for unit in ("月월", "日号號일"))
_TO = rf"{p.S}?(?:[-–—~・,、&至到和]|から|부터|및){p.S}?"
_LEAD = r"(?<![0-9.,/#年년])"
_FIRST = rf"(?:{_YEAR})?{_MONTH.format('m')}{p.S}?{_DAY.format('d')}{_WEEKDAY}"

#: One day or a range, of which the last has the month of the first where it says none.
UNIT_DAYS = p.dated(
    rf"{_FIRST}(?:{_TO}(?:(?:(?P<yy>{p.Y4}){p.S}?[年년]{p.S}?)?{_MONTH.format('mm')}{p.S}?)?"
    rf"{_DAY.format('dd')}{_WEEKDAY_UNREAD})?",
    _LEAD,
)
UNIT_MONTH = p.dated(rf"{_YEAR}{_MONTH.format('m')}(?!{p.S}?[0-9])", _LEAD)
_BEGINNING = re.compile(_FIRST)


def read_unit_days(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    part = match.groupdict()
    month, day = int(part["m"]), int(part["d"])
    last_month, last_day = int(part["mm"] or month), int(part["dd"] or day)
    year = int(part["y"]) if part["y"] else context_year
    if year is None:
        if day_of(2000, month, day) is None or day_of(2000, last_month, last_day) is None:
            return True, None
        first, last = f"--{month:02d}-{day:02d}", f"--{last_month:02d}-{last_day:02d}"
        return True, Reading(None, None, Precision.DAY, month_day=first, month_day_end=last)
    one = day_of(year, month, day)
    fits = one is None or _weekday(match) in (None, one.weekday())
    return days(one, day_of(int(part["yy"] or year), last_month, last_day), fits)


def read_unit_month(match: re.Match[str], language: str | None, context_year: int | None) -> Answer:
    year, month = int(match["y"]), int(match["m"])
    return months(year, month, year, month) if 1 <= month <= 12 else (False, None)


def weekday_behind(written: str) -> int | None:
    """The weekday that stands behind such a day, 0 = Monday."""
    match = _BEGINNING.match(written)
    return _weekday(match) if match else None


def _weekday(match: re.Match[str]) -> int | None:
    sign = match["w1"] or match["w2"] or match["w3"]
    return _WEEKDAYS[sign] if sign else None
