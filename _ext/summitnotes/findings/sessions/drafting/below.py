"""What stands below a heading, label, item or term and says who speaks, when and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.agreed_names import agree, leading_names
from summitnotes.findings.sessions.drafting.bold_people import panel_in_bold
from summitnotes.findings.sessions.drafting.cell_times import cell_time
from summitnotes.findings.sessions.drafting.draft import Draft, is_group_head
from summitnotes.findings.sessions.drafting.fields import FIELD_KINDS, field_of, time_in
from summitnotes.findings.sessions.drafting.people_lists import NOBODY, people_listed, whole_names
from summitnotes.findings.sessions.drafting.speaker_parts import people_of_parts
from summitnotes.findings.sessions.lines.employers import employed, is_employer_line
from summitnotes.findings.sessions.lines.under_lines import NOTHING, Under, read_under
from summitnotes.findings.sessions.words.kinds import kind_alone, kind_prefix
from summitnotes.records.model import Speaker

_BREAKS = re.compile(rf"[{BREAK}\n]")
_FOLLOWING = 6  # blocks below a heading or item that may name its speaker


def read_below(block: Block, outline: Outline) -> tuple[Under, tuple[str, ...], tuple[str, ...]]:
    """What the first lines below a block say, those lines, and of them those of a first paragraph."""
    if not outline.below(block.index, 1):
        return NOTHING, (), ()  # most blocks
    blocks = _following(block, outline)
    following = tuple(line for lines in blocks for line in lines)[:_FOLLOWING]
    under = read_under(following) if following else NOTHING
    first = next(iter(outline.below(block.index, 1)), None)
    paragraph = blocks[0] if blocks and first is not None and first.kind is not BlockKind.ITEM else ()
    return _more_names(_fields_below(under, block, outline), blocks), following, tuple(paragraph)


def _following(block: Block, outline: Outline) -> list[list[str]]:
    """The lines of each of the first paragraphs and items below a heading, label, item or term."""
    found: list[list[str]] = []
    last: Block | None = None
    for child in outline.below(block.index, _FOLLOWING) if block.kind is not BlockKind.LINE else ():
        if child.kind in (BlockKind.HEADING, BlockKind.ROW):
            break
        lines = _BREAKS.split(child.text)
        if last is not None and child.kind is BlockKind.LINE and child.position and last.box == child.box:
            found[-1] += lines  # one more line of the same paragraph
        else:
            found.append(lines)
        last = child
    return found


def _more_names(under: Under, blocks: Sequence[Sequence[str]]) -> Under:
    """The lines below one of names that are names, too: a panel, one on each line.

    A name that begins a later paragraph of other words is somebody whom the talk is about.
    """
    if not under.speakers or not blocks:
        return under
    found = list(under.speakers)
    if len(blocks[0]) > 1 and under.speaker_offset == 0 and is_employer_line(blocks[0][1].strip(" *_")):
        return replace(under, speakers=employed(found, blocks[0][1].strip(" *_")))
    for number, lines in enumerate((blocks[0][1:], *blocks[1:])):
        named, whole = leading_names(lines)
        if not (whole or number == 0):
            break
        found += [one for one in named if one.name not in {other.name for other in found}]
        if not whole:
            break
    return replace(under, speakers=tuple(found))


def _fields_below(under: Under, block: Block, outline: Outline) -> Under:
    """What labelled lines right below say, in any of our languages: "Relatore: …", "Hora: …"."""
    if block.kind in (BlockKind.LINE, BlockKind.FILE):
        return under
    for child in outline.below(block.index, _FOLLOWING):
        if under.time is None and child.kind in _STAMPED and _is_timestamp(child.text):
            under = replace(under, time=time_in(child.text))
        if not under.speakers and child.kind is BlockKind.LINE and (who := _given_by(child.text)):
            under = replace(under, speakers=who)
        found = field_of(child.text) if child.kind in _FIELDS_BELOW else None
        under = _with_field(under, *found) if found is not None else under
    return under


_STAMPED = (BlockKind.LINE, BlockKind.HEADING)
_FIELDS_BELOW = (*FIELD_KINDS, BlockKind.HEADING)  # "Zeit: 9:00" may be set as a small heading


def _with_field(under: Under, role: str, value: str) -> Under:
    if role == "speaker":
        people = read_people(value, expected=0.9)
        there = {one.name for one in under.speakers}
        more = tuple(one for one in people.speakers if one.name not in there) if people else ()
        believed = people is not None and (not there or people.likelihood >= _MODERATOR)
        return replace(under, speakers=(*under.speakers, *more)) if believed else under
    if role == "employer" and under.speakers:
        return replace(under, speakers=employed(under.speakers, value))
    if role in ("time", "end", "day") and under.time is None:
        return replace(under, time=cell_time(value) or time_in(value))
    if role == "room" and under.room is None:
        return replace(under, room=value)
    return under


_MODERATOR = 0.9  # likelihood of names behind a second label: "Facilitation: Ana Prieto"
_OF = re.compile(r"\s+(?:by|de|d['’]|par|von|di|da|do|van|door|por)\s*(?=\S)", re.IGNORECASE)


def _given_by(text: str) -> tuple[Speaker, ...]:
    """``Conférence de X (Firm)``, ``Vortrag von X``: who gave it, on a line of its own."""
    bare = text.strip(" *_.")
    kind = kind_prefix(bare)
    by = _OF.match(bare, kind[1].end()) if kind else None
    people = read_people(bare[by.end() :]) if by and len(bare) < 160 else None
    return people.speakers if people is not None and people.likelihood >= 0.6 else ()


def _is_timestamp(text: str) -> bool:
    """A line that is a day and a time and nothing else: ``<2009-11-14 za 10:00-10:45>``."""
    letters = sum(char.isalpha() for char in text)
    figures = sum(char.isdigit() for char in text)
    return (
        letters <= 14 and figures >= 3 and len(text) <= 60 and not any(map(_says_more, _WORD.findall(text)))
    )


_WORD = re.compile(r"[^\W\d_]{5,}")  # shorter ones may be "Uhr" or a time zone


def _says_more(word: str) -> bool:
    """Whether a word is no weekday and no month: "10:05 Coffee" is what happens then."""
    return read_day(word) is None and read_day(f"1 {word}") is None


# ---- people in blocks of their own


_HEADS = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.FILE)
_NESTING = (BlockKind.ITEM, BlockKind.TERM)
# Likelihood of a heading, of the only one, and of one line among others.
_ALONE, _ONLY, _SURE = 0.6, 0.5, 0.65
_TITLED = 0.6  # of names beside a title on the first line below a kind


def with_people_below(drafts: Sequence[Draft], outline: Outline) -> list[Draft]:
    """Drafts of headings with those whom a heading, a list or a line of its own below them names.

    The people of a paragraph that is a session itself are not those of the heading above it.
    """
    at = {draft.block.index: draft for draft in drafts}
    for draft in drafts:
        if draft.block.kind in _NESTING:
            draft.under = _with_labelled(draft, outline, at)
        if draft.block.kind not in _HEADS:
            continue
        below = [at[b.index] for b in outline.below(draft.block.index)[:_FOLLOWING] if b.index in at]
        if any(split.pattern in _OF_PARAGRAPHS for one in below[:2] for split in one.splits):
            draft.under = replace(draft.under, speakers=(), told=())
        elif below:
            draft.under = replace(_people_of(below, draft, outline, at), item=_only_item(draft, outline))
        panel = panel_in_bold(draft.block, outline) if draft.block.kind is BlockKind.HEADING else ()
        if panel:
            there = {one.name for one in panel}
            more = tuple(one for one in draft.under.speakers if one.name not in there)
            draft.under = replace(draft.under, speakers=(*panel, *more))
        parts = () if draft.under.speakers else people_of_parts(draft, outline)
        if parts:
            draft.under = replace(draft.under, speakers=parts)
    agree(drafts)
    return list(drafts)


def _with_labelled(draft: Draft, outline: Outline, at: Mapping[int, Draft]) -> Under:
    """What stands below an item, with those of a list below "Panelists:" in it."""
    below = [at[block.index] for block in outline.below(draft.block.index, _FOLLOWING) if block.index in at]
    listed, labelled = people_listed(below, outline, at) if len(below) > 1 else NOBODY
    there = {one.name for one in draft.under.speakers}
    more = tuple(one for one in listed if one.name not in there) if labelled else ()
    return replace(draft.under, speakers=(*draft.under.speakers, *more)) if more else draft.under


def _only_item(draft: Draft, outline: Outline) -> str | None:
    """The words of the only item below a heading, with nothing else there that is no heading."""
    below = [block for block in outline.below(draft.block.index, 2) if block.kind is not BlockKind.HEADING]
    if len(below) != 1 or below[0].kind is not BlockKind.ITEM or below[0].text.rstrip().endswith("."):
        return None
    return below[0].text if len(below[0].text.split()) <= _LONGEST_TITLE else None


_LONGEST_TITLE = 20  # words
_OF_PARAGRAPHS = frozenset({"line:labelled", "line:next", "line:italic", "line:last"})


def _people_of(below: Sequence[Draft], above: Draft, outline: Outline, at: Mapping[int, Draft]) -> Under:
    under = above.under
    listed, labelled = people_listed(below, outline, at)
    others = [one for one in under.speakers if one.name not in {other.name for other in listed}]
    if listed and (labelled or not others):
        return replace(under, speakers=(*listed, *others))
    if under.speakers:
        return under
    first = below[0]
    if first.block.kind is BlockKind.LINE and kind_alone(above.facts.whole) is not None:
        best = first.best  # "Plenary", and “Title” by Ana Prieto below
        if best is not None and best.title and best.likelihood >= _TITLED:
            return replace(under, speakers=best.speakers, title=best.title)
    if first.block.kind is BlockKind.HEADING:
        whole = whole_names(first)
        only = sum(one.block.kind is BlockKind.HEADING for one in below) == 1
        if whole is not None and whole.likelihood >= (_ONLY if only else _ALONE):
            return replace(under, speakers=whole.speakers)
        if (
            first.facts.kind is not None
            and not is_group_head(first)
            and not re.sub(r"[\W\d_]+", "", first.facts.rest.replace(first.facts.kind_name, ""))
        ):
            return replace(under, time=under.time or first.facts.span, kind=first.facts.kind)
        return under
    if first.block.kind is BlockKind.LABEL and kind_alone(first.facts.whole) is not None:
        return replace(under, speakers=first.under.speakers, told=first.under.told)
    for one in below:
        whole = whole_names(one) if one.block.kind in (BlockKind.ITEM, BlockKind.LINE) else None
        if whole is not None and whole.likelihood >= _SURE and not under.told:
            return replace(under, told=whole.speakers)
    return under
