"""Every kind of page, in light, in the dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.serving import MODES
from browser.visiting import PAGES, SHIFTS, TAGS, WIDTHS, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.conftest import Site

HEAVIEST = {"index.html": 60 * 1024}  # bytes of a page with all it loads, compressed
HEAVIEST |= {path: 80 * 1024 for path in PAGES if path.startswith("notes/")}

Visiting = Callable[[str], dict[str, Visit]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PAGES)
def test_axe(path: str, mode: str, visit: Visiting) -> None:
    assert visit(path)[mode].violations == []


@pytest.mark.parametrize("path", PAGES)
def test_loading(path: str, visit: Visiting, built: Site) -> None:
    seen = visit(path)["light"]
    assert seen.said == []
    assert seen.foreign(built.base) == []
    assert seen.shift < 0.01
    assert seen.mains == 1


@pytest.mark.parametrize("path", ["index.html", "talks.html", "notes/2014-05-atlanta/notes.html"])
def test_nothing_moves_on_a_phone(path: str, open_page: Callable[..., Page]) -> None:
    page = open_page(path, "phone", init=SHIFTS)
    page.wait_for_timeout(50)
    assert page.evaluate("summitShifts") < 0.01


@pytest.mark.parametrize("path", PAGES)
def test_headings_are_in_order(path: str, visit: Visiting) -> None:
    headings = visit(path)["light"].headings
    assert [text for level, text in headings if level == 1] == [headings[0][1]]
    skipped = [after for before, after in pairwise(headings) if after[0] > before[0] + 1]
    assert skipped == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_page(path: str, visit: Visiting) -> None:
    assert visit(path)["light"].overflows == {width: [] for width in WIDTHS}


@pytest.mark.parametrize("path", HEAVIEST)
def test_weight(path: str, visit: Visiting, built: Site) -> None:
    seen = visit(path)["light"]
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
