"""Summit Notes: conference notes in any format become one cross-referenced site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "1.0.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect Summit Notes to Sphinx, stage by stage."""
    # Imported here, so that records, formats and findings can be used without Sphinx.
    from summitnotes.sphinx.stages import STAGES

    app.setup_extension("myst_parser")
    for stage in STAGES:
        stage.setup(app)
    return {
        "version": __version__,
        "env_version": 36,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
