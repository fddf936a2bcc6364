"""Every page works under the policy that the deploy guide gives, and the guide gives that of this site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.serving import REPOSITORY, served
from browser.visiting import PAGES
from summitnotes.commands.policy import policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.conftest import Site

VIOLATIONS = """window.violations = []; document.addEventListener("securitypolicyviolation",
  e => violations.push([e.violatedDirective, e.blockedURI, e.sample]));"""


@pytest.fixture(scope="module")
def header(built: Site) -> str:
    pages = (path for path in built.folder.rglob("*.html") if built.folder / "notes" not in path.parents)
    return policy(path.read_text("utf-8") for path in pages)


@pytest.fixture(scope="module")
def page(built: Site, browser_started: Browser, header: str) -> Iterator[tuple[Page, str]]:
    with served(built.folder, header) as base:
        context = browser_started.new_context()
        opened = context.new_page()
        opened.add_init_script(VIOLATIONS)
        yield opened, base
        context.close()


@pytest.mark.parametrize("path", [*PAGES, "genindex.html"])
def test_no_page_breaks_the_policy(path: str, page: tuple[Page, str]) -> None:
    opened, base = page
    opened.goto(base + path, wait_until="load")
    assert opened.evaluate("violations") == []


def test_the_policy_bites(page: tuple[Page, str]) -> None:
    opened, base = page
    opened.goto(base + "index.html", wait_until="load")
    opened.evaluate("""() => { const script = document.createElement("script");
      script.textContent = "window.bitten = true"; document.body.append(script); }""")
    assert opened.evaluate("[window.bitten, violations.map(v => v[0])]") == [None, ["script-src-elem"]]


def test_the_guide_gives_it(header: str) -> None:
    guide = (REPOSITORY / "docs" / "guide" / "deploy.md").read_text("utf-8")
    assert f"Content-Security-Policy: {header}" in " ".join(guide.split())
