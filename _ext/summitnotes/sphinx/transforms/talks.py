"""Talks grow from the headings of the notes, and from what event.yml says of them.

A card is put below the heading it was found at, or before the passage that event.yml names. The
heading itself stays as its author wrote it, time and speaker included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes

from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.sessions.headings import HeadingFinding, read_heading
from summitnotes.findings.sessions.outline import OutlineSection, read_outline
from summitnotes.findings.sessions.programme import Calendar
from summitnotes.paths.docnames import event_of
from summitnotes.records.anchors import talk_anchor, talk_id
from summitnotes.records.entries import with_entry
from summitnotes.records.ids import unique_id
from summitnotes.records.model import Event, Kind, Precision, Source, Talk
from summitnotes.records.partial_dates import covers, parse_date, precision_of
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.nodes import make_index_entries, make_talk_card
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.binding import Bound, bind
from summitnotes.sphinx.tree.passages import Passage, line_of, passages
from summitnotes.sphinx.tree.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitnotes.records.eventtalks import TalkEntry

#: Lines below a heading that may name the speaker.
FOLLOWING = 8
#: Passages at the top of a file that may say when it was.
PREAMBLE = 6


@dataclass(frozen=True)
class _Found:
    """A talk and where its card goes."""

    talk: Talk
    heading: nodes.Element | None = None  # a section or label, below whose words the card stands
    block: nodes.Element | None = None  # or the card stands before this block …
    offset: int = 0  # … whose text is the talk's from this character on


class FindTalks(NotesTransform):
    """Put a talk card wherever the notes, or event.yml, show a session."""

    default_priority = 790
    day: str | None = None  # on which the talks of the file fall, until a heading names another

    def find(self) -> None:
        headings = [node for node in walk(self.document) if _is_heading(node)]
        outline = [_outline_section(heading) for heading in headings]
        said = self.said
        language = said.notes.language if said and said.notes else None
        findings = read_outline(outline, language)
        derived, calendar = self._event(outline, findings)
        bound, anchored = bind(self._entries(), self.document)
        bound = [item for item in bound if self._shows(item.entry)]
        self.note(*_one_place(bound))
        found = [
            *self._from_headings(headings, outline, findings, calendar, bound),
            *self._from_passages(bound, calendar),
        ]
        self.domain.note(
            self.docname,
            derived=derived,
            anchored=tuple(anchored),
            entries=tuple(sorted(item.entry.line for item in bound)),
        )
        self._place(found)

    # ---- what the file says of its event -----------------------------------------------------

    def _event(self, outline: list[OutlineSection], findings: list[HeadingFinding]) -> tuple[Event, Calendar]:
        """The event as the notes show it, and the days on which its sessions may fall."""
        identifier = event_of(self.docname)
        names_event = outline and findings[0].kind is Kind.NONE and findings[0].day is None
        file = self.domain.sidecars.events.get(identifier)
        told = file.event if file and file.event.start else None
        written = self._dates(outline, told)
        exact = [date for date in written if date.precision is Precision.DAY and date.start]
        date = (exact or written)[0] if written else None
        said = self.said.date if self.said else None
        derived = Event(
            id=identifier,
            title=outline[0].heading if names_event else "",
            start=said or _start(date),
            end=date.end if _is_range(date) and not said else None,
            precision=precision_of(said) if said else date.precision if date else None,
            location=self._place_named(),
            source=Source(self.path, outline[0].line if outline else 1),
        )
        calendar = Calendar.of(told or derived)
        self.day = _day_of_file(exact, said, calendar, told) or calendar.only_day
        return derived, calendar

    def _place_named(self) -> str | None:
        """The place that stands beside a date in the running text at the top; titles name other things."""
        for _, passage in zip(range(PREAMBLE), passages(self.document), strict=False):
            if not isinstance(passage.block, nodes.title):
                places = [date.place for date in find_dates(passage.text) if date.place]
                if places:
                    return places[0].split(". ")[0]
        return None

    def _dates(self, outline: list[OutlineSection], event: Event | None) -> list[DateFinding]:
        """Dates in the title and at the top of the notes; what contradicts itself is reported."""
        title = [(outline[0].heading, outline[0].line)] if outline else []
        top = [(p.text, p.line) for _, p in zip(range(PREAMBLE), passages(self.document), strict=False)]
        others = [(section.heading, section.line) for section in outline[1:]]
        year = _year(event)
        for text, line in dict.fromkeys([*title, *top, *others]):
            for date in find_dates(text, context_year=year):
                if date.conflict:
                    self.note(
                        Problem(
                            Subtype.DATE,
                            f'the weekdays in "{date.written}" do not fit its dates; '
                            "the dates count. Say the right ones in event.yml.",
                            line,
                        )
                    )
        return [
            date for text, _ in [*title, *top] for date in find_dates(text, context_year=year) if date.start
        ]

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

    # ---- talks -------------------------------------------------------------------------------

    def _from_headings(
        self,
        headings: list[nodes.Element],
        outline: list[OutlineSection],
        findings: list[HeadingFinding],
        calendar: Calendar,
        bound: list[Bound],
    ) -> Iterator[_Found]:
        """A talk for every heading that is a session, or that a person says is one."""
        entries: dict[int, list[TalkEntry]] = {}
        for item in bound:
            if item.section is not None:
                entries.setdefault(id(item.section), []).append(item.entry)
        day = self.day
        taken: dict[str, int] = {}
        for heading, line, finding in zip(headings, outline, findings, strict=True):
            if finding.day is not None:
                day = calendar.date_of(finding.day) or (day if finding.kind is not Kind.NONE else None)
            for entry in entries.get(id(heading), [None]):
                if (entry.kind if entry else finding.kind) is Kind.NONE:
                    continue
                talk = self._talk(finding.title or line.heading, line.line, day)
                talk = self._checked(_with_finding(talk, finding), line.line)
                talk = with_entry(talk, entry) if entry else talk
                yield _Found(self._identified(talk, entry, taken), heading)

    def _checked(self, talk: Talk, line: int) -> Talk:
        """Without an end that lies before its start."""
        if not (talk.start and talk.end and talk.end < talk.start):
            return talk
        message = (
            f"the end {talk.end} is before the start {talk.start}; it was left out. Say it in event.yml."
        )
        self.note(Problem(Subtype.DATE, message, line))
        return replace(talk, end=None, duration=None)

    def _from_passages(self, bound: list[Bound], calendar: Calendar) -> Iterator[_Found]:
        """Talks that event.yml finds in running text."""
        taken: dict[str, int] = {}
        for item in bound:
            if item.block is None or item.entry.kind is Kind.NONE:
                continue
            title = item.entry.title or item.entry.at or ""
            talk = with_entry(self._talk(title, line_of(item.block), self.day), item.entry)
            yield _Found(self._identified(talk, item.entry, taken), None, item.block, item.offset)

    def _talk(self, title: str, line: int | None, day: str | None) -> Talk:
        return Talk(
            id="", title=title, event=event_of(self.docname), date=day, source=Source(self.path, line)
        )

    def _identified(self, talk: Talk, entry: TalkEntry | None, taken: dict[str, int]) -> Talk:
        wanted = entry.id if entry and entry.id else talk_id(talk.event, talk.title)
        return replace(talk, id=unique_id(wanted, taken))

    # ---- cards -------------------------------------------------------------------------------

    def _place(self, found: list[_Found]) -> None:
        """Put the cards into the tree, and mark whose notes follow."""
        in_prose = [item for item in found if item.block is not None]
        for item in sorted(in_prose, key=lambda one: one.offset):
            assert item.block is not None
            item.block["talks"] = [*item.block.get("talks", ()), f"{item.offset} {item.talk.id}"]
        for item in found:
            anchor = talk_anchor(item.talk.id)
            card = make_talk_card(item.talk, anchor)
            entries = make_index_entries(item.talk, anchor)
            for made in (card, entries):
                made.source = self.document["source"]
                made.line = item.talk.source.line if item.talk.source else None
            if isinstance(item.heading, nodes.section):
                item.heading[1:1] = [entries, card]
                if item.talk.kind.is_talk:
                    item.heading.setdefault("talk", item.talk.id)
            elif item.heading is not None:
                for node in _below(item.heading):
                    node["talk"] = item.talk.id
                holder = item.heading.parent
                place = holder.index(item.heading) + 1
                holder[place:place] = [entries, card]
            elif item.block is not None:
                card["options"] = ["show_title=1"]
                before = _outermost(item.block)
                place = before.parent.index(before)
                before.parent[place:place] = [entries, card]


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


def _year(event: Event | None) -> int | None:
    known = parse_date(event.start) if event else None
    return known.year if known else None


def _day_of_file(
    exact: list[DateFinding], said: str | None, calendar: Calendar, event: Event | None
) -> str | None:
    """The day of a whole file: said by a person, or the only one at its top that the event may have."""
    if said is not None:
        return said if precision_of(said) is Precision.DAY else None
    days = {date.start for date in exact[:1] if date.start == date.end}
    days |= {date.start for date in exact[1:]}
    if len(days) != 1 or (day := days.pop()) is None:
        return None
    if calendar.first is not None and calendar.last is not None:
        return day if calendar.first.isoformat() <= day <= calendar.last.isoformat() else None
    return day if event is not None and covers(event.start, day) else None


def _is_range(date: DateFinding | None) -> TypeGuard[DateFinding]:
    return date is not None and date.end != date.start and date.precision is Precision.DAY


def _start(date: DateFinding | None) -> str | None:
    """The start of a date, as exactly as it is known and no more."""
    if date is None or date.start is None:
        return None
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(date.precision, 10)
    return date.start[:length]


def _with_finding(talk: Talk, finding: HeadingFinding) -> Talk:
    return replace(
        talk,
        kind=finding.kind,
        speakers=finding.speakers,
        start=finding.start,
        end=finding.end,
        duration=finding.duration,
        confidence=finding.confidence,
    )


def _is_heading(node: nodes.Node) -> TypeGuard[nodes.Element]:
    """A section with a title, or a label that names a session by its kind, as ``Keynotes:`` does."""
    if isinstance(node, nodes.section):
        return bool(node.children) and isinstance(node[0], nodes.title)
    if not isinstance(node, nodes.paragraph) or "label" not in node["classes"]:
        return False
    finding = read_heading(node.astext())
    return finding.rule == "kind" and finding.kind.is_talk


def _below(label: nodes.Element) -> Iterator[nodes.Element]:
    """The blocks that follow a label, up to the next session or section."""
    siblings = label.parent.children
    for node in siblings[siblings.index(label) + 1 :]:
        if _is_heading(node) or not isinstance(node, nodes.Element):
            return
        yield node


def _outline_section(heading: nodes.Element) -> OutlineSection:
    title = heading[0] if isinstance(heading, nodes.section) else heading
    assert isinstance(title, nodes.TextElement)
    level, parent = 1, heading.parent
    while isinstance(parent, nodes.section):
        level, parent = level + 1, parent.parent
    following: list[str] = []
    for passage in _own_passages(heading):
        following += passage.text.split("\n")
        if len(following) >= FOLLOWING:
            break
    return OutlineSection(
        heading=title.astext(),
        level=level,
        line=line_of(title) or 1,
        following=tuple(following[:FOLLOWING]),
        weak=title is heading,
    )


def _own_passages(section: nodes.Element) -> Iterator[Passage]:
    """The passages of a section up to its first subsection, without its title; none for a label."""
    for child in section.children[1:] if isinstance(section, nodes.section) else ():
        if isinstance(child, nodes.section):
            return
        if isinstance(child, nodes.TextElement):
            holder = nodes.Element("", child)
            child.parent = section
            yield from passages(holder)
            child.parent = section
        elif isinstance(child, nodes.Element):
            yield from passages(child)


def _outermost(block: nodes.Element) -> nodes.Element:
    """The ancestor of a block that stands directly in a section or in the document."""
    node = block
    while not isinstance(node.parent, (nodes.section, nodes.document)):
        node = node.parent
    return node
