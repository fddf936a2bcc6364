"""Sentences that announce a talk, or tell of one.

"We meet at 5 pm. This week's speaker is Ana Prieto, 'Wool'.", "We began with Ana Prieto's talk on wool."
"""

from __future__ import annotations

import re
from dataclasses import replace

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import time_in
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.telling import TELLS, title_of_sentence

_KINDS = (BlockKind.ITEM, BlockKind.LINE)
_LEAST = 0.8  # likelihood of the names
# A label, a verb or a colon, names, and a title in quotes with which the text ends.
_ANNOUNCED = re.compile(
    r"(?P<label>[^\W\d_]+)(?:\s?:|\s(?:is|are|will be|ist|sind|est|sont|sera|es|son|será|è|sono|é|são|zijn))"
    r"\s+(?P<who>[^\W\d_a-z][^\"“„«‘:]{2,90}?)\s*[,:;–—-]\s*"
    r"(?:'(?P<plain>\S.*\S)'|[\"“„«‘](?P<title>[^\"“”„«»]+)[\"”“»’])\s*[.!]?\s*$"
)
_QUOTES = "'\"”“»’"  # with which such a text ends
_AROUND = '"“”«»„'  # a title in a sentence


def with_announced(drafts: list[Draft], language: str | None) -> list[Draft]:
    """Items and lines that say in a sentence who speaks and of what; in lines the title is in quotes."""
    for draft in drafts:
        text = draft.block.text.rstrip(" .!")
        if draft.block.kind in _KINDS and text[-1:] in _QUOTES and text:
            _read(draft, language)
        elif draft.block.kind is BlockKind.ITEM and not draft.labelled:
            _read_owned(draft, language)
    return drafts


def _read(draft: Draft, language: str | None) -> None:
    text = draft.block.text
    found = next((m for m in _ANNOUNCED.finditer(text) if is_speaker_label(m["label"])), None)
    if found is not None and _gives(draft, language, found["plain"] or found["title"], found["who"]):
        draft.facts = replace(draft.facts, span=draft.facts.span or time_in(text[: found.start()]))


def _read_owned(draft: Draft, language: str | None) -> None:
    text = draft.block.text
    owned = TELLS.search(text) if "’s" in text or "'" in text else None
    if owned is not None:
        _gives(draft, language, title_of_sentence(text[owned.end() :]).strip(_AROUND), owned["who"])


def _gives(draft: Draft, language: str | None, title: str, who: str) -> bool:
    """Let a draft have the title that its sentence says, and who gives it; whether ``who`` names people."""
    people = read_people(who, _LEAST)
    if people is None or not people.speakers or people.likelihood < _LEAST:
        return False
    facts = read_facts(draft.block, language, title, ())
    draft.facts = replace(facts, span=draft.facts.span, day=draft.facts.day)
    split = Split("field", facts.rest, who, people.speakers, people.likelihood)
    draft.splits, draft.labelled = [split, *facts.splits], True
    return True
