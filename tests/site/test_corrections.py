"""What an editor gets right or wrong: days of files, words in two places, names that mean nothing."""

from __future__ import annotations

import pytest

from .conftest import Build, Built

LYON = "title: Lyon\nstart: 2026-11\n"
DAYS = {
    "notes/lyon/event.yml": LYON,
    "notes/lyon/one.txt": "Lyon, jour 1\nlundi 9 novembre 2026\n\n"
    "9h00 - Ouverture / Marie Petit\n\n- bonjour\n",
    "notes/lyon/two.md": "# Lyon day two (Tue 10 Nov 2026)\n\n## 09:00 Disks / Ann Lee\n\n- spin\n",
    "notes/lyon/three.dokuwiki": "====== Unconference, Wed 11 November 2026 ======\n\n"
    "===== 10:00 - Caches / Bob Roe =====\n\n  * warm\n",
    "notes/lyon/four.txt": "Left over\n\n10:00 - Tapes / Cy Dune\n\n- slow\n",
}


def days(site: Built) -> dict[str, str | None]:
    return {talk.title: talk.date for talk in site.catalogue.talks}


def test_a_file_says_its_own_day(build: Build) -> None:
    site = build(files=DAYS)
    assert site.warnings == []
    assert days(site) == {
        "Ouverture": "2026-11-09",
        "Disks": "2026-11-10",
        "Caches": "2026-11-11",
        "Tapes": None,
    }


def test_an_editor_says_the_day_of_a_file(build: Build) -> None:
    site = build(files={**DAYS, "notes/lyon/event.yml": LYON + "notes:\n  four.txt: {date: 2026-11-12}\n"})
    assert days(site)["Tapes"] == "2026-11-12"


def test_without_event_yml_an_event_spans_its_files(build: Build) -> None:
    site = build(files={path: text for path, text in DAYS.items() if not path.endswith(".yml")})
    event = site.catalogue.event["lyon"]
    assert (event.start, event.end, event.location) == ("2026-11-09", "2026-11-11", None)


SLIPS = {
    "notes/lyon/event.yml": "title: Lyon\nnotes:\n  won.txt: {by: Ann}\ntalks:\n"
    "  - {at: caches, speakers: [Bob Roe]}\n  - {at: clôture, title: The end}\n",
    "notes/lyon/one.txt": "Lyon\n\n10:00 - 09:00 Disks / Ann Lee\n\n"
    "- the caches are warm\n- the caches are cold\n\nLa cloture du jour.\n",
    "page.md": "---\norphan:\n---\n# Page\n\n```{talk-list}\n:event: lyno\n```\n\n"
    "```{talk} X\n:kind: keynote\n```\n",
}


def test_slips_are_told_where_they_are(build: Build) -> None:
    site = build(files=SLIPS)
    assert site.warnings == [
        'notes/lyon/event.yml:3: WARNING: "won.txt" is not among the notes of this event; left out. '
        'Did you mean "one.txt"? [summit.anchor]',
        'notes/lyon/event.yml:5: WARNING: the words "caches" stand in 2 places of the notes (one.txt:5, '
        "one.txt:6); the talk is listed without one. Give more of the words around the place you mean. "
        "[summit.anchor]",
        "notes/lyon/one.txt:3: WARNING: the end 09:00 is before the start 10:00; it was left out. Say it in "
        "event.yml. [summit.date]",
        'page.md:7: WARNING: unknown event "lyno" in ":event:"; nothing fits it. Did you mean "lyon"? '
        "[summit.unknown_target]",
    ]
    assert str(site.catalogue.talk["x"].kind) == "keynote"
    assert "The end" in {talk.title for talk, _anchor in said_by(site, "notes/lyon/one")}


def said_by(site: Built, doc: str) -> tuple[tuple[object, str], ...]:
    return site.app.env.domains["summit"].said[doc].talks  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_pasted_table_does_not_make_plain_text_rest(build: Build, indent: str) -> None:
    table = "".join(f"{indent}{line}\n" for line in ("+----+----+", "| a  |  b |", "+----+----+"))
    text = f"Rencontres\n\n9h00 Le nuage\navec Alice Morel\n\n10h00 Le disque\nPar Bob Petit\n\n{table}"
    site = build(files={"notes/grenoble/jour.txt": text})
    (notes,) = site.catalogue.notes
    assert notes.format == ("plaintext" if indent else "rst")
