"""From the options of a directive to what a view shows: names become ids, filters become lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.catalogue.targets import find_targets, suggestions
from summitnotes.catalogue.watching import table
from summitnotes.records.filters import comparisons, parse_filter
from summitnotes.records.partial_dates import parse_date
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.talkrecords import talk_records
from summitnotes.views.base import ViewOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.records.said import Placed

_NAMING = {"event": "event", "topics": "topic", "under": "topic", "speakers": "person"}
_NARROWING = ("filter", "event", "topics", "speakers", "language", "year")
_RECORDS = table(talk_records, of="filtered talk")


def view_options(
    view: str, chosen: Mapping[str, str], catalogue: Catalogue, language: str, anchor: str = ""
) -> ViewOptions:
    """What the author of a directive asked for, in the terms of the views.

    ``chosen`` holds the options as strings; lists are separated by newlines.
    """
    limit = chosen.get("limit")
    jump = chosen.get("jump", "letter")
    return ViewOptions(
        subject=_subject(catalogue, chosen),
        only=_only(view, chosen, catalogue),
        only_talks=_only_talks(view, chosen, catalogue),
        only_events=_only_events(view, chosen, catalogue),
        part=chosen.get("part"),
        view=chosen.get("view", "list" if view == "person_list" else "cards"),
        group_by=chosen.get("group-by"),
        sort=chosen.get("sort"),
        limit=int(limit) if limit else None,
        more=chosen.get("more"),
        title=chosen.get("title") or chosen.get("caption"),
        heading=int(chosen.get("heading", "2")),
        show_title="show_title" in chosen,
        compact="compact" in chosen,
        said=chosen.get("said", ""),
        cites="no-cite" not in chosen,
        anchor=anchor,
        language=language,
        filter="reader-filter" in chosen,
        jump=None if jump == "none" else jump,
    )


def _subject(catalogue: Catalogue, chosen: Mapping[str, str]) -> str | None:
    for name in ("talk", "subject"):
        if name in chosen:
            return chosen[name]
    named = chosen.get("event", "")
    found = find_targets(catalogue, "event", named) if named and "\n" not in named else []
    return found[0].id if len(found) == 1 else named or None


def _ids(catalogue: Catalogue, kind: str, written: str) -> tuple[str, ...]:
    """The ids that the names in an option mean; an unknown name means nothing."""
    found = (find_targets(catalogue, kind, name) for name in written.split("\n"))
    return tuple(dict.fromkeys(target.id for targets in found for target in targets))


def unknown_names(placed: Placed, catalogue: Catalogue, path: str) -> Iterator[Problem]:
    """A problem for each name in an option that means nothing; a list would be empty without a word."""
    if placed.view == "event_card" and (problem := _unknown_event(placed, catalogue, path)):
        yield problem
    for option, kind in _NAMING.items():
        names = placed.chosen.get(option, "")
        for name in filter(None, names.split("\n")) if placed.view != "event_card" else ():
            if not find_targets(catalogue, kind, name):
                near = suggestions(catalogue, kind).nearest(name)
                hint = f'Did you mean "{near}"?' if near else "Check the spelling."
                subtype = Subtype.UNKNOWN_TOPIC if kind == "topic" else Subtype.UNKNOWN_TARGET
                message = f'unknown {kind} "{name}" in ":{option}:"; nothing fits it. {hint}'
                yield Problem(subtype, message, placed.line_of(option), path)
    yield from _unknown_in_filter(placed, catalogue, path)


def _unknown_event(placed: Placed, catalogue: Catalogue, path: str) -> Problem | None:
    """An event directive whose words name no event, or several."""
    written = placed.chosen.get("event", "")
    found = find_targets(catalogue, "event", written)
    if len(found) == 1 or "anchor" not in placed.chosen:
        return None
    if found:
        choices = ", ".join(f'"{target.id}"' for target in found)
        message = f'"{written}" names several events; it is shown as text. Name one by its id: {choices}.'
        return Problem(Subtype.AMBIGUOUS, message, placed.line, path)
    near = suggestions(catalogue, "event").nearest(written)
    hint = f'Did you mean "{near}"?' if near else "Describe it with options such as :start:."
    message = f'unknown event "{written}"; it is shown as text. {hint}'
    return Problem(Subtype.UNKNOWN_TARGET, message, placed.line, path)


def _unknown_in_filter(placed: Placed, catalogue: Catalogue, path: str) -> Iterator[Problem]:
    """A problem for each value of a filter that names nothing that there is."""
    expression = placed.chosen.get("filter")
    for test in comparisons(parse_filter(expression)) if expression else ():
        kind = _NAMING.get(test.name)
        for value in test.values if kind and test.op == "=" else ():
            if value is not None and not find_targets(catalogue, kind or "", value):
                near = suggestions(catalogue, kind or "").nearest(value)
                hint = f'Did you mean "{near}"?' if near else "Check the spelling."
                subtype = Subtype.UNKNOWN_TOPIC if kind == "topic" else Subtype.UNKNOWN_TARGET
                message = f'unknown {kind} "{value}" in ":filter:"; nothing fits it. {hint}'
                yield Problem(subtype, message, placed.line_of("filter"), path)


def _fitting_talks(chosen: Mapping[str, str], catalogue: Catalogue) -> list[str]:
    """Talks that pass every option that narrows, in the order of the catalogue."""
    records = _RECORDS(catalogue)
    expression = parse_filter(chosen["filter"]) if "filter" in chosen else None
    wanted = {
        name: frozenset(_ids(catalogue, kind, chosen[name]))
        for name, kind in (("event", "event"), ("topics", "topic"), ("speakers", "person"))
        if name in chosen
    }
    talks = catalogue.talks
    if len(events := wanted.get("event", ())) == 1:  # as on every page of an event
        talks = catalogue.talks_of_event.get(next(iter(events)), ())
    fitting = []
    for talk in talks:
        record = records[talk.id]
        if expression is not None and not expression.matches(record):
            continue
        if "event" in wanted and talk.event not in wanted["event"]:
            continue
        if "topics" in wanted and not wanted["topics"].intersection(_strings(record["topics"])):
            continue
        if "speakers" in wanted and not wanted["speakers"].intersection(catalogue.speakers.get(talk.id, ())):
            continue
        if "language" in chosen and (talk.language or "").split("-")[0] != chosen["language"].split("-")[0]:
            continue
        if "year" in chosen and str(record["year"]) != chosen["year"]:
            continue
        fitting.append(talk.id)
    return fitting


def _strings(value: object) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _only(view: str, chosen: Mapping[str, str], catalogue: Catalogue) -> tuple[str, ...] | None:
    """Ids of the records to list; ``None`` = all."""
    if "nothing" in chosen:  # an option that narrows cannot be read
        return ()
    if view in ("topic_index", "topic_matrix", "topic_timeline"):
        return _topics(chosen, catalogue)
    if not any(name in chosen for name in _NARROWING):
        return None
    talks = _fitting_talks(chosen, catalogue)
    if view == "talk_list":
        return tuple(t for t in talks if catalogue.talk[t].kind.is_talk or "filter" in chosen)
    if view == "person_list":
        fitting = {person for talk in talks for person in catalogue.speakers.get(talk, ())}
        return tuple(person.id for person in catalogue.people if person.id in fitting)
    if view == "event_list":
        return _events(chosen, catalogue, talks)
    return None


def _events(chosen: Mapping[str, str], catalogue: Catalogue, talks: list[str]) -> tuple[str, ...]:
    fitting = {catalogue.talk[talk].event for talk in talks}
    if set(chosen).isdisjoint({"filter", "topics", "speakers", "language"}):
        fitting |= set(_of_year_or_name(chosen, catalogue))
    return tuple(event.id for event in catalogue.events if event.id in fitting)


def _of_year_or_name(chosen: Mapping[str, str], catalogue: Catalogue) -> Iterable[str]:
    named = set(_ids(catalogue, "event", chosen["event"])) if "event" in chosen else None
    for event in catalogue.events:
        date = parse_date(event.start)
        if (named is None or event.id in named) and (
            "year" not in chosen or (date and str(date.year) == chosen["year"])
        ):
            yield event.id


def _topics(chosen: Mapping[str, str], catalogue: Catalogue) -> tuple[str, ...] | None:
    named = _ids(catalogue, "topic", chosen["topics"]) if "topics" in chosen else None
    if "under" not in chosen:
        return named
    below = set(_ids(catalogue, "topic", chosen["under"]))
    narrower: dict[str, list[str]] = {}
    for topic in catalogue.topics:
        for broader in topic.broader:
            narrower.setdefault(broader, []).append(topic.id)
    waiting = list(below)
    while waiting:
        new = [topic for topic in narrower.get(waiting.pop(), ()) if topic not in below]
        below.update(new)
        waiting += new
    return tuple(t.id for t in catalogue.topics if t.id in below and (named is None or t.id in named))


def _only_talks(view: str, chosen: Mapping[str, str], catalogue: Catalogue) -> frozenset[str] | None:
    if not view.startswith("topic_") or set(chosen).isdisjoint({"filter", "speakers", "language"}):
        return None
    narrowed = {name: value for name, value in chosen.items() if name != "topics"}
    return frozenset(_fitting_talks(narrowed, catalogue))


def _only_events(view: str, chosen: Mapping[str, str], catalogue: Catalogue) -> tuple[str, ...] | None:
    if not view.startswith("topic_") or set(chosen).isdisjoint({"event", "year"}):
        return None
    return tuple(_of_year_or_name(chosen, catalogue))
