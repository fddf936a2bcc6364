"""Bibliographies, as far as sphinxcontrib-bibtex leaves something to do.

Entries are items of their list: docutils gives them a role that ARIA has deprecated. A file that is missing
is missed in every build, and one that is damaged is told in every build.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
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
    """Handler of ``env-updated``: the next build looks again at files that are not there, or damaged."""
    if "cite" in env.domains:
        from summitnotes.sphinx.reading.bibliographies import damaged  # noqa: PLC0415 - pybtex is heavy

        files = env.domains["cite"].bibdata.bibfiles  # type: ignore[attr-defined]
        for path, file in files.items():
            if file.mtime == -math.inf or path in damaged:
                files[path] = file._replace(mtime=0.0)


def forgive(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: a damaged file of references is no end of the build."""
    if "sphinxcontrib.bibtex" in app.extensions:
        from summitnotes.sphinx.reading import bibliographies  # noqa: PLC0415 - pybtex is heavy

        bibliographies.forgive()


def setup(app: Sphinx) -> None:
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.connect("config-inited", forgive)
    app.connect("env-updated", miss_again)
