"""Whom headings and bold lines name that say nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.sessions.choosing.pruning import WHOLE
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.records.model import Speaker


def names_of(drafts: Sequence[Draft], least: float = WHOLE) -> dict[int, tuple[Speaker, ...]]:
    """The people of such blocks, by their indices: what stands below them is theirs.

    ``least``: the likelihood of names.
    """
    found: dict[int, tuple[Speaker, ...]] = {}
    tops = sum(draft.block.kind is BlockKind.HEADING and draft.block.depth == 1 for draft in drafts)
    for draft in drafts:
        heading = draft.block.kind is BlockKind.HEADING and (draft.block.depth > 1 or tops > 1)
        if heading or draft.block.kind is BlockKind.LABEL:
            whole = next((s for s in draft.splits if not s.title and s.likelihood >= least), None)
            if whole is not None:
                found[draft.block.index] = whole.speakers
    return found
