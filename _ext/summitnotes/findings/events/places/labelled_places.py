"""Places that labels say: "Where: De Centrale", a heading that asks where, keys of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.events.clauses import is_clause
from summitnotes.findings.events.places.place_names import clean_place, place_name
from summitnotes.findings.events.places.told_places import led_to, venues_in
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.events.words import asks_below, label_role, labelled
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.records.frontmatter import FrontMatter

#: What a form leaves open: "[full address]", "<venue>", "____".
_OPEN = re.compile(r"[:：|]\s*[*_]*\s*(?:\[[^\]]*\]|<[^>]*>|\{[^{}]*\}|_{2,}|\.{3,})\s*$")
TOP = 40  # blocks in which a label may name the place
WORDS_OF_SENTENCE = 8
_READ = 600  # characters of a paragraph in which a place is looked for
_ADDRESS = re.compile(r",\s+\d{1,4}\s|\s\d{1,4}\w?(?:,|$)")  # the number of a house
_PLACES = 2  # labels of places, at most, that are of the event: "Where", "Address"
_ASKING = (BlockKind.TERM, BlockKind.HEADING, BlockKind.LABEL)


class LabelledPlaces:
    """The places that the labels of one file say, the surest first."""

    def __init__(self, outline: Outline, language: str | None, matter: FrontMatter) -> None:
        self.outline, self.language, self.matter = outline, language, matter
        self.title = title_block(outline)
        self.told_of_sessions = _told_of_sessions(outline)

    def front(self) -> Iterator[str]:
        """Keys of the front matter that say where: ``event_location``, ``address``."""
        for key, value in self.matter.rest:
            if label_role(re.sub(r"[_\W]+", " ", key)) == "where" and (
                place := clean_place(value, self.language)
            ):
                yield place

    def labels(self) -> Iterator[str]:
        blocks = self.outline.blocks[:TOP]
        several = self._evenings()
        for block in blocks:
            heading = self.outline.heading_of(block)
            if (
                heading is not None
                and self.title is not None
                and heading.index != self.title.index
                and block.index > 16
            ):
                continue
            if heading is not None and heading.index in several:
                continue
            label = labelled(block)
            told = block.index not in self.told_of_sessions and not _OPEN.search(block.text)
            if label and label[0] == "where" and told:
                yield from self._said(label[1])
            if block.index in self.told_of_sessions:
                continue
            if (block.kind in _ASKING or asks_below(block, self.outline.blocks)) and label_role(
                block.text
            ) == "where":
                yield from self._answer(block)
        yield from self._columns(blocks)

    def _said(self, value: str) -> Iterator[str]:
        """The place that a label says; of a clause ("we'll meet in Cooper 481") the name that it leads to."""
        if is_clause(value, self.language):
            yield from led_to(value[:_READ], self.language)
        elif place := clean_place(value, self.language):
            yield place

    def _answer(self, asking: Block) -> Iterator[str]:
        """What stands below a term or heading that asks where; below a heading only a name, no sentence."""
        shown = (one for one in self.outline.below(asking.index) if not one.text.lstrip().startswith("<"))
        below = next(shown, None)
        if asking.kind is BlockKind.LINE:
            below = self.outline.blocks[asking.index + 1]
        place = clean_place(below.text, self.language) if below is not None else None
        if below is None or not place:
            return
        if asking.kind is BlockKind.TERM or (
            below.kind is BlockKind.LINE and place_name(place, self.language)
        ):
            yield place
        elif below.kind is BlockKind.LINE and below.text.rstrip()[-1:] not in ".!?:":
            if _ADDRESS.search(below.text) and len(below.text.split()) < WORDS_OF_SENTENCE:
                yield place
            yield from venues_in(below.text[:_READ], self.language)
            if len(below.text.split()) < WORDS_OF_SENTENCE:
                yield place

    def _evenings(self) -> frozenset[int]:
        """The headings of several evenings, each with a place of its own: none is that of the whole."""
        heads = {
            heading.index
            for block in self.outline
            if (label := labelled(block))
            and label[0] == "where"
            and (heading := self.outline.heading_of(block)) is not None
            and heading is not self.title
            and heading.kind is BlockKind.HEADING
        }
        return frozenset(heads) if len(heads) > 1 else frozenset()

    def _columns(self, blocks: Sequence[Block]) -> Iterator[str]:
        """A small table whose head names a column of places: one row of facts."""
        for block, below in pairwise(blocks):
            if block.kind is not BlockKind.ROW or below.box != block.box:
                continue
            more = self.outline.blocks[below.index + 1 : below.index + 2]
            if any(one.box == block.box for one in more):
                continue
            for cell in block.cells:
                value = next((one.text for one in below.cells if one.column == cell.column), "")
                if label_role(cell.text) == "where" and (place := clean_place(value, self.language)):
                    yield place


def _told_of_sessions(outline: Outline) -> frozenset[int]:
    """The blocks that say where, when as many say something else: each is of a session."""
    said = {block.index: label[1] for block in outline if (label := labelled(block)) and label[0] == "where"}
    for term in (block for block in outline if block.kind is BlockKind.TERM):
        if label_role(term.text) == "where" and (below := outline.below(term.index)):
            said[term.index] = below[0].text
    labels = {fold(outline[index].text.partition(":")[0]) for index in said}
    if len(said) == len(labels) and len({outline[index].box for index in said}) == 1:
        return frozenset()  # "Venue", "Address" and "City" in one list of facts
    parts = {above.index for index in said if (above := outline.heading_of(outline[index])) is not None}
    apart = len(said) > _PLACES or len(parts) == len(said)
    return frozenset(said) if apart and len(set(said.values())) > 1 else frozenset()
