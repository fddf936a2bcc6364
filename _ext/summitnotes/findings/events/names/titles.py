"""A title made clean, without report word, date and place, and whether what is left names an event."""

from __future__ import annotations

import re
from functools import cache

from summitnotes.findings.dates.calendar_words import fold, words_of
from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.names.folder_titles import is_day_alone
from summitnotes.findings.events.names.pieces import pieces_of
from summitnotes.findings.events.sheets import LAST_YEAR
from summitnotes.findings.events.words import date_role, names_section
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.names import looks_like_person

LONGEST = 100  # characters of a title
MARKS = " \t\n\v*_#=~>|-–—·•:;,./\\"
CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’&+.#\-]*"
NAME = re.compile(
    rf"{CAPITAL}(?:\s+(?:(?:de|du|des|del|della|di|da|do|der|the|of|for|&|en|la|le|los|las|van|dell['’]|d['’]|d[aeo]s)\s+(?:(?:la|les?|het|de|los|las)\s+)?)?(?:[ld]['’])?(?:{CAPITAL}|#?\d{{1,4}}(?!\w)))*"
)
_ENDING = re.compile(
    r"\w(?:con|conf|camp|fest|days?|day|tage?|dag(?:en)?|abend|treffen|avond|tag|sitzung|kongress|wochenende)$"
)
_ADDRESS = re.compile(r"(?:[\w \-]{1,20}:\s*)?<?(?:https?:/|www\.|[\w-]+(?:\.[\w-]+)+/)\S*$", re.IGNORECASE)
#: What mail programs and lists set before a subject: "Re: [ropes-l]".
_BRACKETED = re.compile(r"\([^()]*\)")
_VERSION = re.compile(r"\s+v\s?\d[\d.]*$")
_TAG = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw)\s?:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
#: "the second day of X", "la 12e édition de X".
DAY_OF = re.compile(
    r"(?<!\w)(?i:day|journée|jour|tag|d[ií]a|giorno|giornata|dag|edition|édition|edici[oó]n|edizione|edição|editie)\s+"
    rf"(?i:of|de|du|des|del|dell['’]|della|di|do|da|van|der)\s*(?i:the\s+|la\s+|les?\s+|el\s+|de\s+)?(?P<name>{NAME.pattern})"
)
_LAST_DAY = re.compile(
    r"[\s,:–—-]+(?:day|jour|tag|d[ií]a|giorno|dag)\s+(?:#|n°)?\s?(?:\d{1,2}(?!\d)|one|two|three|deux|zwei|dos|due)\w*$",
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


def clean_title(text: str, language: str | None = None) -> str:
    """A title without its report word, its date and place; "" where nothing of a name is left."""
    text = _TAG.sub("", text.replace(BREAK, " ").strip())
    if not text or len(text) > 2 * LONGEST or date_role(text[:26]) == "posted":
        return ""
    name = _without_date(text, language)
    name = _first_piece(without_report(name).strip(MARKS), language)
    name = re.sub(r"[(\[][^)\]]*$", "", name).strip(MARKS) if name.count("(") > name.count(")") else name
    counted = DAY_OF.search(name)
    if counted and counted.end() == len(name) and 0 < len(name[: counted.start()].split()) <= _COUNTED:
        name = counted["name"]  # "second day of X"
    return "" if not is_name(name, language) else name


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
            return kept.rstrip(MARKS + "([")
        if dates and dates[0].precision.value == "day":
            before, after = piece[: dates[0].begin], piece[dates[0].stop :]
            rest = text[stop:]
            if before.strip(MARKS + "(["):
                return _LEADS_TO_DATE.sub("", before).rstrip(MARKS + "([")
            return (after + rest).lstrip(MARKS + ")]")
    tail = _LAST_DAY.search(text)
    return text[: tail.start()] if tail else text


def _first_piece(text: str, language: str | None) -> str:
    """The first piece of a title, when it alone names an event: "GullConf 2016, Wellington"."""
    for begin, stop in pieces_of(text):
        piece, rest = text[begin:stop].strip(MARKS), text[stop:]
        if is_name(piece, language) and names_event(piece) and (" " in piece or rest[:1] == ","):
            return piece if not (begin == 0 and names_event(rest)) else text
        if begin == 0 and not names_section(piece):
            return text
    return text


def without_report(text: str) -> str:
    """ "Notes from X", "X 2020 trip report" -> "X"; a report word that has nothing beside it stays."""
    tokens = _VERSION.sub("", text).split()
    for count in (3, 2, 1):
        rest, end = " ".join(tokens[:-count]).rstrip(MARKS), fold(" ".join(tokens[-count:]))
        sheets = all(token in words("events/sheet_words") for token in end.split())
        if (end in words("events/report_ends") or sheets) and LAST_YEAR.search(rest):
            return rest
    for count in (4, 3, 2, 1):
        lead = fold(" ".join(tokens[:count]).strip(":|-–—"))
        if len(tokens) > count and lead in words("events/report_words"):
            rest = " ".join(tokens[count:]).lstrip(MARKS)
            marked = tokens[count - 1][-1:] in ":|" or tokens[count] in (":", "|", "-", "–", "—")
            if not re.search(r"[^\W\d_]{2}", rest):
                continue
            if marked or count > 1 or lead in _ALONE or names_event(rest):  # "Verslag Open Dag Software"
                return (
                    re.sub(
                        r"^(?:the|la|le|les|l['’]|der|die|das|de|het|del|el|los|las|il|gli|os|as)\s+",
                        "",
                        rest,
                    )
                    or text
                )
    return text


# Words that stand before a name without "of" or a colon.
_ALONE = frozenset({"protokoll", "verbale", "reisetagebuch", "notulen", "acta", "ata"})


def is_name(name: str, language: str | None) -> bool:
    bare = name.strip(MARKS)
    if not re.search(r"[^\W\d_]{2}", bare) or names_section(bare) or _ADDRESS.match(name):
        return False
    if _BRACKETED.fullmatch(bare) or bare[:1] == "<":
        return False  # "(Monday workshops)" behind a date, mark-up that is shown as text
    found = read_day(name, language)
    rest = name[found[1] :].strip(MARKS) if found else name
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
    return any(fold(match[1]) not in _BEFORE_YEARS for match in _NUMBERED.finditer(name))


#: A word with the number or the year of an event behind it: "Cloud #3", "Strange Knot 2015".
_NUMBERED = re.compile(
    r"(?<!\w)([^\W\d_]\S*)\s+(?:#\d{1,3}|(?:19[89]|20[0-4])\d)(?![\d_a-zà-ÿ])", re.IGNORECASE
)
#: Words before the year of a sentence: "schedule for 2017", "since 2009".
_BEFORE_YEARS = frozenset(
    {
        "for",
        "in",
        "of",
        "from",
        "since",
        "until",
        "by",
        "de",
        "du",
        "des",
        "en",
        "em",
        "im",
        "seit",
        "von",
        "vom",
    }
    | {"bis", "voor", "sinds", "van", "per", "dal", "del", "do", "desde", "para", "pour", "depuis"}
)


def is_event_word(token: str) -> bool:
    """Whether a folded word names an event: "meetup", "fosdem-days", "widgetcon"."""
    if token in words("events/event_words"):
        return True
    ending = _ENDING.search(token)
    about = known(token) if ending else None
    return about is not None and token not in _weekdays() and not (about.word and token.endswith(_OFTEN))


#: Endings that many a word has which names no event: "heritage", "holiday", "icon".
_OFTEN = ("con", "day", "tage")


@cache
def _weekdays() -> frozenset[str]:
    """The names of weekdays that end as words for events do: "söndag"."""
    return frozenset(
        fold(day) for one in ("en", "de", "nl", "sv", "da", "nb") for day in words_of(one).weekdays
    )
