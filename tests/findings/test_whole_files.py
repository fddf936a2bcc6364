"""Files that are one talk: who gives it, where neither the title nor the line below says so."""

from __future__ import annotations

import pytest
from docutils.core import publish_doctree

from summitnotes.findings.outline.tree import read_tree
from summitnotes.findings.sessions.reading import read_sessions
from summitnotes.records.frontmatter import FrontMatter

PARTS = """
How they sink
-------------

* by the bow
* by the stern

What floats
-----------

Wood, mostly.
"""


def headed(title: str, below: str = "", end: str = "") -> str:
    return f"{title}\n{'=' * len(title)}\n\n{below}\n{PARTS}\n{end}\n"


def said(text: str, file: str = "", matter: FrontMatter | None = None) -> list[tuple[str, list[str]]]:
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    found = read_sessions(outline, file=file, matter=matter).sessions
    return [(one.title, [speaker.name for speaker in one.speakers]) for one in found]


BOATS = [("Boats that sink", ["Ana Prieto"])]


@pytest.mark.parametrize(
    "text",
    [
        headed("Boats that sink", "Notes on the talk by Ana Prieto, who builds them."),
        headed("Boats that sink", "Apontamentos da palestra da Ana Prieto em Lyon."),
        headed(
            "Boats that sink", end="About the speaker\n-----------------\n\nAna Prieto mends boats in Lyon."
        ),
    ],
)
def test_who_gives_it(text: str) -> None:
    assert said(text) == BOATS


def test_names_that_are_words_are_believed_behind_quotes_and_by() -> None:
    text = headed('"Boats that sink" by `Tray Harbour <https://boats.example/tray>`_')
    assert said(text) == [("Boats that sink", ["Tray Harbour"])]


def test_who_gives_it_by_the_last_line() -> None:
    text = "Sidenote:\n\nbring a coat\n\n" + headed("Boats that sink", end="Talk given by @prieto")
    assert said(text) == [("Boats that sink", ["@prieto"])]
    assert said(text.replace("* by the bow", "Talk given by @kofi")) == [
        ("How they sink", ["@kofi"]),
        ("What floats", ["@prieto"]),
    ]


def test_a_description_says_who_gives_it() -> None:
    told = FrontMatter(description='Mitschrift zum Vortrag mit dem Titel "Boats that sink" von Ana Prieto.')
    assert said(headed("Boats that sink"), matter=told) == BOATS
    assert (
        said(headed("Boats that sink"), matter=FrontMatter(description='Reads "Ropes" by Kofi Mensah')) == []
    )


def test_a_file_with_no_title_but_a_name_is_called_by_it() -> None:
    text = headed("Ana Prieto")
    assert said(text, "10-ana_prieto.rst") == [("Ana Prieto", ["Ana Prieto"])]
    assert said(text, "cooperatives.rst") == []


def test_the_last_line_of_a_file_without_a_title() -> None:
    text = "* they sink by the bow\n* by the stern\n\nSpeaker: Ana Prieto, Globex"
    assert said(text, "Boats that sink - Ana Prieto.rst") == BOATS
    assert said(f"Speaker: Kofi Mensah\n\n{text}", "Boats that sink.rst") != BOATS


def test_the_name_of_an_event_is_no_talk_of_the_first_who_speaks() -> None:
    assert said(headed("Boat Days 2018", "Notes on the talk by Ana Prieto, who builds them.")) == []
