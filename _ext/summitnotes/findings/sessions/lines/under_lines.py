"""What the lines right under a heading say: who speaks, when, where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summitnotes.findings.dates.calendar_words import WEEKDAYS
from summitnotes.findings.dates.figures import has_figure
from summitnotes.findings.dates.times import TimeSpan, read_duration, read_time_at
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.people.speaker_lines import (
    is_contact,
    is_handle,
    is_speaker_heading,
    read_speaker_line,
)
from summitnotes.findings.people.speakers import parse_speakers, plain_text
from summitnotes.findings.sessions.words.format_lines import format_line, kind_labels
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.records.model import Kind, Speaker

_LINES = 8  # lines looked at
_LEAD = re.compile(r"^[\s>*•·\-–—+#:|🎤🎙👤👥🗣\ufe0f]*(?=\S)")
# The word for the talk itself, when nothing but names follows: "Présentation : Zoé Lambert".
_HELD = re.compile(
    r"(?:présentation|presentation|exposé|conférence|talk|animation)\s*:\s*(?P<rest>.+)$", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?,?\s+(?=\d)", re.IGNORECASE
)
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T,]?\s+(?=\d)")
_DAY_AND_ROOM = re.compile(
    rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?(?:,\s+|$)", re.IGNORECASE
)
HAS_ROOM = re.compile(
    r"(?<!\w)(?:room|hall|salle|amphi|saal|raum|sala|aula|zaal|track|stage|tent|zelt|chapiteau|carpa)"
    r"(?!\w)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:time|when|slot|schedule|start(?:s|ing)?(?:\s+time)?|hour|hours|horaires?|heures?|quand|créneau|début|à|at|from|de)\s*(?::|=|–|—|\s-\s|\s)\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:room|where|location|venue|place|salle|lieu|où|amphi(?:théâtre)?|track|piste|stage|scène)\s*(?::|=|–|—)\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_ROOM_ALONE = re.compile(
    r"(?P<rest>(?:salle|room|hall|amphi(?:théâtre)?|auditorium|stage|scène|track)\s+[\w.\-]{1,15}(?:\s[\w.\-]{1,15})?)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"(?:duration|length|durée)\s*(?::|=|–|—|\s)\s*(?P<rest>.+)$", re.IGNORECASE)
_NO_WORD = re.compile(r"://|\.(?:jpe?g|png|gif|svg|webp)\b|\w_\w", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]()]+\]")
_OTHER_FIELD = re.compile(r"[^\W\d_][\w '’()\-/]{0,24}\s?:\s*\S")


@dataclass(frozen=True, slots=True)
class Under:
    """What was found under a heading; offsets are indices of the lines."""

    speakers: tuple[Speaker, ...] = ()
    speaker_offset: int | None = None
    time: TimeSpan | None = None
    duration: int | None = None
    room: str | None = None
    told: tuple[Speaker, ...] = ()  # of a sentence, "Ana Prieto talked about …": no sign of a session
    kind: Kind | None = None  # "Keynote" on a line of its own
    title: str | None = None  # on a line with those who speak, below "Plenary"
    item: str | None = None  # the words of the only item of a list, when they may be a title


NOTHING = Under()


def read_under(following: Sequence[str]) -> Under:
    """Read at most eight lines; stop at the first that is running text."""
    speakers: tuple[Speaker, ...] = ()
    offset: int | None = None
    time: TimeSpan | None = None
    duration: int | None = None
    room: str | None = None
    told: tuple[Speaker, ...] = ()
    kind: Kind | None = None
    first, listed, last = True, False, -1
    for index, line in enumerate(following[:_LINES]):
        bare = _bare(line)
        if not any(char.isalnum() for char in bare) or _is_no_word(bare):
            continue
        if kind is None and (kind := kind_alone(bare) or _labelled_kind(bare)) is not None:
            continue
        if duration is None and (sort := format_line(bare)) is not None:
            kind, duration = kind or sort.kind, sort.minutes
            continue
        if not speakers and is_speaker_heading(line):
            listed = True  # "Speakers:", and a line for each of them
            continue
        named, time_here, rest_known = _fields(bare, first or listed, line)
        if named and speakers and is_handle(bare):
            named, rest_known = (), True
        if named and not speakers:
            speakers, offset, last = named, index, index
        elif named and index == last + 1:
            speakers += tuple(one for one in named if one not in speakers)
            last = index
        if time_here is not None and time is None:
            time = time_here
        match = _ROOM.match(bare) or _ROOM_ALONE.fullmatch(bare)
        room = room or (match["rest"].strip() if match else None)
        length = _LENGTH.match(bare)
        duration = duration or (read_duration(length["rest"]) if length else None)
        if not (named or time_here or rest_known or match or length):
            told = told or (who_speaks(bare) if first else ())
            break
        if first and not named and not told:
            told = who_speaks(bare)  # "Another good one: Ana Prieto explained …" looks like a field
        first = first and not named and bool(time_here or match)
    return Under(speakers, offset, time, duration, room, told, kind)


def _labelled_kind(bare: str) -> Kind | None:
    """The kind of "Format: workshop"."""
    label, colon, value = bare.partition(":")
    return kind_alone(value) if colon and fold_name(label.strip(" *_")) in kind_labels() else None


def _is_no_word(bare: str) -> bool:
    """An address, or the name of a picture, alone on its line."""
    return " " not in bare and _NO_WORD.search(bare) is not None


def _bare(line: str) -> str:
    if len(line) > 400:
        return line[:400].strip()
    lead = _LEAD.match(line)
    bare = line[lead.end() :] if lead else line
    # A reST or docinfo field: ":Speaker: Ana".
    bare = (
        re.sub(r"^:?([\w .]{2,24}):\s+", r"\1: ", bare.strip())
        if line.lstrip().startswith(":")
        else bare.strip()
    )
    bare = plain_text(bare)
    return bare[1:-1].strip() if _BRACKETED.fullmatch(bare) else bare


def _fields(bare: str, first: bool, line: str) -> tuple[tuple[Speaker, ...], TimeSpan | None, bool]:
    """(speakers, time, is this some other field) of one line; ``bare``: without its marks."""
    if "|" in bare and len(bare) < 160 and re.search(r"\s\|\s", bare):  # "Speaker: X | 10:30"
        speakers: tuple[Speaker, ...] = ()
        time: TimeSpan | None = None
        for part in re.split(r"\s+\|\s+", bare)[:6]:
            found, at, _known = _fields(part, first, part)
            speakers, time = speakers or found, time or at
        if speakers or time:
            return speakers, time, True
    people = read_speaker_line(line if bare in line else bare, False)
    if people:
        return people.speakers, None, True
    match = _HELD.match(bare)
    if match and (found := parse_speakers(match["rest"], 0.6)):
        return found, None, True
    day = _DAY_BEFORE.match(bare) if has_figure(bare) else None
    if (
        day
        and (span := read_time_at(bare, day.end()))
        and span.sure
        and not bare[span.stop :].strip(" .,;()")
    ):
        return (), span, True  # "Wednesday, 14:15-15:00"
    match = _WHEN.match(bare)
    if match:
        span = read_time_at(match["rest"])
        if span and not match["rest"][span.stop :].strip(" .,;()"):
            return (), span, True
    iso = _ISO_DAY.match(bare)
    bare = bare[iso.end() :] if iso else bare
    span = read_time_at(bare.lstrip("([")) if bare[:1].isdigit() or bare[:1] in "([" else None
    if span and span.sure and not bare.lstrip("([")[span.stop :].strip(" .,;()]"):
        return (), span, True
    if span and span.sure:
        rest = bare.lstrip("([")[span.stop :].strip(" .,;()]-–—:|/")
        day_there = _DAY_AND_ROOM.match(rest)
        if iso and rest.startswith("@"):
            return (), span, True  # "2026-04-23 15:35 - 16:15 @ Hall 10"
        if day_there and (not rest[day_there.end() :] or HAS_ROOM.search(rest)):
            return (), span, True  # "9am Friday, Cedar Room B"
        found = parse_speakers(rest, 0.6)
        if found:
            return found, span, True
    people = read_speaker_line(line if bare in line else bare, True) if first else None
    if people:
        return people.speakers, None, True
    return (), None, bool(_ROOM.match(bare) or _LENGTH.match(bare) or is_contact(bare) or _short_field(bare))


def _short_field(bare: str) -> bool:
    return len(bare) <= 80 and bool(_OTHER_FIELD.match(bare))
