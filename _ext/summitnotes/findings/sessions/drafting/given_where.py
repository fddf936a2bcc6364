"""Items that say of what somebody spoke and at which event: "Slow looms, Fenland Conf, Lynn, May 2023".

A page of one person's talks names nobody. What stands behind its titles, or before them, are events, which
look like names, towns and dates; several such items below "Talks" are talks, and nothing of that is part of
their titles. Titles that a list sets in quotes, bold or italics are what is set so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.where_given import is_event, pieces_of, says_when, says_where
from summitnotes.findings.sessions.words.purposes import folded

_PAGES = words("sessions/programme_words") | words("sessions/talk_pages")
_OWN, _NOT_OWN = words("sessions/own_talks"), words("sessions/not_own_talks")
_LONGEST_PAGE = 5  # words of a heading above them
_LEAST, _MOSTLY = 3, 0.7  # such items in a list; their share of it
_NAMED, _MOST_NAMED = 0.75, 0.2  # likelihood of somebody else in an item; share of such items
_NAMED_BEYOND_EVENTS, _MOST_BEYOND_EVENTS = 0.5, 0.34  # the same where few items say an event
_SAID, _SAID_BEHIND_FIRST = 0.6, 0.8  # share of the items that say where or when
_LEAST_WORDS = 2  # of a title that nothing sets apart
_YEAR = re.compile(r"(?:19|20)\d\d")
_KINDS = (BlockKind.ITEM, BlockKind.LINE)
_EDGES = ' "“”«»„,.:-–—|()'


def with_titles_given(drafts: list[Draft], outline: Outline) -> list[Draft]:
    """The drafts, those of such items with nothing but their titles."""
    for own, members in _lists(drafts, outline):
        style = _style_of_titles(members) if own else None
        titles = (_set_apart_titles(members, style, outline) if style else []) or _by_events(members)
        titles = titles or (_first_titles(members, outline) if own else [])
        for draft, title in zip(members, titles, strict=False):
            if title is not None:
                draft.facts = replace(draft.facts, rest=title, splits=(), runs=())
                draft.splits, draft.given = [], True
    return drafts


def _lists(drafts: Sequence[Draft], outline: Outline) -> Iterator[tuple[bool, list[Draft]]]:
    """The items, or the lines, below each heading that says "Talks", those below its years with them.

    Each with whether the heading is of talks, and not of a programme.
    """
    found: dict[tuple[int, BlockKind], list[Draft]] = defaultdict(list)
    for draft in drafts:
        block = draft.block
        if block.kind in _KINDS and block.depth == 1 and draft.facts.span is None and block.hard:
            page = _page_of(block, outline)
            if page is not None:
                found[page.index, block.kind].append(draft)
    for (index, kind), members in found.items():
        own = is_of_own_talks(outline[index].text)
        if own or kind is BlockKind.ITEM:
            yield own, members


def _page_of(block: Block, outline: Outline) -> Block | None:
    """What says "Talks" above a block: a heading, or the front matter above headings of years."""
    above = [one for one in outline.ancestors(block) if not _YEAR.fullmatch(one.text.strip())]
    first = outline[0]
    page = above[0] if above else first if first.kind is BlockKind.FILE else None
    if page is None or page.kind not in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.FILE):
        return None
    return page if folded(page.text) in _PAGES or is_of_own_talks(page.text) else None


def is_of_own_talks(text: str) -> bool:
    """Whether a heading says that talks of somebody follow: ``Invited talks``, ``Meine Vorträge``."""
    said = fold_name(text).split()
    return len(said) <= _LONGEST_PAGE and not _OWN.isdisjoint(said) and _NOT_OWN.isdisjoint(said)


# ---- where events are said


def _by_events(members: Sequence[Draft]) -> list[str | None]:
    """The title of each item where nearly all say an event; nothing where they do not."""
    titles = [_title(draft.facts.rest) for draft in members]
    if sum(title is not None for title in titles) < max(_LEAST, _MOSTLY * len(members)):
        return []
    return [] if _share_named(members, _NAMED) > _MOST_NAMED else titles


def _title(text: str) -> str | None:
    """The words before the first piece that is an event, or behind it where it comes first."""
    pieces = pieces_of(text)
    at = next((n for n, (begin, stop) in enumerate(pieces) if is_event(text[begin:stop])), None)
    if at is None:
        return None
    title = text[: pieces[at - 1][1]] if at else _behind(text, pieces[0][1])
    return _whole(title) if title is not None else None


def _whole(title: str) -> str | None:
    title = title.strip(_EDGES)
    return title if len(title.split()) >= _LEAST_WORDS else None


def _behind(text: str, stop: int) -> str | None:
    """What follows an event in front, and in brackets where or when it was, behind a colon or a dash."""
    match = _BEHIND_EVENT.match(text, stop)
    return text[match.end() :] if match is not None else None


_BEHIND_EVENT = re.compile(r"(?:,\s[^:–—|,(]{2,30})?\s?(?:\([^()]*\))?\s?(?::|\s[-–—|])\s+")


# ---- where they are told in any other way


def _set_apart_titles(members: Sequence[Draft], style: str, outline: Outline) -> list[str | None]:
    """The title of each item, as most are set apart, where most say where or when; of others, as without."""
    titles = _where_said(members, [_set_apart(draft, style) for draft in members], _SAID, outline)
    return [
        title or _title(draft.facts.rest) or _said_first(draft, outline)
        for draft, title in zip(members, titles, strict=False)
    ]


def _said_first(draft: Draft, outline: Outline) -> str | None:
    title = _first(draft)
    return title if title is not None and _is_said(draft, title, outline) else None


def _first_titles(members: Sequence[Draft], outline: Outline) -> list[str | None]:
    """The first words of each item, where nearly all say where or when behind them."""
    return _where_said(members, [_first(draft) for draft in members], _SAID_BEHIND_FIRST, outline)


def _where_said(
    members: Sequence[Draft], titles: list[str | None], share: float, outline: Outline
) -> list[str | None]:
    found = [(one, title) for one, title in zip(members, titles, strict=True) if title is not None]
    if len(found) < max(_LEAST, _MOSTLY * len(members)):
        return []
    if sum(_is_said(one, title, outline) for one, title in found) < share * len(found):
        return []
    return [] if _share_named(members, _NAMED_BEYOND_EVENTS) > _MOST_BEYOND_EVENTS else titles


_QUOTED = re.compile(r"[\"“”„«‟]\s?(?P<title>[^\"“”„«»]{4,}?)[,.]?\s?[\"”“»‟]")
_STYLES = ("quotes", "emphasis", "strong", "link")


def _style_of_titles(members: Sequence[Draft]) -> str | None:
    """How a list sets its titles apart, where it does."""
    for style in _STYLES:
        set_so = [title for draft in members if (title := _set_apart(draft, style)) is not None]
        if len(set_so) >= max(_LEAST, _MOSTLY * len(members)):
            return style
    return None


def _set_apart(draft: Draft, style: str) -> str | None:
    """The words that an item sets in one way, with nothing before them but where or when that was."""
    text = draft.facts.rest
    if style == "quotes":
        match = _QUOTED.search(text)
        stretch = match.span("title") if match is not None else None
    else:
        stretch = next(((begin, stop) for begin, stop, how in draft.facts.runs if how == style), None)
    if stretch is None:
        return None
    title, before = text[stretch[0] : stretch[1]].strip(" ,.:"), text[: stretch[0]].strip(_EDGES)
    if is_event(title) or not any(char.isalpha() for char in title):
        return None
    return title if not before or says_where(before) else None


def _first(draft: Draft) -> str | None:
    """The first words of an item, up to the first mark behind which it says where or when."""
    text = draft.facts.rest
    pieces = [(begin, stop) for begin, stop in pieces_of(text) if text[begin:stop].strip(" .,")]
    said = [is_event(text[begin:stop]) or says_when(text[begin:stop]) for begin, stop in pieces]
    at = said.index(False) if False in said else None
    if at is None or len(pieces) < 2:
        return None
    return _whole(text[pieces[at][0] : pieces[at][1]])


def _is_said(draft: Draft, title: str, outline: Outline) -> bool:
    """Whether an item says, beside its title, where or when that was; below a year, something is enough."""
    before, _, behind = draft.block.text.partition(title)
    if _AT.match(behind) is not None:
        return True
    others = [text for text in (before, behind) if text.strip(_EDGES)]
    if any(says_where(text[begin:stop]) for text in others for begin, stop in pieces_of(text)):
        return True
    above = next(iter(outline.ancestors(draft.block)), None)
    told = len(draft.facts.rest) > len(title) + 3
    return told and above is not None and _YEAR.fullmatch(above.text.strip()) is not None


_AT = re.compile(r"\W{0,3}(?:@|\bat\b)\s?(?:the\s)?[A-ZÀ-Þ]")


# ---- who else is named


def _share_named(members: Sequence[Draft], likelihood: float) -> float:
    """The share of items that name somebody, too, who is no event."""
    return sum(_names_somebody(draft, likelihood) for draft in members) / len(members)


def _names_somebody(draft: Draft, likelihood: float) -> bool:
    return any(
        one.likelihood >= likelihood
        and not any(is_event(speaker.name) for speaker in one.speakers)
        and not says_where(one.who)
        and not _is_place(one.who)
        for one in draft.splits
    )


def _is_place(who: str) -> bool:
    """Whether words are too few to be somebody: ``Ghent``."""
    return " " not in who.strip() or read_people(who) is None
