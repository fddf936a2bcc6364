"""One build and one server a site, and one Chromium, for all tests of this folder.

They end with the folder, not with the session: Playwright allows one of its kind at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import serving, sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.visiting import Visit


@dataclass(frozen=True)
class Site:
    """A built site and where it is served, under its policy."""

    folder: Path
    base: str  # address, with a slash at its end
    policy: str  # Content-Security-Policy


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium one test of this folder is left, to say so."""
    if serving.chromium() is None:
        ours = [item for item in items if Path(__file__).parent in item.path.parents]
        config.hook.pytest_deselected(items=ours[1:])
        items[:] = [item for item in items if item not in ours[1:]]


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of a Chromium. Without one the tests are skipped, but never where CI counts on them."""
    found = serving.chromium()
    if found is None:
        words = "no Chromium here (Debian: apt-get install chromium): the site was not looked at in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return found


@pytest.fixture(scope="package")
def site_of(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """``site_of(name)``: one of the three sites, built once."""
    found: dict[str, Site] = {}
    with ExitStack() as served:

        def finding(name: str) -> Site:
            if name not in found:
                folder = sites.build(name, tmp_path_factory.mktemp(name))
                header = sites.policy_of(folder)
                found[name] = Site(folder, served.enter_context(serving.served(folder, header)), header)
            return found[name]

        yield finding


@pytest.fixture(scope="package")
def built(site_of: Callable[[str], Site]) -> Site:
    """The site of this repository."""
    return site_of("shipped")


@pytest.fixture(scope="package")
def browser_started(chromium: str) -> Iterator[Browser]:
    with serving.browser(chromium) as started:
        yield started


@pytest.fixture(scope="package")
def visit(site_of: Callable[[str], Site], browser_started: Browser) -> Callable[[str, str], dict[str, Visit]]:
    """``visit(site, path)``: what a page did, by mode. Each is looked at once, whatever is asked of it."""
    from browser.visiting import look, windows

    pages = windows(browser_started)
    seen: dict[tuple[str, str], dict[str, Visit]] = {}
    whole = os.environ.get("CI") == "true"

    def visiting(site: str, path: str) -> dict[str, Visit]:
        if (site, path) not in seen:
            seen[site, path] = look(pages, site_of(site).base + path, whole=whole)
        return seen[site, path]

    return visiting


@pytest.fixture(scope="package")
def window(browser_started: Browser) -> Callable[..., Page]:
    """``window(mode, init, **context)``: one page for all who want the same; a new one costs much."""
    found: dict[str, Page] = {}

    def giving(mode: str, init: str, **options: Any) -> Page:
        wanted = {**serving.MODES[mode], "bypass_csp": True, **options}  # Playwright waits by eval()
        key = repr((sorted(wanted.items()), init))
        if key not in found:
            context = browser_started.new_context(**wanted)
            context.set_default_timeout(60_000)  # a hang; a busy machine may take long
            context.add_init_script(init or "null")
            found[key] = context.new_page()
        page = found[key]
        page.set_viewport_size(wanted["viewport"])
        page.emulate_media(media="null", color_scheme=wanted["color_scheme"])
        return page

    return giving


@pytest.fixture
def open_page(site_of: Callable[[str], Site], window: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """``open_page(path, mode, site, init=script, **context)``: a page that knows nothing of other tests."""
    given: list[Page] = []

    def opening(
        path: str, mode: str = "light", site: str = "shipped", init: str = "", **options: Any
    ) -> Page:
        page = window(mode, init, **options)
        given.append(page)
        page.goto(site_of(site).base + path, wait_until="load")
        return page

    yield opening
    for page in given:
        if page.url != "about:blank":
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.goto("about:blank")
