"""The accounts of a whole site that Sphinx has read, with all that an editor wants to know of each file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from summitnotes.audit.account import Account, account
from summitnotes.audit.counting import things
from summitnotes.audit.source import Outcome
from summitnotes.audit.words import is_mark, tokens
from summitnotes.findings.dates.finding import find_dates
from summitnotes.formats.base import ReadOptions
from summitnotes.formats.decoding import MAX_BYTES, Decoded, decode_file
from summitnotes.formats.sniffing import Choice, choose, scores
from summitnotes.formats.suffixes import suffix_of
from summitnotes.paths.docnames import name_in_event
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import LayoutChoice, Precision
from summitnotes.records.problems import Problem
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.tree.passages import passages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.records.model import NotesFile, Talk

#: Characters of an ISO day that are known at a precision.
_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7}
#: Bytes that are looked at behind the text that is read.
_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class FileAudit:
    """One notes file: its account, and what was made of it."""

    path: str  # as the reader of the report knows it
    record: NotesFile
    choice: Choice
    encoding: str
    things: dict[str, int]
    talks: tuple[Talk, ...]
    account: Account
    warnings: tuple[Problem, ...]
    undeclared: dict[str, int]  # topic -> mentions, of topics that neither event nor talk declares
    dates: tuple[tuple[int | None, str, str | None], ...] = field(default=())  # (line, written, ISO date)
    layout: LayoutChoice | None = None  # where its sessions stand
    matter: FrontMatter = field(default_factory=FrontMatter)  # what the file says of itself at its top


def audits(app: Sphinx) -> Iterator[FileAudit]:
    """An audit of every notes file of a site that has been read, in the order of their names."""
    catalogue = domain_of(app.env).catalogue
    for record in catalogue.notes:
        yield audit(app, record, catalogue)


def audit(app: Sphinx, record: NotesFile, catalogue: Catalogue) -> FileAudit:
    """The audit of one notes file."""
    path = Path(app.env.doc2path(record.doc))
    decoded, rest = _decoded(path)
    page = app.env.get_doctree(record.doc)
    warnings = tuple(problem for problem in catalogue.problems if problem.path == record.path)
    options = ReadOptions(dialect=record.dialect, language=_language(app, record), document=decoded.document)
    found = account(decoded.text, record.format, page, options, warnings, decoded.literal_lines)
    return FileAudit(
        path=record.path,
        record=record,
        choice=_with_runner_up(
            choose(decoded.text, suffix_of(path.name), _declared(app, record)), decoded.text
        ),
        encoding=decoded.encoding,
        things=things(page),
        talks=_talks(record, catalogue),
        account=_with_cut(found, decoded, rest),
        warnings=warnings,
        undeclared=_undeclared(record, catalogue),
        dates=tuple(_dates(page)),
        layout=domain_of(app.env).said[record.doc].layout,
        matter=domain_of(app.env).said[record.doc].matter,
    )


def _decoded(path: Path) -> tuple[Decoded, bytes]:
    """The text as the entrance reads it, and the bytes that follow where it stops (not without end)."""
    try:
        decoded = decode_file(path)
        if decoded.notice is None or decoded.document is not None:
            return decoded, b""
        with path.open("rb") as file:
            file.seek(MAX_BYTES + 1)
            return decoded, file.read(_MOST_BYTES)
    except OSError:
        return Decoded("", "unreadable"), b""


def _with_cut(found: Account, decoded: Decoded, rest: bytes) -> Account:
    """The account with the words behind the longest text that is read, as dropped."""
    if not rest:
        return found
    text = rest.decode(decoded.encoding, "replace")
    lines, words = found.lines.copy(), found.words.copy()
    lines[Outcome.DROPPED] += sum(bool(line.strip()) for line in text.split("\n"))
    words[Outcome.DROPPED, "cut-off"] += sum(not is_mark(form) for _, form in tokens(text))
    return replace(found, lines=lines, words=words)


def _declared(app: Sphinx, record: NotesFile) -> str | None:
    entry = domain_of(app.env).sidecars.notes_entry(record.doc, name_in_event(record.path))
    return entry.format if entry else None


def _language(app: Sphinx, record: NotesFile) -> str | None:
    entry = domain_of(app.env).sidecars.notes_entry(record.doc, name_in_event(record.path))
    return entry.language if entry else None


def _with_runner_up(choice: Choice, text: str) -> Choice:
    """The choice with the format that would have come second, also where no score was needed."""
    if choice.runner_up is not None:
        return choice
    others = {name: score for name, score in scores(text).items() if name != choice.format}
    best = max(others, key=lambda name: others[name])
    return Choice(choice.format, choice.score, choice.reason, best, round(others[best], 2), choice.problems)


def _talks(record: NotesFile, catalogue: Catalogue) -> tuple[Talk, ...]:
    """The talks that the file speaks of, by line."""
    own = [talk for talk in catalogue.talks if record.doc in catalogue.talk_notes.get(talk.id, ())]
    return tuple(sorted(own, key=lambda talk: (talk.source.line or 0) if talk.source else 0))


def _undeclared(record: NotesFile, catalogue: Catalogue) -> dict[str, int]:
    event = catalogue.event.get(record.event or "")
    declared = set(event.topics) if event else set()
    for talk in catalogue.talks_of_event.get(record.event, ()):
        declared.update(talk.topics)
    found: dict[str, int] = {}
    for mention in catalogue.mentions:
        if mention.doc == record.doc and mention.topic not in declared:
            found[mention.topic] = found.get(mention.topic, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _dates(page: nodes.document) -> Iterator[tuple[int | None, str, str | None]]:
    for passage in passages(page):
        for date in find_dates(passage.text):
            exact = date.start[: _LENGTHS.get(date.precision, 10)] if date.start else date.month_day
            yield passage.line_at(date.begin), date.written, exact
