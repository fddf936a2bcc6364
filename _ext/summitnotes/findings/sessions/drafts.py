"""Drafts: everything in a file that might be a session, with what is seen in it. Nothing is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.facts import DOTTED, Facts, read_facts
from summitnotes.findings.sessions.kinds import kind_prefix
from summitnotes.findings.sessions.splits import Split
from summitnotes.findings.sessions.tables import Columns, cell_time, head_role, read_columns, read_row
from summitnotes.findings.sessions.under_lines import Under, read_under
from summitnotes.records.model import Kind, Speaker

_FOLLOWING = 6  # blocks below a heading or item that may name its speaker


@dataclass(slots=True)
class Draft:
    """A block, or a cell of a row, that may be a session."""

    block: Block
    facts: Facts
    group: tuple[object, ...]  # drafts of one shape share it
    splits: list[Split] = field(default_factory=list)  # of its own words and of a column of names
    under: Under = field(default_factory=Under)
    under_lines: tuple[str, ...] = ()
    cell: int | None = None
    columns: Columns | None = None
    labelled: bool = False  # "Title: …"
    joined: int = 0  # so many lines below belong to it: a title below its time

    @property
    def best(self) -> Split | None:
        """The most likely names, those of a column first."""
        return max(self.splits, key=lambda split: split.likelihood, default=None)


def read_drafts(outline: Outline, language: str | None = None) -> list[Draft]:
    """The drafts of a file in reading order."""
    drafts: list[Draft] = []
    tables: dict[int, list[Block]] = {}
    for block in outline:
        if block.kind is BlockKind.ROW:
            tables.setdefault(block.box, []).append(block)
    dotted = _has_dotted_times(outline)
    done: set[int] = set()
    for block in outline:
        if block.kind is BlockKind.ROW:
            if block.box not in done:
                done.add(block.box)
                drafts += _of_table(tables[block.box], language)
            continue
        drafts.append(_of_block(block, outline, language, dotted))
    return _with_fields(_with_names_below(_with_lines_below(drafts)), language)


_LEAST_DOTTED = 3


def _has_dotted_times(outline: Outline) -> bool:
    """Whether several blocks begin with "10.45", and none with the number of a chapter or version."""
    bare = [block.text.lstrip("*-• \t") for block in outline if block.kind is not BlockKind.ROW]
    dotted = [text for text in bare if DOTTED.match(text)]
    others = [text for text in bare if re.match(r"\d+\.\d+(?=\s)", text) and not DOTTED.match(text)]
    minutes = [int(text.split(".", 1)[1][:2]) for text in dotted]
    return len(dotted) >= _LEAST_DOTTED and not others and sum(m % 5 == 0 for m in minutes) > len(minutes) / 2


def _of_block(block: Block, outline: Outline, language: str | None, dotted: bool) -> Draft:
    facts = read_facts(block, language, dotted=dotted)
    following = _following(block, outline)
    under = read_under(following) if following else Under()
    under = _more_names(_fields_below(under, block, outline), following)
    return Draft(block, facts, _group(block), list(facts.splits), under, following)


def _more_names(under: Under, following: Sequence[str]) -> Under:
    """The lines below one of names that are names, too: a panel, one on each line."""
    if not under.speakers or not following:
        return under
    found = list(under.speakers)
    for text in following[1:]:
        people = read_people(text.strip(" *_-•"))
        if people is None or people.likelihood < _PANEL or "," not in text:
            break
        found += [speaker for speaker in people.speakers if speaker.name not in {one.name for one in found}]
    return replace(under, speakers=tuple(found))


_PANEL = 0.8  # likelihood from which one more line of names is believed


def _fields_below(under: Under, block: Block, outline: Outline) -> Under:
    """What labelled lines right below say, in any of our languages: "Relatore: …", "Hora: …"."""
    if block.kind in (BlockKind.LINE, BlockKind.FILE):
        return under
    for child in outline.below(block.index)[:_FOLLOWING]:
        if under.time is None and child.kind is BlockKind.LINE and _is_timestamp(child.text):
            under = replace(under, time=time_in(child.text))
        if not under.speakers and child.kind is BlockKind.LINE and (who := _given_by(child.text)):
            under = replace(under, speakers=who)
        found = field_of(child.text) if child.kind in _FIELD_KINDS else None
        if found is None:
            continue
        role, value = found
        if role == "speaker" and not under.speakers:
            people = read_people(value, expected=0.9)
            under = replace(under, speakers=people.speakers) if people else under
        elif role in ("time", "end", "day") and under.time is None:
            under = replace(under, time=cell_time(value) or time_in(value))
        elif role == "room" and under.room is None:
            under = replace(under, room=value)
    return under


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
    return letters <= 14 and sum(char.isdigit() for char in text) >= 3 and len(text) <= 60


def _group(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.HEADING:
        return ("heading", block.depth)
    if block.kind is BlockKind.LABEL:
        return ("label", block.parent)
    if block.kind is BlockKind.LINE:
        return ("line", block.parent)
    return (block.kind.value, block.box)


def _following(block: Block, outline: Outline) -> tuple[str, ...]:
    """The first lines of what stands below a heading, label, item or term."""
    if block.kind is BlockKind.LINE:
        return ()
    found: list[str] = []
    for child in outline.below(block.index)[:_FOLLOWING]:
        if child.kind in (BlockKind.HEADING, BlockKind.ROW):
            break
        found += re.split(rf"[{BREAK}\n]", child.text)
    return tuple(found[:_FOLLOWING])


# ---- tables


def _of_table(rows: Sequence[Block], language: str | None) -> Iterator[Draft]:
    columns = read_columns(rows)
    held: dict[int, tuple[int, TimeSpan]] = {}  # column -> rows still covered, and the time
    for row in rows:
        if row is columns.head:
            continue
        span = next((time for left, time in held.values() if left > 0), None)
        held = {column: (left - 1, time) for column, (left, time) in held.items() if left > 1}
        for cell in row.cells:
            time = cell_time(cell.text) if cell.rows > 1 else None
            if time:
                held[cell.column] = (cell.rows - 1, time)
        for reading in read_row(row, columns, language, span):
            splits = list(reading.facts.splits)
            if reading.speakers:
                splits.insert(0, reading.speakers)
            yield Draft(
                row, reading.facts, ("row", columns.roles), splits, cell=reading.cell, columns=columns
            )


# ---- lines below a time


def _with_lines_below(drafts: list[Draft]) -> list[Draft]:
    """A time alone on its line, with the title (and the names) on those below it."""
    result: list[Draft] = []
    skip = 0
    for number, draft in enumerate(drafts):
        if skip:
            skip -= 1
            continue
        facts = draft.facts
        if draft.block.kind is BlockKind.LINE and facts.span and not _words(facts.rest):
            below = _lines_of(drafts, number)
            if below:
                result.append(_merged(draft, below))
                skip = len(below)
                continue
        result.append(draft)
    return result


def _words(rest: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", rest)) and not re.fullmatch(
        r"[\d\s:.hH\-–]+(?:[ap]\.?m\.?)?", rest
    )


def _lines_of(drafts: Sequence[Draft], number: int) -> list[Draft]:
    first = drafts[number]
    found: list[Draft] = []
    for draft in drafts[number + 1 : number + 4]:
        same = draft.block.kind is BlockKind.LINE and draft.block.parent == first.block.parent
        if not same or draft.facts.span or (draft.block.position == 0 and found):
            break
        found.append(draft)
    return found


def _merged(first: Draft, below: Sequence[Draft]) -> Draft:
    """One draft of a time and the lines below it. Which line names people is seen by all of them at once."""
    head = below[0]
    kinds = [draft for draft in below[:-1] if draft.facts.kind is not None and not _words_after_kind(draft)]
    if kinds and head is kinds[0]:  # "MESA REDONDA", and its title below
        below = below[1:]
        head = below[0]
    splits = list(head.splits)
    for pattern, title, names in (("line:above", 1, 0), ("line:below", 0, 1)):
        if len(below) < 2:
            break
        shouted = below[names].facts.whole.isupper() and not below[title].facts.whole.isupper()
        people = read_people(below[names].facts.whole, expected=0.9 if shouted else 0.0)
        if people is not None and not is_pause(below[title]):
            words = below[title].facts.rest
            splits.append(Split(pattern, words, below[names].facts.whole, people.speakers, people.likelihood))
    facts = replace(head.facts, span=first.facts.span, front=True)
    if kinds:
        facts = replace(facts, kind=kinds[0].facts.kind)
    return Draft(head.block, facts, first.group, splits, joined=len(below) + len(kinds))


def _words_after_kind(draft: Draft) -> str:
    return draft.facts.rest.replace(draft.facts.kind_name, "").strip()


def _with_names_below(drafts: list[Draft]) -> list[Draft]:
    """``20:00 Title`` with those who speak on the line below."""
    result: list[Draft] = []
    for draft in drafts:
        above = result[-1] if result else None
        people = read_people(draft.facts.whole, expected=0.6) if above and _goes_with(draft, above) else None
        if above is not None and people is not None and people.speakers and people.likelihood >= _BELOW:
            above.splits.insert(
                0, Split("line:next", above.facts.rest, draft.facts.whole, people.speakers, people.likelihood)
            )
            above.joined += 1
            continue
        result.append(draft)
    return result


_BELOW = 0.45  # likelihood from which a line below a time is a line of names


def _goes_with(draft: Draft, above: Draft) -> bool:
    """Whether a line is the next one below a line with a time or day and a title."""
    lines = draft.block.kind is BlockKind.LINE and above.block.kind is BlockKind.LINE
    if not lines or draft.facts.span or draft.block.parent != above.block.parent or above.joined:
        return False
    timed = above.facts.span is not None or (above.facts.day is not None and len(above.facts.rest) > 3)
    return timed and bool(_words(above.facts.rest)) and draft.block.line - above.block.line <= 1


# ---- labelled lines


_FIELD = re.compile(r"^[\s*•\-–|]*(?P<key>[^\W\d][^:=|]{1,30}?)\s*(?::|=|\|)\s*(?P<value>\S.*)$", re.DOTALL)
_FIELD_REACH = 8  # lines on either side of a title that may hold the other facts


def field_of(text: str) -> tuple[str, str] | None:
    """(role, value) of "Title: …", "Relatore: …", "Hora: …" in any of our languages."""
    match = _FIELD.match(text)
    role = head_role(match["key"]) if match else None
    return (role, match["value"].strip()) if match and role else None


def _with_fields(drafts: list[Draft], language: str | None) -> list[Draft]:
    """A line that is labelled as a title, with what the labelled lines around it say."""
    fields = [field_of(d.block.text) if d.block.kind in _FIELD_KINDS else None for d in drafts]
    for number, (draft, found) in enumerate(zip(drafts, fields, strict=True)):
        if found is None or found[0] != "title" or not _labelled_title(draft):
            continue
        text = found[1]
        at = draft.block.text.find(text)
        runs = tuple(
            replace(run, begin=max(0, run.begin - at), stop=run.stop - at)
            for run in draft.block.runs
            if run.stop > at
        )
        draft.facts = read_facts(draft.block, language, text, runs)
        draft.splits = list(draft.facts.splits)
        draft.labelled = True
        for other in _around(fields, number):
            role, value = fields[other] or ("", "")
            _add_field(draft, role, value)
    return drafts


_FIELD_KINDS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD)


def _labelled_title(draft: Draft) -> bool:
    """ "Was: …" may be anything in running text; a title stands near the start of its paragraph."""
    return draft.block.kind is not BlockKind.LINE or draft.block.position < _FIELD_REACH


def _around(fields: Sequence[tuple[str, str] | None], number: int) -> Iterator[int]:
    """The labelled lines next to a title, up to another title."""
    for step in (1, -1):
        at, gap = number + step, 0
        while 0 <= at < len(fields) and gap < 2 and abs(at - number) <= _FIELD_REACH:
            found = fields[at]
            if found is not None and found[0] == "title":
                break
            gap = gap + 1 if found is None else 0
            if found is not None:
                yield at
            at += step


def _add_field(draft: Draft, role: str, value: str) -> None:
    if role == "speaker" and not any(split.pattern == "field" for split in draft.splits):
        people = read_people(value, expected=0.9)
        if people is not None:
            draft.splits.insert(
                0, Split("field", draft.facts.rest, value, people.speakers, max(0.7, people.likelihood))
            )
    elif role in ("time", "end") and draft.facts.span is None:
        span = cell_time(value) or time_in(value)
        if span is not None:
            draft.facts = replace(draft.facts, span=span, front=True)
    elif role == "room" and draft.facts.room is None:
        draft.facts = replace(draft.facts, room=value)


def time_in(text: str) -> TimeSpan | None:
    """The only time of day in a short text: ``giovedì 14 marzo 2013, ore 15:00 - 16:30``."""
    for match in re.finditer(
        r"(?<![\d.:/\-])(?=[012]?\d\s?(?:[:.hH]\s?[0-5]\d|[hH]\b|[ap]\.?m\b|[uU]hr))", text
    ):
        span = read_time_at(text, match.start())
        if span is not None and (
            span.sure or re.search(r"(?:ore|um|uhr|om|alle|las|h)\s*$", text[: match.start()], re.I)
        ):
            return span
    return None


def is_pause(draft: Draft) -> bool:
    """Whether a draft names a break or a party."""
    return draft.facts.pause in (Kind.BREAK, Kind.SOCIAL)
