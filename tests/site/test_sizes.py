"""Pages stay small however many notes there are: a generated site with pages for its years."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment

from bench.corpus import make_notes, write_site
from summitnotes.records.anchors import short_anchor
from summitnotes.sphinx.writing.lean import Thin

from .conftest import CONF, REPOSITORY, Build, Built
from .landing import dead_links

NOTES = 30  # 450 talks: more than one page holds
OVERVIEWS = ("events", "people", "talks", "topics")


@pytest.fixture(scope="module")
def site(build_once: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("generated") / "docs"
    source.mkdir()
    write_site(source, make_notes(NOTES), "dokuwiki")
    for name in OVERVIEWS:
        (source / f"{name}.md").write_bytes((REPOSITORY / "docs" / f"{name}.md").read_bytes())
    index = "# Notes\n\n```{toctree}\n" + "\n".join(OVERVIEWS) + "\n```\n"
    (source / "index.md").write_text(index, "utf-8")
    (source / "matrix.md").unlink()
    return build_once(source, conf=CONF.replace('"basic"', '"furo"'))


def pages(site: Built) -> list[Path]:
    return [path for path in sorted(site.out.rglob("*.html")) if "_static" not in path.parts]


def test_no_page_is_large(site: Built) -> None:
    large = []
    for path in pages(site):
        text = path.read_text("utf-8")
        elements = len(re.findall(r"<[a-z]", text))
        if len(text.encode()) > 400_000 or elements > 6_000:
            large.append((path.name, len(text), elements))
    assert large == []


def test_no_sidebar_is_large(site: Built) -> None:
    largest = 0
    for path in pages(site):
        _before, found, after = path.read_text("utf-8").partition('<div class="sidebar-tree">')
        if found:  # a page that leads on has none
            largest = max(largest, len(after.partition('<div class="main">')[0].encode()))
    assert 1_000 < largest <= 12_000


@pytest.mark.parametrize(
    ("template", "thin"),
    [
        ("<ul>\n  {% for a in b %}\n    <li>{{ a }}</li>\n  {% endfor %}\n</ul>", None),
        ("<p>\n   {{ a }}   b\n</p>\n", "<p>\n{{ a }}   b\n</p>\n"),
        ("<div>\n  <pre>\n  kept</pre></div>", "<div>\n  <pre>\n  kept</pre></div>"),
        ("{% raw %}\n  kept{% endraw %}", "{% raw %}\n  kept{% endraw %}"),
        ('<svg><use href="#svg-menu"></use></svg>', '<svg><title>{{ _("Menu") }}</title></svg>'),
        ('<svg><use href="#svg-eye"></use></svg>', "<svg></svg>"),
        ('<link rel="prefetch" href="{{ logo_url }}" as="image">\n<link rel="next">', '<link rel="next">'),
        ('<link rel="prev" title="{{ _(\'Before\') }}" href="a.html">', '<link rel="prev" href="a.html">'),
        (
            '<button class="theme-toggle" aria-label="Toggle">\n'
            '  <svg class="theme-icon-when-dark"><use href="#svg-moon"></use></svg>\n'
            '  <svg class="theme-icon-when-light"><use href="#svg-sun"></use></svg>\n</button>',
            '<button class="theme-toggle" title="Toggle">\n<svg></svg>\n</button>',
        ),
        ('<form>\n  <input type="hidden" name="area" value="default">\n</form>', "<form>\n</form>"),
    ],
)
def test_templates_come_without_indentation(template: str, thin: str | None) -> None:
    environment = Environment(autoescape=True)
    wanted = thin or "<ul>\n{% for a in b %}<li>{{ a }}</li>\n{% endfor %}</ul>"
    assert Thin(environment).preprocess(template, "page.html") == wanted
    assert Thin(environment).preprocess(template, "search.js") == template


def test_signs_are_drawn_by_the_style_sheet(site: Built) -> None:
    style = site.text("_static/summit-furo.css")
    for path in ("people.html", "topics.html"):
        page = BeautifulSoup(site.text(path), "html.parser")
        signs = [sign for sign in page.select("svg") if not sign.select("path, circle, line, text")]
        assert len(signs) > 8
        assert not page.select("use, symbol")
    for kind in ("nav-overlay-icon", "toc-overlay-icon", "theme-toggle", "furo-related-icon"):
        assert re.search(rf"\.{kind}[^{{}}]*\{{ --summit-sign: url\(\"data:", style)


def test_colours_of_code_are_said_once_unless_a_site_chooses_others() -> None:
    environment = Environment(autoescape=True)
    template = "<style>{{ furo_pygments.dark.background }}</style>"
    made = environment.from_string(
        Thin(environment).preprocess(template, "partials/_head_css_variables.html")
    )
    usual = {
        "light": {"foreground": "#1e1e1e", "background": "#f2f2f2"},
        "dark": {"foreground": "#d0d0d0", "background": "#202020"},
    }
    assert made.render(furo_pygments=usual) == ""
    other = {**usual, "dark": {"foreground": "#fff", "background": "#000"}}
    assert made.render(furo_pygments=other) == "<style>#000</style>"
    assert made.render(furo_pygments=usual, theme_dark_css_variables={"a": "b"}) == "<style>#202020</style>"


def test_pages_name_the_files_that_they_use(site: Built) -> None:
    def named(path: str) -> set[str]:
        found = re.findall(r'(?:src|href)="[^"]*_static/([^"?]+\.(?:js|css))', site.text(path))
        return {name for name in found if "summit" in name or "pygments" in name}

    always = {"summit.css", "summit-furo.css", "summit-links.js"}
    assert named("notes/2008-01-meeting-0/day-1.html") == {*always, "summit-cite.js"}
    assert named("people/greta-grunwald.html") == always
    assert named("people.html") == {*always, "summit-lists.js"}
    assert named("talks.html") == {*always, "summit-filter.js"}
    assert named("search.html") >= {*always, "summit-filter.js", "summit-lists.js", "summit-cite.js"}


def test_every_talk_is_reached_without_a_script(site: Built) -> None:
    years = BeautifulSoup(site.text("talks.html"), "html.parser").select(".summit-years a")
    reached: set[str] = set()
    for year in years:
        page = BeautifulSoup(site.text(str(year["href"])), "html.parser")
        reached |= {str(a["href"]).rsplit("#", 1)[-1] for a in page.select(".summit-entries a")}
    talks = [talk for talk in site.catalogue.talks if talk.kind.is_talk]
    assert len(talks) > 300
    assert {short_anchor(site.catalogue.talk_places[talk.id].anchor) for talk in talks} <= reached


def test_every_link_lands(site: Built) -> None:
    assert dead_links(site.out) == []
