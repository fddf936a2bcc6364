"""Most lines say nothing of a session. That is seen at a first look, which is held here by the work it saves.

Each line is another one, for what finders remember of a line is no part of it.
"""

from __future__ import annotations

import itertools
from string import ascii_lowercase

import pytest

from summitnotes.findings.dates.calendar_words import ORDINALS, words_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.people.lead_ins import words_of_by
from summitnotes.findings.sessions.lines.facts import read_facts
from summitnotes.findings.sessions.lines.ways import ways_of
from work import work

_RUNS = 2  # of work()
_OTHER = map("".join, itertools.product(ascii_lowercase, repeat=3))


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("Disks {} were slow to rebuild until the team changed how many of them take part", 305),
        ("Retention of {} is set by the operator of a cluster with the tool that Ada showed", 510),
        ("09:00 - Etcd {} is a burden that we share / Priya Moreau (Northwind)", 759),
    ],
)
def test_running_text_is_read_in_few_steps(line: str, most: int) -> None:
    others = [Block(0, BlockKind.ITEM, line.format(next(_OTHER)), 1) for _ in range(_RUNS)]
    assert work(lambda: read_facts(others.pop(), "en")) <= most


@pytest.mark.parametrize("language", [None, "de", "fr", "pt", "tr", "ru"])
def test_every_word_by_which_a_day_begins_is_looked_at(language: str | None) -> None:
    weekdays, parts = words_of(language).weekdays, words("dates/day_parts")
    written = {*weekdays, *parts, *(f"the {name}" for name in weekdays), *(f"l'{name}" for name in parts)}
    written |= {f"day {name}" for name in ORDINALS} | {f"{name} tag" for name in ORDINALS}
    assert {text for text in written if read_day(text.title(), language) is None} == set()


@pytest.mark.parametrize(
    "text",
    [
        *("from 9:00", "Starting at 9:00", "alle ore 9:00", "dalle 9:00", "desde las 9:00", "um 9:00 Uhr"),
        *("från kl. 9:00", "o godz. 9:00", "saat 9:00", "στις 9:00", "в 9:00", "الساعة 9:00", "午前9:00"),
        *("Noon", "Meio-dia"),
    ],
)
def test_every_word_by_which_a_time_begins_is_looked_at(text: str) -> None:
    assert read_time_at(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ropes by Ana Prieto",
            "Ropes w/Ana Prieto",
            "Ropes W/ Ana Prieto",
            "Tau v/Kari Moe",
            "TAU V/Kari Moe",
        ),
        *("Lin prowadzi Ana Prieto", "Funii susținut de Ana Prieto", "Канаты читает Анна Прието"),
    ],
)
def test_every_word_by_which_names_come_is_looked_at(text: str) -> None:
    assert words_of_by(text)


@pytest.mark.parametrize("verb", ["presents", "PRESENTING", "présente", "presenta", "präsentiert"])
def test_every_verb_of_who_presents_is_looked_for(verb: str) -> None:
    ways = ways_of(f"Ana Prieto {verb} the slow loom with Kofi Adjei", ())
    assert ("by:first", "the slow loom with Kofi Adjei", "Ana Prieto") in ways
