"""Items below "Panelists:" and its like: the people of a session, and no sessions of their own."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.speaker_lines import is_speaker_heading
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.people_lists import people_listed


def listed_people(drafts: Sequence[Draft], outline: Outline) -> set[int]:
    """Indices of the items that only name those who speak, below a line that says so."""
    at = {draft.block.index: draft for draft in drafts}
    found: set[int] = set()
    for draft in drafts:
        block = draft.block
        if block.kind in (BlockKind.LINE, BlockKind.LABEL) and is_speaker_heading(block.text):
            behind = [at[one.index] for one in outline.below(block.parent) if one.index in at]
            beside = [one for one in behind if one.block.index >= block.index]
            found.update(people_listed(beside, outline, at).items)
    return found
