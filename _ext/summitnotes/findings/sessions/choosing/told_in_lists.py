"""Sessions that the items of a report tell of: "1. **Slow looms**: Ana Prieto shows how …".

Nobody can list the verbs with which people tell of a speaker. So where most items of one list begin with a
title set apart, a colon, and a sentence that begins with somebody's full name, each speaks for the others.
Where most begin with a title in quotes and a colon or a dash, what follows may say anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.affiliations import is_role
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.sessions.choosing.passages import NAMES, people_in
from summitnotes.findings.sessions.choosing.told_in_prose import Told
from summitnotes.findings.sessions.judging.set_apart_titles import is_published
from summitnotes.findings.sessions.words.kinds import kind_alone, kind_prefix
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report
from summitnotes.findings.sessions.words.sections import is_section
from summitnotes.records.model import Kind

_LEAST = 3  # such items of one list
_MOSTLY = 0.6  # share of its items
_LONGEST_TITLE = 100  # characters
_SURE, _BESIDE = 0.65, 0.3  # likelihood of the names, and of those beside others of this list

# The marks are literal where a blank before the last ones keeps them from being any: "**Slow looms **: …".
_LITERAL = re.compile(r"\*\*(?P<title>[^*]+?)\s*\*\*")
_COLON = re.compile(r"\s*:\s+|:\s*")
_GOES_ON = re.compile(r",?\s+[^\W\d_A-Z]")  # a sentence: a verb, or who that is


def told_in_lists(outline: Outline) -> list[Told]:
    """The sessions of such lists, in reading order; minutes have none."""
    first = next((block for block in outline if block.kind in _HEADS), None)
    if first is not None and is_report(first.text):
        return []
    lists: dict[object, list[Block]] = defaultdict(list)
    for block in outline:
        if block.kind is BlockKind.ITEM:
            lists[block.parent, block.depth].append(block)
    return sorted(
        (told for items in lists.values() for told in _of_list(items, outline)),
        key=lambda told: told.block.index,
    )


_HEADS = (BlockKind.FILE, BlockKind.HEADING)


def _of_list(items: Sequence[Block], outline: Outline) -> Iterator[Told]:
    if len(items) < _LEAST or any(is_minutes(above.text) for above in outline.ancestors(items[0])):
        return
    found = [told for item in items if (told := _read(item, _SURE)) is not None]
    if len(found) >= max(_LEAST, _MOSTLY * len(items)):
        yield from (told for item in items if (told := _read(item, _BESIDE)) is not None)
        return
    quoted = [(item, match) for item in items if (match := _QUOTED.match(item.text)) is not None]
    remarks = sum(match["title"].rstrip()[-1] in ".!" for _, match in quoted)
    most = len(quoted) >= max(_LEAST, _MOSTLY * len(items))
    if most and 2 * remarks < len(quoted) and not is_published(items[0], outline):
        yield from (_of_quotation(item, match) for item, match in quoted)


#: A title in quotes, perhaps behind its kind, and what a colon or a dash parts from it.
_QUOTED = re.compile(
    r"(?:(?P<kind>[^\W\d_]{3,20})\s*(?::|\s[-–—])\s*)?[\"“«„]\s*(?P<title>[^\"“”«»„]+\s[^\"“”«»„]+?)\s*[\"”»“]"
    r"(?P<behind>,?\s*(?::|\s[-–—])\s.*|,\s(?:\w+\s){1,2}[^:]{4,60}:\s.*)$",
    re.DOTALL,
)
_SMALL = re.compile(r"^[^\W\d_A-Z]\w{0,3}\s")  # "by", "de"
_NAMED = 0.5  # likelihood of names right behind the title


def _of_quotation(item: Block, match: re.Match[str]) -> Told:
    """The session of ``"Slow looms" - Ana Prieto: too short``, ``Keynote - "Sails", by Ana Prieto: …``."""
    behind = match["behind"].lstrip(" ,:–—-")
    names = NAMES.match(_SMALL.sub("", behind, count=1))
    lead = names is not None and names.string[names.end() :].lstrip()[:1] in ("", ":", ".", ",", "(")
    speakers = people_in(names[0], _NAMED) if names is not None and lead else ()
    kind = kind_alone(match["kind"] or "")
    return Told(item, 0, match["title"].strip(), speakers, kind or Kind.TALK)


def _read(item: Block, sure: float) -> Told | None:
    text = item.text
    begin, stop, behind = _lead(item)
    names = NAMES.match(text, behind) if behind else None
    if names is None:
        return None
    title, speakers = text[begin:stop].strip(), people_in(names[0], sure)
    if not speakers or not _GOES_ON.match(text, names.end()) or _is_label(title, sure):
        return None
    kind = kind_prefix(title)
    return Told(item, 0, title, speakers, kind[0] if kind is not None else Kind.TALK)


def _lead(item: Block) -> tuple[int, int, int]:
    """Where the title set apart in front begins and stops, and what is behind its colon; 0 for none."""
    literal = _LITERAL.match(item.text)
    runs = [run for run in item.runs if run.begin == 0 and run.style != "literal"]
    begin, stop, end = (0, runs[0].stop, runs[0].stop) if runs else (0, 0, 0)
    if literal is not None:
        begin, stop, end = *literal.span("title"), literal.end()
    if not 0 < stop - begin <= _LONGEST_TITLE:
        return 0, 0, 0
    if item.text[begin:stop].rstrip().endswith(":"):  # "**Slow looms:** Ana Prieto shows"
        stop = begin + len(item.text[begin:stop].rstrip(" :"))
        return begin, stop, end + len(item.text[end:]) - len(item.text[end:].lstrip())
    colon = _COLON.match(item.text, end)
    return (begin, stop, colon.end()) if colon is not None else (0, 0, 0)


def _is_label(title: str, sure: float) -> bool:
    """What says what somebody is ("Chair"), or, where no others have spoken for it, a part of minutes."""
    if is_role(title) or is_speaker_label(title):
        return True
    return sure == _SURE and (is_minutes(title) or is_section(title))
