"""What makes builds smaller without changing a byte of them."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from summitnotes.sphinx.borrowed import bound_trees

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The type of functions that remember what they gave, and the rooms of those that are asked about lines.
_REMEMBERING = type(lru_cache(bool))
_FINDINGS = ("summitnotes.findings.", "summitnotes.formats.")


def let_trees_go(app: Sphinx) -> None:
    """Handler of ``builder-inited``: Sphinx keeps each tree until it is written, and its pickle after that.

    Those of a note with 15 talks are 0.6 MB, and are loaded again in a millisecond.
    """
    bound_trees(app.env)


def forget_lines(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-check-consistency``: what finders remember of lines serves only those that are read.

    Tables that they made once, whatever was read, stay: those have no bound.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(_FINDINGS):
            for found in vars(module).values():
                if isinstance(found, _REMEMBERING) and found.cache_parameters()["maxsize"] is not None:
                    found.cache_clear()


def setup(app: Sphinx) -> None:
    app.connect("env-check-consistency", forget_lines)
    app.connect("builder-inited", let_trees_go)
