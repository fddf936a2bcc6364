"""Every entry of event.yml takes effect, or is answered once at its own line."""

from __future__ import annotations

import pytest

from .conftest import Build, Built

MONDAY = "# Monday\n\n## 09:00 Disks / Ann Lee\n\nThe caches are warm.\n"
TUESDAY = "# Tuesday\n\n## 10:00 All about disks / Bo Chen\n\nNothing else.\n"
HEAD = "title: Lyon\nstart: 2026-11-09\nend: 2026-11-10\ntalks:\n"


def lyon(entries: str, **more: str) -> dict[str, str]:
    """A site with two notes files of one event."""
    notes = {"monday.md": MONDAY, "tuesday.md": TUESDAY, **more}
    return {"notes/lyon/event.yml": HEAD + entries} | {f"notes/lyon/{n}": text for n, text in notes.items()}


def talks(site: Built) -> list[tuple[str, str | None]]:
    """Title and document of every talk."""
    places = site.catalogue.talk_places
    return [(talk.title, places[talk.id].doc if talk.id in places else None) for talk in site.catalogue.talks]


def test_the_best_place_of_all_files_counts(build: Build) -> None:
    files = lyon("  - {at: disks, title: Mine}\n", **{"tuesday.md": "# Tuesday\n\nOn disks.\n"})
    site = build(files=files)
    assert site.warnings == []
    assert talks(site) == [("Mine", "notes/lyon/monday")]


def test_equal_places_in_two_files_are_ambiguous(build: Build) -> None:
    site = build(files=lyon("  - {at: disks, title: Mine}\n"))
    assert site.warnings == [
        'notes/lyon/event.yml:5: WARNING: the words "disks" stand in 2 places of the notes (monday.md:3, '
        "tuesday.md:3); the talk is listed without one. Give more of the words around the place you mean. "
        "[summit.anchor]"
    ]
    assert talks(site) == [
        ("Disks", "notes/lyon/monday"),
        ("All about disks", "notes/lyon/tuesday"),
        ("Mine", "notes/lyon/index"),
    ]


def test_a_file_chooses_among_equal_places(build: Build) -> None:
    site = build(files=lyon("  - {at: disks, file: tuesday.md, title: Mine}\n"))
    assert site.warnings == []
    assert ("Mine", "notes/lyon/tuesday") in talks(site)


def test_a_misspelt_file_is_told_at_its_line(build: Build) -> None:
    site = build(files=lyon("  - at: The caches are warm\n    file: munday.md\n"))
    assert site.warnings == [
        'notes/lyon/event.yml:6: WARNING: "munday.md" is not among the notes of this event; all of them were '
        'looked through. Did you mean "monday.md"? [summit.anchor]'
    ]
    assert ("The caches are warm", "notes/lyon/monday") in talks(site)


def test_a_new_file_may_take_a_talk_over_and_give_it_back(build: Build) -> None:
    """Incremental builds read the file that loses, or wins, a talk."""
    alone = {path: text for path, text in lyon("  - {at: on disks}\n").items() if "tuesday" not in path}
    alone["notes/lyon/monday.md"] = "# Monday\n\n## Talk on disks / Ann Lee\n\nX.\n"
    first = talks(build(files=alone))
    second = talks(build(files={"notes/lyon/tuesday.md": "# Tuesday\n\n## On disks\n\nY.\n"}))
    assert [doc for title, doc in second if title.casefold() == "on disks"] == ["notes/lyon/tuesday"]
    fresh = build(files=alone | {"notes/lyon/tuesday.md": "# Tuesday\n\n## On disks\n\nY.\n"}, name="fresh")
    assert talks(fresh) == second
    (build(files={}).source / "notes/lyon/tuesday.md").unlink()
    assert talks(build(files={})) == first


def test_two_entries_for_one_place_keep_both_talks(build: Build) -> None:
    entries = "  - {at: 09:00 Disks, title: One, date: 2026-11-09}\n  - {at: Disks / Ann, title: Two}\n"
    site = build(files=lyon(entries))
    assert site.warnings == [
        'notes/lyon/event.yml:6: WARNING: "Disks / Ann" is the place of the talk on line 5, too; both are '
        "kept "
        "there. Give other words, or put the two together. [summit.duplicate]"
    ]
    found = {talk.title: talk.date for talk in site.catalogue.talks}
    assert found["One"] == "2026-11-09"
    assert {"One", "Two"} <= found.keys()


