"""Times of day as people write them in programmes: ``09h35``, ``14:00–14:45``, ``2.30pm``, ``de 9h à 10h``.

``read_time_at`` reads at one place; nothing here searches, so each call looks at a bounded stretch of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summitnotes.findings.dates.figures import has_figure, with_plain_figures
from summitnotes.findings.dates.halves import HALF, HALVES_BEFORE, half_of
from summitnotes.records.partial_dates import ends_next_day, since_midnight

_B = r"[ \t\u00a0\u202f]"
#: What stands behind the number of an hour: 14h, 14 Uhr, 14 uur, 14 hs, 10u30.
_HOUR = r"(?:[hu]|uhr|uur|hs|heures?|hrs?)"
#: What stands behind an hour with minutes only, for alone it counts hours: 18:15 hod., 18.15 óra.
_HOURS = r"(?:horas?|hores|hod(?:in[ay]?)?\.?|óra(?:kor)?|час(?:ов|а)?|ч\.?|годин[аи]?|[dt][ae])"
_NOON = ("noon", "midday", "midi", "mezzogiorno", "mediodía", "mediodia", "meio-dia")
_MIDNIGHT = ("midnight", "minuit", "mitternacht", "mezzanotte", "medianoche", "meia-noite", "middernacht")
_WORD_TIMES = dict.fromkeys(_NOON, 12) | dict.fromkeys(_MIDNIGHT, 0)
_WORD = rf"(?P<word>{'|'.join(_WORD_TIMES)})\b"
_ONE = (
    rf"(?:{_WORD}"
    rf"|(?:(?P<before>{'|'.join(HALVES_BEFORE)}){_B}?)?(?P<hour>2[0-4]|[01]?[0-9])"
    rf"(?:{_B}?(?:[hu]|uhr|heures?){_B}?(?P<hmin>[0-5][0-9])(?:{_B}?(?:mn|min|m))?(?!{_B}?{_HOUR}(?![a-zà-ÿ]))"
    rf"|{_B}?{_HOUR}(?![a-zà-ÿ0-9])"
    rf"|{_B}?[時时点點시](?!{_B}?間)(?:{_B}?(?P<kmin>[0-5]?[0-9]){_B}?[分분]|(?P<half>半|{_B}?반))?"
    rf"|[:∶](?P<cmin>[0-5][0-9])(?::[0-5][0-9])?(?:{_B}?(?:{_HOUR}|{_HOURS})(?!\w))?"
    rf"|[.,](?P<umin>[0-5][0-9]){_B}?(?:{_HOUR}|{_HOURS})(?!\w)"
    rf"|\.(?P<dmin>[0-5][0-9])"
    rf"|(?P<bmin>[0-5][0-9])"
    rf"|)"
    rf"(?:(?<!uhr)(?<!uur)(?:{_B}?(?P<ampm>{HALF})|(?<=[:∶][0-5][0-9])(?P<ap>[ap])(?!\w)))?)"
)
_TIME = re.compile(_ONE, re.IGNORECASE)
_TWELVE = re.compile(rf"{_B}{_WORD}", re.IGNORECASE)  # "12 noon", "12:00 midnight"
# Words before a time, and those of them that stand before nothing else.
_CLOCK = (
    r"(?:(?:a{B}+partir{B}+)?(?:a|des?|desde|entre|des{B}+de){B}+(?:las?|les)|(?:al|dal)le{B}+ore|ore|às|(?:a{B}+partire{B}+)?dalle"
    r"|(?:a{B}+partir{B}+|entre{B}+)?(?:das|as)|(?:(?:fra|från|ca\.?){B}+)?(?:kl\.?|klockan|klokken|klo|kello)"
    r"|(?:(?:od|do|o|w){B}+)?(?:godz\.?|godzina|godzinie|godzinach|godziny|g\.)|saat|ora|(?:de{B}+)?la{B}+ora"
    r"|στις|από{B}+τις|الساعة|בשעה)"
).replace("{B}", _B)
_OPENING = re.compile(
    rf"(?:(?:(?P<clock>{_CLOCK})|[aà]{_B}+partir{_B}+de|from|at|around|approx\.?|about|ca\.?|circa|etwa|ungefähr|de|à|a|dès|des|entre"
    rf"|between|(?:start|starts|starting)(?: at)?|vers|ab|von|um|gegen|zwischen|alle|om|van|vanaf|tussen|rond"
    rf"|från|fra|od|ob|v|ve|w|o|в|во|о|об|у|с|з|от|від|@){_B}+|(?P<mark>h\.|kl\.|h{_B}){_B}?(?=[0-9])|[@~≈]{_B}?)?",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:(?:ore|kl\.?|godz\.?|h\.?|ca\.?|circa|about|around|vers|etwa|ungefähr|gegen){B}+|[~≈]{B}?)?".replace(
        "{B}", _B
    )
)
_JOINT = re.compile(
    rf"(?:{_B}*(?:->|=>|>|-{{1,3}}|[–—−‒→~〜～/至到]|から|부터){_B}*"
    rf"|{_B}+(?:(?P<clock>a{_B}+l[ae]s?|hasta{_B}+las?|fins{_B}+a{_B}+les|[yi]{_B}+l[ae]s?|e{_B}+as|alle(?:{_B}+ore)?|fino{_B}+alle|às|as|até{_B}+às)"
    rf"|to|till|until|à|a|bis|und|tot|en|hasta|até|jusqu['’]à|et|and|through|til|do|až|до|по|ile|og){_B}+){_ABOUT}",
    re.IGNORECASE,
)
# "15:00-??", "20:00 – (open end)": nobody knows when it ends.
_OPEN_END = re.compile(
    rf"{_B}*(?:->|[-–—−→~]|to|till|until|bis|tot|à|a){_B}*"
    rf"(?:\?{{1,3}}(?!\w)|…|\.\.\.|\(?(?:open{_B}?-?end(?:ed)?|offenes{_B}ende)(?!\w)\)?)",
    re.IGNORECASE,
)
# "20:20-30", of which the last number is no hour.
_TO_MINUTE = re.compile(r"[-–~〜](?P<minute>[2-5][0-9])(?![\w:]|\.[0-9])")
_ZONE = re.compile(
    rf"{_B}?\(?(?:UTC|GMT|CES?T|WES?T|EES?T|[ECMP][SD]T|[ECMP]T|BST|IST|JST|AEST|AEDT|MSK"
    rf"|local time|heure locale|[cs]\.{_B}?t\.|circa"  # a quarter past, or sharp, at universities
    rf"|(?:UTC|GMT)[+\-−][0-9]{{1,2}}(?::?[0-9]{{2}})?)\)?(?![A-Za-z])"
)
_DURATION = re.compile(
    rf"(?P<hours>[0-9]{{1,2}}){_B}?h(?:{_B}?(?P<rest>[0-5][0-9]))?(?:{_B}?(?:mn|min))?(?![a-z])"
    rf"|(?P<minutes>[0-9]{{1,3}}){_B}?-?(?:minut(?:e[ns]?|i|os?|er|y)?|mins?\.?|mn|m(?![a-z])|['’′](?!\w))"
    rf"|(?P<whole>[0-9]{{1,2}}){_B}?(?:hours?|heures?|hrs?|stunden?|std\.?|horas?|or[ae]|uur|uren)",
    re.IGNORECASE,
)
_AROUND = re.compile(_ABOUT + r"(?:max(?:imum|imal)?\.?[ ]|up to )?", re.IGNORECASE)
_QUESTIONS = re.compile(
    rf"{_B}*(?:for{_B}+|de{_B}+)?(?:Q[ ]?&[ ]?A|questions?|fragen|discussion|diskussion)$", re.IGNORECASE
)
_EACH = re.compile(rf"{_B}+(?:each|apiece|max(?:imum)?\.?|chacune?|par personne|environ)$", re.IGNORECASE)
_MINUTES = ("hmin", "kmin", "cmin", "umin", "dmin", "bmin")
_UNITS = tuple("hu時时点點시")  # how what stands behind an hour begins
_DASHES = ("-", "–", "—")
_EAST_ASIA = "\u2e80"  # the first of its signs
# "9.30", "0930" and "noon" may be something else: "Midnight deploys".
_UNSURE = ("dmin", "bmin", "word")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time or a range of times; ``text[begin:stop]`` is what was read."""

    start: str  # HH:MM, local
    end: str | None  # HH:MM
    begin: int
    stop: int
    sure: bool  # False for "1030", "9.30" or "noon", which need a separator behind them
    clock: int = 0  # of 12 or 24 hours, as its start shows; 0 for "1:30", which may be of either


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    half: str | None  # "a", "p"
    form: str  # word | hmin | cmin | dmin | bmin | h | ampm | bare
    stop: int
    pad: bool  # written with a leading zero


