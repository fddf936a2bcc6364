"""The tokens of a table of HTML become a table of docutils."""

from __future__ import annotations

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from summitnotes.formats.columns import measure
from summitnotes.formats.markdown.rawhtml.tables import Cell
from summitnotes.formats.markdown.rendering.base import NotesBase


class TableRenderer(NotesBase):
    """What of the renderer is about tables of HTML."""

    def render_notes_html_table(self, token: SyntaxTreeNode) -> None:
        columns = token.meta["columns"]
        table, group = nodes.table(classes=["colwidths-auto"]), nodes.tgroup(cols=columns)
        group += [nodes.colspec(colwidth=1) for _ in range(columns)]
        self.add_line_and_source_path(table, token)
        parts: dict[bool, nodes.Element] = {True: nodes.thead(), False: nodes.tbody()}
        for child in token.children:
            if child.type == "notes_html_caption":
                table.insert(0, self._title(child))
            else:
                self._row(child, parts[child.meta["head"]])
        group += [part for part in parts.values() if len(part)]
        table += group
        measure(group)
        self.current_node.append(table)

    def _row(self, token: SyntaxTreeNode, part: nodes.Element) -> None:
        row = nodes.row()
        self.add_line_and_source_path(row, token)
        part += row
        for child in token.children:
            cell: Cell = child.meta["cell"]
            entry = nodes.entry()
            self.add_line_and_source_path(entry, child)
            if cell.across > 1:
                entry["morecols"] = cell.across - 1
            if cell.down > 1:
                entry["morerows"] = cell.down - 1
            if cell.align:
                entry["classes"].append(f"align-{cell.align}")
            if cell.name == "th" and isinstance(part, nodes.tbody):
                entry["classes"].append("header-cell")
            row += entry
            with self.current_node_context(entry):
                self.render_children(child)
        row += [nodes.entry() for _ in range(token.meta["missing"])]

    def _title(self, token: SyntaxTreeNode) -> nodes.title:
        holder, title = nodes.container(), nodes.title()
        self.add_line_and_source_path(title, token)
        with self.current_node_context(holder):
            self.render_children(token)
        for number, paragraph in enumerate(holder.children):
            title += [nodes.Text(" ")] if number else []
            title += paragraph.children
        return title
