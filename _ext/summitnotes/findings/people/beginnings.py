"""Who speaks, by the first words of the first paragraph below a title: "Ana Prieto wants us to count owls".

Nobody can list all that people do in front of others. Whoever begins the notes of a talk by a full name and a
verb tells of who gave it; so only a name that is sure, and a sentence that goes on, are asked for.
"""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.following import STOPS, sure_people
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.pieces import plain_text
from summitnotes.records.model import Speaker

_JOINTS = words("people/joining_words")
_PARTICLES = words("people/particles")
_SMALL = words("people/speaker_part_words")
_SURELY = 0.8  # likelihood of a full name
_LONGEST_LINE, _LONGEST = 240, 16  # characters; words of names
_LEAST = 2  # words of the sentence behind the names
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.,!?]{2,30}):\s+(?=[^\W\d_a-z])")
_DASHES = ("–", "—", "-")
_OWNED = re.compile(r"['’]s?$")
_TITLE = re.compile(r"(?:Dr|Prof|Mrs?|Ms|Mx|St|[^\W\d_])\.")
#: Behind a method that bears a name: "Monte Carlo simulations".
_THINGS = re.compile(
    r"(?:method|simulation|algorithm|model|theorem|prize|award|institut|foundation|test|machine)"
)

People = tuple[Speaker, ...]


def who_begins(line: str) -> People:
    """The people by whose full names a sentence begins that goes on about them; empty where it does not."""
    bare = plain_text(line[:_LONGEST_LINE])
    label = _LABEL.match(bare)
    if label is not None:
        if not _is_about(label["label"]):
            return ()
        bare = bare[label.end() :]
    tokens = bare.split(" ")
    end = _names(tokens)
    if end < 2 or len(tokens) - end < _LEAST or _THINGS.match(tokens[end]):
        return ()
    people = sure_people(" ".join(tokens[:end]).rstrip(STOPS + " "), _SURELY)
    return people if all(" " in one.name for one in people) else ()


def _is_about(label: str) -> bool:
    """``Bio``, ``About the speaker``."""
    said = fold_name(label).split()
    return all(word in _SMALL or is_speaker_label(word) for word in said)


def _names(tokens: list[str]) -> int:
    """How many of the first words are names, and what joins them; 0 where no small word follows."""
    end = 0
    for at, token in enumerate(tokens[:_LONGEST]):
        if _OWNED.search(token):
            return 0
        if token[:1].isupper():
            end = at + 1
            if token[-1] in STOPS and not _TITLE.fullmatch(token):
                return end if token[-1] == "," and _goes_on(tokens, end) else 0
        elif not (token in _JOINTS or token in _PARTICLES or fold_name(token) in _JOINTS):
            break
    return end if _goes_on(tokens, end) else 0


def _goes_on(tokens: list[str], end: int) -> bool:
    """Whether a small word follows: "Ana Prieto wants", "Ana Prieto – worth it"."""
    return end < len(tokens) and (tokens[end][:1].islower() or tokens[end] in _DASHES)
