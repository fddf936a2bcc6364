"""What docutils' reST parser does differently from what everything above the readers expects, put right.

docutils gives a title the line of its underline and gives list items none. Everything above wants the line
on which the words of a block begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from summitnotes.formats.frontmatter import SETTINGS
from summitnotes.formats.literal import literally
from summitnotes.formats.sourcelines import SourceLines
from summitnotes.records.problems import Problem, Subtype

_OF_THE_BUILD = frozenset({"today", "version", "release"})


def normalise_lines(document: nodes.document, text: str) -> None:
    """Correct the lines of a tree that docutils' reST parser built from ``text``."""
    lines = text.split("\n")
    for title in document.findall(nodes.title):
        line = title.line
        if (
            line
            and line >= 2
            and not _holds(lines, line, title.rawsource)
            and _holds(lines, line - 1, title.rawsource)
        ):
            title.line = line - 1
            if isinstance(title.parent, nodes.section):
                title.parent.line = line - 1
    for item in document.findall(nodes.list_item):
        first = next((node.line for node in item.findall(nodes.TextElement) if node.line), None)
        item.line = item.line or first
        holder = item.parent
        if isinstance(holder, (nodes.bullet_list, nodes.enumerated_list)) and holder.line is None:
            holder.line = item.line
    _place_cells(document, text)


def _place_cells(document: nodes.document, text: str) -> None:
    """Cells of ``csv-table`` have no lines of their own: docutils counts them from 1."""
    lines, above, source = text.split("\n"), 1, None
    for node in document.findall(lambda one: isinstance(one, (nodes.table, nodes.TextElement))):
        if not isinstance(node, nodes.table):
            above = max(above, node.line or 0)
            continue
        cells = [cell for entry in node.findall(nodes.entry) for cell in entry.findall(nodes.TextElement)]
        cells = [cell for cell in cells if not isinstance(cell, nodes.Inline)]
        if all(_holds(lines, cell.line or 0, cell.rawsource.partition("\n")[0]) for cell in cells):
            continue
        source = source or SourceLines(text)
        source.start_at(above)
        for cell in cells:
            cell.line = source.place(cell.astext())


def _holds(lines: list[str], line: int, words: str) -> bool:
    return 0 < line <= len(lines) and bool(words) and words.strip() in lines[line - 1]


def keep_placeholders(document: nodes.document) -> None:
    """Leave ``|today|``, ``|version|`` and ``|release|`` as they were written.

    Sphinx would put words of the build there, which stand nowhere in the notes.
    """
    for reference in list(document.findall(nodes.substitution_reference)):
        name = reference.get("refname", "")
        if name in _OF_THE_BUILD and name not in document.substitution_defs and reference.parent is not None:
            reference.parent.replace(reference, nodes.Text(reference.rawsource))


def show_overridden(document: nodes.document) -> None:
    """Show a definition of a substitution that a later one of the same name takes the place of."""
    for definition in list(document.findall(nodes.substitution_definition)):
        if definition.get("dupnames") and not definition["names"] and definition.parent is not None:
            line = definition.line or 1
            definition.replace_self(literally(definition.rawsource, document["source"], line))


def settings(document: nodes.document) -> Iterator[Problem]:
    """Fields at the top of reST notes with which a page would steer Sphinx."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    top = document[index] if index is not None else None
    for field in top.children if isinstance(top, nodes.field_list) else ():
        assert isinstance(field, nodes.field)
        name = field[0].astext()
        if name.lower() in SETTINGS:
            said = f'fields of notes set nothing: ":{name}:" has no effect and is shown as text.'
            yield Problem(Subtype.POWER, said, field.line)
