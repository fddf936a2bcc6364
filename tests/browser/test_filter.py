"""The filter above a list: with its script and style alone, and over the pages of all years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser.serving import REPOSITORY
from browser.sites import MANY
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views import talk_list, year_talks
from summitnotes.views.across import DATA
from summitnotes.views.base import ViewOptions
from summitnotes.views.render import render
from views.sample import SampleLinker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page

STATIC = REPOSITORY / "_ext" / "summitnotes" / "static"
CSS = (STATIC / "summit.css").read_text("utf-8")


def page_of(body: str, context: BrowserContext, folder: Path, head: str) -> Page:
    """A page of one view with the filter's script, opened with the first topic chosen."""
    script = (STATIC / "summit-filter.js").read_text(encoding="utf-8")
    page_file = folder / "page.html"
    page_file.write_text(
        f"<!doctype html><meta charset=utf-8>{head}"
        f"<main role=main>{body}</main><script>const _ = (message) => message; {script}</script>",
        encoding="utf-8",
    )
    page = context.new_page()
    page.goto(page_file.as_uri() + "?topic=topic0")
    return page


def test_the_filter_alone(browser_started: Browser, tmp_path: Path) -> None:
    talks = tuple(
        Talk(f"t{n}", f"Talk {n}", topics=(f"topic{n % 3}",), date=f"20{12 + n % 2}-05-0{n + 1}")
        for n in range(6)
    )
    options = ViewOptions(filter=True, group_by="year", view="list")
    body = render(None, "talk_list", talk_list.build(Catalogue(talks=talks), options, SampleLinker()))
    context = browser_started.new_context()
    page = page_of(body, context, tmp_path, f"<style>{CSS}</style>")
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
    still = page_of(body, still_context, tmp_path, f"<style>{CSS}</style>")
    assert still.locator("li[data-summit-item]:visible").count() == 6
    assert not still.locator(".summit-filter").is_visible()
    context.close()
    still_context.close()


STATUS = ".summit-filter-status"
TALKS = ".summit-entries > li:visible"


def _choose(page: Page, facet: str, value: str, *, typed: str = "") -> None:
    page.locator("summary", has_text=facet).click()
    if typed:
        page.get_by_role("searchbox", name=f"Find in {facet}").fill(typed)
    page.check(f"input[name={facet.lower()}][value={value}]")
    page.keyboard.press("Escape")


def test_one_choice_holds_on_the_pages_of_all_years(open_page: Callable[..., Page]) -> None:
    page = open_page("talks.html", site="many")
    status = page.locator(STATUS)
    every = status.inner_text()
    assert every == f"{15 * MANY:,} talks"
    years = page.locator(".summit-years > li:visible")
    assert years.count() == 18
    assert page.locator("summary:visible").all_inner_texts() == ["Topic", "Event", "Year", "Speaker"]

    _choose(page, "Speaker", "ada-almeida", typed="almeida")
    told = status.inner_text()
    found = int(told.split(" of ")[0])
    assert 0 < found < 30
    assert told == f"{found} of {every}"
    counts = [int(text.split(" of ")[0]) for text in years.locator(".summit-line-facts").all_inner_texts()]
    assert sum(counts) == found
    assert all(counts)

    name = years.first.locator("a").inner_text()
    years.first.locator("a").click()
    page.wait_for_url(f"**/talks/{name}.html?speaker=ada-almeida")
    assert page.locator(TALKS).count() == counts[0]
    assert all("Ada Almeida" in text for text in page.locator(TALKS).all_inner_texts())
    assert status.inner_text().endswith(f" · {found} in all years")
    assert page.locator(".summit-filter-picked button").all_inner_texts() == ["Ada Almeida ×"]
    assert (
        page.locator(".summit-entries:visible").count()
        == page.locator("h2.summit-group-title:visible").count()
    )

    address = page.url  # which can be sent to somebody
    page.go_back()
    page.wait_for_url("**/talks.html?speaker=ada-almeida")
    assert status.inner_text() == told
    page.go_back()
    page.wait_for_url("**/talks.html")
    assert (status.inner_text(), years.count()) == (every, 18)

    again = open_page(urlsplit(address).path[1:] + "?speaker=ada-almeida", site="many")
    assert again.locator(TALKS).count() == counts[0]
    again.locator(".summit-filter-picked button").click()
    again.wait_for_function("location.search === ''")
    assert again.locator(TALKS).count() == again.locator(".summit-entries > li").count() > counts[0]
    assert again.locator(STATUS).inner_text() == f"{again.locator(TALKS).count()} talks"


def test_what_fits_nothing_says_so_on_each_page(open_page: Callable[..., Page]) -> None:
    page = open_page("talks/2024.html?year=2010&topic=ceph", site="many")
    words = page.locator(STATUS).inner_text()
    assert ": nothing fits all that is chosen · " in words
    assert page.locator(TALKS).count() == 0
    assert page.locator(".summit-jump a:visible").all_inner_texts() == ["2010"]
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("location.search === ''")
    assert page.locator(TALKS).count() > 0


def test_a_page_older_than_the_file_of_choices_shows_all(open_page: Callable[..., Page]) -> None:
    page = open_page(
        "talks/2024.html?topic=ceph",
        site="many",
        init="""document.addEventListener("readystatechange", () => {
          const form = document.querySelector("form.summit-filter");
          if (form) form.dataset.seal = "another";
        });""",
    )
    assert page.locator("form.summit-filter").count() == 0
    assert page.locator(TALKS).count() == page.locator(".summit-entries > li").count()


def test_without_scripts_every_year_is_reached_and_no_form_is_shown(open_page: Callable[..., Page]) -> None:
    page = open_page("talks.html", site="many", java_script_enabled=False)
    assert page.locator(".summit-years a:visible").count() == 18
    assert page.locator(".summit-filter:visible").count() == 0
    page.locator(".summit-years a").first.click()
    assert page.locator(TALKS).count() == page.locator(".summit-entries > li").count() > 0


def test_the_filter_over_a_year_of_several_pages(
    browser_started: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year_talks, "MOST_TALKS", 2)
    talks = tuple(
        Talk(f"t{n}", f"Talk {n}", topics=(f"topic{n % 2}",), date=f"20{12 + n // 6}-05-01") for n in range(8)
    )
    catalogue = Catalogue(talks=talks)
    body = render(
        None, "year_talks", year_talks.build(catalogue, ViewOptions(subject="2012", part="2"), SampleLinker())
    )
    (tmp_path / DATA).write_text(year_talks.filter_data(catalogue, "en"), "utf-8")
    context = browser_started.new_context()
    page = page_of(body, context, tmp_path, f"<script src={DATA}></script>")
    shown = page.locator(".summit-entries > li:visible").all_inner_texts()
    assert [line.split(" topic")[0].strip() for line in shown] == ["Talk 2"]
    assert page.locator(".summit-filter-status").inner_text() == "1 of 2 talks · 4 in all years"
    links = page.locator(".summit-jump a:visible")
    assert [str(a.get_attribute("href")).endswith("?topic=topic0") for a in links.all()] == [
        True
    ] * links.count()
    assert links.all_inner_texts() == ["2013", "1", "3"]
    context.close()
