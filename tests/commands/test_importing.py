"""Programmes become entries of event.yml; what a person wrote stays, and a second run adds nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summitnotes.__main__ import main
from summitnotes.commands.schedules import MODULES
from summitnotes.records.eventfile import EventFile, read_event_file

from .programmes import FORMATS, TALKS

REPOSITORY = Path(__file__).parents[2]
CONF = 'extensions = ["myst_parser", "summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "basic"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.md").write_text("# Site\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def event(site: Path, name: str) -> EventFile:
    return read_event_file((site / "notes" / name / "event.yml").read_text("utf-8"), "event.yml", name)


def test_every_format_has_a_programme() -> None:
    assert len(FORMATS) == len(MODULES)


@pytest.mark.parametrize("name", FORMATS)
def test_a_hundred_talks(site: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / name).write_text(FORMATS[name](), encoding="utf-8", newline="")
    assert main(["import", name, "--event", "2026-rencontres"]) == 0
    assert "100 of 100 sessions added" in capsys.readouterr().out
    file = event(site, "2026-rencontres")
    assert file.problems == ()
    assert (file.event.start, file.event.end) == ("2026-10-29", "2026-10-30")
    found = [(x.title, [s.name for s in x.speakers or ()], x.date, x.start, x.room) for x in file.talks]
    expected = [
        (t["title"], [t["speaker"]], t["start"].date().isoformat(), f"{t['start']:%H:%M}", t["room"])
        for t in TALKS
    ]
    assert sorted(found) == sorted(expected)
    if name in ("schedule.json", "schedule.xml", "indico.json", "schedule.ics"):
        assert (file.event.title, file.event.timezone) == ("Rencontres 2026", "Europe/Paris")
    before = (site / "notes/2026-rencontres/event.yml").read_bytes()
    assert main(["import", name, "--event", "2026-rencontres"]) == 0
    assert "nothing to add" in capsys.readouterr().out
    assert (site / "notes/2026-rencontres/event.yml").read_bytes() == before


#: The programme of the notes that ship, as an organiser might have printed it.
ALTERED = {
    "Accelerate your business with OpenStack in the open hybrid cloud": ("09:30", "Bryan Che"),
    "Combining cloud technologies, and what to leverage": ("10:05", "Jean-Philippe Melet"),
    "OpenStack for the enterprise: is it ready?": ("10:30", "Nicolas Barcet"),
    "Powered by users: OpenStack": ("11:10", "Jonathan Bryce"),
    "Why OpenStack for a private cloud at NBC": ("11:50", "Andrew Mitry"),
    "How we produce OpenStack - Behind the scenes": ("12:20", "Thierry Carrez"),
    "Deploying a Highly Available OpenStack cloud, easily": ("14:00", "Vincent Untz"),
    "Bridges & tunnels: a drive through OpenStack networking": ("14:30", "Mark McClain"),
    "Strategies for testing code": ("15:00", "Chmouel Boudjnah"),
    "Nova: the road to Juno": ("15:30", "Nikola Đipanov"),
    "Ceph & OpenStack": ("16:30", "Sébastien Han"),
    "On a silver platter: OpenStack": ("17:00", "Emilien Macchi"),
}
NUMBER = {title: number for number, title in enumerate(ALTERED)}


def wiki(site: Path, *, with_event: bool = False) -> Path:
    folder = site / "notes" / "2014-05-paris"
    folder.mkdir(parents=True)
    shipped = REPOSITORY / "docs" / "notes" / "2014-05-paris"
    shutil.copy(shipped / "notes.dokuwiki", folder)
    if with_event:
        shutil.copy(shipped / "event.yml", folder)
    rows = ["title,speaker,date,start"]
    rows += [f'"{title}",{speaker},2014-05-28,{start}' for title, (start, speaker) in ALTERED.items()]
    rows += ["Registration and coffee,,2014-05-28,09:00", "What is next in Swift,Ann Lee,2014-05-28,17:30"]
    (site / "p.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


def test_altered_titles_find_their_notes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wiki(site)
    assert main(["import", "p.csv", "--event", "2014-05-paris"]) == 0
    rows = (site / "notes/2014-05-paris/notes.dokuwiki").read_text("utf-8").split("\n")
    # DokuWiki shows three dots as one sign.
    words = [row.replace("...", "…") for row in rows if row.startswith("===== ")]
    bound = {talk.title or "": talk.at for talk in event(site, "2014-05-paris").talks if talk.at}
    right = {title for title, at in bound.items() if title in NUMBER and (at or "") in words[NUMBER[title]]}
    assert sorted(bound.keys() - right) == []  # none wrong
    assert len(right) >= 11
    assert f"Bound to the notes: {len(bound)} of them." in capsys.readouterr().out
    assert main(["import", "p.csv", "--event", "2014-05-paris"]) == 0
    assert "nothing to add" in capsys.readouterr().out


def test_what_a_person_wrote_stays(site: Path) -> None:
    folder = wiki(site, with_event=True)
    before = (folder / "event.yml").read_text("utf-8")
    assert main(["import", "p.csv", "--event", "2014-05-paris"]) == 0
    after = (folder / "event.yml").read_text("utf-8")
    assert after.startswith(before)
    added = [talk.title for talk in event(site, "2014-05-paris").talks][before.count("  - at:") :]
    # The eleven talks of which event.yml speaks are held, whatever the programme calls them.
    assert added == [
        "OpenStack for the enterprise: is it ready?",
        "Registration and coffee",
        "What is next in Swift",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", "import: x: it is none of "),
        ("{}", "import: x: it is none of "),
        ('{"schedule": {"conference": {"title": "T", "days": [1]}}}', "is laid out in another way"),
        (json.dumps({"sessions": [{"title": "T", "startsAt": "2026-01-05T09:00"}]}), "give --event"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><schedule/>', "import: x: it is none of "),
    ],
)
def test_what_cannot_be_imported_is_answered(
    site: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "x").write_text(text, "utf-8")
    assert main(["import", "x"]) == 2
    assert said in capsys.readouterr().err
    assert not (site / "notes").exists()
