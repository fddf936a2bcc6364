"""Pages without the indentation of their theme's templates, a tenth of a short page, and with a lean sidebar.

The templates are thinned when they are loaded, once for the build; what is put into them stays as it is.
A browser shows the same: between tags a run of white space is one space, and each run keeps its line end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2.ext import Extension

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_INDENTATION = re.compile(r"\n[ \t]+")
#: A line of nothing but tags of the template: what it leaves is an empty line.
_TAGS_ALONE = re.compile(r"(?<=\n)((?:\{%[^\n]*?%\})+)\n")
#: Where white space is shown, or means something.
_SHOWN = re.compile(r"<(?:pre|textarea)\b|\{%-?\+?\s*raw\b")
#: In a sidebar: the depth of an item below the first, and that a link leads to a page of the site.
_UNUSED = re.compile(r' class="toctree-l[2-9]"|(?<=class=")toctree-l[2-9] | internal(?=")')


class Thin(Extension):
    """Takes the indentation out of templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if not (name or "").endswith(".html") or _SHOWN.search(source):
            return source
        return _TAGS_ALONE.sub(r"\1", _INDENTATION.sub("\n", source))


def thin_sidebar(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: without the classes that no style of Furo asks for."""
    if tree := context.get("furo_navigation_tree"):
        context["furo_navigation_tree"] = _UNUSED.sub("", tree)


def thin_templates(app: Sphinx) -> None:
    """Handler of ``builder-inited``."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.add_extension(Thin)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", thin_templates)
    app.connect("html-page-context", thin_sidebar, priority=520)  # when navigation.py has made it (510)
