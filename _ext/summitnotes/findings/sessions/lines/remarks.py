"""What brackets behind a title say beside the names in them: "(Ana Prieto; notes here)", "(led by me)"."""

from __future__ import annotations

import re

from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.people.lead_ins import after_by

#: A last bracket of several pieces, or one that begins with no name.
LAST_BRACKET = re.compile(
    r"(?P<whole>\s*[(\[](?=[^()\[\]]*[,;–—-]|[^\W\d_A-ZÀ-Þ])(?P<inner>[^()\[\]]{3,160})[)\]])(?=[\s.:*_]*$)"
)


def remarks(text: str, last: re.Match[str]) -> list[tuple[int, int]]:
    """What a last bracket says beside names of what was written down or recorded, or that it was "led by me".

    ``Title (Ana Prieto; notes here)``, ``Title (Ana Prieto, Globex; slides, video)``.
    """
    if not text[: last.start()].strip():
        return []
    pieces = list(_PIECE.finditer(text, *last.span("inner")))
    said = [_is_remark(piece["said"]) for piece in pieces]
    if all(said):
        return [last.span("whole")]
    first = next((at for at, remark in enumerate(said) if not remark), 0)
    found = [piece.span() for piece, remark in zip(pieces[first:], said[first:], strict=True) if remark]
    return [*found, (last.start("inner"), pieces[first].start("said"))] if first else found


_PIECE = re.compile(r"(?:[,;]|\s[-–—]{1,2}\s|^)?\s*(?P<said>(?:[^,;\s]|\s(?![-–—]{1,2}\s))+)")


def _is_remark(piece: str) -> bool:
    """ "notes here", "no slides yet", "slides: https://…", "led by me"."""
    plain = fold_name(_ADDRESS_IN.sub("", piece)).split()
    if not 0 < len(plain) <= _LONGEST_REMARK:
        return False
    if _WRITTEN.isdisjoint(plain):
        behind = after_by(piece.strip())
        return behind is not None and fold_name(behind[0]).split(" ")[0] in _ONESELF
    return _SAYABLE.issuperset(plain)


_LONGEST_REMARK = 7  # words
_ADDRESS_IN = re.compile(r"(?:https?://|www\.)\S+")
_WRITTEN = folded_list("sessions/notes_words") | folded_list("sessions/material_words")
_SAYABLE = _WRITTEN | folded_list("sessions/remark_words")
_ONESELF = folded_list("people/oneself_words")
