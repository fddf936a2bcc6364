"""Lines that belong together: a time above its title, a title above those who speak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.people.lead_ins import without_by_behind
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.findings.sessions.drafting.draft import Draft, is_hour, is_pause
from summitnotes.findings.sessions.drafting.fields import field_of
from summitnotes.findings.sessions.drafting.places_below import places_below_hours
from summitnotes.findings.sessions.drafting.titles_below import is_paired
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.kinds import kind_alone, kind_prefix
from summitnotes.findings.sessions.words.telling import names_chair
from summitnotes.records.model import Kind, Speaker

_HOURS = (BlockKind.LINE, BlockKind.TERM, BlockKind.ITEM)  # that may be a time of day and nothing else


def with_lines_below(drafts: list[Draft]) -> list[Draft]:
    """A time alone on its line, as a term or an item, with the title (and the names) on those below it."""
    result: list[Draft] = []
    places = places_below_hours(drafts)
    headings = _below_headings(drafts, places)
    skip = 0
    for number, draft in enumerate(drafts):
        if skip:
            skip -= 1
            continue
        below = headings.get(number, [])
        where = drafts[number + 1] if number + 1 in places else None
        if draft.block.kind in _HOURS and draft.facts.span and not _words(draft.facts.rest):
            below = _lines_of(drafts, number + (where is not None))
        result.append(_merged(draft, below, where) if below else draft)
        skip = len(below) + (where is not None) if below else 0
    _give_back_hours(result)
    return result


_NAMES_FIRST = "line:above"


def _give_back_hours(drafts: Sequence[Draft]) -> None:
    """The hour of the first item below a heading is not the heading's, where each item bears its own."""
    hours: dict[int | None, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.group[0] is BlockKind.ITEM and draft.block.kind is not BlockKind.ITEM and draft.facts.span:
            hours[draft.block.parent].append(draft.facts.span.start)
    for draft in drafts if hours else ():
        below, time = hours.get(draft.block.index, ()), draft.under.time
        if len(below) > 1 and time is not None and time.start == below[0]:
            draft.under = replace(draft.under, time=None)


_HEADS = (BlockKind.HEADING, BlockKind.LABEL)
_LEAST_HEADS = 2  # hours with a title below; one may be that of the whole
_LONGEST_TITLE = 120  # characters
_NAMED = 0.8  # likelihood of a line that names people and nothing else


def _below_headings(drafts: Sequence[Draft], places: Collection[int]) -> dict[int, list[Draft]]:
    """Below headings that are a time and nothing else: the line that is the title, and those of names."""
    found: dict[int, list[Draft]] = {}
    for number, draft in enumerate(drafts[:-1]):
        at = number + 2 if number + 1 in places else number + 1
        if draft.block.kind not in _HEADS or draft.facts.span is None or _words(draft.facts.rest):
            continue
        for title in drafts[at : at + 1]:
            if title.block.parent != draft.block.index or not _is_title(title):
                continue
            if title.block.lines > 1:
                names = _names_in_paragraph(drafts[at + 1 :])
                kind = [title] if _is_kind(title) and not names else []  # "Lecture", and its title below
                for below in drafts[at + 1 : at + 2] if kind else ():
                    title, names = below, _names_in_paragraph(drafts[at + 2 :])
                if names or title.block.position:  # behind the place
                    found[number] = [*kind, title, *names]
            elif " " in title.block.text.strip():
                found[number] = [title, *_names_behind(drafts[at + 1 : at + 2])]
    return found if len(found) >= _LEAST_HEADS else {}


def _is_title(line: Draft) -> bool:
    text = line.block.text.strip()
    alone = line.block.kind is BlockKind.LINE and line.facts.span is None
    return alone and len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ","))


def _names_in_paragraph(following: Sequence[Draft]) -> list[Draft]:
    """The lines right below a title, in its paragraph, of which each names people: "Ana Prieto, Globex"."""
    found: list[Draft] = []
    for draft in following:
        if draft.block.kind is not BlockKind.LINE or not draft.block.position or not _those_of(draft, _BELOW):
            break
        found.append(draft)
    return found


