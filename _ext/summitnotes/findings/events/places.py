"""Where the event of a file was: its label, the words beside its date, a venue and town in its first words.

A room alone is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from summitnotes.findings.dates.calendar_words import base_language, fold, number_of, words_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.mentions import Mention, mail_head
from summitnotes.findings.events.naming import is_event_word, names_event
from summitnotes.findings.events.tops import only_section, preamble_of, title_block
from summitnotes.findings.events.words import date_role, label_role, labelled
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.records.frontmatter import FrontMatter

_OPENING = 26  # characters at the beginning of a line that says when it was edited
_READ = 600  # characters of a paragraph in which a place is looked for
_TOP = 40  # blocks in which a label may name the place
_LONGEST = 90  # characters
_MARKS = ' \t\n\v*_#=~>|-–—·•:;,./\\«»"“”'
_ROOM = re.compile(
    r"^(?:the\s+|la\s+|le\s+)?(?:room|hall|salle(?!\s+(?:des|municipale|communale|polyvalente))|amphi\w*|saal|raum|horsaal|aula|sala|auditori\w+|zaal|lokaal|track|floor|etage|stage)"
    r"(?:\s+\S+){0,3}$"
)
_WORD = r"[^\W\d_][\w'’&.\-]*"
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’&.\-]*|&)"
_SMALL = (
    r"(?:de|du|des|la|le|les|l['’]|d['’]|sur|of|the|and|del|della|dei|do|da|di|den|der|van|von|am|an|et|y|e|en"
    r"|zu|zum|upon)"
)
_NAME = rf"{_CAPITAL}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL}){{0,5}}"
_TOWN = rf"{_CAPITAL}(?:[\s\-](?:{_SMALL}[\s\-])?{_CAPITAL}){{0,2}}"
_IN = r"(?:in|à|a|en|em|ad|te|aux?|at|bei)"
#: "at De Centrale in Ghent", "in Duinzicht in Zandvoort", "vue à Tempête Conf (Douarzel)".
_VENUE_IN_TOWN = re.compile(
    rf"(?<!\w)(?:(?:dans\s+les\s+)?locaux\s+de|at|in|im|à|au|aux|chez|by|par|bei|nel|nella|presso|en|em|no|na)\s+(?:the\s+|la\s+|le\s+|el\s+|l['’]|den\s+|de\s+)?"
    rf"(?P<venue>{_NAME})(?:\s+|,\s*(?:[^,.]{{1,30}},\s+)?){_IN}\s+(?P<town>{_TOWN})"
)
_IN_TOWN = re.compile(
    rf"(?<!\w)(?P<by>in|à|at|te|em|en|a)\s+(?P<town>{_TOWN}(?:,\s+{_TOWN})?)(?=\s*(?:[,.(;)]|$|\s(?:from|on|le|du|am|vom|from|was|were|wieder|war|el|il|op)\s))"
)
#: Prepositions before a town, by language; "in" in any.
_PREPOSITIONS = {"fr": {"à", "en"}, "es": {"en"}, "it": {"a"}, "pt": {"em"}, "nl": {"te"}}
_HOSTED = re.compile(
    rf"(?<!\w)(?:hosted\s+by|accueillie?s?\s+(?:par|chez)|chez|zu\s+gast\s+bei|ospiti\s+di|te\s+gast\s+bij)\s+(?P<venue>{_NAME})"
)
_LOW_TOWN = re.compile(r"(?<!\w)in\s+(?P<town>[^\W\d_]{3,30}),\s*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETED = re.compile(rf"\((?P<town>{_TOWN})\)")


def event_place(
    outline: Outline,
    *,
    language: str | None = None,
    matter: FrontMatter | None = None,
    mentions: Sequence[Mention] = (),
) -> str | None:
    """The place of the event, as written, or None. ``mentions`` are the dates of the file."""
    if matter and matter.location:
        return matter.location
    reader = _Reader(outline, language, mentions)
    for source in (reader.labels, reader.below_title, reader.beside_dates, reader.venues, reader.towns):
        found = next(source(), None)
        if found:
            return found
    return None


class _Reader:
    """The places that the top of one file names, by how they are said."""

    def __init__(self, outline: Outline, language: str | None, mentions: Sequence[Mention]) -> None:
        self.outline, self.language, self.mentions = outline, language, mentions
        self.title = title_block(outline)
        self.head = mail_head(outline.blocks)
        only = only_section(outline)
        heads = {0, self.title.index if self.title else 0, only.index if only else 0}
        self.top = [
            block for block in preamble_of(outline)
            if block.index not in self.head and block.kind is not BlockKind.FIELD
            and date_role(block.text[:_OPENING]) != "posted"
            and ((above := outline.heading_of(block)) is None or above.index in heads)
            and (block.kind is not BlockKind.HEADING or self.title is None or block.index == self.title.index)
        ]  # fmt: skip
        self.texts = list(_paragraphs([block for block in self.top if block.kind is not BlockKind.HEADING]))

    # ---- "Where: …"

    def labels(self) -> Iterator[str]:
        blocks = self.outline.blocks[:_TOP]
        for block in blocks:
            heading = self.outline.heading_of(block)
            if (
                heading is not None
                and self.title is not None
                and heading.index != self.title.index
                and block.index > 16
            ):
                continue
            label = labelled(block)
            if label and label[0] == "where" and (place := self._clean(label[1])):
                yield place
            if block.kind is BlockKind.TERM and label_role(block.text) == "where":
                below = next((one for one in self.outline.below(block.index)), None)
                if below is not None and (place := self._clean(below.text)):
                    yield place
        yield from self._columns(blocks)

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
                if label_role(cell.text) == "where" and (place := self._clean(value)):
                    yield place

    def _clean(self, value: str) -> str | None:
        """A place without addresses, remarks and times; None for a room alone."""
        value = re.sub(r"https?://\S+", "", value.replace(BREAK, ", "))
        value = re.split(r"\s*[(;\[]|\s+[-–—]\s+|(?<=[^\W\d_]{3})[.!?](?:\s|$)", value)[0]
        pieces: list[str] = []
        for piece in value.split(","):
            bare = piece.strip(_MARKS.replace('"', ""))
            if (
                not bare
                or read_time_at(bare) is not None
                or find_dates(bare, self.language)
                or fold(bare) in ("plan", "map")
            ):
                continue
            if pieces and bare[:1].islower() and len(bare.split()) < 4:
                break
            pieces.append(bare)
        if not pieces or all(_ROOM.match(fold(piece)) for piece in pieces):
            return None
        return ", ".join(pieces)[:_LONGEST]

    # ---- a town as the heading below the title

    def below_title(self) -> Iterator[str]:
        """``# Strange Knot 2015`` above ``### St Louis, MO``."""
        if self.title is None:
            return
        for block in self.outline.blocks[self.title.index + 1 : self.title.index + 3]:
            if block.kind is not BlockKind.HEADING:
                return
            if "," in block.text and len(block.text) < _LONGEST and (place := self._town(block.text)):
                yield place

    # ---- "Vannes, mardi 18 novembre", "31 January, Ghent"

    def beside_dates(self) -> Iterator[str]:
        top = {block.index for block in self.top}
        for mention in self.mentions:
            if mention.role in ("posted", "next", "deadline", "past") or mention.block.index not in top:
                continue
            if mention.date.place and (place := self._town(mention.date.place)):
                yield place
                continue
            yield from self._pieces_beside(mention)
            low = _LOW_TOWN.search(mention.block.text[: mention.date.begin])
            if low:
                yield low["town"]

    def _pieces_beside(self, mention: Mention) -> Iterator[str]:
        """The piece between separators before or behind a date: "X - Coimbra, Portugal - 5-12 August"."""
        text, date = mention.block.text, mention.date
        before = re.split(
            r"\s+[-–—|]\s+|\s{3,}|\t|(?<=[^\W\d_]{2})[.!?]\s+", text[: date.begin].rstrip(_MARKS + "([")
        )
        after = re.split(
            r"\s+[-–—|]\s+|\s{3,}|\t|(?<=[^\W\d_]{2})[.!?](?:\s|$)", text[date.stop :].lstrip(_MARKS + ")]")
        )
        gap = text[date.stop : date.stop + 4]
        if len(before) > 1 and (place := self._town(before[-1])):
            yield place
        apart = gap.startswith("   ") or gap.strip()[:1] in (",", "-", "–", "—", "|")
        if apart and (place := self._listed(after[0])):
            yield place
        parts = before[-1].split(", ")
        if len(parts) > 1 and (place := self._town(parts[-1])):
            yield place

    def _listed(self, text: str) -> str | None:
        """The pieces between commas behind a date, as long as they are names: "De Schuur, Franeker"."""
        names: list[str] = []
        for piece in text.split(","):
            bare = piece.strip(_MARKS + "()[]")
            if (
                not bare[:1].isupper()
                or len(bare.split()) > 5
                or self._is_event(bare)
                or read_day(bare, self.language)
            ):
                break
            names.append(bare)
        return None if not names or all(_ROOM.match(fold(name)) for name in names) else ", ".join(names)

    def _town(self, text: str) -> str | None:
        """A text that consists of names of places."""
        bare = text.strip(_MARKS + "()[]")
        if (
            not bare
            or len(bare) > _LONGEST
            or not re.fullmatch(rf"{_NAME}(?:,\s+{_NAME}(?:\s\d{{1,4}}\w?)?)*", bare)
        ):
            return None
        if self._is_event(bare):
            return None
        if read_day(bare, self.language) or _ROOM.match(fold(bare)):
            return None
        return bare

    # ---- venues by their words

    def venues(self) -> Iterator[str]:
        for text in self.texts:
            for match in _VENUE_IN_TOWN.finditer(text):
                if not self._is_event(match["venue"]):
                    yield match["venue"] + self._joint(text, match) + match["town"].rstrip(".")
        for text in self.texts:
            for match in _venue().finditer(text):
                if len(match[0].split()) > 1 and (place := self._clean(match[0])):
                    yield place.rstrip(".")
        for text in self.texts:
            hosted = _HOSTED.search(text)
            if hosted and not self._is_event(hosted["venue"]):
                yield hosted["venue"].rstrip(".")

    @staticmethod
    def _joint(text: str, match: re.Match[str]) -> str:
        return (
            text[match.end("venue") : match.start("town")]
            if len(text[match.end("venue") : match.start("town")]) < 5
            else ", "
        )

    @staticmethod
    def _is_event(name: str) -> bool:
        tokens = re.split(r"\W+", fold(name))
        return any(is_event_word(token) for token in tokens)

    # ---- towns in sentences

    def towns(self) -> Iterator[str]:
        """ "… in Halifax, Nova Scotia", "Komiža, island of Vis.", "Tempête Conf (Douarzel)"."""
        known = {"in", *_PREPOSITIONS.get(base_language(self.language) or "", ())}
        months = words_of(base_language(self.language)).months
        texts = [*([self.title.text[:_READ]] if self.title else []), *self.texts]
        if self.title is not None and not (names_event(self.title.text) or _YEAR.search(self.title.text)):
            texts = self.texts  # "Thinking in Fibres" is no title of an event
        for text in texts:
            for match in (*_IN_TOWN.finditer(text), *_BRACKETED.finditer(text)):
                town = match["town"].strip(_MARKS)
                if match.re is _IN_TOWN and match["by"] not in known:
                    continue
                if match.re is _BRACKETED and (
                    not names_event(text[: match.start()][-40:]) or town.isupper()
                ):
                    continue
                other = self._is_event(town) or number_of(months, town) or read_day(town, self.language)
                if len(town) > 2 and not other:
                    yield town
        for text in self.texts[:1]:
            first = re.match(
                rf"(?P<place>{_TOWN},\s+(?:[^\W\d_]+\s+(?:of|de|di|von)\s+)?{_TOWN})\.(?:\s|$)", text
            )
            if first:
                yield first["place"]
        event = self.title is not None and (names_event(self.title.text) or _YEAR.search(self.title.text))
        pieces = re.split(r",\s+", self.title.text[:_READ]) if self.title and event else []
        for piece in pieces[1:]:
            if place := self._town(piece):
                yield place


@cache
def _venue() -> re.Pattern[str]:
    """A word for a venue with the names that follow it: "salle des fêtes d'Ambert"."""
    names = "|".join(sorted(map(re.escape, words("events/venue_words")), key=len, reverse=True))
    small = rf"\s+{_SMALL}(?:\s+|(?<=['’]))(?:(?:la|le|les|las|los)\s+)?[\w'’&.\-]+"
    more = rf"(?:{small}|\s+{_CAPITAL}|\s+\"[^\"]{{2,30}}\")"
    return re.compile(
        rf"(?<!\w)(?:{_CAPITAL}\s+){{0,3}}(?:{_any_case(names)})(?!\w){more}{{0,5}}(?:,\s+{_TOWN})?"
    )


def _any_case(names: str) -> str:
    return f"(?i:{names})"


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """The beginnings of the texts of blocks, with the wrapped lines of a paragraph joined."""
    text, box = "", None
    for block in blocks:
        if (
            text
            and block.kind is BlockKind.LINE
            and block.box == box
            and (not block.hard or block.text.lstrip()[:1].islower())
        ):
            text = f"{text} {block.text.strip()}"[:_READ]
            continue
        if text:
            yield text
        text, box = block.text.strip()[:_READ], block.box
    if text:
        yield text