# Every word by which a time may begin: a first look, for most texts begin with another.
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNINGS = frozenset(_LETTERS.findall(_OPENING.pattern.lower())).union(
    HALVES_BEFORE, (_LETTERS.findall(word)[0] for word in _WORD_TIMES)
)


def read_time_at(text: str, at: int = 0) -> TimeSpan | None:
    """The time or range that starts exactly at ``text[at]``, or None.

    "9.30" and "0930" are given as unsure; "2014" or "9" alone are no time.
    """
    first_word = _LETTERS.match(text, at)
    if first_word is not None and first_word[0].lower() not in _BEGINNINGS:
        return None
    text = with_plain_figures(text)
    opening = None if "0" <= text[at : at + 1] <= "9" else _OPENING.match(text, at)
    begin = opening.end() if opening else at
    word = (opening["clock"] or opening["mark"] or "") if opening else ""
    if word and word.casefold().endswith(_ONLY_CLOCKS):
        text = text[:begin] + _COMMA.sub(".", text[begin : begin + _RANGE]) + text[begin + _RANGE :]
    first = _clock(text, begin)
    if first is None:
        return None
    joint = _JOINT.match(text, first.stop)
    second = _clock(text, joint.end()) if joint else None
    if joint is None or second is None:
        return _single(text, at, first, word)
    if (word and (joint["clock"] or _surely(word, first, second))) or _fits(
        first, second, text[first.stop : joint.end()], text
    ):
        first, second = (first if word and joint["clock"] else _inherit(first, second)), _later(first, second)
        clock = _clock_of(first) or (_TWELVE_HOURS if second.half in ("a", "p") else 0)
        return TimeSpan(_written(first), _written(second), at, _zone(text, second.stop), True, clock)
    return _single(text, at, first, word)


