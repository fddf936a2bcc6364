"""When the only session of a file was held, by its front matter or the name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.records.frontmatter import FrontMatter

_BEGINS = (
    "time", "start-time", "time-start", "starttime", "starts", "begin", "begins", "heure", "heure-debut",
    "hora", "hora-inicio", "ora", "ora-inizio", "uhrzeit", "beginn", "tijd", "begintijd",
)  # fmt: skip
_ENDS = (
    "end-time", "time-end", "endtime", "ends", "heure-fin", "hora-fin", "hora-fim", "ora-fine", "ende",
    "eindtijd",
)  # fmt: skip
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ](?=\d\d:\d\d)(?![\d:.]*Z)")  # of Greenwich is no local time

_HOURS = r"(?P<h>[01]\d|2[0-3])[.:h]?(?P<m>[0-5][05])"
# "2015-11-15-1410-doubt.md": the hour behind the day; "2015-11-15-2017" bears a year.
_AFTER_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d[-_T ]"
    r"(?!(?:19|20)\d\d)(?P<h>[01]\d|2[0-3])[-.:h]?(?P<m>[0-5]\d)(?!\d)"
)
# "1015-1115_doubt.md": two hours that make no pair of years.
_RANGE = re.compile(rf"(?<![\d-]){_HOURS}[-–_](?P<h2>[01]\d|2[0-3])[.:h]?(?P<m2>[0-5][05])(?![\d-])")
_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d")
# "Sun0230pm-doubt.txt", "9am_doubt.md".
_HALF_DAY = re.compile(
    r"(?<![\d.])(?P<h>0?[1-9]|1[0-2])[.:h-]?(?P<m>[0-5]\d)?[-_ ]?(?P<half>[ap])m(?![a-z])", re.IGNORECASE
)

Times = tuple[str | None, str | None]  # start and end, HH:MM


def with_time_of_file(sessions: Sequence[Session], file: str, matter: FrontMatter) -> tuple[Session, ...]:
    """The only session of a file, with the times that front matter or name say where its words say none."""
    if len(sessions) != 1 or sessions[0].start:
        return tuple(sessions)
    start, end = _of_matter(matter)
    if start is None:
        start, end = _of_name(file)
    return (replace(sessions[0], start=start, end=end if end != start else None),)


def _of_matter(matter: FrontMatter) -> Times:
    start, to = _time(matter.written(*_BEGINS))
    if start is None:
        return matter.start_time, matter.end_time
    return start, _time(matter.written(*_ENDS))[0] or to


def _time(written: str | None) -> Times:
    """Both ends of a time, or of the one behind a day: ``2018-05-17T13:30:00-05:00``."""
    bare = (written or "").strip("'\" ")
    stamp = _STAMP.match(bare)
    span = read_time_at(bare[stamp.end() : stamp.end() + 5] if stamp else bare) if bare else None
    return (span.start, span.end) if span else (None, None)


def _of_name(file: str) -> Times:
    if match := _AFTER_DAY.search(file):
        return f"{match['h']}:{match['m']}", None
    for match in _RANGE.finditer(file):
        start, end = f"{match['h']}:{match['m']}", f"{match['h2']}:{match['m2']}"
        if start < end and not _YEARS.match(match[0]):
            return start, end
    if match := _HALF_DAY.search(file):
        hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return f"{hour:02d}:{match['m'] or '00'}", None
    return None, None
