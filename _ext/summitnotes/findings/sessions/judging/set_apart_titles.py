"""Titles that a whole file sets apart in one way, in paragraphs that show neither hour nor kind.

``**Slow looms**, by Ana Prieto`` above what is said of it, and ``"Slow looms". Seminar talk``: one of
them may be anything, several of them are the talks. Headings right above the second sort only name a sort of
talks, and lists of publications hold none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.words.kinds import kind_prefix

_LEAST = 3  # such titles in a file
_NAMED, _LEAST_NAMED = 0.5, 2  # likelihood of names behind them, and so many that are sure
_MOST_WORDS = 10  # behind a title in bold
_PUBLICATIONS = words("sessions/publication_titles")


def titles_with_givers(drafts: Sequence[Draft]) -> set[int]:
    """Indices of paragraphs and items that are a title in bold, and by whom: ``**Ropes**, by Ana Prieto``."""
    found = [draft for draft in drafts if _is_given(draft)]
    named = [draft for draft in found if draft.best is not None and draft.best.likelihood >= _NAMED]
    if len(found) < _LEAST or len(named) < _LEAST_NAMED:
        return set()
    return {draft.block.index for draft in found}


def _is_given(draft: Draft) -> bool:
    block = draft.block
    alone = block.kind is BlockKind.ITEM or (block.kind is BlockKind.LINE and block.lines == 1)
    bold = next((run for run in block.runs if run.style == "strong"), None) if alone else None
    if bold is None or bold.begin or block.text.rstrip().endswith("."):
        return False
    behind = block.text[bold.stop :].lstrip(" ,:–—-")
    return 1 < len(behind.split()) <= _MOST_WORDS and after_by(behind) is not None


def quoted_titles(drafts: Sequence[Draft], outline: Outline) -> tuple[set[int], set[int]]:
    """Indices of paragraphs that begin with a title in quotes, and of the headings right above them."""
    said = {draft.block.index: _said_behind(draft) for draft in drafts if _begins(draft)}
    found = [outline.blocks[at] for at in said if not is_published(outline.blocks[at], outline)]
    if sum(said[block.index] for block in found) < _LEAST:
        return set(), set()
    return {block.index for block in found}, {block.parent for block in found if block.parent is not None}


def _begins(draft: Draft) -> bool:
    """Whether a paragraph of several lines, or an item, begins with words in quotes that a stop follows."""
    block = draft.block
    first = block.kind is BlockKind.LINE and not block.position and (block.lines > 1 or bool(block.runs))
    open_one = first or block.kind is BlockKind.ITEM
    return open_one and draft.facts.span is None and _QUOTED.match(draft.facts.whole) is not None


def _said_behind(draft: Draft) -> bool:
    """Whether the title leads somewhere, or its kind or a house follows: ``"Ropes". Seminar talk``."""
    title = _QUOTED.match(draft.facts.whole)
    behind = draft.facts.whole[title.end() :].lstrip(". ") if title is not None else ""
    link = next((run for run in draft.block.runs if run.style == "link"), None)
    linked = link is not None and link.begin == 1
    return linked or kind_prefix(behind) is not None or is_organisation(behind.partition(",")[0])


_QUOTED = re.compile('["“«„][^"“”«»„]{3,}\\s[^"“”«»„]+["”»“](?:[.,]\\s|[.,]?$)')


def published(outline: Outline) -> set[int]:
    """Indices of what stands right below "Publications"."""
    return {block.index for block in outline if is_published(block, outline)}


def is_published(block: Block, outline: Outline) -> bool:
    """Whether a block stands right below "Publications"."""
    if block.kind not in (BlockKind.ITEM, BlockKind.LINE):
        return False
    above = next(iter(outline.ancestors(block)), None)
    head = above is not None and above.kind in (BlockKind.HEADING, BlockKind.LABEL)
    return head and above is not None and fold_name(above.text) in _PUBLICATIONS
