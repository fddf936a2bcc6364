"""The policy under which each site is served bites, and is that of the deploy guide.

That no page breaks it is asked where pages are looked at (``test_pages.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.serving import REPOSITORY
from browser.visiting import VIOLATIONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import Site


def test_the_policy_bites(open_page: Callable[..., Page]) -> None:
    page = open_page("index.html", init=VIOLATIONS, bypass_csp=False)
    page.evaluate("""() => { const script = document.createElement("script");
      script.textContent = "window.bitten = true"; document.body.append(script); }""")
    assert page.evaluate("[window.bitten, violations.map(v => v[0])]") == [None, ["script-src-elem"]]


def test_the_guide_gives_it(built: Site) -> None:
    guide = (REPOSITORY / "docs" / "guide" / "deploy.md").read_text("utf-8")
    assert f"Content-Security-Policy: {built.policy}" in " ".join(guide.split())
