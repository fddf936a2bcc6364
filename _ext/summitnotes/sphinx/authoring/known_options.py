"""The options of every directive: what each is called, what it says, and how its value is read."""

from __future__ import annotations

from summitnotes.records.model import Kind
from summitnotes.sphinx.authoring import options as read
from summitnotes.sphinx.authoring.options import Option

KINDS = tuple(str(kind) for kind in Kind if kind is not Kind.NONE)
STATUSES = ("confirmed", "cancelled", "not-recorded")

TALK_OPTIONS = (
    Option("event", "Id of the event: the name of its folder, or of an event directive.", read.text),
    Option("speakers", "Names, each with an affiliation in parentheses if there is one.", read.speakers),
    Option("start", "Local time it began, the date, or both: `2014-05-28 09:35`.", read.moment),
    Option("end", "Local time it ended.", read.clock),
    Option("duration", "Length in minutes, or `1h30`.", read.minutes),
    Option("date", "The day, if `start` does not say it; may be partial.", read.date),
    Option("timezone", "IANA name of the time zone, if it is not the event's.", read.timezone),
    Option("room", "Where it took place.", read.text),
    Option("track", "The track or theme it belonged to.", read.text),
    Option("type", f"What it was: {', '.join(KINDS)}.", read.one_of(*KINDS), also=("kind",)),
    Option("topics", "Topics, by id or by any of their names.", read.names),
    Option("language", "Language that was spoken, as `en` or `fr`.", read.language),
    Option("slides", "Address of the slides.", read.url),
    Option("video", "Address of a recording.", read.url),
    Option("links", "More links: `code: https://…; paper: https://…`.", read.links),
    Option("status", f"One of {', '.join(STATUSES)}.", read.one_of(*STATUSES)),
    Option("license", "Licence of the slides or the recording.", read.text),
    Option("notes-by", "Who took the notes.", read.text),
    Option("source", "Address of the talk's own page.", read.url),
    Option("id", "Id to refer to it by; made from event and title if absent.", read.identifier),
    Option("aliases", "Other titles that references may use.", read.names),
    Option("original-title", "The title in the language in which it was announced.", read.text),
    Option("parent", "Id of the session that this one was a part of.", read.text),
)

EVENT_OPTIONS = (
    Option("series", "Id of the series it belongs to.", read.text),
    Option("start", "First day; may be partial.", read.date),
    Option("end", "Last day.", read.date),
    Option("location", "Where it took place.", read.text),
    Option("timezone", "IANA name of its time zone.", read.timezone),
    Option("url", "Address of its own site.", read.url),
    Option("topics", "Topics, by id or by any of their names.", read.names),
    Option("aliases", "Other names that references may use.", read.names),
    Option("id", "Id to refer to it by; made from the title if absent.", read.identifier),
)

SORTS = (
    "date",
    "-date",
    "title",
    "-title",
    "event",
    "-event",
    "speaker",
    "-speaker",
    "name",
    "-name",
    "talks",
    "-talks",
)
GROUPS = ("event", "year", "date", "topic", "speaker", "language", "kind", "track", "series")

_NARROW = (
    Option(
        "filter",
        "Show only what fits an expression such as `year >= 2014 and topics = ceph`.",
        read.expression,
        narrows=True,
    ),
    Option("event", "Show only these events.", read.names, narrows=True),
    Option("topics", "Show only what has one of these topics.", read.names, narrows=True),
    Option("speakers", "Show only what these people gave.", read.names, narrows=True),
    Option("language", "Show only what was said in this language.", read.language, narrows=True),
    Option("year", "Show only what took place in this year.", read.year, narrows=True),
)
CAPTION = (Option("title", "A caption.", read.text),)
LIST_OPTIONS = (
    Option("view", "How it looks: cards, table or list.", read.one_of("cards", "table", "list")),
    *_NARROW,
    Option("sort", "By what it is sorted; `-` before the name turns it round.", read.one_of(*SORTS)),
    Option("group-by", "By what it is grouped.", read.one_of(*GROUPS)),
    Option("limit", "Show at most so many; the page says how many there are.", read.number),
    Option("reader-filter", "Offer readers a form to narrow the list.", read.flag, flag=True),
    *CAPTION,
)
EVENT_LIST_OPTIONS = (
    *LIST_OPTIONS,
    Option(
        "toctree", "Take the pages of the events into the table of contents, by date.", read.flag, flag=True
    ),
)
INDEX_OPTIONS = (
    Option(
        "view",
        "`full`: every talk and passage of a topic; `lines`: one line a topic, which leads to its page.",
        read.one_of("full", "lines"),
    ),
    Option("under", "Show only these topics and what is narrower.", read.names, narrows=True),
    *_NARROW,
    Option("limit", "Show at most so many topics; the page says how many there are.", read.number),
    Option(
        "jump", "What the jump bar lists: letter, broader or none.", read.one_of("letter", "broader", "none")
    ),
    Option("reader-filter", "Offer readers a form to narrow the index.", read.flag, flag=True),
    *CAPTION,
)
