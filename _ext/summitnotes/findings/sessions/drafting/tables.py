"""Programmes in tables: what each column holds, and the sessions of each row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitnotes.findings.dates.times import TimeSpan, read_duration
from summitnotes.findings.lexicons import lines, words
from summitnotes.findings.outline.blocks import Block, Cell
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.cell_times import cell_time
from summitnotes.findings.sessions.drafting.cells import is_day_of_hours, sessions_of
from summitnotes.findings.sessions.drafting.column_cells import are_years, holds_people, lead_to_material
from summitnotes.findings.sessions.drafting.day_columns import is_day_head, with_days
from summitnotes.findings.sessions.drafting.kinds_beside import columns_of_kinds, roles_in
from summitnotes.findings.sessions.drafting.pauses_in_rows import (
    has_chair_alone,
    roles_of_pause,
    without_strokes,
)
from summitnotes.findings.sessions.drafting.prose_columns import title_before_prose, without_prose
from summitnotes.findings.sessions.drafting.repeated_columns import with_repeated
from summitnotes.findings.sessions.drafting.twin_columns import NAMES, with_events, with_kinds
from summitnotes.findings.sessions.lines.beside_titles import bare_names
from summitnotes.findings.sessions.lines.employers import with_employers
from summitnotes.findings.sessions.lines.facts import Facts, read_facts
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.pauses import pause_kind

_MOSTLY = 0.5  # share of the filled cells of a column that decides


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of the columns of one table."""

    roles: tuple[str, ...]  # time end day title speaker employer room duration kind links session, or ""
    head: Block | None = None  # the row that names them
    heads: tuple[str, ...] = ()  # the words of that row
    hours: tuple[TimeSpan | None, ...] = ()  # the times in that row: each column is an hour, each row a room
    beside: tuple[int, int] | None = None  # of kinds, and of what is said of each session

    def first(self, role: str) -> int | None:
        return self.roles.index(role) if role in self.roles else None


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one cell of a row, or the row as a whole, says of a session."""

    facts: Facts
    speakers: Split | None  # from a column of names
    cell: int  # index in Block.cells


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("sessions/column_heads"):
        role, _, names = line.partition(":")
        for name in names.split(",") if names.strip() else ():
            found.setdefault(fold_name(name), role.strip())
    return found


def head_role(text: str) -> str | None:
    """The role that the head of a column names, in any of our languages."""
    folded = fold_name(re.sub(r"\([^)]*\)", "", text))
    if folded in _heads():
        return _heads()[folded]
    words = folded.split()
    if 1 < len(words) <= 3:
        roles = {_heads()[word] for word in words if word in _heads() and len(word) > 2}
        if roles == {"title", "speaker"}:  # "Topic facilitators" are people, "Talk name" is none
            return "title" if NAMES.intersection(words) else "speaker"
        # "Grote zaal" is the name of a room, and its column holds what happens there.
        return roles.pop() if len(roles) == 1 and roles != {"room"} else None
    return None


def is_employer_head(text: str) -> bool:
    """Whether a head, or a label, stands before the employer of those who speak: "Company", "Structure"."""
    return fold_name(text) in _EMPLOYERS


_EMPLOYERS = words("sessions/employer_heads")


def is_head(row: Block) -> bool:
    """Whether a row names the columns: set as a head, or of words that name them."""
    named = [head_role(cell.text) for cell in row.cells]
    if row.head and len(row.cells) > 1:
        return True
    return sum(role is not None for role in named) >= 2 and all(len(cell.text) < 40 for cell in row.cells)


def read_columns(rows: Sequence[Block]) -> Columns:
    """What the columns of a table hold, by its head and by what stands in them."""
    width = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    head = max((row for row in rows[:2] if is_head(row)), key=_said_of_sessions, default=None)
    heads = [""] * width
    for cell in head.cells if head else ():
        for column in range(cell.column, min(cell.column + cell.columns, width)):
            heads[column] = cell.text.strip()
    body = [row for row in rows if row is not head and not row.head]
    roles = [_named_role(text) for text in heads]
    filled = _by_column(body)
    for column in range(width):
        cells = [cell for cell in filled.get(column, ()) if cell.columns == 1]
        roles[column] = _role(roles[column], cells)
    with_kinds(roles, filled)
    with_events(roles, heads)
    with_repeated(roles, heads, [row.cells for row in body])
    if "time" not in roles:
        with_days(roles, heads)
    hours = [cell_time(text) if text else None for text in heads]
    if head is not None and sum(hour is not None for hour in hours) >= _LEAST_HOURS and "time" not in roles:
        roles = ["session" if hour is not None else role for role, hour in zip(roles, hours, strict=True)]
        return Columns(tuple(roles), head, tuple(heads), tuple(hours))
    beside = columns_of_kinds(roles, body)
    if beside is None:
        _complete(roles, filled)
    return Columns(tuple(roles), head, tuple(heads), beside=beside)


def _named_role(head: str) -> str:
    if is_employer_head(head):
        return "employer"
    role = head_role(head) or ("speaker" if is_speaker_label(head) else "")
    one_day = role == "day" and any(map(str.isdigit, head))  # "Day 1", with its programme below
    return "" if one_day else role


def _said_of_sessions(row: Block) -> int:
    """How many columns a head calls titles or speakers: of two rows of heads the lower one may say it."""
    return sum(head_role(cell.text) in ("title", "speaker") for cell in row.cells)


_LEAST_HOURS = 2  # heads that are times make their columns hours


def _role(named: str, cells: Sequence[Cell]) -> str:
    """The role of a column: what its cells show counts more than its head."""
    texts = [cell.text.strip() for cell in cells]
    if not texts:
        return named
    if are_years(texts, named):
        return "day"
    if _share(texts, _is_time) > _MOSTLY:
        return "time"
    if named in ("time", "end") and _share(texts, _is_time) > 0:
        return named
    if named == "title" and (not any(map(_has_letter, texts)) or lead_to_material(cells)):
        return "links"  # "Talk no.", "Paper ID" above numbers; "Presentation" above "Slides"
    if named:
        return named if named != "time" else ""
    if sum(map(is_day_of_hours, cells)) > _MOSTLY * len(cells):
        return "session"
    if _share(texts, lambda text: read_duration(text) is not None) > _MOSTLY:
        return "duration"
    if _share(texts, is_day_head) > _MOSTLY:
        return "day"
    if sum(map(holds_people, cells)) > 0.6 * len(cells):
        return "speaker"
    return ""


def _share(texts: Sequence[str], test: object) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts)  # type: ignore[operator]


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_time(text: str) -> bool:
    return cell_time(text) is not None


def _by_column(rows: Sequence[Block]) -> dict[int, list[Cell]]:
    """The filled cells of each column, by that in which they begin."""
    found: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.text.strip():
                found.setdefault(cell.column, []).append(cell)
    return found


def _complete(roles: list[str], filled: Mapping[int, Sequence[Cell]]) -> None:
    """Find the column of titles; unnamed ones beside a time are rooms with sessions in their cells."""
    if "title" in roles:
        return
    for column, cells in filled.items():  # "Saal" beside "Keller": a room by its name, and what happens there
        if roles[column] == "room" and any(pause_kind(cell.text.strip()) for cell in cells):
            roles[column] = ""
    free = without_prose([column for column, role in enumerate(roles) if role == ""], filled)
    if not free:
        for role in ("kind", "links"):
            if role in roles and "time" in roles:
                roles[roles.index(role)] = "title"
                return
        if "time" in roles and "speaker" not in roles:  # "Time | Hall": what happens there
            roles[:] = ["session" if role == "room" else role for role in roles]
        return
    if "speaker" in roles or len(free) == 1:
        lengths = {column: sum(len(cell.text) for cell in filled.get(column, ())) for column in free}
        roles[max(free, key=lambda column: lengths[column])] = "title"
        return
    if "time" in roles:
        for column in free:
            roles[column] = "session"


def row_time(row: Block, columns: Columns) -> TimeSpan | None:
    """The time that the cells of a row say."""
    times = [cell_time(c.text, True) for c in row.cells if _role_of(c, columns) in ("time", "end")]
    return _joined([time for time in times if time])


def read_row(row: Block, columns: Columns, language: str | None, held: TimeSpan | None) -> list[RowReading]:
    """The sessions of one row; ``held`` is the time of a cell above that covers this row too."""
    row = without_strokes(row)
    if has_chair_alone(row):
        return []
    if columns.beside is not None:
        columns = replace(columns, roles=roles_in(row, columns.roles, columns.beside))
    columns = replace(columns, roles=roles_of_pause(row, columns.roles))
    span = row_time(row, columns) or held
    found = []
    spoken = next((c for c in row.cells if _role_of(c, columns) == "speaker" and c.text.strip()), None)
    room, employer = (_text_in(row, columns, role) for role in ("room", "employer"))
    lasting = (c.text.strip() for c in row.cells if _role_of(c, columns) in ("duration", "time"))
    length = next((minutes for text in lasting if (minutes := read_duration(text)) is not None), None)
    titles, said = _titles(row, columns, spoken, span is not None)
    kind = read_facts(row, language, said.text) if said is not None else None
    parts = ((number, one) for number, part in titles for one in sessions_of(part, row, language))
    for number, whole in parts:
        cell = title_before_prose(whole) if spoken is not None and spoken is not whole else whole
        facts = read_facts(row, language, cell.text, cell.runs)
        facts = _with_kind(facts, kind) if kind is not None else facts
        heads = columns.heads[cell.column] if cell.column < len(columns.heads) else ""
        hour = _joined_hours(columns.hours[cell.column : cell.column + cell.columns])
        headed = hour is None and columns.roles[cell.column] == "session" and cell.columns == 1
        own_room = heads if headed and not is_day_head(heads, language) else None
        at = _own_hour(facts, hour or span) or hour or span or facts.span
        facts = replace(
            facts,
            span=at,
            front=(hour or span) is not None or facts.front,
            room=room or facts.room or own_room or None,
            duration=length or facts.duration,
        )
        beside = _spoken_beside(cell, row, columns) or spoken
        named = _named(beside, facts) if spoken is not cell else _alone(facts)
        found.append(RowReading(facts, with_employers(named, employer) if named else None, number))
    return found


def _own_hour(facts: Facts, row: TimeSpan | None) -> TimeSpan | None:
    """The hour in front of a title that lies within the hours of its row."""
    own = facts.span if facts.front else None
    within = row is not None and row.end is not None and own is not None and row.start <= own.start < row.end
    return own if within else None


def _alone(facts: Facts) -> Split | None:
    """Who speaks where a programme has names and no titles: a session is called by them."""
    names = next((one for one in facts.splits if not one.title and one.likelihood >= _SPOKEN_ALONE), None)
    if names is None or not all(speaker.affiliation for speaker in names.speakers):
        return None  # names alone may have their titles in the next rows
    return replace(names, pattern="column", title=facts.rest)


_SPOKEN_ALONE = 0.6  # likelihood


def _spoken_beside(title: Cell, row: Block, columns: Columns) -> Cell | None:
    """The names of a title where each track has columns of its own: "Title | Speaker | Title | Speaker"."""
    told = [column for column, role in enumerate(columns.roles) if role in ("title", "speaker")]
    roles = [columns.roles[column] for column in told]
    alternate = len(set(roles[:2])) > 1 and roles == roles[:2] * (len(told) // 2)
    if len(told) < _TWO_TRACKS or not alternate or title.column not in told or title.columns > 1:
        return None
    at = told[told.index(title.column) ^ 1]
    return next((cell for cell in row.cells if cell.column == at), None)


_TWO_TRACKS = 4  # columns of titles and names


def _text_in(row: Block, columns: Columns, role: str) -> str | None:
    """The words of the first filled cell of a row that stands in a column of a role."""
    cells = (cell.text.strip() for cell in row.cells if _role_of(cell, columns) == role)
    return next((text for text in cells if text), None)


def _joined_hours(hours: Sequence[TimeSpan | None]) -> TimeSpan | None:
    """When a cell below heads that are times begins and ends."""
    known = [hour for hour in hours if hour is not None]
    return replace(known[0], end=known[-1].end) if known else None


def _titles(
    row: Block, columns: Columns, spoken: Cell | None, timed: bool
) -> tuple[list[tuple[int, Cell]], Cell | None]:
    """The cells of a row that are titles, and the one that says their kind."""
    filled = [
        (number, cell, _role_of(cell, columns)) for number, cell in enumerate(row.cells) if cell.text.strip()
    ]
    kinds = [(number, cell) for number, cell, role in filled if role == "kind"]
    titles = [(number, cell) for number, cell, role in filled if role in ("title", "session")]
    if not titles:
        titles = [
            (number, cell)
            for number, cell, role in filled
            if role not in ("time", "end", "room", "duration", "links", "day", "kind", "employer")
            and (cell is not spoken or timed or pause_kind(cell.text) is not None)
        ][:1]
    if not titles and timed:
        return kinds[:1], None  # "12:00 | Lunch |"
    return titles, kinds[0][1] if kinds else None


def _with_kind(facts: Facts, said: Facts) -> Facts:
    """A title with what the cell of its kind says: "Keynote", "Keynote: Ana Prieto"."""
    named = tuple(replace(s, pattern="column", title=facts.rest) for s in said.splits if not s.title)
    return replace(facts, kind=facts.kind or said.kind, splits=(*facts.splits, *named))


def _role_of(cell: Cell, columns: Columns) -> str:
    """The role of a cell; one over several columns is a session of all of them."""
    roles = set(columns.roles[cell.column : cell.column + cell.columns]) - {""}
    if len(roles) == 1:
        return roles.pop()
    for role in ("title", "session"):
        if role in roles:
            return role
    return ""


def _named(cell: Cell | None, facts: Facts) -> Split | None:
    """What a column of names says of one row."""
    if cell is None or pause_kind(facts.rest) is not None:
        return None
    said = _GROUP.sub(", ", cell.text).lstrip(" ,") if len(_GROUP.findall(cell.text)) > 1 else cell.text
    people = read_people(bare_names(said.replace("\v", ", ")), expected=0.9)
    if people is None:
        return None
    return Split("column", facts.rest, cell.text, people.speakers, max(people.likelihood, 0.6))


_GROUP = re.compile(r"(?:^|\v)\s*[A-Z]\s?[-–—:]\s?(?=\S)")  # "A – Ana", "B – Kofi": who leads each group


def _joined(spans: Sequence[TimeSpan]) -> TimeSpan | None:
    """Start and end of a row whose times stand in two columns."""
    if not spans:
        return None
    if len(spans) > 1 and spans[0].end is None:
        end = spans[1].end or spans[1].start
        return replace(spans[0], end=end if end != spans[0].start else None)  # the hour on both sides
    return spans[0]
