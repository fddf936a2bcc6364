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
    heads = ("High level overview", "Reason to use boats", "Steamers are on their way out", "Check out Ropes")
    parts = "\n".join(f"{head}\n{'~' * 40}\n\n* oars\n* knots\n" for head in heads)
    text = f"Boats that sink\n{'=' * 15}\n\n{parts}\nTalk given by @prieto\n"
    assert said(text) == [("Boats that sink", ["@prieto"])]
    assert said(text.replace("* knots", "Talk given by @kofi", 1)) != [("Boats that sink", ["@prieto"])]


def test_the_only_label_below_a_title_that_says_it_is_a_talk() -> None:
    parts = "Facts\n-----\n\n* Be there\n* Presenter: Ana Prieto\n\nTo hand in\n----------\n\nOne page."
    text = f"Lecture: Boats that sink\n{'=' * 24}\n\nAll of you come, and listen.\n\n{parts}\n"
    assert said(text) == BOATS
    assert said(text.replace("Be there", "Presenter: Kofi Mensah")) != BOATS


def test_the_address_of_a_session_says_that_a_file_is_one() -> None:
    text = headed("Boats that sink", "https://ropes.example/2018/session/boats-that-sink")
    assert said(text) == [("Boats that sink", [])]
    assert said(text.replace("/session/", "/shop/")) == []


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


def test_an_own_talk_is_given_by_whoever_signs_the_file() -> None:
    text = headed(
        "Fen Days", 'On Saturday I gave a talk called "Paper boats" there, and nobody left before its end.'
    )
    assert said(text, matter=FrontMatter(authors=("Ana Prieto",))) == [("Paper boats", ["Ana Prieto"])]
    assert said(text) == [("Paper boats", [])]


def test_lines_that_a_page_holds_in_one_are_pairs_too() -> None:
    text = "Fen Days\n========\n\n" + "\n\n".join(f"| {who}\n| {title}" for who, title in PAIRS)
    tree = publish_doctree(text, settings_overrides={"doctitle_xform": False})
    for node in tree.findall():
        node.line = 1
    found = read_sessions(read_tree(tree).outline).sessions
    assert [(one.speakers[0].name, one.title) for one in found] == PAIRS


PAIRS = [
    ("Ana Prieto", "Paper boats"),
    ("Kofi Mensah", "Ropes of nettle"),
    ("Lena Voss", "Maps of the marsh"),
]
