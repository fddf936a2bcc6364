"""Configuration of this site. Pages are in docs/, notes in docs/notes/, the extension in _ext/."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
DOCS = HERE / "docs"
sys.path.insert(0, str(HERE / "_ext"))

from summitnotes import __version__  # noqa: E402 - the extension lies beside this file

project = "Summit Notes"
version = release = __version__
author = "the Summit Notes contributors"
project_copyright = author
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinxext.opengraph",
    "notfound.extension",
    "summitnotes",
    "summitnotes.sphinx.documenting",
]

# The short names (`.. talk::`, `{talk}`) are those of the domain "summit".
primary_domain = "summit"
# Words are never edited: straight quotes stay straight.
smartquotes = False
# The examples of the documentation are shown on its pages, and are no pages themselves.
exclude_patterns = ["examples/**"]
templates_path = [str(HERE / "_templates")] if (HERE / "_templates").is_dir() else []
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "attrs_inline", "linkify"]
myst_heading_anchors = 3

bibtex_bibfiles = [str(DOCS / "references.bib")] if (DOCS / "references.bib").is_file() else []
bibtex_default_style = "plain"

html_theme = "furo"
html_title = project
html_static_path = [str(HERE / "_static")]
html_css_files = ["site.css"]
html_favicon = str(HERE / "_static" / "favicon.svg")
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_show_copyright = False
html_last_updated_fmt = None
html_copy_source = True
html_theme_options = {
    "light_logo": "logo.svg",
    "dark_logo": "logo-dark.svg",
    "navigation_with_keys": True,
}

# No picture is drawn for social networks while building.
ogp_site_url = html_baseurl
ogp_social_cards = {"enable": False}
if not os.environ.get("READTHEDOCS"):  # which sets the prefix of the version itself
    notfound_urls_prefix = ""

epub_basename = "summit-notes"
epub_show_urls = "no"
latex_engine = "xelatex"
latex_use_xindy = False  # makeindex comes with TeX Live; xindy does not
latex_documents = [("index", "summit-notes.tex", project, author, "howto")]
man_pages = [("index", "summit-notes", project, [author], 7)]
linkcheck_timeout = 10
linkcheck_anchors = False


def setup(app: Sphinx) -> None:
    """Take docs/ as the source folder when Sphinx was pointed at this one.

    Read the Docs and several editors call ``sphinx-build . out``; with this, that gives the same
    site as ``sphinx-build -c . docs out``.
    """
    if Path(app.srcdir) == HERE:
        app.srcdir = DOCS  # type: ignore[assignment]
