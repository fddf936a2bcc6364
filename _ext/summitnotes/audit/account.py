"""The account of one file: its source against its page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from summitnotes.audit.evidence import Evidence
from summitnotes.audit.markdown_marks import markdown_marks, spell_out
from summitnotes.audit.matching import Invented, Matching
from summitnotes.audit.page import blocks, line_of, walk
from summitnotes.audit.rst_marks import rst_marks
from summitnotes.audit.signs import left_over
from summitnotes.audit.source import Outcome, SourceWord, source_words
from summitnotes.audit.structure import differences
from summitnotes.audit.words import tokens
from summitnotes.formats import FORMATS, is_native
from summitnotes.formats.base import Fate, ReadOptions, Span
from summitnotes.formats.pandoc.marks import pandoc_marks, repeated
from summitnotes.records.problems import Problem, Subtype

_RANK = {Outcome.UNACCOUNTED: 0, Outcome.KEPT: 1, Outcome.TRANSFORMED: 2, Outcome.DROPPED: 3}
_FAR = 50  # lines of one block, at most, between its first and the problem
PANDOC_FORMATS = frozenset(format_id for format_id in FORMATS if format_id.startswith("pandoc:"))
_MARKS = {"rst": rst_marks, "markdown": markdown_marks}


@dataclass(frozen=True)
class Account:
    """What became of one file. Lines are 1-based; counts are of words, then of lines."""

    words: Counter[tuple[Outcome, str]]  # (outcome, rule) -> words
    lines: Counter[Outcome]
    lost: tuple[tuple[int, str], ...]  # (line, its words that are unaccounted for)
    invented: tuple[Invented, ...]
    misread: tuple[tuple[int, str], ...]  # (line, sentence): what is not as the rules make it

    @property
    def balanced(self) -> bool:
        return not (self.lost or self.invented or self.misread)

    def of(self, outcome: Outcome) -> int:
        """Words with this outcome."""
        return sum(count for (found, _), count in self.words.items() if found is outcome)


def account(
    text: str,
    format_id: str,
    page: nodes.document,
    options: ReadOptions | None = None,
    problems: tuple[Problem, ...] = (),
    literal_lines: frozenset[int] = frozenset(),
) -> Account:
    """Account for ``text``, of which ``page`` was made.

    ``text`` is decoded, with LF line ends; ``page`` the tree as writers get it; ``options`` what the
    sidecar says; ``problems`` what was reported, as limits excuse markup that was not read;
    ``literal_lines`` the lines that no reader looks at.
    """
    source, spans, misread = _read(text, format_id, page, options or ReadOptions(), problems, literal_lines)
    words = source_words(source, spans)
    evidence = Evidence(page)
    evidence.substitutions.update(form for _, form in tokens(repeated(source, format_id)))
    matching = Matching(words, evidence)
    matching.run(blocks(page))
    return Account(
        words=Counter((word.outcome, word.rule) for word in words if not word.mark),
        lines=_lines(words),
        lost=_lost(words),
        invented=tuple(matching.invented),
        misread=tuple(misread),
    )


def _read(
    text: str,
    format_id: str,
    page: nodes.document,
    options: ReadOptions,
    problems: tuple[Problem, ...],
    literal_lines: frozenset[int],
) -> tuple[str, list[Span], list[tuple[int, str]]]:
    """The text, spelt out where its format has another spelling; its markup; what is not as rules make it."""
    reported = {problem.subtype for problem in problems}
    if Subtype.INTERNAL in reported:  # the page holds the literal text
        return text, [Span(0, len(text), Fate.TEXT, "literal")], []
    if format_id not in FORMATS or is_native(format_id):
        source, spans = _native(text, format_id, page)
        return source, spans, [] if Subtype.LIMIT in reported else left_over(format_id, text, page)
    wanted, spans = _read_again(text, format_id, options, literal_lines)
    misread = [one for one in differences(wanted, page) if not _excused(one, problems)]
    if format_id not in PANDOC_FORMATS or Subtype.FORMAT in reported:
        return text, spans, misread
    # pandoc itself does not say what it took for markup.
    above = [span for span in spans if span.rule == "front-matter"]
    source, spans = (text, []) if format_id == "pandoc:org" else spell_out(text)
    marks = [*above, *pandoc_marks(source, format_id), *spans]
    return source, sorted(marks, key=_outermost_first), misread


def _read_again(
    text: str, format_id: str, options: ReadOptions, literal_lines: frozenset[int]
) -> tuple[nodes.document, list[Span]]:
    """The file as its format reads it with all rules."""
    settings = get_default_settings()
    settings.report_level = 5
    document = new_document("notes", settings)
    reading = FORMATS[format_id].read(text, document, options, literal_lines)
    return document, list(reading.spans)


def _native(text: str, format_id: str, page: nodes.document) -> tuple[str, list[Span]]:
    """The text, spelt out where the format has another spelling, and its markup."""
    marks = _MARKS.get(format_id)
    if marks is None:
        return text, []
    items = {line_of(node) or 0 for node in walk(page) if isinstance(node, nodes.list_item)}
    source, spans = spell_out(text) if format_id == "markdown" else (text, [])
    return source, sorted([*marks(source, items), *spans], key=_outermost_first)


def _outermost_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _excused(difference: tuple[int, str], problems: tuple[Problem, ...]) -> bool:
    """Whether a link or picture is no longer one because it was refused, which was said."""
    refused = (Subtype.LINK, Subtype.MEDIA, Subtype.POWER)
    line = difference[0]
    return difference[1].startswith(("link ", "picture ", "paragraph ", "item ")) and any(
        problem.subtype in refused and line <= (problem.line or line) <= line + _FAR for problem in problems
    )


def _lines(words: list[SourceWord]) -> Counter[Outcome]:
    """Lines by the best fate of their words; one word that is unaccounted for spoils its line."""
    best: dict[int, Outcome] = {}
    for word in words:
        known = best.get(word.line)
        if known is None or _RANK[word.outcome] < _RANK[known]:
            best[word.line] = word.outcome
    return Counter(best.values())


def _lost(words: list[SourceWord]) -> tuple[tuple[int, str], ...]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in words:
        if word.outcome is Outcome.UNACCOUNTED:
            found[word.line].append(word.form)
    return tuple((line, " ".join(forms)) for line, forms in sorted(found.items()))
