"""What a folder, or a file, is called, made readable: the event of notes that name none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from babel import Locale
from babel.dates import format_date

from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.events.marks import named_day

CODE = re.compile(
    r"[a-z]{0,4}[-_ ]?\d{1,8}|[0-9a-f]{6,40}|readme|index|start|notes?|talks?|sessions?|program(?:me|ma)?",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


def folder_title(name: str, language: str | None = None, start: str | None = None) -> str:
    """A folder's name made readable: "2021-10 uptime days" -> "Uptime days, October 2021"; "" for a code."""
    match = _NAME_DATE.search(name)
    day = match.groups() if match else None
    bare = name[: match.start()] + " " + name[match.end() :] if match else name
    readable = " ".join(re.split(r"[\s_\-.]+", bare)).strip()
    if not re.search(r"[^\W\d_]{3}", readable) or CODE.fullmatch(readable):
        return ""
    if is_day_alone(readable, language):
        return ""
    if readable == readable.lower() or readable == readable.upper():
        readable = readable[:1].upper() + readable[1:]
    written = (
        _written_day(day, language) if day else _written_day(tuple((start or "").split("-"))[:2], language)
    )
    joint = " " if written.isdigit() else ", "
    return readable + joint + written if written and not re.search(r"(?:19|20)\d\d", readable) else readable


def _written_day(parts: Iterable[str | None], language: str | None) -> str:
    year, month, *_ = [*parts, None, None]
    if not year:
        return ""
    if not month:
        return year
    locale = Locale.parse(base_language(language) or "en")
    return format_date(dt.date(int(year), int(month), 1), "LLLL y", locale=locale)


def is_day_alone(text: str, language: str | None) -> bool:
    """Whether a text names a day, and nothing else."""
    found = named_day(text, language) if text.strip() else None
    return bool(found and found[1] and not found[0].part)
