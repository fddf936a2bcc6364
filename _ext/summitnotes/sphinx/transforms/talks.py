"""Talks grow from the headings of the notes, and from what event.yml says of them.

A card is put below the heading it was found at, or before the passage that event.yml names. The
heading itself stays as its author wrote it, time and speaker included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.findings.dates import find_dates
from summitnotes.findings.headings import HeadingFinding, OutlineSection, read_outline
from summitnotes.records.ids import make_id, unique_id
from summitnotes.records.model import Event, Kind, Origin, Precision, Source, Talk
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.anchors import talk_anchor
from summitnotes.sphinx.nodes import make_talk_card
from summitnotes.sphinx.passages import line_of, passages
from summitnotes.sphinx.sources import event_of
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.binding import Bound, bind, with_entry
from summitnotes.sphinx.transforms.days import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitnotes.records.eventtalks import TalkEntry

#: Lines below a heading that may name the speaker.
FOLLOWING = 8
#: Passages at the top of a file that may say when and what it is about.
PREAMBLE = 6


@dataclass
class _Found:
    """A talk and where its card goes."""

    talk: Talk
    section: nodes.section | None = None  # the card stands below its title
    block: nodes.Element | None = None  # the card stands before this block …
    offset: int = 0  # … whose text is the talk's from this character on


class FindTalks(NotesTransform):
    """Put a talk card wherever the notes, or event.yml, show a session."""

    default_priority = 790

    def find(self) -> None:
        sections = list(self.document.findall(nodes.section))
        outline = [_outline_section(section, self.document) for section in sections]
        findings = read_outline(outline)
        event = event_of(self.docname)
        preamble = [p.text for _, p in zip(range(PREAMBLE), passages(self.document), strict=False)]
        derived, calendar = self._event(event, preamble, outline, findings)
        entries = self._entries()
        bound, problems = bind(entries, sections, self.document)
        self.note(*problems)
        found = list(self._from_headings(event, sections, outline, findings, calendar, bound))
        found += self._from_passages(event, bound, calendar, derived)
        self.domain.note(
            self.docname, derived=derived, bound=tuple(sorted(b.entry.line for b in bound))
        )
        self._place(found)

    # ---- what the file says of its event -----------------------------------------------------

    def _event(
        self, event: str, preamble: list[str], outline: list[OutlineSection], findings: list[HeadingFinding]
    ) -> tuple[Event, Calendar]:
        """The event as the notes show it, and the days that its sessions may fall on."""
        file = self.domain.sidecars.events.get(event)
        said = file.event if file else None
        texts = [*(section.title for section in outline[:1]), *preamble]
        dates = [date for text in texts for date in find_dates(text)]
        written = next((d for d in dates if d.precision is Precision.DAY), dates[0] if dates else None)
        title = outline[0].title if outline and findings[0].kind is Kind.NONE else None
        for section, finding in zip(outline, findings, strict=True):
            self._date_problems(section.title, section.line)
        for text in preamble:
            self._date_problems(text, None)
        derived = Event(
            id=event,
            title=title or "",
            start=written.start if written else None,
            end=written.end if written and written.end != written.start else None,
            precision=written.precision if written else None,
            location=written.place if written else None,
            source=Source(self.path, outline[0].line if outline else 1),
        )
        return derived, Calendar.of(said, derived, texts)

    def _date_problems(self, text: str, line: int | None) -> None:
        ...

    def _entries(self) -> list[TalkEntry]:
        """What event.yml says of talks in this file."""
        file = self.domain.sidecars.event_file(self.docname)
        name = self.path.split("/", 2)[-1]
        return [e for e in file.talks if e.at and e.file in (None, name)] if file else []

    # ---- talks -------------------------------------------------------------------------------
