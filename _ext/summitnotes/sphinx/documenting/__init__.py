"""Directives for the documentation of Summit Notes itself. Sites without that documentation need none of it.

``summit-example`` and ``summit-notes`` show an example with its result (see :mod:`.examples`);
``summit-directive``, ``summit-setting``, ``summit-warnings`` and ``summit-plaintext-rules`` print the
reference from the code (see :mod:`.reference`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.sphinx.documenting import examples, reference

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("summitnotes")
    examples.setup(app)
    reference.setup(app)
    return {
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
