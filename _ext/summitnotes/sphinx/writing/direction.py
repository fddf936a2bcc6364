"""Blocks that run from right to left say so in HTML.

docutils turns a class into ``lang``, but knows no ``dir``. It writes quotes of running text as entities, so
what matches here is an attribute.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.transforms.voices import FROM_RIGHT

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_CLASS = re.compile(rf'(class="(?:[^"]* )?{FROM_RIGHT}(?: [^"]*)?")')


def add_direction(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``."""
    if doctree is not None and FROM_RIGHT in context.get("body", ""):
        context["body"] = _CLASS.sub(r'\1 dir="rtl"', context["body"])


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_direction)
