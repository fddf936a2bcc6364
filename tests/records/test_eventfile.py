"""``event.yml``: each file in ``event_files/`` beside what is read from it."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.eventfile import EVENT_KEYS, NOTES_KEYS, TALK_KEYS, EventFile, read_event_file
from summitnotes.records.model import Link, Talk

HERE = Path(__file__).parent / "event_files"


def show(record: object) -> str:
    """The fields that hold something, one a line; where each value stands has a test of its own."""
    assert dataclasses.is_dataclass(record)
    names = [
        field.name for field in dataclasses.fields(record) if field.name not in ("lines", "path", "said_at")
    ]
    fields = ((name, getattr(record, name)) for name in names)
    return "".join(f"  {name} = {value!r}\n" for name, value in fields if value not in (None, {}))


def dump(file: EventFile) -> str:
    parts = [f"event\n{show(file.event)}"]
    parts += [f"notes {name}\n{show(entry)}" for name, entry in file.notes.items()]
    parts += [f"talk\n{show(entry)}" for entry in file.talks]
    parts += [f"{problem.line}: {problem.subtype}: {problem.message}\n" for problem in file.problems]
    return "".join(parts)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yml")), ids=lambda path: path.stem)
def test_files(path: Path) -> None:
    read = read_event_file(path.read_text("utf-8"), "notes/x/event.yml", "x")
    assert dump(read) == path.with_suffix(".expected").read_text("utf-8")
    assert all(problem.path == "notes/x/event.yml" for problem in read.problems)
    assert pickle.loads(pickle.dumps(read)) == read


def test_the_complete_file_is_complete() -> None:
    text = (HERE / "complete.yml").read_text("utf-8")
    for key in (*EVENT_KEYS, *NOTES_KEYS, *TALK_KEYS):
        spellings = {"kind": "type", "precision": "start"}
        assert f"{spellings.get(key, key).replace('_', '-')}:" in text, key


def test_lines_hold_whatever_the_line_ends() -> None:
    text = (HERE / "mistakes.yml").read_text("utf-8")
    expected = [problem.line for problem in read_event_file(text, "p", "x").problems]
    for end in ("\r\n", "\r"):
        assert [p.line for p in read_event_file(text.replace("\n", end), "p", "x").problems] == expected


def test_an_entry_knows_what_it_says() -> None:
    complete, shapes = (
        read_event_file((HERE / name).read_text("utf-8"), "p", "x").talks
        for name in ("complete.yml", "shapes.yml")
    )
    assert complete[0].said <= {field.name for field in dataclasses.fields(Talk)}
    assert {"links", "speakers", "kind"} <= complete[0].said
    assert [link.type for link in complete[0].all_links] == ["slides", "video", "code", "link"]
    assert complete[0].all_links[3] == Link("link", "https://example.org/m", "Sea chart")
    assert shapes[2].said == {"topics"}
    assert shapes[2].topics == ()


WORDS = st.sampled_from(
    [*EVENT_KEYS, *NOTES_KEYS, *TALK_KEYS, "a.txt", "x", "", "2019-05-02", "https://example.org"]
)
TREES = st.recursive(
    WORDS.map(lambda word: f'"{word}"') | st.sampled_from(["~", "1", "9:30", "*a", "&a b", "!!x y"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(WORDS, inner), max_size=5).map(
            lambda pairs: "{" + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}"
        )
    ),
    max_leaves=12,
)


@given(st.text(max_size=80) | TREES)
def test_nothing_raises(text: str) -> None:
    read = read_event_file(text, "p", "x")
    lines = text.count("\n") + 1
    assert all(problem.line is None or 1 <= problem.line <= lines + 1 for problem in read.problems)
