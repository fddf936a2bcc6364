"""What a build is for: a site, or no more than what there is to say of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Name of the builder that ``lint`` runs (:mod:`summitnotes.sphinx.writing.checking`).
LINT = "summit-lint"
#: … and of the one whose messages it looks for.
SITE = "html"


def only_looks(app: Sphinx) -> bool:
    """Whether nobody will see a page of this build: what only pages and their search need can be left out."""
    return app.builder.name == LINT
