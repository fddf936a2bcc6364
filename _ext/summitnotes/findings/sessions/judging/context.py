"""What the first judgement says of the drafts around each: the features that only the second forest sees."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import Features


def context_of(
    outline: Outline, drafts: Sequence[Draft], likelihoods: Sequence[float], least: float = 0.0
) -> list[Features]:
    """What the first judgement says of the drafts around each: group, siblings, ancestors, what is below.

    Nothing for those whose likelihood is less than ``least``, of whom nobody asks.
    This is how one clear session carries its plain siblings, and one clear heading of minutes stops them.
    """
    groups: dict[tuple[object, ...], list[float]] = defaultdict(list)
    siblings: dict[tuple[int | None, BlockKind], list[float]] = defaultdict(list)
    at: dict[int, float] = {}
    below: dict[int, list[float]] = defaultdict(list)
    for draft, p in zip(drafts, likelihoods, strict=True):
        groups[draft.group].append(p)
        siblings[draft.block.parent, draft.block.kind].append(p)
        at[draft.block.index] = max(p, at.get(draft.block.index, 0.0))
    chains = _chains(outline, drafts)
    for draft, p in zip(drafts, likelihoods, strict=True):
        for index in chains[draft.block.parent]:
            below[index].append(p)
    group_sums = {key: _summary(members) for key, members in groups.items()}
    sibling_sums = {key: _summary(members) for key, members in siblings.items()}
    highest = max(likelihoods, default=0.0)
    likely = float(sum(p > 0.5 for p in likelihoods))
    found: list[Features] = []
    for draft, p in zip(drafts, likelihoods, strict=True):
        if p < least:
            found.append({})
            continue
        group, same = group_sums[draft.group], sibling_sums[draft.block.parent, draft.block.kind]
        chain = [at[index] for index in chains[draft.block.parent] if index in at]
        under = below.get(draft.block.index, [])
        found.append(
            {
                "c_own": p,
                "c_group_mean": group[0],
                "c_group_max": group[1],
                "c_group_likely": group[2],
                "c_same_mean": same[0],
                "c_same_max": same[1],
                "c_same_likely": same[2],
                "c_above": chain[0] if chain else -0.1,
                "c_above_max": max(chain, default=-0.1),
                "c_below_max": max(under, default=-0.1),
                "c_below_likely": float(sum(one > 0.5 for one in under)),
                "c_file_max": highest,
                "c_file_likely": math.log2(1 + likely),
            }
        )
    return found


def _chains(outline: Outline, drafts: Sequence[Draft]) -> dict[int | None, list[int]]:
    """Index of what a draft stands below -> that, and what it stands below itself; shared by all there."""
    found: dict[int | None, list[int]] = {}
    for draft in drafts:
        if draft.block.parent not in found:
            found[draft.block.parent] = [above.index for above in outline.ancestors(draft.block)]
    return found


def _summary(members: Sequence[float]) -> tuple[float, float, float]:
    """(mean, maximum, share of those that are likely)."""
    size = len(members)
    return sum(members) / size, max(members), sum(p > 0.5 for p in members) / size
