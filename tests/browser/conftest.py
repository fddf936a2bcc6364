"""One build, one server and one Chromium for all tests of this folder.

They end with the folder, not with the session: Playwright allows one of its kind at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.visiting import Visit


@dataclass(frozen=True)
class Site:
    """The built site and where it is served."""

    folder: Path
    base: str  # address, with a slash at its end


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
def built(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of this repository, built once."""
    folder = serving.build(tmp_path_factory.mktemp("browser"))
    with serving.served(folder) as base:
        yield Site(folder, base)


@pytest.fixture(scope="package")
def browser_started(chromium: str) -> Iterator[Browser]:
    with serving.browser(chromium) as started:
        yield started


@pytest.fixture(scope="package")
def visit(built: Site, browser_started: Browser) -> Callable[[str], dict[str, Visit]]:
    """``visit(path)``: what a page did, by mode. Each is looked at once, whatever is asked of it."""
    from browser.visiting import look

    seen: dict[str, dict[str, Visit]] = {}
    whole = os.environ.get("CI") == "true"

    def visiting(path: str) -> dict[str, Visit]:
        if path not in seen:
            seen[path] = look(browser_started, built.base + path, whole=whole)
        return seen[path]

    return visiting


@pytest.fixture
def open_page(built: Site, browser_started: Browser) -> Iterator[Callable[..., Page]]:
    """``open_page(path, mode, init=script, **context)``: a fresh page, closed after the test."""
    contexts = []

    def opening(path: str, mode: str = "light", init: str = "", **options: Any) -> Page:
        context = browser_started.new_context(**{**serving.MODES[mode], **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        if init:
            context.add_init_script(init)
        page = context.new_page()
        page.goto(built.base + path, wait_until="load")
        return page

    yield opening
    for context in contexts:
        context.close()
