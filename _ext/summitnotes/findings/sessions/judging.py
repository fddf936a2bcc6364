"""How likely each draft of a file is a session, by weights that were learned from graded notes.

Two small forests of decision trees: the first sees a draft, its group and its file; the second sees besides
what the first says of everything around it. The numbers stand in ``data/layouts.json``;
docs/develop/learning.md says how they are learned anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.forests import Forests, forests
from summitnotes.findings.sessions.kinds import kind_prefix
from summitnotes.findings.sessions.layout import Features, context_of, features_of, is_minutes, is_report
from summitnotes.records.model import Kind


def likelihoods(
    outline: Outline,
    drafts: Sequence[Draft],
    days: Collection[int] = (),
    dated: Collection[int] = (),
    file: str = "",
) -> list[float]:
    """How likely each draft is a session, 0 to 1.

    ``days``: indices of blocks that only name a day; ``dated``: of those that hold a date;
    ``file``: what the notes file is called.
    """
    return judged(drafts, features_of(outline, drafts, days, dated, file), outline, forests())


def judged(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline, by: Forests) -> list[float]:
    """How likely each draft is a session, given its features."""
    rows = [by.first.row(features) for features in seen]
    early = [by.first.likelihood(row) for row in rows]
    context = context_of(outline, drafts, early)
    late = [
        by.second.likelihood(row + tuple(around[name] for name in by.around))
        for row, around in zip(rows, context, strict=True)
    ]
    return [
        min(max(p, _floor(draft, own)), _ceiling(draft, own))
        for draft, p, own in zip(drafts, late, seen, strict=True)
    ]


_VETOED = 0.1


def _ceiling(draft: Draft, own: Features) -> float:
    """What a draft is believed to be at most: headings of minutes and sections are no sessions."""
    facts = draft.facts
    if own["minutes"] and facts.span is None:
        return _VETOED
    if own["first"] and is_report(facts.whole) and facts.span is None:
        return _VETOED
    told = own.get("h_title") or own.get("h_speaker") or own.get("h_timed")
    if own.get("h_headed") and not told:
        return _VETOED  # a table of boats and their winners
    if own["section"] and facts.span is None and not (own["named"] or own["under_names"]):
        return _VETOED
    return 1.0


#: Likelihood of a heading, or a line on its own, with a time in front and a name behind, in whatever file.
_EVIDENT = 0.6
_NAMED = 0.5  # likelihood from which names count here
_OWN_KINDS = (Kind.KEYNOTE, Kind.PANEL)


def _floor(draft: Draft, own: Features) -> float:
    """What a draft is believed to be at least, by its own words."""
    facts, best, block = draft.facts, draft.best, draft.block
    if own["pause"] and (facts.front or draft.under.time) and block.kind is not BlockKind.ITEM:
        return _EVIDENT  # "12:30 Lunch"
    if (
        facts.span
        and own.get("h_timed")
        and (own.get("h_title") or own.get("h_speaker"))
        and facts.rest.strip()
    ):
        return _EVIDENT  # a row of a table whose heads say that it is a programme
    if draft.labelled and best is not None and best.pattern == "field":
        return _EVIDENT  # "Title: …" beside "Speaker: …"
    heads = block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    if heads and facts.kind in _OWN_KINDS and _is_kind_alone(facts.rest):
        return _EVIDENT  # "Keynotes:"
    alone = heads or (block.kind is BlockKind.LINE and block.lines == 1)
    named = best is not None and bool(best.title) and best.likelihood >= _NAMED
    return _EVIDENT if alone and facts.front and named and not is_minutes(facts.rest) else 0.0


def _is_kind_alone(text: str) -> bool:
    bare = text.strip(" :.")
    found = kind_prefix(bare)
    return found is not None and found[1].end() == len(bare)
