"""Plain docutils nodes, for every builder that has no templates of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from summitnotes.locale import _
from summitnotes.views.parts import Badge, Chip, SpeakerRef, TalkLine

Inline = str | nodes.Node
Cell = Sequence[Inline]

WIDEST = 32  # characters of a column


def _node(part: Inline) -> nodes.Node:
    return nodes.Text(part) if isinstance(part, str) else part


def reference(text: str, href: str | None, *, internal: bool = True) -> nodes.Node:
    """A reference, or the bare text when there is nowhere to go."""
    if not href:
        return nodes.Text(text)
    if internal and href.startswith("#"):
        return nodes.reference("", text, refid=href[1:], internal=True)
    return nodes.reference("", text, refuri=href, internal=internal)


def joined(items: Iterable[Cell], separator: str = ", ") -> list[Inline]:
    """The items one after the other, with the separator between them."""
    found: list[Inline] = []
    for item in items:
        if not item:
            continue
        if found:
            found.append(separator)
        found.extend(item)
    return found


def inline(*parts: Inline) -> nodes.inline:
    """The parts as one node, to stand inside running text."""
    return nodes.inline("", "", *(_node(part) for part in parts))


def paragraph(*parts: Inline, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    node = nodes.paragraph("", classes=list(classes))
    node.extend(_node(part) for part in parts)
    return node


def after(words: str) -> str:
    """``words`` behind what they belong to; nothing where there are none."""
    return colon() + words if words else ""


def colon() -> str:
    """A colon with the blanks that the language has around it."""
    return _(": ")


def labelled(label: str, parts: Cell) -> nodes.paragraph:
    return paragraph(nodes.emphasis("", label), " ", *parts)


def rubric(*parts: Inline) -> nodes.rubric:
    """A heading that makes no section: the view may stand anywhere."""
    node = nodes.rubric("", "")
    node.extend(_node(part) for part in parts)
    return node


def bullets(items: Iterable[Sequence[nodes.Node]]) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", *item) for item in items), bullet="*")


def target(anchor: str) -> list[nodes.Node]:
    """The place that an id names. A node of its own: not every writer honours the ids of a list item."""
    return [nodes.target("", "", ids=[anchor])] if anchor else []


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str | None = None) -> nodes.table:
    """A table of one header row; each cell is a sequence of inline parts."""
    made = [_row([[head] for head in heads]), *(_row(row) for row in rows)]
    widths = [min(max(len(row[n].astext()) for row in made) + 1, WIDEST) for n in range(len(heads))]
    group = nodes.tgroup("", cols=len(heads))
    group.extend(nodes.colspec("", colwidth=width) for width in widths)
    group += nodes.thead("", made[0])
    group += nodes.tbody("", *made[1:])
    node = nodes.table("", classes=["summit-table"])
    if title:
        node += nodes.title("", title)
    node += group
    return node


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row("")
    row.extend(nodes.entry("", paragraph(*cell)) if cell else nodes.entry("") for cell in cells)
    return row


def speakers(refs: Iterable[SpeakerRef]) -> list[Inline]:
    return joined(
        [reference(s.name, s.href), f" ({s.affiliation})"] if s.affiliation else [reference(s.name, s.href)]
        for s in refs
    )


def chips(items: Iterable[Chip]) -> list[Inline]:
    return joined(
        [reference(c.text, c.href), f" ({c.count})"] if c.count is not None else [reference(c.text, c.href)]
        for c in items
    )


def badge_words(items: Iterable[Badge]) -> str:
    return ", ".join(badge.text for badge in items)


def talk_line(line: TalkLine, *, with_event: bool = True, with_date: bool = True) -> list[Inline]:
    """``Title, speakers (affiliation), keynote, Atlanta 2014, 12 May 2014 09:35``."""
    when = " ".join(filter(None, (line.date if with_date else "", line.time.text if line.time else "")))
    event: Cell = [reference(line.event.short, line.event.href)] if with_event and line.event else []
    badges = badge_words(line.badges)
    return joined(
        [
            [reference(line.title, line.href)],
            speakers(line.speakers),
            [badges] if badges else [],
            event,
            [when] if when else [],
        ]
    )
