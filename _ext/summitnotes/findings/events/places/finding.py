"""Where the event of a file was: its label, the words beside its date, a venue and town in its first words.

A room alone is no place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from summitnotes.findings.dates.calendar_words import base_language, fold, number_of, words_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.events.mentions import Mention, boxes_of_evenings, dateline, mail_head
from summitnotes.findings.events.names.titles import names_event
from summitnotes.findings.events.places.eastern_venues import eastern_venues
from summitnotes.findings.events.places.labelled_places import TOP, WORDS_OF_SENTENCE, LabelledPlaces
from summitnotes.findings.events.places.place_names import (
    LONGEST,
    clean_place,
    leaves_open,
    listed_places,
    place_name,
)
from summitnotes.findings.events.places.told_places import venues_in
from summitnotes.findings.events.places.towns import (
    ends_with_country,
    is_at_place,
    is_no_place,
    known_town_at_end,
    town_before,
    town_behind,
    town_behind_year,
)
from summitnotes.findings.events.places.venues import (
    ARTICLE,
    AT_TOWN,
    HELD,
    HOST,
    HOSTED,
    IN_TOWN,
    MARKS,
    STATED,
    TOWN,
    VENUE_IN_TOWN,
    behind_date,
    is_affiliation,
    is_event,
    venue_and_town,
    with_house,
)
from summitnotes.findings.events.tops import only_section, paragraphs_of, preamble_of, title_block
from summitnotes.findings.events.words import (
    date_role,
    labelled,
    names_section,
    names_speakers,
)
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.pieces import plain_text
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Precision

_OPENING = 26  # characters at the beginning of a line that says when it was edited
_READ = 600  # characters of a paragraph in which a place is looked for
_EVENT_LABEL = re.compile(
    r"\W*(?:event|évènement|événement|veranstaltung|meeting|treffen|réunion)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: Prepositions before a town, by language; "in" in any.
_PREPOSITIONS = {"fr": {"à", "en"}, "es": {"en"}, "it": {"a"}, "pt": {"em"}, "nl": {"te"}}
_LOW_TOWN = re.compile(r"(?<!\w)in\s+(?P<town>[^\W\d_]{3,30}),\s*$")
_BRACKETED = re.compile(rf"\((?P<town>{TOWN})\)")
_BETWEEN = r"\s+[-–—|·•]\s+|\s{3,}|\t|\n"  # what parts the pieces of a line


def event_place(
    outline: Outline,
    *,
    language: str | None = None,
    matter: FrontMatter | None = None,
    mentions: Sequence[Mention] = (),
    elsewhere: Collection[int] = (),
) -> str | None:
    """The place of the event, as written, or None.

    ``mentions`` are the dates of the event in the file, ``elsewhere`` the blocks that speak of others.
    """
    if matter and matter.location:
        marked = any(sign in matter.location for sign in "`[*")
        return (plain_text(matter.location) if marked else "") or matter.location
    labels = LabelledPlaces(outline, language, matter or FrontMatter())
    others = {*elsewhere, *labels.told_of_sessions}
    reader = _Reader(outline, language, mentions, matter or FrontMatter(), others)
    for source in (labels.front, labels.labels):
        if found := next(source(), None):
            return found
    sources = (reader.below_title, reader.facts, reader.beside_days, reader.beside_dates, reader.venues)
    for source in (*sources, reader.towns, reader.names, reader.signed):
        found = next(
            (place for place in source() if not is_no_place(place) and not reader.is_title(place)), None
        )
        if found:
            return found
    return None


def _is_caption(text: str) -> bool:
    """Whether a text is a few words that make no sentence and name no event: "What's new in TideSalt"."""
    short = len(text.split()) < WORDS_OF_SENTENCE and not re.search(r"\d|[.!?:,]", text)
    return short and not names_event(text)


_LAST = 6  # blocks below minutes, among which somebody signs
_NEAR = 8  # blocks at the top, in which a day stands alone
_FACTS = 5  # items of a list of facts, at most


def _is_day(text: str, language: str | None) -> bool:
    """Whether a text is a day and nothing else."""
    found = read_day(text.strip(MARKS), language)
    return found is not None and found[0].date is not None and not text.strip(MARKS)[found[1] :].strip(MARKS)


class _Reader:
    """The places that the top of one file names, by how they are said."""

    def __init__(
        self,
        outline: Outline,
        language: str | None,
        mentions: Sequence[Mention],
        matter: FrontMatter,
        elsewhere: Collection[int],
    ) -> None:
        self.outline, self.language, self.mentions, self.matter = outline, language, mentions, matter
        self.title = title_block(outline)
        self.head = {*mail_head(outline.blocks), *elsewhere}
        only = only_section(outline)
        sections = [one.index for one in preamble_of(outline) if names_section(one.text)]
        heads = {0, self.title.index if self.title else 0, only.index if only else 0, *sections}
        self.top = [
            block for block in preamble_of(outline)
            if block.index not in self.head and block.kind is not BlockKind.FIELD
            and date_role(block.text[:_OPENING]) != "posted"
            and not names_speakers(block)
            and not ((label := labelled(block)) and label[0] == "where" and leaves_open(label[1]))
            and ((above := outline.heading_of(block)) is None or above.index in heads)
            and (block.kind is not BlockKind.HEADING or self.title is None or block.index == self.title.index)
        ]  # fmt: skip
        self.texts = list(paragraphs_of([block for block in self.top if block.kind is not BlockKind.HEADING]))

    # ---- a town as the heading below the title

    def below_title(self) -> Iterator[str]:
        """``# Strange Knot 2015`` above ``### St Louis, MO``."""
        if self.title is None:
            return
        top = {block.index for block in self.top}
        for block in self.outline.blocks[self.title.index + 1 : self.title.index + 4]:
            if block.kind is BlockKind.LINE and block.index in top:
                if ends_with_country(block.text.strip(MARKS), self.language) and (
                    place := place_name(block.text, self.language)
                ):
                    yield place
                continue
            if block.kind is not BlockKind.HEADING:
                return
            peers = (self.outline.blocks[one].text for one in self.outline.peers(block))
            equal = sum("," in one and place_name(one, self.language) is not None for one in peers)
            if (
                equal == 1  # several are people, each with a house
                and "," in block.text
                and len(block.text) < LONGEST
                and (place := place_name(block.text, self.language))
            ):
                yield place

    def is_title(self, place: str) -> bool:
        """Whether a name is that of the event: "Kartenrunde Halle"."""
        titles = (self.matter.title or "", self.title.text if self.title else "")
        return " " in place and fold(place) in {fold(title) for title in titles}

    def beside_days(self) -> Iterator[str]:
        """The line right below or above a day of the event that stands alone: "Pelican Hotel, Tucson, AZ"."""
        blocks = self.outline.blocks
        for mention in self.mentions:
            block = mention.block
            alone = block.text.strip(MARKS) == mention.date.written
            if not alone or block.index > _NEAR or mention.role not in ("", "when"):
                continue
            near = (
                *blocks[block.index + 1 : block.index + 2],
                *blocks[max(block.index - 1, 0) : block.index],
            )
            for text in (line.text for line in near if line.kind is BlockKind.LINE):
                place = place_name(text, self.language)
                if place and ends_with_country(place, self.language):
                    yield place
                elif place:
                    yield from venues_in(place, self.language)

    def facts(self) -> Iterator[str]:
        """The item with a town and its country in the list right below the title, where another is a day."""
        first = self.outline.blocks[self.title.index + 1 : self.title.index + 2] if self.title else []
        if not first or first[0].kind is not BlockKind.ITEM:
            return
        items = [one for one in self.outline.below(first[0].parent) if one.box == first[0].box]
        if len(items) > _FACTS or not any(_is_day(one.text, self.language) for one in items):
            return
        for item in items:
            if ends_with_country(item.text.strip(MARKS), self.language) and (
                place := place_name(item.text, self.language)
            ):
                yield place

    # ---- "Vannes, mardi 18 novembre", "31 January, Ghent"

    def beside_dates(self) -> Iterator[str]:
        top = {block.index for block in self.top}
        dated = top | {
            block.index for block in preamble_of(self.outline) if block.kind is not BlockKind.FIELD
        }
        lists = boxes_of_evenings(self.mentions)
        yield from self._where_it_is()
        for mention in sorted(self.mentions, key=lambda one: one.date.precision is not Precision.DAY):
            if mention.role in ("posted", "next", "deadline", "past") or mention.block.box in lists:
                continue
            whole = mention.date.start is not None and mention.date.precision is Precision.DAY
            if mention.block.index not in (dated if whole else top) or mention.block.index in self.head:
                continue
            place = place_name(mention.date.place, self.language) if mention.date.place else None
            if place and not self._begins_title(mention, place):
                yield place
                continue
            yield from self._pieces_beside(mention)
            low = _LOW_TOWN.search(mention.block.text[: mention.date.begin])
            if low:
                yield low["town"]

    def _where_it_is(self) -> Iterator[str]:
        """The one place behind a date that a sentence gives as that of the event, wherever it stands."""
        told = {
            mention.date.place
            for mention in self.mentions
            if mention.role == "when" and mention.date.place and mention.block.kind is BlockKind.LINE
        }
        named = [
            mention.date.place
            for mention in self.mentions
            if mention.date.place and mention.block.index < TOP and self._follows_name(mention)
        ]
        for place in (*(told if len(told) == 1 else ()), *named):
            if place and place_name(place, self.language):
                yield place

    @staticmethod
    def _follows_name(mention: Mention) -> bool:
        """Whether a year belongs to the name of an event: "CharcoalConf 2012 in Abergele"."""
        before = mention.block.text[: mention.date.begin].split()
        year = mention.date.precision is Precision.YEAR and bool(before)
        return year and is_event(before[-1]) and before[-1][:1].isupper()

    @staticmethod
    def _begins_title(mention: Mention, place: str) -> bool:
        """Whether a name is the first piece of a title, before its date: "Harbour JS | 11.11.2014"."""
        block = mention.block
        title = block.kind in (BlockKind.HEADING, BlockKind.FILE)
        return title and re.match(rf"{re.escape(place)}\s+[|–—-]\s", block.text.lstrip(MARKS)) is not None

    def _pieces_beside(self, mention: Mention) -> Iterator[str]:
        """The piece between separators before or behind a date: "X - Coimbra, Portugal - 5-12 August"."""
        text, date = mention.block.text, mention.date
        before = re.split(rf"{_BETWEEN}|(?<=[^\W\d_]{{2}})[.!?]\s+", text[: date.begin].rstrip(MARKS + "(["))
        behind, led = behind_date(text[date.stop :])
        after = re.split(rf"{_BETWEEN}|(?<=[^\W\d_]{{2}})[.!?](?:\s|$)", behind)
        gap = text[date.stop : date.stop + 4]
        if ends_with_country(before[-1].strip(MARKS), self.language) and (
            place := place_name(before[-1], self.language)
        ):
            yield place
        if len(before) > 1 and (place := place_name(before[-1], self.language)):
            yield place
        at = AT_TOWN.search(text[: date.begin])
        if at and is_at_place(at["place"], self.language):
            yield at["place"]
        apart = led or gap.startswith("   ") or gap.strip()[:1] in (",", "-", "–", "—", "|", "·", "•")
        # "Conf 2016 - Yeast as a Service - Hattie Crane" names no town, nor does "(Conf, 2016, Hattie Crane)"
        year = date.precision is Precision.YEAR
        bracketed = text.rfind("(", 0, date.begin) > text.rfind(")", 0, date.begin)
        named = not year or (not bracketed and re.fullmatch(rf"{TOWN}(?:,\s+{TOWN})*", after[0].strip(MARKS)))
        if apart and named and (place := listed_places(after[0], self.language)):
            yield place
        last = text[date.stop :].removeprefix(".").strip(MARKS)  # "March 1-2, 2018. St. Augustine, FL"
        if (
            text[date.stop :].startswith(". ")
            and ends_with_country(last, self.language)
            and (place := place_name(last, self.language))
        ):
            yield place
        parts = before[-1].split(", ")
        if len(parts) > 1 and (place := place_name(parts[-1], self.language)):
            yield place

    # ---- venues by their words

    def venues(self) -> Iterator[str]:
        for text in self.texts:
            for match in VENUE_IN_TOWN.finditer(text):
                if not is_event(match["venue"]):
                    yield venue_and_town(match)
        for text in self.texts:
            held = HELD.search(text)
            said = clean_place(with_house(held), self.language) if held else None
            if said and held and place_name(clean_place(held["place"], self.language) or "", self.language):
                yield said
            elif held and ARTICLE.search(held["place"]):  # "se celebró en Zaragoza la RopeConf"
                named = place_name(ARTICLE.split(held["place"])[0], self.language)
                yield from [named] if named else []
            yield from venues_in(text, self.language)
        titles = (self.matter.title or "", self.title.text if self.title else "")
        yield from eastern_venues(self.texts, titles)
        for block in self.outline:
            stated = STATED.search(block.text[:_READ]) if block.kind is BlockKind.LINE else None
            if stated and (place := clean_place(stated["place"], self.language)):
                yield place
        for text in self.texts:
            for pattern in (HOSTED, HOST):
                hosted = pattern.search(text)
                if hosted and not is_event(hosted["venue"]):
                    yield hosted["venue"].rstrip(".")

    # ---- towns in sentences

    def towns(self) -> Iterator[str]:
        """ "… in Halifax, Nova Scotia", "Komiža, island of Vis.", "Tempête Conf (Douarzel)"."""
        known = {"in", *_PREPOSITIONS.get(base_language(self.language) or "", ())}
        months = words_of(base_language(self.language)).months
        texts = [text for text in self.texts if not _is_caption(text)]
        if self.title is not None and (names_event(self.title.text) or _YEAR.search(self.title.text)):
            texts.insert(0, self.title.text[:_READ])  # "Thinking in Fibres" is no title of an event
        for text in texts:
            for match in (*IN_TOWN.finditer(text), *_BRACKETED.finditer(text)):
                town = match["town"].strip(MARKS)
                if match.re is IN_TOWN and match["by"] not in known:
                    continue
                named = match.re is _BRACKETED and names_event(text[: match.start()][-40:])
                works_there = named and is_affiliation(text, match.start("town"))
                if match.re is _BRACKETED and (not named or works_there or town.isupper()):
                    continue
                other = is_event(town) or number_of(months, town) or read_day(town, self.language)
                if len(town) > 2 and not other:
                    yield town
        titled = bool(self.top) and self.top[0].kind is BlockKind.FILE
        for text in self.texts[titled : titled + 1]:
            first = re.match(
                rf"(?P<place>{TOWN},\s+(?:[^\W\d_]+\s+(?:of|de|di|von)\s+)?{TOWN})\.(?:\s|$)", text
            )
            if first and read_day(first["place"], self.language) is None:
                yield first["place"]
        event = self.title is not None and (names_event(self.title.text) or _YEAR.search(self.title.text))
        pieces = re.split(r",\s+", self.title.text[:_READ]) if self.title and event else []
        for piece in pieces[1:]:
            if place := place_name(piece, self.language):
                yield place

    def signed(self) -> Iterator[str]:
        """The town that stands with the day of the event below its minutes: "Lyon, le 3 mai 2017"."""
        for mention in self.mentions:
            lead = dateline(mention) if mention.block.index >= len(self.outline) - _LAST else None
            if lead is not None and (place := place_name(lead, self.language)):
                yield place

    # ---- towns in the name of the event

    def names(self) -> Iterator[str]:
        """ "RustHarvest, Bloemfontein" of a label or the front matter, "Datentage Görlitz" of the title."""
        labels = [
            label[1]
            for block in self.outline.blocks[:TOP]
            if (label := labelled(block)) and label[0] == "title" and _EVENT_LABEL.match(block.text)
        ]
        for name in (self.matter.event or "", *labels):
            yield from town_behind(name, self.language)
            for piece in re.split(r",\s+", name)[1:]:
                if place := place_name(piece, self.language):
                    yield place
        first = [block for block in self.top if block.kind in (BlockKind.FILE, BlockKind.LINE)][:1]
        for block in [*([self.title] if self.title else []), *first]:
            yield from town_behind(block.text[:LONGEST], self.language)
        for title in (self.matter.title, self.title.text if self.title else None):
            yield from town_before(title or "", self.language)
            yield from known_town_at_end(title or "", self.language)
            yield from town_behind_year(title or "", self.language)
