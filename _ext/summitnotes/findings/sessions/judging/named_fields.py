"""Fields whose names are people and whose bodies lead to what each gave: ``:Ana Prieto: `Looms <…>`__``.

Such a list says who spoke on what; the heading right above it is the event, and no session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft

_LEAST = 3  # such fields in a file that surely name somebody
_SHARE = 0.5  # of all that begin with a link
_NAMED = 0.5  # likelihood that the name of a field is somebody's


def named_fields(drafts: Sequence[Draft]) -> tuple[set[int], set[int]]:
    """Indices of such fields; and of the headings right above them, and of other fields beside them."""
    lists: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.FIELD and _leads(draft):
            lists[draft.block.box].append(draft)
    linked = [draft for members in lists.values() for draft in members]
    sure = [draft for draft in linked if draft.best is not None and draft.best.likelihood >= _NAMED]
    if len(sure) < _LEAST or len(sure) <= _SHARE * len(linked) or _are_at_home(linked):
        return set(), set()
    found = {draft.block.index for draft in linked if draft in sure or _is_somebody(draft)}
    above = {draft.block.parent for draft in linked if draft.block.parent is not None}
    beside = {draft.block.index for draft in drafts if draft.block.box in lists and not draft.facts.span}
    return found, above | (beside - found)


def _leads(draft: Draft) -> bool:
    """Whether the words of a field begin with a link that is no address of somebody."""
    name, _, _ = draft.block.text.partition(": ")
    link = next((run for run in draft.block.runs if run.style == "link"), None)
    if link is None or link.begin != len(name) + len(": "):
        return False
    led = draft.block.text[link.begin : link.stop]
    return not ("@" in led or "://" in led)


def _are_at_home(linked: Sequence[Draft]) -> bool:
    """Whether the links lead to where people work, or say as what."""
    led = [draft.block.text.partition(": ")[2] for draft in linked]
    return sum(is_organisation(words) or is_role(words) for words in led) > _SHARE * len(led)


def _is_somebody(draft: Draft) -> bool:
    """Whether a name that no list knows stands where the others have theirs."""
    name, _, _ = draft.block.text.partition(": ")
    people = read_people(name, expected=0.9) if " " in name else None
    return people is not None and bool(people.speakers) and people.likelihood >= _NAMED
