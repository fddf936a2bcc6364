"""Titles that may be one talk are reported, and only across files of one event."""

from __future__ import annotations

from summitnotes.catalogue.near_titles import near_titles
from summitnotes.records.model import Source, Talk


def talk(title: str, path: str, event: str = "oslo") -> Talk:
    return Talk(id=f"{path}-{title}", title=title, event=event, source=Source(f"notes/oslo/{path}", 3))


def test_a_slip_of_the_pen_is_reported() -> None:
    found = list(
        near_titles([talk("Scaling the message queue", "a.txt"), talk("Scaling the mesage queue", "b.md")])
    )
    assert [(p.path, p.line, p.message) for p in found] == [
        (
            "notes/oslo/b.md",
            3,
            '"Scaling the mesage queue" may be the talk "Scaling the message queue" at notes/oslo/a.txt:3; '
            "both stay. If they are one, give both the same title in event.yml.",
        )
    ]


def test_other_titles_files_and_events_are_not() -> None:
    assert (
        list(near_titles([talk("Scaling the message queue", "a.txt"), talk("Upgrades of the queue", "b.md")]))
        == []
    )
    assert list(near_titles([talk("The queue one", "a.txt"), talk("The queue two", "a.txt")])) == []
    assert list(near_titles([talk("The queue", "a.txt"), talk("The queues", "b.md", "rome")])) == []
