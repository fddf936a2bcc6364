"""Topics in sentences, with the shipped vocabulary."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.findings.topics.matching import Match, TopicMatcher
from summitnotes.records.model import ContextRule, FormerName, Topic
from summitnotes.records.vocabulary import read_vocabulary
from work import LINEAR, exponent, repeated, work

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHIPPED = TopicMatcher(read_vocabulary((ROOT / "docs" / "vocabulary.yml").read_text("utf-8")).topics)

SENTENCES = [
    line.split("\t")
    for line in (HERE / "sentences.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "text", "topics"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_sentences(language: str, text: str, topics: str) -> None:
    assert {match.topic for match in SHIPPED.find(text, language)} == set(topics.split())


def test_a_match_says_what_stands_where() -> None:
    text = "In 2012 Quantum met the K8s."
    assert SHIPPED.find(text) == [
        Match(8, 15, "neutron", "Quantum", "Quantum", former=True),
        Match(24, 27, "kubernetes", "K8s", "K8s", former=False),
    ]


def test_the_longest_name_wins() -> None:
    assert [m.written for m in SHIPPED.find("OpenStack Compute and OpenStack")] == [
        "OpenStack Compute",
        "OpenStack",
    ]


def test_a_heading_may_vouch_for_a_word() -> None:
    assert SHIPPED.find("heat is next", "en") == []
    assert SHIPPED.find("heat is next", "en", context="Stacks and templates") != []


def test_line_ends_are_blanks_and_paragraphs_are_not() -> None:
    assert [m.topic for m in SHIPPED.find("high\n  availability")] == ["high-availability"]
    assert SHIPPED.find("high\n\navailability") == []


def test_decomposed_accents_and_soft_hyphens() -> None:
    assert [m.topic for m in SHIPPED.find("haute disponibilite\u0301")] == ["high-availability"]
    assert [m.topic for m in SHIPPED.find("Open\u00adStack")] == ["openstack"]


def test_two_topics_of_one_name_are_told_apart_by_their_rules() -> None:
    tool = Topic(
        "tool", (("en", "Mercury"),), context=ContextRule(("Mercury",), ("queue",), ("Mercury orbit",))
    )
    planet = Topic("planet", (("en", "Mercury"),))
    matcher = TopicMatcher([tool, planet])
    assert [m.topic for m in matcher.find("Mercury drains the queue")] == ["tool"]
    assert [m.topic for m in matcher.find("A Mercury orbit takes 88 days")] == ["planet"]


def test_digest_follows_the_vocabulary_and_not_its_place() -> None:
    topic = Topic("a", (("en", "Aaa"),))
    assert TopicMatcher([topic]).digest == TopicMatcher([topic]).digest
    renamed = Topic("a", (("en", "Aaa"),), former=(FormerName("Bbb"),))
    assert TopicMatcher([topic]).digest != TopicMatcher([renamed]).digest


def test_pickled_matcher_finds_the_same() -> None:
    text = "Nova, Neutron and haute disponibilité"
    assert pickle.loads(pickle.dumps(SHIPPED)).find(text) == SHIPPED.find(text)


WORDS = [
    "Heat",
    "heat",
    "the",
    "OpenStack",
    "nova",
    "/",
    "`",
    "d'",
    "de la",
    ".",
    "\n",
    "charge",
    "répartition",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=30).map(" ".join))
def test_any_text_gives_ordered_matches(text: str) -> None:
    end = 0
    for match in SHIPPED.find(text):
        assert end <= match.start < match.end <= len(text)
        assert match.written == text[match.start : match.end]
        end = match.end


def _invented(count: int) -> list[Topic]:
    def word(number: int) -> str:
        return "".join("bdfgklmnprst"[number // 12**i % 12] + "aeiou"[number // 5**i % 5] for i in range(4))

    return [
        Topic(f"t{k}", (("en", f"{word(k)} {word(3 * k + 1)}"), ("fr", word(7 * k + 2))))
        for k in range(count)
    ]


def test_cost_does_not_grow_with_the_vocabulary() -> None:
    topics = _invented(5000)  # 10,000 labels
    few, many = TopicMatcher(topics[:50]), TopicMatcher(topics)
    choose = random.Random(5)
    names = [label for topic in topics[:50] for _, label in topic.pref_label]
    text = " ".join(choose.choice([*names, "the", "network", "was", "slow."] * 2) for _ in range(3000))
    assert len(few.find(text)) > 500
    assert work(lambda: many.find(text, "en")) < 1.5 * work(lambda: few.find(text, "en"))


@pytest.mark.parametrize(
    "unit", ["Nova ", "container ", "the Horizon ", "`", "a/", "x.", "a-a-", "de la ", "<", "d'"]
)
def test_cost_is_linear_in_the_text(unit: str) -> None:
    assert exponent(lambda text: SHIPPED.find(text, "en"), repeated(unit), 400) < LINEAR
