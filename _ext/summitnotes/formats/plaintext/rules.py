"""The typing rules, in order. The first rule that speaks for a line decides; ``title`` may overrule.

To add a rule: write a generator that takes a :class:`Page` and yields :class:`Find`, and put it into
``RULES`` with a name. Marks that leave no doubt come first, guesses from the neighbourhood last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summitnotes.formats.plaintext import alike, chat, context, framing, listing, marks, ruled
from summitnotes.formats.plaintext.lines import Find, Kind, Page


@dataclass(frozen=True, slots=True)
class Rule:
    """One typing rule."""

    name: str  # as in TypedLine.rule, in the ledger and in ReadOptions.without
    find: Callable[[Page], Iterator[Find]]
    overrules: bool = False  # may change what earlier rules found


RULES = (
    Rule("chat", chat.said),
    Rule("boxed", framing.boxed),
    Rule("underlined", marks.underlined),
    Rule("hashed", marks.hashed),
    Rule("framed", framing.framed),
    Rule("behind-signs", framing.behind_signs),
    Rule("bracketed", framing.bracketed),
    Rule("signature", marks.signature),
    Rule("mail-header", marks.mail_header),
    Rule("furniture", context.page_furniture),
    Rule("date", marks.date_line),
    Rule("day", marks.day),
    Rule("caption", marks.caption),
    Rule("bullet", listing.bullet),
    Rule("tight-bullet", listing.tight_bullet),
    Rule("time", marks.timed),
    Rule("numbered-heading", listing.numbered_heading),
    Rule("outline-heading", listing.outline_heading),
    Rule("lettered-heading", listing.lettered_heading),
    Rule("number", listing.number),
    Rule("letter", listing.letter),
    Rule("caps", marks.capitals),
    Rule("ruled", ruled.ruled),
    Rule("tabbed-head", alike.tabbed_head),
    Rule("title", context.title, overrules=True),
    Rule("above-items", context.above_items),
    Rule("lead-in", context.leadin),
    Rule("above-indent", context.above_indent),
    Rule("above-prose", context.above_prose),
    Rule("opens-block", context.opens_block),
    Rule("alone", context.alone),
    Rule("alike", alike.alike, overrules=True),
    Rule("wrapped", context.wrapped, overrules=True),
)

NAMES = frozenset(rule.name for rule in RULES)


def apply_rules(
    page: Page, without: frozenset[str] = frozenset(), literal: frozenset[int] = frozenset()
) -> None:
    """Type the lines of ``page`` in place; what no rule speaks for is text, as are the lines ``literal``."""
    for index in literal & frozenset(page.open()):
        page.found[index] = Find(index, Kind.TEXT, 1.0, rule="literal")
    for rule in RULES:
        if rule.name in without:
            continue
        for find in rule.find(page):
            if find.index in literal:
                continue
            if not page.lines[find.index].text or not (rule.overrules or page.is_open(find.index)):
                continue
            find.rule = rule.name
            page.found[find.index] = find
    for index in list(page.open()):
        page.found[index] = Find(index, Kind.TEXT, 0.5, rule="text")
