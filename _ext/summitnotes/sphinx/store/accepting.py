"""Slips that a person knows of: they are not warned about at every build.

``accept:`` in event.yml names words of a line. What is wrong with that line stays in ``talks.json``
and in the audit; only the warning on the console is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.formats.decoding import decode
from summitnotes.sphinx.store.reporting import absolute

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from summitnotes.catalogue.sidecars import Sidecars
    from summitnotes.records.problems import Problem


class Accepted:
    """The accepted lines of one build; files are looked at only where something is accepted."""

    def __init__(self, sidecars: Sidecars, env: BuildEnvironment) -> None:
        self.sidecars = sidecars
        self.env = env
        self._lines: dict[str, list[str]] = {}

    def holds(self, problem: Problem) -> bool:
        """Whether a person accepted what ``problem`` says."""
        parts = (problem.path or "").split("/", 2)
        if problem.line is None or len(parts) < 3 or parts[0] != "notes":
            return False
        event = self.sidecars.events.get(parts[1])
        entry = event.notes.get(parts[2]) if event else None
        if entry is None or not entry.accept:
            return False
        line = self._line(problem.path or "", problem.line)
        return any(words in line for words in entry.accept)

    def _line(self, path: str, number: int) -> str:
        if path not in self._lines:
            try:
                self._lines[path] = decode(absolute(path, self.env).read_bytes()).text.split("\n")
            except OSError:
                self._lines[path] = []
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""
