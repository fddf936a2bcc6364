"""``new`` makes what was asked for, out of what people type, and never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitnotes.__main__ import main
from summitnotes.commands.new import event_id


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "conf.py").write_text("", "utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Lyon 2026", "2026-lyon"),
        ("2026-10-lyon", "2026-10-lyon"),
        ("PyCon FR, 2026-10-29", "2026-10-29-pycon-fr"),
        ("Rencontres d'Été 2026", "2026-rencontres-d-ete"),
        ("Room 2099x", "room-2099x"),
        ("Devoxx", "devoxx"),
    ],
)
def test_ids_are_made_of_what_people_type(name: str, folder: str) -> None:
    assert event_id(name) == folder


def test_an_event_with_notes_and_a_talk(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "event", "Lyon", "2026"]) == 0
    assert main(["new", "notes", "2026-lyon", "Day 1"]) == 0
    assert (
        main(["new", "talk", "2026-lyon", 'Disks: "the end"', "--speakers", "Ann Lee (Tern); Bo Chen"]) == 0
    )
    out = capsys.readouterr().out
    assert out.count("make html") == 3
    event = (site / "notes/2026-lyon/event.yml").read_text("utf-8")
    assert event.startswith("# What the notes of this event do not say.")
    assert 'title: "Lyon 2026"\n# start: 2026-10-12\n' in event  # the notes may know the days
    assert event.endswith(
        'talks:\n  - title: "Disks: \\"the end\\""\n    speakers: ["Ann Lee (Tern)", "Bo Chen"]\n'
    )
    assert (site / "notes/2026-lyon/day-1.md").read_text("utf-8").startswith("# Day 1\n")


def test_a_day_that_is_typed_is_said(site: Path) -> None:
    assert main(["new", "PyCon FR, 2026-10-29"]) == 0
    assert "\nstart: 2026-10-29\n" in (site / "notes/2026-10-29-pycon-fr/event.yml").read_text("utf-8")


def test_topics_and_people_are_added_behind_the_others(site: Path) -> None:
    (site / "vocabulary.yml").write_text("topics:\n- id: ceph  # mine\n  pref_label: {en: Ceph}\n", "utf-8")
    assert main(["new", "topic", "Software", "RAID"]) == 0
    assert main(["new", "person", "Ann Lee"]) == 0
    assert (site / "vocabulary.yml").read_text("utf-8") == (
        "topics:\n- id: ceph  # mine\n  pref_label: {en: Ceph}\n"
        '- id: software-raid\n  pref_label: {en: "Software RAID"}\n'
    )
    assert (site / "people.yml").read_text("utf-8") == 'people:\n  - name: "Ann Lee"\n'


def test_nothing_is_overwritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Lyon 2026"]) == 0
    before = (site / "notes/2026-lyon/event.yml").read_bytes()
    assert main(["new", "Lyon 2026"]) == 1
    assert main(["new", "person", "Ann Lee"]) == 0
    assert main(["new", "person", "Ann Lee"]) == 1
    assert (site / "notes/2026-lyon/event.yml").read_bytes() == before
    assert capsys.readouterr().err == (
        "new: docs/notes/2026-lyon/event.yml is there already; nothing was changed.\n"
        'new: docs/people.yml has "Ann Lee" already; nothing was changed.\n'
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["person"], "new: new person needs the name of the person.\n"),
        (
            ["talk", "2026-lyn", "X"],
            'new: there is no folder "docs/notes/2026-lyn". Start one with: new event\n',
        ),
        (["..."], 'new: "..." names no event; write it like "Lyon 2026".\n'),
        (["x", "--conf", "elsewhere"], "new: elsewhere/conf.py: there is no such file; give --conf.\n"),
    ],
)
def test_what_cannot_be_made_is_answered(
    site: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *words]) == 2
    assert capsys.readouterr().err == said
    assert not list(site.iterdir())


def test_a_project_has_templates_of_its_own(site: Path) -> None:
    own = site.parent / "_templates" / "summitnotes" / "new"
    own.mkdir(parents=True)
    (own / "event.yml").write_text("title: {{ title }}\nseries: ours\n", "utf-8")
    assert main(["new", "Lyon 2026"]) == 0
    assert (site / "notes/2026-lyon/event.yml").read_text("utf-8") == 'title: "Lyon 2026"\nseries: ours\n'