def test_an_entry_may_name_a_talk_by_its_id(build: Build) -> None:
    site = build(files=lyon("  - {id: lyon-disks, room: Aula}\n  - {id: lyon-discs, room: Foyer}\n"))
    assert site.warnings == [
        'notes/lyon/event.yml:6: WARNING: no talk has the id "lyon-discs"; what is said of it is left out. '
        'Did you mean "lyon-disks"? [summit.unknown_target]'
    ]
    assert {talk.title: talk.room for talk in site.catalogue.talks}["Disks"] == "Aula"


def test_names_that_mean_nothing_are_told_at_their_own_line(build: Build) -> None:
    files = lyon("  - at: 09:00 Disks\n    topics: [cehp]\n    parent: All about dsks\n    kind: talk\n")
    files["vocabulary.yml"] = "topics:\n- {id: ceph, pref_label: {en: Ceph}}\n"
    files["notes/lyon/event.yml"] = files["notes/lyon/event.yml"].replace("talks:", "topics: [cpeh]\ntalks:")
    assert build(files=files).warnings == [
        'notes/lyon/event.yml:4: WARNING: unknown topic "cpeh"; left out of the index. Did you mean "ceph"? '
        "Add it to vocabulary.yml or fix the spelling. [summit.unknown_topic]",
        'notes/lyon/event.yml:7: WARNING: unknown topic "cehp"; left out of the index. Did you mean "ceph"? '
        "Add it to vocabulary.yml or fix the spelling. [summit.unknown_topic]",
        'notes/lyon/event.yml:8: WARNING: unknown talk "All about dsks"; "Disks" stands without its parent. '
        "Did you "
        "mean "
        '"all about disks"? [summit.unknown_target]',
    ]


def test_a_circle_of_parents_is_told_at_its_last_line(build: Build) -> None:
    entries = "  - at: 09:00 Disks\n    parent: Tapes\n  - title: Tapes\n    parent: Disks\n"
    site = build(files=lyon(entries))
    assert site.warnings == [
        'notes/lyon/event.yml:8: WARNING: parent "Disks" of "Tapes" closes a circle; "Tapes" stands without '
        "its parent. Leave one of 2 out. [summit.value]"
    ]
    parents = {talk.title: talk.parent for talk in site.catalogue.talks}
    assert (parents["Disks"], parents["Tapes"]) == ("lyon-tapes", None)


def test_no_session_shows_nothing_of_what_is_said_of_it(build: Build) -> None:
    site = build(files=lyon("  - at: 09:00 Disks\n    kind: none\n    room: Aula\n"))
    assert site.warnings == [
        "notes/lyon/event.yml:6: WARNING: kind of a talk: says that this is no session, so room shows "
        "nowhere. "
        "Leave out either. [summit.value]"
    ]


NOTES = """title: Lyon
notes:
  monday.md:
    footnotes:
      1: one
      9: nine
    archived: {"https://a.example/": "https://b.example/", "https://c.example/": "https://d.example/"}
    accept:
      - caches
      - nothing like it
"""


def test_what_is_said_of_a_file_and_fits_nothing_in_it(build: Build) -> None:
    monday = (
        "# Monday\n\nThe caches.1 Then the [disks](https://a.example/), then [x](javascript:y) caches.2\n"
    )
    files = {"notes/lyon/event.yml": NOTES, "notes/lyon/monday.md": monday}
    assert build(files=files).warnings == [
        'notes/lyon/event.yml:6: WARNING: footnotes: "9" is no mark that monday.md lacks a footnote for; '
        "the text "
        "shows nowhere. Check the number. [summit.footnote]",
        'notes/lyon/event.yml:7: WARNING: archived: no link of the notes leads to "https://c.example/"; the '
        "copy "
        "shows nowhere. Check the address. [summit.link]",
        'notes/lyon/event.yml:10: WARNING: accept: nothing is wrong at a line with "nothing like it"; take '
        "it "
        "out. [summit.value]",
    ]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("page.md", "---\norphan: true\ntopics: cehp\n---\n# Page\n", 3),
        ("page.rst", ":orphan:\n:topics: cehp\n\nPage\n====\n", 2),
        ("notes/lyon/day.md", "---\ntitle: Day\ntopics: [cehp]\n---\n\nWords.\n", 3),
    ],
)
def test_topics_of_a_page_are_told_where_they_stand(build: Build, path: str, text: str, line: int) -> None:
    vocabulary = "topics:\n- {id: ceph, pref_label: {en: Ceph}}\n"
    assert build(files={path: text, "vocabulary.yml": vocabulary}).warnings == [
        f'{path}:{line}: WARNING: unknown topic "cehp"; left out of the index. Did you mean "ceph"? '
        "Add it to vocabulary.yml or fix the spelling. [summit.unknown_topic]"
    ]