_COMMA = re.compile(r"(?<=\d),(?=[0-5]\d(?!\d))")  # "ore 18,15", of which nothing is left out: lengths stay
_RANGE = 20  # characters of a beginning and an end
_WHOLE_DAY = re.compile(r"\D*24\s?h\w*\W*", re.IGNORECASE)


def _single(text: str, at: int, first: _Clock, word: str) -> TimeSpan | None:
    """A time without an end; ``word``: what stands before times only, as "ore" does."""
    start, clock = _written(first), _clock_of(first)
    if first.form == "h" and _WHOLE_DAY.fullmatch(text[at : first.stop]):
        return None  # "in a 24h format", "24h of weaving"
    unending = _OPEN_END.match(text, first.stop) if first.form != "bare" else None
    if unending:
        return TimeSpan(start, None, at, unending.end(), True, clock)
    if word and _stands_alone(text, first, word):
        return TimeSpan(start, None, at, _zone(text, first.stop), True, clock)
    minutes = _TO_MINUTE.match(text, first.stop) if first.form == "cmin" and not first.half else None
    if minutes is not None and int(minutes["minute"]) > max(first.minute, 24):
        end = f"{first.hour:02d}:{minutes['minute']}"
        return TimeSpan(start, end, at, _zone(text, minutes.end()), True, clock)
    if first.form == "bare" or (first.form == "bmin" and not _plausible_digits(first)):
        return None
    if first.form == "dmin" and not first.half and not (first.hour >= 6 and first.minute % 5 == 0):
        return None
    sure = first.form not in _UNSURE or bool(first.half)
    return TimeSpan(start, None, at, _zone(text, first.stop), sure, clock)


_TWELVE_HOURS, _TWENTY_FOUR = 12, 24


def _clock_of(clock: _Clock) -> int:
    """How many hours a clock has that shows this: "01:30" and "13:30" are of twenty-four."""
    if clock.half is not None:
        return _TWELVE_HOURS
    return _TWENTY_FOUR if clock.hour > 12 or (clock.pad and clock.hour < 10) else 0


