"""What a reader does: narrow a list down, search, move by keyboard, read without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.sites import SITES
from browser.visiting import SHIFTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opening = Callable[..., "Page"]

FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const words = e.innerText || e.value || e.title || e.getAttribute("aria-label") || "";
  return { tag: e.tagName, words: words.trim(),
    ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    seen: box.width > 0 && box.right > 0 && box.bottom > 0 };
}"""


def _choose(page: Page, facet: str, nth: int) -> str:
    """Tick the ``nth`` value of a facet; its value."""
    summary = page.locator(".summit-filter-facet > summary", has_text=facet)
    summary.click()
    box = page.locator(".summit-filter-facet[open] input[type=checkbox]").nth(nth)
    box.check()
    value = box.get_attribute("value")
    page.keyboard.press("Escape")
    return str(value)


def test_filter(open_page: Opening) -> None:
    page = open_page("talks.html")
    status = page.locator(".summit-filter-status")
    assert (status.get_attribute("role"), status.get_attribute("aria-live")) == ("status", "polite")
    everything = status.inner_text()
    total = int(everything.split()[0])
    visible = page.locator("[data-summit-item]:visible")
    before = visible.count()

    event = _choose(page, "Event", 0)
    one = int(status.inner_text().split()[0])
    topic = _choose(page, "Topic", 0)
    both = int(status.inner_text().split()[0])
    assert total > one >= both >= 1
    assert status.inner_text().split()[1:3] == ["of", str(total)]
    kept = visible.evaluate_all("all => all.map(e => [e.dataset.event, e.dataset.topic])")
    assert 0 < len(kept) < before
    assert all(event in events.split() and topic in topics.split() for events, topics in kept)

    # A second value of one facet widens it; the address holds them all, and brings them back.
    second = _choose(page, "Event", 1)
    assert int(status.inner_text().split()[0]) >= both
    assert all(part in page.url for part in (f"event={event}", f"event={second}", f"topic={topic}"))
    words = status.inner_text()
    page.reload(wait_until="load")
    assert page.locator(".summit-filter-status").inner_text() == words
    assert page.locator(".summit-filter input:checked").count() == 3

    # What is chosen can be taken back one by one, and Back takes back the last step.
    picked = page.locator(".summit-filter-picked button")
    assert picked.count() == 3
    picked.last.click()
    assert picked.count() == 2
    page.go_back()
    assert picked.count() == 3
    assert page.locator(".summit-filter-status").inner_text() == words

    page.locator(".summit-filter-reset").click()
    page.wait_for_function("location.search === ''")
    assert page.locator(".summit-filter-status").inner_text() == everything
    assert page.locator("[data-summit-item]:visible").count() == before


@pytest.mark.parametrize("site", ["shipped", "many"])
def test_a_long_list_is_searched_by_typing(site: str, open_page: Opening) -> None:
    page = open_page("talks.html", site=site)
    page.locator(".summit-filter-facet > summary", has_text="Topic").click()
    values = page.locator(".summit-filter-facet[open] label:visible")
    everything = values.count()
    page.locator(".summit-filter-facet[open] .summit-filter-find").fill("CEPH")
    assert 0 < values.count() < everything
    assert all("ceph" in words.lower() for words in values.all_inner_texts())
    assert page.url.endswith("talks.html")  # nothing was chosen


def test_nothing_fits(open_page: Opening) -> None:
    page = open_page("talks.html?year=2012&event=2017-05-boston")
    assert page.locator("[data-summit-item]:visible").count() == 0
    assert page.locator(".summit-filter-status").inner_text().endswith(": nothing fits all that is chosen")
    page.locator(".summit-filter-reset").click()
    page.wait_for_function("location.search === ''")
    assert page.locator("[data-summit-item]:visible").count() > 0


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("site", SITES)
def test_from_home_to_the_line_in_three_clicks(site: str, scripts: bool, open_page: Opening) -> None:
    page = open_page("index.html", site=site, java_script_enabled=scripts)
    page.locator(".sidebar-tree a", has_text="Topics").first.click()
    page.locator("[role=main] a:text-is('Ceph')").first.click()
    page.wait_for_url("**/topics/ceph.html*")
    page.locator("a[href*='#line-']").first.click()
    page.wait_for_url("**/notes/**#line-*")
    line = page.locator(":target")
    box = line.bounding_box()
    for _ in range(100):  # the page glides there
        if box and 0 < box["y"] < 900:
            break
        page.wait_for_timeout(50)
        box = line.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900
    assert "ceph" in line.inner_text().lower()
    background = "e => getComputedStyle(e).backgroundColor"
    assert line.evaluate(background) != page.locator("[role=main] h1").evaluate(background)
    number = line.evaluate("e => getComputedStyle(e, '::before').content")
    assert "attr(id)" in number or str(line.get_attribute("id")) in number


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_leads_to_the_place_of_a_talk(scripts: bool, open_page: Opening) -> None:
    page = open_page("topics/ceph.html", java_script_enabled=scripts)
    page.locator(".index-talks > li > a").first.click()
    page.wait_for_url("**/notes/**#talk-*" if scripts else "**/notes/**#t-*")
    card = page.locator(".talk-card:target, :target + .talk-card")
    assert str(card.get_attribute("id")).startswith("talk-")
    heading = page.locator("section:has(> .talk-card:target, > :target + .talk-card) > h2")
    background = "e => getComputedStyle(e).backgroundColor"
    assert heading.evaluate(background) != page.locator("[role=main] h1").evaluate(background)


