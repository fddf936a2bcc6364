"""Words of languages beside English and French are found by all their forms that the site holds."""

from __future__ import annotations

import json
from pathlib import Path

from summitnotes.records.said import Said
from summitnotes.sphinx.searching.forms import add_forms, forms
from summitnotes.sphinx.searching.stemming import stem

from ..site.conftest import builder_in

ONE = "La riunione si tiene nella sala del porto, e gli amici parlano di una barca che non è di tutti."
MANY = "Le riunioni si tengono nelle sale del porto, e si parlava anche delle barche che sono di tutti."


def test_forms_share_their_pages() -> None:
    said = {
        "a": Said(words=(("it", ("barche", "riunione")),)),
        "b": Said(words=(("it", ("riunioni",)),)),
        "c": Said(words=(("de", ("riunioni",)),)),
    }
    found = forms(said)
    assert stem("riunione") != stem("riunioni")
    assert found[stem("riunione")] == ("a", "b")
    assert set(found[stem("riunioni")]) >= {"a", "b"}


def test_the_index_of_sphinx_is_filled_up() -> None:
    index = {"docnames": ["a", "b", "c"], "terms": {"x": 2, "y": [0, 2]}}
    add_forms(index, {"x": ("a",), "y": ("a", "gone"), "z": ("b",), "w": ("gone",)})
    assert index["terms"] == {"x": [0, 2], "y": [0, 2], "z": [1]}


def test_a_site(tmp_path: Path) -> None:
    built = builder_in(tmp_path)(
        files={
            "notes/e/one.md": f"# Uno\n\n{ONE}\n",
            "notes/e/many.md": f"# Tutti\n\n{MANY}\n",
            "notes/e/english.md": "# English\n\nThey said that the boats were there and we saw them.\n",
        }
    )
    words = {doc: said.words for doc, said in built.app.env.domains["summit"].said.items() if said.words}  # type: ignore[attr-defined]
    assert sorted(words) == ["notes/e/many", "notes/e/one"]
    docs = json.loads(built.text("_search/first.js").partition("(")[2].rpartition(")")[0])["docnames"]
    terms: dict[str, list[int]] = {}
    for path in (built.out / "_search").glob("[0-9]*.js"):
        terms |= json.loads(path.read_text("utf-8").partition("(")[2].rpartition(")")[0])["terms"]
    for key in map(stem, ("riunione", "riunioni", "barca", "barche")):
        steps = terms[key]
        pages = {docs[sum(steps[: n + 1])] for n in range(len(steps))}
        assert pages == {"notes/e/one", "notes/e/many"}, key
