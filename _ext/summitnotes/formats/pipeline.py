"""The one way of a text through its format: *prepare → parse → restore → normalise*.

The entrance calls :meth:`Pipeline.read` and sees the way once, whatever the format. Front matter comes off
and literal lines are hidden (*prepare*); the parser builds the tree (*parse*); what was hidden takes its
place in tree and spans (*restore*); what the parser did differently from what everything above expects,
such as the lines of titles, is put right (*normalise*). A format fills in the steps in which it differs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docutils import nodes

from summitnotes.formats.base import Format, Reading, ReadOptions, Span
from summitnotes.formats.frontmatter import matter_node, read_head
from summitnotes.formats.hiding import Words, hide_literal, put_back
from summitnotes.records.problems import Problem


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the parser gets to see: a text with as many lines as the source."""

    text: str
    words: Words = ()  # placeholders in ``text``, and the lines that they stand for
    literal_lines: frozenset[int] = frozenset()  # 1-based, for a parser that wants to know
    problems: tuple[Problem, ...] = ()


class Pipeline:
    """The steps as a format of our own takes them. ``read`` is the way, the other methods are its steps."""

    id: str
    suffixes: tuple[str, ...] = ()

    def read(
        self,
        text: str,
        document: nodes.document,
        options: ReadOptions,
        literal_lines: frozenset[int] = frozenset(),
    ) -> Reading:
        """Append the tree of ``text`` to ``document``; ``literal_lines`` (1-based) are shown as they are.

        The spans of the result tile ``text`` where the parser tells any.
        """
        head = read_head(text, self.id)
        if head.count:
            document += matter_node(head, document.get("source"))
        below = head.below(text)
        prepared = self.prepare(below, literal_lines)
        reading = self.parse(prepared, document, replace(options, title=head.matter.title))
        spans = self.restore(document, prepared, reading.spans, below)
        more = self.normalise(document, below)
        return replace(
            reading,
            spans=head.spans(text, spans),
            problems=(*head.problems, *prepared.problems, *reading.problems, *more),
            matter=replace(head.matter, tags=(*head.matter.tags, *reading.matter.tags)),
        )

    def prepare(self, text: str, literal_lines: frozenset[int]) -> Prepared:
        """Hide what the parser must not look at."""
        return Prepared(*hide_literal(text, literal_lines), literal_lines)

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        """Build the tree."""
        raise NotImplementedError

    def restore(
        self, document: nodes.document, prepared: Prepared, spans: tuple[Span, ...], text: str
    ) -> tuple[Span, ...]:
        """Put back what was hidden; gives the spans of ``text``."""
        put_back(document, prepared.words)
        return tuple(_moved(spans, prepared.text, text)) if prepared.words else spans

    def normalise(self, document: nodes.document, text: str) -> Iterable[Problem]:
        """Put right what the parser did differently. Our own parsers do it right at once."""
        return ()


class OwnPipeline(Pipeline):
    """The way of a format whose ``read`` is the parser."""

    def __init__(self, parser: Format) -> None:
        self.id, self.suffixes = parser.id, parser.suffixes
        self.parser = parser

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        options = replace(options, literal_lines=prepared.literal_lines)
        return self.parser.read(prepared.text, document, options)


def _moved(spans: Iterable[Span], hidden: str, text: str) -> Iterator[Span]:
    """Spans of a text with hidden lines, as spans of the text itself."""
    pairs = list(zip(hidden.split("\n"), text.split("\n"), strict=True))
    from_, to = [0], [0]
    for short, whole in pairs:
        from_.append(from_[-1] + len(short) + 1)
        to.append(to[-1] + len(whole) + 1)

    def place(offset: int) -> int:
        line = min(bisect_right(from_, offset), len(pairs)) - 1
        short, whole = pairs[line]
        inside = offset - from_[line]
        indent = len(whole) - len(whole.lstrip())
        return to[line] + (inside if short == whole or inside <= indent else len(whole) - len(short) + inside)

    for span in spans:
        yield Span(place(span.start), place(span.end), span.fate, span.rule)
