"""What of the accepted drafts of a file is no session of its own: titles, holders and parts of others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import LABELLED
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft, is_group_head
from summitnotes.findings.sessions.drafting.fields import field_of
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.kinds import kind_alone, kind_prefix
from summitnotes.findings.sessions.words.telling import chair_in_brackets, names_chair
from summitnotes.findings.sessions.words.told import told_title
from summitnotes.records.model import Kind

#: Likelihood from which names are believed with the agreement of their siblings.
BELIEVED = 0.55
#: Likelihood from which a heading as a whole names people.
WHOLE = 0.7
_CLOSE = 0.05  # by which a part may be less likely than what it stands below, and still be one of several
_CERTAIN = 0.9  # likelihood from which it names them with what they do


def without_parts(
    accepted: Sequence[tuple[Draft, float]], outline: Outline, certain: Collection[int]
) -> list[tuple[Draft, float]]:
    """Without the heading whose title stands on a labelled line below it, and without parts of a session."""
    by_block = {draft.block.index: (draft, p) for draft, p in accepted}
    gone = _titles(accepted, outline)
    accepted = [(draft, p) for draft, p in accepted if draft.block.index not in gone - set(certain)]
    titled = Counter(  # what stands right below a heading and has a title and people of its own
        draft.block.parent
        for draft, _p in accepted
        if draft.block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.ROW) and _has_people(draft)
    )
    gone |= (_records(accepted) | _offices(accepted) | _chaired(accepted) | _said(accepted)) - set(certain)
    for index in gone:
        by_block.pop(index, None)
    for draft, p in accepted:
        above = next((b for b in outline.ancestors(draft.block) if b.index in by_block), None)
        if above is None:
            continue
        parent, parent_p = by_block[above.index]
        if draft.labelled or _is_one_of_series(parent, draft):
            gone.add(above.index)
        elif _only_people(parent) is not None and draft.block.kind in (BlockKind.LABEL, BlockKind.HEADING):
            gone.add(above.index)  # a speaker, and the title below
        elif titled[above.index] > 1 and _holds_talks(parent):
            gone.add(above.index)  # "19:00 Talks", and each of them
        elif _holds_its_people(parent) and not draft.facts.span:
            if titled[above.index] > 1 or (titled[above.index] and p >= parent_p):
                gone.add(above.index)  # "Keynote" above several, each with its title and people
            else:
                gone.add(draft.block.index)  # "Keynote", and those who gave it
        elif (
            is_group_head(parent)
            and not parent.facts.span
            and (parent.facts.kind is not Kind.LIGHTNING or titled[above.index] > 1)
        ):
            gone.add(above.index)  # "Keynotes", and each of them
        elif p < parent_p and not draft.facts.span and not is_group_head(parent):
            own = titled[draft.block.parent] > 1 and _has_people(draft) and p > parent_p - _CLOSE
            if not own:  # "Others of that day" with their people, below one that the title tells of
                gone.add(draft.block.index)
    return [
        (draft, p) for draft, p in accepted if draft.block.index not in gone or draft.block.index in certain
    ]


def _is_one_of_series(above: Draft, draft: Draft) -> bool:
    """A day, an hour and a title in quotes, below a series: ``Monday, 19 July, 18:00: "Weft"``."""
    facts = draft.facts
    whole = facts.day is not None and facts.span is not None and facts.quoted
    return whole and above.block.kind is BlockKind.HEADING and above.facts.span is None


def _records(accepted: Sequence[tuple[Draft, float]]) -> set[int]:
    """Labelled items beside "Topic: …" in one list: "Lead: Ana", "Snack: Kofi" are said of that session."""
    titled = {d.block.box for d, _p in accepted if d.labelled and d.block.kind in _LISTED}
    return {
        draft.block.index
        for draft, _p in accepted
        if draft.block.kind in _LISTED
        and draft.block.box in titled
        and not draft.labelled
        and draft.facts.span is None
        and _LABELLED.match(draft.block.text)
        and kind_prefix(draft.facts.whole) is None  # "Talk 2: …"
    }


_LISTED = (BlockKind.ITEM, BlockKind.FIELD)
_LABELLED = re.compile(r"[\s*_]*[^\W\d_][^:]{1,24}:\s")


def _chaired(accepted: Sequence[tuple[Draft, float]]) -> set[int]:
    """Blocks of several talks of which only the chair is told: "Session 2: chair Ana Prieto"."""
    return {draft.block.index for draft, _p in accepted if _is_chaired(draft) and _is_alone(draft)}


def _is_alone(draft: Draft) -> bool:
    """Whether no other cell of its row is a session, by the columns."""
    roles = draft.columns.roles if draft.columns is not None else ()
    return roles.count("title") + roles.count("session") <= 1


def _is_chaired(draft: Draft) -> bool:
    label, colon, people = draft.block.text.partition(":")
    if colon and not draft.labelled and fold_name(label) in _CHAIRS:
        return _are_people(people)  # "Moderators: Ana Prieto and Kofi Adjei"
    found = kind_prefix(draft.facts.whole)
    if found is None or found[0] is not Kind.TALK or not found[1][0][-1:].isalnum():
        return False
    behind = _BEFORE_CHAIR.sub("", draft.facts.whole[found[1].end() :]).rstrip(" )].")
    said = [token.strip(":") for token in behind.split()]
    for count in reversed(range(1, min(len(said), _MOST_CHAIR_WORDS + 1))):
        if fold_name(" ".join(said[:count])) in _CHAIRS:
            return _are_people(_BEFORE_CHAIR.sub("", " ".join(behind.split()[count:])))
    if any(names_chair(cell.text) for cell in draft.block.cells):
        return True  # a row "Session 2 | Chair: Ana Prieto"
    return chair_in_brackets(draft.facts.whole)


def _are_people(text: str) -> bool:
    people = read_people(text, expected=LABELLED)
    return people is not None and people.likelihood >= BELIEVED


_BEFORE_CHAIR = re.compile(r"^[\s:,.(\[–—-]+")
_CHAIRS = words("sessions/chair_words")
_MOST_CHAIR_WORDS = 3


def _said(accepted: Sequence[tuple[Draft, float]]) -> set[int]:
    """Lines that say when or where in so many words, and name no talk: "Date and time: 7 April"."""
    return {
        draft.block.index
        for draft, _p in accepted
        if draft.block.kind is BlockKind.LINE
        and not draft.labelled
        and (field := field_of(draft.block.text)) is not None
        and field[0] in _WHEN_OR_WHERE
        and _KEY.match(draft.facts.whole) is not None
    }


_WHEN_OR_WHERE = frozenset(["time", "day", "room"])
_KEY = re.compile(r"[^\W\d_][^:\d]{1,30}:\s")


def _offices(accepted: Sequence[tuple[Draft, float]]) -> set[int]:
    """Items of a list each of which is an office and who holds it: "Mayor of Eastham - Ana Prieto"."""
    lists: dict[int, list[Draft]] = defaultdict(list)
    for draft, _p in accepted:
        if draft.block.kind is BlockKind.ITEM:
            lists[draft.block.box].append(draft)
    return {
        draft.block.index
        for members in lists.values()
        if len(members) > 1 and all(map(_is_office, members))
        for draft in members
    }


def _is_office(draft: Draft) -> bool:
    best = draft.best
    first = best.title.partition(" ")[0] if best is not None else ""
    return bool(first) and draft.facts.span is None and is_role(first) and bool(_OF.search(draft.facts.whole))


_OF = re.compile(r"\s(?:of|for|de|du|des|der|del|della|dell['’]|da|do|dos|das|van|vom|von)\s", re.IGNORECASE)


def _titles(accepted: Sequence[tuple[Draft, float]], outline: Outline) -> set[int]:
    """The heading over the whole file, when sessions stand below it: it names their event."""
    below: dict[int, int] = defaultdict(int)
    for draft, _p in accepted:
        evident = draft.facts.span is not None or bool(draft.splits) or bool(draft.under.speakers)
        for above in outline.ancestors(draft.block) if evident else ():
            below[above.index] += 1
    tops = [
        d
        for d, _p in accepted
        if d.block.parent is None and d.block.kind in (BlockKind.HEADING, BlockKind.FILE)
    ]
    first = next((b.index for b in outline if b.kind in (BlockKind.HEADING, BlockKind.FILE)), None)
    if len(tops) > 1 and all(_has_people(draft) for draft in tops):
        return set()  # several equal headings, each with its people: the first is one of them
    return {
        draft.block.index
        for draft in tops
        if draft.block.index == first
        and below[draft.block.index] >= _TITLE_OVER
        and draft.facts.span is None
        and told_title(draft.facts.whole) is None
    }


def _has_people(draft: Draft) -> bool:
    return bool(draft.under.speakers) or any(s.title and s.likelihood >= BELIEVED for s in draft.splits)


def _holds_its_people(draft: Draft) -> bool:
    """A heading that is "Keynote" or "Panel" alone: what stands below it is one session."""
    return kind_alone(draft.facts.whole) is not None and not is_group_head(draft)


def _holds_talks(draft: Draft) -> bool:
    """An hour and "Talks", in whatever language: what stands below it are the talks."""
    return draft.facts.span is not None and kind_alone(draft.facts.rest) is Kind.TALK


_TITLE_OVER = 2  # so many sessions below the first heading make it the title of their event


def without_blocks(
    accepted: Sequence[tuple[Draft, float]], certain: Collection[int]
) -> list[tuple[Draft, float]]:
    """Without a slot that holds the next ones ("9:00-12:00 Block 1"): they are its sessions."""
    kept: list[tuple[Draft, float]] = []
    for number, (draft, p) in enumerate(accepted):
        span = draft.facts.span
        inside = 0
        if span and span.end and span.start < span.end and draft.block.index not in certain:
            for other, _p in accepted[number + 1 : number + 4]:
                at = other.facts.span
                same = other.block.kind is draft.block.kind and other.block.box == draft.block.box
                beside = at == span or (at and (at.start, at.end) == (span.start, span.end))
                inside += bool(
                    same and at and at.end and not beside and span.start <= at.start and at.end <= span.end
                )
            inside += _held(draft, accepted[number + 1 :])
        tall = draft.cell is not None and draft.block.cells[draft.cell].rows > 1  # beside them
        named = any(split.likelihood >= BELIEVED for split in draft.splits)
        if inside < 2 or named or tall:
            kept.append((draft, p))
    return kept


def _held(draft: Draft, after: Sequence[tuple[Draft, float]]) -> int:
    """How many sessions begin below a heading or label within its time: "**(9:00 - 10:30) Block 1**"."""
    span = draft.facts.span
    if draft.block.kind not in (BlockKind.HEADING, BlockKind.LABEL) or span is None or span.end is None:
        return 0
    return sum(
        other.block.parent == draft.block.index and span.start <= other.facts.span.start < span.end
        for other, _p in after
        if other.facts.span is not None
    )


def _only_people(draft: Draft) -> Split | None:
    """``Name - Role - Firm`` as a heading: what looks like a title there is what they do."""
    if draft.block.kind is not BlockKind.HEADING:
        return None
    whole = next((s for s in draft.splits if not s.title and s.likelihood >= WHOLE), None)
    if whole is None or not any(speaker.affiliation for speaker in whole.speakers):
        return None
    jobs = all(is_role(s.title) or is_organisation(s.title) for s in draft.splits if s.title)
    return whole if jobs and whole.likelihood >= _CERTAIN else None
