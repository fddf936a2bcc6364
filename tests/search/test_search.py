"""A reader finds talks, passages, people, topics and events by words that stand in different places."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from summitnotes.records.catalogue import Place
from summitnotes.sphinx.searching import rows
from summitnotes.sphinx.searching.collecting import Line, words_of
from summitnotes.sphinx.searching.entries import Entry, Shelf
from summitnotes.sphinx.searching.packing import pack
from summitnotes.sphinx.searching.stemming import fold, key, pieces, split, tables
from summitnotes.sphinx.searching.usual import usual_text
from summitnotes.sphinx.searching.weighing import weigh

from ..site.conftest import CONF, Built, builder_in
from .asking import HERE, NODE, ask, hits, weight

SCRIPT = HERE.parents[1] / "_ext" / "summitnotes" / "static" / "summit-search.js"


# ---- words ---------------------------------------------------------------------------------


def words() -> list[str]:
    """Words of every shape: of our own prose in two languages, and of hostile ones."""
    root = HERE.parents[1]
    prose = "\n".join(
        path.read_text("utf-8")
        for folder in ("docs", "_ext/summitnotes/findings", "tests/search/site")
        for pattern in ("*.md", "*.txt", "*.rst", "*.yml")
        for path in sorted((root / folder).rglob(pattern))
    )
    shapes = (HERE / "shapes.txt").read_text("utf-8")
    return sorted({*split(prose), *split(shapes), *shapes.split()})


def in_node(expression: str, values: object) -> Any:
    code = (
        f"{SCRIPT.read_text('utf-8')}; SummitSearch.start({json.dumps({'words': tables()})});"
        "const {fold, split, pieces, key} = SummitSearch.forTests;"
        f"console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf-8')).map({expression})))"
    )
    done = subprocess.run(
        [NODE, "-e", code], input=json.dumps(values), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", ["en", "fr", "it"])
def test_the_browser_gives_the_same_keys(language: str) -> None:
    given = words()
    assert len(given) > 2000
    assert in_node(f"(word) => key(word, {json.dumps(language)})", given) == [
        key(word, language) for word in given
    ]


def test_the_browser_splits_as_python_does() -> None:
    lines = (HERE / "shapes.txt").read_text("utf-8").splitlines()
    assert in_node("split", lines) == [split(line) for line in lines]
    found = sorted({word for line in lines for word in split(line)})
    assert in_node("fold", found) == [fold(word) for word in found]
    assert in_node("pieces", found) == [pieces(word) for word in found]


@pytest.mark.parametrize("line", (HERE / "forms.txt").read_text("utf-8").splitlines())
def test_forms_of_a_word_share_a_key(line: str) -> None:
    """A line: a language, forms that must meet, then after a slash words that must not meet them."""
    language, _, rest = line.partition(": ")
    same, _, others = rest.partition("/")
    keys = {key(word, language) for word in same.split()}
    assert len(keys) == 1
    assert keys.isdisjoint(key(word, language) for word in others.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and C.", ["C++", "C#", "and", "C"]),
        (".NET (and .net) end.Net", [".NET", "and", ".net", "end", "Net"]),
        ("R&D at AT&T", ["R&D", "at", "AT&T"]),
        ("nova.conf v1.2 ...else", ["nova", "conf", "v1", "2", "else"]),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    assert split(text) == expected


# ---- a site --------------------------------------------------------------------------------

ANSWERS = {
    str(query): expected
    for group in yaml.safe_load((HERE / "answers.yml").read_text("utf-8")).values()
    for query, expected in group.items()
}


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return builder_in(tmp_path_factory.mktemp("search"))(HERE / "harbours")


@pytest.fixture(scope="module")
def answers(harbours: Built) -> dict[str, Any]:
    return {answer["query"]: answer for answer in ask(harbours.out, ANSWERS)}


@pytest.mark.parametrize("query", ANSWERS)
def test_answers(query: str, answers: dict[str, Any]) -> None:
    found = [
        " ".join([hit["href"], *(text for text, marked in hit["quote"] if marked)])
        for hit in hits(answers[query])
    ]
    expected = ANSWERS[query]
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        address, *marked = wanted.split(" ")
        assert one.split(" ")[0].startswith(address)
        assert one.split(" ")[1:] == marked


def test_a_hit_says_where_and_when(answers: dict[str, Any]) -> None:
    (hit,) = answers["gall quai"]["notes"]
    assert hit["title"] == "Le port de demain"
    assert hit["facts"] == ["Journées des phares · Brest · 12–13 May 2014", "Élodie Le Gall"]
    assert hit["quote"][0][0] == "Une lampe à pétrole éclaire le "


def test_every_line_of_notes_is_an_address(harbours: Built) -> None:
    page = harbours.text("notes/2015-06-genova/notes.html")
    assert [number for number in range(20) if f'id="line-{number}"' in page] == [5, 7, 11, 13]


def test_a_word_instead_of_a_slip_is_told(answers: dict[str, Any]) -> None:
    assert answers["genvoa ropes"]["used"] == ["genova", "ropes"]
    assert answers["genvoa ropes"]["whole"]


def test_where_not_all_words_are_met_most_are(harbours: Built) -> None:
    (answer,) = ask(harbours.out, ["lampe albatross"])
    assert not answer["whole"]
    assert answer["notes"][0]["href"] == "topics/lamps.html"


def test_a_commoner_word_is_offered(harbours: Built, tmp_path: Path) -> None:
    text = "# Slips\n\n" + "\n\n".join(["The compass was tried and we said that it is good."] * 12)
    built = builder_in(tmp_path)(
        HERE / "harbours", files={"notes/2016-slips/notes.md": f"{text}\n\n## Other\n\nA kompass.\n"}
    )
    (answer,) = ask(built.out, ["kompass"])
    assert answer["meant"] == "compass"
    assert answer["notes"][0]["quote"][-2:] == [["kompass", True], [".", False]]


def test_a_part_that_is_missing_is_told(harbours: Built, tmp_path: Path) -> None:
    shutil.copytree(harbours.out, tmp_path / "html")
    (tmp_path / "html" / "_search" / "keys-0.js").unlink()
    (answer,) = ask(tmp_path / "html", ["lamps"])
    assert answer["error"] == "Error: keys-0"


def test_the_page(harbours: Built) -> None:
    page = harbours.text("search.html")
    assert '<script src="_search/start.js" defer>' in page
    assert "searchindex.js" not in page
    assert not (harbours.out / "searchindex.js").exists()
    without = page[page.index("<noscript>") : page.index('role="status"')]
    assert 'href="topics.html">Topics</a>' in without
    assert 'href="people.html">People</a>' in without


def test_another_language_keeps_the_search_of_sphinx(tmp_path: Path) -> None:
    built = builder_in(tmp_path)(files={}, conf=CONF + 'html_search_language = "en"\n')
    assert (built.out / "searchindex.js").is_file()
    assert not (built.out / "_search").exists()


def test_addresses_of_pages_in_folders(tmp_path: Path) -> None:
    built = builder_in(tmp_path)(HERE / "harbours", builder="dirhtml")
    (answer,) = ask(built.out, ["gall quai"])
    assert answer["notes"][0]["href"] == "notes/2014-05-brest/notes/#line-7"
    assert 'data-root="../"' in built.text("search/index.html")


def test_the_rest_may_be_missing(tmp_path: Path) -> None:
    """A site that uses the search alone has headings, names of domains and entries of its index."""
    built = builder_in(tmp_path)(HERE / "site")
    found = {answer["query"]: [hit["href"] for hit in hits(answer)] for answer in ask(built.out, ALONE)}
    assert found == ALONE


ALONE = {
    "fog horn": ["index.html#index-0"],
    "mooring": ["harbour.html#directive-mooring", "harbour.html#rope-and-knots"],
    "buoy": ["harbour.html"],
    "sebastien": ["harbour.html#rope-and-knots"],
    "chenaux": ["phare.html#l-eclairage-des-chenaux"],
    "zzzz": [],
}


# ---- builds --------------------------------------------------------------------------------


def index_of(built: Built) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (built.out / "_search").iterdir()}


def edits(source: Path) -> Iterator[Path]:
    """A word changes, a person gets another name, a file goes, another comes."""
    notes = source / "notes" / "2014-05-brest" / "notes.md"
    yield notes
    notes.write_text(notes.read_text("utf-8").replace("grues", "palans"), "utf-8")
    people = source / "people.yml"
    yield people
    people.write_text(people.read_text("utf-8").replace("Nana Le Gall", "Lolo Le Gall"), "utf-8")
    yield source / "hidden.md"
    (source / "hidden.md").unlink()
    yield source / "notes" / "2015-06-genova"
    shutil.rmtree(source / "notes" / "2015-06-genova")


def test_incremental_equals_fresh(tmp_path: Path) -> None:
    build = builder_in(tmp_path)
    built = build(HERE / "harbours")
    before = index_of(built)
    for number, _ in enumerate(edits(built.source)):
        again, fresh = build(), builder_in(tmp_path / f"fresh{number}")
        (tmp_path / f"fresh{number}").mkdir()
        assert index_of(again) == index_of(fresh(built.source))
    assert index_of(build()) != before


def test_parallel_equals_serial(harbours: Built, tmp_path: Path) -> None:
    assert index_of(builder_in(tmp_path)(HERE / "harbours", parallel=2)) == index_of(harbours)


def test_what_lies_beside_the_doctrees_may_be_lost(tmp_path: Path) -> None:
    build = builder_in(tmp_path)
    built = build(HERE / "harbours")
    before = index_of(built)
    left = sorted((tmp_path / "site-doctrees-html").rglob("*.search"))
    assert len(left) > 3
    left[0].unlink()
    for path in left[1:]:
        path.write_bytes(b"noise")
    shutil.rmtree(built.out / "_search")
    assert index_of(build()) == before


def test_nothing_is_made_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = builder_in(tmp_path)
    build(HERE / "harbours")
    build()
    made: list[str] = []
    monkeypatch.setattr("summitnotes.sphinx.searching.index.pack", lambda *given: made.append("index"))
    build()
    assert made == []


CHANGES: dict[str, Callable[[list[Shelf]], object]] = {
    "nothing": lambda shelves: None,
    "a bullet": lambda shelves: _put(shelves, 3, (*shelves[3].entries[:14], _entry(3, 99))),
    "a talk more": lambda shelves: _put(shelves, 3, (*shelves[3].entries, _entry(3, 15))),
    "talks that need a chunk more": lambda shelves: _put(shelves, 3, shelves[3].entries * 2),
    "a file more": lambda shelves: shelves.insert(7, large(13)[12]),
    "a file less": lambda shelves: shelves.pop(4),
    "two files of one event": lambda shelves: (
        _put(shelves, 5, shelves[5].entries[1:]),
        _put(shelves, 6, shelves[6].entries[:9]),
    ),
    "the name of a city": lambda shelves: _put(shelves, 4, shelves[4].entries, names=("Genova",)),
    "the day of an event": lambda shelves: _put(shelves, 4, shelves[4].entries, where="Meeting, in May"),
    "words without rules of ours": lambda shelves: _put(shelves, 2, (_german("Häuser", "Haus"),)),
    "others of them": lambda shelves: _put(shelves, 3, (_german("Hauses"),)),
    "none of them": lambda shelves: shelves.__setitem__(slice(2, 4), large(4)[2:]),
}


def test_an_index_that_is_mended_equals_one_made_anew() -> None:
    shelves = large(10)
    files: dict[str, str] = {}
    index = pack(shelves, _page_of, files.__setitem__)
    for change, make in CHANGES.items():
        make(shelves)
        written: dict[str, str] = {}
        anew: dict[str, str] = {}
        index = pack(shelves, _page_of, written.__setitem__, index)
        fresh = pack(shelves, _page_of, anew.__setitem__)
        there = {*index.marks, "start.js"}
        files = {name: text for name, text in (files | written).items() if name in there}
        assert files == anew, change
        assert (index.rows, index.words, index.marks) == (fresh.rows, fresh.words, fresh.marks), change


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "A"), (31, "f"), (32, "gB"), (1000, "of"), (4097, "hgE"), (1_234_567, "n01lB")],
)
def test_numbers_are_written_as_source_maps_write_them(number: int, written: str) -> None:
    row = rows._row([number, 9, number + 2, 9], [])
    assert row == f"J{written}C"
    assert rows._taken_apart(row) == ({number: 9, number + 2: 9}, [])
    assert rows._taken_apart(rows._row([], [0, number, 7])) == ({}, [0, number, 7])


def test_an_edit_weighs_one_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = large(10)
    index = pack(shelves, _page_of, lambda name, text: None)
    weighed: list[Shelf] = []
    monkeypatch.setattr(
        "summitnotes.sphinx.searching.parts.weigh", lambda shelf: weighed.append(shelf) or weigh(shelf)
    )
    monkeypatch.setattr("summitnotes.sphinx.searching.rows.made", None)
    CHANGES["a bullet"](shelves)
    written: dict[str, str] = {}
    pack(shelves, _page_of, written.__setitem__, index)
    assert weighed == [shelves[3]]
    texts = sorted(name for name in written if name.startswith("text-"))
    assert len(texts) == len(index.parts[3].sizes)


def test_a_shelf_is_written_before_the_next_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """… so that never more than one file of notes is held, beyond those whose words are usual."""
    monkeypatch.setattr("summitnotes.sphinx.searching.usual.ASKED", 0)
    steps: list[str] = []

    def shelves() -> Iterator[Shelf]:
        for number, shelf in enumerate(large(3)):
            steps.append(f"shelf {number}")
            yield shelf

    index = pack(shelves(), _page_of, lambda name, text: steps.append(name))
    texts = iter([name for name in steps if name.startswith("text-")])
    expected = [
        step
        for number, part in enumerate(index.parts)
        for step in (f"shelf {number}", *(next(texts) for _ in part.sizes))
    ]
    assert steps[: len(expected)] == expected
    assert steps[-1] == "start.js"


def test_words_before_each_text_are_those_of_the_first_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = large(3)
    monkeypatch.setattr("summitnotes.sphinx.searching.usual.ASKED", 1)
    left = iter(shelves)
    asked, usual = usual_text(left)
    assert asked == shelves[:1]
    assert list(left) == shelves[1:]
    words = usual.split()
    said = " ".join(
        text for entry in shelves[0].entries for text in (entry.title, *(x.text for x in entry.lines))
    )
    assert len(words) > 1
    assert all(said.count(word) > 1 and len(word) > 2 for word in words)
    monkeypatch.setattr("summitnotes.sphinx.searching.usual.TAKEN", len(words[-1]) + 1)
    assert usual_text(iter(shelves))[1] == words[-1]


def test_other_words_before_them_have_every_text_written_anew() -> None:
    """… and nothing else, as on the first day."""
    shelves = large(3)
    index = pack(shelves, _page_of, lambda name, text: None)
    written: dict[str, str] = {}
    pack(shelves, _page_of, written.__setitem__, replace(index, usual="other words"))
    assert {name for name in written if name.startswith("text-")} == {
        n for n in index.marks if n[:5] == "text-"
    }


def _page_of(place: Place) -> str:
    return f"{place.doc}.html"


def _put(shelves: list[Shelf], number: int, entries: tuple[Entry, ...], **others: Any) -> None:
    shelves[number] = replace(shelves[number], entries=entries, **others)


def _german(*words: str) -> Entry:
    lines = tuple(Line(f"line-{number}", "de", word) for number, word in enumerate(words))
    return Entry("talk", words[0], Place(f"notes/{words[0]}", ""), lines=lines, words=words_of(lines, "en"))


# ---- cost ----------------------------------------------------------------------------------


def test_a_query_loads_little_of_a_large_index(tmp_path: Path) -> None:
    """Common words of a thousand files of notes, and the quotations of ten hits, in 80 kB."""
    out = tmp_path / "html"
    (out / "_search").mkdir(parents=True)
    (out / "_static").mkdir()
    shutil.copy(SCRIPT, out / "_static")
    pack(large(), _page_of, lambda name, text: (out / "_search" / name).write_text(text, "utf-8"))
    for answer in ask(out, ["common often", "common seldom17 city40", "comon word99x5"]):
        assert answer["notes"], answer
        assert weight(out, answer) <= 80_000
    assert sum(path.stat().st_size for path in (out / "_search").iterdir()) <= 14_000_000


def large(files: int = 1000) -> list[Shelf]:
    """Files of notes with fifteen talks each, five in a city."""
    return [
        Shelf(
            tuple(_entry(number, talk) for talk in range(15)),
            names=(f"city{number // 5}", f"city{number // 5} {2000 + number % 20}"),
            where=f"Meeting {number // 5}",
        )
        for number in range(files)
    ]


def _entry(number: int, talk: int) -> Entry:
    lines = tuple(
        Line(f"line-{10 * talk + line}", "", text)
        for line in range(5)
        for text in (
            f"Common words stand often on line {line} and seldom{number % 50} others, such as"
            f" word{number}x{talk} and subject{(number * 7 + line * 13) % 3000} that goes on",
        )
    )
    place = Place(f"notes/meeting-{number // 5}/day-{number % 5}", f"talk-{talk}")
    title = f"Subject{(number * 15 + talk) % 3000} for {talk}"
    return Entry("talk", title, place, names=(title,), lines=lines, words=words_of(lines, "en"))