def _those_of(draft: Draft, least: float) -> tuple[Speaker, ...]:
    """Whom a line of names names; behind the first comma may stand all that somebody is."""
    whole = draft.facts.whole
    for words, needed in ((whole, least), (whole.partition(",")[0], _ALONE)):
        people = read_people(words, expected=0.6)
        if people is not None and people.likelihood >= needed:
            return people.speakers
    return ()


def _names_behind(following: Sequence[Draft]) -> list[Draft]:
    """The block right below a title, where it is names and nothing else, be it a heading to its reader."""
    return [
        draft
        for draft in following
        if draft.block.lines == 1
        and draft.block.kind in (*_HEADS, BlockKind.LINE)
        and any(not one.title and one.likelihood >= _NAMED for one in draft.splits)
    ]


def _words(rest: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", rest)) and not is_hour(rest)


def _lines_of(drafts: Sequence[Draft], number: int) -> list[Draft]:
    first = drafts[number].block
    heads = {first.parent if first.kind is BlockKind.LINE else first.index}
    found: list[Draft] = []
    for draft in drafts[number + 1 : number + 4]:
        if first.kind is BlockKind.ITEM and not found:
            if not _may_be_title(draft, first):
                break
            heads |= {draft.block.parent, draft.block.index}
        line = draft.block.kind is BlockKind.LINE or (first.kind is BlockKind.ITEM and not found)
        same = line and draft.block.parent in heads
        if not same or draft.facts.span or (draft.block.position == 0 and not _goes_on(first, found, draft)):
            break
        found.append(draft)
    return found


def _goes_on(first: Block, found: Sequence[Draft], draft: Draft) -> bool:
    """Whether a paragraph belongs to the lines above it: a title below its kind, or below names in a term."""
    if not found or (draft.block.lines == 1 and _is_kind(found[0])):
        return True
    if first.kind is not BlockKind.TERM or len(found) > 1 or draft.block.lines > 1:
        return False
    return any(not split.title and split.likelihood >= _NAMED for split in found[0].splits)


def _may_be_title(draft: Draft, item: Block) -> bool:
    """Whether the first line below an item that is but an hour may be a title, and no remark on it.

    A line that its author did not indent is no part of the item, and stands right below it.
    """
    block, text = draft.block, draft.block.text.strip()
    brief = len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ","))
    below = block.parent == item.index or (block.parent == item.parent and block.line == item.line + 1)
    return brief and below and block.kind in (BlockKind.LINE, BlockKind.LABEL)


def _is_kind(draft: Draft) -> bool:
    """``KEYNOTE`` alone on its line: who speaks and of what stands in the paragraphs below."""
    return draft.facts.kind is not None and not _words_after_kind(draft)


def _merged(first: Draft, below: Sequence[Draft], where: Draft | None = None) -> Draft:
    """One draft of a time and the lines below it. Which line names people is seen by all of them at once.

    ``where``: the line between them that is the place.
    """
    head = below[0]
    kinds = [draft for draft in below[:-1] if _is_kind(draft)]
    if kinds and head is kinds[0]:  # "MESA REDONDA", and its title below
        below = below[1:]
        head = below[0]
    splits = list(head.splits)
    for pattern, title, names in ((_NAMES_FIRST, 1, 0), ("line:below", 0, 1)):
        if len(below) < 2:
            break
        shouted = below[names].facts.whole.isupper() and not below[title].facts.whole.isupper()
        who = _names_in(below[names])
        people = read_people(who, expected=0.9 if shouted else 0.0)
        if people is not None and not is_pause(below[title]):
            words = below[title].facts.rest if title else without_by_behind(below[title].facts.rest)
            more = _more_names(below[2:]) if names else ()
            splits.append(Split(pattern, words, who, (*people.speakers, *more), people.likelihood))
    facts = replace(head.facts, span=first.facts.span, front=True)
    if len(below) > 1 and facts.kind is None and splits and splits[-1].pattern == _NAMES_FIRST:
        facts = replace(facts, kind=below[1].facts.kind, kind_name=below[1].facts.kind_name)
    if kinds:
        facts = replace(facts, kind=kinds[0].facts.kind)
    if where is not None:
        facts = replace(facts, room=facts.room or where.facts.whole)
    return Draft(head.block, facts, first.group, splits, joined=len(below) + len(kinds))


