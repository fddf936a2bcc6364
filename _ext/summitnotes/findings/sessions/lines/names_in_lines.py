"""Names that stand on a line each below a title, in one cell or one paragraph."""

from __future__ import annotations

from summitnotes.findings.outline.blocks import BREAK
from summitnotes.findings.people.names import looks_like_person

_LEAST = 2  # lines
_NAME = 0.5  # likelihood of a name on each
_EDGE = " \t\u00a0\v,;*_"


def as_list(text: str) -> str | None:
    """The lines as one list: "Ana Prieto\\vKofi Mensah (Globex)"; ``None`` if a line is no name."""
    lines = [line.strip(_EDGE) for line in text.strip(_EDGE).split(BREAK)]
    named = (looks_like_person(line.partition(",")[0].partition(" (")[0]) for line in lines)
    if len(lines) < _LEAST or not all(likely >= _NAME for likely in named):
        return None
    return ("; " if any("," in line for line in lines) else ", ").join(lines)


def parts_names(text: str, at: int) -> bool:
    """Whether the line break at an offset only parts names that all stand below another line."""
    above = text.rfind(BREAK, 0, at)
    return above >= 0 and as_list(text[above + 1 :]) is not None
