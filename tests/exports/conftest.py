"""A small site that has one of everything, and one that has everything nasty."""

from __future__ import annotations

import pytest

from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import (
    Event,
    FormerName,
    Kind,
    Link,
    Mention,
    NotesFile,
    Origin,
    Person,
    Precision,
    Source,
    Speaker,
    Talk,
    Topic,
)
from summitnotes.records.problems import Problem, Subtype


@pytest.fixture
def catalogue() -> Catalogue:
    """Two talks, a lunch, and an event of which little is known."""
    tides = Talk(
        "tides",
        "Why tides wait & {never} 100% stop",
        event="h19",
        kind=Kind.KEYNOTE,
        speakers=(Speaker("Zoé Vann", "Mill"), Speaker("Reed and Sons, Ltd")),
        start="09:35",
        end="10:20",
        date="2019-05-03",
        topics=("tide",),
        language="en",
        links=(Link("slides", "https://example.org/s"), Link("link", "javascript:alert(1)", "no")),
        room="Hall 2",
        confidence=0.83333,
        source=Source("notes/h19/week.txt", 12),
    )
    fog = Talk("fog", "Brume </script><!-- é", event="h19", date="2019-05", origin=Origin.DIRECTIVE)
    lunch = Talk("lunch", "Lunch", event="h19", kind=Kind.BREAK, date="2019-05-03", start="12:00")
    return Catalogue(
        events=(
            Event(
                "h19", "Harbour [Days]", "harbour", "2019-05-02", "2019-05-04",
                Precision.DAY, "Brest, France", "Europe/Paris", "https://example.org/h19", aliases=("HD 19",),
                source=Source("notes/h19/event.yml", 1),
            ),
            Event("old", "Old", url="javascript:x"),
        ),
        talks=(tides, lunch, fog),
        people=(
            Person("reed", "Reed and Sons, Ltd"),
            Person("zoe-vann", "Zoé Vann", ("Z. Vann",), ("Mill",), url="https://example.org/zoe"),
        ),
        topics=(
            Topic(
                "sand", (("en", "Sand"), ("fr", "Sable")), ("grit",), former=(FormerName("Dust", "2018-03"),),
                broader=("beach",), related=("tide",),
            ),
            Topic("tide", (("fr", "Marée"),)),
        ),
        notes=(
            NotesFile(
                "notes/h19/week", "notes/h19/week.txt", "plaintext", 0.91, "fr", "Cy Dune", "h19",
                "https://example.org/week", 40, 321,
            ),
            NotesFile("notes/stray", "notes/stray.md", "markdown", 1.0),
        ),
        mentions=(
            Mention("sand", "notes/h19/week", "m1", 14, "sand", "all this sand & more", "tides", "h19"),
            Mention("tide", "notes/stray", "m2", 3, "marée", "la marée"),
        ),
        problems=(
            Problem(Subtype.DATE, 'a "date"', 3, "notes/h19/week.txt"),
            Problem(Subtype.INTERNAL, "oh"),
        ),
        speakers={"tides": ("zoe-vann", "reed")},
        talk_places={"tides": Place("notes/h19/week", "talk-tides"), "fog": Place("index", "")},
        event_places={"h19": Place("notes/h19/index", "")},
        topic_places={"sand": Place("topics/sand", "")},
        person_places={"zoe-vann": Place("people/zoe-vann", "")},
        talk_notes={"tides": ("notes/h19/week",)},
    )  # fmt: skip
