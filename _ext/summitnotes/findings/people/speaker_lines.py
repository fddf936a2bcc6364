"""Does a line below a title say who speaks: ``Speaker: Ana``, ``by Ana``, ``*Ana Prieto, Globex*``?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import affiliation_of, is_organisation, is_role
from summitnotes.findings.people.lead_ins import after_by, after_label, is_speaker_label
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.people.one_member import HANDLE
from summitnotes.findings.people.pieces import plain_text
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.records.model import Speaker

_TITLES = words("people/honorifics") | words("people/honorifics_with_stop") | words("people/suffixes")
_CONTACTS = words("people/contact_words")
_LABELLED, _BY, _WEAK_BY, _ALONE = 0.45, 0.5, 0.8, 0.58  # what is believed behind each
_EMPHASISED = 0.35  # how likely a line all in italics, bold or one link is a name
_CLAUSE = re.compile(
    r",?\s+(?:who|which|whose|qui|dont|where|about|on|sur|über|sobre|su|over|die|der|das|que|che)\s+[a-zß-öø-ÿ].*$"
)
_SENTENCE_END = re.compile(r"(?<=[a-zß-öø-ÿ)])[.!?](?:\s|$)")
_SIGNED = re.compile(r"(?P<handle>@[\w.\-]{2,30})(?:\s*[,/|]\s*(?P<firm>[^,/|@]{2,40}))?$")
_FIRM_FIRST = re.compile(r"(?P<firm>[^:()]{2,50}?)(?:\s?:|\s+[-–—|])\s+(?P<who>\S.*)$")
_BEHIND_FIRM = 0.85  # likelihood of the names
# Marks of quotes, lists and speakers in front of a line.
_LEAD = re.compile(r"^[\s>•·\-–—+🎤🎙👤👥🗣\ufe0f]+(?=\S)")
_QUOTE = re.compile(r"[\"“«„]")
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]()]+\]")
_EMPHASIS = re.compile(
    r"(\*\*?|__?|//|''+)(?=\S)(?P<inner>.{2,120})(?<=\S)\1|\[(?P<shown>[^\]]{2,80})\]\([^)\s]*\)|`(?P<link>[^`<]{2,80})\s*<[^>]*>`_{1,2}"
)


def read_speaker_line(line: str, alone: bool) -> PeopleReading | None:
    """Who speaks, by one line that may begin with a mark of a list.

    ``alone``: it stands where names may stand without a word before them. No speakers in the reading: the
    line is for speakers, and names nobody.
    """
    line = _LEAD.sub("", line)
    people, bare = _led(line)
    if people is not None or bare is None or not alone:
        return people
    signed = _SIGNED.match(bare)
    if signed is not None:  # "@ana", "@ana, Globex": nobody is called otherwise here
        firm = affiliation_of(signed["firm"]) if signed["firm"] else None
        return PeopleReading((Speaker(signed["handle"], firm),), _ALONE)
    people = read_people(bare, _EMPHASISED if _EMPHASIS.fullmatch(line.strip()) else 0.0)
    if people and people.speakers and people.likelihood >= _ALONE:
        return people
    return _behind_firm(bare)


@lru_cache(maxsize=64)  # a line is asked about first as one with such a word, then as one alone
def _led(line: str) -> tuple[PeopleReading | None, str | None]:
    """Whom a line names behind a word such as "by"; else what may be names without one, if anything may."""
    bare = plain_text(line)
    bare = bare[1:-1].strip() if _BRACKETED.fullmatch(bare) else bare
    if not bare or is_contact(bare):
        return None, None
    rest = after_label(bare)
    if rest is not None:
        if "?" in rest.partition(",")[0]:  # "Moderator: What breaks first?" is a question that somebody asks
            return PeopleReading((), _LABELLED), None
        people = read_people(_first_sentence(rest), 0.8) or _before_works(rest) or _before_job(rest)
        return people if people and people.likelihood >= _LABELLED else None, None
    behind = after_by(bare)
    if behind is not None:
        rest, strong = behind
        people = read_people(_first_sentence(rest), 0.4 if strong else 0.0)
        if people and people.speakers and people.likelihood >= (_BY if strong else _WEAK_BY):
            return people, None
    return None, bare


def _before_works(text: str) -> PeopleReading | None:
    """``Ana Prieto, CTO at Globex, author of "Ropes", …``: those before the first thing in quotes."""
    quote = _QUOTE.search(text)
    return read_people(text[: quote.start()].rpartition(",")[0], 0.8) if quote else None


def _before_job(text: str) -> PeopleReading | None:
    """``Ana Prieto - VP Tools & Friends at Globex``: a job or a house behind a dash."""
    name, dash, job = text.partition(" - ")
    people = read_people(name, 0.8) if dash and (is_role(job) or len(job.split()) <= _LONGEST_JOB) else None
    return people if people is not None and people.likelihood >= _BEHIND_FIRM else None


_LONGEST_JOB = 5  # words


def is_handle(line: str) -> bool:
    """``@ana``, or several, and nothing else."""
    words = plain_text(line).replace(",", " ").split()
    return bool(words) and all(HANDLE.fullmatch(word) for word in words)


def _behind_firm(text: str) -> PeopleReading | None:
    """``Harbour Labs: Ana Prieto``, ``Globex GmbH - Ana Prieto``."""
    cut = _FIRM_FIRST.match(text)
    if cut is None or not is_organisation(cut["firm"]):
        return None
    people = read_people(cut["who"])
    if people is None or people.likelihood < _BEHIND_FIRM:
        return None
    speakers = tuple(replace(one, affiliation=one.affiliation or cut["firm"]) for one in people.speakers)
    return replace(people, speakers=speakers)


def is_speaker_heading(line: str) -> bool:
    """``Speakers:``, ``**Intervenants**``: the names stand on the lines below."""
    if not line.rstrip(" *_").endswith(":"):
        return False  # most lines
    bare = plain_text(line[:60])
    return bare[:1].isupper() and len(bare) > 3 and is_speaker_label(bare)


def is_contact(bare: str) -> bool:
    """``Twitter - @x``, ``Mail: …``."""
    match = _CONTACT.match(bare)
    return match is not None and not _CONTACTS.isdisjoint(fold_name(match[1]).split())


_CONTACT = re.compile(r"([^\W\d_][\w ]{1,15}?)\s*(?:[:=|]|[-–—]\s)")


def _first_sentence(text: str) -> str:
    """``Ana Prieto. She works …`` gives the name; initials keep their stops."""
    text = _CLAUSE.sub("", text)
    for match in _SENTENCE_END.finditer(text):
        last = re.search(r"[^\s.]*$", text[: match.start()])
        if last and fold_name(last[0]) not in _TITLES:  # "Prof. Ondrej"
            return text[: match.start()]
    return text
