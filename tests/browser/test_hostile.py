"""Hostile notes in a browser, under the policy of their site: nothing runs, loads or covers the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.serving import served
from summitnotes.commands.policy import policy

from ..site.conftest import CONF, builder_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TESTS = Path(__file__).parents[1]
#: What would run, or ask for something, if it became markup. ``canary`` is counted; nobody answers there.
LOUD = "canary()"
HOST = "http://canary.invalid"
PAYLOADS = (
    f"<script>{LOUD}</script>",
    f"<img src=x onerror={LOUD}>",
    f'"><svg onload={LOUD}>',
    f"<iframe src='{HOST}/frame'></iframe>",
    f"<meta http-equiv=refresh content='0;url={HOST}/'>",
    f"<style>@import '{HOST}/s.css';</style>",
    f"<form action={HOST}><input autofocus onfocus={LOUD}></form>",
    f"<object data={HOST}/o></object><embed src={HOST}/e>",
    f"<a href=javascript:{LOUD}>link</a>",
    f"javascript:{LOUD}",
    f"data:text/html,<script>{LOUD}</script>",
    f"{HOST}/plain.png",
    "{{ canary() }}",
    f"</script><script>{LOUD}</script>",
    f"'-{LOUD}-'",
    "__proto__",
)
MARKUP = {
    "rst": (
        "{p}\n\n",
        "`x <{p}>`__\n\n",
        ".. image:: {p}\n   :alt: {p}\n   :target: {p}\n\n",
        ".. raw:: html\n\n   {p}\n\n",
        ".. talk:: {p}\n   :speakers: {p}\n   :slides: {p}\n   :topics: {p}\n\n   {p}\n\n",
        ".. code:: {p}\n\n   x\n\n",
        ".. note:: {p}\n   :class: {p}\n\n   x\n\n",
        "{p}\n--------------------------------------------------------------------------------\n\n",
        ":math:`{p}`\n\n",
    ),
    "md": (
        "{p}\n\n",
        "[x]({p}) ![x]({p}) <{p}>\n\n",
        '[x](<{p}> "{p}")\n\n',
        "```{{talk}} {p}\n:speakers: {p}\n:slides: {p}\n:topics: {p}\n\n{p}\n```\n\n",
        "```{{raw}} html\n{p}\n```\n\n",
        '[x]{{onclick="{p}" style="background:url({p})" .sd-stretched-link}}\n\n',
        "```{p}\nx\n```\n\n",
        "## {p}\n\n",
        "| {p} | b |\n|-|-|\n| a | {p} |\n\n",
    ),
    "dokuwiki": (
        "{p}\n\n",
        "[[{p}|x]] [[{p}]] {{{{{p}|x}}}} {{{{{p}}}}}\n\n",
        "<html>{p}</html>\n\n<php>{p}</php>\n\n",
        "===== {p} =====\n\n",
        "((note {p}))\n\n",
        "<code {p}>x</code>\n\n<file {p}>\nx\n</file>\n\n",
    ),
    "txt": ("{p}\n\n", "10:00 - {p} / Ann Lee\n\n- {p}\n\n", "see: {p} [1]\n\n", "By {p}\n\n"),
    "html": (
        "<p>{p}</p>\n",
        '<a href="{p}" onclick="{p}" style="x">x</a><img src="{p}">\n',
        "<h2>{p}</h2>\n",
    ),
    "org": ("{p}\n\n", "[[{p}][x]]\n\n", "#+BEGIN_EXPORT html\n{p}\n#+END_EXPORT\n\n", "* {p}\n\n"),
}
EVENT = {
    "title": PAYLOADS[0],
    "location": PAYLOADS[2],
    "talks": [{"title": payload, "speakers": [payload], "topics": ["x"]} for payload in PAYLOADS],
}
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{LOUD}"><script>{LOUD}</script></svg>'
INDEX = """# Site

```{event-list}
:toctree:
```

```{talk-list}
:reader-filter:
```

```{person-list}
```

```{topic-index}
```
"""
LEADS_ON = re.compile(r'<meta http-equiv="refresh" content="0; url=(.*?)" />\n<link rel="canonical"')
WATCH = """window.sung = 0; window.canary = () => { window.sung += 1; };
window.violations = []; document.addEventListener("securitypolicyviolation",
  e => violations.push([e.violatedDirective, e.blockedURI, e.sample]));"""
#: What stands over the middle of a note's page: a link of a note must not cover its words.
COVERED = """() => [...document.querySelectorAll("[role=main] p")].slice(0, 20).map(p => {
  const box = p.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
  return !top || p.contains(top) || top.contains(p);
})"""


def notes() -> dict[str, str | bytes]:
    """Every payload in every place of every format, and the hostile notes of the other tests."""
    files: dict[str, str | bytes] = {"index.md": INDEX, "notes/all/event.yml": json.dumps(EVENT)}
    files["notes/all/picture.svg"] = SVG
    files["vocabulary.yml"] = json.dumps({"topics": [{"id": "x", "pref_label": {"en": PAYLOADS[1]}}]})
    for suffix, places in MARKUP.items():
        text = "".join(place.format(p=payload) for payload in PAYLOADS for place in places)
        files[f"notes/all/page-{suffix}.{suffix}"] = text
    for path in sorted((TESTS / "trust" / "powers").iterdir()):
        files[f"notes/powers/{path.name}"] = path.read_bytes()
    for path in sorted((TESTS / "cases" / "hostile").glob("*/notes/*/*")):
        files[f"notes/{path.parts[-4]}/{path.name}"] = path.read_bytes()
    return files


@pytest.fixture(scope="module")
def watched(
    browser_started: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, str, Path]]:
    conf = CONF.replace("basic", "furo")
    built = builder_in(tmp_path_factory.mktemp("hostile"))(files=notes(), conf=conf)
    # Allowed is what the theme writes for a site of plain words, and nothing else.
    plain = {
        "index.md": INDEX,
        "notes/e/x.txt": "Day\n\n10:00 - Boats / Ann Lee\n\n11:00 - Bread / Bo Chen\n",
    }
    clean = builder_in(tmp_path_factory.mktemp("clean"))(files=plain, conf=conf)
    header = policy(path.read_text("utf-8") for path in clean.out.rglob("*.html"))
    with served(built.out, header) as base:
        context = browser_started.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        yield page, base, built.out
        context.close()


def test_nothing_runs_loads_or_covers(watched: tuple[Page, str, Path]) -> None:
    page, base, out = watched
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    faults = {}
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        text = (out / path).read_text("utf-8")
        if led := LEADS_ON.search(text):  # the former address of something
            assert re.match(r"[\w./-]+$", led[1]), path
            continue
        page.goto(base + path, wait_until="load")
        seen = page.evaluate("[window.sung, violations]")
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.protocol)")
        wrong = {link for link in links if link not in ("http:", "https:", "mailto:", "ftp:")}
        covered = page.evaluate(COVERED).count(False) if path.startswith("notes/") else 0
        if seen != [0, []] or wrong or covered > 1:
            faults[path] = (seen, wrong, covered)
    assert faults == {}
    assert [url for url in requests if not url.startswith((base, "data:", "blob:"))] == []


def test_the_canary_sings(watched: tuple[Page, str, Path]) -> None:
    page, base, _ = watched
    page.goto(f"{base}index.html", wait_until="load")
    page.evaluate("canary()")
    page.evaluate(f"() => {{ const i = new Image(); i.src = '{HOST}/x.png'; document.body.append(i); }}")
    page.wait_for_function("violations.length > 0")
    assert page.evaluate("[window.sung, violations[0][0]]") == [1, "img-src"]
