"""Talks as cards, as a table or as a list; grouped, cut short, and with a filter for the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from summitnotes.locale import _, message
from summitnotes.records.catalogue import MOST_ON_ONE_PAGE, UNDATED, Catalogue
from summitnotes.records.model import Kind, Talk
from summitnotes.records.pages import talks_page
from summitnotes.views import plain, talk_card
from summitnotes.views.across import DATA, form_across
from summitnotes.views.base import Linker, ViewOptions, chosen
from summitnotes.views.facets import FilterForm, filter_form, talk_keys
from summitnotes.views.listing import Notice, arranged, cut, grouped, notice_nodes
from summitnotes.views.parts import TalkLine, city, speaker_ids, talk_line, topics_of_talk
from summitnotes.views.wording import (
    count_talks,
    date_words,
    kind_words,
    language_name,
    month_year,
    talks_at_events,
    year_of,
)

VIEWS = ("cards", "table", "list")
GROUPS = ("event", "year", "date", "topic", "speaker", "language", "kind", "track")
SORTS = ("date", "title", "event", "speaker")
NO_VALUE = {
    "event": message("No event"),
    "year": message("Year not known"),
    "date": message("Day not known"),
    "topic": message("No topic"),
    "speaker": message("Speaker not known"),
    "language": message("Language not known"),
    "track": message("No track"),
}


@dataclass(frozen=True, slots=True)
class TalkGroup:
    title: str  # empty when the list is not grouped
    cards: tuple[talk_card.TalkCard, ...]
    lines: tuple[TalkLine, ...]

    # Table: the columns that at least one row of the group fills.

    @property
    def with_time(self) -> bool:
        return any(line.time or line.date for line in self.lines)

    @property
    def with_event(self) -> bool:
        return any(line.event for line in self.lines)

    @property
    def with_speakers(self) -> bool:
        return any(line.speakers for line in self.lines)

    @property
    def with_topics(self) -> bool:
        return any(line.topics for line in self.lines)


@dataclass(frozen=True, slots=True)
class TalkYear:
    """The talks of a year, which stand on a page of their own."""

    year: str
    title: str
    href: str | None
    counts: str  # "83 talks at 4 events"


@dataclass(frozen=True, slots=True)
class TalkList:
    id: str  # element id, "" = none
    view: str  # cards | table | list
    title: str | None
    heading: int  # level of the groups' headings
    groups: tuple[TalkGroup, ...]
    years: tuple[TalkYear, ...]  # in place of the groups, where the talks are too many for one page
    group_by: str | None
    notice: Notice | None
    form: FilterForm | None
    empty: str  # what to say when there is nothing


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TalkList:
    records = chosen(catalogue.talks, catalogue.talk, options.only)
    if options.only is None:
        records = [talk for talk in records if talk.kind.is_talk]
    years = _years(catalogue, linker) if options.only is None and options.limit is None else ()
    across = _form_of_years(options, linker, len(records)) if years else None
    if years:
        records = []
    elif options.limit is None and len(records) > MOST_ON_ONE_PAGE:
        options = replace(options, limit=MOST_ON_ONE_PAGE)
    shown, notice = cut(arranged(records, options.sort, _sort_keys(catalogue)), options, count_talks)
    view = options.view if options.view in VIEWS else "cards"
    groups = [(options.group_by or "", list(shown))]
    if options.group_by in GROUPS:
        values = _group_values(catalogue, options)[options.group_by]
        groups = grouped(shown, values, keep=options.group_by == "event" and options.sort is not None)
    keys = {talk.id: talk_keys(catalogue, talk) for talk in shown} if options.filter else {}
    form = (
        filter_form(catalogue, options, keys.values(), len(shown), count_talks(len(shown)))
        if options.filter
        else None
    )
    made = tuple(
        _group(catalogue, options, linker, view, title, talks, keys if form else {})
        for title, talks in groups
    )
    return TalkList(
        id=options.anchor,
        view=view,
        title=options.title,
        heading=options.heading,
        groups=made if shown else (),
        years=years,
        group_by=options.group_by if options.group_by in GROUPS else None,
        notice=notice,
        form=across or form,
        empty=_("No talks here yet."),
    )


def _years(catalogue: Catalogue, linker: Linker) -> tuple[TalkYear, ...]:
    """The years of all talks, the latest first; none while the talks have room on one page."""
    found = []
    for year, talks in catalogue.talks_of_year.items() if catalogue.in_years else ():
        events = {talk.event for talk in talks if talk.event}
        words = talks_at_events(len(talks), len(events))
        title = _no_value("year") if year == UNDATED else year
        found.append(TalkYear(year, title, linker.place(talks_page(year), ""), words))
    return tuple(reversed(found))


def _form_of_years(options: ViewOptions, linker: Linker, count: int) -> FilterForm | None:
    """The filter above the years, which leads to the talks on all their pages."""
    data = linker.file(DATA) if options.filter else None
    return form_across(options, data, count_talks(count), count) if data else None


def _no_value(group_by: str) -> str:
    return _(NO_VALUE[group_by]) if group_by in NO_VALUE else ""


def _group(
    catalogue: Catalogue,
    options: ViewOptions,
    linker: Linker,
    view: str,
    title: str,
    talks: list[Talk],
    keys: dict[str, tuple[tuple[str, str], ...]],
) -> TalkGroup:
    grouped_by = options.group_by if options.group_by in GROUPS else None
    words = (title or _no_value(grouped_by)) if grouped_by else ""
    if view != "cards":
        rows = (talk_line(catalogue, options, linker, talk, keys=keys.get(talk.id, ())) for talk in talks)
        return TalkGroup(words, (), tuple(rows))
    cards = (
        talk_card.card(catalogue, options, linker, talk, in_list=True, keys=keys.get(talk.id, ()))
        for talk in talks
    )
    return TalkGroup(words, tuple(cards), ())


def _sort_keys(catalogue: Catalogue) -> dict[str, Callable[[Talk], Any]]:
    order = {event.id: n for n, event in enumerate(catalogue.events)}

    def date(talk: Talk) -> tuple[str, str] | None:
        event = catalogue.event.get(talk.event or "")
        day = talk.date or (event.start if event else None)
        return (day, talk.start or "") if day else None

    return {
        "date": date,
        "title": lambda talk: talk.title.casefold(),
        "event": lambda talk: (order[talk.event],) if talk.event in order else None,
        "speaker": lambda talk: talk.speakers[0].name.casefold() if talk.speakers else None,
    }


def _group_values(
    catalogue: Catalogue, options: ViewOptions
) -> dict[str, Callable[[Talk], Iterable[tuple[Any, str]]]]:
    order = {event.id: n for n, event in enumerate(catalogue.events)}
    language = options.language

    def by_event(talk: Talk) -> Iterable[tuple[Any, str]]:
        event = catalogue.event.get(talk.event or "")
        if event is not None:
            where = city(event) if city(event) not in event.title else ""
            said = year_of(event.start) in event.title
            when = "" if said else month_year(event.start, language, short=False)
            yield order[event.id], ", ".join(filter(None, (event.title, where, when)))

    def by_year(talk: Talk) -> Iterable[tuple[Any, str]]:
        event = catalogue.event.get(talk.event or "")
        year = year_of(talk.date) or year_of(event.start if event else None)
        return [(year, year)] if year else []

    def by_speaker(talk: Talk) -> Iterable[tuple[Any, str]]:
        for person_id, speaker in zip(speaker_ids(catalogue, talk), talk.speakers, strict=True):
            person = catalogue.person.get(person_id or "")
            name = person.name if person else speaker.name
            yield (name.casefold(), person_id or ""), name

    def by_topic(talk: Talk) -> Iterable[tuple[Any, str]]:
        for topic, _passages in topics_of_talk(catalogue, talk):
            record = catalogue.topic.get(topic)
            text = record.label(language) if record else topic
            yield (text.casefold(), topic), text

    return {
        "event": by_event,
        "year": by_year,
        "date": lambda t: [(t.date, date_words(t.date, language=language, weekday=True))] if t.date else [],
        "topic": by_topic,
        "speaker": by_speaker,
        "language": lambda t: [(t.language, language_name(t.language, language))] if t.language else [],
        "kind": lambda t: [(list(Kind).index(t.kind), kind_words(t.kind.value).capitalize())],
        "track": lambda t: [(t.track.casefold(), t.track)] if t.track else [],
    }


def to_nodes(model: TalkList) -> list[nodes.Node]:
    if model.years:
        years = (
            [plain.paragraph(plain.reference(y.title, y.href), plain.after(y.counts))] for y in model.years
        )
        return [*plain.target(model.id), plain.bullets(years)]
    if not model.groups:
        return [plain.paragraph(model.empty)]
    found = plain.target(model.id)
    for group in model.groups:
        if group.title:
            found.append(plain.rubric(group.title))
        if model.view == "cards":
            found += [node for card in group.cards for node in talk_card.to_nodes(card)]
        elif model.view == "table":
            found.append(_table(model, group))
        else:
            found.append(plain.bullets([plain.paragraph(*plain.talk_line(line))] for line in group.lines))
    return found + notice_nodes(model.notice)


def _table(model: TalkList, group: TalkGroup) -> nodes.table:
    columns: list[tuple[str, Callable[[TalkLine], plain.Cell]]] = []
    if group.with_time:
        columns.append(
            (_("When"), lambda x: [" ".join(filter(None, (x.date, x.time.text if x.time else "")))])
        )
    columns.append((_("Title"), lambda x: [plain.reference(x.title, x.href)]))
    if group.with_speakers:
        columns.append((_("Speakers"), lambda x: plain.speakers(x.speakers)))
    if group.with_event and model.group_by != "event":
        columns.append(
            (_("Event"), lambda x: [plain.reference(x.event.short, x.event.href)] if x.event else [])
        )
    if group.with_topics:
        columns.append((_("Topics"), lambda x: plain.chips(x.topics)))
    heads = [head for head, _ in columns]
    return plain.table(
        heads, ([cell(line) for _, cell in columns] for line in group.lines), title=model.title
    )