@pytest.mark.parametrize(
    ("query", "page_of"),
    [
        ("deploiement", "notes/2014-05-paris/"),
        ("déploiements", "notes/2014-05-paris/"),
        ("deployment", "notes/2014-05-paris/"),
        ("Neutron", "topics/neutron.html"),
    ],
)
def test_search(query: str, page_of: str, open_page: Opening) -> None:
    page = open_page("index.html")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.wait_for_function("document.querySelectorAll('#search-results li').length > 0")
    links = page.eval_on_selector_all("#search-results li a", "all => all.map(a => a.getAttribute('href'))")
    assert any(page_of in link for link in links), links
    assert page.locator("h1").inner_text() == "Search"


def test_an_answer_moves_nothing(open_page: Opening) -> None:
    """On a phone, and for a query of which nobody has heard, too."""
    for query in ("openstack", "kuberntes", "zzzzzz"):
        page = open_page(f"search.html?q={query}", "phone", init=SHIFTS)
        page.wait_for_function("document.querySelector('.summit-search-status').textContent")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
        assert page.evaluate("summitShifts") < 0.05, query


def test_a_hit_leads_to_its_line(open_page: Opening) -> None:
    page = open_page("search.html")
    page.locator("#summit-search-query").fill("tortilla 2012")
    page.keyboard.press("Enter")
    hit = page.locator(".summit-hit").first
    assert "San Diego" in hit.inner_text()
    assert hit.locator("mark").inner_text() == "tortilla"
    hit.locator("a").click()
    page.wait_for_url("**/notes/2012-10-san-diego/day-2.html#line-*")
    assert "tortilla" in page.locator(":target").inner_text()
    page.go_back()
    page.wait_for_function("document.querySelector('.summit-hit mark')")
    assert page.locator("#summit-search-query").input_value() == "tortilla 2012"


def test_more_hits_go_on_where_the_list_ended(open_page: Opening) -> None:
    page = open_page("search.html?q=openstack")
    page.wait_for_function("document.querySelector('.summit-hit')")
    before = page.locator(".summit-hits").first.locator("li").count()
    page.locator(".summit-search-found > button").press("Enter")
    page.wait_for_function(f"document.querySelector('.summit-hits').children.length > {before}")
    after = page.evaluate("[...document.querySelectorAll('.summit-hits')][0].children.length")
    assert (before, after) == (10, 20)
    focused = page.evaluate("[...document.querySelectorAll('.summit-hit a')].indexOf(document.activeElement)")
    assert focused == before


def test_the_search_without_scripts_leads_on(open_page: Opening) -> None:
    page = open_page("search.html", java_script_enabled=False)
    page.locator("[role=main] a:text-is('Topics')").click()
    page.wait_for_url("**/topics.html")


