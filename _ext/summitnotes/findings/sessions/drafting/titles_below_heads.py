"""Headings, labels and items that are somebody, each above the title of a talk: a page of speakers.

``### Ana Prieto`` above ``#### Slow looms``, ``**Slow looms**`` or ``Slow looms`` may be a person and
anything about them. Beside others built alike, each with one title in one place, and below "Speakers"
or with a job, a house, an abstract or a biography of each, such a page says who speaks on what.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.affiliations import affiliation_of, is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import field_of
from summitnotes.findings.sessions.drafting.speaker_parts import is_speaker_part
from summitnotes.findings.sessions.drafting.titles_below import PATTERN
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.purposes import is_minutes, is_programme, is_report

_HEADS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.TERM, BlockKind.ITEM)
_TITLES = (BlockKind.HEADING, BlockKind.LABEL)
_LEAST, _MOSTLY = 2, 0.7  # heads that surely name somebody; share of those beside them that do, with a title
_LEAST_ITEMS, _LEAST_PLAIN = 3, 3  # the same of items, and of titles that nothing sets apart
_SURE, _PLACED = 0.6, 0.4  # likelihood of a name, and of one beside others
_REACH = 8  # blocks below a head among which its title stands
_LEAST_WORDS, _MOST_WORDS = 2, 20  # of a title
_LINES = 3  # of a paragraph that may begin with one
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Pair:
    head: Draft
    who: Split
    title: Draft


def with_titles_below_heads(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts, those of titles with the names of the heads above them, where a file is laid out so.

    A title that is a heading itself is the session; one on a line or an item makes a session of its head.
    """
    at = {draft.block.index: draft for draft in drafts}
    gone: set[int] = set()
    for members in _groups(drafts):
        for pair in _pairs(members, at, outline):
            split = replace(pair.who, pattern=PATTERN, title=_bare(pair.title.facts.rest))
            own = pair.title.block.kind in _TITLES
            draft, other = (pair.title, pair.head) if own else (pair.head, pair.title)
            draft.splits[:] = [split]
            gone.add(other.block.index)
    return [draft for draft in drafts if draft.block.index not in gone]


