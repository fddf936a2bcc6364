"""What the event of a file is called: its front matter, its title, its first words, else its folder.

Never nothing, never a section ("Workshops"), never a bare date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from babel.dates import format_date

from summitnotes.findings.dates.calendar_words import base_language, fold
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.folder_titles import folder_title, is_day_alone
from summitnotes.findings.events.mentions import mail_head
from summitnotes.findings.events.pieces import pieces_of
from summitnotes.findings.events.sheets import LAST_YEAR, is_sheet, names_below_sheet
from summitnotes.findings.events.tops import is_of_session, preamble_of, title_block
from summitnotes.findings.events.words import (
    date_role,
    labelled,
    names_section,
    names_speakers,
)
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.names import looks_like_person
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Precision

_READ = 600  # characters of a paragraph in which a name is looked for
_LONGEST = 100  # characters of a title
_MARKS = " \t\n\v*_#=~>|-–—·•:;,./\\"
_ENDING = re.compile(
    r"\w(?:con|conf|camp|fest|days?|day|tage?|dag(?:en)?|abend|treffen|avond|tag|sitzung|kongress|wochenende)$"
)
_SUBJECT = re.compile(
    r"^(?:subject|objet|betreff|oggetto|asunto|assunto|onderwerp)\s?:\s*(?:(?:re|fwd?|aw|tr|wg)\s?:\s*)*(?P<text>\S.*)",
    re.IGNORECASE,
)
_OF_EVENT = re.compile(r"\W*(?:event|[ée]v[èe]nement|veranstaltung|evento|bij|bei)", re.IGNORECASE)
#: An address alone, or behind the word that says what it is: "https://example.org", "page: example.org/a".
_ADDRESS = re.compile(r"(?:[\w \-]{1,20}:\s*)?<?(?:https?:/|www\.|[\w-]+(?:\.[\w-]+)+/)\S*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_TAG = re.compile(r"^(?:\[[^\]]{1,40}\]\s*)+")
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’&+.#\-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:\s+(?:(?:de|du|des|del|della|di|da|do|der|the|of|for|&|en|la|le|los|las)\s+)?(?:{_CAPITAL}|#?\d{{1,4}}(?!\w)))*"
)
#: "the second day of X", "la 12e édition de X".
_DAY_OF = re.compile(
    r"(?<!\w)(?i:day|journée|jour|tag|d[ií]a|giorno|giornata|dag|edition|édition|edici[oó]n|edizione|edição|editie)\s+"
    rf"(?i:of|de|du|des|del|dell['’]|della|di|do|da|van|der)\s*(?i:the\s+|la\s+|les?\s+|el\s+|de\s+)?(?P<name>{_NAME.pattern})"
)
_LAST_DAY = re.compile(
    r"[\s,:–—-]+(?:day|jour|tag|d[ií]a|giorno|dag)\s+(?:#|n°)?\s?(?:\d|one|two|three|deux|zwei|dos|due)\w*$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"(?:conférence|exposé|talk|keynote|charla|conferencia|vortrag|palestra|intervento|lezing)\s+(?:de|by|von|di|van)\s+",
    re.IGNORECASE,
)
_LEADS_TO_DATE = re.compile(
    r"(?<=\w)[\s,]+(?:on|of|from|held on|du|le|les|am|vom|den|del?|el|il|op|van|em|pe)(?:\s+the)?[\s,]*$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th|\.|er)?\s+$")


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
    cleaned = list(_candidates(outline, matter, language))
    own = [name for name in cleaned if not is_sheet(name) and not _is_session(name, outline, sessions)]
    spoken = list(_names_in(outline, matter, language))
    chosen = next(filter(names_event, (*_dated_tags(matter), *own)), "") or next(iter(spoken), "")
    if chosen:
        titled = clean_title(matter.title, language) if matter.title else ""
        within = " " in titled and titled in chosen and titled != chosen  # "My days at RopeData Leeds 2023"
        return titled if within else _long_form(chosen, [*own, *spoken])
    readable = (clean_title(matter.title, language) if matter.title else "") or folder_title(
        folder, language, start
    )
    if readable:
        return readable
    stem = file.rpartition(".")[0]
    named = "" if is_sheet(stem.replace("_", " ")) else folder_title(stem, language, start)
    others = (*own, named, _dated(start, language), *cleaned)
    return next(filter(None, (*others, folder, file)), "")


def _candidates(outline: Outline, matter: FrontMatter, language: str | None) -> Iterator[str]:
    """The titles of the file made clean, the surest first; of bare lines one that bears a day is surer."""
    texts = list(_titles(outline, matter))
    if not matter.title and title_block(outline) is None:
        days = [any(one.precision is Precision.DAY for one in find_dates(text, language)) for text in texts]
        texts = [text for _, text in sorted(zip(days, texts, strict=True), key=lambda one: not one[0])]
    return (name for text in texts if (name := clean_title(text, language)))


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


_PERSON = 0.5  # likelihood of a name
_FULL_STOPS = ("。", "！", "？")  # of Chinese and Japanese, which part no words by blanks


def _long_form(name: str, others: Iterable[str]) -> str:
    """The name whose first letters are those of a short one: "JPC 2022" -> "Journées Plan et Calcul"."""
    short = re.search(r"(?<!\w)[A-ZÀ-Þ]{3,6}(?!\w)", name)
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
        plain = [text for text in first if len(text) < _LONGEST and not _is_sentence(text)]
        yield from (text for text in plain[: 3 if lower else 2] if not lower or names_event(text))


_FIRST = (BlockKind.LINE, BlockKind.LABEL)  # what may be the title of a file above all headings


def _is_dated(block: Block) -> bool:
    """Whether a heading below a stray line bears a day, as that of an event does."""
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


# ---------------------------------------------------------------- a title made clean


def clean_title(text: str, language: str | None = None) -> str:
    """A title without its report word, its date and place; "" where nothing of a name is left."""
    text = _TAG.sub("", text.replace(BREAK, " ").strip())
    if not text or len(text) > 2 * _LONGEST or date_role(text[:26]) == "posted":
        return ""
    name = _without_date(text, language)
    name = _first_piece(without_report(name).strip(_MARKS), language)
    name = re.sub(r"[(\[][^)\]]*$", "", name).strip(_MARKS) if name.count("(") > name.count(")") else name
    counted = _DAY_OF.search(name)
    if counted and counted.end() == len(name) and len(name[: counted.start()].split()) <= _COUNTED:
        name = counted["name"]  # "second day of X"
    return "" if not _is_name(name, language) else name


_COUNTED = 2  # words that count a day, at most: "the second"


def _without_date(text: str, language: str | None) -> str:
    """The part before the piece with a date; one that belongs to the words ("de mars 2018") stays."""
    pieces = pieces_of(text)
    for number, (begin, stop) in enumerate(pieces):
        piece = text[begin:stop]
        dates = [date for date in find_dates(piece, language) if date.precision.value in ("day", "month")]
        if not dates and not is_day_alone(piece, language):
            continue
        if number:
            kept = text[:begin]
            return kept.rstrip(_MARKS + "([")
        if dates and dates[0].precision.value == "day":
            before, after = piece[: dates[0].begin], piece[dates[0].stop :]
            rest = text[stop:]
            if before.strip(_MARKS + "(["):
                return _LEADS_TO_DATE.sub("", before).rstrip(_MARKS + "([")
            return (after + rest).lstrip(_MARKS + ")]")
    tail = _LAST_DAY.search(text)
    return text[: tail.start()] if tail else text


def _first_piece(text: str, language: str | None) -> str:
    """The first piece of a title, when it alone names an event: "GullConf 2016, Wellington"."""
    for begin, stop in pieces_of(text):
        piece, rest = text[begin:stop].strip(_MARKS), text[stop:]
        if _is_name(piece, language) and names_event(piece) and (" " in piece or rest[:1] == ","):
            return piece if not (begin == 0 and names_event(rest)) else text
        if begin == 0 and not names_section(piece):
            return text
    return text


def without_report(text: str) -> str:
    """ "Notes from X", "X 2020 trip report" -> "X"; a report word that has nothing beside it stays."""
    tokens = text.split()
    for count in (2, 1):
        rest = " ".join(tokens[:-count]).rstrip(_MARKS)
        if fold(" ".join(tokens[-count:])) in words("events/report_ends") and LAST_YEAR.search(rest):
            return rest
    for count in (4, 3, 2, 1):
        lead = fold(" ".join(tokens[:count]).strip(":|-–—"))
        if len(tokens) > count and lead in words("events/report_words"):
            rest = " ".join(tokens[count:]).lstrip(_MARKS)
            marked = tokens[count - 1][-1:] in ":|" or tokens[count] in (":", "|", "-", "–", "—")
            if not re.search(r"[^\W\d_]{2}", rest):
                continue
            if marked or count > 1 or lead in _ALONE or names_event(rest):  # "Verslag Open Dag Software"
                return re.sub(r"^(?:the|la|le|les|l['’]|der|die|das|del|el|il)\s+", "", rest) or text
    return text


# Words that stand before a name without "of" or a colon.
_ALONE = frozenset({"protokoll", "verbale", "reisetagebuch", "notulen", "acta", "ata"})


def _is_name(name: str, language: str | None) -> bool:
    bare = name.strip(_MARKS)
    if not re.search(r"[^\W\d_]{2}", bare) or names_section(bare) or _ADDRESS.match(name):
        return False
    if _BRACKETED.fullmatch(bare) or bare[:1] == "<":
        return False  # "(Monday workshops)" behind a date, mark-up that is shown as text
    found = read_day(name, language)
    rest = name[found[1] :].strip(_MARKS) if found else name
    if found and found[0].ordinal is not None and not names_event(rest):
        return False  # "Day 2 - Data"
    if _SPEECH.match(name) and looks_like_person(_SPEECH.sub("", name)) > 0.5:
        return False  # "Conférence de Clémentine Jourdan"
    if found and (not rest or read_time_at(rest) is not None):
        return False
    return read_time_at(name) is None


def names_event(name: str) -> bool:
    """Whether a name has a word of events in it, or a year or number behind capital words."""
    tokens = [token for token in re.split(r"[^\w#]+", fold(name)) if token]
    event = [token for token in tokens if is_event_word(token)]
    if event and (len(tokens) > len(event) or not set(event) <= words("events/event_words")):
        return True
    return bool(
        re.search(
            r"(?<!\w)[^\W\d_]\S*\s+(?:#\d{1,3}|(?:19[89]|20[0-4])\d)(?![\d_a-zà-ÿ])", name, re.IGNORECASE
        )
    )


def is_event_word(token: str) -> bool:
    """Whether a folded word names an event: "meetup", "fosdem-days", "widgetcon"."""
    if token in words("events/event_words"):
        return True
    ending = _ENDING.search(token)
    about = known(token) if ending else None
    return about is not None and about.proper != _OF_CALENDAR and not (about.word and token.endswith(_OFTEN))


_OF_CALENDAR = 3  # "Monday"
#: Endings that many a word has which names no event: "heritage", "holiday", "icon".
_OFTEN = ("con", "day", "tage")


def _names_in(outline: Outline, matter: FrontMatter, language: str | None) -> Iterator[str]:
    """Names of events in the first words: "Notes from the Untangle 2022 conference in Halifax"."""
    head = mail_head(outline.blocks)
    told = [block.text[:_READ] for block in preamble_of(outline) if block.kind is BlockKind.LINE]
    for text in (matter.subtitle or "", matter.description or "", *told):
        for counted in _DAY_OF.finditer(text):
            if read_day(counted["name"], language) is None:
                yield counted["name"]
    for block in preamble_of(outline):
        if (
            block.kind is not BlockKind.LINE
            or block.index in head
            or date_role(block.text) in ("posted", "next")
            or names_speakers(block)
        ):
            continue
        cut = block.text[:_READ]
        dates = find_dates(cut, language)
        for date in dates:
            if date.precision.value in ("day", "month"):
                cut = cut[: date.begin] + "\n" * (date.stop - date.begin) + cut[date.stop :]
        for match in _NAME.finditer(cut):
            name = re.split(r"(?<=[^\W\d_]{3})\.\s", match[0])[0].strip(_MARKS)
            name = re.sub(r"^(?:The|Le|La|Les|Der|Die|Das|El|Il|De|O|A)\s+", "", name)
            label = cut[match.end() :].lstrip(" *")[:1] == ":"  # "Beginn der Sitzung: 19:05"
            misspelt = name.count(" ") == 1 and _DAY_BEFORE.search(cut, 0, match.start())  # "18 Ocotber 2024"
            if " " in name and not (misspelt or label) and names_event(name) and _is_name(name, language):
                yield name
