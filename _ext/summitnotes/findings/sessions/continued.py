"""Lines of a programme that go on in the next one: pasted text is broken inside titles and brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_crowd
from summitnotes.findings.sessions.draft import Draft
from summitnotes.findings.sessions.facts import read_facts

_KINDS = (BlockKind.LINE, BlockKind.HEADING, BlockKind.LABEL)
_LONGEST = 240  # characters of all that is put together
_MOST = 3  # lines that one goes on in
_LONGEST_END = 80  # characters of a line that begins with a small letter; a longer one is running text
_ENDED = (".", ":", ";", "!", "?")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def with_continued_lines(
    drafts: Sequence[Draft], language: str | None, plain: re.Pattern[str] | None
) -> list[Draft]:
    """Drafts of lines that begin with a time, each with what its author's editor broke off.

    ``plain``: times of this file without a colon.
    """
    result: list[Draft] = []
    widest = max((len(draft.block.text) for draft in drafts if draft.facts.front), default=0)
    number = 0
    while number < len(drafts):
        draft = drafts[number]
        number += 1
        after = drafts[number : number + _MOST]
        if draft.block.kind is BlockKind.LINE and draft.block.text.startswith("`"):
            ends = _ends_of_link(draft, after)
        elif draft.facts.front and draft.block.kind in _KINDS and draft.cell is None:
            ends = _ends(draft, after, widest)
        else:
            ends = []
        if ends:
            draft = _joined(draft, ends, language, plain)
            number += len(ends)
        result.append(draft)
    return result


def _ends(draft: Draft, after: Sequence[Draft], widest: int) -> list[Draft]:
    """The lines right below that a line goes on in; ``widest``: characters of the longest that has a time."""
    text = draft.block.text
    found: list[Draft] = []
    for line in after:
        below = line.block
        next_one = below.kind is BlockKind.LINE and below.line == draft.block.line + len(found) + 1
        if not next_one or line.facts.span is not None or len(text) + len(below.text) > _LONGEST:
            break
        apart = _stands_apart(text, below.text, widest)
        if not (_is_open(text) or (_goes_on(text, below.text) and not apart)):
            break
        found.append(line)
        text = _put_together(text, below.text)
    return [] if _is_open(text) else found


def _ends_of_link(draft: Draft, after: Sequence[Draft]) -> list[Draft]:
    """The lines that a link of reStructuredText goes on in, which was broken where no parser reads it."""
    found: list[Draft] = []
    for line in after:
        if line.block.kind is not BlockKind.LINE or line.block.line != draft.block.line + len(found) + 1:
            break
        found.append(line)
        if "`" in line.block.text:
            return found if _LINK.match(_text_of(draft, found)) else []
    return []


_LINK = re.compile(r"`(?P<words>[^`<>]{3,}?)\s*<[^`<>]+>`_{1,2}$")


def _text_of(draft: Draft, ends: Sequence[Draft]) -> str:
    text = draft.block.text
    for end in ends:
        text = _put_together(text, end.block.text)
    return text.rstrip()


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _goes_on(text: str, below: str) -> bool:
    """Whether a line that begins with a small letter belongs to the title above, and is no sentence."""
    end = below.strip()
    return (
        end[:1].islower() and len(end) <= _LONGEST_END and not end.endswith(".") and not text.endswith(_ENDED)
    )


def _stands_apart(text: str, below: str, widest: int) -> bool:
    """Whether the line below is one word that had room above, or means a crowd: somebody's nick, ``all``."""
    word = below.strip()
    if " " in word or _BROKEN_WORD.search(text):
        return False
    return is_crowd(word) or len(text) + len(word) < widest


def _put_together(text: str, below: str) -> str:
    joint = "" if _BROKEN_WORD.search(text) else " "
    return f"{text.rstrip()}{joint}{below.strip()}"


def _joined(
    draft: Draft, ends: Sequence[Draft], language: str | None, plain: re.Pattern[str] | None
) -> Draft:
    text = _text_of(draft, ends)
    link = _LINK.match(text)
    text = link["words"].strip("*") if link is not None else text
    facts = read_facts(draft.block, language, text, draft.block.runs, plain)
    return replace(draft, facts=facts, splits=list(facts.splits), joined=len(ends), continued=len(ends))
