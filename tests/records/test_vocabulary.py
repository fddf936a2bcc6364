"""``vocabulary.yml``: each file in ``vocabulary_files/`` beside what is read from it."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.problems import Subtype
from summitnotes.records.vocabulary import TOPIC_KEYS, Vocabulary, read_vocabulary

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def dump(vocabulary: Vocabulary) -> str:
    parts = []
    for topic in vocabulary.topics:
        parts.append(f"topic {topic.id}, line {topic.source.line if topic.source else None}\n")
        for field in dataclasses.fields(topic):
            value = getattr(topic, field.name)
            if value and field.name not in ("id", "source"):
                parts.append(f"  {field.name} = {value!r}\n")
    parts += [f"{problem.line}: {problem.subtype}: {problem.message}\n" for problem in vocabulary.problems]
    return "".join(parts)


@pytest.mark.parametrize(
    "path", sorted((HERE / "vocabulary_files").glob("*.yml")), ids=lambda path: path.stem
)
def test_files(path: Path) -> None:
    read = read_vocabulary(path.read_text("utf-8"), "vocabulary.yml")
    assert dump(read) == path.with_suffix(".expected").read_text("utf-8")
    assert all(problem.path == "vocabulary.yml" for problem in read.problems)
    assert pickle.loads(pickle.dumps(read)) == read


def test_the_same_edge_of_a_circle_is_cut_in_any_order() -> None:
    entries = [f"- {{id: {a}, pref_label: {{en: {a}}}, broader: {b}}}" for a, b in ("xy", "yz", "zx")]
    kept = {
        frozenset((t.id, t.broader) for t in read_vocabulary("\n".join(order)).topics)
        for order in (entries, entries[::-1], [entries[1], entries[0], entries[2]])
    }
    assert kept == {frozenset({("x", ("y",)), ("y", ("z",)), ("z", ())})}


def test_one_word_for_two_topics_needs_a_context_rule() -> None:
    first = "- {id: a, pref_label: {en: Mercury}}\n- {id: b, pref_label: {en: mercury}"
    assert [p.line for p in read_vocabulary(f"{first}}}").problems] == [2]
    assert read_vocabulary(f"{first}, context: {{near: [queue]}}}}").problems == ()


def test_a_long_circle_ends() -> None:
    ring = "".join(
        f"- {{id: t{k}, pref_label: {{en: t{k}}}, broader: t{(k + 1) % 3000}}}\n" for k in range(3000)
    )
    read = read_vocabulary(ring)
    assert [problem.subtype for problem in read.problems] == [Subtype.VOCABULARY]


def test_the_shipped_vocabulary_is_sound() -> None:
    read = read_vocabulary((ROOT / "docs" / "vocabulary.yml").read_text("utf-8"))
    assert read.problems == ()
    assert len(read.topics) >= 60
    for topic in read.topics:
        assert {language for language, _ in topic.pref_label} == {"en", "fr"}, topic.id
        assert {language for language, _ in topic.definition} == {"en", "fr"}, topic.id
        assert topic.id == topic.id.lower().replace(" ", "-")


def test_the_vocabulary_of_the_cases_is_read_whole() -> None:
    text = (ROOT / "tests" / "cases" / "topics" / "vocabulary.yaml").read_text("utf-8")
    read = read_vocabulary(text)
    assert len(read.topics) == text.count("- {id:")
    assert {problem.subtype for problem in read.problems} <= {Subtype.VOCABULARY}


TOKENS = [
    *TOPIC_KEYS,
    ": ",
    "- ",
    "\n",
    "\n  ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    '"',
    "en",
    "\t",
    "#",
    "|",
    "!!x ",
]


@given(st.lists(st.sampled_from(TOKENS) | st.text(max_size=4), max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    read = read_vocabulary(text)
    assert all(problem.line is None or 1 <= problem.line <= lines + 1 for problem in read.problems)
