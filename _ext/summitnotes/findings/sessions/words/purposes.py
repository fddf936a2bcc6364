"""What headings and names of files say that a file, or a part of it, is: minutes, a report, a programme."""

from __future__ import annotations

import re
from functools import lru_cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name

_MINUTES = words("sessions/minutes_words")
_TITLE_MINUTES = words("sessions/minutes_titles")
_ATTENDANCE = words("sessions/attendance_words")
_LONGEST_ATTENDANCE, _MORE_ATTENDANCE = 40, 2  # characters; words behind the first
_PROGRAMME = words("sessions/programme_words")
_NUMBERS = re.compile(r"^\d+\s|\s\d+$")


def folded(text: str) -> str:
    """``text`` as headings are looked up: folded, without a colon or number at its ends."""
    if "'" in text or "’" in text:
        text = text.replace("'", " ").replace("’", " ")
    flat = fold_name(text)
    return _NUMBERS.sub("", flat) if flat[:1].isdigit() or flat[-1:].isdigit() else flat


@lru_cache(maxsize=4096)  # each pass over the blocks of a file asks about the same lines
def is_minutes(text: str) -> bool:
    """A heading of minutes: ``Attendees``, ``Ordre du jour``, ``Aufgaben``."""
    if folded(text) in _MINUTES:
        return True
    head = text.partition(":")[0].partition("(")[0]
    if head is not text and folded(head) in _MINUTES:
        return True
    if (first := fold_name(text.partition(" ")[0])) and first.partition(" ")[0] not in _ATTENDANCE:
        return False  # most lines
    first, *others = fold_name(text[:_LONGEST_ATTENDANCE]).split() or [""]
    return first in _ATTENDANCE and len(others) <= _MORE_ATTENDANCE


def is_report(text: str) -> bool:
    """The title of minutes or of a report: ``Compte rendu …``, ``Trip report: …``."""
    tokens = fold_name(text).split()
    return any(
        token in _TITLE_MINUTES and not (at and token in _UNITS and _is_number(tokens[at - 1]))
        for at, token in enumerate(tokens)
    )


_UNITS = frozenset({"minutes"})  # "Docker in Two Minutes" is no report
_NUMBERS_SAID = words("sessions/counting_words")


def _is_number(token: str) -> bool:
    return token.isdigit() or token in _NUMBERS_SAID


def is_step(text: str) -> bool:
    """A part of instructions: ``Step 1 — Install``, ``Schritt 2: Weben``."""
    match = _STEP.match(text)
    return match is not None and fold_name(match[1]) in _STEPS


_STEP = re.compile(r"\W{0,3}([^\W\d_]{3,7})\s(?:#|n°\s?)?\d{1,2}(?![\w/])")
_STEPS = words("sessions/step_words")


def is_programme(text: str) -> bool:
    """A heading above sessions: ``Schedule``, ``Programme``, ``Vorträge``."""
    key = folded(text)
    return key in _PROGRAMME or (key.count(" ") < 4 and not _PROGRAMME.isdisjoint(key.split()))


def names_sessions(text: str) -> bool:
    """A heading above sessions, in several words that say nothing else: ``Contributed talks and posters``."""
    tokens = fold_name(text).split()
    return (
        1 < len(tokens) <= _MOST_WORDS
        and not _PROGRAMME.isdisjoint(tokens)
        and all(token in _PROGRAMME or token in _WHICH for token in tokens)
    )


_WHICH = words("sessions/which_sessions")
_MOST_WORDS = 8


def names_programme(file: str) -> bool:
    """Whether the name of a file says that it holds sessions: ``01a-morning-talks.md``."""
    tokens = fold_name(re.sub(r"[_\W\d]+", " ", file.rpartition(".")[0] or file)).split()
    return any(token in _PROGRAMME for token in tokens)
