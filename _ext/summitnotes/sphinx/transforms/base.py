"""A transform of notes: it does its work or leaves the document as it was, and says so."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform

from summitnotes.paths.docnames import document_path, is_notes, name_in_event
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.reporting import absolute

if TYPE_CHECKING:
    from summitnotes.records.eventfile import NotesEntry
    from summitnotes.records.model import Source
    from summitnotes.records.said import Said
    from summitnotes.sphinx.store.domain import SummitDomain


class NotesTransform(SphinxTransform):
    """Base of the transforms that look at notes. A fault in one costs its findings, not the site."""

    def apply(self, **kwargs: Any) -> None:
        if not self.concerns():
            return
        try:
            self.find()
        except Exception as error:
            message = (
                f"{type(self).__name__} failed ({type(error).__name__}: {error}); its findings are missing "
                "on this page. This is a fault of Summit Notes: please report it with this file."
            )
            self.note(Problem(Subtype.INTERNAL, message))

    def concerns(self) -> bool:
        """Whether the document is a notes file (an event page is none)."""
        project = self.env.project
        return is_notes(self.docname) and not (
            isinstance(project, NotesProject) and self.docname in project.event_pages
        )

    def find(self) -> None:
        raise NotImplementedError

    @property
    def docname(self) -> str:
        return self.env.current_document.docname

    @property
    def domain(self) -> SummitDomain:
        return domain_of(self.env)

    @property
    def said(self) -> Said | None:
        return self.domain.said.get(self.docname)

    @cached_property
    def path(self) -> str:
        """The path of the document as records hold it."""
        return document_path(self.env, self.docname)

    @property
    def entry(self) -> NotesEntry | None:
        """What event.yml says of this file."""
        return self.domain.sidecars.notes_entry(self.docname, name_in_event(self.path))

    def note_entry(self, key: str, value: str, problem: Problem) -> None:
        """Report a problem at the line of event.yml on which one value of :attr:`entry` stands."""
        source, entry = self._event_file, self.entry
        line = entry.line_of(key, value) if entry else None
        self.note(replace(problem, line=line, path=source.path if source else None))

    def place_of_entry(self, key: str, value: str) -> tuple[str, int | None]:
        """The absolute path of event.yml, and the line on which one value of :attr:`entry` stands."""
        source, entry = self._event_file, self.entry
        path = absolute(source.path if source else self.path, self.env)
        return str(path), entry.line_of(key, value) if entry else None

    @property
    def _event_file(self) -> Source | None:
        file = self.domain.sidecars.event_file(self.docname)
        return file.event.source if file else None

    def note(self, *problems: Problem) -> None:
        self.domain.note_problems(
            self.docname, (Problem(p.subtype, p.message, p.line, p.path or self.path) for p in problems)
        )