def _groups(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Heads of one kind and depth that stand below one block."""
    found: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        block = draft.block
        if block.kind in _HEADS and draft.facts.span is None:
            found[block.kind, block.parent, block.depth].append(draft)
    return (members for members in found.values() if len(members) >= _LEAST)


def _pairs(members: Sequence[Draft], at: Mapping[int, Draft], outline: Outline) -> list[_Pair]:
    named = {draft.block.index: who for draft in members if (who := _somebody(draft)) is not None}
    sure = sum(who.likelihood >= _SURE for who in named.values())
    least = _LEAST_ITEMS if members[0].block.kind is BlockKind.ITEM else _LEAST
    share = _HALF if all(map(_is_dated, members)) else _MOSTLY  # "1 May: holiday" beside days with somebody
    if sure < least or len(named) < share * len(members) or _are_others(members[0], outline):
        return []
    heads = [draft for draft in members if draft.block.index in named]
    for shape in _SHAPES:
        titles = {draft.block.index: _title(draft, shape, at, outline) for draft in heads}
        found = [title for title in titles.values() if title is not None]
        different = {fold_name(title.facts.rest) for title in found}
        fewest = max(least, _LEAST_PLAIN) if shape == "plain" else least
        if len(found) < max(fewest, _MOSTLY * len(heads)) or len(different) < len(found):
            continue
        if not _tell_of_talks(heads, shape, found, outline):
            return []
        return [
            _Pair(head, named[head.block.index], title)
            for head in heads
            if (title := titles[head.block.index]) is not None
        ]
    return []


# ---- who


_JOB = re.compile(r"\s*(?:\s[-–—|]\s|,\s|\s\()\s*(?P<job>.+)$")


def _somebody(draft: Draft) -> Split | None:
    """The people that a head names, with a job or a house behind them at most."""
    text = draft.facts.rest.strip(" *_:")
    whole = next((split for split in draft.splits if not split.title and split.likelihood >= _SURE), None)
    if whole is not None:
        return whole
    job = _JOB.search(text)
    behind = job["job"].strip(" ()") if job is not None else ""
    name = text[: job.start()] if job is not None else text
    if job is not None and not (is_role(behind) or is_organisation(behind)):
        return None
    people = read_people(name, expected=0.9) if 1 < len(name.split()) <= _LONGEST_NAME else None
    if people is None or not people.speakers or people.likelihood < _PLACED:
        return None
    known = read_people(name)
    likelihood = known.likelihood if known is not None else 0.0
    house = affiliation_of(behind) if behind else None
    speakers = tuple(replace(one, affiliation=one.affiliation or house) for one in people.speakers)
    return Split(PATTERN, "", name, speakers, max(likelihood, _PLACED))


_LONGEST_NAME = 5  # words


# ---- of what

#: Where the title stands, the surest first.
_SHAPES = ("heading", "label", "set apart", "plain")


def _title(head: Draft, shape: str, at: Mapping[int, Draft], outline: Outline) -> Draft | None:
    """The only title of that shape below a head."""
    below = [at[block.index] for block in outline.below(head.block.index)[:_REACH] if block.index in at]
    found = [draft for draft in below if _shape_of(draft) == shape and _may_be_title(draft, head)]
    if shape == "plain":
        return found[0] if found and _is_first(found[0], below) else None
    return found[0] if len(found) == 1 else None


def _is_first(title: Draft, below: Sequence[Draft]) -> bool:
    """Whether nothing stands above a title but a job, a house or a picture; of a list it is the only item."""
    before = list(itertools.takewhile(lambda draft: draft is not title, below))
    if title.block.kind is BlockKind.ITEM and sum(draft.block.kind is BlockKind.ITEM for draft in below) > 1:
        return False
    return len(before) <= 1 and all(
        is_role(one.block.text)
        or is_organisation(one.block.text)
        or _shape_of(one) == "set apart"
        or any(not split.title for split in one.splits)
        for one in before
    )


def _shape_of(draft: Draft) -> str | None:
    block = draft.block
    if block.kind in _TITLES:
        return block.kind.value
    if block.kind not in (BlockKind.LINE, BlockKind.ITEM) or block.lines > _LINES:
        return None
    text = block.text.strip()
    marked = any(
        run.style in ("strong", "emphasis", "link") and run.begin <= 1 and run.stop >= len(text) - 1
        for run in block.runs
    )
    return "set apart" if marked or _QUOTED.fullmatch(text) else "plain"


_QUOTED = re.compile(r"[\"“«„][^\"”»“]+[\"”»“]")


def _bare(text: str) -> str:
    return text.strip().strip('"“”«»„') if _QUOTED.fullmatch(text.strip()) else text


def _may_be_title(draft: Draft, head: Draft) -> bool:
    """Some words that are no part of a talk, no job, no name, no label and no sentence."""
    facts, text = draft.facts, _bare(draft.facts.whole).strip(" *_")
    if facts.section or facts.span is not None or facts.pause or is_minutes(text) or field_of(text):
        return False
    if not _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS or text[:1].islower():
        return False
    if text.endswith((".", ":", ",", ";")) or "://" in text or "@" in text:
        return False
    if is_speaker_part(text) or is_role(text) or is_organisation(text) or kind_alone(text) is not None:
        return False
    named = any(not split.title and split.likelihood >= _SURE for split in draft.splits)
    return not named and fold_name(text) != fold_name(head.facts.rest)


# ---- whether of a talk


def _are_others(head: Draft, outline: Outline) -> bool:
    """Whether a head stands below "Attendees" and its like."""
    return any(is_minutes(block.text) for block in outline.ancestors(head.block))


def _tell_of_talks(heads: Sequence[Draft], shape: str, titles: Sequence[Draft], outline: Outline) -> bool:
    """Whether the place, or what else stands with the names, says that these people speak."""
    if len({title.facts.rest.split()[0].lower() for title in titles}) == 1:
        return False  # "For her maps", "For his bees"
    if shape == "plain" and not _are_plain_titles(titles):
        return False
    if any(_is_of_speakers(block) for block in outline.ancestors(heads[0].block)):
        return True
    if len(heads) >= _LEAST_DATED and all(map(_is_dated, heads)):
        return True  # "Mar 7  Ana Prieto, Globex" above "Slow looms": a seminar
    if shape == "plain" and _are_led_by_colons(heads, outline):
        return True
    if shape == "plain" or heads[0].block.kind is BlockKind.ITEM:
        return False
    described = sum(_is_described(head, outline) for head in heads)
    return described >= _HALF * len(heads)


def _are_led_by_colons(heads: Sequence[Draft], outline: Outline) -> bool:
    """Whether all of them are lines such as "Ana Prieto:", in a file that is no report of work."""
    named = len(heads) >= _LEAST_PLAIN and all(head.block.text.rstrip().endswith(":") for head in heads)
    above = (outline.blocks[0], *outline.ancestors(heads[0].block))
    return named and not any(is_report(block.text) for block in above)


def _is_of_speakers(block: Block) -> bool:
    """``Speakers``, ``Fen Conf 2019 Speakers``, ``Talks``."""
    if block.kind not in (BlockKind.HEADING, BlockKind.LABEL):
        return False
    tokens = [word for word in fold_name(block.text).split() if not word.isdigit()]
    last = " ".join(tokens[-1:])
    return is_programme(block.text) or any(
        len(word) > _SHORT and is_speaker_label(word) for word in (last, *tokens[:2])
    )


def _is_dated(head: Draft) -> bool:
    """Whether a head begins or ends with a day."""
    return head.facts.day is not None and head.facts.rest != head.facts.whole


_LEAST_DATED = 3  # heads that are a day and somebody
_SHORT = 4  # letters of "with", "mod"


def _are_plain_titles(titles: Sequence[Draft]) -> bool:
    """Whether lines that nothing sets apart are titles: words in small letters stand in most of them."""
    small = sum(any(word.islower() for word in title.facts.rest.split()[1:]) for title in titles)
    return small >= _MOSTLY * len(titles)


def _is_described(head: Draft, outline: Outline) -> bool:
    """Whether a job or house stands with a name, or an abstract or a biography below it."""
    if any(one.affiliation for split in head.splits for one in split.speakers if not split.title):
        return True
    last = outline.ends()[head.block.index]
    near = outline.blocks[head.block.index : min(last, head.block.index + _REACH) + 1]
    return any(
        (block is head.block or block.kind in (BlockKind.LINE, BlockKind.ITEM))
        and len(block.text.split()) <= _MOST_WORDS
        and (is_role(block.text) or is_organisation(block.text))
        for block in near
    ) or any(_is_part_of_talk(block) for block in near[1:])


def _is_part_of_talk(block: Block) -> bool:
    """``Abstract``, ``Bio: …``."""
    head = block.text.partition(":")[0]
    return len(head) < _LONGEST_PART and (fold_name(head) in _PARTS or is_speaker_part(head))


_LONGEST_PART = 40
_PARTS = words("sessions/parts_of_talks")
