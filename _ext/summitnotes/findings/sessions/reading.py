"""The sessions of one file: first how the file is laid out, then every block by that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.sessions.choosing.assembling import ACCEPTED, Session, assemble
from summitnotes.findings.sessions.choosing.days_below import with_days_between
from summitnotes.findings.sessions.choosing.file_times import with_time_of_file
from summitnotes.findings.sessions.choosing.kinds_of_lists import with_kinds_of_lists
from summitnotes.findings.sessions.choosing.late_names import with_late_names
from summitnotes.findings.sessions.choosing.late_times import with_late_times
from summitnotes.findings.sessions.choosing.led_paragraphs import led_paragraphs
from summitnotes.findings.sessions.choosing.lines_of_facts import with_titles_above
from summitnotes.findings.sessions.choosing.shared_hours import with_shared_hours
from summitnotes.findings.sessions.choosing.told_in_lists import told_in_lists
from summitnotes.findings.sessions.choosing.told_in_prose import Told, over_told, told_in_prose, with_told
from summitnotes.findings.sessions.choosing.whole_file import own_title, signed_file, whole_file
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.drafts import read_drafts
from summitnotes.findings.sessions.drafting.titles_below import is_paired
from summitnotes.findings.sessions.judging.judge import likelihoods
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Layout, LayoutChoice

_OF_KIND = {
    BlockKind.HEADING: Layout.HEADINGS,
    BlockKind.LABEL: Layout.LABELS,
    BlockKind.ROW: Layout.TABLE,
    BlockKind.ITEM: Layout.ITEMS,
    BlockKind.LINE: Layout.LINES,
    BlockKind.TERM: Layout.TERMS,
    BlockKind.FIELD: Layout.LINES,
    BlockKind.FILE: Layout.FILE,
}
#: What a person said is believed at this likelihood already.
_SAID = 0.15
#: Kinds that few drafts of a file are may not outweigh: so many sessions make a layout certain.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class SessionsFound:
    """The sessions of a file in reading order, and its layout."""

    sessions: tuple[Session, ...]
    choice: LayoutChoice


def read_sessions(
    outline: Outline,
    language: str | None = None,
    *,
    matter: FrontMatter | None = None,
    layout: Layout | None = None,
    certain: Collection[int] = (),
    never: Collection[int] = (),
    days: Collection[int] = (),
    dated: Collection[int] = (),
    file: str = "",
) -> SessionsFound:
    """What sessions a file holds. ``matter``: its front matter.

    ``layout``: where a person says that they stand. ``certain`` and ``never``: indices of blocks that are
    one, or none, whatever they look like. ``days``: of those that name a day and nothing else;
    ``dated``: of those that hold a date; ``file``: what the notes file is called.
    """
    drafts = read_drafts(outline, language)
    seen = likelihoods(outline, drafts, days, dated, file)
    return choose_sessions(
        outline, drafts, seen, language,
        matter=matter, layout=layout, certain=certain, never=never, days=days, file=file,
    )  # fmt: skip


def choose_sessions(
    outline: Outline,
    drafts: Sequence[Draft],
    seen: Sequence[float],
    language: str | None = None,
    *,
    matter: FrontMatter | None = None,
    layout: Layout | None = None,
    certain: Collection[int] = (),
    never: Collection[int] = (),
    days: Collection[int] = (),
    file: str = "",
) -> SessionsFound:
    """What :func:`read_sessions` makes of drafts that are sessions as likely as ``seen`` says."""
    matter = matter or FrontMatter()
    told = _told(outline, matter) if layout is None else []
    if layout is None:
        seen = _with_pairs(drafts, seen, outline, over_told(told, drafts, outline))
    choice = _choice(drafts, seen, layout)
    if layout is not None:
        seen = [_by_layout(draft, p, layout) for draft, p in zip(drafts, seen, strict=True)]
    seen = [
        1.0
        if draft.block.index in certain
        else 0.0
        if draft.block.index in never or draft.block.index in days
        else p
        for draft, p in zip(drafts, seen, strict=True)
    ]
    found = _without_dates(assemble(outline, drafts, seen, certain, file), language, certain)
    found = with_kinds_of_lists(with_titles_above(found, outline, language, days), outline)
    found = with_late_times(with_late_names(found, outline), drafts, outline, language)
    found = with_shared_hours(with_days_between(found, outline), outline)
    several = with_told(found, [one for one in told if one.block.index not in never], outline)
    found = several if len(several) > 1 else found  # one may be what the whole file is about
    sessions = with_time_of_file(found, file, matter)
    whole = _whole(outline, drafts, matter, sessions, layout, file)
    if whole is not None and (layout is not None or not _is_date(whole.title, language)):
        return SessionsFound((whole,), replace(choice, layout=Layout.FILE, score=whole.confidence))
    sessions = sessions or tuple(several)
    if choice.layout is Layout.NONE and sessions and not choice.said:
        choice = replace(
            choice, layout=Layout.LINES, score=ACCEPTED, runner_up=Layout.NONE, runner_up_score=choice.score
        )
    if len(sessions) == 1 and _is_over_all(sessions[0], outline):
        sessions = (replace(sessions[0], title=own_title(sessions[0].title)),)
    return SessionsFound(sessions, choice)


def _whole(
    outline: Outline,
    drafts: Sequence[Draft],
    matter: FrontMatter,
    sessions: Sequence[Session],
    layout: Layout | None,
    file: str,
) -> Session | None:
    """The talk that the file is, in place of ``sessions``; ``layout`` as a person says it."""
    if layout not in (None, Layout.FILE):
        return None
    whole = signed_file(outline, drafts, sessions, file) if layout is None else None
    if whole is None and len(sessions) <= 1:
        whole = whole_file(outline, drafts, matter, sessions, said=layout is Layout.FILE, file=file)
    return None if whole is None else with_time_of_file([whole], file, matter)[0]


def _told(outline: Outline, matter: FrontMatter) -> list[Told]:
    """The sessions that sentences tell of, and those of lists that do so item by item."""
    told = told_in_prose(outline, matter.authors)
    taken = {one.block.index for one in told}
    others = [*told_in_lists(outline), *led_paragraphs(outline)]
    return [*told, *(one for one in others if one.block.index not in taken)]


def _without_dates(
    sessions: Sequence[Session], language: str | None, certain: Collection[int]
) -> list[Session]:
    """Without those whose title is but a number or a date: "Looms in Fenland, Saturday 26 April 2014"."""
    return [
        one
        for one in sessions
        if one.block in certain or (any(map(str.isalpha, one.title)) and not _is_date(one.title, language))
    ]


def _is_date(title: str, language: str | None) -> bool:
    found = read_day(title, language) if any(char.isdigit() for char in title) else None
    return found is not None and found[0].date is not None and not title[found[1] :].strip(" .,;:")


def _is_over_all(session: Session, outline: Outline) -> bool:
    """Whether a session is the file itself, or the first heading, over all that follows."""
    if outline[session.block].kind is BlockKind.FILE:
        return True
    first = next((block for block in outline if block.kind is BlockKind.HEADING), None)
    return (
        first is not None
        and session.block == first.index
        and not any(
            block.kind is BlockKind.HEADING and block.depth <= first.depth
            for block in outline.blocks[first.index + 1 :]
        )
    )


def _with_pairs(
    drafts: Sequence[Draft], seen: Sequence[float], outline: Outline, none: Collection[int]
) -> list[float]:
    """Titles below lines of names are sessions; what they stand under is none, nor are blocks in ``none``."""
    paired = {draft.block.index for draft in drafts if is_paired(draft)}
    over = {block.index for one in paired for block in outline.ancestors(outline[one])}.union(none)
    return [
        max(p, ACCEPTED) if draft.block.index in paired else 0.0 if draft.block.index in over else p
        for draft, p in zip(drafts, seen, strict=True)
    ]


def _by_layout(draft: Draft, likelihood: float, layout: Layout) -> float:
    """Blocks of other kinds are no sessions; those of this kind need little to be."""
    if layout is Layout.NONE or _OF_KIND[draft.block.kind] is not layout:
        return 0.0
    return max(likelihood, ACCEPTED) if likelihood >= _SAID else likelihood


def _choice(drafts: Sequence[Draft], seen: Sequence[float], said: Layout | None) -> LayoutChoice:
    """The likeliest layout: the mean likelihood of its sessions, weaker when there are few."""
    likely: dict[Layout, list[float]] = defaultdict(list)
    for draft, p in zip(drafts, seen, strict=True):
        if p >= ACCEPTED:
            likely[_OF_KIND[draft.block.kind]].append(p)
    scores = {one: round(sum(ps) / max(len(ps), _ENOUGH), 2) for one, ps in likely.items()}
    ranked = [*sorted(scores, key=lambda one: (-scores[one], -len(likely[one]), one.value)), Layout.NONE]
    scores[Layout.NONE] = round(1.0 - max(seen, default=0.0), 2)
    first = said or ranked[0]
    second = next((one for one in ranked if one is not first), Layout.HEADINGS)
    return LayoutChoice(first, scores.get(first, 0.0), second, scores.get(second, 0.0), said is not None)
