"""The style sheet and the scripts of cards and lists, which ship with the package.

They stand before those of the project, so that a site changes a colour by setting a variable in a style sheet
of its own, and a whole file by one of the same name in its ``html_static_path``. A page names those that it
has a use for, ours and those of other extensions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS = ("summit-filter.js", "summit-lists.js", "summit-links.js", "summit-cite.js")
#: End of a file's name -> what stands on each page that it does something for. The others are for any page.
_USED_BY = {
    "/pygments.css": "highlight",
    "/sphinx-design.min.css": "sd-",
    "/design-tabs.js": "sd-tab",
    "/summit-filter.js": "data-summit-filtered",
    "/summit-lists.js": "summit-entries",
    "/summit-cite.js": "talk-cite",
}
#: What the pages of Furo do not say themselves (lean.py).
FURO = "summit-furo.css"


def ship_static(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: the folder of the package is one of those that Sphinx copies."""
    if str(STATIC) not in config.html_static_path:
        config.html_static_path = [str(STATIC), *config.html_static_path]


def name_what_is_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``."""
    body = context.get("body")
    if doctree is None or not body:
        return
    for files in ("css_files", "script_files"):
        context[files] = [file for file in context[files] if _is_used(f"/{_name(file)}", body)]


def _name(file: object) -> str:
    """Where a style sheet or a script of a page lies."""
    return str(getattr(file, "filename", None) or file)


def _is_used(name: str, body: str) -> bool:
    sign = next((sign for end, sign in _USED_BY.items() if name.endswith(end)), "")
    return sign in body


def dress_furo(app: Sphinx) -> None:
    """Handler of ``builder-inited``."""
    if getattr(getattr(app.builder, "theme", None), "name", "") == "furo":
        app.add_css_file(FURO, priority=700)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", ship_static)
    app.connect("builder-inited", dress_furo)
    app.connect("html-page-context", name_what_is_used, priority=800)  # when others have added theirs
    app.add_css_file("summit.css", priority=700)  # behind the theme and sphinx-design
    for script in SCRIPTS:
        app.add_js_file(script, defer="defer")