def read_duration(text: str) -> int | None:
    """Minutes, when ``text`` as a whole is a duration: ``~45 min``, ``1h30``, ``10 min + 5 min Q&A``."""
    bare = text.strip()
    if len(bare) > 30 or not has_figure(bare):
        return None
    if "+" in bare:
        parts = [read_duration(_QUESTIONS.sub("", part)) for part in bare.split("+")]
        return sum(part for part in parts if part) if all(parts) else None
    about = _AROUND.match(bare)
    match = _DURATION.fullmatch(_EACH.sub("", bare[about.end() :] if about else bare))
    if not match:
        return None
    if match["minutes"]:
        return int(match["minutes"])
    return int(match["hours"] or match["whole"]) * 60 + int(match["rest"] or 0)


def minutes_between(start: str, end: str) -> int | None:
    """Minutes from ``HH:MM`` to ``HH:MM``, 12 hours at most; over midnight less than six, else None."""
    if end < start and not ends_next_day(start, end):
        return None
    length = (since_midnight(end) - since_midnight(start)) % (24 * 60)
    return length if 0 < length <= 12 * 60 else None


def _clock(text: str, at: int) -> _Clock | None:
    match = _TIME.match(text, at)
    if not match:
        return None
    stop = match.end()
    if match["word"]:
        return _Clock(_WORD_TIMES[match["word"].lower()], 0, "", "word", stop, True)
    bare_twelve = match["hour"] == "12" and not match["ampm"]  # "12:05 a.m. Midnight deploys"
    twelve = _TWELVE.match(text, stop) if bare_twelve else None
    stop = twelve.end() if twelve else stop
    after = text[stop : stop + 2]
    # "9:30 AMOpening", "11.30-11.50Opening" lost a blank; "3.50Euro" did not.
    whole = match["ampm"] or match["cmin"] or (match["dmin"] and text[at - 1 : at] in _DASHES)
    if (
        (_goes_on(after[:1]) and not (whole and after.istitle() and after.isalpha()))
        or (after[:1] in ".,:" and after[1:2].isdigit())
        or (after and after[0] in "%°€$£")
    ):
        return None
    hour = int(match["hour"])
    written = match["ampm"] or match["ap"]
    half = HALVES_BEFORE.get(match["before"]) or (half_of(written) if written else None)
    form = next((name for name in _MINUTES if match[name]), None)
    minute = int(match[form]) if form else 30 if match["half"] else 0
    if form is None:
        behind = text[match.end("hour") : stop].strip(" \t\u00a0\u202f")
        form = "h" if behind[:1].lower() in _UNITS else "ampm" if half or twelve else "bare"
    elif form in ("umin", "kmin") or (form == "cmin" and not half and match[0][-1].isalpha()):
        form = "h"
    if twelve and not half and not minute:
        hour, half = _WORD_TIMES[twelve["word"].lower()], "p"
        return _Clock(hour, 0, half, form, stop, True)
    if half:
        hour = 12 if hour == 0 and match["before"] else hour  # 午後0時
        if not 1 <= hour <= 12:
            half = None
        else:
            hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    return _Clock(hour % 24, minute, half, form, stop, match["hour"][0] == "0" or len(match["hour"]) == 2)


def in_east_asia(char: str) -> bool:
    """Whether a sign is of Chinese, Japanese or Korean, between whose words stands no blank."""
    return char >= _EAST_ASIA


def _goes_on(char: str) -> bool:
    """Whether a letter or figure behind a time shows that it is none."""
    return char.isalnum() and not in_east_asia(char)


#: Words that stand before a time and before nothing else.
_ONLY_CLOCKS = (
    *(
        "godzina",
        "godzinie",
        "godzinach",
        "ore",
        "kl",
        "kl.",
        "klockan",
        "klokken",
        "klo",
        "kello",
        "godz",
        "godz.",
        "h.",
        "saat",
        "στις",
    ),
)


def _surely(word: str, first: _Clock, second: _Clock) -> bool:
    """``kl. 9-10``, ``klo 9–10.30``: a word that stands before nothing else makes times of two numbers."""
    clocks = {first.form, second.form} <= {"bare", "dmin"}
    return clocks and word.casefold().endswith(_ONLY_CLOCKS) and first.hour < second.hour


