"""Taking a heading apart from both ends: its day, time, room, length and kind, until the title is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitnotes.findings.dates.days import Day, read_day
from summitnotes.findings.dates.times import TimeSpan, in_east_asia, read_duration, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.lead_ins import words_of_by
from summitnotes.findings.people.speakers import parse_speakers
from summitnotes.findings.people.title_speakers import TAIL_BRACKET, cuts_of, names_in, split_speakers
from summitnotes.findings.sessions.lines.beside_hours import beside_hour
from summitnotes.findings.sessions.lines.chairs import is_chair_of_others
from summitnotes.findings.sessions.lines.dates_behind import ENDS_WITH_DATE, date_behind, day_of_hour
from summitnotes.findings.sessions.lines.days_in_front import is_parted
from summitnotes.findings.sessions.lines.lengths_behind import length_behind
from summitnotes.findings.sessions.lines.rooms import NAMED_ROOM, ROOM, ROOM_THEN_TIME, is_room
from summitnotes.findings.sessions.lines.when_lines import room_behind
from summitnotes.findings.sessions.words.kinds import ABOUT, kind_prefix
from summitnotes.records.model import Kind, Speaker


@dataclass
class Peel:
    """The heading while it is being peeled."""

    rest: str
    span: TimeSpan | None = None
    duration: int | None = None
    kind: Kind | None = None
    kind_name: str = ""
    speakers: tuple[Speaker, ...] = ()
    room: str | None = None
    day: Day | None = None


_SEPARATOR = re.compile(r"^[\s\-–—:：|｜/,、;.>•·=~〜]*(?=\S)")
_NUMBERED = re.compile(r"[^\W\d_]{3,12} #?\d{1,4}")
_BRACKETED = re.compile(r"^([\[(])([^\[\]()]{1,60})[\])]\s*[:\-–—|/]?\s*")


# ---------------------------------------------------------------- the front


def peel_front(peel: Peel, language: str | None) -> None:
    """Take day, time, room and kind off the front, in any order."""
    for _ in range(8):
        before = peel.rest
        taken = _front_bracket(peel) or _front_time(peel) or _front_day(peel, language) or _front_room(peel)
        if not (taken or (before[:1].isdigit() and _front_length(peel))):
            _front_kind(peel)
        if peel.rest == before:
            break
    if peel.day is not None and peel.span is not None:
        _front_place(peel)


def _front_place(peel: Peel) -> None:
    """``in B 203`` right behind a day and an hour, and nothing else: where it is, and no title."""
    match = _PLACE.match(peel.rest)
    if match is None or peel.room is not None or match["at"] not in _AT:
        return
    place = match["place"]
    if _PLACE_CODE.fullmatch(place) or (is_room(place) and len(place.split()) <= _PLACE_WORDS):
        peel.room, peel.rest = place, ""


_AT = words("sessions/place_words") | {"@", "à"}
_PLACE = re.compile(r"(?P<at>[^\W\d_A-Z]{1,5}|@)\s+(?P<place>\S.*)$")
_PLACE_CODE = re.compile(r"[A-Z]{1,5}[-. ]?\d{2,5}(?:[.-]\d{1,4})?[A-Za-z]?")
_PLACE_WORDS = 6


_BEHIND_TIME = " \u00a0:-–—|/,.;)]>•\t\v"


def _front_time(peel: Peel) -> bool:
    if peel.span is not None:
        return False
    span = read_time_at(peel.rest)
    if span is None or (not span.sure and not _reads_as_time(peel.rest, span)):
        return False
    if re.fullmatch(r"\d{1,2}\s?[hH]", peel.rest[: span.stop].strip()) and re.match(
        r"\s+(?:de|d['’]|of|pour|to|with|avec|for|in|en|dans)\b", peel.rest[span.stop :]
    ):
        return False  # "24h avec Ceph" is a length
    rest = peel.rest[span.stop :]
    apart = not rest or rest[0] in _BEHIND_TIME or in_east_asia(rest[0])
    glued = span.sure and rest[:2].istitle() and rest[:2].isalpha()  # "9:30 AMOpening" lost a blank
    if not (apart or glued):
        return False
    peel.span, peel.rest = span, _after_separator(rest)
    return True


def _reads_as_time(text: str, span: TimeSpan) -> bool:
    """ "0945 Title" and "9.30 - Title" yes, "1430 nodes" and "14.10 upgrade" no."""
    rest = text[span.stop :]
    if re.match(r"\s*(?:[-–—:|/]\s|$)", rest):
        return True
    if text[span.begin] == "0":
        return bool(re.match(r"\s+\S", rest))
    # "13.20 The quiet rack (Ana Prieto)": a round time, a capital, and somebody who speaks.
    hour, minute = int(span.start[:2]), int(span.start[3:])
    if not 8 <= hour <= 20 or minute % 5 or (not minute and "." not in text[: span.stop]):
        return False
    return bool(re.match(r"\s+[^\W\d_]", rest)) and rest.strip()[0].isupper() and bool(split_speakers(rest))


def _front_day(peel: Peel, language: str | None) -> bool:
    if peel.day is not None:
        return False
    found = read_day(peel.rest, language)
    if found is None:
        return False
    day, stop = found
    rest = peel.rest[stop:]
    separated = is_parted(day, rest)
    timed = read_time_at(rest.lstrip(" ,;:()-–—@"))
    named = kind_prefix(rest.strip())
    if named and named[1].end() == len(rest.strip()) and not separated and named[0] is not Kind.TALK:
        # "Day 2 keynotes": the day says which ones, so the title keeps it.
        peel.day, peel.kind, peel.kind_name = day, named[0], peel.rest
        return False
    if not separated and not (timed and timed.sure) and not (named and named[0] is not Kind.TALK):
        return False
    if not rest.strip(" ,;:()-–—|/"):
        return False
    peel.day, peel.rest = day, _after_separator(rest.lstrip(" )"))
    return True


def _front_room(peel: Peel) -> bool:
    match = ROOM.match(peel.rest) or (NAMED_ROOM.match(peel.rest) if peel.span else None)
    if not match or peel.room is not None:
        return False
    rest = peel.rest[match.end() :]
    behind = _after_separator(rest)
    if not re.match(r"\s*(?:[:|/]|\s[-–—]\s|[-–—]\s|,\s)", rest) or not behind:
        return False
    timed = read_time_at(behind)
    if not (peel.span or (timed and timed.sure) or re.match(r"\s*[:|]", rest)):
        return False
    if "|" not in rest and names_in(behind):
        return False  # "Stage Fright - Ana Prieto" is a title with its speaker
    peel.room, peel.rest = match[0], behind
    return True


_MINUTES = re.compile(r"\d{1,3}\s?min[^\W\d_]{0,5}\.?(?=\s*(?:[-–—:|]\s))", re.IGNORECASE)


def _front_length(peel: Peel) -> bool:
    """``15 min - Title``, down an agenda."""
    match = _MINUTES.match(peel.rest)
    minutes = read_duration(match[0]) if match is not None and peel.duration is None else None
    if match is None or minutes is None:
        return False
    peel.duration, peel.rest = minutes, _after_separator(peel.rest[match.end() :])
    return True


def _front_bracket(peel: Peel) -> bool:
    match = _BRACKETED.match(peel.rest)
    if not match or not peel.rest[match.end() :].strip():
        return False
    inner = match[2].strip()
    span = read_time_at(inner)
    if span and not inner[span.stop :].strip() and peel.span is None:
        peel.span = span
    elif (kind := kind_prefix(inner)) and kind[1].end() == len(inner) and peel.kind is None:
        peel.kind, peel.kind_name = kind[0], inner
    elif (room := ROOM.match(inner)) and room.end() == len(inner):
        peel.room = inner
    elif (minutes := read_duration(inner)) is not None:
        peel.duration = minutes
    elif peel.span is not None and (place := beside_hour(match[0], inner)) is not None:
        peel.room = peel.room or place or None
    elif not (match[1] == "[" and _NUMBERED.fullmatch(inner)):  # "[Paper 12]" says which one
        return False
    peel.rest = _after_separator(peel.rest[match.end() :])
    return True


def _front_kind(peel: Peel) -> None:
    """``Keynote: …``, ``Talk 3: …``, ``Keynote by X: …``."""
    found = kind_prefix(peel.rest)
    if found is None or peel.kind is not None:
        return
    kind, match = found
    after = peel.rest[match.end() :]
    if _take_giver(peel, kind, match[0], after):
        return
    if kind is Kind.WORKSHOP:
        if not after.strip() or re.match(r"\s*(?::|\s[-–—|/]\s)", after):
            peel.kind = kind  # the word stays in the title: there is no such kind in programmes
        return
    if not after.strip():
        if kind is not Kind.TALK:
            peel.kind, peel.kind_name = kind, peel.rest
        return
    people = re.match(
        r"\s*(?:\((?P<a>[^()]{3,80})\)|(?P<by>by|par|de|with|avec)\s+(?P<b>[^:–—]{3,80}?))\s*(?::|[–—]|\s-\s)\s*(?=\S)",
        after,
    )
    if people:
        by = people["by"] and people["by"].lower() in _ONLY_NAMES
        speakers = parse_speakers(people["a"] or people["b"] or "", _SAID_TO_BE_ONE if by else 0.55)
        if speakers:
            peel.kind, peel.kind_name, peel.speakers = kind, match[0], speakers
            peel.rest = after[people.end() :]
            return
    separator = re.match(r"\s*(?:[:：]|\||[–—]|\s-\s|-\s|\s/\s|\.\s)\s*(?=\S)|\s*(?=[\"“«「『])", after)
    if kind is Kind.TALK:
        numbered = bool(re.search(r"^[0-9]|[0-9]$", match[0]))
        if separator and (numbered or separator[0].strip() in (":", "：")):
            peel.rest = after[separator.end() :]
            peel.kind, peel.kind_name = Kind.TALK, ""
        return
    if separator:
        peel.kind, peel.kind_name, peel.rest = kind, match[0], after[separator.end() :]
    elif speakers := parse_speakers(
        re.sub(r"^\s*(?:by|par|with|avec|\()\s*|\)\s*$", "", after, flags=re.I), 0.55
    ):
        peel.kind, peel.kind_name, peel.rest, peel.speakers = kind, match[0], match[0], speakers
    elif ABOUT.match(after) or len(after.split()) <= 2 or after.lstrip()[:1] in "([" or _is_given(after):
        peel.kind, peel.kind_name = kind, ""


def _is_given(after: str) -> bool:
    """Whether a word such as "by" follows a kind, whoever stands behind it: "Plenary talk by A. P."."""
    return any(not after[:start].strip() for start, _stop, _weak in words_of_by(after))


def _take_giver(peel: Peel, kind: Kind, name: str, after: str) -> bool:
    """``Talk 2 by Ana Prieto - Title``, ``Mini curso com Ana Prieto, tutora da Globex - Title``."""
    by = next((stop for start, stop, _weak in words_of_by(after) if not after[:start].strip()), None)
    if by is None:
        return False
    for cut in _BEHIND_GIVER.finditer(after, by):
        title = after[cut.end() :].strip()
        speakers = parse_speakers(after[by : cut.start()], _GIVES)
        if speakers and title and not is_role(title) and not is_organisation(title):
            peel.kind, peel.kind_name, peel.speakers, peel.rest = kind, name, speakers, title
            return True
    return False


_BEHIND_GIVER = re.compile(r"\s*(?::|[–—]|\s-)\s+(?=\S)")
_GIVES = 0.55  # likelihood of names between "Talk 2 by" and a dash
_ONLY_NAMES = ("by", "par")  # behind "Invited talk", nothing but names follows them
_SAID_TO_BE_ONE = 0.25  # likelihood from which such words are a name


def _after_separator(text: str) -> str:
    match = _SEPARATOR.match(text)
    return text[match.end() :].strip() if match else text.strip()


# ---------------------------------------------------------------- the end


def peel_back(peel: Peel) -> None:
    """Take time, length, room and kind off the end."""
    for _ in range(5):
        if not (_back_bracket(peel) or _back_time(peel) or _back_field(peel) or _back_day(peel)):
            break
    behind = length_behind(peel.rest) if peel.rest[-1:] in "nsNS." and peel.duration is None else None
    if behind is not None:
        peel.rest, peel.duration = behind


def _back_bracket(peel: Peel) -> bool:
    match = TAIL_BRACKET.match(bare) if (bare := peel.rest.rstrip(" :")).endswith((")", "]")) else None
    if not match:
        return False
    inner = match["inner"].strip()
    if not (_absorb(peel, inner) or _absorb_mixed(peel, inner)):
        return False
    peel.rest = match["head"].rstrip(" ,;:-–—|")
    return True


def _absorb_mixed(peel: Peel, inner: str) -> bool:
    """``(14:00-14:30, Ana Prieto)``, ``(Ana Prieto, 45 min)``: a time and names in one pair of brackets.

    Or whoever leads the block in which others speak, who is left out.
    """
    if peel.speakers:
        return False
    for separator in re.finditer(r"\s*[,;|]\s*|\s+[-–—/]\s+", inner):
        one, two = inner[: separator.start()], inner[separator.end() :]
        for fact, names in ((one, two), (two, one)):
            placed = is_room(fact) and fact.count(" ") <= _LONGEST_PLACE
            speakers = names_in(names, 0.3 if placed else 0.6)
            if speakers and (_absorb(peel, fact.strip()) or placed):
                peel.speakers = speakers
                peel.room = peel.room or (fact.strip() if placed else None)
                return True
    return ":" in inner and is_chair_of_others(peel.rest, peel.span is not None)


_LONGEST_PLACE = 2  # blanks in the name of a room


def _absorb(peel: Peel, inner: str) -> bool:
    """Take a time, length, room or kind that stands by itself."""
    minutes = read_duration(inner)
    span = read_time_at(inner)
    if minutes is not None and (peel.span or not span or int(span.start[:2]) < 7) and peel.duration is None:
        peel.duration = minutes
        return True
    if span and not inner[span.stop :].strip() and peel.span is None and (span.sure or "-" in inner):
        peel.span = span
        return True
    room = ROOM.match(inner)
    if room and room.end() == len(inner) and peel.room is None:
        peel.room = inner
        return True
    if peel.span is None and _absorb_room_and_time(peel, inner):
        return True
    kind = kind_prefix(inner)
    if kind and kind[1].end() == len(inner) and peel.kind is None and len(inner) > 3:
        peel.kind, peel.kind_name = kind[0], inner
        return True
    return False


def _absorb_room_and_time(peel: Peel, inner: str) -> bool:
    """``(K.3.601 11:40 - 12:10)``: a room of few letters, and when."""
    match = ROOM_THEN_TIME.match(inner)
    span = read_time_at(inner, match.end()) if match else None
    if match is None or span is None or not span.end or inner[span.stop :].strip():
        return False
    peel.span, peel.room = span, peel.room or match["room"]
    return True


def _back_field(peel: Peel) -> bool:
    """``… | Salle B``, ``… - 14:00``, ``… - 45 min``."""
    cuts = cuts_of(peel.rest)
    if not cuts:
        return False
    last = cuts[-1]
    tail = peel.rest[last.end() :].strip()
    head = peel.rest[: last.start()].strip()
    if not head or not tail or len(tail) > 40:
        return False
    kind = kind_prefix(tail)
    if kind and kind[1].end() == len(tail) and kind[0] in (Kind.TALK, Kind.WORKSHOP):
        return False
    if not _absorb(peel, tail):
        return False
    peel.rest = head
    return True


_TIME_AT_END = re.compile(
    r"(?<!\s)\s*+(?:,|(?<=\s)(?:@|at|à|from)|(?<=\s))\s*+"
    r"(?=(?:(?:kl\.?|klokken|klockan|um|ab|ore|alle ore|de|às|om)\s+)?"
    r"(?:[01]?\d|2[0-4])\s?(?:[:hH.]\s?\d\d|[hH]\b|[ap]\.?m|[uU]hr|uur)[^/]{0,22}$"
    r"|(?:kl\.?|klokken|klockan|ore)\s+(?:[01]?\d|2[0-4])$)",
    re.IGNORECASE,
)


def _back_time(peel: Peel) -> bool:
    if peel.span is not None or not re.search(r"\d", peel.rest):
        return False
    for match in _TIME_AT_END.finditer(peel.rest):
        span = read_time_at(peel.rest, match.end())
        room = room_behind(peel.rest[span.stop :]) if span and span.sure else None
        if room is not None and match.start() > 0:
            peel.room = room or peel.room
            peel.span, peel.rest = span, peel.rest[: match.start()].rstrip(" ,;:-–—|@")
            if peel.day is None and (dated := day_of_hour(peel.rest)) is not None:
                peel.rest, peel.day = dated
            return True
    return False


_DAY_AT_END = re.compile(
    r"\s*[,;.–—-]\s+(?P<day>(?:day|jour|tag|d[ií]a|giorno|dag)\s*[0-9]{1,2})$", re.IGNORECASE
)


def _back_day(peel: Peel) -> bool:
    """``Title. 9:30 am, Day 1``, ``Title (2 March 2021)``."""
    if ENDS_WITH_DATE.search(peel.rest) and (dated := date_behind(peel.rest)) is not None:
        peel.rest = dated
        return True
    match = _DAY_AT_END.search(peel.rest) if peel.day is None and peel.rest[-1:].isdigit() else None
    found = read_day(match["day"]) if match else None
    if match is None or found is None or not match.start():
        return False
    peel.day, peel.rest = found[0], peel.rest[: match.start()]
    return True
