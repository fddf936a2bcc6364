"""JSON-LD inside a page."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from summitnotes.exports.jsonld import event_jsonld, notes_jsonld
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Event, NotesFile, Speaker, Talk

NASTY = st.text(st.characters(), max_size=20) | st.sampled_from(
    ["</script><script>x", "<!--", "-->", "&lt;", "\u2028", "]]>", "\ud800"]
)


@given(NASTY, NASTY, NASTY)
def test_no_value_can_leave_the_script(title: str, place: str, name: str) -> None:
    talk = Talk("t", title, event="e", speakers=(Speaker(name),), room=place)
    catalogue = Catalogue(
        events=(Event("e", title, location=place),),
        talks=(talk,),
        notes=(NotesFile("d", "d.md", "markdown", 1.0, by=name, event="e"),),
        talk_notes={"t": ("d",)},
    )
    event, notes = event_jsonld(catalogue, "e"), notes_jsonld(catalogue, "d")
    for text in (event, notes):
        assert text is not None
        assert not set("<>&\u2028\u2029") & set(text)
        text.encode("utf-8")
    data = json.loads(event or "")
    assert data["name"] == data["subEvent"][0]["name"] == title
    assert data["subEvent"][0]["performer"] == [{"@type": "Person", "name": name}]
    assert json.loads(notes or "")["about"]["name"] == title


def test_unknown_pages_have_none(catalogue: Catalogue) -> None:
    assert event_jsonld(catalogue, "nowhere") is None
    assert notes_jsonld(catalogue, "index") is None


def test_notes_without_an_event_are_about_their_talks() -> None:
    catalogue = Catalogue(
        talks=(Talk("t", "Tides"), Talk("u", "Elsewhere")),
        notes=(NotesFile("d", "d.md", "markdown", 1.0),),
        talk_notes={"t": ("d",)},
    )
    assert [row["name"] for row in json.loads(notes_jsonld(catalogue, "d") or "")["about"]] == ["Tides"]


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    talk = Talk("t", "Party talk", event="e", date="2019-05-03", start="22:00", end="01:00")
    data = json.loads(event_jsonld(Catalogue(events=(Event("e", "E"),), talks=(talk,)), "e") or "")
    assert data["subEvent"][0]["startDate"] == "2019-05-03T22:00"
    assert data["subEvent"][0]["endDate"] == "2019-05-04T01:00"


def test_an_end_that_cannot_be_is_left_out() -> None:
    talk = Talk("t", "Party talk", event="e", date="2019-05-03", start="22:00", end="10:00")
    data = json.loads(event_jsonld(Catalogue(events=(Event("e", "E"),), talks=(talk,)), "e") or "")
    assert "endDate" not in data["subEvent"][0]
