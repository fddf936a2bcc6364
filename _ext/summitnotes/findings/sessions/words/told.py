"""The title of a talk that a heading only tells of: "Event 2014: notes on the talk 'Title' by Ana"."""

from __future__ import annotations

import re

from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.records.model import Kind

_QUOTED = re.compile(r"""\s["'“«„‘](?P<title>[^"“”«»„‘]{4,}?)["'”»“’](?=[\s,.]|$)""")
_KIND_LAST = re.compile(r"\S\s+(?:talk|keynote|panel|vortrag|charla|palestra|lezing)$", re.IGNORECASE)


def quoted_title(text: str) -> re.Match[str] | None:
    """The words in quotes of a heading, ``title``, behind others."""
    return _QUOTED.search(text)


def ends_with_kind(text: str) -> bool:
    """``Tracing talk``, ``Careers panel:``."""
    return bool(_KIND_LAST.search(text.strip(" :.")))


def begins_with_talk(text: str) -> bool:
    """``Talk: Slow looms``, ``Vortrag - Slow looms``; a year in it would be that of an event."""
    found = kind_prefix(text)
    if found is None or found[0] not in (Kind.TALK, Kind.KEYNOTE, Kind.LIGHTNING):
        return False
    behind = _TITLE_BEHIND.match(text, found[1].end())
    return behind is not None and not _YEAR.search(behind["title"])


_TITLE_BEHIND = re.compile(r"\s?(?::|\s[-–—])\s+(?P<title>[^\W_].*\s.*)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def told_title(text: str) -> str | None:
    """The title in quotes right behind the word for a talk."""
    quoted = quoted_title(text)
    return quoted["title"] if quoted is not None and ends_with_kind(text[: quoted.start()]) else None
