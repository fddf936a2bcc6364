"""BibTeX: what is written is what a BibTeX reader gets."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from summitnotes.exports.citations import citation_key, escape_tex, talk_bibtex, to_bib
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, Speaker, Talk

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.text(
    "{}\\%$#&_^~\"'@=, and", min_size=1, max_size=12
)
_NAMED = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textasciicircum": "^", "textasciitilde": "~",
}  # fmt: skip


def typeset(tex: str) -> str:
    """The text that TeX would print for what :func:`escape_tex` writes."""
    return re.sub(r"\\(?:([a-z]+)\{\}|(.))", lambda found: _NAMED[found[1]] if found[1] else found[2], tex)


def plain(text: str) -> str:
    return " ".join("".join(" " if unicodedata.category(char)[0] == "C" else char for char in text).split())


@given(TEXT)
def test_escaping_prints_the_same_letters(text: str) -> None:
    assert typeset(escape_tex(text)) == plain(text)


@given(TEXT, st.lists(TEXT.filter(str.strip), max_size=3), TEXT, st.text("ab./ é", min_size=1, max_size=6))
def test_entries_survive_a_bibtex_reader(title: str, names: list[str], event: str, talk_id: str) -> None:
    assume(plain(title))
    names = [name for name in names if plain(name)]
    talk = Talk(talk_id, title, event="e", speakers=tuple(map(Speaker, names)), date="2019-05-03")
    catalogue = Catalogue(talks=(talk,), events=(Event("e", event),))
    database = parse_string(talk_bibtex(catalogue, talk_id, "https://example.org/a{b}"), "bibtex")
    (entry,) = database.entries.values()
    assert entry.key == citation_key(talk_id)
    assert typeset(entry.fields["title"].removeprefix("{").removesuffix("}")) == plain(title)
    assert entry.fields["year"] == "2019"
    assert entry.fields["url"] == "https://example.org/a%7Bb%7D"
    assert len(entry.persons.get("author", [])) == len(names)


def test_keys_differ_where_ids_do() -> None:
    ids = ["a-b", "a.b", "a b", "A-b", "é", "e", "日本"]
    assert len({citation_key(talk_id) for talk_id in ids}) == len(ids)


def test_breaks_are_not_cited_and_unknown_talks_are_empty(catalogue: Catalogue) -> None:
    assert "Lunch" not in to_bib(catalogue, "")
    assert talk_bibtex(catalogue, "no-such-talk", None) == ""


def test_the_whole_file_is_bibtex(catalogue: Catalogue) -> None:
    entries = parse_string(to_bib(catalogue, "https://notes.example/"), "bibtex").entries
    assert list(entries) == ["talk-tides", "talk-fog"]
    assert [str(person) for person in entries["talk-tides"].persons["author"]] == [
        "Vann, Zoé",
        "{Reed and Sons, Ltd}",
    ]
