"""Plain text: notes without anybody's markup.

Stage by stage: :mod:`.style` measures how the file was laid out, :mod:`.rules` gives every line a kind
with a rule's name and a confidence, :mod:`.levels` nests headings and items as far as the text shows it,
:mod:`.doctree` builds nodes. Words are never changed.
"""

from __future__ import annotations

from docutils import nodes

from summitnotes.formats.base import Reading, ReadOptions
from summitnotes.formats.plaintext.doctree import build
from summitnotes.formats.plaintext.lines import Kind, TypedLine
from summitnotes.formats.plaintext.style import Style
from summitnotes.formats.plaintext.typed import tile, type_lines, type_page

__all__ = ["FORMAT", "Kind", "PlainText", "Style", "TypedLine", "type_lines"]


class PlainText:
    """The format of files that follow no format. See :class:`summitnotes.formats.base.Format`."""

    id = "plaintext"
    suffixes: tuple[str, ...] = ()

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        """See :meth:`summitnotes.formats.base.Format.read`."""
        typed, style = type_page(text, options.without, options.literal_lines)
        problems = build(typed, document)
        spans = tile(text, typed) if options.ledger else ()
        return Reading(spans, tuple(problems), {"style": style.name})


FORMAT = PlainText()
