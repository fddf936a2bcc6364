"""Day headings: ``Day Two``, ``Mardi 14 mai``, ``Monday morning``, ``12.10. - Tuesday``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from summitnotes.findings.dates.calendar_words import ORDINALS, base_language, number_of, one_of, words_of
from summitnotes.findings.dates.east_asian_days import weekday_behind
from summitnotes.findings.dates.figures import has_figure, with_plain_figures
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.dates.patterns import DAY_WORDS
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.lexicons import words

_ORD = one_of(ORDINALS)
#: Those that stand behind a number only: in Swedish "den 3" is the third of a month.
_DAY_BEHIND = ("den", "nap")
_DAY_WORD = rf"(?:{'|'.join(DAY_WORDS)})"
_COUNTED_DAY = rf"(?:{'|'.join((*DAY_WORDS, *_DAY_BEHIND))})"
_LAST = (
    *("last day", "dernier jour", "dernière journée", "final day", "letzter tag"),
    *("último dia", "último día", "ultimo giorno", "laatste dag"),
)
_ORDINAL = re.compile(
    rf"(?:{_DAY_WORD}\s*(?:n°|no\.?|[#_-])?\s*(?P<a>[0-9]{{1,2}}|{_ORD})(?![\w]|\s*[/.:][0-9])"
    # the pronoun stands before other words: "Day I"
    rf"|{_DAY_WORD}\s(?P<g>I{{1,3}}|IV|V)(?=\W*$|\s?[:–—|(\-])"
    rf"|(?P<b>[0-9]{{1,2}})(?:\.?(?:st|nd|rd|th|er|re|ère|e|ème|[º°ªoη]|ste|de|-?й)|\.)\s*{_COUNTED_DAY}(?!\w)"
    rf"|(?:(?:the|el|il|la|le|o|am|der|de)\s)?(?P<c>{_ORD})\s+{_COUNTED_DAY}(?!\w)"
    rf"|(?P<last>{'|'.join(_LAST)})(?!\w)"
    rf"|[JD](?P<d>[1-9])(?!\w)"
    rf"|第\s?(?P<e>[1-9一二三四五六七])\s?[天日]|(?P<f>[1-9])\s?(?:日目|일차))",
    re.IGNORECASE,
)
_LONGEST = 120  # characters looked at
_BEFORE = (
    *("on the le la les ce el il lo am der den dem de do no o a op vom dal del di".split()),  # noqa: SIM905
    *("v", "ve", "w", "we", "в", "во", "у", "на", "på", "pe"),
)
_WHEN = ("early", "late", "früher", "später")
_LEAD = rf"(?:(?:{'|'.join(_BEFORE)})\s+|l['’])?(?:(?:{'|'.join(_WHEN)})\s+)?"
_TAIL = r"(?:\s+(?:session|block|part|programme|program)s?)?(?!\w)"
_DAY_NUMBER = re.compile(
    r"(?:the\s+|le\s+|den\s+|día\s+|dia\s+|de\s+)?(?P<number>[0-3]?[0-9])(?:st|nd|rd|th|er|º|°|ª|ste|de|\.)?"
    r"(?![\w/]|\.[0-9]|\s*:\s?[0-9]|\s*(?:[hu](?![^\W\d_])|heures?\b|ho(?:u)?rs?\b|hrs?\b|uhr\b|uur\b)|\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
#: "12th", "le 12": the whole of a heading below those of its month.
_NUMBER_ALONE = re.compile(
    r"(?:the\s+)?[0-3]?[0-9](?:st|nd|rd|th)\W*|(?:le|el|il|den|op)\s+[0-3]?[0-9]\.?\W*", re.IGNORECASE
)
_SHORT = re.compile(
    r"(?P<a>[0-3]?[0-9])(?P<sep>[./\-])(?P<b>[0-3]?[0-9])(?:(?P=sep)(?P<y>[0-9]{2})(?![\w])|\.(?![\w])|(?![\w.:/\-]))"
)
_GAP = re.compile(r"[\s,;:()\[\]<>\-–—/|.•·*_]*")


@dataclass(frozen=True, slots=True)
class Day:
    """The day that a heading names; ``written`` is that part of it."""

    written: str
    ordinal: int | None = None  # 1 for "Day One"; -1 for "last day"
    weekday: int | None = None  # 0 = Monday
    date: DateFinding | None = None
    number: int | None = None  # 15 in "Thursday 15": a day of a month that is said elsewhere
    numbers: tuple[int, int, int | None, str] | None = (
        None  # both numbers and year of "3/11", as written, and their mark
    )
    part: bool = False  # a part of a day, such as a morning, is named

    @property
    def is_day(self) -> bool:
        """Whether more is named than a part of a day."""
        counted = self.ordinal is not None or self.weekday is not None
        return bool(self.date or self.numbers or self.number or counted)


@cache
def _weekday_pattern(language: str | None) -> re.Pattern[str]:
    names = one_of(words_of(language).weekdays)
    return re.compile(rf"{_LEAD}(?P<day>{names})(?![\w])['’]?\.?", re.IGNORECASE)


@cache
def _part_pattern() -> re.Pattern[str]:
    names = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words("dates/day_parts"), key=len)[::-1]
    )
    return re.compile(rf"{_LEAD}(?:{names}|a\.?m\.?|p\.?m\.?){_TAIL}", re.IGNORECASE)


@lru_cache(maxsize=2048)  # the finders of sessions, marks and days ask for the same beginnings
def read_day(text: str, language: str | None = None) -> tuple[Day, int] | None:
    """The day that ``text`` begins with and where it stops, or None.

    A part of the day alone ("Morning") counts with nothing else known about it.
    """
    text, base = with_plain_figures(text[:_LONGEST]), base_language(language)
    return _read(text, base) if _may_begin(text, base) else None


_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Small letters to a pattern that ignores case.
_AS_ASCII = str.maketrans({"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"})


def _may_begin(text: str, language: str | None) -> bool:
    """A first look: without a digit, a day begins with one of few words. Most texts do not."""
    if has_figure(text):
        return True
    first = _FIRST_WORD.search(text)
    return first is not None and (not first[0].isascii() or first[0].lower() in _beginnings(language))


@cache
def _beginnings(language: str | None) -> frozenset[str]:
    """The first words of all that may be read as a day, in small letters."""
    day_words = [f"{day}{number}" for day in DAY_WORDS for number in ("", "n", "no")]
    names = (
        *(*ORDINALS, *words_of(language).weekdays, *words("dates/day_parts"), *_LAST, *_BEFORE, *_WHEN),
        *("l", "a", "am", "p", "pm", *day_words),
        *(f"{day}{ordinal}" for day in day_words for ordinal in ORDINALS),
    )
    first = map(_FIRST_WORD.search, "\n".join(names).translate(_AS_ASCII).split("\n"))
    return frozenset(match[0].lower() for match in first if match)


def _read(text: str, language: str | None) -> tuple[Day, int] | None:
    reader = _Reader(text, language)
    while reader.step():
        pass
    return (reader.day(), reader.stop) if reader.stop else None


class _Reader:
    """What the beginning of one text says of a day, piece by piece."""

    def __init__(self, text: str, language: str | None) -> None:
        self.text, self.language = text, language
        self.at = self.stop = 0
        self.steps = 0
        self.dates = [one for one in find_dates(text, language) if one.precision.value != "year"]
        self.date: DateFinding | None = None
        self.ordinal: int | None = None
        self.weekday: int | None = None
        self.number: int | None = None
        self.numbers: tuple[int, int, int | None, str] | None = None
        self.part = False

    def step(self) -> bool:
        """Read one more piece; False when there is none."""
        self.steps += 1
        gap = _GAP.match(self.text, self.at)
        begin = gap.end() if gap else self.at
        if self.steps > 6 or begin >= len(self.text):
            return False
        stop = self._date(begin) or self._ordinal(begin) or self._weekday(begin) or self._loose(begin)
        if not stop:
            return False
        self.at = self.stop = stop
        return True

    def day(self) -> Day:
        date = self.date
        weekday = self.weekday
        if date and weekday is None:
            named = _weekday_pattern(self.language).match(date.written)
            weekday = (
                number_of(words_of(self.language).weekdays, named["day"])
                if named
                else weekday_behind(date.written)
            )
        written = self.text[: self.stop].strip()
        return Day(written, self.ordinal, weekday, date, self.number, self.numbers, self.part)

    def _date(self, begin: int) -> int:
        found = next((one for one in self.dates if one.begin == begin), None)
        if found is None or self.date is not None:
            return 0
        self.date = found
        return found.stop

    def _ordinal(self, begin: int) -> int:
        match = _ORDINAL.match(self.text, begin)
        if not match or self.ordinal is not None:
            return 0
        if match["a"] and (stop := self._date(match.start("a"))):
            return stop  # "Día 4 de octubre"
        self.ordinal = _number(match)
        return match.end()

    def _weekday(self, begin: int) -> int:
        match = _weekday_pattern(self.language).match(self.text, begin)
        number = number_of(words_of(self.language).weekdays, match["day"]) if match else None
        if not match or self.weekday not in (None, number):
            return 0
        if (
            self.date is not None
            and ":" in self.text[self.at : begin]
            and _SURNAME.match(self.text, match.end())
        ):
            return 0  # "Feb 2: Sam Bevins: Braids"
        if (stop := self._date(match.start("day"))) > match.end():
            return stop  # "on Sunday 5 May"
        self.weekday = number  # "Freitag / Friday" names one day twice
        return match.end()

    def _loose(self, begin: int) -> int:
        """A part of the day, a number beside a weekday, or two numbers such as ``3/11``."""
        match = _part_pattern().match(self.text, begin) if begin == 0 or self.stop else None
        if match:
            self.part = True
            return match.end()
        if self.date is None and self.numbers is None and self.number is None:
            short = _SHORT.match(self.text, begin)
            if (
                short
                and (self.weekday is not None or self.ordinal is not None or self.text[:begin] in _OPENED)
                and self._short(short)
            ):
                return short.end()
            known = self.weekday is not None or (begin == 0 and _NUMBER_ALONE.fullmatch(self.text))
            match = _DAY_NUMBER.match(self.text, begin) if known else None
            if match and 1 <= int(match["number"]) <= 31:
                self.number = int(match["number"])
                return match.end()
        return 0

    def _short(self, match: re.Match[str]) -> bool:
        """Whether two numbers are a day: with a weekday, a last full stop, or alone in the text."""
        one, two, mark = int(match["a"]), int(match["b"]), match["sep"]
        behind = self.text[match.end() :]
        rest = behind.strip(" ,;:()-–—|*_")
        dotted = mark == "." and match[0].endswith(".") and len(match["b"]) == 2
        if not (
            self.weekday is not None
            or self.ordinal is not None
            or dotted
            or not rest
            or self._is_bracketed(match)
            or self._weekday_ahead(rest)
            or ((two <= 12 or mark == "/") and _is_hour_next(behind, mark))
        ):
            return False
        if not (1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12) or (mark == "-" and rest):
            return False
        if mark == "." and not match["y"] and _are_hours(two, behind):
            return False
        self.numbers = (one, two, 2000 + int(match["y"]) if match["y"] else None, mark)
        return True

    def _is_bracketed(self, match: re.Match[str]) -> bool:
        """ "[22/01] Old kernels": in brackets of their own. "(1/2)" may be one of two parts."""
        whole = len(match["a"]) == len(match["b"]) == len("22")
        before, behind = self.text[: match.start()].strip(), self.text[match.end() :][:1]
        return whole and before in ("", "[", "(") and behind in ("]", ")") and match["sep"] != "-"

    def _weekday_ahead(self, rest: str) -> bool:
        return _weekday_pattern(self.language).match(rest) is not None


_OPENED = ("", "[", "(")
_SURNAME = re.compile(r" [A-ZÀ-Þ][^\W\d_]")
_NEXT = {".": re.compile(r"[,;]\s+(?=\d)"), "/": re.compile(r"[,;]?\s+(?=\d)")}


_OTHER_END = re.compile(r"\s*[-–—]\s*\d{1,2}\.(?P<minutes>[0-5]\d)(?![\d.])")


def _are_hours(two: int, behind: str) -> bool:
    """ "Monday 11.15 - 12.30": of two days of a month, one would be in a month that is none."""
    end = _OTHER_END.match(behind)
    return end is not None and max(two, int(end["minutes"])) > 12


def _is_hour_next(behind: str, mark: str) -> bool:
    """Whether an hour stands right behind them: "14.06, 10:00: Title"; two hours may be "9.10 10:00"."""
    gap = _NEXT[mark].match(behind) if mark in _NEXT else None
    hour = read_time_at(behind, gap.end()) if gap else None
    return hour is not None and (hour.sure or behind[hour.stop :].lstrip()[:1] in (":", "-", "–", "—", "|"))


_ROMAN = ("I", "II", "III", "IV", "V")


def _number(match: re.Match[str]) -> int | None:
    if match["last"]:
        return -1
    if match["g"]:
        return _ROMAN.index(match["g"].upper()) + 1
    written = match["a"] or match["b"] or match["c"] or match["d"] or match["e"] or match["f"]
    return int(written) if written.isdigit() else number_of(ORDINALS, written)
