"""Names of rooms in lines of a programme: a word for one, and its number or name."""

from __future__ import annotations

import re

from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM

#: "Saal 2", "room K.1".
ROOM = re.compile(
    r"(?:salle|sala|saal|zaal|raum|hörsaal|lokaal|auditori[ou]|auditório|anfiteatro|room|hall|amphi(?:théâtre)?|auditorium|track|piste|stage|scène|theatre|théâtre|espace|ballroom|bâtiment|building(?=\s[A-Z]?[0-9]{0,3}(?:\W|$)))\s+"
    r"(?-i:[A-ZÀ-Þ0-9][\w.\-]{0,14}(?:\s[A-ZÀ-Þ0-9][\w.\-]{0,14}){0,2}|[a-z])(?![\w])",
    re.IGNORECASE,
)
#: "Main hall | Title" behind a time.
NAMED_ROOM = re.compile(
    r"(?-i:[A-ZÀ-Þ])[\w.'’-]*(?:\s[\w.'’-]+)?\s(?:room|hall|stage|auditorium|theatre|saal|zaal)(?=\s*\|\s)",
    re.IGNORECASE,
)
#: "K.3.601" before "11:40".
ROOM_THEN_TIME = re.compile(
    r"(?P<room>[^\s,;()]{1,12}(?:[ ][^\s,;()]{1,12})?)[,;:]?\s+(?=\d{1,2}\s?[:hH.]\s?\d\d)"
)


def is_room(text: str) -> bool:
    """Whether a text is the name of a room: "Saal 2", "room K.1"."""
    return ROOM.fullmatch(text) is not None or HAS_ROOM.search(text) is not None
