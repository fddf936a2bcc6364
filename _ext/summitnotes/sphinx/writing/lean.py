"""Pages with a lean frame: what a theme puts around each of them is a quarter of a short one.

Furo's templates are thinned when they are loaded, once for the build; what is put into them stays as it is.
A browser shows the same: between tags a run of white space is one space, and each run keeps its line end;
signs are drawn by ``summit.css`` and not by a sheet of drawings in each page; classes that only say that a
link is a link go, and the style sheet asks for the links of the sidebar and of the contents instead.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from jinja2.ext import Extension
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_INDENTATION = re.compile(r"\n[ \t]+")
#: A line of nothing but tags of the template: what it leaves is an empty line.
_TAGS_ALONE = re.compile(r"(?<=\n)((?:\{%[^\n]*?%\})+)\n")
#: Where white space is shown, or means something.
_SHOWN = re.compile(r"<(?:pre|textarea)\b|\{%-?\+?\s*raw\b")
#: The template of Furo that draws its signs, for all of a page to use.
_SHEET = "partials/icons.html"
_SIGN = re.compile(r'<use href="#svg-([a-z-]+)"></use>')
#: Sign -> what a pointer that rests on it is told, in the words of Furo. Links with a sign say more.
_TOLD = {"toc": "Contents", "menu": "Menu"}
#: The four signs of the button for light and dark, of which one is seen: the style sheet draws that one.
_THEMES = re.compile(
    r'(?P<button><button class="theme-toggle") aria-label=(?P<name>"[^"]*">\s*)'
    r'(?:<svg class="theme-icon-when-[a-z-]+"><use href="#svg-[a-z-]+"></use></svg>\s*)+'
)
#: A tag of a style sheet, which says that it is one by ``rel``.
_STYLE, _STYLE_ALONE = "{{ css_tag(css) }}", """{{ css_tag(css) | replace(' type="text/css"', '') }}"""
#: What links of a head are called, which no browser shows; where one leads is in ``rel``.
_LINKED = re.compile(r'(<link rel="[a-z]+") title="[^"]*"')
#: The arrow of "Back to top" is another sign.
_ARROW = re.compile(r'<svg xmlns="[^"]*" viewBox="0 0 24 24">\s*<path d="M13 20h-2V8[^"]*"></path>\s*</svg>')
#: In a head: what fetches pictures that the page shows anyway, what Sphinx says again, who made it.
_SAID_TWICE = re.compile(
    r'<link rel="prefetch" [^>]*as="image">\s*|<meta name="viewport" [^>]*initial-scale=1">\s*'
    r"|<!-- Generated with [^\n]*? -->\s*"
)
#: In the form of the search: fields that no script of Sphinx has read for years.
_UNREAD = re.compile(r'\s*<input type="hidden" name="(?:check_keywords|area)" value="[a-z]+">')
#: The template of Furo for variables of a site's own, and for two of the styles of code.
_VARIABLES = "partials/_head_css_variables.html"
#: What those two are unless a site chooses other styles; ``summit-furo.css`` says it once for all pages.
_USUAL = {
    "light": {"foreground": "#1e1e1e", "background": "#f2f2f2"},
    "dark": {"foreground": "#d0d0d0", "background": "#202020"},
}
#: In a sidebar: the depth of an item below the first, that a link is one, to a page of the site, and what a
#: switch that no form sends is called there.
_UNUSED = re.compile(
    r' class="toctree-l[2-9]"| name="toctree-checkbox-\d+"|(?<=class=")toctree-l[2-9] |'
    r' class="reference(?: internal)?"|'
    r'(?<=class="current) reference(?: internal)?(?=")|<use href="#svg-arrow-right">(?:</use>)?'
)
_CONTENTS = re.compile(r' class="reference internal"')
#: The link beside a heading, and what a pointer is told of it, in the language of the site.
_HEADERLINK = '(<a class="headerlink" href="[^"]*") title="{}"'


class Thin(Extension):
    """Takes out of templates what no reader sees."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if not (name or "").endswith(".html") or _SHOWN.search(source):
            return source
        if name == _SHEET:
            return ""
        if name == _VARIABLES:
            source = _unless_usual(source)
        source = _UNREAD.sub("", source)
        source = _THEMES.sub(r"\g<button> title=\g<name><svg></svg>\n", source)
        source = _LINKED.sub(r"\1", _SAID_TWICE.sub("", source))
        source = _SIGN.sub(_told, _ARROW.sub("<svg></svg>", source))
        source = source.replace(_STYLE, _STYLE_ALONE)
        return _TAGS_ALONE.sub(r"\1", _INDENTATION.sub("\n", source))


def _told(sign: re.Match[str]) -> str:
    words = _TOLD.get(sign[1])
    return f'<title>{{{{ _("{words}") }}}}</title>' if words else ""


def _unless_usual(source: str) -> str:
    """The template, which writes nothing where a site has chosen nothing."""
    chosen = f"theme_light_css_variables or theme_dark_css_variables or furo_pygments != {_USUAL!r}"
    return f"{{% if {chosen} %}}{source}{{% endif %}}"


def thin_trees(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: sidebar and contents without what no style asks for.

    What the link beside each heading is for, ``summit-links.js`` says to a pointer that may rest there.
    """
    if tree := context.get("furo_navigation_tree"):
        context["furo_navigation_tree"] = _UNUSED.sub("", tree)
        if contents := context.get("toc"):
            context["toc"] = _CONTENTS.sub("", contents)
        if body := context.get("body"):
            told = html.escape(get_translation("sphinx")("Link to this heading"))
            context["body"] = re.sub(_HEADERLINK.format(re.escape(told)), r"\1", body)


def thin_templates(app: Sphinx) -> None:
    """Handler of ``builder-inited``."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.add_extension(Thin)
        environment.auto_reload = False  # the disk is not asked for each part of each page whether it changed


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", thin_templates)
    app.connect("html-page-context", thin_trees, priority=520)  # when navigation.py has made it (510)
