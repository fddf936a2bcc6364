"""Paragraphs of a day, who speaks and of what, a line each: "4 May 2019", "Ana Prieto", "Slow looms".

Names may stand above their title or below it, or before it in one line, with slides below. One such
paragraph may be a letter's head; where most that begin with a day are alike, each tells of an evening.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.findings.sessions.drafting.draft import Draft, is_when
from summitnotes.findings.sessions.drafting.titles_below import PATTERN
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.purposes import is_minutes

_LEAST = 3  # such paragraphs
_MOSTLY = 0.6  # share of those that begin with a day
_SURE, _BESIDE = 0.8, 0.5  # likelihood of names, and of those beside others
_JOINTS = words("people/and_words")
_MOST_LINES = 9  # of such a paragraph
_LONGEST_NAMES, _LONGEST_TITLE = 120, 200  # characters


class _Evening(NamedTuple):
    """A paragraph that begins with a day, by the number of its first draft."""

    number: int
    names_first: bool
    people: PeopleReading


def with_titles_under_days(drafts: list[Draft], language: str | None = None) -> list[Draft]:
    """The drafts, those of titles with the names beside them in paragraphs that begin with a day."""
    drafts = _with_lines_under_days(drafts, language)
    begun = [
        number for number, draft in enumerate(drafts[:-2]) if _is_day(draft) and _goes_on(drafts, number)
    ]
    found = list(_evenings(drafts, begun, _SURE))
    order = Counter(one.names_first for one in found).most_common(1)
    if not order or order[0][1] < max(_LEAST, _MOSTLY * len(begun)):
        return drafts
    gone: set[int] = set()
    for one in _evenings(drafts, begun, _BESIDE):
        if one.names_first is order[0][0]:
            names, title = drafts[one.number + 1 : one.number + 3][:: 1 if one.names_first else -1]
            who = names.facts.whole
            title.splits.insert(
                0, Split(PATTERN, title.facts.rest, who, one.people.speakers, one.people.likelihood)
            )
            gone.add(names.block.index)
    return [draft for draft in drafts if draft.block.index not in gone]


def _with_lines_under_days(drafts: list[Draft], language: str | None) -> list[Draft]:
    """The drafts, those of second lines that hold both names and title: "Ana Prieto - Slow looms"."""
    begun = [number for number, draft in enumerate(drafts[:-1]) if _is_day(draft, 2)]
    whole = {number: _with_rest_of_names(drafts, number + 1, language) for number in begun}
    named = [one for one in whole.values() if one is not None and _says_both(one)]
    if len(named) < max(_LEAST, _MOSTLY * len(begun)):
        return drafts
    at = {one.block.index: one for one in named}
    gone = {one.block.index + joined for one in named for joined in range(1, one.joined + 1)}
    for one in named:
        best = max(one.splits, key=lambda split: (bool(split.title), split.likelihood))
        one.splits.insert(0, replace(best, pattern=PATTERN))
    return [at.get(one.block.index, one) for one in drafts if one.block.index not in gone]


def _with_rest_of_names(drafts: Sequence[Draft], number: int, language: str | None) -> Draft | None:
    """The line below a day, with the next one where it breaks off in a list of names: "Ana Prieto and"."""
    draft = drafts[number]
    if draft.block.box != drafts[number - 1].block.box or draft.joined or draft.facts.span is not None:
        return None
    last = draft.facts.whole.rpartition(" ")[2]
    if not (last.endswith(",") or fold_name(last) in _JOINTS) or number + 1 == len(drafts):
        return draft
    text = f"{draft.block.text.rstrip()} {drafts[number + 1].block.text.strip()}"
    facts = read_facts(draft.block, language, text, ())
    return replace(draft, facts=facts, splits=list(facts.splits), joined=1)


def _says_both(draft: Draft) -> bool:
    best = draft.best
    return best is not None and " " in best.title and best.likelihood >= _SURE


def _is_day(draft: Draft, least: int = 3) -> bool:
    """Whether the first of at least so many lines of a paragraph is a day, with an hour at most."""
    facts, block = draft.facts, draft.block
    if block.kind is not BlockKind.LINE or block.position or not least <= block.lines <= _MOST_LINES:
        return False
    if facts.day is None or facts.day.date is None or draft.joined:
        return False
    behind = facts.whole.replace(facts.day.written, "", 1)
    return is_when(facts) or re.search(r"\w", behind) is None


def _goes_on(drafts: Sequence[Draft], number: int) -> bool:
    box = drafts[number].block.box
    below = drafts[number + 1 : number + 3]
    return [one.block.position for one in below if one.block.box == box] == [1, 2]


def _evenings(drafts: Sequence[Draft], begun: Sequence[int], least: float) -> Iterator[_Evening]:
    for number in begun:
        first, second = drafts[number + 1 : number + 3]
        people = _people_in(first, least)
        if people is not None and _is_title(second):
            yield _Evening(number, True, people)
        elif people is None and _is_title(first) and (below := _people_in(second, least)) is not None:
            yield _Evening(number, False, below)


def _people_in(draft: Draft, least: float) -> PeopleReading | None:
    text = draft.facts.whole
    if draft.facts.span is not None or len(text) > _LONGEST_NAMES or text.endswith("."):
        return None
    people = read_people(text.rstrip(":"))
    return people if people is not None and people.speakers and people.likelihood >= least else None


def _is_title(draft: Draft) -> bool:
    facts, text = draft.facts, draft.facts.whole.strip()
    if (
        facts.span is not None
        or facts.section
        or facts.pause
        or is_minutes(text)
        or len(text) > _LONGEST_TITLE
    ):
        return False
    prose = text.endswith((".", ":", ",", ";")) or text[:1].islower() or "://" in text
    return " " in text[:_LONGEST_TITLE] and not (prose or is_role(text) or is_organisation(text))
