"""Every page works under the policy that the deploy guide gives, and the guide gives that of this site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from browser import serving
from browser.serving import REPOSITORY
from browser.sites import PAGES
from summitnotes.commands.policy import policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.conftest import Site

VIOLATIONS = """window.violations = []; document.addEventListener("securitypolicyviolation",
  e => violations.push([e.violatedDirective, e.blockedURI, e.sample]));"""


def header_of(site: Site) -> str:
    """The policy of a site, as the command makes it: pages of notes are not asked."""
    pages = (path for path in site.folder.rglob("*.html") if site.folder / "notes" not in path.parents)
    return policy(path.read_text("utf-8") for path in pages)


@pytest.fixture(scope="module")
def policed(site_of: Callable[[str], Site], browser_started: Browser) -> Iterator[Callable[[str, str], Page]]:
    """``policed(site, path)``: a page that is served with the policy of its site."""
    bases: dict[str, str] = {}
    with ExitStack() as served, browser_started.new_context() as context:
        page = context.new_page()
        page.add_init_script(VIOLATIONS)

        def opening(site: str, path: str) -> Page:
            if site not in bases:
                found = site_of(site)
                bases[site] = served.enter_context(serving.served(found.folder, header_of(found)))
            page.goto(bases[site] + path, wait_until="load")
            return page

        yield opening


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_no_page_breaks_the_policy(site: str, path: str, policed: Callable[[str, str], Page]) -> None:
    page = policed(site, path)
    if "?q=" in path:
        page.wait_for_function("document.querySelector('[role=main] li a')")
    assert page.evaluate("violations") == []


def test_the_policy_bites(policed: Callable[[str, str], Page]) -> None:
    page = policed("shipped", "index.html")
    page.evaluate("""() => { const script = document.createElement("script");
      script.textContent = "window.bitten = true"; document.body.append(script); }""")
    assert page.evaluate("[window.bitten, violations.map(v => v[0])]") == [None, ["script-src-elem"]]


def test_the_guide_gives_it(built: Site) -> None:
    guide = (REPOSITORY / "docs" / "guide" / "deploy.md").read_text("utf-8")
    assert f"Content-Security-Policy: {header_of(built)}" in " ".join(guide.split())
