"""How a house or a town is written in a line or a sentence: patterns, and what tells one from a room."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.names.titles import is_event_word, names_event
from summitnotes.findings.lexicons import words

MARKS = ' \t\n\v*_#=~>|-–—·•:;,./\\«»"“”'
_ROOM = re.compile(
    r"^(?:the\s+|la\s+|le\s+)?(?:room|hall|salle(?!\s+(?:des|municipale|communale|polyvalente))|amphi\w*|saal|raum|horsaal|aula|sala|auditori\w+|zaal|lokaal|track|floor|etage|stage)"
    r"(?:\s+\S+){0,3}$"
)
#: "Big room", "großer Saal", "petite salle".
_SOME_ROOM = re.compile(
    r"(?:the\s+|la\s+|le\s+)?(?:big|small|main|large|great|little|gros\w*|klein\w*|grand\w?|petite?|pequen\w|piccol\w|grote)"
    r"\s+(?:room|hall|saal|raum|salle|sala|zaal|aula|auditori\w+|amphi\w*|stage)$"
)
_WORD = r"[^\W\d_][\w'’&.\-]*"
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’&.\-]*|&)"
_SMALL = (
    r"(?:de|du|des|la|le|les|l['’]|d['’]|sur|of|the|and|del|della|dei|do|da|di|den|der|van|von|am|an|et|y|e|en"
    r"|zu|zum|upon)"
)
NAME = rf"{_CAPITAL}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL}){{0,5}}"
TOWN = rf"{_CAPITAL}(?:[\s\-](?:{_SMALL}[\s\-])?{_CAPITAL}){{0,2}}"
_IN = r"(?:in|à|a|en|em|ad|te|aux?|at|bei)"
#: "at De Centrale in Ghent", "in Duinzicht in Zandvoort", "vue à Tempête Conf (Douarzel)".
VENUE_IN_TOWN = re.compile(
    rf"(?<!\w)(?:(?:dans\s+les\s+)?locaux\s+de|at|in|im|à|au|aux|chez|by|par|bei|nel|nella|presso|en|em|no|na)\s+(?:the\s+|la\s+|le\s+|el\s+|l['’]|den\s+|de\s+)?"
    rf"(?P<venue>{NAME})(?:\s+|,\s*(?:[^,.]{{1,30}},\s+)?){_IN}\s+(?P<town>{TOWN})"
)
IN_TOWN = re.compile(
    rf"(?<!\w)(?P<by>in|à|at|te|em|en|a)\s+(?P<town>{TOWN}(?:,\s+{TOWN})?)(?=\s*(?:[,.(;:)]|$|\s(?:from|on|le|du|am|vom|from|was|were|wieder|war|el|il|op|where|waar|wo|où|donde|dove|onde)\s))"
)
HOSTED = re.compile(
    rf"(?<!\w)(?:hosted\s+by|accueillie?s?\s+(?:par|chez)|chez|zu\s+gast\s+bei|ospiti\s+di|te\s+gast\s+bij)\s+(?P<venue>{NAME})"
)
#: Who receives the others: "Het Stadsarchief Blokkum ontving ons".
HOST = re.compile(
    rf"(?<!\w)(?:(?:The|Le|La|Der|Die|Das|El|Il|Het|De|O|A)\s+)?(?P<venue>{NAME})\s+(?:(?:hosts|hosted|welcomed|received)\s+(?:us|the)|nous\s+(?:a|ont)\s+(?:accueilli|reçu)\w*|nous\s+accueill\w+"
    rf"|empfing\s+uns|nahm\s+uns\s+auf|nos\s+(?:acogió|recibió)|ci\s+ha\s+(?:ospitat|accolt)\w|nos\s+(?:recebeu|acolheu)|recebeu-nos"
    rf"|ontving\s+ons)(?!\w)"
)
_IN_IT = r"(?:at|in|à|au|aux|dans|en|em|no|na|nel|nella|presso|bij)\s+(?:(?:the|la|le|les|el|il|de|het)\s+)?"
_ALL = (
    r"(?:talks|sessions|meetings|lectures|events|exposés|séances|rencontres|charlas|sesiones|lezioni|incontri"
    r"|palestras|lezingen)"
)
_ARE = (
    r"(?:are|were|is|will\s+be|ont\s+lieu|auront\s+lieu|serán|son|si\s+tengono|sono|serão|são|zijn"
    r"|worden\s+gehouden)"
)
HELD = re.compile(
    rf"(?<!\w)(?:(?:held|takes\s+place|took\s+place|will\s+take\s+place|hosted|meets?|met|tiene\s+lugar"
    rf"|tuvo\s+lugar|se\s+celebr\w+|si\s+tiene|si\s+svolge|si\s+è\s+tenut[oa]|(?:a|ont)\s+(?:eu\s+)?lieu|se\s+tient"
    rf"|gehouden|realiz\w+-se|{_ALL}\s+{_ARE}(?:\s+all|\s+held)?)\s+{_IN_IT}(?:[a-zà-ÿ]{{4,}}\s+)?"
    r"|(?:[Ll]a\s+sede|[Tt]he\s+venue)\s+(?:será|es|fue|is|was|will\s+be)\s+(?:(?:la|el|the)\s+)?)"
    rf"(?P<place>{NAME}(?:\s\d[\w.]*(?=,))?(?:,\s+{NAME}){{0,2}})"
)
#: What is said of all that happens, wherever it stands: "The talks are at Bryggehuset, Kaigata 14, Bergen."
STATED = re.compile(
    rf"(?<!\w)(?:{_ALL}\s+{_ARE}(?:\s+all|\s+held)?\s+{_IN_IT}|(?:[Ll]a\s+sede|[Tt]he\s+venue)\s+(?:será|is|will\s+be)\s+(?:(?:la|el|the)\s+)?)"
    rf"(?P<place>{NAME}(?:,\s+{NAME}(?:\s\d{{1,4}})?){{0,2}})"
)
#: "TypeDays @ Zurich, Switzerland", at the end of what stands before a date.
AT_TOWN = re.compile(rf"\s@\s+(?P<place>{TOWN}(?:,\s+{TOWN})?)\W*$")
#: What ends the name of a place in front of that of an event: "en Zaragoza la RopeConf".
ARTICLE = re.compile(r"\s+(?:la|el|le|il|lo|the|der|die|das|den|het|os|as|les|los|las)\s+")
#: A capital inside a word, as no town has one: "NightHack".
CAMEL = re.compile(r"(?<!Mc)(?<!Mac)(?<!De)(?<!La)(?<!Fitz)(?<=[a-zß-öø-ÿ])[A-ZÀ-Þ]")
#: "Auditório do CTG" is a house; "Sala 3" is none.
_OF_SOMEBODY = re.compile(r"\s(?:do|da|de|del|della|du|des|of|der|d['’]|dell['’])\s*[^\W\d_a-zà-öø-ÿ]")
#: What leads from a date to its venue: ", 19:30, at the", "im", "in der".
_AT = re.compile(
    r"(?:upstairs\s+)?(?:at|in|im|am|bei|beim|an|à|au|aux|chez|dans|en|em|no|na|nel|nella|presso|bij|te)\s+"
    r"(?:(?:the|der|den|dem|la|le|les|el|los|las|il|lo|het|de|l['’])\s*)?(?=[^\W\d_a-zà-öø-ÿ])|@\s+(?=[^\W\d_a-zà-öø-ÿ])"
)
_SHORT_JOINT = 5  # characters of " in "
_ROOMS = frozenset({"room", "rooms"})


def is_event(name: str) -> bool:
    """Whether a word for an event stands in a name, and none for a house: "Conference Rooms" are no event."""
    houses = words("events/venue_words") | _ROOMS
    whole = fold(name)
    pieces = [[token for token in re.split(r"\W+", one) if token] for one in (whole, *whole.split(","))]
    found = [
        any(is_event_word(token) and token not in houses for token in tokens)
        and not (tokens[-1] in houses or tokens[0] in houses)
        for tokens in pieces
    ]
    return found[0] and any(found[1:])  # "Loom Conference Center, Ghent" is none


@cache
def venue_pattern() -> re.Pattern[str]:
    """A word for a venue with the names that follow it: "salle des fêtes d'Ambert"."""
    names = "|".join(sorted(map(re.escape, words("events/venue_words")), key=len, reverse=True))
    small = rf"\s+{_SMALL}(?:\s+|(?<=['’]))(?:(?:la|le|les|las|los)\s+)?[\w'’&.\-]+"
    more = rf"(?:{small}|\s+{_CAPITAL}|\s+\"[^\"]{{2,30}}\")"
    return re.compile(rf"(?<!\w)(?:{_CAPITAL}\s+){{0,3}}(?i:{names})(?!\w){more}{{0,5}}(?:,\s+{TOWN})?")


def venue_and_town(match: re.Match[str]) -> str:
    """What ``VENUE_IN_TOWN`` found, without the street between the two."""
    between = match.string[match.end("venue") : match.start("town")]
    joint = between if len(between) < _SHORT_JOINT else ", "
    return match["venue"] + joint + match["town"].rstrip(".")


def with_house(match: re.Match[str]) -> str:
    """What ``HELD`` found, with the word for a house behind it: "Lexham office"."""
    behind = re.match(r"\s+[^\W\d_]+", match.string[match.end() :])
    house = behind is not None and fold(behind[0].strip()) in words("events/venue_words")
    return match["place"] + (behind[0] if behind and house else "")


def is_room(text: str) -> bool:
    """Whether a place is a room in a house that is not named."""
    plain = fold(text)
    return _SOME_ROOM.match(plain) is not None or (
        _ROOM.match(plain) is not None and _OF_SOMEBODY.search(text) is None
    )


def behind_date(text: str) -> tuple[str, bool]:
    """What stands behind a date and its times, and whether a preposition leads to it."""
    rest = text.lstrip(MARKS + ")]")
    while (time := read_time_at(rest)) is not None:
        rest = rest[time.stop :].lstrip(MARKS + ")]")
    led = _AT.match(rest)
    return (rest[led.end() :], True) if led else (rest, False)


def is_affiliation(text: str, begin: int) -> bool:
    """Whether a venue stands in brackets behind a person's name: it is where that person works."""
    name = re.search(rf"{_CAPITAL}\s+{_CAPITAL}\s+\($", text[:begin])
    return name is not None and not names_event(name[0])


@cache
def compound_pattern() -> re.Pattern[str]:
    """German and Dutch words in one that end with a word for a house: "im Bürgerhaus"."""
    ends = "|".join(sorted(re.escape(word) for word in words("events/venue_words") if len(word) > 3))
    return re.compile(
        rf"(?<!\w)(?:im|in der|in dem|beim|in het|in de)\s+"
        rf"(?P<venue>[^\W\d_a-zà-öø-ÿ][^\W\d_]{{2,}}(?:{ends})(?:,?\s+{TOWN})?)(?!\w)"
    )


def without_accents(text: str) -> str:
    """The text with the bare letter in place of each that bears a mark; no character more or less."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
