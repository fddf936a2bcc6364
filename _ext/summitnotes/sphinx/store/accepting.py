"""Slips that a person knows of: they are not warned about at every build.

``accept:`` in event.yml names words of a line. What is wrong with that line stays in ``talks.json``
and in the audit; only the warning on the console is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.formats.decoding import decode_file
from summitnotes.paths.docnames import FOLDER
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.store.reporting import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from summitnotes.catalogue.sidecars import Sidecars


class Accepted:
    """The accepted lines of one build; files are looked at only where something is accepted."""

    def __init__(self, sidecars: Sidecars, env: BuildEnvironment) -> None:
        self.sidecars = sidecars
        self.env = env
        self._lines: dict[str, list[str]] = {}
        self._met: set[tuple[str, str, str]] = set()  # event, file, words

    def holds(self, problem: Problem) -> bool:
        """Whether a person accepted what ``problem`` says."""
        parts = (problem.path or "").split("/", 2)
        if problem.line is None or len(parts) < 3 or parts[0] != FOLDER:
            return False
        event = self.sidecars.events.get(parts[1])
        entry = event.notes.get(parts[2]) if event else None
        if entry is None or not entry.accept:
            return False
        line = self._line(problem.path or "", problem.line)
        fitting = {words for words in entry.accept if words in line}
        self._met |= {(parts[1], parts[2], words) for words in fitting}
        return bool(fitting)

    def stale(self) -> Iterator[Problem]:
        """Accepted words at whose line nothing is wrong (any more); ask when all problems were held against
        them."""
        for event, file in sorted(self.sidecars.events.items()):
            path = file.event.source.path if file.event.source else None
            for name, entry in file.notes.items():
                for words in entry.accept:
                    if (event, name, words) not in self._met and self._is_read(event, name):
                        message = f'accept: nothing is wrong at a line with "{words}"; take it out.'
                        yield Problem(Subtype.VALUE, message, entry.line_of("accept", words), path)

    def _is_read(self, event: str, name: str) -> bool:
        return absolute(f"{FOLDER}/{event}/{name}", self.env).is_file()

    def _line(self, path: str, number: int) -> str:
        if path not in self._lines:
            try:
                self._lines[path] = decode_file(absolute(path, self.env)).text.split("\n")
            except OSError:
                self._lines[path] = []
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""
