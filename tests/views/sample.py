"""A small made-up catalogue, big enough that every view has something to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import (
    Event,
    FormerName,
    Kind,
    Link,
    Mention,
    NotesFile,
    Person,
    Precision,
    Speaker,
    Talk,
    Topic,
)
from summitnotes.views import (
    event_card,
    event_list,
    home,
    person_list,
    person_page,
    series_page,
    talk_card,
    talk_foot,
    talk_list,
    topic_index,
    topic_matrix,
    topic_page,
    topic_timeline,
    year_events,
    year_talks,
)
from summitnotes.views.base import ViewOptions

EVENTS = (
    Event("oslo-2012", "Harbour Days", start="2012-10-15", end="2012-10-18", location="Oslo, Norway"),
    Event(
        "lyon-2014",
        "Harbour Days Lyon",
        series="harbour-days",
        start="2014-05-12",
        end="2014-05-14",
        location="Lyon, France",
        timezone="Europe/Paris",
        url="https://lyon.example/",
        aliases=("HD14",),
    ),
    Event("online-2020", "Winter Meeting", start="2020-12-01", end="2021-02-28", precision=Precision.SEASON),
    Event("undated", "A Meeting Without a Date"),
)
TOPICS = (
    Topic(
        "anchor",
        (("en", "Anchor"), ("fr", "Ancre")),
        former=(FormerName("Hook", "2013"),),
        broader=("gear",),
        definition=(("en", "What holds a ship."),),
    ),
    Topic("gear", (("en", "Gear"),), related=("rope",)),
    Topic("rope", (("en", "Rope"),), alt_label=("line",), same_as=("https://thesaurus.example/rope",)),
    Topic("sail", (("en", "Sail"),)),
)
PEOPLE = (
    Person("ines-berg", "Inès Berg", affiliations=("Harbour Co",), url="https://berg.example/"),
    Person("tomas-oak", "Tomas Oak", aliases=("T. Oak",)),
)
TALKS = (
    Talk(
        "ropes",
        "Ropes & knots",
        "oslo-2012",
        speakers=(Speaker("Inès Berg", "Harbour Co"),),
        start="09:35",
        end="10:15",
        date="2012-10-15",
        topics=("rope",),
        language="en",
        links=(
            Link("slides", "https://slides.example/ropes"),
            Link("odd", "https://odd.example/", "Elsewhere"),
        ),
    ),
    Talk("lunch", "Lunch", "oslo-2012", kind=Kind.BREAK, start="12:00", date="2012-10-15"),
    Talk(
        "mouillage",
        "Le mouillage en eau profonde",
        "lyon-2014",
        kind=Kind.KEYNOTE,
        speakers=(Speaker("T. Oak"), Speaker("Inès Berg", "Harbour Co")),
        start="14:00",
        duration=40,
        date="2014-05-13",
        room="Grand Hall",
        track="Depths",
        topics=("anchor", "rope"),
        language="fr",
        status="cancelled",
        license="CC BY 4.0",
        notes_by="Someone",
        original_title="Deep anchoring",
        confidence=0.72,
    ),
    Talk("questions", "Questions", "lyon-2014", parent="mouillage", topics=("anchor",)),
    Talk("nowhere", "A talk of no event"),
)
NOTES = (
    NotesFile("notes/lyon-2014/a", "notes/lyon-2014/a.txt", "plaintext", 0.9, "fr", "Someone", "lyon-2014"),
    NotesFile("notes/lyon-2014/b", "notes/lyon-2014/b.md", "markdown", 1.0, event="lyon-2014"),
    NotesFile(
        "notes/oslo-2012/o",
        "notes/oslo-2012/o.rst",
        "rst",
        1.0,
        "en",
        event="oslo-2012",
        source_url="https://wiki.example/oslo",
    ),
)
MENTIONS = (
    Mention(
        "anchor", "notes/lyon-2014/a", "l4", 4, "ancre", "une ancre bien posée", "mouillage", "lyon-2014"
    ),
    Mention("anchor", "notes/lyon-2014/a", "l5", 5, "anchor", "an anchor again", "mouillage", "lyon-2014"),
    Mention("anchor", "notes/lyon-2014/a", "l6", 6, "anchor", "one more anchor", "mouillage", "lyon-2014"),
    Mention("anchor", "notes/lyon-2014/a", "l7", 7, "anchor", "the fourth anchor", "mouillage", "lyon-2014"),
    Mention("anchor", "notes/oslo-2012/o", "l9", 9, "Hook", "they call it Hook here", None, "oslo-2012"),
    Mention("rope", "notes/oslo-2012/o", "l3", 3, "line", "a line of hemp", "ropes", "oslo-2012"),
    Mention("anchor", "notes/elsewhere", "l1", 1, "anchor", "an anchor of no event"),
)
CATALOGUE = Catalogue(
    events=EVENTS,
    talks=TALKS,
    people=PEOPLE,
    topics=TOPICS,
    notes=NOTES,
    mentions=MENTIONS,
    speakers={"ropes": ("ines-berg",), "mouillage": ("tomas-oak", "ines-berg")},
    talk_places={"mouillage": Place("notes/lyon-2014/a", "talk-mouillage")},
    topic_places={topic.id: Place(f"topics/{topic.id}", "") for topic in TOPICS},
    person_places={person.id: Place(f"people/{person.id}", "") for person in PEOPLE},
    talk_notes={"mouillage": ("notes/lyon-2014/a", "notes/lyon-2014/b")},
)


class SampleLinker:
    """Addresses that say what they lead to."""

    def talk(self, talk_id: str) -> str | None:
        return None if talk_id == "nowhere" else f"talks.html#talk-{talk_id}"

    def event(self, event_id: str) -> str | None:
        return f"events.html#event-{event_id}"

    def person(self, person_id: str) -> str | None:
        return f"people/{person_id}.html"

    def topic(self, topic_id: str) -> str | None:
        return f"topics/{topic_id}.html"

    def place(self, doc: str, anchor: str) -> str:
        return f"{doc}.html" + (f"#{anchor}" if anchor else "")

    def file(self, name: str) -> str | None:
        return name


CASES = {
    "talk_card": (
        talk_card,
        ViewOptions(subject="mouillage", anchor="talk-mouillage"),
    ),
    "talk_card-said": (
        talk_card,
        ViewOptions(
            subject="mouillage",
            anchor="talk-mouillage",
            said="14h00 Keynote: Le mouillage en eau profonde / T. Oak, 40 min",
        ),
    ),
    "talk_card-compact": (
        talk_card,
        ViewOptions(subject="ropes", anchor="talk-ropes", compact=True, said="09:35 Ropes & knots"),
    ),
    "talk_foot": (talk_foot, ViewOptions(subject="mouillage")),
    "talk_card-alone": (
        talk_card,
        ViewOptions(subject="ropes", show_title=True, title_heading=True, heading=2),
    ),
    "event_card": (event_card, ViewOptions(subject="oslo-2012", show_title=True)),
    "event_card-lyon": (event_card, ViewOptions(subject="lyon-2014")),
    "talk_list-cards": (talk_list, ViewOptions(group_by="event", filter=True)),
    "talk_list-table": (talk_list, ViewOptions(view="table", filter=True, limit=2, more="talks.html")),
    "talk_list-list": (talk_list, ViewOptions(view="list", group_by="topic", sort="-title")),
    "event_list-cards": (event_list, ViewOptions(group_by="year")),
    "event_list-table": (event_list, ViewOptions(view="table", sort="-date", title="All events")),
    "event_list-list": (event_list, ViewOptions(view="list", limit=1)),
    "person_list": (person_list, ViewOptions(view="list")),
    "person_list-table": (person_list, ViewOptions(view="table", anchors=False)),
    "topic_index": (topic_index, ViewOptions(heading=2, filter=True, anchor="topics")),
    "topic_index-fr": (topic_index, ViewOptions(only=("anchor",), language="fr", anchors=False)),
    "topic_index-lines": (topic_index, ViewOptions(view="lines", anchor="topics")),
    "topic_index-event": (topic_index, ViewOptions(view="lines", only_events=("oslo-2012",))),
    "topic_index-many": (topic_index, ViewOptions(only=("anchor",), many=True)),
    "topic_page": (topic_page, ViewOptions(subject="anchor", heading=2)),
    "person_page": (person_page, ViewOptions(subject="ines-berg", heading=2)),
    "series_page": (series_page, ViewOptions(subject="harbour-days", heading=2)),
    "year_talks": (year_talks, ViewOptions(subject="2014", heading=2)),
    "year_events": (year_events, ViewOptions(subject="2014", heading=2)),
    "topic_matrix": (topic_matrix, ViewOptions(anchor="table", title="A table")),
    "topic_timeline": (topic_timeline, ViewOptions()),
    "home": (home, ViewOptions(heading=2)),
}


#: Cases that show one thing, and nothing where it is not.
SUBJECTS = tuple(case for case, (_, options) in CASES.items() if options.subject)


def view_name(case: str) -> str:
    return case.split("-")[0]


def values(model: object) -> Iterator[object]:
    """Everything that a view model holds, at any depth."""
    yield model
    if is_dataclass(model):
        for field in fields(model):
            yield from values(getattr(model, field.name))
    elif isinstance(model, tuple):
        for item in model:
            yield from values(item)


def with_words(catalogue: Catalogue, change: Callable[[str], str]) -> Catalogue:
    """The catalogue with every free word changed; ids, dates and addresses stay."""

    def each(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(change(word) for word in words)

    def pairs(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((language, change(word)) for language, word in words)

    return replace(
        catalogue,
        events=tuple(
            replace(e, title=change(e.title), location=change(e.location or ""), aliases=each(e.aliases))
            for e in catalogue.events
        ),
        talks=tuple(
            replace(
                t,
                title=change(t.title),
                room=change("room"),
                track=change("track"),
                status=change("status"),
                license=change("license"),
                notes_by=change("by"),
                original_title=change("original"),
                date=t.date or change("date"),
                start=t.start or change("start"),
                language=change("language"),
                topics=(*t.topics, change("topic")),
                speakers=tuple(Speaker(change(s.name), change(s.affiliation or "")) for s in t.speakers),
                links=tuple(replace(link, label=change("label")) for link in t.links),
            )
            for t in catalogue.talks
        ),
        people=tuple(
            replace(p, name=change(p.name), aliases=each(p.aliases), affiliations=each(p.affiliations))
            for p in catalogue.people
        ),
        topics=tuple(
            replace(
                t,
                pref_label=pairs(t.pref_label),
                alt_label=each(t.alt_label),
                former=tuple(FormerName(change(f.name), change(f.until or "")) for f in t.former),
                definition=pairs(t.definition),
            )
            for t in catalogue.topics
        ),
        mentions=tuple(
            replace(m, written=change(m.written), excerpt=change(m.excerpt)) for m in catalogue.mentions
        ),
        notes=tuple(
            replace(n, by=change("by"), language=change("language"), path=change(n.path))
            for n in catalogue.notes
        ),
    )
