"""Bibliographies, as far as sphinxcontrib-bibtex leaves something to do.

Entries are items of their list: docutils gives them a role that ARIA has deprecated. A file that is missing
is missed in every build.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ROLE = 'role="doc-biblioentry"'


def visit_citation(translator: Any, node: nodes.citation) -> None:
    """What docutils writes, with the role that its wrapper (``role="list"``) asks for."""
    type(translator).visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace(_ROLE, 'role="listitem"', 1)


def depart_citation(translator: Any, node: nodes.citation) -> None:
    """The end of an entry, as docutils writes it."""
    type(translator).depart_citation(translator, node)


def miss_again(app: Sphinx, env: BuildEnvironment) -> None:
    """Handler of ``env-updated``: the next build looks again for files that are not there, and says so."""
    if "cite" in env.domains:
        files = env.domains["cite"].bibdata.bibfiles  # type: ignore[attr-defined]
        for path, file in files.items():
            if file.mtime == -math.inf:
                files[path] = file._replace(mtime=0.0)


def setup(app: Sphinx) -> None:
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.connect("env-updated", miss_again)
