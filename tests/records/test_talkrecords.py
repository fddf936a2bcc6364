"""What filters see of a talk."""

from __future__ import annotations

from summitnotes.records.catalogue import Catalogue
from summitnotes.records.filters import parse_filter
from summitnotes.records.model import Event, FormerName, Mention, Person, Speaker, Talk, Topic
from summitnotes.records.talkrecords import talk_records


def test_filters_see_other_names_of_the_same_things() -> None:
    catalogue = Catalogue(
        events=(Event("h19", "Harbour Days", series="harbour", start="2019-05-02"),),
        talks=(Talk("t", "Tides", event="h19", speakers=(Speaker("A. Lee"),), topics=("queue",)),),
        people=(Person("ann-lee", "Ann Lee", aliases=("A. Lee",)),),
        topics=(Topic("sand", (("en", "Sand"),), former=(FormerName("Grit"),)),),
        mentions=(Mention("sand", "d", "a", 3, "sand", "of sand", talk="t"),),
        speakers={"t": ("ann-lee",)},
    )
    record = talk_records(catalogue)["t"]
    for text in (
        "event = 'harbour days'", "series = harbour", "year = 2019", "speakers = 'a. lee'",
        "speakers = ann-lee",
        "topics = sand and topics = queue and topics = grit",
    ):  # fmt: skip
        assert parse_filter(text).matches(record), text
    assert record["speakers"] == ("Ann Lee",)
