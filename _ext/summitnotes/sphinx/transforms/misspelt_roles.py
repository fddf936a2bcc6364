"""Roles of this project that a slip of the hand turned into text: what is said of each.

A role of the other syntax, one that lost a colon or a backtick, one with quotes or brackets in place of its
backticks. Nobody writes braces or two colons around these four names but for a role; "the event: `x`" is a
sentence, and its blank tells.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.formats import slips
from summitnotes.records.problems import Subtype
from summitnotes.sphinx.tree.passages import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_NAMES = "|".join(slips.ROLE_NAMES)
_SIGNS = (
    rf"(?:^|(?<=[\s(])):(?:summit:)?(?P<colons>{_NAMES})(?::[ ]?|[ ])$|"
    rf"\{{[ ]?(?P<braces>{_NAMES})[ ]?\}}[ ]?$"
)
#: A role that ends in the text before a span of code, or of interpreted text.
_MARKED = re.compile(_SIGNS)
#: The same with half of its signs.
_BEFORE_SPAN = re.compile(rf"{_SIGNS}|(?:^|(?<=[\s(]))(?:(?P<one>{_NAMES}):|\((?P<round>{_NAMES})\))$")
#: A role that has no span behind it.
_OPEN = re.compile(
    rf"\{{[ ]?(?P<braces>{_NAMES})[ ]?\}}(?=[`'\"‘“(\w])"
    rf"|(?:^|(?<=[\s(])):(?P<colons>{_NAMES}):(?=[`'\"‘“(\w])"
)
#: What of the line is quoted in the message.
_WORDS = re.compile(r"(?:`[^`\n]*`?|'[^'\n]*'|\"[^\"\n]*\"|\([^)\n]*\)|[^\s`]*`?)")
_SPANS = (nodes.literal, nodes.title_reference, nodes.problematic)
_NO_TEXT = (nodes.literal_block, nodes.comment, nodes.literal)

Slip = tuple[Subtype, str, "int | None"]


def misspelt_roles(kinds: Mapping[type[Any], Sequence[Any]], format_id: str, *, page: bool) -> Iterator[Slip]:
    """What to say of the roles in the blocks and fields of a document, which is read as ``format_id``.

    In Markdown "topic:`x`" is a slip on a ``page``; notes write so.
    """
    for block in kinds[nodes.TextElement]:
        if not isinstance(block, _NO_TEXT):
            yield from _in_block(block, format_id, _BEFORE_SPAN if page or format_id == "rst" else _MARKED)
    for field in kinds[nodes.field]:
        paragraph = field[1][0] if field[1].children else None
        quoted = paragraph.children[:1] if isinstance(paragraph, nodes.paragraph) else []
        name = field[0].astext()
        if _is_front_matter(field, format_id):
            continue
        if name in slips.ROLE_NAMES and quoted and isinstance(quoted[0], _SPANS):
            yield _slip(name, f":{name}: `{quoted[0].astext()}`", field, format_id)


def _in_block(block: nodes.TextElement, format_id: str, before: re.Pattern[str]) -> Iterator[Slip]:
    for node, after in pairwise([*block.children, None]):
        if isinstance(node, nodes.Text):
            text = node.astext()
            for each in _OPEN.finditer(text) if "{" in text or ":" in text else ():
                words = _WORDS.match(text, each.end())
                yield _slip(_name(each), each[0] + (words[0] if words else ""), block, format_id)
            if isinstance(after, _SPANS) and (found := before.search(text)):
                yield _slip(_name(found), f"{found[0]}{_shown(after)}", block, format_id)
        elif isinstance(node, nodes.literal) and (found := _OPEN.match(node.astext())):
            yield _slip(_name(found), node.astext(), block, format_id)


def _is_front_matter(field: nodes.Element, format_id: str) -> bool:
    """MyST makes fields of front matter, with values in code type."""
    fields = field.parent
    above = fields.parent
    return format_id == "markdown" and isinstance(above, nodes.document) and above.index(fields) == 0


def _shown(span: nodes.Node) -> str:
    """A span as it is written; one that docutils found no end of is its first mark alone."""
    if not isinstance(span, nodes.problematic):
        return f"`{span.astext()}`"
    rest = span.next_node(descend=False, siblings=True)
    return span.astext() + (rest.astext().split("\n")[0] if rest is not None else "")


def _name(found: re.Match[str]) -> str:
    return next(name for name in found.groups() if name)


def _slip(name: str, text: str, block: nodes.Element, format_id: str) -> Slip:
    hint = slips.ROLE_IN[format_id].format(name)
    line = line_of(block)
    place = block.astext().find(text.split("`")[0])
    if line is not None and place > 0:
        line += block.astext().count("\n", 0, place)
    message = f'"{text[:60]}" seems to be a role, but it is shown as text. Did you mean "{hint}"?'
    return Subtype.DIRECTIVE, message, line
