"""Items that say of what somebody spoke and at which event: "Slow looms, Fenland Conf, Lynn, May 2023".

A page of one person's talks names nobody. What stands behind its titles, or before them, are events, which
look like names; several such items below "Talks" are talks, and the events are no part of their titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.purposes import folded

_EVENTS = words("events/event_words")
_PAGES = words("sessions/programme_words") | words("sessions/talk_pages")
_LEAST, _MOSTLY = 3, 0.7  # such items in a list; their share of it
_NAMED, _MOST_NAMED = 0.75, 0.2  # likelihood of somebody else in an item; share of such items
_LEAST_WORDS = 2  # of a title
_CUT = re.compile(r",\s|\s[-–—|@]\s|[.:]\s|\s?\(|\)\s?|\sat\s(?=[A-ZÀ-Þ])")
_EDITION = re.compile(r"[^\W\d].*\s(?:19|20)\d\d$")
_GLUED = re.compile(r"\b[A-Z]\w*(?:[Cc]onf|[Cc]on|[Cc]amp|[Ff]est|[Dd]ays?|[Mm]eetup)\b")


def with_titles_given(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts, those of such items with nothing but their titles."""
    for members in _lists(drafts, outline):
        titles = {draft.block.index: _title(draft.facts.rest) for draft in members}
        found = [draft for draft in members if titles[draft.block.index] is not None]
        if len(found) < max(_LEAST, _MOSTLY * len(members)):
            continue
        if sum(map(_names_somebody, members)) > _MOST_NAMED * len(members):
            continue
        for draft in found:
            title = titles[draft.block.index] or ""
            draft.facts = replace(draft.facts, rest=title, splits=(), runs=())
            draft.splits, draft.given = [], True
    return drafts


def _lists(drafts: Sequence[Draft], outline: Outline) -> Iterator[list[Draft]]:
    """The items below each heading that says "Talks", those below its years with them."""
    found: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        block = draft.block
        if block.kind is not BlockKind.ITEM or block.depth > 1 or draft.facts.span is not None:
            continue
        for above in outline.ancestors(block):
            if above.kind is not BlockKind.HEADING or not (_YEAR.fullmatch(above.text.strip())):
                if above.kind is BlockKind.HEADING and folded(above.text) in _PAGES:
                    found[above.index].append(draft)
                break
    return iter(found.values())


_YEAR = re.compile(r"(?:19|20)\d\d")


def _title(text: str) -> str | None:
    """The words before the first piece that is an event, or behind it where it comes first."""
    cuts = [*_CUT.finditer(text)]
    begins = [0, *(cut.end() for cut in cuts)]
    stops = [*(cut.start() for cut in cuts), len(text)]
    at = next((n for n, (a, b) in enumerate(zip(begins, stops, strict=True)) if is_event(text[a:b])), None)
    if at is None:
        return None
    title = text[: stops[at - 1]] if at else _behind(text, stops[0])
    title = title.strip(' "“”«»„,.:-–—|()') if title is not None else ""
    return title if len(title.split()) >= _LEAST_WORDS else None


def _behind(text: str, stop: int) -> str | None:
    """What follows an event in front, and in brackets where or when it was, behind a colon or a dash."""
    match = _BEHIND_EVENT.match(text, stop)
    return text[match.end() :] if match is not None else None


_BEHIND_EVENT = re.compile(r"(?:,\s[^:–—|,(]{2,30})?\s?(?:\([^()]*\))?\s?(?::|\s[-–—|])\s+")


def is_event(words_of_it: str) -> bool:
    """``Fenland Conf``, ``LoomCon``, ``Knots 2019``."""
    text = words_of_it.strip(' "“”«»„.,()')
    tokens = fold_name(text).split()
    if not 1 <= len(tokens) <= _LONGEST_EVENT or not text[:1].isupper():
        return False
    said = not _EVENTS.isdisjoint(tokens[1:]) and all(word[:1].isupper() for word in text.split())
    edition = len(tokens) > 1 and _EDITION.fullmatch(text) is not None
    return said or edition or _GLUED.search(text) is not None


_LONGEST_EVENT = 5  # words


def _names_somebody(draft: Draft) -> bool:
    """Whether an item names somebody, too, who is no event."""
    return any(
        one.likelihood >= _NAMED
        and not any(is_event(speaker.name) for speaker in one.speakers)
        and not _is_place(one.who)
        for one in draft.splits
    )


def _is_place(who: str) -> bool:
    """Whether words are too few to be somebody: ``Ghent``."""
    return " " not in who.strip() or read_people(who) is None
