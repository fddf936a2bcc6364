"""Talks that were given more than once: ``same_as`` of an ``event.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summitnotes.catalogue.work import Work
from summitnotes.records.model import Talk
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest


def with_deliveries(work: Work, talk: Talk, found: Mapping[str, Talk]) -> Talk:
    """``same_as`` with ids of talks that there are; others are reported, and left out."""
    if not talk.same_as:
        return talk
    known = []
    for written in talk.same_as:
        if written in found and written != talk.id:
            known.append(written)
        elif place := talk.place_of("same_as"):
            near = closest(written, [other for other in found if other != talk.id])
            hint = f'Did you mean "{near}"?' if near else "Write the id of a talk of this site."
            message = f'same_as: no other talk has the id "{written}"; left out. {hint}'
            work.problems.append(Problem(Subtype.UNKNOWN_TARGET, message, place.line, place.path))
    return replace(talk, same_as=tuple(dict.fromkeys(known)))
