"""Sentences that announce a talk: "We meet at 5 pm. This week's speaker is Ana Prieto (Eastham), 'Wool'."."""

from __future__ import annotations

import re
from dataclasses import replace

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.facts import read_facts
from summitnotes.findings.sessions.fields import time_in
from summitnotes.findings.sessions.splits import Split

_KINDS = (BlockKind.ITEM, BlockKind.LINE)
_LEAST = 0.8  # likelihood of the names
# A label, a verb or a colon, names, and a title in quotes with which the text ends.
_ANNOUNCED = re.compile(
    r"(?P<label>[^\W\d_]+)(?:\s?:|\s(?:is|are|will be|ist|sind|est|sont|sera|es|son|será|è|sono|é|são|zijn))"
    r"\s+(?P<who>[^\W\d_a-z][^\"“„«‘:]{2,90}?)\s*[,:;–—-]\s*"
    r"(?:'(?P<plain>\S.*\S)'|[\"“„«‘](?P<title>[^\"“”„«»]+)[\"”“»’])\s*[.!]?\s*$"
)
_QUOTES = "'\"”“»’"


def with_announced(drafts: list[Draft], language: str | None) -> list[Draft]:
    """Items and lines of several sentences, the last of which says who speaks and, in quotes, of what."""
    for draft in drafts:
        text = draft.block.text.rstrip(" .!")
        if draft.block.kind in _KINDS and text[-1:] in _QUOTES and text:
            _read(draft, language)
    return drafts


def _read(draft: Draft, language: str | None) -> None:
    text = draft.block.text
    found = next((m for m in _ANNOUNCED.finditer(text) if is_speaker_label(m["label"])), None)
    people = read_people(found["who"], _LEAST) if found is not None else None
    if found is None or people is None or not people.speakers or people.likelihood < _LEAST:
        return
    title = found["plain"] or found["title"]
    facts = read_facts(draft.block, language, title, ())
    before = text[: found.start()]
    draft.facts = replace(facts, span=draft.facts.span or time_in(before), day=draft.facts.day)
    split = Split("field", facts.rest, found["who"], people.speakers, people.likelihood)
    draft.splits, draft.labelled = [split, *facts.splits], True
