"""Who speaks on one line and of what on the next, again and again: "Ana Prieto (Globex):" above "Slow looms".

One such pair may be a name in prose with what was said; a file that is laid out so holds several, and nearly
all lines that are names and nothing else are the first of one. With a firm in brackets behind it a name may
stand anywhere; without, it begins a paragraph that goes on with the title, or stands as far above it as those
with firms do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.purposes import is_report
from summitnotes.records.model import Speaker

_LEAST = 3  # pairs
_MOSTLY = 0.7  # share of the lines of names that have a title below
_WHOLE = 0.8  # likelihood of a line that is names and nothing else
_NO_NAME = 0.6  # from which a line below is names, too, and one that begins a paragraph
_LONGEST_NAMES, _LONGEST_TITLE = 200, 200  # characters
_LEAST_WORDS, _MOST_WORDS = 2, 12  # of a title; the most below a name without a firm
_KINDS = (BlockKind.LINE, BlockKind.ITEM)
PATTERN = "line:names"


@dataclass(frozen=True, slots=True)
class _Names:
    """Drafts ``first`` to ``last``, by their numbers, that name people and do nothing else."""

    first: int
    last: int
    who: str
    speakers: tuple[Speaker, ...]
    likelihood: float
    firm: bool  # in brackets behind the last name


def with_titles_below_names(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of titles with the names on the lines above, where the file has such pairs."""
    reports = any(one.block.kind is BlockKind.HEADING and is_report(one.block.text) for one in drafts[:1])
    lines = [one for one in _lines_of_names(drafts) if not (reports and one.who.endswith(":"))]
    near = {one: _lines_to_title(drafts, one, True) for one in lines if one.firm}
    usual = {lines_off for lines_off in near.values() if lines_off}
    near |= {one: _lines_to_title(drafts, one, bool(usual)) for one in lines if not one.firm}
    paired = [one for one in lines if near[one] and (one.firm or _is_led(drafts, one, near[one], usual))]
    candidates = [one for one in lines if one.firm or one in paired or drafts[one.first].block.lines > 1]
    pairs = _under_no_title(drafts, paired)
    alike = len({drafts[one.last + 1].block.text.split()[0].lower() for one in pairs}) == 1  # "For the soup"
    sure = sum(one.likelihood >= _WHOLE for one in pairs)
    if alike or 2 * sure < len(pairs) or len(pairs) < max(_LEAST, _MOSTLY * len(candidates)):
        return drafts
    gone: set[int] = set()
    for one in pairs:
        gone.update(range(one.first, one.last + 1))
        title = drafts[one.last + 1]
        title.splits.insert(0, Split(PATTERN, title.facts.rest, one.who, one.speakers, one.likelihood))
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def is_paired(draft: Draft) -> bool:
    """Whether a draft is the title of such a pair."""
    return bool(draft.splits) and draft.splits[0].pattern == PATTERN


def _lines_of_names(drafts: Sequence[Draft]) -> Iterator[_Names]:
    for number, draft in enumerate(drafts):
        text = draft.block.text
        if draft.block.kind not in _KINDS or draft.facts.span or len(text) > _LONGEST_NAMES:
            continue
        found = _with_firm(drafts, number) if "(" in text else _alone(draft, number)
        if found is not None:
            yield found


def _with_firm(drafts: Sequence[Draft], number: int) -> _Names | None:
    """Names that end with a firm in brackets, which may go on in the next line, and perhaps a colon."""
    draft, last = drafts[number], number
    text = draft.block.text
    below = drafts[number + 1] if number + 1 < len(drafts) else None
    if below is not None and text.count("(") > text.count(")") and _is_next(draft, below):
        last, text = number + 1, f"{text} {below.block.text}"
    bare = text.strip()
    if not bare.endswith((")", "):")):
        return None
    if after_label(bare.lstrip("(")) is not None or ":" in bare[:-1].partition("(")[0]:
        return None  # "Chair: Ana Prieto (Globex)"
    who = bare.rstrip(":")
    people = read_people(who)
    if people is None or people.likelihood < _WHOLE:
        return None
    return _Names(number, last, who, people.speakers, people.likelihood, True)


def _alone(draft: Draft, number: int) -> _Names | None:
    """Names without a firm in brackets, where they begin a paragraph."""
    block = draft.block
    if block.kind is not BlockKind.LINE or block.position or ":" in block.text.rstrip(" :"):
        return None
    whole = next((split for split in draft.splits if not split.title and split.likelihood >= _NO_NAME), None)
    if whole is None:
        return None
    return _Names(number, number, whole.who, tuple(whole.speakers), whole.likelihood, False)


def _lines_to_title(drafts: Sequence[Draft], one: _Names, firms: bool) -> int:
    """How many lines below names their title stands, no nearer to what is above; 0 where none does.

    ``firms``: whether names of this file bear them, so that no line of its own does.
    """
    if one.last + 1 >= len(drafts):
        return 0
    names, title = drafts[one.first], drafts[one.last + 1]
    near = max(1, title.block.line - drafts[one.last].block.line)  # a page may be of one line
    above = max(1, names.block.line - drafts[one.first - 1].block.line) if one.first else near + 1
    if above < near or names.block.depth < title.block.depth or not _may_be_title(title, firms):
        return 0
    return near


def _is_led(drafts: Sequence[Draft], one: _Names, near: int, usual: set[int]) -> bool:
    """Whether names without a firm stand above a title as plainly as others do."""
    names, title = drafts[one.last].block, drafts[one.last + 1].block
    if names.lines > 1:
        return (
            title.position == 1 and title.box == names.box and (title.hard or names.lines == _LINES_OF_PAIR)
        )
    return near in usual


_LINES_OF_PAIR = 2


def _under_no_title(drafts: Sequence[Draft], pairs: Sequence[_Names]) -> list[_Names]:
    """The pairs without those that stand alone below a heading, which is no day: it is the title itself."""
    headings = {draft.block.index: draft for draft in drafts if draft.block.kind is BlockKind.HEADING}
    above = Counter(drafts[one.last + 1].block.parent for one in pairs)
    kept = []
    for one in pairs:
        parent = drafts[one.last + 1].block.parent
        heading = headings.get(parent) if parent is not None else None
        if above[parent] > 1 or (heading is not None and read_day(heading.block.text) is not None):
            kept.append(one)
    return kept


def _is_next(draft: Draft, below: Draft) -> bool:
    return below.block.kind is BlockKind.LINE and below.block.line == draft.block.line + 1


def _may_be_title(draft: Draft, firms: bool) -> bool:
    """Some words that are no name, no hour, no sentence and no address; where no firm is told, no firm."""
    facts, text = draft.facts, draft.block.text.strip()
    if draft.block.kind is not BlockKind.LINE or facts.span or facts.section or facts.pause:
        return False
    if facts.day is not None and facts.rest != facts.whole:
        return False
    named = any(not one.title and one.likelihood >= _NO_NAME for one in draft.splits)
    prose = text.endswith((".", ":", ",", ";")) or text[:1].islower() or "://" in text or "@" in text
    if named or prose or len(text.split()) < _LEAST_WORDS or len(text) > _LONGEST_TITLE:
        return False
    return firms or not (len(text.split()) > _MOST_WORDS or is_role(text) or is_organisation(text))
