"""Talks grow from wherever the notes show a session, and from what event.yml says of them.

What is a session is found on the floor below (:mod:`summitnotes.findings.sessions`); here each becomes a
record, and its card goes into the tree (:mod:`.cards`). The words stay as their author wrote them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.findings.dates.finding import impossible_dates
from summitnotes.findings.events.calendar import FileCalendar
from summitnotes.findings.events.names.naming import event_title
from summitnotes.findings.events.nights import Nights
from summitnotes.findings.events.notetakers import note_taker
from summitnotes.findings.events.usual_hours import Asked, usual_hours
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.outline.rows import Tree
from summitnotes.findings.outline.tree import read_tree
from summitnotes.findings.sessions.reading import SessionsFound, read_sessions
from summitnotes.paths.docnames import event_of
from summitnotes.records.anchors import talk_id
from summitnotes.records.entries import with_entry
from summitnotes.records.ids import unique_id
from summitnotes.records.model import Event, Kind, Layout, NotesFile, Precision, Source, Talk
from summitnotes.records.partial_dates import ends_next_day, precision_of
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.store.spending import affords, things_of
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.binding import Bound, bind
from summitnotes.sphinx.transforms.cards import Placed, place_cards
from summitnotes.sphinx.tree.passages import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitnotes.findings.sessions.choosing.assembling import Session
    from summitnotes.records.eventtalks import TalkEntry


class FindTalks(NotesTransform):
    """Put a talk card wherever the notes, or event.yml, show a session."""

    default_priority = 790

    def find(self) -> None:
        said = self.said
        language = said.notes.language if said and said.notes else None
        tree = read_tree(self.document, said.matter.title if said else None)
        bound, anchored = bind(self._entries(), self.document)
        bound = [item for item in bound if self._shows(item.entry)]
        self.note(*_one_place(bound))
        calendar = self._calendar(tree.outline, language)
        places = _Places(tree)
        entries, loose = places.sort(bound)
        found = read_sessions(
            tree.outline,
            language,
            matter=said.matter if said else None,
            layout=self._layout(),
            certain=[block for block, one in entries.items() if any(e.kind is not Kind.NONE for e in one)],
            never=[block for block, one in entries.items() if all(e.kind is Kind.NONE for e in one)],
            days=[block.index for block in tree.outline if calendar.is_day_heading(block.index)],
            dated=[mention.block.index for mention in calendar.mentions],
            file=self.path.rpartition("/")[2],
        )
        self.domain.note(
            self.docname,
            derived=self._event(tree.outline, calendar, [session.block for session in found.sessions]),
            notes=self._notes(tree.outline, language),
            layout=found.choice,
            anchored=tuple(anchored),
            entries=tuple(sorted(item.entry.line for item in bound)),
        )
        taken: dict[str, int] = {}
        placed = [
            *self._sessions(found, tree, calendar, entries, taken),
            *self._from_passages(loose, tree, calendar, taken),
        ]
        place_cards(self.document, placed)

    # ---- what the file says of its event -----------------------------------------------------

    def _calendar(self, outline: Outline, language: str | None) -> FileCalendar:
        """The days of the file. What a person says of the file counts more than the days of its event."""
        said = self.said
        told = self.domain.sidecars.events.get(event_of(self.docname))
        event = told.event if told and told.event.start else None
        if said and said.date and precision_of(said.date) is Precision.DAY:
            event = Event(id=event_of(self.docname), title="", start=said.date, end=said.date)
        for key, value in said.matter.rest if said else ():
            for written in impossible_dates(value, language):
                message = _SLIPS["impossible"].format(written)
                self.note(Problem(Subtype.DATE, message, said.matter.line(key) if said else None))
        folders = self.path.split("/")
        calendar = FileCalendar(
            outline,
            language=language,
            matter=said.matter if said else None,
            file=folders[-1],
            folder=folders[1] if len(folders) > 2 else "",
            event=event,
        )
        for slip in calendar.slips:
            self.note(Problem(Subtype.DATE, _SLIPS[slip.kind].format(slip.written), slip.line))
        return calendar

    def _event(self, outline: Outline, calendar: FileCalendar, sessions: list[int]) -> Event:
        """The event as the notes show it; ``sessions``: indices of the blocks that are one."""
        matter = self.said.matter if self.said else None
        folder, _, name = self.path.rpartition("/")
        title = event_title(
            outline,
            language=calendar.language,
            matter=matter,
            file=name,
            folder=folder.rpartition("/")[2],
            start=calendar.start,
            sessions=sessions,
        )
        first = next((block for block in outline if block.kind is BlockKind.HEADING), None)
        return Event(
            id=event_of(self.docname),
            title=title,
            start=calendar.start,
            end=calendar.end,
            precision=calendar.precision,
            location=calendar.place,
            source=Source(self.path, first.line if first else 1),
        )

    def _notes(self, outline: Outline, language: str | None) -> NotesFile | None:
        """The record of the file, with who wrote it down; event.yml counts more."""
        said, entry = self.said, self.entry
        if said is None or said.notes is None or (entry and entry.by):
            return said.notes if said else None
        return replace(
            said.notes, by=note_taker(outline, language=language, matter=said.matter) or said.notes.by
        )

    # ---- what event.yml says -----------------------------------------------------------------

    def _entries(self) -> list[TalkEntry]:
        """What event.yml says of talks that may stand in this file."""
        file = self.domain.sidecars.event_file(self.docname)
        return [entry for entry in file.talks if entry.at] if file else []

    def _shows(self, entry: TalkEntry) -> bool:
        """Whether this file is the one of its event that shows the talk of an entry."""
        decided = self.domain.decided(event_of(self.docname))
        if entry.line in decided:
            return decided[entry.line] == self.docname
        return entry.file in (None, self.path.split("/", 2)[-1])

    def _layout(self) -> Layout | None:
        """The layout that event.yml gives this file."""
        entry = self.domain.sidecars.notes_entry(self.docname, self.path.split("/", 2)[-1])
        return entry.layout if entry else None

    # ---- talks -------------------------------------------------------------------------------

    def _sessions(
        self,
        found: SessionsFound,
        tree: Tree,
        calendar: FileCalendar,
        entries: dict[int, list[TalkEntry]],
        taken: dict[str, int],
    ) -> Iterator[Placed]:
        """A talk for every session, and more where a person says that there are."""
        used: set[int] = set()
        nights = Nights()
        for session, day in _at_usual_hours(found.sessions, tree.outline, calendar):
            block = tree.outline[session.block]
            named: list[TalkEntry | None] = [
                e for e in entries.get(session.block, ()) if e.kind is not Kind.NONE
            ]
            if session.block in used or not named:
                named = [None]
            used.add(session.block)
            for entry in named:
                night = nights.day(session.start, day, calendar.names_day(session.block))
                talk = self._talk(session.title, block.line, night)
                talk = self._checked(_with_session(talk, session), block.line)
                talk = self._with_entry(talk, entry) if entry else talk
                if not affords(self.env, talk) and entry is None:
                    self.note(*things_of(self.env).problem(block.line))
                    continue
                talk = self._identified(talk, entry, taken)
                node = tree.nodes[session.block]
                offset = block.offset if block.kind is BlockKind.LINE and block.lines > 1 else None
                if session.at is not None:
                    offset = block.offset + session.at
                if isinstance(node, nodes.line):
                    offset = None
                also = tuple(tree.nodes[one] for one in session.also)
                yield Placed(talk, node, offset, session.at is not None, also)

    def _from_passages(
        self, bound: Iterable[Bound], tree: Tree, calendar: FileCalendar, taken: dict[str, int]
    ) -> Iterator[Placed]:
        """Talks that event.yml finds in running text."""
        for item in bound:
            if item.block is None or item.entry.kind is Kind.NONE:
                continue
            title = item.entry.title or item.entry.at or ""
            talk = self._talk(title, line_of(item.block), _day_of(item.block, tree, calendar))
            yield Placed(
                self._identified(with_entry(talk, item.entry), item.entry, taken), item.block, item.offset
            )

    def _with_entry(self, talk: Talk, entry: TalkEntry) -> Talk:
        """What a person says of a talk, over what its notes say; a time of the notes gives way."""
        both = with_entry(talk, entry)
        if not _ends_before_start(both):
            return both
        if entry.end is None:
            return replace(both, end=None)
        message = (
            f'end of a talk: "{entry.end}" lies before the start, "{both.start}"; ignored. Say start, too.'
        )
        self.note(Problem(Subtype.DATE, message, entry.line_of("end"), entry.path))
        return replace(both, end=talk.end)

    def _checked(self, talk: Talk, line: int) -> Talk:
        """Without an end that lies before its start; a session may go on past midnight."""
        if not _ends_before_start(talk):
            return talk
        message = (
            f"the end {talk.end} is before the start {talk.start}; it was left out. Say it in event.yml."
        )
        self.note(Problem(Subtype.DATE, message, line))
        return replace(talk, end=None, duration=None)

    def _talk(self, title: str, line: int | None, day: str | None) -> Talk:
        return Talk(
            id="", title=title, event=event_of(self.docname), date=day, source=Source(self.path, line)
        )

    def _identified(self, talk: Talk, entry: TalkEntry | None, taken: dict[str, int]) -> Talk:
        wanted = entry.id if entry and entry.id else talk_id(talk.event, talk.title)
        return replace(talk, id=unique_id(wanted, taken))


def _at_usual_hours(
    sessions: Iterable[Session], outline: Outline, calendar: FileCalendar
) -> Iterator[tuple[Session, str | None]]:
    """Each session and its ISO day, with the hour of its series where it has none of its own."""
    dated = [(one, _day(one, outline, calendar)) for one in sessions]
    asked = [Asked(one.block, day, one.start) for one, day in dated]
    for (session, day), hour in zip(dated, usual_hours(outline, calendar.language, asked), strict=True):
        yield (replace(session, start=hour.start, end=hour.end) if hour else session), day


def _day(session: Session, outline: Outline, calendar: FileCalendar) -> str | None:
    """The ISO day of a session, or that of the line behind it which names the day with the hour."""
    if session.when is not None and calendar.names_day(session.when):
        return calendar.day_of(session.when)
    return calendar.day_of(session.block, _column(outline[session.block], session.cell))


def _ends_before_start(talk: Talk) -> bool:
    start, end = talk.start, talk.end
    return bool(start and end and end < start and not ends_next_day(start, end))


class _Places:
    """Which block of a file each place of event.yml is."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_node: dict[int, list[int]] = {}
        for index, node in enumerate(tree.nodes):
            self.by_node.setdefault(id(node), []).append(index)

    def sort(self, bound: Iterable[Bound]) -> tuple[dict[int, list[TalkEntry]], list[Bound]]:
        """The entries of each block that may be a session as a whole, and those inside running text."""
        entries: dict[int, list[TalkEntry]] = {}
        loose: list[Bound] = []
        for item in bound:
            block = self._block(item)
            if block is None:
                loose.append(item)
            else:
                entries.setdefault(block, []).append(item.entry)
        return entries, loose

    def _block(self, item: Bound) -> int | None:
        if item.section is not None:
            return self.by_node.get(id(item.section), [None])[0]
        node = item.block
        while node is not None and not isinstance(node, (nodes.section, nodes.document)):
            for index in self.by_node.get(id(node), ()):
                block = self.tree.outline[index]
                if isinstance(node, (nodes.row, nodes.term)) or block.kind is BlockKind.LABEL:
                    return index
                if block.kind is BlockKind.ITEM and node.children[:1] == [item.block]:
                    return index
                if isinstance(node, nodes.line):
                    return index
            node = node.parent
        return None


