"""Does a line below a title say who speaks: ``Speaker: Ana``, ``by Ana``, ``*Ana Prieto, Globex*``?"""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import after_by, after_label, is_speaker_label
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.people.pieces import plain_text
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.records.model import Speaker

_TITLES = words("people/honorifics") | words("people/suffixes")
_CONTACTS = words("people/contact_words")
_SPEECH = words("people/speech_words")
_LONGEST_SUBJECT, _LONGEST_LINE = 9, 200  # words before "talked"; characters
_LABELLED, _BY, _WEAK_BY, _ALONE, _SURE = 0.45, 0.5, 0.8, 0.58, 0.8  # what is believed behind each
_WELL_KNOWN = 2  # a first name of several countries
_EMPHASISED = 0.35  # how likely a line all in italics, bold or one link is a name
_HANDLED = 0.4  # how likely a name is in front of a handle in brackets
_SIGNED = re.compile(r"(?P<name>[^()@:,.]{4,40}?)\s+\(@\w[\w.\-]{1,29}\)(?=\s|$)")
_CLAUSE = re.compile(
    r",?\s+(?:who|which|whose|qui|dont|where|about|on|sur|über|sobre|su|over|die|der|das|que|che)\s+[a-zß-öø-ÿ].*$"
)
_SENTENCE_END = re.compile(r"(?<=[a-zß-öø-ÿ)])[.!?](?:\s|$)")
_EMPHASIS = re.compile(
    r"(\*\*?|__?|//|''+)(?=\S)(?P<inner>.{2,120})(?<=\S)\1|\[(?P<shown>[^\]]{2,80})\]\([^)\s]*\)|`(?P<link>[^`<]{2,80})\s*<[^>]*>`_{1,2}"
)


def read_speaker_line(line: str, alone: bool) -> PeopleReading | None:
    """Who speaks, by one line that may begin with a mark of a list.

    ``alone``: it stands where names may stand without a word before them. No speakers in the reading: the
    line is for speakers, and names nobody.
    """
    bare = plain_text(line)
    bare = bare[1:-1].strip() if re.fullmatch(r"\([^()]+\)", bare) else bare
    if not bare or is_contact(bare):
        return None
    rest = after_label(bare)
    if rest is not None:
        if "?" in rest.partition(",")[0]:  # "Moderator: What breaks first?" is a question that somebody asks
            return PeopleReading((), _LABELLED)
        people = read_people(_first_sentence(rest), 0.8)
        return people if people and people.likelihood >= _LABELLED else None
    behind = after_by(bare)
    if behind is not None:
        rest, strong = behind
        people = read_people(_first_sentence(rest), 0.4 if strong else 0.0)
        if people and people.speakers and people.likelihood >= (_BY if strong else _WEAK_BY):
            return people
    if not alone:
        return None
    people = read_people(bare, _EMPHASISED if _EMPHASIS.fullmatch(line.strip(" -+•>\t")) else 0.0)
    return people if people and people.speakers and people.likelihood >= _ALONE else None


def who_speaks(line: str) -> tuple[Speaker, ...]:
    """``Ana Prieto talked about caches``: known names at the start of a sentence, before a word of speech.

    It does not make a session of what it stands below; it says whose a session is that is one anyhow.
    """
    bare = plain_text(line[:_LONGEST_LINE])
    signed = _SIGNED.match(bare)  # "Ana Prieto (@ana) showed …": nobody else is written like this
    if signed is not None and (people := read_people(signed["name"], _HANDLED)) is not None:
        return people.speakers if people.likelihood >= _SURE else ()
    tokens = bare.split(" ")[: _LONGEST_SUBJECT + 1]
    about = known(fold_name(tokens[0]))
    alone = about.given >= _WELL_KNOWN and not about.word  # "Harriet talked about …"
    for at in range(1 if alone else 2, len(tokens)):
        if tokens[at].islower() and fold_name(tokens[at]) in _SPEECH:
            people = read_people(" ".join(tokens[:at]))
            return people.speakers if people and (people.likelihood >= _SURE or at == 1) else ()
    return ()


def is_speaker_heading(line: str) -> bool:
    """``Speakers:``, ``**Intervenants**``: the names stand on the lines below."""
    bare = plain_text(line[:60])
    return (
        bare[:1].isupper() and len(bare) > 3 and is_speaker_label(bare) and line.rstrip(" *_").endswith(":")
    )


def is_contact(bare: str) -> bool:
    """``Twitter - @x``, ``Mail: …``."""
    match = re.match(r"([^\W\d_][\w ]{1,15}?)\s*(?:[:=|]|[-–—]\s)", bare)
    return bool(match) and not _CONTACTS.isdisjoint(fold_name(match[1]).split()) if match else False


def _first_sentence(text: str) -> str:
    """``Ana Prieto. She works …`` gives the name; initials keep their stops."""
    text = _CLAUSE.sub("", text)
    for match in _SENTENCE_END.finditer(text):
        last = re.search(r"[^\s.]*$", text[: match.start()])
        if last and fold_name(last[0]) not in _TITLES:  # "Prof. Ondrej"
            return text[: match.start()]
    return text
