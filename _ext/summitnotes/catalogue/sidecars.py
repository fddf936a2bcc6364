"""What people said beside the notes: event.yml, people.yml and vocabulary.yml of one build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from summitnotes.findings.topics.matching import TopicMatcher
from summitnotes.paths.docnames import event_of
from summitnotes.records.eventfile import EventFile, NotesEntry
from summitnotes.records.peoplefile import PeopleFile
from summitnotes.records.problems import Problem
from summitnotes.records.topicnames import TopicNames
from summitnotes.records.vocabulary import Vocabulary


@dataclass(frozen=True)
class Sidecars:
    """What people said beside the notes, for one build."""

    events: Mapping[str, EventFile] = field(default_factory=dict)  # event id -> its event.yml
    people: PeopleFile = field(default_factory=lambda: PeopleFile((), ()))
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary((), ()))
    digests: Mapping[str, str] = field(default_factory=dict)  # event id -> digest of its file
    vocabulary_digest: str = ""
    problems: tuple[Problem, ...] = ()
    matcher: TopicMatcher = field(default_factory=lambda: TopicMatcher(()))
    names: TopicNames = field(default_factory=lambda: TopicNames(()))
    whole: str = ""  # digest of all of them together

    def event_file(self, docname: str) -> EventFile | None:
        return self.events.get(event_of(docname))

    def notes_entry(self, docname: str, filename: str) -> NotesEntry | None:
        """What event.yml says of the notes file ``filename`` (its name within the event's folder)."""
        event_file = self.event_file(docname)
        return event_file.notes.get(filename) if event_file else None

    def digest(self, docname: str) -> str:
        """Changes when a document must be read again because of a sidecar."""
        return f"{self.digests.get(event_of(docname), '') if '/' in docname else ''}:{self.vocabulary_digest}"