_SLIPS = {
    "weekday": 'the weekdays in "{}" do not fit its dates; the dates count. Say the right ones in event.yml.',
    "impossible": 'there is no such day as "{}"; it was left out. Say the right one in event.yml.',
}


def _column(block: Block, cell: int | None) -> int | None:
    """The column of a cell of a row."""
    return block.cells[cell].column if cell is not None and block.cells else None


def _day_of(node: nodes.Element, tree: Tree, calendar: FileCalendar) -> str | None:
    """The day of the block that a node is, or stands in."""
    at: nodes.Element | None = node
    while at is not None:
        found = next((index for index, one in enumerate(tree.nodes) if one is at), None)
        if found is not None:
            return calendar.day_of(found)
        at = at.parent
    return None


def _with_session(talk: Talk, session: Session) -> Talk:
    return replace(
        talk,
        kind=session.kind,
        speakers=() if session.kind in (Kind.BREAK, Kind.SOCIAL) else session.speakers,
        start=session.start,
        end=session.end,
        duration=session.duration,
        room=session.room,
        confidence=session.confidence,
    )


def _one_place(bound: list[Bound]) -> Iterator[Problem]:
    """A problem for each entry that stands where an earlier one does."""
    first: dict[tuple[int, int], TalkEntry] = {}
    for item in bound:
        entry = first.setdefault((id(item.section or item.block), item.offset), item.entry)
        if entry is not item.entry:
            message = (
                f'"{item.entry.at}" is the place of the talk on line {entry.line}, too; both are kept there. '
                "Give other words, or put the two together."
            )
            yield Problem(Subtype.DUPLICATE, message, item.entry.line_of("at"), item.entry.path)
