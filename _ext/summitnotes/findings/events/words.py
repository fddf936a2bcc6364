"""Words that say what a piece of a file is about: labels of days and places, roles of dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.lexicons import lines, words
from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.people.lead_ins import after_label, is_speaker_label

_LABEL_LENGTH = 30  # characters
_MARKS = " \t*_'’`|#>=~-–—•·:/[]()\v\n"
_LABELLED = re.compile(
    r"^[^\w\n]{0,8}(?P<label>[^:|?\n]{2,30}?)[*_'’\s]*(?P<mark>[:：|]|[?]|\s[–—-]\s)[*_'’\s]*(?P<value>\S.*)",
    re.DOTALL,
)
_LABEL_MARK = re.compile(r"[:：|?]|\s[–—-]\s")
_ANSWERED = ("when", "where")  # "When? 3 May", "Where - Ghent"; behind other words a dash parts a title
#: What stands in brackets in a label: "Note-taker(s) (on this pad): …".
_ASIDE = re.compile(r"^([^(:\n]{2,30})(?:\s?\([^()\n:]{1,40}\))+(?=\W{0,6}:)")
#: Pictures in place of a label, and the sign that may make one of them colourful.
_SIGNS = {"📍": "where", "🏢": "where", "📅": "when", "🗓": "when", "📆": "when"}
_VARIANT = "\ufe0f"
_WRITERS = ("protokol", "schriftfuhr", "notulist", "verbalizz")  # how words for who writes begin


@cache
def _roles(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines(f"events/{name}"):
        role, _, words = line.partition(":")
        for word in words.split(","):
            if word.strip():
                found.setdefault(fold(word), role.strip())
    return found


def label_role(text: str) -> str | None:
    """What a label says of what follows it: ``when``, ``where``, ``by``, ``title``, or nothing known."""
    bare = fold(text.strip(_MARKS))
    if len(bare) > _LABEL_LENGTH:
        return None
    role = _roles("labels").get(bare)
    if role is None and "/" in bare:  # "Lieu / Ort / Place"
        roles = {_roles("labels").get(part.strip()) for part in bare.split("/")}
        role = roles.pop() if len(roles) == 1 else None
    if role is None and bare.startswith(_WRITERS) and bare.isalpha():
        return "by"  # "Protokollantin", "Protokolix"
    return role


@cache
def _sections() -> frozenset[str]:
    return frozenset(fold(word) for word in words("sessions/section_titles") | words("events/report_words"))


def names_section(text: str) -> bool:
    """Whether a heading names a part of any notes ("Notes", "Summary of"), and nothing of its own."""
    return fold(text.strip(_MARKS)) in _sections()


def names_speakers(block: Block) -> bool:
    """Whether a line is labelled as that of those who speak: what it names is where they work."""
    return after_label(block.text.lstrip(_MARKS)) is not None


def stands_above_speakers(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a row of a table stands right above one that names those who speak: it is of a session."""
    below = blocks[block.index + 1 : block.index + 4] if block.kind is BlockKind.ROW else ()
    return any(row.box == block.box and is_speaker_label(row.cells[0].text) for row in below if row.cells)


def is_section(text: str) -> bool:
    """Whether a text is a part of notes, a label or a numbered session: "Agenda", "Session 1"."""
    counted = re.fullmatch(r"(?P<word>[^\W\d_]+)\s+(?:\d+|[IVX]+)", text)
    word = counted["word"] if counted else text
    known = names_section(word) or (counted is not None and names_section(f"{word}s"))
    return known or label_role(text) is not None


def labelled(block: Block) -> tuple[str, str] | None:
    """The label's role and the value of ``Where: De Centrale``, of a field, and of a row of two cells."""
    if block.kind is BlockKind.ROW:
        filled = [cell.text.strip() for cell in block.cells if cell.text.strip()]
        if (
            len(filled) == 2
            and not block.head
            and not label_role(filled[1])
            and (role := label_role(filled[0]))
        ):
            return role, filled[1]
        return None
    if (sign := _SIGNS.get(block.text[:1])) is not None and (
        value := block.text[1:].strip(_MARKS + _VARIANT)
    ):
        again = _LABELLED.match(value)  # "📍 Where: De Centrale"
        return sign, again["value"] if again and label_role(again["label"]) == sign else value
    text = block.text
    if not _LABEL_MARK.search(text[: 2 * _LABEL_LENGTH]):
        return None  # most lines
    text = _ASIDE.sub(r"\1", text, count=1) if "(" in text[: 2 * _LABEL_LENGTH] else text
    match = _LABELLED.match(text)
    role = label_role(match["label"]) if match else None
    if match is None or role is None or (match["mark"] not in ":：|" and role not in _ANSWERED):
        return None
    return role, match["value"].strip(_MARKS)


def asks_below(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line says nothing but what the next one answers, in capitals or with a colon: "ORT"."""
    loud = block.text.isupper() or block.text.rstrip().endswith(":")
    below = blocks[block.index + 1 : block.index + 2]
    return loud and block.kind is BlockKind.LINE and any(one.box == block.box for one in below)


@cache
def _role_pattern() -> re.Pattern[str]:
    words = sorted(_roles("date_roles"), key=len, reverse=True)
    ends = r"(?!\w|-[^\W\d_])"  # "next-generation looms" say nothing of a date
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + ")" + ends)


def date_role(text: str, of_span: bool = False) -> str | None:
    """What the words near a date make of it: ``posted``, ``next``, ``deadline``, ``past``, or nothing.

    The word that stands nearest to the end of ``text`` decides. ``of_span``: the date is of several days,
    with which "since" cannot stand: "dal 3 al 5 maggio" are those of the event. "Before" makes a deadline of
    the date beside it only: "as before it took place in Ghent, on the 12th".
    """
    folded = fold(text)
    if _role_beginnings().isdisjoint(_RUN.findall(folded)):
        return None  # most texts
    for match in reversed(list(_role_pattern().finditer(folded))):
        role = _roles("date_roles")[match[0]]
        if role == "until" and len(_WORD.findall(folded, match.end())) > _BESIDE:
            continue
        return {"until": "deadline", "since": None if of_span else "past"}.get(role, role)
    return None


def heads_what_is_to_come(heading: str) -> bool:
    """Whether a heading stands above what comes after the event: it begins so, or names an event to come.

    "The next meeting", "Date of the next meeting", and not "How do we pay for next year".
    """
    tokens = re.findall(r"[\w'’-]+", heading)
    if date_role(" ".join(tokens[:_FIRST_WORDS])) == "next":
        return True
    named = any(fold(word) in words("events/event_words") for word in tokens)
    return named and date_role(heading) == "next"


_FIRST_WORDS = 3


@cache
def _role_beginnings() -> frozenset[str]:
    """The first words of all that make something of a date, each as it stands in a text that holds one."""
    return frozenset(_RUN.findall(word)[0] for word in _roles("date_roles"))


_RUN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 3  # words between "before" and its date, such as "Friday the"
