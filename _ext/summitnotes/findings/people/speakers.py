"""Lists of speakers as they stand beside a title: ``Ana Prieto, Kofi Adjei (Globex)``."""

from __future__ import annotations

from summitnotes.findings.people.lead_ins import LABELLED
from summitnotes.findings.people.members import read_members
from summitnotes.findings.people.names import looks_like_person as looks_like_person
from summitnotes.findings.people.pieces import plain_text as plain_text
from summitnotes.records.model import Speaker


def parse_speakers(text: str, threshold: float = 0.5, labelled: bool = False) -> tuple[Speaker, ...]:
    """The speakers that ``text`` as a whole lists, or nothing when any part of it is neither name nor
    employer.

    ``threshold``: what ``looks_like_person`` must say of a name. ``labelled``: the text stands behind
    "Speaker:", so a lone name, a handle or a name in lower case is believed too.
    """
    members = read_members(text, LABELLED if labelled else 0.0)
    if members is None or members.weakest < threshold:
        return ()
    return members.speakers
