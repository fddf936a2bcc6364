"""What headings and names of files say that a file, or a part of it, is: minutes, a report, a programme."""

from __future__ import annotations

import re
from functools import lru_cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name, folded_list

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


def holds_no_talks(text: str) -> bool | None:
    """Whether a heading says that sessions never stand below it, "FAQ", and no more than that; None if not.

    "Checklist for speakers", "Reading notes: The Sea" say more.
    """
    flat = fold_name(text)
    if not flat or flat.partition(" ")[0] not in _first_words():
        return None  # most headings
    if flat in _WITHOUT_TALKS or flat.strip(" 0123456789") in _WITHOUT_TALKS:
        return True
    if fold_name(_MARK.split(text, maxsplit=1)[0]) in _WITHOUT_TALKS:
        return False
    tokens = flat.split()
    for size in range(1, min(len(tokens), _LONGEST_PHRASE + 1)):
        if " ".join(tokens[:size]) in _WITHOUT_TALKS and (
            tokens[size] in _GOES_ON or tokens[size - 1] in _GOES_ON or tokens[size].isdigit()
        ):
            return False
    return None


_WITHOUT_TALKS = folded_list("sessions/pages_without_talks")
_GOES_ON = words("sessions/heads_go_on")
_MARK = re.compile(r"\s*[:：(|,]|\s[-–—]\s")
_LONGEST_PHRASE = 4  # words


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _WITHOUT_TALKS)


def is_step(text: str) -> bool:
    """A part of instructions or of rules: ``Step 1 — Install``, ``Schritt 2: Weben``, ``§ 3 Membership``."""
    match = _STEP.match(text)
    if _SECTION_SIGN.match(text):
        return True
    return match is not None and fold_name(match[1]) in _STEPS


_SECTION_SIGN = re.compile(r"\W{0,3}§{1,2}\s?\d")
_STEP = re.compile(r"\W{0,3}([^\W\d_]{3,8})\s(?:#|n°\s?)?\d{1,2}(?![\w/])")
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