def _more_names(below: Sequence[Draft]) -> Iterator[Speaker]:
    """Those whom the lines behind the first line of names name."""
    for draft in below:
        people = _those_of(draft, _ALONE)
        if not people:
            return
        yield from people


def _names_in(draft: Draft) -> str:
    """The words of a line of names; an employer that stands behind a name in bold is parted by a comma."""
    text, run = draft.facts.rest, next(iter(draft.facts.runs), None)
    if run is None or run[0] or not text[run[1] :].strip():
        return draft.facts.whole
    name, behind = text[: run[1]], text[run[1] :].strip()
    return f"{name}, {behind}" if behind[0].isalnum() else draft.facts.whole


def _words_after_kind(draft: Draft) -> str:
    named = kind_prefix(draft.facts.rest) if not draft.facts.kind_name else None  # "Workshop:"
    rest = draft.facts.rest[named[1].end() :] if named is not None else draft.facts.rest
    return rest.replace(draft.facts.kind_name, "").strip(" :")


def with_names_below(drafts: list[Draft]) -> list[Draft]:
    """``20:00 Title`` with those who speak on the line below."""
    result: list[Draft] = []
    titles = _titles_of_items(drafts)
    for draft in drafts:
        above = result[-1] if result else None
        if above is not None and draft.block.index in titles:
            who = titles[draft.block.index]
            above.splits.insert(
                0, Split("line:title", draft.facts.rest, who.who, who.speakers, who.likelihood)
            )
            above.joined += 1
            continue
        if above is not None and (_leads(draft, above) or _is_title_of(draft, above)):
            continue
        beside = above is not None and not is_paired(draft) and _goes_with(draft, above)
        people = read_people(draft.facts.whole, expected=0.6) if beside else None
        if above is not None and people is not None and _is_only_chaired(draft, above):
            above.joined += 1
            continue
        if above is not None and people is not None and people.speakers and people.likelihood >= _BELOW:
            title = without_by_behind(above.facts.rest)
            above.splits.insert(
                0, Split("line:next", title, draft.facts.whole, people.speakers, people.likelihood)
            )
            above.joined += 1
            continue
        result.append(draft)
    return result


def _titles_of_items(drafts: Sequence[Draft]) -> dict[int, Split]:
    """The only lines below items that are an hour and names, by their index, and those names.

    A list is laid out so where nearly all items with a line below bear names; one such line may be a remark.
    """
    lists: dict[int, dict[int, Split]] = defaultdict(dict)
    others: Counter[int] = Counter()
    for number, draft in enumerate(drafts[:-1]):
        if not _is_item_over(draft, drafts[number + 1 : number + 3]):
            continue
        line, box = drafts[number + 1], draft.block.box
        people = read_people(line.facts.whole)
        named = people is not None and bool(people.speakers) and people.likelihood >= _BELOW
        who = None if named else _whose(draft)
        if who is None:
            others[box] += 1
        else:
            lists[box][line.block.index] = who
    found: dict[int, Split] = {}
    for box, titles in lists.items():
        if len(titles) >= max(_LEAST_ITEMS, _MOSTLY * (len(titles) + others[box])):
            found |= titles
    return found


_LEAST_ITEMS, _MOSTLY = 2, 0.7  # items that are names, and their share of those with a line below


