"""Of two columns that both look like titles, what one of them says of the other; what all heads are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Cell
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.findings.sessions.words.pauses import pause_kind

_MOSTLY = 0.5  # share of the filled cells of a column that decides
_EVENT_HEADS = words("sessions/event_heads")


def with_kinds(roles: list[str], filled: Mapping[int, Sequence[Cell]]) -> None:
    """Of two columns of titles, one of "Keynote", "Talk", "Lunch" says what the other's are."""
    titled = [column for column, role in enumerate(roles) if role == "title"]
    for column in titled if len(titled) > 1 else ():
        texts = [cell.text.strip() for cell in filled.get(column, ())]
        kinds = sum(bool(kind_prefix(text) or pause_kind(text)) for text in texts)
        if kinds > _MOSTLY * len(texts):
            roles[column] = "kind"
            return


def with_events(roles: list[str], heads: Sequence[str]) -> None:
    """Of two columns of titles without hours, "Conference" says where each "Talk" was given."""
    titled = [column for column, role in enumerate(roles) if role == "title"]
    events = [column for column in titled if fold_name(heads[column]) in _EVENT_HEADS]
    if "time" not in roles and len(events) == 1 < len(titled):
        roles[events[0]] = "links"


def tells_of_talks(heads: Sequence[str]) -> bool:
    """Whether the heads of a table are of talks that somebody gave: "Conference | Talk | Date"."""
    said = {fold_name(head) for head in heads}
    told = {word for head in said for word in (head, *head.split())}  # "Talk title"
    return len(said) > _LEAST_HEADS and not said.isdisjoint(_EVENT_HEADS) and not told.isdisjoint(_TALK_HEADS)


_LEAST_HEADS = 2
_TALK_HEADS = words("sessions/talk_heads")


def tells_of_tasks(heads: Sequence[str]) -> bool:
    """Whether the heads of a table are of what somebody is to do: "Topic | Owner | Status"."""
    said = {word for head in heads for word in fold_name(head).split()}
    return len(said & _TASK_HEADS) >= _LEAST_TASK_HEADS


_LEAST_TASK_HEADS = 2
_TASK_HEADS = words("sessions/task_heads")


def tells_of_conferences(heads: Sequence[str]) -> bool:
    """Whether the heads of a table are of conferences to go to: "Conference | Date | Place | Deadline"."""
    folded = [fold_name(head) for head in heads]
    said = {word for head in folded for word in head.split()}
    first = next(filter(None, folded), "")
    if said.isdisjoint(_EVENT_HEADS) and first not in NAMES:
        return False
    others = [head for head in folded if head not in NAMES]
    if not _TALK_HEADS.isdisjoint(said) or any(map(is_speaker_label, others)):
        return False
    return not said.isdisjoint(_SUBMISSION_HEADS) or len(said & _TRAVEL_HEADS) >= _LEAST_TRAVEL_HEADS


_LEAST_TRAVEL_HEADS = 2
_SUBMISSION_HEADS = words("sessions/submission_heads")
_TRAVEL_HEADS = words("sessions/travel_heads")

#: Words for a name: of people where no talk is named.
NAMES = frozenset(["name", "names", "nom", "nombre", "nome", "naam"])