def test_keyboard(open_page: Opening) -> None:
    page = open_page("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["words"] == "Skip to content"
    page.wait_for_function(f"({FOCUS})().seen")  # it slides in
    page.keyboard.press("Enter")
    page.wait_for_url("**#furo-main-content")  # the browser goes there in its own time
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[role=main], main, .article-container')")
    for _ in range(14):
        state = page.evaluate(FOCUS)
        assert state["ring"], state
        page.keyboard.press("Tab")


def test_slash_goes_to_the_search(open_page: Opening) -> None:
    page = open_page("notes/2014-05-paris/notes.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.evaluate("document.activeElement.value") == ""


def test_a_card_is_called_and_told_as_the_page_says_around_it(open_page: Opening) -> None:
    page = open_page("notes/2014-05-paris/notes.html")
    card = page.locator("section:has(> h2) > .talk-card-found[id]:not(:has(.talk-card-title))").first
    section = card.locator("xpath=..")
    heading = str(section.locator("h2").first.text_content()).removesuffix("¶").strip()
    assert card.get_attribute("aria-label") == heading
    assert card.get_attribute("title") == section.locator(".talk-foot > p").first.text_content()
    assert card.locator("> ul:not([class])").first.get_attribute("aria-label") == "Topics"
    assert section.locator("h2 > .headerlink").first.get_attribute("title") == "Link to this heading"


def test_topics_are_called_so_in_a_card_with_its_own_title(open_page: Opening) -> None:
    page = open_page("notes/2017-05-boston/week.html")
    topics = page.locator(".talk-card:has(> .talk-card-title) > ul:not([class])")
    assert {one.get_attribute("aria-label") for one in topics.all()} == {"Topics"}


def test_buttons_have_no_sign_of_notes(open_page: Opening) -> None:
    sign = "e => getComputedStyle(e, '::before').content"
    page = open_page("notes/2014-05-paris/index.html")
    assert page.locator("a.summit-button").first.evaluate(sign) == '""'
    page = open_page("search.html")
    assert page.locator("button.summit-button").first.evaluate(sign) == "none"


def test_a_section_called_line_up_is_no_line(open_page: Opening) -> None:
    page = open_page("notes/2014-05-paris/notes.html")
    section = page.locator("section:has(> .talk-foot > a[href])").first
    colour = "e => [getComputedStyle(e).color, getComputedStyle(e).textDecorationLine]"
    below = section.locator(".talk-foot > a[href]").first
    before = below.evaluate(colour)
    section.evaluate("e => { e.id = 'line-up'; location.hash = 'line-up'; }")
    assert page.locator(":target").evaluate("e => e.tagName") == "SECTION"
    assert section.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert below.evaluate(colour) == before


@pytest.mark.parametrize(
    ("mode", "place"), [("light", ["absolute", "none"]), ("phone", ["static", "inline-end"])]
)
def test_the_number_of_a_line_has_room(mode: str, place: list[str], open_page: Opening) -> None:
    page = open_page("notes/2014-05-paris/notes.html#line-104", mode)
    styled = "e => { const s = getComputedStyle(e, '::before'); return [s.content, s.position, s.float]; }"
    assert page.locator(":target").evaluate(styled) == ['"line-104" / ""', *place]
    cell = "e => { e.innerHTML = '<table><tr><td><p id=line-104></p></td></tr></table>'; e.id = ''; }"
    page.locator("#line-104").evaluate(cell)
    page.evaluate("() => { location.hash = ''; location.hash = 'line-104'; }")
    assert page.locator("td > p:target").evaluate("e => getComputedStyle(e, '::before').content") == "none"


def test_a_chip_tells_its_definition_to_the_keyboard(open_page: Opening) -> None:
    page = open_page("notes/2017-05-boston/week.html")
    chip = page.locator(".talk-card > ul > li > a[title]").first
    page.keyboard.press("Tab")
    chip.focus()
    shown = "e => getComputedStyle(e, '::after').content"
    assert chip.get_attribute("title") in chip.evaluate(shown)
    page.keyboard.press("Escape")
    assert chip.evaluate(shown) in ("none", "normal")


@pytest.mark.parametrize("mode", ["light", "phone"])
def test_without_scripts(mode: str, open_page: Opening) -> None:
    shown = {
        "index.html": ".home-line a, .summit-chips a, .summit-lines li",
        "talks.html": "[data-summit-item]",
        "topics.html": ".summit-entries li, .topic-matrix td a, .topic-timeline tbody tr",
        "topics/neutron.html": ".index-talks p a, .topic-timeline tbody tr",
        "notes/2014-05-paris/notes.html": ".talk-card",
    }
    page = open_page("index.html", mode, java_script_enabled=False)
    home = page.url.removesuffix("index.html")
    for path, kinds in shown.items():
        page.goto(home + path, wait_until="load")
        for kind in kinds.split(", "):
            assert page.locator(f"{kind}:visible").count() > 0, (path, kind)
        assert page.locator(".summit-filter:visible").count() == 0
        assert page.locator("[role=main] [hidden]:not(.summit-filter, .summit-find)").count() == 0
    cite = page.locator(".talk-cite").first
    assert cite.get_attribute("href") == "../../talks.bib"


def test_an_address_that_does_not_exist(open_page: Opening) -> None:
    page = open_page("notes/2099-01-nowhere/index.html")
    assert page.locator("[role=main] a").count() > 0
    page.locator(".sidebar-brand").click()
    assert page.locator(".summit-home").count() == 1
