"""The style sheet and the script: readable in both themes, and no request to anybody else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views import talk_list
from summitnotes.views.base import ViewOptions
from summitnotes.views.render import render
from views.sample import SampleLinker

STATIC = Path(__file__).parents[2] / "_static"
CSS = (STATIC / "summit.css").read_text(encoding="utf-8")
PAPER = {"light": "#ffffff", "dark": "#131416"}  # Furo's page in either theme
TEXT_ON = [
    ("accent", None),
    ("accent", "accent-wash"),
    ("quiet", None),
    ("quiet", "accent-wash"),
    ("found", None),
    *(("accent-strong", f"tint-{n}") for n in range(1, 5)),
]


def _blocks() -> dict[str, dict[str, str]]:
    heads = {
        "light": r"^body \{",
        "dark": r'body\[data-theme="dark"\] \{',
        "auto": r'body:not\(\[data-theme="light"\]\) \{',
    }
    found = {}
    for name, head in heads.items():
        match = re.search(head + r"(.*?)\}", CSS, re.DOTALL | re.MULTILINE)
        assert match is not None
        found[name] = dict(re.findall(r"--([\w-]+):\s*([^;]+);", match.group(1)))
    return found


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_both_ways_into_the_dark_are_the_same() -> None:
    blocks = _blocks()
    assert blocks["dark"] == blocks["auto"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_contrast(theme: str, text: str, ground: str | None) -> None:
    colours = _blocks()[theme]
    pair = (colours[f"summit-{text}"], colours[f"summit-{ground}"] if ground else PAPER[theme])
    high, low = sorted((_luminance(colour) for colour in pair), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_no_request_to_anybody() -> None:
    for path in STATIC.iterdir():
        if path.suffix in (".css", ".js", ".svg") and path.name.startswith(("summit", "logo", "favicon")):
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?:|@import|url\(|fetch\(|XMLHttpRequest|eval\(|innerHTML", text), (
                path.name
            )


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
def test_the_filter_in_a_browser(tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    talks = tuple(
        Talk(f"t{n}", f"Talk {n}", topics=(f"topic{n % 3}",), date=f"20{12 + n % 2}-05-0{n + 1}")
        for n in range(6)
    )
    options = ViewOptions(filter=True, group_by="year", view="list")
    body = render(None, "talk_list", talk_list.build(Catalogue(talks=talks), options, SampleLinker()))
    script = (STATIC / "summit-filter.js").read_text(encoding="utf-8")
    page_file = tmp_path / "page.html"
    page_file.write_text(
        f"<!doctype html><meta charset=utf-8><style>{CSS}</style>"
        f"<main role=main>{body}</main><script>{script}</script>",
        encoding="utf-8",
    )
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri() + "?topic=topic0")
        status, items = page.locator(".summit-filter-status"), page.locator("li[data-summit-item]:visible")
        assert (status.inner_text(), items.count()) == ("2 of 6 talks", 2)
        page.click("summary:has-text('Topic')")
        page.check("input[value=topic1]")
        assert (status.inner_text(), items.count()) == ("4 of 6 talks", 4)
        page.click("summary:has-text('Year')")
        page.check("input[value='2012']")
        assert page.locator(".summit-group-title:visible").all_inner_texts() == ["2012"]
        assert page.url.endswith("?topic=topic0&topic=topic1&year=2012")
        page.click("button[type=reset]")
        page.wait_for_function("location.search === ''")
        assert (status.inner_text(), items.count()) == ("6 talks", 6)
        still = browser.new_context(java_script_enabled=False).new_page()
        still.goto(page_file.as_uri() + "?topic=topic0")
        assert still.locator("li[data-summit-item]:visible").count() == 6
        assert not still.locator(".summit-filter").is_visible()
        browser.close()
