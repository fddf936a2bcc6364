"""Who is named beside a title, without the words that say that a name comes: "by", "Keynote,", "from"."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import without_by_before
from summitnotes.findings.people.names import looks_like_person
from summitnotes.findings.sessions.lines.names_in_lines import as_list
from summitnotes.findings.sessions.words.kinds import kind_prefix

HONOURS = (
    words("people/honorifics")
    | words("people/honorifics_with_stop")
    | words("people/suffixes")
    | words("people/particles")
)
#: What cuts a title from names, or stands around either.
EDGE = " \t\u00a0\u3000\v-–—:;,/|.·•~*_：；，、。／｜"
_OF = re.compile(r"^(?:de|del|di|du|von|van|da|do)\s+(?=[^\W\d_a-z]\S*\s+\S)")
_WELL_KNOWN = 2  # a first name of several countries
_BEHIND_KIND = 0.55  # likelihood of a name right behind "Keynote"
_PROFILE = re.compile(
    r"(?<=\w)\s+/\s+(?:@\w|https?://|www\.).*$", re.DOTALL
)  # "Ana Prieto / @ana / https://…"


def bare_names(text: str) -> str:
    """Without the words that say that a name comes: ``by``, ``Keynote,``; lines of a name each as a list."""
    bare = _PROFILE.sub("", without_by_before(text).strip(EDGE).rstrip("!"))
    kind = kind_prefix(bare)
    if kind is not None:
        behind = without_by_before(_OF.sub("", bare[kind[1].end() :].strip()))
        if looks_like_person(behind) >= _BEHIND_KIND:
            return behind  # "Keynote Ana Prieto: Title", "Atelier de Ana Prieto: Title", "Talk by Ana: Title"
        separated = re.match(r"\s*(?:[,:|–—-]|\s-\s)\s*(?=\S)", bare[kind[1].end() :])
        bare = bare[kind[1].end() + separated.end() :] if separated else bare
    if bare[:1] in "([" and bare[-1:] in ")]" and bare.count("(") <= 1:
        bare = bare[1:-1]
    return (BREAK in bare and as_list(bare)) or (_without_of(bare) if bare[:1].islower() else bare)


def _without_of(text: str) -> str:
    """``de Ana Prieto`` without its first word: no part of a surname stands before a first name."""
    of = _OF.match(text)
    first = of is not None and known(fold_name(text[of.end() :].split()[0])).given >= _WELL_KNOWN
    return text[of.end() :] if of is not None and first else text


def first_sentence(text: str) -> str:
    """Up to the end of the first sentence; initials keep their stops."""
    for match in re.finditer(r"(?<=[^\W\d_][^\W\d_])[.!?](?:\s|$)", text):
        if fold_name(text[: match.start()].rpartition(" ")[2].strip("(&,")) not in HONOURS:  # "Dr. Ana"
            return text[: match.start()]
    return text


def beside_marks(rest: str, side: str) -> str:
    """Who stands beside a title set apart: ``*Looms* from Ana Prieto``, ``Ana Prieto's *Looms*``."""
    return bare_names(_FROM.sub("", rest.strip(EDGE)) if side == "after" else _OWNS.sub("", rest))


# Elsewhere these words may belong to a title: "Letters from Ana Prieto".
_FROM = re.compile(r"(?:(?:from|de|del)\s+|d['’])(?=[^\W\d_a-z])")
_OWNS = re.compile(r"(?<=\w)['’]s?\s*$")
