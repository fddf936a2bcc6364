"""The search page finds words whatever their accents, number and language, and loads little."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import playwright
import pytest
from sphinx.testing.util import SphinxTestApp

from summitnotes.sphinx.searching.index import SearchSummit
from summitnotes.sphinx.searching.parts import Name, make_parts
from summitnotes.sphinx.searching.stemming import STOPWORDS, fold, split, stem

HERE = Path(__file__).parent
#: Playwright brings a Node.js of its own.
NODE = shutil.which("node") or str(Path(playwright.__file__).parent / "driver" / "node")


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


def in_node(expression: str, value: object) -> Any:
    code = (
        SearchSummit({}).js_stemmer_code.partition("var SummitSearch")[0]
        + f"console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf-8')).map({expression})))"
    )
    done = subprocess.run(
        [NODE, "-e", code], input=json.dumps(value), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_the_browser_gives_the_same_keys() -> None:
    given = words()
    assert len(given) > 2000
    assert in_node("SummitWords.stem", given) == [stem(word) for word in given]
    assert in_node("SummitWords.fold", given) == [fold(word) for word in given]


def test_the_browser_splits_as_python_does() -> None:
    lines = (HERE / "shapes.txt").read_text("utf-8").splitlines()
    assert in_node("SummitWords.split", lines) == [split(line) for line in lines]


@pytest.mark.parametrize("line", (HERE / "forms.txt").read_text("utf-8").splitlines())
def test_forms_of_a_word_share_a_key(line: str) -> None:
    """A line: forms that must meet, then after a slash words that must not meet them."""
    same, _, others = line.partition("/")
    keys = {stem(word) for word in same.split()}
    assert len(keys) == 1
    assert keys.isdisjoint(stem(word) for word in others.split())


def test_no_word_gets_the_key_of_a_stop_word() -> None:
    assert [word for word in words() if stem(word) in STOPWORDS and fold(word) not in STOPWORDS] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(HERE / "site", folder / "site")
    build(folder / "site")
    return folder / "site"


def build(source: Path) -> Path:
    app = SphinxTestApp("html", srcdir=source)
    try:
        app.build()
    finally:
        app.cleanup()
    return Path(app.outdir)


def ask(out: Path, *queries: str, first: str = "_search/first.js") -> list[dict[str, Any]]:
    command = [NODE, str(HERE / "ask.js"), str(out), json.dumps(queries), first]
    return list(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def pages(answer: dict[str, Any]) -> set[str]:
    return {result[0] for result in answer["results"]}


#: Query -> pages that must be among the answers; after a "!", no others.
QUERIES = {
    "deploiement": "phare harbour",
    "déploiements": "phare harbour",
    "deployment": "phare harbour",
    "SECURITE": "phare harbour",
    "query": "harbour",
    "sebastien": "! harbour",
    "Sébastien": "! harbour",
    "eclairage": "phare",
    "note": "harbour lamps",
    "keeper": "index lamps",  # also inside a word
    "beacon": "! lamps",
    "fog horn": "index",
    "mooring": "harbour",
    "zzzzz": "!",
    "lamps brass": "lamps",
}


def test_queries(site: Path) -> None:
    for answer in ask(site / "_build" / "html", *QUERIES):
        _, only, expected = QUERIES[answer["query"]].rpartition("!")
        assert pages(answer) >= set(expected.split()), answer["query"]
        assert not only or pages(answer) == set(expected.split()), answer["query"]


def test_headings_are_offered_without_accents(site: Path) -> None:
    (answer,) = ask(site / "_build" / "html", "eclairage des chenaux")
    found = [result[1:3] for result in answer["results"]]
    assert ["Les déploiements du phare > L'éclairage des chenaux", "#l-eclairage-des-chenaux"] in found


def test_a_missing_part_falls_back_to_the_whole_index(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "html"
    shutil.copytree(site / "_build" / "html", out)
    (out / "_search" / "0.js").unlink()
    (answer,) = ask(out, "lamps")
    assert "searchindex.js" in answer["loaded"]
    assert "lamps" in pages(answer)


def pretend_site(folder: Path, names: list[Name]) -> Path:
    """An output folder whose index holds ``names`` on two pages, and no words."""
    index = {
        "docnames": ["a", "b"],
        "filenames": ["a.txt", "b.txt"],
        "titles": ["Été à Lyon", "Other"],
        "terms": {},
        "titleterms": {},
        "alltitles": {},
        "indexentries": {},
        "envversion": 1,
    }
    static = folder / "_static"
    static.mkdir()
    theme = Path(str(__import__("sphinx").__file__)).parent / "themes" / "basic" / "static"
    shutil.copy(theme / "searchtools.js", static)
    (static / "language_data.js").write_text(
        f"const stopwords = new Set({json.dumps(sorted(STOPWORDS))});" + SearchSummit({}).js_stemmer_code,
        "utf-8",
    )
    (folder / "_search").mkdir()
    for name, text in make_parts(index, names, "_search", "1").items():
        (folder / "_search" / name).write_text(text, "utf-8")
    return folder


def test_names_and_aliases(tmp_path: Path) -> None:
    names = [
        Name("José Øre", "person", "a", "person-jose", 1),
        Name("Pepe", "person", "a", "person-jose", 1, "José Øre"),
        Name("Keeping <lamps> alight", "talk", "b", "t", 1),
    ]
    pretend_site(tmp_path, names)
    by_name, by_alias, by_kind, by_form, none = ask(
        tmp_path, "jose ore", "PÉPÉ", "jose lyon", "lamp alight", "lyon"
    )
    assert [result[1:4] for result in by_name["results"]] == [
        ["José Øre", "#person-jose", "person, in Été à Lyon"]
    ]
    assert [result[1:4] for result in by_alias["results"]] == [
        ["José Øre", "#person-jose", "person, in Été à Lyon: Pepe"]
    ]
    assert [result[1] for result in by_kind["results"]] == ["José Øre"]
    assert [result[1] for result in by_form["results"]] == ["Keeping <lamps> alight"]
    assert none["results"] == []


def test_the_search_page_loads_the_first_part_only(site: Path) -> None:
    page = (site / "_build" / "html" / "search.html").read_text("utf-8")
    assert '"_search/first.js"' in page
    assert "searchindex.js" not in page


def test_a_query_loads_a_small_share_of_a_large_index(tmp_path: Path) -> None:
    vocabulary = [f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}word{i}" for i in range(20_000)]
    index = {
        "docnames": [f"d{i}" for i in range(300)],
        "filenames": [f"d{i}.rst" for i in range(300)],
        "titles": [f"Page {i}" for i in range(300)],
        "terms": {word: list(range(i % 7, 300, 7 + i % 50)) for i, word in enumerate(vocabulary)},
        "titleterms": {},
        "alltitles": {},
        "indexentries": {},
        "envversion": 1,
    }
    files = make_parts(index, [], "_search", "1")
    total = sum(map(len, files.values()))
    assert max(len(text) for name, text in files.items() if name not in ("words.js", "first.js")) < total / 10
    assert len(files["first.js"]) < total / 10


def test_parts_are_made_anew_only_for_another_index(tmp_path: Path) -> None:
    shutil.copytree(HERE / "site", tmp_path / "site")
    out = build(tmp_path / "site")
    part = out / "_search" / "0.js"
    part.write_text("// untouched", "utf-8")
    build(tmp_path / "site")
    assert part.read_text("utf-8") == "// untouched"
    lamps = tmp_path / "site" / "lamps.rst"
    lamps.write_text(lamps.read_text("utf-8") + "\nTrimming.\n", "utf-8")
    build(tmp_path / "site")
    assert "trim" in part.read_text("utf-8")


def test_incremental_equals_fresh(tmp_path: Path) -> None:
    edited, fresh = tmp_path / "edited" / "site", tmp_path / "fresh" / "site"
    shutil.copytree(HERE / "site", edited)
    build(edited)
    lamps = edited / "lamps.rst"
    lamps.write_text(lamps.read_text("utf-8").replace("brass", "copper"), "utf-8")
    (edited / "phare.rst").unlink()
    index = edited / "index.rst"
    index.write_text(index.read_text("utf-8").replace("   phare\n", ""), "utf-8")
    shutil.copytree(edited, fresh, ignore=shutil.ignore_patterns("_build"))
    outputs = [build(edited), build(fresh)]
    for pattern in ("searchindex.js", "_search/*.js"):
        first, second = ({path.name: path.read_bytes() for path in out.glob(pattern)} for out in outputs)
        assert first == second
    assert b"fog horn" in (outputs[0] / "searchindex.js").read_bytes()


def test_a_thing_is_offered_once(tmp_path: Path) -> None:
    """However many of its names fit; and by the one that fits best."""
    names = [
        Name("Cloud of lamps", "topic", "a", "t", 1),
        Name("Lamps", "topic", "a", "t", 1, "Cloud of lamps"),
        Name("Lamps aloft", "topic", "a", "t", 1, "Cloud of lamps"),
    ]
    (answer,) = ask(pretend_site(tmp_path, names), "lamps")
    assert [result[3] for result in answer["results"]] == ["topic, in Été à Lyon: Lamps"]
