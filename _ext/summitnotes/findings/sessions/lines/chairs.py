"""Who leads the block of talks in which somebody else speaks: "Keynote: Ana Prieto (chair: Kofi Mensah)"."""

from __future__ import annotations

from summitnotes.findings.people.title_speakers import TAIL_BRACKET, names_in, split_speakers
from summitnotes.findings.sessions.words.telling import names_chair

_NAMED = 0.6  # likelihood of names before the chair


def is_chair_of_others(text: str, timed: bool) -> bool:
    """Whether a text ends with a chair in brackets, and those before it speak.

    ``timed``: an hour stood before it, so that weaker signs of a speaker suffice.
    """
    match = TAIL_BRACKET.match(text)
    if match is None or not names_chair(match["inner"]):
        return False
    head = match["head"].rstrip(" ,;:-–—|")
    return bool(names_in(head, _NAMED)) or split_speakers(head, timed=timed) is not None
