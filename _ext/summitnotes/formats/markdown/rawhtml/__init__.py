"""HTML that people put into Markdown: a short list of tags becomes what Markdown can say anyway.

Three steps. A block rule keeps lines that begin with a block tag together, as CommonMark does
(``cutting.py``), and reads on behind blank lines while elements are open (``openness.py``). A pass over
the blocks makes tokens of Markdown out of those tags: ``<ul>`` a list, ``<h2>`` a heading
(``nesting.py``, ``tables.py``); a pass over the inline tokens does the same with the tags inside a text
(``inline.py``). No raw HTML is left in either. What is not on the list (``tags.py``), or has no partner
(``pairs.py``), stays on the page letter by letter and is told once a file.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rawhtml.cutting import pieces, read_block, read_indented
from summitnotes.formats.markdown.rawhtml.inline import read_inline, settle_inline
from summitnotes.formats.markdown.rawhtml.nesting import Nesting
from summitnotes.formats.markdown.rawhtml.tables import open_tables

__all__ = ["settle_inline", "use_html"]


def use_html(md: MarkdownIt) -> None:
    """Let ``md`` read the tags of the list."""
    nested = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("code", "notes_indented_html", read_indented, {"alt": []})
    md.block.ruler.before("html_block", "notes_html", read_block, {"alt": nested})
    md.inline.ruler.at("html_inline", read_inline)
    md.core.ruler.after("block", "notes_html", _open_blocks)


def _open_blocks(state: StateCore) -> None:
    """Put Markdown's tokens in the place of blocks of HTML."""
    if not any(token.type == "notes_html_block" for token in state.tokens):
        return
    flat: list[Token] = []
    for token in state.tokens:
        if token.type == "notes_html_block":
            flat += pieces(token)
        else:
            flat.append(token)
    state.tokens = Nesting(open_tables(flat), notes.of(state.env)).run()
