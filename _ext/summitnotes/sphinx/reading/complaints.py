"""What docutils complains about in notes becomes a problem at the author's line; docutils stays silent.

A complaint of docutils stands under its own type and is not repeated by the next build. For notes it
is kept with the document like every other problem.
"""

from __future__ import annotations

import re

from docutils import nodes

from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import Suggestions
from summitnotes.sphinx.tree.passages import line_of

#: Above every level that docutils has: it writes nothing.
_SILENT = 5
_WARNING = 2
#: Complaints of one file that are told one by one.
MAX_TOLD = 20
_UNKNOWN_TARGET = re.compile(r'Unknown target name: "(.*)"\.?$', re.DOTALL)
_NAMELESS = re.compile(r"[Aa]nonymous hyperlink mismatch: (\d{1,9}) references but (\d{1,9}) targets")
_TOO_LONG = re.compile(r'Substitution definition "(.*)" exceeds the', re.DOTALL)
_ROW = re.compile(r"but row (\d{1,9}) does not contain")
_ITEM = re.compile(r"\s*[-*+] ")
_FOOTNOTE = re.compile(r"#?\d*$|#")


class Complaints:
    """Listens to the reporter of one document."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.count = 0
        self._suggestions: tuple[int, Suggestions] | None = None

    def __call__(self, message: nodes.system_message) -> None:
        if message["level"] < _WARNING:
            return
        self.count += 1
        line = _row_of(message) or message.get("line") or self._nameless(message) or self._defined(message)
        if self.count <= MAX_TOLD:
            self.problems.append(
                self._problem(message.children[0].astext() if message.children else "", line)
            )
        elif self.count == MAX_TOLD + 1:
            said = "more markup from here on could not be read; only the first faults are told"
            self.problems.append(Problem(Subtype.MARKUP, said, line))

    def _problem(self, said: str, line: int | None) -> Problem:
        if unknown := _UNKNOWN_TARGET.match(said):
            name = unknown.group(1)
            if _FOOTNOTE.match(name):
                return Problem(
                    Subtype.FOOTNOTE, f'the mark "[{name}]" has no footnote; it stays as text.', line
                )
            near = self._names().nearest(name)
            hint = f'Did you mean "{near}"?' if near else "Check the spelling."
            return Problem(Subtype.LINK, f'"{name}" is no target here; it stays as text. {hint}', line)
        first = " ".join(said.split("\n\n", 1)[0].split()).rstrip(".:")
        return Problem(
            Subtype.MARKUP, f"{first[:1].lower()}{first[1:200]}; the text stays as it is written.", line
        )

    def _nameless(self, message: nodes.system_message) -> int | None:
        """Where the last of the links without a name stands that find no target, or of such targets."""
        if not (found := _NAMELESS.search(message.astext())):
            return None
        kind = nodes.target if int(found[2]) > int(found[1]) else nodes.reference
        places = [node for node in self.document.findall(kind) if node.get("anonymous")]
        return next(filter(None, map(line_of, reversed(places))), None)

    def _defined(self, message: nodes.system_message) -> int | None:
        """Where the definition of a substitution stands that docutils only names."""
        found = _TOO_LONG.search(message.astext())
        defined = self.document.substitution_defs.get(found[1]) if found else None
        return None if defined is None else line_of(defined)

    def _names(self) -> Suggestions:
        """The targets of the document."""
        if self._suggestions is None or self._suggestions[0] != len(self.document.nameids):
            self._suggestions = len(self.document.nameids), Suggestions(self.document.nameids.keys())
        return self._suggestions[1]

    def take(self) -> list[Problem]:
        """The problems since the last call."""
        taken, self.problems = self.problems, []
        return taken


def _row_of(message: nodes.system_message) -> int | None:
    """The line of the row of a list table that does not fit; docutils tells where the table begins."""
    row, block = _ROW.search(message.astext()), next(message.findall(nodes.literal_block), None)
    if row is None or block is None or "line" not in message:
        return None
    lines = list(enumerate(block.astext().split("\n"), message["line"]))
    items = [(len(text) - len(text.lstrip()), number) for number, text in lines if _ITEM.match(text)]
    rows = [number for indent, number in items if indent == items[0][0]]
    return rows[int(row[1]) - 1] if int(row[1]) <= len(rows) else None


def listen(document: nodes.document) -> Complaints:
    """Silence the reporter of a document of notes and hear what it says, now and in transforms."""
    reporter = document.reporter
    if (known := complaints_of(document)) is not None:
        return known
    reporter.report_level = _SILENT  # type: ignore[assignment]
    heard = Complaints(document)
    reporter.attach_observer(heard)
    return heard


def complaints_of(document: nodes.document) -> Complaints | None:
    return next((each for each in document.reporter.observers if isinstance(each, Complaints)), None)
