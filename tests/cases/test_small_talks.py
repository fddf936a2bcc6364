"""The small inputs about talks, people, days and pictures, as EXPECTED.md reads them (``.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from ..site.conftest import REPOSITORY, Built, builder_in

HERE = Path(__file__).with_name("small")
EXPECTED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("small_talks.yml").read_text("utf-8"))
FOLDERS = ("12-midnight", "20-dot-picture")


def _event(name: str) -> str:
    return f"x-{name.replace('.', '-')}"


def _files() -> dict[str, bytes]:
    paths = [HERE / name for name in (*EXPECTED, "18-text-table.dokuwiki", "person-as-topic.md")]
    files = {f"notes/{_event(path.name)}/{path.name}": path for path in paths}
    files["vocabulary.yml"] = REPOSITORY / "docs" / "vocabulary.yml"
    for folder in FOLDERS:
        for path in (HERE / folder).rglob("*.*"):
            files[f"notes/{folder}/{path.relative_to(HERE / folder)}"] = path
    return {name: path.read_bytes() for name, path in files.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("talks")


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return builder_in(folder)(files=_files())


@pytest.mark.parametrize("name", [name for name, told in EXPECTED.items() if "talks" in told])
def test_talks(built: Built, name: str) -> None:
    found = [
        [
            talk.kind.value,
            talk.date,
            talk.start,
            talk.end,
            talk.title,
            [speaker.name for speaker in talk.speakers],
        ]
        for talk in built.catalogue.talks
        if talk.event == _event(name)
    ]
    wanted = [[kind, day and str(day), *rest] for kind, day, *rest in EXPECTED[name]["talks"]]
    assert found == wanted


@pytest.mark.parametrize("name", [name for name, told in EXPECTED.items() if "event" in told])
def test_event(built: Built, name: str) -> None:
    event = built.catalogue.event[_event(name)]
    start, end, place = EXPECTED[name]["event"]
    assert (event.start, event.end, event.location) == (start and str(start), end and str(end), place)


def test_a_session_past_midnight_ends_where_it_says(built: Built) -> None:
    (talk,) = [talk for talk in built.catalogue.talks if talk.event == "12-midnight"]
    assert (talk.start, talk.end) == ("23:30", "01:00")


def test_pictures_beside_the_notes_are_shown(built: Built) -> None:
    page = BeautifulSoup(built.text("notes/20-dot-picture/notes.html"), "html.parser")
    assert {image["src"] for image in page.select("div.body img")} == {
        "../../_images/boat.png",
        "../../_images/my%20boat.png",
    }


def test_columns_of_a_text_are_readable(folder: Path, built: Built) -> None:
    plain = builder_in(folder)(builder="text", name="site")
    shown = plain.text("notes/x-18-text-table-dokuwiki/18-text-table.txt")
    source = (HERE / "18-text-table.dokuwiki").read_text("utf-8")
    words = [word for word in source.replace("^", "|").split("|") if len(word.split()) == 1]
    assert [word.strip() for word in words if word.strip() not in shown] == []


def test_a_surname_and_plain_words_are_no_topics(built: Built) -> None:
    topics = {mention.topic for mention in built.catalogue.mentions if "person-as-topic" in mention.doc}
    assert topics == {"cloud"}


def test_nothing_is_said_of_days(built: Built) -> None:
    assert [line for line in built.warnings if "summit.slot" in line or "midnight" in line] == []
