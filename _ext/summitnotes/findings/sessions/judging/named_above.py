"""Titles on the second line of a paragraph whose first is a name and nothing else, where several stand so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.records.model import Speaker

_LEAST = 3  # paragraphs of one file
_MOSTLY = 0.75  # share of the names alone in front of paragraphs that stand above a title
_SURE = 0.8  # likelihood of the names
_MOST_WORDS = 12  # of a title


def named_above(drafts: Sequence[Draft]) -> Mapping[int, tuple[Speaker, ...]]:
    """Index of the block that is a title -> who speaks, by the line above: "Ada Pike", below it "Ropes".

    Names right below a heading that is no day are of that.
    """
    headed = {
        draft.block.index
        for draft in drafts
        if draft.block.kind is BlockKind.HEADING and read_day(draft.block.text) is None
    }
    by_index = {draft.block.index: draft for draft in drafts if draft.block.kind is BlockKind.LINE}
    led = [
        (people, by_index.get(draft.block.index + 1))
        for draft in by_index.values()
        if draft.block.position == 0
        and draft.block.lines > 1
        and not (draft.block.parent == draft.block.index - 1 and draft.block.parent in headed)
        and (people := _only_people(draft))
    ]
    found = {
        title.block.index: people
        for people, title in led
        if title is not None and title.block.position == 1 and title.block.hard and _may_be_title(title)
    }
    begun = {title.block.text.split()[0].lower() for _, title in led if title and title.block.index in found}
    alike = len(begun) == 1  # "For the soup": what each is thanked for
    return found if len(found) >= max(_LEAST, _MOSTLY * len(led)) and not alike else {}


def _only_people(draft: Draft) -> tuple[Speaker, ...]:
    whole = (split for split in draft.splits if not split.title and split.likelihood >= _SURE)
    return next((tuple(split.speakers) for split in whole), ())


def _may_be_title(draft: Draft) -> bool:
    """A few words that are no name, no job or house, no address and no sentence, and no hour."""
    text = draft.block.text.strip()
    begun = text[:1].isupper() or text[:1].isdigit() or text[:1] in '"“„«'
    if not begun or text.endswith((".", ":", ",", ";")) or len(text.split()) > _MOST_WORDS:
        return False
    if "@" in text or "://" in text or is_role(text) or is_organisation(text):
        return False
    return draft.facts.span is None and not any(s.likelihood >= _SURE and not s.title for s in draft.splits)
