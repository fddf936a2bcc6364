"""DokuWiki: a modal scanner, a tree with offsets, docutils nodes.

``scanner`` walks the text with the rules of ``rules`` (``modes`` says which fire where) and makes the tree
of ``tree``; ``blocks`` and ``tables`` put lists, quotes, tables and paragraphs together; ``doctree`` and
``inlines`` write docutils nodes; and ``ledger`` accounts for every character.
"""

from __future__ import annotations

from docutils import nodes

from summitnotes.formats.base import Reading, ReadOptions, Span
from summitnotes.formats.dokuwiki.doctree import DoctreeBuilder
from summitnotes.formats.dokuwiki.modes import build_modes
from summitnotes.formats.dokuwiki.plugins import may_hold_tags, plugin_problems
from summitnotes.formats.dokuwiki.scanner import Mode, Scanner

DIALECTS = ("2026", "2025")

_modes: dict[frozenset[str], dict[str, Mode]] = {}


def _modes_without(without: frozenset[str]) -> dict[str, Mode]:
    modes = _modes.get(without)
    if modes is None:
        modes = _modes[without] = build_modes(without)
    return modes


class DokuWiki:
    """The format, as ``formats.base.Format`` asks for it."""

    id = "dokuwiki"
    suffixes = (".dokuwiki",)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        """Append the tree of ``text``; ``options.dialect`` "2025" keeps the rules before July 2026."""
        dialect = options.dialect if options.dialect in DIALECTS else DIALECTS[0]
        padded = f"\n{text}\n"
        scanner = Scanner(padded, _modes_without(options.without), old=dialect == "2025")
        root = scanner.scan()
        builder = DoctreeBuilder(scanner, document, options.without)
        builder.build(root)
        spans: tuple[Span, ...] = ()
        if options.ledger or may_hold_tags(text):
            spans = builder.ledger.spans(padded, scanner.marks, scanner.masked)
        problems = sorted(
            (*scanner.problems, *plugin_problems(text, spans, scanner.lines)),
            key=lambda problem: problem.line or 0,
        )
        return Reading(spans, tuple(problems), {"dialect": dialect})


FORMAT = DokuWiki()
