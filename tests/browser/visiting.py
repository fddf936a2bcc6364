"""One visit to a page, in light, dark and on a phone: what it showed, loaded, said, moved and broke."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import axe_playwright_python

from browser.serving import MODES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What Furo writes: two sidebars without names, and a name for an icon outside of any landmark.
OF_FURO = (
    'landmark-unique: <aside class="sidebar-drawer">',
    'region: <span class="visually-hidden">View this page</span>',
)
WIDTHS = (1280, 768, 390, 320)  # CSS pixels

VIOLATIONS = """window.violations = []; document.addEventListener("securitypolicyviolation",
  e => violations.push([e.violatedDirective, e.blockedURI, e.sample]));"""

SHIFTS = """
window.summitShifts = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.summitShifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

# All that comes after the page itself: an answer of the search, a frame to paint it, what moves then.
SETTLED = """async () => {
  const status = document.querySelector(".summit-search-status");
  while (status && new URLSearchParams(location.search).get("q") && !status.textContent)
    await new Promise(done => setTimeout(done, 5));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)));
}"""

# With the ancestor that scrolls by itself, a wide table is no overflow of the page.
OVERFLOW = """() => {
  const root = document.scrollingElement, room = document.documentElement.clientWidth;
  if (root.scrollWidth <= room) return [];
  const all = [...document.querySelectorAll("body *")];
  const wide = all.filter(e => e.getBoundingClientRect().right > room + 1);
  return [`${root.scrollWidth} > ${room}`, ...wide.slice(-3).map(e => e.outerHTML.slice(0, 120))];
}"""

# The dark page has the same elements as the light one: only its colours can fail.
COLOURS = ["color-contrast", "link-in-text-block"]
AXE_RUN = """async tags => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
  const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message)[0] || "";
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.html.slice(0, 160)} ${why(node)}`));
}"""

# axe takes the square of a page's length. Of each run of like siblings the first four stand for the rest.
THIN = """() => {
  for (const parent of document.querySelectorAll("main *, [role=main] *, body")) {
    const seen = {};
    for (const child of [...parent.children]) {
      const kind = child.tagName + " " + child.className;
      seen[kind] = (seen[kind] || 0) + 1;
      if (seen[kind] > 4) child.remove();
    }
  }
}"""

HEADINGS = """() => [...document.querySelectorAll(":is(main, [role=main]) :is(h1, h2, h3, h4, h5, h6)")]
  .map(heading => [Number(heading.tagName[1]), heading.textContent.trim()])"""


@dataclass
class Visit:
    """What one page did in one mode (a name of ``MODES``)."""

    url: str
    mode: str
    said: list[str] = field(default_factory=list)  # console warnings and errors, page errors
    requests: list[str] = field(default_factory=list)
    shift: float = 0.0
    broken: list[list[str]] = field(default_factory=list)  # rules of the policy: directive, address, sample
    violations: list[str] = field(default_factory=list)  # of the rules of axe
    headings: list[tuple[int, str]] = field(default_factory=list)
    mains: int = 0
    overflows: dict[int, list[str]] = field(default_factory=dict)  # CSS pixels -> what is too wide

    def foreign(self, base: str) -> list[str]:
        """Requests that left the host."""
        return [url for url in self.requests if not url.startswith((base, "data:", "blob:"))]

    def weight(self, folder: Path) -> int:
        """Bytes of everything that was loaded, each compressed as a server does."""
        paths = {unquote(urlsplit(url).path).lstrip("/") for url in self.requests if url.startswith("http")}
        files = [folder / (path or "index.html") for path in sorted(paths)]
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file())


@contextmanager
def listening(page: Page, visit: Visit) -> Iterator[None]:
    """Write down what ``page`` says and asks for."""

    def console(message: Any) -> None:
        missing = message.location.get("url") == visit.url and "404" in message.text
        if message.type in ("error", "warning") and not missing:
            visit.said.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def failed(request: Any) -> None:
        # What was still on its way when the page was closed is given up by us, as lazy pictures are.
        if request.failure != "net::ERR_ABORTED":
            visit.said.append(f"failed: {request.url} {request.failure}")

    heard: dict[Any, Callable[[Any], None]] = {
        "console": console,
        "pageerror": lambda error: visit.said.append(f"uncaught: {error}"),
        "requestfailed": failed,
        "request": lambda request: visit.requests.append(request.url),
    }
    for event, write in heard.items():
        page.on(event, write)
    yield
    page.goto("about:blank")  # what is still on its way is of this visit
    for event, write in heard.items():
        page.remove_listener(event, write)


def windows(browser: Browser) -> dict[str, Page]:
    """What visits are paid in, one after the other: a desk and a phone.

    A new window costs five times what it costs to go to another page.
    """
    found = {}
    for mode in ("light", "phone"):
        found[mode] = browser.new_context(**MODES[mode]).new_page()
        found[mode].add_init_script(SHIFTS + VIOLATIONS)
    return found


def look(pages: dict[str, Page], url: str, *, whole: bool) -> dict[str, Visit]:
    """Load a page in each of the windows, measure it, and judge it in light, in the dark and on a phone.

    With ``whole`` axe judges all of a long page, and the dark one by every rule.
    """
    visits = {mode: Visit(url, mode) for mode in MODES}
    for first, page in pages.items():
        with listening(page, visits[first]):
            page.set_viewport_size(MODES[first]["viewport"])
            page.emulate_media(color_scheme=MODES[first]["color_scheme"])
            go(page, visits[first])
            if first == "light":
                measure(page, visits[first])
            if not whole:
                page.evaluate(THIN)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            for mode in ("light", "dark") if first == "light" else ("phone",):
                page.set_viewport_size(MODES[mode]["viewport"])
                page.emulate_media(color_scheme=MODES[mode]["color_scheme"])
                rules: Any = TAGS if whole or mode != "dark" else {"type": "rule", "values": COLOURS}
                found = page.evaluate(AXE_RUN, rules)
                visits[mode].violations = [text for text in found if not text.startswith(OF_FURO)]
    return visits


def go(page: Page, visit: Visit) -> None:
    """To the page of a visit, until nothing is on its way any more."""
    page.goto(visit.url, wait_until="load")
    page.evaluate(SETTLED)
    visit.shift, visit.broken = page.evaluate("[summitShifts, violations]")


def measure(page: Page, visit: Visit) -> None:
    """What a page is made of, and how wide it is."""
    visit.mains = page.locator("main, [role=main]").count()
    visit.headings = [(level, text) for level, text in page.evaluate(HEADINGS)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visit.overflows[width] = page.evaluate(OVERFLOW)
