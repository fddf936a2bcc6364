"""A draft: something in a file that might be a session, with what is seen in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summitnotes.findings.dates.times import minutes_between, read_time_at
from summitnotes.findings.outline.blocks import Block
from summitnotes.findings.people.lead_ins import after_by, after_label
from summitnotes.findings.people.speaker_lines import is_handle
from summitnotes.findings.sessions.drafting.tables import Columns
from summitnotes.findings.sessions.lines.facts import Facts
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.lines.under_lines import NOTHING, Under
from summitnotes.records.model import Kind


@dataclass(slots=True)
class Draft:
    """A block, or a cell of a row, that may be a session."""

    block: Block
    facts: Facts
    group: tuple[object, ...]  # drafts of one shape share it
    splits: list[Split] = field(default_factory=list)  # of its own words and of a column of names
    under: Under = NOTHING
    under_lines: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()  # of the lines below, those of a first paragraph
    cell: int | None = None
    columns: Columns | None = None
    labelled: bool = False  # "Title: …"
    given: bool = False  # behind its title stood the event at which somebody gave it
    joined: int = 0  # so many lines below belong to it: a title below its time
    continued: int = 0  # in so many of these its own words go on

    @property
    def best(self) -> Split | None:
        """The most likely names, those of a column first."""
        return max(self.splits, key=lambda split: split.likelihood) if self.splits else None


def is_group_head(draft: Draft) -> bool:
    """Below "Lightning talks" or "Keynotes" stand sessions of their own; below "Keynote" stand its notes."""
    if draft.facts.kind is None or len(draft.facts.rest.casefold().strip(" :").split()) > _GROUP_WORDS:
        return False
    return draft.facts.kind is Kind.LIGHTNING or draft.facts.kind_name.casefold().rstrip(" :").endswith("s")


_GROUP_WORDS = 3  # "Lightning Talks Monday"


def is_led(draft: Draft) -> bool:
    """Whether a line below says in so many words who speaks: ``Speaker: …``, ``by …``."""
    lines = [line.strip(" *_-") for line in draft.under_lines]
    return any(after_label(line) is not None or after_by(line) is not None for line in lines)


def is_attended(draft: Draft) -> bool:
    """Whether those named below came to a meeting: more than speak in a session, and no word says so."""
    return len(draft.under.speakers) > _MOST_SPEAKERS and not is_led(draft)


_MOST_SPEAKERS = 6


_HOURS = re.compile(r"[\d\s:.h~\-–]*(?:[ap]\.?m\.?)?", re.IGNORECASE)


def is_hour(text: str) -> bool:
    """Whether a text is a time of day, or two, and nothing else: ``9:15 AM``, ``10:00 UTC``, ``午後2時``."""
    if _HOURS.fullmatch(text) is not None:
        return True
    span = read_time_at(text) if len(text) <= _LONGEST_HOUR else None
    return span is not None and span.sure and not text[span.stop :].strip(" .,:;-–—")


def length_of(draft: Draft) -> int | None:
    """Minutes that a draft takes: as its line or those below say, else from its beginning to its end."""
    span = draft.facts.span or draft.under.time
    said = draft.facts.duration or draft.under.duration
    return minutes_between(span.start, span.end) if said is None and span and span.end else said


def is_when(facts: Facts) -> bool:
    """Whether words are a day and a time, and nothing else: ``Tuesday, May 14, 9:15 AM - 10:00 AM``."""
    if facts.span is None or facts.day is None or facts.rest != facts.whole:
        return False
    behind = facts.whole.removeprefix(facts.day.written)
    return behind != facts.whole and is_hour(behind.strip(" ,;:–—|-"))


_LONGEST_HOUR = 40  # characters


def is_pause(draft: Draft) -> bool:
    """Whether a draft names a break or a party."""
    return draft.facts.pause in (Kind.BREAK, Kind.SOCIAL)


_LONGEST_TITLE = 20  # words of a title on the line below


def line_below(draft: Draft) -> str | None:
    """The first line below that may be a title: short, and no sentence."""
    for line in draft.paragraph[:2]:
        bare = line.strip()
        if (
            bare
            and not is_handle(bare)
            and len(bare.split()) <= _LONGEST_TITLE
            and not bare.endswith((".", ":"))
            and "http" not in bare
        ):
            return bare
    return None
