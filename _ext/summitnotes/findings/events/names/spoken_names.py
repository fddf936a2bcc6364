"""Names of events in the first words of notes: "Notes from the Untangle 2022 conference in Halifax"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitnotes.findings.dates.calendar_words import ORDINALS, number_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.events.clauses import is_clause
from summitnotes.findings.events.mentions import mail_head
from summitnotes.findings.events.names.titles import (
    CAPITAL,
    DAY_OF,
    MARKS,
    NAME,
    clean_title,
    is_event_word,
    is_name,
    names_event,
)
from summitnotes.findings.events.sheets import is_generic
from summitnotes.findings.events.tops import paragraphs_of, preamble_of
from summitnotes.findings.events.words import date_role, names_speakers
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.records.frontmatter import FrontMatter

_READ = 600  # characters of a paragraph in which a name is looked for
_MOST_WORDS = 8  # of a description that is a name
_DAY_BEFORE = re.compile(r"(?<!\w)\d{1,2}(?:st|nd|rd|th|\.|er)?\s+$")
_NUMBER_BEFORE = re.compile(r"(?<![\w.:/-])\d{1,3}(?:st|nd|rd|th|[ºª°.]|e|ème)?\s+$")
_YEAR_BEHIND = re.compile(r"\s+(?:#?\d{1,3}|(?:19|20)\d\d)$")
#: What leads to a name where a sentence begins: "Op de Ontmoetingsdag", "For BALG meetings".
_ARTICLE = re.compile(
    r"^(?:(?:For|From|Pour|Für|Im|Am|Beim|Zum|Zur|Auf|Para|Per|Nella?|Alla|Voor|Op|Aux?)\s+)?"
    r"(?:(?:The|Le|La|Les|Der|Die|Das|El|Il|De|O|A|Our|This|der|dem|den|de|het)\s+)?"
)
#: "ACCORD hackathon", "BALOG (Bay Area Logbook Group) meetings in spring 2017".
_WITH_WORD = re.compile(
    rf"(?P<name>{CAPITAL}(?:\s+{CAPITAL}){{0,4}}(?:\s+\([^()]{{3,60}}\))?)\s+(?P<word>[^\W\d_]{{3,}})(?!\w)"
    r"(?:\s+in\s+(?:spring|summer|autumn|fall|winter)\s+20\d\d)?"
)
#: 'die Tagung "Karten ohne Land"', "le colloque « Brouillards »".
_QUOTED = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{4,})\s+(?:[\"“„»]|«\s?)[^\"“”„«»\n]{3,60}(?:[\"”“»«])")
#: "agenda for the first crew meeting", "compte-rendu de la réunion de l'atelier Vélo".
_BEHIND_SHEET = re.compile(
    r"(?<!\w)(?P<sheet>[^\W\d_][\w\-]{2,})\s+(?:for|of|from|de|du|des|der|des|vom|zur|van|della|del|da|do)\s+"
    r"(?:(?:the|la|le|les|el|de|het)\s+)?(?:(?P<ordinal>[^\W\d_]+)\s+)?(?P<name>(?:[^\W\d_][\w\-]*\s+){0,2}(?P<word>[^\W\d_]{3,}))"
    rf"(?P<of>\s+(?:of|de|du|des|der|della|del|da|do|van)\s+(?:the\s+|la\s+|l['’])?(?:[^\W\d_]+\s+)?{NAME.pattern})?"
)
_SOCIETY = re.compile(
    rf"(?:{CAPITAL}\s+(?:and\s+|of\s+)?){{2,6}}(?:[Gg]roup|[Cc]lub|[Ss]ociety|[Cc]ircle|[Gg]uild)(?!\w)"
)


def spoken_names(outline: Outline, matter: FrontMatter, language: str | None) -> Iterator[str]:
    """Names of events in the first words, the surest first."""
    told = [block.text[:_READ] for block in preamble_of(outline) if block.kind is BlockKind.LINE]
    for text in (matter.subtitle or "", matter.description or "", *told):
        for counted in DAY_OF.finditer(text):
            if read_day(counted["name"], language) is None:
                yield counted["name"]
    for text in (matter.subtitle or "", matter.description or ""):
        name = clean_title(text, language)
        if names_event(name) and not is_clause(name, language) and not _is_told(name):
            yield name
    read = _spoken(outline, language)
    for text in read:
        yield from _capital_names(text, language)
    for text in read:
        yield from (match[0] for match in _QUOTED.finditer(text) if is_event_word(fold_name(match["word"])))
        yield from _with_words(text, language)
    for text in read:
        yield from _behind_sheets(text, language)


def spoken_societies(outline: Outline) -> Iterator[str]:
    """Who meets, by a name in the first words: "The Harwick Ledger Group is back"."""
    for block in preamble_of(outline):
        if block.kind is BlockKind.LINE:
            yield from (_ARTICLE.sub("", match[0]) for match in _SOCIETY.finditer(block.text[:_READ]))


def repeated_names(outline: Outline, language: str | None) -> Iterator[str]:
    """Names of events that stand in the file more than once, wherever: at its end, thanks are said."""
    found = [
        name
        for text in dict.fromkeys(block.text[:_READ] for block in outline if block.kind is BlockKind.LINE)
        for name in _capital_names(text, language)
        if not is_generic(name, language)
    ]
    cores = Counter(_YEAR_BEHIND.sub("", name) for name in found)
    yield from (name for name in found if cores[_YEAR_BEHIND.sub("", name)] > 1)


def _is_told(name: str) -> bool:
    """Whether a description is more than a name: it begins with what the notes are, or is long."""
    return len(name.split()) > _MOST_WORDS or fold_name(name.split()[0]) in words(
        "events/sheet_words"
    ) | words("events/report_words")


def _spoken(outline: Outline, language: str | None) -> list[str]:
    """The first words, with the lines of a paragraph joined and a break in place of each date."""
    head = mail_head(outline.blocks)
    blocks = [
        block
        for block in preamble_of(outline)
        if block.kind is BlockKind.LINE
        and block.index not in head
        and date_role(block.text) not in ("posted", "next")
        and not names_speakers(block)
    ]
    return [_undated(text[:_READ], language) for text in paragraphs_of(blocks)]


def _undated(text: str, language: str | None) -> str:
    for date in find_dates(text, language):
        word = re.match(r"\s+([^\W\d_]+)", text[date.stop :])  # "July 2008 Sprint"
        named = date.precision.value == "month" and word is not None and is_event_word(fold_name(word[1]))
        if date.precision.value in ("day", "month") and not named:
            text = text[: date.begin] + "\n" * (date.stop - date.begin) + text[date.stop :]
    return text


def _capital_names(text: str, language: str | None) -> Iterator[str]:
    """Capital words with a word for an event, a number or a year among them; dates are breaks."""
    for match in NAME.finditer(text):
        name = _ARTICLE.sub("", re.split(r"(?:(?<=[^\W\d_]{3})|(?<=\d{4}))\.\s", match[0])[0].strip(MARKS))
        label = text[match.end() :].lstrip(" *")[:1] == ":"  # "Beginn der Sitzung: 19:05"
        misspelt = name.count(" ") == 1 and _DAY_BEFORE.search(text, 0, match.start())  # "18 Ocotber 2024"
        told = " " in name and not (misspelt or label) and names_event(name) and is_name(name, language)
        if told and not _only_says_when(name):
            number = _NUMBER_BEFORE.search(text, 0, match.start())  # "9 Encontro Quintal"
            yield (number[0] if number and is_event_word(fold_name(name.split()[0])) else "") + name


def _with_words(text: str, language: str | None) -> Iterator[str]:
    """Capital words before a word for an event in small letters."""
    for match in _WITH_WORD.finditer(text):
        name = _ARTICLE.sub("", match[0])
        if not is_event_word(fold_name(match["word"])) or is_generic(name, language):
            continue
        if _is_own(_ARTICLE.sub("", match["name"])):
            yield name


def _behind_sheets(text: str, language: str | None) -> Iterator[str]:
    """What the notes, or the agenda, are said to be of, down to the word for an event."""
    for match in _BEHIND_SHEET.finditer(text):
        sheet, word = fold_name(match["sheet"]), fold_name(match["word"])
        counted = match["ordinal"] is None or number_of(ORDINALS, match["ordinal"]) is not None
        if all(part in words("events/sheet_words") for part in re.split(r"[\s-]", sheet)) and is_event_word(
            word
        ):
            lead = "" if counted else f"{match['ordinal']} "
            name = f"{lead}{match['name']}{match['of'] or ''}"
            if not is_generic(name, language) and not is_clause(name, language):
                yield name


def _only_says_when(name: str) -> bool:
    """Whether a common word stands before a year: "In 2010", "Winter 2019"."""
    return re.fullmatch(r"[^\W\d_]+\s+(?:19|20)\d\d", name) is not None and not _is_own(name.split()[0])


def _is_own(name: str) -> bool:
    """Whether one of the words is no common one."""
    return any(known(fold_name(token)).word < _COMMON for token in re.findall(r"[^\W\d_]{2,}", name))


_COMMON = 3
