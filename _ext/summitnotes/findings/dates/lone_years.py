"""Is a lone number such as 2014 a year? Only its neighbours can tell."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words

_EVENTS = words("dates/event_names") - {"day", "jour", "days", "forum"}
_REACH = 40  # characters looked at on each side
# "2014 seats", "2014 €", "2014.5", "2014-3" are no years; "2014 was good" is one.
_COUNTED = re.compile(r"(?:\s+[a-zà-ÿ]|\s*[%°€$£]|[.,:][0-9]|\s*[-–/]\s*[0-9])")
_GOES_ON = re.compile(r"\s+(?:in|at|à|en|and|et|was|were|is|will|by|on|with|but|to|pour|avec|est|for|-)\b")
_LED = re.compile(
    r"\b(?:in|en|from|since|depuis|year|année|l['’]an|de|of|©|\(c\)|copyright|édition|edition|spring|by|until"
    r"|before|after|avant|après)\s+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?P<word>[^\W\d_][\w+.\-!&]*)\s+$|(?P<list>[,(\-–—:/|])\s*$")


def year_in_context(text: str, begin: int, stop: int) -> bool:
    """A lone year is believed beside a name ("PyCon 2014"), after "in", or alone on its line."""
    before = text[max(0, begin - _REACH) : begin].rsplit("\n", 1)[-1]
    after = text[stop : stop + _REACH].split("\n", 1)[0]
    if set(re.findall(r"[^\W\d_]+", before.casefold())) & _EVENTS and not re.match(r".{0,3}\d", after):
        return True
    follows = after.lstrip()
    if _COUNTED.match(after) and not _GOES_ON.match(after):
        return False
    if not before.strip(" \t*_#=([\"'«-–—:") or _LED.search(before):
        return True
    behind = _BEHIND.search(before)
    if not behind:
        return False
    if behind["list"]:
        return not follows[:1].isalnum()
    return behind["word"][0].isupper()
