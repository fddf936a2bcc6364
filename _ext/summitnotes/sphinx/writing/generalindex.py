"""The general index of a site with many talks leaves them to their overviews.

Each talk stands in it under its title and under each speaker. Beyond what one page holds, the pages of
talks, people and topics say the same in pieces, and the index keeps what other pages put into it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

Links = list[tuple[str, str]]  # (main, address)
#: In an address: what stands there is a talk.
_TALK = "#talk-"


def leave_talks_out(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``."""
    if pagename != "genindex" or not domain_of(app.env).known.in_years:
        return
    kept = []
    for letter, entries in context["genindexentries"]:
        others = []
        for name, (links, below, key) in entries:
            own = _others(links)
            own_below = [(sub, left) for sub, targets in below if (left := _others(targets))]
            if own or own_below:
                others.append((name, (own, own_below, key)))
        if others:
            kept.append((letter, others))
    context["genindexentries"] = kept
    context["genindexcounts"] = [sum(1 + len(below) for _, (_, below, _) in found) for _, found in kept]


def _others(links: Links) -> Links:
    return [(main, address) for main, address in links if _TALK not in address]


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", leave_talks_out)
