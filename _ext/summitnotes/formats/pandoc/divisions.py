"""Divisions of pandoc's tree: which of them are boxes, and what stands in one."""

from __future__ import annotations

from docutils import nodes

from summitnotes.formats.pandoc.shapes import Ast, classes_of, text_as_ast

#: Classes of divisions -> the box that each becomes.
_BOXES: dict[str, type[nodes.Element]] = {
    "note": nodes.note,
    "tip": nodes.tip,
    "important": nodes.important,
    "caution": nodes.caution,
    "warning": nodes.warning,
}


def box_of(attributes: Ast) -> type[nodes.Element] | None:
    """The box that a division with these attributes becomes, if it is one."""
    return next((_BOXES[name] for name in classes_of(attributes) if name in _BOXES), None)


def blocks_of(content: Ast) -> Ast:
    """The blocks of a division.

    pandoc writes the name of a box above it, as every writer of docutils does by itself; a title among the
    attributes of a block of AsciiDoc (``image::hull.png[The hull, title="noon"]``) it keeps there. That
    of a picture stands below it.
    """
    attributes, blocks = content
    if box_of(attributes) is not None:
        titled = bool(blocks) and blocks[0]["t"] == "Div" and "title" in classes_of(blocks[0]["c"][0])
        return blocks[1:] if titled else blocks
    facts = {str(name): str(value) for name, value in attributes[2]}
    if "wrapper" in facts and facts.get("title"):
        title = {"t": "Para", "c": text_as_ast(facts["title"])}
        return [*blocks, title] if blocks[:1] and blocks[0]["t"] == "Figure" else [title, *blocks]
    return blocks
