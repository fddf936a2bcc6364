"""Time stamps as Org writes them, ``<2025-05-04 Sun 10:00-11:00>``, as a day and hours among other words.

Org keeps the weekday up to date by itself, so that it says nothing beside the day.
"""

from __future__ import annotations

import re

_DAY = r"\d{4}-\d\d-\d\d"
_HOURS = r"\d{1,2}:\d\d(?:-\d{1,2}:\d\d)?"
#: The word of a plan, a day, its weekday in any language, hours, and what makes it come again.
_STAMP = re.compile(
    rf"(?P<planned>\bSCHEDULED:[ \t]*)?<(?P<day>{_DAY})(?P<weekday>\s[^\W\d_]{{1,12}}\.?)?"
    rf"(?P<hours>\s{_HOURS})?(?P<again>(?:\s[.+-]{{1,2}}\d{{1,3}}[hdwmy])*)>"
)
#: What parts the hours of a span that is written as two stamps of one day.
_TO = re.compile(
    rf"(?P<day>{_DAY})(?P<mid>[^<>\n]{{0,30}}?) (?P<joint>-{{2,3}}) "
    rf"(?P<other>(?P=day)\s[^\d\n]{{0,14}})(?=\d)"
)


def without_brackets(text: str) -> str:
    """``text`` with blanks for the signs of its stamps; each character stays where it is."""
    bare = _STAMP.sub(_bare, text)
    return bare if bare == text else _TO.sub(_one_day, bare)


def _bare(found: re.Match[str]) -> str:
    blank = {part: " " * len(found[part] or "") for part in ("planned", "weekday", "again")}
    return f"{blank['planned']} {found['day']}{blank['weekday']}{found['hours'] or ''}{blank['again']} "


def _one_day(found: re.Match[str]) -> str:
    return f"{found['day']}{found['mid']} {found['joint']} {' ' * len(found['other'])}"
