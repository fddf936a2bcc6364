"""What makes builds smaller without changing a byte of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.sphinx.borrowed import bound_trees

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def let_trees_go(app: Sphinx) -> None:
    """Handler of ``builder-inited``: Sphinx keeps each tree until it is written, and its pickle after that.

    Those of a note with 15 talks are 0.6 MB, and are loaded again in a millisecond.
    """
    bound_trees(app.env)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", let_trees_go)
