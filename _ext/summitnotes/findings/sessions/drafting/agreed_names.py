"""Names below headings that those below their siblings vouch for.

Where most headings of a group have names in the first line below, the others have them there, too. Below an
event "Organizers: …" says who planned it; below each of several headings, who holds it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.reading import PeopleReading, read_people
from summitnotes.findings.people.speaker_lines import is_contact, is_handle
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.records.model import Speaker

_LEAST = 2  # headings that name people there
_AGREED = 0.5  # share of the headings of a group that do
_LONGEST_NAMES = 100  # characters
_EXPECTED, _BELIEVED = 0.6, 0.4  # how likely that line names people below the others; what they must be worth
_SURELY, _SHORT = 0.85, 4  # likelihood of names in the second line, and words of the first
_LABELLED = 0.8  # how likely names are behind "Organizers:"
_ORGANISERS = words("people/organiser_labels")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:]{2,30}?)\s?:\s*(?P<who>\S.*)$")
#: A line that goes on a list of names: "and Kofi Adjei".
_JOINT = re.compile(r"^(?:and|&|et|und|y|e|en|with|avec|mit|con|com|met)\s+(?=\S)", re.IGNORECASE)
_PANEL = 0.62  # mean likelihood from which more lines of names are believed
_ONE_OF_PANEL = 0.5  # what the least of them must have


def agree(drafts: Sequence[Draft]) -> None:
    """Give headings the people of the first line below where their siblings have them there."""
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.block.kind is BlockKind.HEADING and draft.under_lines:
            groups[draft.group].append(draft)
    for members in groups.values():
        _agree_on_organisers(members)
        named = [draft for draft in members if draft.under.speaker_offset == 0]
        if len(named) >= max(_LEAST, _AGREED * len(members)):
            _agree_on_names(members)
        elif not named:
            _agree_on_second_lines(members)


def _agree_on_second_lines(members: Sequence[Draft]) -> None:
    """Give headings the people of the second line below, where most have a short line and then names."""
    named = [(one, who) for one in members if not one.under.speakers and (who := _second_line(one))]
    if len(named) >= max(_LEAST, _AGREED * len(members)):
        for draft, who in named:
            draft.under = replace(draft.under, speakers=who.speakers, speaker_offset=1)


def _second_line(draft: Draft) -> PeopleReading | None:
    """Those whom the line below a few words names: "Beginners", "Ana Prieto"."""
    if len(draft.under_lines) <= 1:
        return None
    first, second = (line.strip(" *_") for line in draft.under_lines[:2])
    plain = len(first.split()) <= _SHORT and not first.endswith((".", ":", "!", "?")) and "http" not in first
    people = read_people(second) if plain and len(second) <= _LONGEST_NAMES and " " in second else None
    sure = people is not None and people.likelihood >= _SURELY and not is_handle(second)
    return people if sure and not is_contact(second) else None


def _agree_on_names(members: Sequence[Draft]) -> None:
    for draft in members:
        line = draft.under_lines[0].strip(" *_")
        lone = " " not in line and not _is_first_name(line)
        if draft.under.speakers or len(line) > _LONGEST_NAMES or lone:
            continue
        people = read_people(line, _EXPECTED)
        if people is not None and people.likelihood >= _BELIEVED:
            more, _whole = leading_names(draft.paragraph[1:])
            draft.under = replace(draft.under, speakers=(*people.speakers, *more), speaker_offset=0)


def _agree_on_organisers(members: Sequence[Draft]) -> None:
    named = [(one, who) for one in members if not one.under.speakers and (who := _organisers(one))]
    if len(named) >= _LEAST:
        for draft, who in named:
            draft.under = replace(draft.under, speakers=who.speakers, speaker_offset=0)


def _organisers(draft: Draft) -> PeopleReading | None:
    """Those whom the first line below a heading names behind "Organizers:"."""
    match = _LABEL.match(draft.under_lines[0].strip(" *_"))
    if match is None or fold_name(match["label"].strip(" *_")) not in _ORGANISERS:
        return None
    people = read_people(match["who"].strip(" *_"), _LABELLED)
    return people if people is not None and people.likelihood >= _BELIEVED else None


def _is_first_name(word: str) -> bool:
    """``Thomas``: a first name that is nothing else."""
    about = known(fold_name(word))
    return about.given > 0 and not about.word and not about.proper and word[:1].isupper()


def leading_names(lines: Sequence[str]) -> tuple[list[Speaker], bool]:
    """The people whom the first of some lines name, one or more on each, and whether all lines do."""
    found: list[Speaker] = []
    likelihood = 0.0
    for number, line in enumerate(lines, 1):
        line = _JOINT.sub("", line.strip(" *_-•"))
        people = None if HAS_ROOM.search(line) or is_handle(line) else read_people(line)
        likelihood += people.likelihood if people is not None else 0.0
        if people is None or people.likelihood < _ONE_OF_PANEL or likelihood < _PANEL * number:
            return found, False
        found += people.speakers
    return found, True
