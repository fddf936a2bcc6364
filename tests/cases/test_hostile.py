"""Heavy and hostile notes (``hostile/EXPECTED.md``): what ``floors.yml`` names must hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ..site.conftest import Built, builder_in
from ..trust.holding import lost
from .floors import FLOORS

HOSTILE = Path(__file__).parent / "hostile"


def bounded(site: Built) -> None:
    assert "a" in BeautifulSoup(site.text("notes/h6/x.html"), "html.parser").text
    (told,) = re.findall(r"^notes/h6/x\.rst:(\d+):", "\n".join(site.warnings), re.MULTILINE)
    assert abs(int(told) - 5) <= 2


def the_trusted_event_stays(site: Built) -> None:
    event = site.catalogue.event["2014-05-paris"]
    assert (event.title, event.url) == ("Good Event", "https://good.example.org/")
    assert [line for line in site.warnings if line.startswith("notes/evil/a.rst:")]


def the_trusted_labels_stay(site: Built) -> None:
    page = BeautifulSoup(site.text("aaa.html"), "html.parser")
    links = {str(link["href"]) for link in page.select("[role=main] a.reference.internal")}
    assert links == {"#my-label", "genindex.html"}


def classes_do_nothing(site: Built) -> None:
    page = BeautifulSoup(site.text("notes/h6/a.html"), "html.parser")
    assert not page.select("[class*=sd-]")


def no_word_is_lost_in_silence(site: Built) -> None:
    shown = BeautifulSoup(site.text("notes/h6/a.html"), "html.parser").text
    source = (site.source / "notes/h6/a.md").read_text("utf-8")
    told = {int(number) for number in re.findall(r"a\.md:(\d+):", "\n".join(site.warnings))}
    gone = [number for number, line in enumerate(source.split("\n"), 1) if lost(line, shown)]
    assert set(gone) <= told


MUST: dict[str, Callable[[Built], None]] = {
    "01-hlist-hang": bounded,
    "02-event-hijack": the_trusted_event_stays,
    "04-label-hijack": the_trusted_labels_stay,
    "09-clickjack-by-class": classes_do_nothing,
    "10-markdown-silent-loss": no_word_is_lost_in_silence,
}


def test_all_of_them_are_here() -> None:
    assert {path.name for path in HOSTILE.iterdir() if path.is_dir()} == MUST.keys()
    assert MUST.keys() >= set(FLOORS["hostile"])


@pytest.mark.parametrize("name", FLOORS["hostile"])
def test_hostile_notes(name: str, tmp_path: Path) -> None:
    files = {
        str(path.relative_to(HOSTILE / name)): path.read_bytes()
        for path in (HOSTILE / name).rglob("*")
        if path.is_file()
    }
    MUST[name](builder_in(tmp_path)(files=files))
