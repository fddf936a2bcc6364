"""The files that people write beside the notes: event.yml, people.yml, vocabulary.yml.

They are read once a build, when it begins, and are all optional. A fault in one of them is a
warning at its line and never stops a build.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summitnotes.catalogue.sidecars import Sidecars
from summitnotes.findings.topics.matching import TopicMatcher
from summitnotes.formats.decoding import decode_file
from summitnotes.paths.docnames import FOLDER, event_ids
from summitnotes.paths.files import (
    EVENT_FILE,
    PEOPLE_FILE,
    VOCABULARY_FILE,
    event_folders,
    is_regular,
    printable,
)
from summitnotes.records.eventfile import EventFile, read_event_file
from summitnotes.records.peoplefile import PeopleFile, read_people_file
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.topicnames import TopicNames
from summitnotes.records.vocabulary import Vocabulary, read_vocabulary
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx


def load(srcdir: Path, notes_dir: Path) -> Sidecars:
    """Read every sidecar. Paths in records and problems are relative to docs/."""
    problems: list[Problem] = []
    events: dict[str, EventFile] = {}
    digests: dict[str, str] = {}
    if notes_dir.is_dir():
        folders = event_folders(notes_dir)
        ids = event_ids(folder.name for folder in folders)
        for folder in folders:
            name, event = printable(f"{FOLDER}/{folder.name}/{EVENT_FILE}"), ids[folder.name]
            text = _text(folder / EVENT_FILE, name, problems)
            if text is not None:
                events[event] = found = read_event_file(text, name, event)
                digests[event] = _digest(text)
                problems += found.problems
    people = PeopleFile((), ())
    if (text := _text(srcdir / PEOPLE_FILE, PEOPLE_FILE, problems)) is not None:
        people = read_people_file(text, PEOPLE_FILE)
        problems += people.problems
    vocabulary, digest = Vocabulary((), ()), ""
    if (text := _text(srcdir / VOCABULARY_FILE, VOCABULARY_FILE, problems)) is not None:
        vocabulary = read_vocabulary(text, VOCABULARY_FILE)
        problems += vocabulary.problems
        digest = _digest(text)
    topics = vocabulary.topics
    whole = _digest(repr((sorted(digests.items()), people, digest, problems)))
    return Sidecars(
        events,
        people,
        vocabulary,
        digests,
        digest,
        tuple(problems),
        TopicMatcher(topics),
        TopicNames(topics),
        whole,
    )


def _other_spelling(path: Path, name: str) -> Iterator[Problem]:
    """A file with nearly the name of a sidecar of docs/; those of events are told with their folder."""
    for stem in (path.stem, path.stem.title()) if "/" not in name else ():
        for other in sorted(path.parent.glob(f"{stem}.*")):
            if other.suffix.lower() in (".yml", ".yaml") and other.is_file():
                message = f'"{other.name}" is not read. Did you mean "{path.name}"?'
                yield Problem(Subtype.KEY, message, 1, printable(other.name))


def _text(path: Path, name: str, problems: list[Problem]) -> str | None:
    try:
        path.lstat()
    except PermissionError:
        return None  # of the folder around it, which is told as a whole
    except OSError:
        problems += _other_spelling(path, name)
        return None
    if not is_regular(path):
        problems.append(Problem(Subtype.UNREADABLE, "is no regular file; skipped.", path=name))
        return None
    try:
        decoded = decode_file(path)
    except OSError as error:
        problems.append(
            Problem(Subtype.UNREADABLE, f"cannot be read ({error.strerror}); skipped.", path=name)
        )
        return None
    problems += [
        Problem(p.subtype, p.message, p.line, name) for p in decoded.problems if p.subtype != Subtype.EMPTY
    ]
    return decoded.text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_sidecars(app: Sphinx) -> None:
    """Handler of ``builder-inited``: read the sidecars for this build."""
    project = app.project
    sidecars = load(app.srcdir, getattr(project, "notes_dir", app.srcdir / "notes"))
    domain_of(app.env).sidecars = sidecars


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", load_sidecars, priority=200)
