"""Lines of a programme that go on in the next one: pasted text is broken inside titles and brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_crowd
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.facts import read_facts

_JOINTS = words("people/joining_words")
_KINDS = (BlockKind.LINE, BlockKind.HEADING, BlockKind.LABEL)
_LONGEST = 240  # characters of all that is put together
_MOST = 3  # lines that one goes on in
_LONGEST_END = 80  # characters of a line that begins with a small letter; a longer one is running text
_ENDED = (".", ":", ";", "!", "?")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


def with_continued_lines(
    drafts: Sequence[Draft], language: str | None, plain: re.Pattern[str] | None
) -> list[Draft]:
    """Drafts of lines that begin with a time or name who speaks, each with what an editor broke off.

    ``plain``: times of this file without a colon.
    """
    result: list[Draft] = []
    widest = max((len(draft.block.text) for draft in drafts if draft.facts.front), default=0)
    column = max((len(draft.block.text) for draft in drafts if _is_broken(draft)), default=0)
    number = 0
    while number < len(drafts):
        draft = drafts[number]
        number += 1
        after = drafts[number : number + _MOST]
        if draft.block.kind is BlockKind.LINE and draft.block.text.startswith("`"):
            ends = _ends_of_link(draft, after)
        elif _goes_on_in_link(draft, after) or _goes_on_in_quotes(draft, after):
            ends = list(after[:1])
        elif draft.facts.front and draft.block.kind in _KINDS and draft.cell is None:
            ends = _ends(draft, after, widest, language)
        elif _is_broken(draft) and _ends_with_title(draft):
            ends = _end_below(draft, after, column)
        else:
            ends = []
        if ends:
            draft = _joined(draft, ends, language, plain)
            number += len(ends)
        result.append(draft)
    return result


def _ends(draft: Draft, after: Sequence[Draft], widest: int, language: str | None) -> list[Draft]:
    """The lines right below that a line goes on in; ``widest``: characters of the longest that has a time."""
    text = draft.block.text
    found: list[Draft] = []
    for line in after:
        below = line.block
        next_one = below.kind is BlockKind.LINE and below.line == draft.block.line + len(found) + 1
        if not next_one or line.facts.span is not None or len(text) + len(below.text) > _LONGEST:
            break
        apart = _stands_apart(text, below.text, widest)
        ended = not found and _ends_with_names(draft) and not _joins(below.text, language)
        if not (_is_open(text) or (_goes_on(text, below.text) and not apart and not ended)):
            break
        found.append(line)
        text = _put_together(text, below.text)
    return [] if _is_open(text) else found


def _is_broken(draft: Draft) -> bool:
    """Whether it is the first line of a paragraph, which no cell holds."""
    block = draft.block
    return block.kind is BlockKind.LINE and block.lines > 1 and block.position == 0 and draft.cell is None


def _ends_with_title(draft: Draft) -> bool:
    """Whether a line names who speaks, and then a title: "Invited talk by Ada Pike: a model of knots and"."""
    best = draft.best
    named = best is not None and best.likelihood >= _NAMED and len(best.title.split()) > 1
    return named and best is not None and draft.block.text.rstrip().endswith(best.title)


_NARROWEST = 45  # characters at which an editor breaks lines
_NAMED = 0.75  # likelihood from which a line has its speakers
_WORDS_OF_END = 8


def _end_below(draft: Draft, after: Sequence[Draft], column: int) -> list[Draft]:
    """The only further line of a paragraph, where its first word had no room within ``column``."""
    if draft.block.lines != 2 or not after or after[0].block.hard or column < _NARROWEST:
        return []
    below = after[0]
    words = below.block.text.split()
    full = len(draft.block.text) + 1 + len(words[0]) > column if words else False
    near = below.block.line == draft.block.line + 1 and below.facts.span is None
    return [below] if full and near and not below.splits and len(words) <= _WORDS_OF_END else []


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


def _goes_on_in_link(draft: Draft, after: Sequence[Draft]) -> bool:
    """Whether the link that a paragraph begins with, in quotes or bare, goes on in its next line."""
    links = [run for run in draft.block.runs if run.style == "link"]
    if not _is_broken(draft) or not links or not after or after[0].block.box != draft.block.box:
        return False
    link = links[0]
    more = [run for run in after[0].block.runs if run.style == "link"]
    whole = link.begin <= 1 and link.stop >= len(draft.block.text.rstrip())
    return whole and bool(more) and more[0].begin == 0 and more[0].target == link.target


def _goes_on_in_quotes(draft: Draft, after: Sequence[Draft]) -> bool:
    """Whether a paragraph begins with a title in quotes that ends in its next line: no speech, that is."""
    text = draft.block.text.strip()
    if not _is_broken(draft) or text[:1] not in _QUOTES or not after or after[0].block.box != draft.block.box:
        return False
    closed = _CLOSED.match(after[0].block.text)
    return closed is not None and len(text) + closed.end() <= _LONGEST and _QUOTE.search(text, 1) is None


_QUOTES = ('"', "“", "«", "„")
_QUOTE = re.compile('["“”«»„]')
_CLOSED = re.compile('[^"“”«»„]*[^"“”«»„.,!?]["”»“](?=[.,;]?(?:\\s|$))')  # not of 'Go home," she said'
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


def _ends_with_names(draft: Draft) -> bool:
    """Whether a line has said who speaks, behind a title: no more of the title follows."""
    text = draft.block.text.rstrip()
    return any(one.title and one.likelihood >= _NAMED and text.endswith(one.who) for one in draft.splits)


_NAMED = 0.6  # likelihood


def _joins(below: str, language: str | None) -> bool:
    """Whether a line goes on with names: "and Kofi Adjei", "from Globex"; "a" is "and" in Czech only."""
    word = fold_name(below.strip().partition(" ")[0])
    return word in _JOINTS and (word != "a" or language in ("cs", "sk"))


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
    runs = draft.block.runs
    if _goes_on_in_link(draft, ends):
        more = next(run for run in ends[0].block.runs if run.style == "link")
        whole = len(text) - len(ends[0].block.text.strip()) + more.stop
        runs = tuple(replace(run, stop=whole) for run in runs if run.style == "link")[:1]
    facts = read_facts(draft.block, language, text, runs, plain)
    return replace(draft, facts=facts, splits=list(facts.splits), joined=len(ends), continued=len(ends))
