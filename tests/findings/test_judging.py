"""What no numbers may outweigh: blocks that are sessions, or none, whatever the forests say of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils.core import publish_doctree

from summitnotes.findings.outline.tree import read_tree
from summitnotes.findings.sessions.choosing.assembling import ACCEPTED
from summitnotes.findings.sessions.drafting.drafts import read_drafts
from summitnotes.findings.sessions.judging.forests import Forest, Forests, Row
from summitnotes.findings.sessions.judging.judge import judged
from summitnotes.findings.sessions.judging.layout import features_of


def sessions(text: str, log_odds: Callable[[Row], float], *features: str) -> list[str]:
    """The words of the blocks that are believed, by forests that look at ``features`` only."""
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    drafts = read_drafts(outline)
    days = [draft.block.index for draft in drafts if draft.facts.day is not None]
    forest = Forest(features, lambda *row: log_odds(row))
    seen = judged(drafts, features_of(outline, drafts, days), outline, Forests(forest, forest, ()))
    return [draft.block.text for draft, p in zip(drafts, seen, strict=True) if p >= ACCEPTED]


def never(_row: Row) -> float:
    return -4.0


def always(_row: Row) -> float:
    return 4.0


def unless_small(row: Row) -> float:
    """Believed, but for words that begin with a small letter."""
    return -4.0 if row[0] else 4.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lightning talks\n===============\n\nTag soup\n--------\n\nNow at 1.0\n", ["Tag soup"]),
        ("Notes\n=====\n\nTag soup\n--------\n\nNow at 1.0\n", []),
        (
            "Log\n===\n\n| 18:27 TALK 1: Sleeping at night -- Otieno Barasa\n| 18:29 nodes reset\n",
            ["18:27 TALK 1: Sleeping at night -- Otieno Barasa"],
        ),
        ("Days\n====\n\nNets (Ana Prieto)\n-----------------\n\nx\n", ["Nets (Ana Prieto)"]),
        ("Days\n====\n\nNets: Ana Prieto\n----------------\n\nx\n", []),
    ],
)
def test_believed_whatever_the_numbers_say(text: str, found: list[str]) -> None:
    assert sessions(text, never) == found


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("A\n=\n\nTips\n----\n\nx\n\nB\n=\n\nTips\n----\n\nx\n", "Tips"),
        ("Day\n===\n\nSpeakers\n--------\n\n* Lidia Halle\n", "Lidia Halle"),
        ("Day\n===\n\n* Kofi Adjei - CTO - Initech\n", "Kofi Adjei - CTO - Initech"),
        ("Day\n===\n\n* https://boats.example.org\n", "https://boats.example.org"),
        ("Day\n===\n\n18:02 <ana> nobody has the key\n", "18:02 <ana> nobody has the key"),
        ("Day\n===\n\n9:15 AM\n-------\n\nx\n", "9:15 AM"),
        ("Day\n===\n\n10:02:31 Who has the key?\n", "10:02:31 Who has the key?"),
        (
            'Day\n===\n\n* Ropes age\n* Bolts hold\n* "Measure the river" - Ilse Grau\n',
            '"Measure the river" - Ilse Grau',
        ),
        (
            "Day\n===\n\nAnwesende Mitglieder\n--------------------\n\nx\n\nKeller\n------\n\nx\n",
            "Anwesende Mitglieder",
        ),
        ("Looms\n=====\n\nStep 2 - Weave\n--------------\n\nx\n", "Step 2 - Weave"),
        ("Webstühle\n=========\n\nSchritt 1: Weben\n----------------\n\nx\n", "Schritt 1: Weben"),
    ],
)
def test_no_session_whatever_the_numbers_say(text: str, none: str) -> None:
    assert none not in sessions(text, always)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("a boat\n======\n\nby Tom Weber\n\nB\n=\n\nby Ana Prieto\n\nC\n=\n\nby Kofi Adjei\n", "a boat"),
        ("a boat\n======\n\nno wind\n\nB\n=\n\nby Ana Prieto\n\nC\n=\n\nby Kofi Adjei\n", None),
        (
            "Conf\n====\n\nA boat (Tom Weber)\n------------------\n\nNets (Ana Prieto)\n-----------------\n\n"
            "other boats (Zoe Lambert)\n=========================\n",
            "other boats (Zoe Lambert)",
        ),
        (
            "12 May 2014\n===========\n\nShown:\n\n"
            "* Kites (Tom Weber)\n* Nets (Ana Prieto)\n* boats (Kofi Adjei)\n",
            "boats (Kofi Adjei)",
        ),
        ("May\n===\n\n* Kites (Tom Weber)\n* Nets (Ana Prieto)\n* boats (Kofi Adjei)\n", None),
    ],
)
def test_siblings_that_show_the_same_are_believed(text: str, small: str | None) -> None:
    found = [words for words in sessions(text, unless_small, "small") if words[0].islower()]
    assert found == ([small] if small else [])


@pytest.mark.parametrize(
    ("lines", "believed"),
    [
        (["**18.00 Welcome**", "**19.00 Dance**", "**20.00 stretching**"], True),
        (["**18.00 welcome**", "**19.00 Dance**", "**20.00 stretching**"], False),  # one of three
        (["18.00 Welcome", "19.00 Dance", "20.00 stretching"], False),  # a log, maybe
        (["18.00-19.00 Welcome", "19.00-20.00 Dance", "20.00-21.00 stretching"], True),
        (["18.00-19.00 Welcome", "19.00-20.00 Dance", "20.00-21.00 outside:"], False),  # of what follows
    ],
)
def test_most_hours_speak_for_the_others(lines: list[str], believed: bool) -> None:
    text = "Party\n=====\n\n" + "\n\n".join(f"| {line}\n| come." for line in lines) + "\n"
    assert (lines[-1].strip("*") in sessions(text, unless_small, "small")) == believed


@pytest.mark.parametrize(
    ("title", "words"),
    [("大规模分布式存储的实践", "words3_10"), ("午休", "words2"), ("Nets of five fathoms", "words3_10")],
)
def test_a_script_without_blanks_has_words_too(title: str, words: str) -> None:
    text = f"{title}\n{'=' * 30}\n\nx\n"
    outline = read_tree(publish_doctree(text, settings_overrides={"doctitle_xform": False})).outline
    assert features_of(outline, read_drafts(outline))[0][words] == 1.0


def test_a_table_with_heads_may_count_seconds() -> None:
    rule = "========  ==========  ========"
    table = "\n".join([rule, "Time      Title       Speaker", rule, "10:00:00  Slow ropes  Ada Pike", rule])
    assert sessions(f"Day\n===\n\n{table}\n", always)[-1].startswith("10:00:00")