def _is_item_over(draft: Draft, behind: Sequence[Draft]) -> bool:
    """Whether an item with an hour has one line below it, which may be a title."""
    if draft.block.kind is not BlockKind.ITEM or draft.facts.span is None or is_pause(draft):
        return False
    mine = [one.block.parent == draft.block.index for one in behind]
    return mine in ([True], [True, False]) and _is_title(behind[0]) and bool(_words(behind[0].facts.rest))


def _whose(item: Draft) -> Split | None:
    """The names that an item is: "Ana Prieto - Globex"."""
    return next((one for one in item.splits if not one.title and one.likelihood >= _WHOSE), None)


_WHOSE = 0.3  # likelihood of names behind an hour, above what may be their title


def _is_only_chaired(draft: Draft, above: Draft) -> bool:
    """Whether "Moderation: Ana Prieto" stands below a title with those who speak: they are others."""
    names = above.best
    named = names is not None and bool(names.title) and names.likelihood >= _NAMED_BESIDE
    return named and above.facts.kind is not Kind.PANEL and names_chair(draft.facts.whole)


_NAMED_BESIDE = 0.8  # likelihood of names beside a title


def _is_title_of(draft: Draft, above: Draft) -> bool:
    """Take the line right below "9:30 Ana Prieto" as the title of what she gives; whether it is one."""
    if above.facts.span is None or not _goes_with(draft, above) or is_pause(draft) or is_pause(above):
        return False
    apart = bool(draft.facts.style) or draft.facts.quoted
    who = next((split for split in above.splits if not split.title), None)
    if who is None and apart:  # "9:00 Keynote: Ana Prieto"
        who = next((split for split in above.splits if kind_alone(split.title) is not None), None)
    if who is None or who.likelihood < (_ABOVE_APART if apart else _ALONE) or not _words(draft.facts.rest):
        return False
    people = read_people(draft.facts.whole)
    if people is not None and people.likelihood >= _BELOW:
        return False  # more names
    houses = [one for one in above.splits if is_organisation(one.title)]  # "Ana Prieto - Fen University"
    title = Split("line:title", draft.facts.rest, who.who, who.speakers, who.likelihood)
    above.splits[:] = [title, *(one for one in above.splits if one not in houses)]
    if above.facts.kind is None and draft.facts.kind is not None:
        above.facts = replace(above.facts, kind=draft.facts.kind, kind_name=draft.facts.kind_name)
    above.joined += 1
    return True


# Likelihood of names that stand alone behind a time, and of those above a line in italics, bold or quotes.
_ALONE, _ABOVE_APART = 0.7, 0.5


def _leads(draft: Draft, above: Draft) -> bool:
    """Add those of "Hosted by Ana Prieto" right below a line of names; whether it was one."""
    if draft.block.kind is not BlockKind.LINE or draft.block.line != above.block.line + above.joined + 1:
        return False
    names = next((split for split in above.splits if split.pattern == "line:next"), None)
    if names is None:
        return False
    people = read_speaker_line(draft.facts.whole, False)
    if people is None or not people.speakers:
        return False
    above.splits[above.splits.index(names)] = replace(names, speakers=(*names.speakers, *people.speakers))
    above.joined += 1
    return True


_BELOW = 0.45  # likelihood from which a line below a time is a line of names


def _goes_with(draft: Draft, above: Draft) -> bool:
    """Whether a line is the next one below a line with a time or day and a title."""
    if draft.block.kind is not BlockKind.LINE or draft.facts.span or above.joined > above.continued:
        return False
    beside = above.block.kind is BlockKind.LINE and draft.block.parent == above.block.parent
    if not beside and not (above.continued and draft.block.parent == above.block.index):
        return False
    field = field_of(above.block.text)
    if field is not None and field[0] != "title":
        return False  # "Time: 11:00", and "Speaker: Ana" below
    timed = above.facts.span is not None or (above.facts.day is not None and len(above.facts.rest) > 3)
    next_one = draft.block.line - above.block.line <= 1 + above.continued
    return timed and bool(_words(above.facts.rest)) and next_one
