"""The topics that talks, events and pages are given by name."""

from __future__ import annotations

from collections.abc import Iterator

from summitnotes.catalogue.work import Work
from summitnotes.records.model import Mention, Source
from summitnotes.records.problems import Problem, Subtype


def declared_by_pages(work: Work) -> Iterator[Mention]:
    """Topics that a document declares of itself, as if its title named them."""
    for doc, said in sorted(work.said.items()):
        place = said.topics_at or Source(said.notes.path if said.notes else doc, 1)
        for written in said.topics:
            for topic in resolve_topics(work, (written,), place.path, place.line):
                event = said.notes.event if said.notes else None
                yield Mention(topic, doc, "", 1, written, said.title, event=event)


def resolve_topics(work: Work, written: tuple[str, ...], path: str, line: int | None) -> tuple[str, ...]:
    """Ids of the topics named; unknown ones stay as they were written, and are reported."""
    resolved = []
    vocabulary = work.sidecars.names
    for name in written:
        topic = vocabulary.find(name)
        if topic is None:
            near = vocabulary.nearest(name)
            if work.unknown_topic != "ignore" and vocabulary:
                hint = f'Did you mean "{near}"? ' if near else ""
                work.problems.append(
                    Problem(
                        Subtype.UNKNOWN_TOPIC,
                        f'unknown topic "{name}"; left out of the index. '
                        f"{hint}Add it to vocabulary.yml or fix the spelling.",
                        line,
                        path,
                    )
                )
            continue
        if topic not in resolved:
            resolved.append(topic)
    return tuple(resolved)
