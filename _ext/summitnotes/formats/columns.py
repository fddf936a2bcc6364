"""How wide the columns of a table are, in characters, for writers that set text in columns."""

from __future__ import annotations

from docutils import nodes

#: Characters that the columns of a table share, as in a window of plain text.
ROOM = 72


def measure(group: nodes.tgroup) -> None:
    """Give each column as much of :data:`ROOM` as its longest line asks for; wide ones share the rest.

    Browsers and TeX look at the words themselves: the class ``colwidths-auto`` asks them to.
    """
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    longest = [1] * len(specs)
    covered = [0] * len(specs)  # rows that a cell from above still covers
    for row in group.findall(nodes.row):
        column = 0
        for entry in row.children:
            while column < len(specs) and covered[column]:
                covered[column] -= 1
                column += 1
            across = entry.get("morecols", 0) + 1 if isinstance(entry, nodes.Element) else 1
            if column < len(specs) and across == 1:
                lines = entry.astext().split("\n")
                longest[column] = max(longest[column], *map(len, lines))
            for spanned in range(column, min(column + across, len(specs))):
                covered[spanned] = entry.get("morerows", 0) if isinstance(entry, nodes.Element) else 0
            column += across
        for rest in range(column, len(specs)):
            covered[rest] = max(0, covered[rest] - 1)
    for spec, width in zip(specs, _shared(longest), strict=True):
        spec["colwidth"] = width


def _shared(wanted: list[int]) -> list[int]:
    """``wanted`` widths cut to what is there: narrow columns get theirs, the others equal parts."""
    room, left = ROOM, len(wanted)
    given = list(wanted)
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        given[index] = max(1, min(wanted[index], max(6, room // left)))
        room, left = max(0, room - given[index]), left - 1
    return given
