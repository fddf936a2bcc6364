"""A line that says of what sort a session is and how long it takes: "Talk, 45 minutes", "Court 20 min"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summitnotes.findings.dates.figures import has_figure
from summitnotes.findings.dates.times import read_duration
from summitnotes.findings.lexicons import lines
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.records.model import Kind

_LONGEST = 60  # characters
_PARTS = re.compile(r"\s*[,;|·•()\[\]:]\s*|\s+[-–—/]\s+|\s+(?:of|de|von|di|van)\s+(?=\d)|\s+(?=\d)")
_LED_BY_LENGTH = re.compile(r"(?P<length>\d{1,3}[ -]?(?:[^\W\d_]+\.?|['’′]))[\s-]+(?P<kind>\S.*)$")
_MOST_WORDS = 2  # of a sort behind "Format" that no list knows


@dataclass(frozen=True, slots=True)
class Format:
    """What such a line says."""

    kind: Kind | None
    minutes: int


def format_line(text: str) -> Format | None:
    """The length, and the kind if a known word says it; ``None`` for a line that says anything else."""
    bare = text.strip(" *_.")
    if len(bare) > _LONGEST or not has_figure(bare):
        return None
    led = _LED_BY_LENGTH.match(bare)
    parts = [led["length"], led["kind"]] if led is not None and read_duration(led["length"]) else []
    minutes: int | None = None
    kind: Kind | None = None
    labelled = False
    for part in parts or filter(None, _PARTS.split(bare)):
        label, _, rest = part.partition(" ")
        if fold_name(label) in kind_labels():
            labelled, part = True, rest
        length = read_duration(part) if minutes is None else None
        found = kind_alone(part) if part else None
        if part and length is None and found is None and not (labelled and part.count(" ") < _MOST_WORDS):
            return None
        minutes, kind = minutes or length, kind or found
    return Format(kind, minutes) if minutes is not None else None


@cache
def kind_labels() -> frozenset[str]:
    """What stands before the sort of a session: "Format", "Typ"; folded."""
    listed = (line.partition(":") for line in lines("sessions/column_heads"))
    return frozenset(
        fold_name(one) for role, _, heads in listed if role.strip() == "kind" for one in heads.split(",")
    )
