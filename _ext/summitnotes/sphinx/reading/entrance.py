"""The one parser of the site: pages go to Sphinx and MyST as they are, notes through the entrance.

Nothing in Sphinx chooses a parser per document, so this one takes every suffix and delegates inside
:meth:`SummitParser.parse`. For a notes file it reads the bytes itself, chooses the format, lets that
format build the tree, and remembers the choice in the domain. Whatever goes wrong in there costs
that one page its markup, never its words and never the site.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.parsers import Parser, RSTParser

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.budget import MAX_NODES, Share, share
from summitnotes.formats.decoding import Decoded, decode_file
from summitnotes.formats.literal import beyond, literally
from summitnotes.formats.sniffing import Choice, choose
from summitnotes.formats.suffixes import suffix_of
from summitnotes.paths.docnames import FOLDER, document_path, event_of, is_notes, name_in_event
from summitnotes.paths.files import EVENT_FILE, PEOPLE_FILE, VOCABULARY_FILE, printable
from summitnotes.records.model import NotesFile
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.reading import event_page, generated_page, readers
from summitnotes.sphinx.reading.embedded import place_pictures
from summitnotes.sphinx.reading.encoding import replaced
from summitnotes.sphinx.reading.native import native_format, parse_page
from summitnotes.sphinx.reading.sources import FILE_TYPE, NOTES_TYPE, NotesProject
from summitnotes.sphinx.store.domain import SummitDomain, domain_of
from summitnotes.sphinx.tree.walking import walk

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.eventfile import NotesEntry


#: Types of pages that Sphinx and MyST name, and this parser reads.
_NATIVE = ("restructuredtext", "markdown", "", None)


class SummitParser(Parser):
    """Dispatches by document. Keeps no state: one object may serve many documents."""

    supported = (FILE_TYPE, NOTES_TYPE)
    # docutils takes its settings (tab width and so on) from the parser that Sphinx sees.
    settings_spec = RSTParser.settings_spec
    config_section = "restructuredtext parser"
    config_section_dependencies = ("parsers",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env: BuildEnvironment = document.settings.env
        docname = env.current_document.docname
        path = Path(env.doc2path(docname))
        project = env.project
        if isinstance(project, NotesProject) and docname in project.generated:
            generated_page.build(document, project.generated[docname])
        elif not is_notes(docname) or not isinstance(project, NotesProject):
            inputstring = _whole(inputstring, path, document_path(env, docname), domain_of(env), docname)
            problems = parse_page(inputstring, document, native_format(path), env.config, env)
            page = document_path(env, docname)
            domain_of(env).note_problems(docname, (replace(problem, path=page) for problem in problems))
        elif docname in project.event_pages:
            event_page.build(document, docname, project, domain_of(env))
        elif document["source"] == str(path):
            _read_notes(path, docname, document, env)
        else:  # a translated message, which Sphinx parses through the same file type
            remembered = domain_of(env).said[docname].notes
            format_id = remembered.format if remembered else "plaintext"
            readers.read(format_id, inputstring, document, ReadOptions(), env)


def _read_notes(path: Path, docname: str, document: nodes.document, env: BuildEnvironment) -> None:
    """Turn one notes file into ``document`` and tell the domain what it is."""
    domain = domain_of(env)
    project = env.project
    assert isinstance(project, NotesProject)
    document["source"] = printable(document["source"])
    shown = document_path(env, docname)
    entry = domain.sidecars.notes_entry(docname, name_in_event(shown))
    event_file = domain.sidecars.event_file(docname)
    if event_file is not None:
        folder = project.notes_dir / path.relative_to(project.notes_dir).parts[0]
        env.note_dependency(str(folder / EVENT_FILE))
    decoded, problems = _bytes_of(path)
    within = share(decoded.text)
    choice = choose(within.read, suffix_of(path.name), entry.format if entry else None)
    if (within.rest or decoded.notice) and decoded.document is not None:
        # It could be converted as a whole only: what is read of it are its words.
        choice, decoded = replace(choice, format="plaintext"), replace(decoded, document=None)
    options = ReadOptions(
        dialect=entry.dialect if entry else None,
        language=entry.language if entry else None,
        document=decoded.document,
    )
    if docname in domain.literal:
        document += literally(decoded.text, document["source"], 1)
        reading = Reading(())
    else:
        reading = _guarded(choice, decoded, within, document, options, env)
    if decoded.document is not None:
        place_pictures(document, decoded.document, env)
    problems += [*decoded.problems, *decoded.lengths, *choice.problems, *reading.problems]
    record = _record(docname, shown, choice, decoded, entry, readers.language_of(document))
    domain.note(docname, notes=record, matter=reading.matter)
    domain.note_problems(
        docname, (Problem(p.subtype, p.message, p.line, p.path or record.path) for p in problems)
    )


def _bytes_of(path: Path) -> tuple[Decoded, list[Problem]]:
    try:
        return decode_file(path), []
    except OSError as error:
        problem = Problem(Subtype.UNREADABLE, f"cannot be read ({error.strerror}); the page is empty.")
        return Decoded("", "utf-8"), [problem]


def _guarded(
    choice: Choice,
    decoded: Decoded,
    within: Share,
    document: nodes.document,
    options: ReadOptions,
    env: BuildEnvironment,
) -> Reading:
    """Read in the chosen format; any fault of ours leaves a page of literal text and a warning."""
    try:
        reading = readers.read(choice.format, within.read, document, options, env, decoded.literal_lines)
        if within.rest:
            document += beyond(within.rest, document["source"], within.line)
        if sum(1 for _ in walk(document)) > MAX_NODES:
            document.children.clear()
            document += literally(decoded.text, document["source"], 1)
            message = f"more than {MAX_NODES} pieces would stand on the page; shown as text. Split the file."
            reading = Reading((), (Problem(Subtype.LIMIT, message),))
    except Exception as error:
        document.children.clear()
        document += literally(decoded.text, document["source"], 1)
        message = (
            f"could not be read as {choice.format} ({type(error).__name__}: {error}); shown as plain text. "
            "This is a fault of Summit Notes: please report it with this file."
        )
        reading = Reading((), (Problem(Subtype.INTERNAL, message),))
    if within.problem:
        reading = replace(reading, problems=(*reading.problems, within.problem))
    if decoded.notice:
        document += nodes.paragraph("", decoded.notice, classes=["summit-notice"])
    return reading


def _record(
    docname: str,
    path: str,
    choice: Choice,
    decoded: Decoded,
    entry: NotesEntry | None,
    language: str | None,
) -> NotesFile:
    text = decoded.text
    return NotesFile(
        doc=docname,
        path=path,
        format=choice.format,
        format_score=round(choice.score, 3),
        language=(entry.language if entry else None) or language,
        by=entry.by if entry else None,
        event=event_of(docname),
        source_url=entry.source if entry else None,
        lines=text.count("\n") + (not text.endswith("\n")) if text else 0,
        words=len(text.split()),
        dialect=entry.dialect if entry else None,
        footnotes=tuple(sorted(entry.footnotes.items())) if entry else (),
    )


def _whole(text: str, path: Path, name: str, domain: SummitDomain, docname: str) -> str:
    """The text of a page; one that is in no encoding that the project names is decoded as notes are."""
    if not replaced(text):
        return text
    decoded = decode_file(path)
    domain.note_problems(docname, (Problem(p.subtype, p.message, p.line, name) for p in decoded.problems))
    return decoded.text


def wants_markdown(app: Sphinx) -> bool:
    """Whether pages are written in Markdown: the project says so, or its first page is.

    Notes in Markdown need no such wish; MyST is loaded for them, and must not turn a README into a page.
    """
    said = {"myst_parser", "myst_nb"} & set(app.config.extensions)
    return bool(said) or (Path(app.srcdir) / f"{app.config.root_doc}.md").is_file()


def claim_suffixes(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: every suffix comes to :class:`SummitParser`.

    Outside the folder of notes a ``.txt`` is no page (it may be a list of requirements), unless
    ``source_suffix`` says so, and a ``.md`` is one only where the project wants Markdown. Suffixes of other
    parsers stay theirs. ``event.yml`` is among the suffixes as the source of the event pages.
    """
    pages = {suffix: kind for suffix, kind in config.source_suffix.items() if suffix != ".md"}
    if wants_markdown(app):
        pages[".md"] = config.source_suffix.get(".md", "markdown")
    suffixes: dict[str, Any] = {".rst": FILE_TYPE}
    suffixes |= {suffix: FILE_TYPE if kind in _NATIVE else kind for suffix, kind in pages.items()}
    suffixes.setdefault(EVENT_FILE, NOTES_TYPE)
    # Every name ends in "": whatever NotesProject finds, in any spelling, is for the parser to judge.
    suffixes.setdefault("", NOTES_TYPE)
    config.source_suffix = suffixes
    # Notes are found by NotesProject; Sphinx's own search must not look at them.
    sidecars = [f"**/{EVENT_FILE}", EVENT_FILE, PEOPLE_FILE, VOCABULARY_FILE]
    config.exclude_patterns = [*config.exclude_patterns, f"{FOLDER}/**", *sidecars]


def setup(app: Sphinx) -> None:
    app.add_source_parser(SummitParser)
    # After Sphinx has turned source_suffix into a dict (its handler has priority 800).
    app.connect("config-inited", claim_suffixes, priority=900)
