"""The style sheet and the scripts of cards and lists, which ship with the package.

They stand before those of the project, so that a site changes a colour by setting a variable in a style sheet
of its own, and a whole file by one of the same name in its ``html_static_path``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS = ("summit-filter.js", "summit-lists.js", "summit-links.js", "summit-cite.js")


def ship_static(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: the folder of the package is one of those that Sphinx copies."""
    if str(STATIC) not in config.html_static_path:
        config.html_static_path = [str(STATIC), *config.html_static_path]


def setup(app: Sphinx) -> None:
    app.connect("config-inited", ship_static)
    app.add_css_file("summit.css", priority=700)  # behind the theme and sphinx-design
    for script in SCRIPTS:
        app.add_js_file(script, defer="defer")