def _stands_alone(text: str, clock: _Clock, opening: str) -> bool:
    """Whether a word such as "ore" or "a las" makes a time of a number: "a las 10 personas" has none."""
    if opening.casefold().endswith(_ONLY_CLOCKS) or clock.form not in ("bare", "dmin", "bmin"):
        return clock.form != "bmin" or opening.casefold().startswith("kl")  # "kl. 1830"
    after = text[clock.stop :].lstrip()
    return not after[:1].isalnum() and opening.casefold() not in ("das", "as", "dalle")


def _plausible_digits(clock: _Clock) -> bool:
    """``0945`` is a time of day, ``1000`` and ``2014`` are numbers until a separator says more."""
    return clock.pad and clock.minute % 5 == 0 and 6 <= clock.hour <= 23 and clock.hour not in (19, 20)


def _fits(first: _Clock, second: _Clock, joint: str, text: str) -> bool:
    """May the two be the ends of a range?"""
    if _is_tight(first, second, joint):
        return True
    if second.form == "bare" and first.form in ("bare", "dmin", "bmin", "ampm", "word"):
        return False
    if first.form == "bare" and second.form not in ("ampm", "h", "hmin", "cmin", "word"):
        return False
    if first.form == "bare" and second.form == "cmin" and not second.half:
        return False
    if "bmin" in (first.form, second.form) and first.form != second.form:
        return False
    if second.form == "bare":
        return False
    if first.form == "bmin" and not (first.pad and second.pad and first.minute % 5 == second.minute % 5 == 0):
        return False
    if "/" in joint and " " in joint:
        return _is_parted(first, second, text)
    return (first.hour, first.minute) != (second.hour, second.minute)


def _is_parted(first: _Clock, second: _Clock, text: str) -> bool:
    """``09H30 / 10H00 – Title``; what stands behind "18:00 / 19:00 CET" may be the second of two zones."""
    length = (second.hour - first.hour) * 60 + second.minute - first.minute
    return 0 < length <= _SHORT_RANGE and _PARTED.match(text, second.stop) is not None


_PARTED = re.compile(rf"{_B}*(?:[-–—:|]{_B}|$)")


def _is_tight(first: _Clock, second: _Clock, joint: str) -> bool:
    """``9:30am–10``, ``14h-15``, ``10-10:45``: nothing but a dash between them, and two hours at most."""
    forms = (first.form, second.form)
    written = (forms[1] == "bare" and forms[0] in ("cmin", "ampm", "h", "hmin")) or forms == ("bare", "cmin")
    if forms[0] == "cmin" and not first.half and 0 < first.minute < second.hour:
        return False  # "20:20-22" may end two minutes later
    length = (second.hour - first.hour) * 60 + second.minute - first.minute
    return written and joint in _DASHES and 0 < length % (12 * 60) <= _SHORT_RANGE


_SHORT_RANGE = 120  # minutes


def _inherit(first: _Clock, second: _Clock) -> _Clock:
    """``2-3pm`` is 14:00 to 15:00, ``11-1pm`` is 11:00 to 13:00."""
    if (
        second.half != "p"
        or first.half
        or first.form in ("word", "h", "hmin")
        or first.hour >= 12
        or first.hour == 0
    ):
        return first
    later = first.hour + 12
    if (later, first.minute) < (second.hour, second.minute):
        return _Clock(later, first.minute, "p", first.form, first.stop, first.pad)
    return first


def _later(first: _Clock, second: _Clock) -> _Clock:
    """The end of ``1:00 PM - 2:30``, which has no half of its own and stands in that of its beginning."""
    if not first.half or second.half or second.form == "word" or second.pad or not 1 <= second.hour <= 11:
        return second
    if (second.hour, second.minute) < (first.hour, first.minute) < (second.hour + 12, second.minute):
        return replace(second, hour=second.hour + 12, half="p")
    return second


def _written(clock: _Clock) -> str:
    return f"{clock.hour:02d}:{clock.minute:02d}"


def _zone(text: str, at: int) -> int:
    match = _ZONE.match(text, at)
    return match.end() if match else at
