"""One quiet line below the notes of a talk: what is near it, how to cite it, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.locale import _
from summitnotes.records.anchors import CITATIONS, citation_key, talk_anchor
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import Talk
from summitnotes.views.base import Linker, ViewOptions, place_anchor
from summitnotes.views.parts import other_language
from summitnotes.views.related import Related, related_talks


@dataclass(frozen=True, slots=True)
class Neighbour:
    title: str  # "" where it stands on the same page, with its heading
    href: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class TalkFoot:
    before: Neighbour | None  # in the programme of the event
    after: Neighbour | None
    related: tuple[Related, ...]
    cite: str | None  # the file of all BibTeX entries, with its own key; nothing where a script adds it
    found: str  # how sure it is that the talk is one, in words; "" = a person said so


def found_words(talk: Talk) -> str:
    """How sure it is that there is a session; nothing where a person said so. It dots the edge of a card."""
    if talk.confidence >= 1:
        return ""
    return _("Found by reading the notes, {n}% sure").format(n=round(talk.confidence * 100))


def build(catalogue: Catalogue, options: ViewOptions, linker: Linker) -> TalkFoot | None:
    """The line of the talk ``options.subject``; ``None`` when there is nothing to say."""
    talk = catalogue.talk.get(options.subject or "")
    if talk is None or not talk.kind.is_talk:
        return None
    citations = linker.file(CITATIONS)
    before, after = catalogue.neighbours.get(talk.id, (None, None))
    return TalkFoot(
        before=_neighbour(catalogue, options, linker, before),
        after=_neighbour(catalogue, options, linker, after),
        related=related_talks(catalogue, options, linker, talk),
        cite=_cite(catalogue, talk, citations, options.cites or not (before or after)) if citations else None,
        found=found_words(talk),
    )


def _cite(catalogue: Catalogue, talk: Talk, citations: str, always: bool) -> str | None:
    """The file of all entries, with the key of the talk where its card does not say it.

    Unless ``always``, only the latter: the facts of the notes lead to the file, and a script from each talk.
    """
    key = citation_key(talk.id)
    said = key == place_anchor(catalogue.talk_places, talk.id, talk_anchor)
    if said:
        return citations if always else None
    return f"{citations}#{key}"


def _neighbour(
    catalogue: Catalogue, options: ViewOptions, linker: Linker, talk_id: str | None
) -> Neighbour | None:
    other = catalogue.talk.get(talk_id or "")
    href = linker.talk(other.id) if other else None
    if other is None or href is None:
        return None
    title = "" if href.startswith("#") else other.title
    return Neighbour(title, href, other_language(other.language, options) if title else None)


def to_nodes(model: TalkFoot) -> list[nodes.Node]:
    """Nothing: paper and books go without it."""
    return []
