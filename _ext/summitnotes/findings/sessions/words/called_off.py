"""Titles that say that nothing happened: "No seminar (snow)", "Cancelled"."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.sessions.words.purposes import folded

_CALLED_OFF = words("sessions/called_off")
_REASON = re.compile(r"[,:;(–—]|\s-{1,2}\s|\s(?:this|wegen|due)\s")  # why stands behind it


def is_called_off(title: str) -> bool:
    """Whether a title says that what was planned did not happen."""
    return folded(_REASON.split(title.strip(" ()[]"), maxsplit=1)[0]) in _CALLED_OFF
