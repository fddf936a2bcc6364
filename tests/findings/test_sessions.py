"""How the sessions of a file are read: ``sessions/X.rst``, and what is found in it, ``sessions/X.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils.core import publish_doctree

from summitnotes.findings.events.calendar import FileCalendar
from summitnotes.findings.outline.tree import read_tree
from summitnotes.findings.sessions.choosing.assembling import Session
from summitnotes.findings.sessions.choosing.file_times import with_time_of_file
from summitnotes.findings.sessions.reading import SessionsFound, read_sessions
from summitnotes.records.frontmatter import Fact, FrontMatter, front_matter
from summitnotes.records.model import Layout

CASES = Path(__file__).with_name("sessions")


def read(text: str, layout: Layout | None = None) -> SessionsFound:
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    calendar = FileCalendar(outline)
    days = [block.index for block in outline if calendar.is_day_heading(block.index)]
    return read_sessions(outline, days=days, layout=layout)


def line(session: Session) -> str:
    time = "-".join(part for part in (session.start, session.end) if part)
    people = "; ".join(f"{s.name} ({s.affiliation})" if s.affiliation else s.name for s in session.speakers)
    return " | ".join((session.kind, time, session.title, people)).rstrip() + "\n"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.rst")), ids=lambda path: path.stem)
def test_sessions(path: Path) -> None:
    found = read(path.read_text("utf-8"))
    shown = f"{found.choice.layout}\n" + "".join(map(line, found.sessions))
    assert shown == path.with_suffix(".txt").read_text("utf-8")


def test_a_person_says_where_the_sessions_stand() -> None:
    text = (CASES / "table.rst").read_text("utf-8")
    assert read(text, Layout.NONE).sessions == ()
    assert read(text, Layout.HEADINGS).sessions == ()
    assert len(read(text, Layout.TABLE).sessions) == 3


def test_a_part_of_a_session_says_who_speaks() -> None:
    text = (
        "Ropes\n=====\n\nAbstract\n--------\n\nKnots.\n\nNotes\n-----\n\n- Presenter: Saroja Thillainathan\n"
        "\nSails\n=====\n\nNotes\n-----\n\n- Presenter of the year: nobody\n"
    )
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    sails = next(block.index for block in outline if block.text == "Sails")
    found = read_sessions(outline, certain=[0, sails]).sessions
    assert [(one.title, [who.name for who in one.speakers]) for one in found] == [
        ("Ropes", ["Saroja Thillainathan"]),
        ("Sails", []),
    ]


def test_a_bold_name_above_a_title_is_that_of_who_speaks() -> None:
    text = "**Marisol Abeyta**\n\n*Why ropes*\n\nYes.\n\n**Bring a coat**\n\n*Why knots*\n\nYes.\n"
    outline = read_tree(publish_doctree(text)).outline
    titles = [block.index for block in outline if block.text.startswith("Why")]
    found = read_sessions(outline, certain=titles).sessions
    assert [[who.name for who in one.speakers] for one in found] == [["Marisol Abeyta"], []]


def test_a_later_sentence_about_the_talk_says_who_speaks() -> None:
    text = (
        "Ropes of the north\n\nWinters are wet. In this lecture, Prof. Oddbjørg Nilsen shows how.\n\n"
        "Ropes of the south\n\nSummers are dry. As Kari Moen showed in 2010, this is enough.\n"
    )
    outline = read_tree(publish_doctree(text)).outline
    titles = [block.index for block in outline if block.text.startswith("Ropes of")]
    found = read_sessions(outline, certain=titles).sessions
    assert [[who.name for who in one.speakers] for one in found] == [["Oddbjørg Nilsen"], []]


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        (
            FrontMatter(title="Boring Looms", event="Millrace Days", slides="https://decks.example/1"),
            "Boring Looms",
        ),
        (
            FrontMatter(title="Boring Looms", event="Millrace Days", rest=(("time_start", "13:30"),)),
            "Boring Looms",
        ),
        (FrontMatter(title="Boring Looms", event="Millrace Days"), None),
        (FrontMatter(title="Boring Looms", slides="https://decks.example/1"), None),
        (
            FrontMatter(title="Millrace Days 2018", event="Millrace Days", slides="https://decks.example/1"),
            None,
        ),
        (FrontMatter(title="Report", event="Millrace Days", slides="https://decks.example/1"), None),
    ],
)
def test_a_page_of_one_talk_says_so_at_its_top(matter: FrontMatter, title: str | None) -> None:
    tree = publish_doctree(
        "What I said\n===========\n\n* wool\n", settings_overrides={"doctitle_xform": False}
    )
    found = read_sessions(read_tree(tree, matter.title).outline, matter=matter)
    assert [session.title for session in found.sessions] == ([title] if title else [])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("MarmotConf 2019 - Going Roundabout", "Going Roundabout"),
        (
            "Marmot Days 2014: notes on the talk 'Knots for Hurried People' by Ada Pike",
            "Knots for Hurried People",
        ),
        ("Mesh Camp 2014: anotações da palestra “Nós com pressa” da Ada Pike", "Nós com pressa"),
        ("Why 'slow' is a word", "Why 'slow' is a word"),
    ],
)
def test_the_title_of_a_file_of_one_talk_names_no_event(written: str, title: str) -> None:
    text = "Presenter: Ada Pike\n\nSummary\n=======\n\n* knots\n"
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False}), written).outline
    assert [one.title for one in read_sessions(outline, matter=FrontMatter(title=written)).sessions] == [
        title
    ]


@pytest.mark.parametrize(
    "line", ["talk by `@knots <https://social.example/@knots>`_", "Talk by Ada Pike", "by Ada Pike"]
)
def test_who_spoke_may_stand_above_the_title(line: str) -> None:
    text = f"{line}\n\nLong knots\n==========\n\n* rope\n\nParts\n-----\n\n* two\n"
    (only,) = read(text).sessions
    assert (only.title, len(only.speakers), only.rule) == ("Long knots", 1, "file")


@pytest.mark.parametrize(
    ("file", "first", "title"),
    [
        ("Slow Maps.md", "Speaker: Ana Prieto, Globex", "Slow Maps"),
        ("2019-03-12-slow_maps.txt", "Intervenante : Ana Prieto", "slow maps"),
        ("2019.md", "Speaker: Ana Prieto, Globex", None),
        ("minutes.md", "Speaker: Ana Prieto, Globex", None),
        ("Slow Maps.md", "Ana Prieto told us about maps", None),
    ],
)
def test_a_file_that_begins_with_its_speaker_is_called_after_the_talk(
    file: str, first: str, title: str | None
) -> None:
    text = f"{first}\n\nOverview\n========\n\n* rivers\n\nThe Big Problem\n===============\n\n* chairs\n"
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    found = read_sessions(outline, file=file).sessions
    assert [one.title for one in found if one.rule == "file"] == ([title] if title else [])
    assert all(len(one.speakers) == 1 for one in found if one.rule == "file")


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("1015-1115_doubt.md", "10:15-11:15"),
        ("2015-2020_doubt.md", None),
        ("Club2019-Sun0230pm-doubt.txt", "14:30"),
        ("9am_doubt.md", "09:00"),
        ("version-1.5pm.md", None),
        ("2017-03-12-1410-doubt.md", "14:10"),
        ("20170312_0905 doubt.txt", "09:05"),
        ("2017-03-12-doubt-1410.md", None),
        ("2017-03-12-2017-doubt.md", None),
        ("2017-03-12-2575-doubt.md", None),
    ],
)
def test_the_only_session_of_a_file_begins_when_its_name_says(file: str, start: str | None) -> None:
    (only,) = read((CASES / "labelled_below.rst").read_text("utf-8").replace("Time: 11:00\n", "")).sessions
    (dated,) = with_time_of_file([only], file, FrontMatter())
    assert "-".join(filter(None, (dated.start, dated.end))) == (start or "")
    assert [one.start for one in with_time_of_file([only, only], file, FrontMatter())] == [None, None]


@pytest.mark.parametrize(
    ("fact", "time"),
    [
        (("start", "2018-05-17T13:30:00-05:00"), "13:30"),
        (("start", "2018-05-17T00:00:00"), None),
        (("start", "2018-05-17T13:30:00Z"), None),
        (("event_start", "2018-05-17T08:45"), None),  # of the event
        (("time_start", "2018-05-17T13:30:00-05:00"), "13:30"),
        (("Start Time", "1:30 pm - 2:15 pm"), "13:30-14:15"),
    ],
)
def test_the_only_session_of_a_file_begins_when_its_front_matter_says(
    fact: tuple[str, str], time: str | None
) -> None:
    (only,) = read((CASES / "labelled_below.rst").read_text("utf-8").replace("Time: 11:00\n", "")).sessions
    matter = front_matter([Fact(fact[0], (fact[1],))])
    (dated,) = with_time_of_file([only], "doubt.md", matter)
    assert "-".join(filter(None, (dated.start, dated.end))) == (time or "")


def test_the_line_of_the_hour_says_the_day() -> None:
    talk = "{0}\n-----------------\n\n*Speaker: Ana Prieto*\n\n14 June 2018, 09:30\n\n* six hours\n\n"
    found = read("Ropes\n=====\n\n" + talk.format("What tides leave") + talk.format("The age of a pond"))
    assert [(one.title, one.start) for one in found.sessions] == [
        ("What tides leave", "09:30"),
        ("The age of a pond", "09:30"),
    ]
    assert None not in [one.when for one in found.sessions]


def test_a_room_is_named_on_one_line() -> None:
    head = "   * - Time\n     - | Room A\n       | (60 seats)\n     - Room B\n"
    row = "   * - 10:00\n     - Kelp (Lena Hartwig)\n     - Lakes (Tom Okafor)\n"
    found = read(f"Programme\n=========\n\n.. list-table::\n   :header-rows: 1\n\n{head}{row}")
    assert [one.room for one in found.sessions] == ["Room A (60 seats)", "Room B"]


def test_the_day_between_a_title_and_who_speaks_is_that_of_the_title() -> None:
    text = (CASES / "led_lines.rst").read_text("utf-8")
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    days = [outline[one.when].text for one in read(text).sessions if one.when is not None]
    assert days == ["2022-05-28", "2022-05-19", "2022-04-07"]


def test_a_name_by_itself_before_any_prose_says_who_speaks() -> None:
    text = (
        "Ropes\n=====\n\nAbstract\n--------\n\n- Ana Prieto\n\nThree winters are left to learn another way.\n"
        "\nSails\n=====\n\nSet the page.\n\nJoannis Mensahos\n\nAbstract\n--------\n\nNets and ropes.\n"
        "\nKnots\n=====\n\nNotes\n-----\n\n- Dora Vogel\n"
    )
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    certain = [block.index for block in outline if block.text in ("Ropes", "Sails", "Knots")]
    found = read_sessions(outline, certain=certain).sessions
    assert [[who.name for who in one.speakers] for one in found] == [["Ana Prieto"], ["Joannis Mensahos"], []]
