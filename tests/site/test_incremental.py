"""An incremental build equals a fresh one, byte for byte, whatever happened in between."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from summitnotes.sphinx.store import domain
from summitnotes.sphinx.writing import exporting, pages, rendering

from .comparing import contents, differences
from .conftest import Begun, Build

OSLO = "notes/2012-oslo/notes.dokuwiki"
LYON = "notes/2014-lyon/talks.txt"


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def write(path: str, text: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")

    return change


def delete(path: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        target = site / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    return change


def rename(old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / new).parent.mkdir(parents=True, exist_ok=True)
        (site / old).rename(site / new)

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "a mention more": replace(LYON, "les réseaux, enfin", "les réseaux, enfin, et Ceph"),
    "a talk more": write(
        "notes/2012-oslo/late.dokuwiki", "====== Late ======\n\n===== 17:00 - Ceph / Per Lie =====\n\ntext\n"
    ),
    "another speaker": replace(OSLO, "Kari Moen", "Karin Moen"),
    "another title": replace(OSLO, "====== Cloud Days Oslo ======", "====== Oslo days ======"),
    "a file goes": delete("notes/2014-lyon/more.md"),
    "an event goes": delete("notes/2012-oslo"),
    "an event comes": write(
        "notes/2013-rome/x.txt", "Rome\n\n10:00 - Ceph at home / Gina Rossi\n\n- cheap disks\n"
    ),
    "a file is renamed": rename(LYON, "notes/2014-lyon/day.txt"),
    "a file moves to another event": rename("notes/2014-lyon/more.md", "notes/2012-oslo/more.md"),
    "event.yml comes": write("notes/2014-lyon/event.yml", "title: Lyon\nstart: 2011-05-12\n"),
    "event.yml changes": replace("notes/2012-oslo/event.yml", "2012-10-15", "2012-10-14"),
    "event.yml goes": delete("notes/2012-oslo/event.yml"),
    "the vocabulary changes": replace("vocabulary.yml", "[HA]", "[HA, habit]"),
    "people.yml comes": write("people.yml", "people:\n  - {name: Luc Petit, affiliations: [Acme]}\n"),
    "the page of the index goes": delete("topics.md"),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_incremental_equals_fresh(begun: Begun, change: str) -> None:
    build, first = begun("basic")
    CHANGES[change](first.source)
    again = build("basic")
    shutil.copytree(first.source, first.source.parent / "fresh")
    fresh = build(None, name="fresh")
    assert differences(again.out, fresh.out) == []
    assert [w.replace("fresh/", "") for w in fresh.warnings] == again.warnings


def test_nothing_changed_reads_and_writes_nothing(build: Build) -> None:
    first = build("basic")
    before = {path: path.stat().st_mtime_ns for path in first.out.rglob("*.html")}
    again = build("basic")
    assert again.app.env.domains["summit"].fresh == set()  # type: ignore[attr-defined]
    pages = {path for path in before if path.stem not in ("genindex", "search")}
    assert {path for path in pages if path.stat().st_mtime_ns != before[path]} == set()


def test_a_view_is_worked_out_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """… in a clean build; in a build that changes nothing, none is, and no catalogue is compiled."""
    made: list[str] = []
    make = rendering.build_model
    monkeypatch.setattr(
        rendering, "build_model", lambda node, *args: made.append(node.view) or make(node, *args)
    )
    first = build("basic")
    kept = json.loads((Path(first.app.doctreedir) / "pages-html.json").read_text("utf-8"))
    assert sorted(made) == sorted(view[1] for page in kept.values() for view in page["views"])
    assert len(made) > 30
    made.clear()
    monkeypatch.setattr(domain, "compile_catalogue", lambda *_: pytest.fail("compiled"))
    build("basic")
    assert made == []


def test_the_catalogue_is_compiled_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """… in a clean build: pages of things are read when it is there, and say nothing that would be in it."""
    compiled: list[object] = []
    compile_catalogue = domain.compile_catalogue
    monkeypatch.setattr(
        domain, "compile_catalogue", lambda *given: compiled.append(given) or compile_catalogue(*given)
    )
    build("basic")
    assert len(compiled) == 1


def test_an_edit_works_out_the_views_that_may_show_it(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """People and topics of other events are not asked."""
    first = build("basic")
    (first.source / OSLO).write_text(
        (first.source / OSLO).read_text("utf-8") + "\nOne remark more.\n", "utf-8"
    )
    asked: list[str] = []
    seen_now = pages.Pages._seen_now
    monkeypatch.setattr(
        pages.Pages, "_seen_now", lambda self, doc, views: asked.append(doc) or seen_now(self, doc, views)
    )
    build("basic")
    # What lists the event or quotes its notes, and the notes that come next in the order of events.
    assert sorted(asked) == [
        "index",
        "notes/2012-oslo/index",
        "notes/2014-lyon/more",
        "notes/2014-lyon/talks",
        "topics",
        "topics/high-availability",
        "topics/neutron",
    ]


def test_what_an_export_is_made_of_is_known_again(build: Build) -> None:
    """… by its values, or each build would make the file anew."""
    app = build("basic").app
    first, second = exporting.Exports(app), exporting.Exports(app)
    assert {"talks.json", "llms.txt"} < first.files.keys()
    for name, file in first.files.items():
        again = second.marks.of_value(exporting._given(second.files[name].make))
        assert first.marks.of_value(exporting._given(file.make)) == again, name


def test_a_mention_changes_the_index_and_no_unrelated_page(build: Build) -> None:
    first = build("basic")
    before = contents(first.out)
    CHANGES["a mention more"](first.source)
    again = build("basic")
    after = contents(again.out)
    changed = {name for name in after if name.endswith(".html") and after[name] != before.get(name)}
    # The notes and the other notes of the same talk, the index, the topic, the speaker, and where the
    # talk's topics are chips.
    assert changed == {
        "index.html",
        "notes/2014-lyon/index.html",
        "notes/2014-lyon/more.html",
        "notes/2014-lyon/talks.html",
        "people/anne-roy.html",
        "talks.html",
        "topics.html",
        "topics/ceph.html",
    }


def test_warnings_repeat_while_their_cause_exists(build: Build) -> None:
    wanted = (
        'notes/2012-oslo/notes.dokuwiki:10: WARNING: the page "more" is not among the notes; '
        "shown unlinked. Check the spelling. [summit.link]"
    )
    assert build("basic").warnings == [wanted]
    assert build("basic").warnings == [wanted]


def test_another_builder_in_between_hides_no_change(build: Build) -> None:
    """Builders may share their doctrees, as those of Read the Docs do."""
    first = build("basic", doctrees="shared")
    CHANGES["a mention more"](first.source)
    build("basic", builder="text", doctrees="shared")
    again = build("basic", doctrees="shared")
    shutil.copytree(first.source, first.source.parent / "fresh")
    assert differences(again.out, build(None, name="fresh").out) == []
