"""From the guide alone: notes in two formats, a corrected talk, and a second site, within ten commands.

Commands, settings and YAML are taken from the pages; installing, which needs a registry, is done by lending.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from docs.documentation import DOCS
from docs.test_console import checkout_in, commands_of, run

START = (DOCS / "guide" / "start.md").read_text("utf-8")
DEPLOY = (DOCS / "guide" / "deploy.md").read_text("utf-8")
CORRECT = (DOCS / "guide" / "correct.md").read_text("utf-8")
NOTES = {
    "notes.txt": "Lyon\n\nMonday 12 October\n\n09:00 Disks / Ann Lee\n\n- warm\n\n10:00 Grpahs\n\n- slow\n",
    "tuesday.md": "# Tuesday 13 October\n\n## 09:30 Networks / Chloé Martin\n\n* and so on\n",
}
#: What the visitor has to say of a talk, with the keys that the guide shows.
TALK = {"at": "Grpahs", "title": "Graphs", "speakers": ["Bo Berg (Harbour)"]}


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)


def test_a_first_visit(tmp_path: Path) -> None:
    checkout, commands = (
        checkout_in(tmp_path),
        [row for one in blocks(START, "console") for row in commands_of(one)],
    )
    event = checkout / "docs" / "notes" / "2026-lyon"
    build, new, again = commands
    run(build, checkout)
    assert run(new, checkout).startswith("docs/notes/2026-lyon/event.yml is ready.")
    for name, text in NOTES.items():
        (event / name).write_text(text, "utf-8")
    (said,) = (yaml.safe_load(one) for one in blocks(START, "yaml"))
    shown = (
        key
        for one in blocks(CORRECT, "yaml")
        for talk in (yaml.safe_load(one).get("talks") or ())
        for key in talk
    )
    assert "at" in set(shown)
    (event / "event.yml").write_text(yaml.safe_dump({**said, "talks": [TALK]}, allow_unicode=True), "utf-8")
    run(again, checkout)
    data = json.loads((checkout / "_build" / "html" / "talks.json").read_text("utf-8"))
    ours = [talk for talk in data["talks"] if talk["event"] == "2026-lyon"]
    assert [(talk["title"], talk["date"], talk["start"], talk["speakers"]) for talk in ours] == [
        ("Disks", "2026-10-12", "09:00", ["ann-lee"]),
        ("Graphs", "2026-10-12", "10:00", ["bo-berg"]),
        ("Networks", "2026-10-13", "09:30", ["chloe-martin"]),
    ]
    formats = {notes["format"] for notes in data["notes"] if notes["event"] == "2026-lyon"}
    assert formats == {"plaintext", "markdown"}
    assert data["warnings"] == []
    page = BeautifulSoup(
        (checkout / "_build/html/notes/2026-lyon/notes.html").read_text("utf-8"), "html.parser"
    )
    card = page.select_one('.talk-card[aria-label="Graphs"]')
    assert card is not None
    assert "Harbour" in card.get_text()
    assert "Grpahs" in page.get_text()  # the note-taker's words stay
    assert len(commands) + len(second_site(checkout)) <= 10


def second_site(checkout: Path) -> list[str]:
    """Make another site as the guide says; the commands that it took."""
    part = DEPLOY.split("## Another Sphinx project")[1].split("\n## ")[0]
    (conf,), (install,) = blocks(part, "python"), blocks(part, "console")
    site = checkout.parent / "other"
    files = {
        "conf.py": conf,
        "index.rst": "Other\n=====\n\n.. talk-list::\n",
        "notes/2026-lyon/notes.txt": NOTES["notes.txt"],
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    (site / ".venv").symlink_to(checkout / ".venv")
    build = "sphinx-build . _build/html"
    assert f"$ {build}\n" in DEPLOY
    run(build, site)
    page = BeautifulSoup((site / "_build" / "html" / "index.html").read_text("utf-8"), "html.parser")
    assert "Disks" in page.select_one(".talk-list").get_text()
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]") if "summit.css" in link["href"]]
    assert len(sheets) == 1
    style = (site / "_build" / "html" / sheets[0].partition("?")[0]).read_text("utf-8")
    assert ".talk-card" in style
    return [*commands_of(install), build]
