"""From text to typed lines, and from typed lines to the ledger of spans."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.plaintext import style
from summitnotes.formats.plaintext.levels import heading_levels, item_depths
from summitnotes.formats.plaintext.lines import Kind, Page, TypedLine, cut_lines
from summitnotes.formats.plaintext.rules import apply_rules


def type_page(
    text: str, without: frozenset[str] = frozenset(), literal_lines: frozenset[int] = frozenset()
) -> tuple[list[TypedLine], style.Style]:
    """Type every non-blank line of ``text`` (LF line ends); also return the measured style.

    ``literal_lines`` (1-based) are text, whatever stands in them.
    """
    lines = cut_lines(text)
    page = Page(lines, style.measure([line.text for line in lines]))
    apply_rules(page, without, frozenset(line - 1 for line in literal_lines))
    finds = [find for find in page.found if find is not None]
    levels = heading_levels(finds) | item_depths(page, finds)
    typed = []
    for find in finds:
        line = lines[find.index]
        start = line.text_start + find.skip
        end = line.text_start + len(line.text) - find.tail
        typed.append(
            TypedLine(
                line=find.index + 1,
                kind=find.kind,
                level=levels.get(find.index, 0),
                rule=find.rule,
                confidence=find.confidence,
                text=text[start:end],
                mark=line.text[: find.skip],
                start=start,
                end=end,
                line_start=line.start,
                blank_before=find.index == 0 or not lines[find.index - 1].text,
            )
        )
    return typed, page.style


def type_lines(text: str, without: frozenset[str] = frozenset()) -> list[TypedLine]:
    """Type every non-blank line of ``text`` (LF line ends).

    ``without`` names rules (``rules.NAMES``) that are switched off; their lines fall to later rules,
    in the end to ``text``.
    """
    return type_page(text, without)[0]


def tile(text: str, typed: Sequence[TypedLine]) -> tuple[Span, ...]:
    """The spans of the ledger: words are TEXT, marks and white space MARKUP; nothing is dropped."""
    spans: list[Span] = []

    def add(start: int, end: int, fate: Fate, rule: str) -> None:
        if end > start:
            spans.append(Span(start, end, fate, rule))

    at = 0
    for line in typed:
        add(at, line.line_start, Fate.MARKUP, "white-space")
        if line.kind is Kind.UNDERLINE:
            add(line.line_start, line.end, Fate.MARKUP, line.rule)
        else:
            marked = line.start - len(line.mark)
            add(line.line_start, marked, Fate.MARKUP, "white-space")
            add(marked, line.start, Fate.MARKUP, _mark_rule(line))
            add(line.start, line.end, Fate.TEXT, line.rule)
        at = line.end
        tail = text.find("\n", at)
        tail = len(text) if tail < 0 else tail
        if text[at:tail].strip():  # a closing mark, as in "## Title ##"
            add(at, tail, Fate.MARKUP, _mark_rule(line))
            at = tail
    add(at, len(text), Fate.MARKUP, "white-space")
    return tuple(spans)


def _mark_rule(line: TypedLine) -> str:
    return "list-marker" if line.kind is Kind.ITEM else f"{line.rule}-mark"
