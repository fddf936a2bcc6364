"""What the event of a file is called: its front matter, its title, its first words, else its folder.

Never nothing, never a section ("Workshops"), never a bare date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from babel.dates import format_date

from summitnotes.findings.dates.calendar_words import base_language, fold
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.events.clauses import is_clause
from summitnotes.findings.events.mentions import mail_head
from summitnotes.findings.events.names.folder_titles import folder_title
from summitnotes.findings.events.names.spelled_names import is_slug, spelled_names
from summitnotes.findings.events.names.spoken_names import repeated_names, spoken_names, spoken_societies
from summitnotes.findings.events.names.titles import LONGEST, clean_title, is_event_word, names_event
from summitnotes.findings.events.sheets import LAST_YEAR, is_generic, is_sheet, names_below_sheet
from summitnotes.findings.events.tops import is_of_session, title_block
from summitnotes.findings.events.words import labelled
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.names import looks_like_person
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Precision

_SUBJECT = re.compile(
    r"^(?:subject|objet|betreff|oggetto|asunto|assunto|onderwerp)\s?:\s*(?:(?:re|fwd?|aw|tr|wg)\s?:\s*)*(?P<text>\S.*)",
    re.IGNORECASE,
)
_OF_EVENT = re.compile(r"\W*(?:event|[ée]v[èe]nement|veranstaltung|evento|bij|bei)", re.IGNORECASE)


def event_title(
    outline: Outline,
    *,
    language: str | None = None,
    matter: FrontMatter | None = None,
    file: str = "",
    folder: str = "",
    start: str | None = None,
    sessions: Collection[int] = (),
) -> str:
    """The name of the event, as written, without its date and place where they trail.

    ``start`` (ISO 8601, possibly partial) tells "Uptime days" of a folder from those of other years;
    ``sessions``: indices of the blocks that are sessions of it.
    """
    matter = matter or FrontMatter()
    said = _unlinked(matter.event or "")
    if said:
        return said
    cleaned = [*_candidates(outline, matter, language)]
    own = [name for name in cleaned if not is_sheet(name) and not _is_session(name, outline, sessions)]
    told = [name for name in own if names_event(name) and not is_clause(name, language) and not is_slug(name)]
    sure = (*_dated_tags(matter), *(name for name in told if not is_generic(name, language)))
    heard = _heard(outline, matter, language) if not sure or _SHORT.search(sure[0]) else []
    spoken = [name for name in heard if not is_generic(name, language)]
    hints = () if sure else _spelled(outline, file, folder, language)
    clauses = not sure and all(is_clause(name, language) for name in own)
    last = _said_anywhere(outline, language) if clauses else []
    hinted = (_fullest(name, spoken) for name in hints)
    chosen = next(iter((*sure, *hinted, *spoken, *told, *filter(_COUNTED.search, heard), *last)), "")
    titled = clean_title(matter.title, language) if matter.title else ""
    if chosen:
        within = " " in titled and titled in chosen and titled != chosen  # "My days at RopeData Leeds 2023"
        return titled if within else _long_form(chosen, [*own, *spoken])
    if readable := titled or folder_title(folder, language, start):
        return readable
    stem = file.rpartition(".")[0]
    named = "" if is_sheet(stem.replace("_", " ")) else folder_title(stem, language, start)
    others = (*own, named, _dated(start, language), *cleaned)
    return next(filter(None, (*others, folder, file)), "")


def _heard(outline: Outline, matter: FrontMatter, language: str | None) -> list[str]:
    """The series that the front matter names, and the names in the first words."""
    series = matter.written("series", "meetup", "group")
    return [*([series] if series else []), *spoken_names(outline, matter, language)]


def _said_anywhere(outline: Outline, language: str | None) -> list[str]:
    """Where all titles are clauses: names that stand there more than once, and who meets."""
    return [*repeated_names(outline, language), *spoken_societies(outline)]


def _candidates(outline: Outline, matter: FrontMatter, language: str | None) -> Iterator[str]:
    """The titles of the file made clean, the surest first; of bare lines one that bears a day is surer."""
    texts = list(_titles(outline, matter))
    if not matter.title and title_block(outline) is None:
        days = [any(one.precision is Precision.DAY for one in find_dates(text, language)) for text in texts]
        texts = [text for _, text in sorted(zip(days, texts, strict=True), key=lambda one: not one[0])]
    return (name for text in texts if (name := clean_title(text, language)))


def _spelled(outline: Outline, file: str, folder: str, language: str | None) -> Iterator[str]:
    """What the names of the file and its folder hint at, as the text spells it."""
    for hint in (file.rpartition(".")[0], folder):
        found = [clean_title(name, language) for name in spelled_names(hint, outline)]
        named = [name for name in found if names_event(name) and not is_generic(name, language)]
        yield from sorted(named, key=lambda name: LAST_YEAR.search(name) is None)


def _fullest(name: str, others: Iterable[str]) -> str:
    """The first of other names that goes on where a name ends: "RopeCamp" -> "RopeCamp Leeds 2019"."""
    return next((other for other in others if other.startswith(name)), name)


def _dated_tags(matter: FrontMatter) -> list[str]:
    """Tags and categories that are an event of one year: "Prairie Library Congress 2017"."""
    sorted_under = (matter.written("category", "categories") or "").split("\n")
    tags = (*matter.tags, *sorted_under)
    return [tag for tag in tags if LAST_YEAR.search(tag) and any(map(is_event_word, fold(tag).split()))]


def _is_session(name: str, outline: Outline, sessions: Collection[int]) -> bool:
    """Whether the first of several equal headings is a session, or names a speaker: "Opening - Ada Pike"."""
    title = title_block(outline)
    if title is None or names_event(name) or name not in title.text:
        return False
    equal = any(
        block.kind is BlockKind.HEADING and block.depth == title.depth and block is not title
        for block in outline
    )
    last = re.split(r"\s+(?:[-–—|]|by|par|von|de|por|di|door)\s+", name)
    named = len(last) > 1 and looks_like_person(last[-1]) > _PERSON
    return equal and (named or title.index in sessions)


_SHORT = re.compile(r"(?<!\w)[A-ZÀ-Þ]{3,6}(?!\w)")  # first letters
_COUNTED = re.compile(r"\d")  # a year, or which of a series
_PERSON = 0.5  # likelihood of a name
_FULL_STOPS = ("。", "！", "？")  # of Chinese and Japanese, which part no words by blanks


def _long_form(name: str, others: Iterable[str]) -> str:
    """The name whose first letters are those of a short one: "JPC 2022" -> "Journées Plan et Calcul"."""
    short = _SHORT.search(name)
    for other in others if short else ():
        initials = "".join(token[0] for token in re.split(r"[^\w]+", other) if token[:1].isupper())
        if short and len(other.split()) >= len(short[0]) and initials == short[0]:
            return other
    return name


def _dated(start: str | None, language: str | None) -> str:
    """What notes of one day are called when nobody names their event; "Notes" is understood everywhere."""
    if not start or len(start) != 10:
        return ""
    return "Notes, " + format_date(dt.date.fromisoformat(start), "long", base_language(language) or "en")


def _titles(outline: Outline, matter: FrontMatter) -> Iterator[str]:
    """The texts that may be the title of the file, the surest first."""
    if matter.title:
        yield _unlinked(matter.title)
    labels = [
        (block, label[1])
        for block in outline.blocks[:12]
        if (label := labelled(block)) and label[0] == "title" and not is_of_session(block, outline)
    ]
    labels.sort(key=lambda one: _OF_EVENT.match(one[0].text) is None)
    records = bool(labels) and _is_record(outline, labels[0][0])
    yield from (value for _, value in labels if not records)
    title = title_block(outline)
    if title is not None:
        yield title.text
        yield from names_below_sheet(title, outline)
        below = outline.blocks[title.index + 1 : title.index + 2]
        headed = bool(below) and below[0].kind is BlockKind.HEADING
        if headed and _is_dated(title) and names_event(below[0].text):
            yield below[0].text  # "Lavagnola, 3-4 ottobre 2015" stands above the name
    head = mail_head(outline.blocks)
    for block in outline.blocks[:6]:
        subject = _SUBJECT.match(block.text) if block.index in head or block.kind is BlockKind.FIELD else None
        if subject:
            yield subject["text"]
    lower = title is not None and title.index == 0
    if not records and (not lower or (title is not None and is_sheet(title.text))):
        first = [
            block.text
            for block in outline.blocks[: 4 if lower else 3]
            if (block.kind in _FIRST or (title is None and _is_dated(block))) and block.index not in head
        ]
        plain = [text for text in first if len(text) < LONGEST and not _is_sentence(text)]
        yield from (text for text in plain[: 3 if lower else 2] if not lower or names_event(text))


_FIRST = (BlockKind.LINE, BlockKind.LABEL)  # what may be the title of a file above all headings


def _is_dated(block: Block) -> bool:
    """Whether a heading bears a day, as that of an event does."""
    days = (one for one in find_dates(block.text) if one.precision is Precision.DAY)
    return block.kind is BlockKind.HEADING and any(days)


def _is_record(outline: Outline, first: Block) -> bool:
    """Whether a label "Title: …" comes again: it is of a session, as the others are."""
    label = first.text.partition(":")[0] + ":"
    return any(block.text.startswith(label) for block in outline.blocks[first.index + 1 :])


def _is_sentence(text: str) -> bool:
    words_end = re.search(r"[^\W\d]{2}[.!?]\s+\w|[^\W\d][.?]$", text.strip()) and len(text.split()) > 3
    return bool(words_end) or text.strip()[-1:] in _FULL_STOPS


def _unlinked(text: str) -> str:
    return re.sub(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]", r"\1", text).strip(" \"'")
