"""The title of a talk that a heading only tells of: "Event 2014: notes on the talk 'Title' by Ana"."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"""\s["'“«„‘](?P<title>[^"“”«»„‘]{4,}?)["'”»“’](?=[\s,.]|$)""")
_KIND_LAST = re.compile(r"\S\s+(?:talk|keynote|panel|vortrag|charla|palestra|lezing)$", re.IGNORECASE)


def quoted_title(text: str) -> re.Match[str] | None:
    """The words in quotes of a heading, ``title``, behind others."""
    return _QUOTED.search(text)


def ends_with_kind(text: str) -> bool:
    """``Tracing talk``, ``Careers panel:``."""
    return bool(_KIND_LAST.search(text.strip(" :.")))


def told_title(text: str) -> str | None:
    """The title in quotes right behind the word for a talk."""
    quoted = quoted_title(text)
    return quoted["title"] if quoted is not None and ends_with_kind(text[: quoted.start()]) else None
