"""The filter above a list, with its script and style alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from browser.serving import REPOSITORY
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views import talk_list
from summitnotes.views.base import ViewOptions
from summitnotes.views.render import render
from views.sample import SampleLinker

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATIC = REPOSITORY / "_ext" / "summitnotes" / "static"
CSS = (STATIC / "summit.css").read_text("utf-8")


def test_the_filter_alone(browser_started: Browser, tmp_path: Path) -> None:
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
        f"<main role=main>{body}</main><script>const _ = (message) => message; {script}</script>",
        encoding="utf-8",
    )
    context = browser_started.new_context()
    page = context.new_page()
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
    still_context = browser_started.new_context(java_script_enabled=False)
    still = still_context.new_page()
    still.goto(page_file.as_uri() + "?topic=topic0")
    assert still.locator("li[data-summit-item]:visible").count() == 6
    assert not still.locator(".summit-filter").is_visible()
    context.close()
    still_context.close()
