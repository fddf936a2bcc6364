"""Titles with nothing but who speaks on the line below, where they come again.

The title and the names end a paragraph, or an item is a title and a line below it the names.

One such pair may be a house and its head, and a whole list books and their authors: what stands above must
speak of an event or a programme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.purposes import is_minutes, is_programme

PATTERN = "line:under"
#: The block above, and the depth of items below it.
Place = tuple[int | None, int]
_LEAST = 4  # such paragraphs or items below one heading
_MOSTLY = 0.6  # share of them
_NAMED = 0.6  # likelihood of names
_FEWEST_WORDS, _MOST_WORDS = 3, 30  # of a title


def with_names_under_titles(drafts: Sequence[Draft], outline: Outline) -> list[Draft]:
    """The drafts, those titles with who speaks; the lines of names are no drafts of their own."""
    members: Counter[Place] = Counter()
    found: dict[Place, list[tuple[Draft, Draft, PeopleReading]]] = defaultdict(list)
    for draft, below in pairwise(drafts):
        place = _place_of(draft, below)
        if place is None:
            continue
        members[place] += 1
        people = _people_in(below) if _is_title(draft) else None
        if people is not None:
            found[place].append((draft, below, people))
    gone: set[int] = set()
    for place, pairs in found.items():
        if len(pairs) >= max(_LEAST, _MOSTLY * members[place]) and _is_of_event(pairs[0][0], outline):
            for draft, below, people in pairs:
                _add(draft, below, people)
                gone.add(below.block.index)
    return [draft for draft in drafts if draft.block.index not in gone] if gone else list(drafts)


def _add(draft: Draft, below: Draft, people: PeopleReading) -> None:
    said = below.facts.whole
    draft.splits.insert(0, Split(PATTERN, draft.facts.rest, said, people.speakers, people.likelihood))
    draft.joined += 1


def _place_of(draft: Draft, below: Draft) -> Place | None:
    """What those share that may be laid out alike: lines before the last of a paragraph, items of a list."""
    block, last = draft.block, below.block
    if block.kind is BlockKind.ITEM:
        return block.parent, block.depth
    if last.kind is not BlockKind.LINE or last.lines < _PAIR or last.position != last.lines - 1:
        return None
    pair = block.kind is BlockKind.LINE and block.box == last.box and block.position == last.position - 1
    return (last.parent, 0) if pair else None


_PAIR = 2  # lines of a paragraph


_EVENTS = words("events/event_words")


def _is_of_event(draft: Draft, outline: Outline) -> bool:
    heads = [block.text for block in (outline.blocks[0], *outline.ancestors(draft.block))]
    return any(is_programme(head) or not _EVENTS.isdisjoint(fold_name(head).split()) for head in heads)


def _is_title(draft: Draft) -> bool:
    said = draft.facts.rest.strip()
    if not _FEWEST_WORDS <= len(said.split()) <= _MOST_WORDS or said.endswith((".", ":", ";", ",")):
        return False
    return not (draft.facts.section or is_minutes(said) or "://" in said)


def _people_in(below: Draft) -> PeopleReading | None:
    """Those whom a line names that says nothing else."""
    said = below.block.text.strip()
    if below.block.kind is not BlockKind.LINE or is_role(said) or said.endswith("."):
        return None
    people = read_people(said, expected=0.5)
    if people is None or people.likelihood < _NAMED:
        return None
    whole = any(" " in who.name and not is_organisation(who.name) for who in people.speakers)
    return people if whole else None
