"""A talk of the author's own that but a sentence tells of: "Di una charla titulada "Slow looms"".

Nobody is named there, and nobody need be: words of the first person say whose it is.
"""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name

_FIRST_PERSONS = words("people/first_persons")
_NOUNS = words("people/session_nouns")
_TITLING = words("sessions/titling_words")
_AROUND = " \"“”„«»'‘’,:"
_NEAR = 4  # last words before a title, among them what says that it is called so
_OWN = 3  # words from "my" to the title: "my short talk"
_WORD = re.compile(r"[^\W\d_]+")


def of_oneself(said: str) -> bool:
    """Whether the words before a title, from the beginning of its sentence, say that it is the author's talk.

    ``I gave a talk called``, ``my talk``; a talk that somebody else gave has their name beside it.
    """
    folded = [fold_name(word) for word in _WORD.findall(said.strip(_AROUND))]
    if _FIRST_PERSONS.isdisjoint(folded) or _NOUNS.isdisjoint(folded):
        return False
    if not _TITLING.isdisjoint(folded[-_NEAR:]):
        return True
    return bool(folded) and folded[-1] in _NOUNS and not _FIRST_PERSONS.isdisjoint(folded[-_OWN:-1])
