"""Every kind of page of three sites, in light, in the dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.serving import MODES
from browser.sites import PAGES, SITES
from browser.visiting import TAGS, WIDTHS, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browser.conftest import Site

SHIFTED = 0.05  # share of the window, as browsers score it
HEAVIEST = {"index.html": 60 * 1024}  # bytes of a page with all it loads, compressed
HEAVIEST |= {path: 80 * 1024 for path in SITES["shipped"].pages if path.startswith("notes/")}

Visiting = Callable[[str, str], dict[str, Visit]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("site", "path"), PAGES)
def test_axe(site: str, path: str, mode: str, visit: Visiting) -> None:
    assert visit(site, path)[mode].violations == []


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_loading(site: str, path: str, visit: Visiting, site_of: Callable[[str], Site]) -> None:
    seen = visit(site, path)["light"]
    assert seen.said == []
    assert seen.foreign(site_of(site).base) == []
    assert seen.mains == 1


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_nothing_moves(site: str, path: str, visit: Visiting) -> None:
    """Not on a phone, and not when an answer of the search comes in."""
    seen = visit(site, path)
    assert max(seen["light"].shift, seen["phone"].shift) < SHIFTED


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_no_page_breaks_the_policy(site: str, path: str, visit: Visiting) -> None:
    seen = visit(site, path)
    assert seen["light"].broken + seen["phone"].broken == []


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_headings_are_in_order(site: str, path: str, visit: Visiting) -> None:
    headings = visit(site, path)["light"].headings
    assert [text for level, text in headings if level == 1] == [headings[0][1]]
    skipped = [after for before, after in pairwise(headings) if after[0] > before[0] + 1]
    assert skipped == []


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_nothing_is_wider_than_the_page(site: str, path: str, visit: Visiting) -> None:
    assert visit(site, path)["light"].overflows == {width: [] for width in WIDTHS}


@pytest.mark.parametrize("path", HEAVIEST)
def test_weight(path: str, visit: Visiting, built: Site) -> None:
    seen = visit("shipped", path)["light"]
    assert any(url.endswith(".css") or ".css?" in url for url in seen.requests)
    assert seen.weight(built.folder) <= HEAVIEST[path]


def test_axe_knows_wcag_2_2(browser_started: Browser) -> None:
    from browser.visiting import AXE

    page = browser_started.new_page()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = page.evaluate("axe.getRules(['wcag22aa']).map(rule => rule.ruleId)")
    page.close()
    assert "target-size" in rules
    assert "wcag22aa" in TAGS
