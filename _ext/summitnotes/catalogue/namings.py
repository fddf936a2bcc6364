"""Who is named in running text: full names of people whom the site knows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from summitnotes.catalogue.people import Resolution, person_key
from summitnotes.records.model import Naming
from summitnotes.records.said import Said


def resolve_namings(
    said: Mapping[str, Said],
    people: Resolution,
    meant: Mapping[tuple[str, str], str],
    withheld: Container[str],
) -> Iterator[Naming]:
    """The lines that name somebody who does not speak there, by document and line.

    ``meant``: (docname, Talk.id as found there) -> Talk.id; ``withheld``: talks of which nothing is shown.
    """
    for doc in sorted(said):
        told = set()
        for naming in said[doc].namings:
            talk = meant.get((doc, naming.talk or "")) or naming.talk
            person = people.names.get(person_key(naming.written))
            if person is None or talk in withheld or person in people.speakers.get(talk or "", ()):
                continue
            if (person, naming.line) not in told:
                told.add((person, naming.line))
                yield replace(naming, person=person, talk=talk)
