"""Who speaks on one line and of what on the next, again and again: "Ana Prieto (Globex):" above "Slow looms".

One such pair may be a name in prose with what was said; a file that is laid out so holds several, and nearly
all lines that are names and nothing else are the first of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.lines.splits import Split

_LEAST = 3  # pairs
_MOSTLY = 0.7  # share of the lines of names that have a title below
_WHOLE = 0.8  # likelihood of a line that is names and nothing else
_NO_NAME = 0.6  # from which a line below is names, too
_LONGEST_NAMES, _LONGEST_TITLE = 200, 200  # characters
_LEAST_WORDS = 2  # of a title
_KINDS = (BlockKind.LINE, BlockKind.ITEM)
PATTERN = "line:names"

_Pair = tuple[int, int, Split]  # number of the draft of the names, of the title; what both say


def with_titles_below_names(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of titles with the names on the lines above, where the file has such pairs."""
    lines = list(_lines_of_names(drafts))
    pairs = [pair for first, last, who in lines if (pair := _pair(drafts, first, last, who)) is not None]
    above = Counter(drafts[title].block.parent for _first, title, _split in pairs)
    # A heading above one pair only is the title itself.
    pairs = [pair for pair in pairs if above[drafts[pair[1]].block.parent] > 1]
    if len(pairs) < max(_LEAST, _MOSTLY * len(lines)):
        return drafts
    gone: set[int] = set()
    for first, title, split in pairs:
        gone.update(range(first, title))
        drafts[title].splits.insert(0, split)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def is_paired(draft: Draft) -> bool:
    """Whether a draft is the title of such a pair."""
    return bool(draft.splits) and draft.splits[0].pattern == PATTERN


def _lines_of_names(drafts: Sequence[Draft]) -> Iterator[tuple[int, int, str]]:
    """(number of the first draft, of the last one, the names) of lines that name people and their firms."""
    for number, draft in enumerate(drafts):
        text, last = draft.block.text, number
        if draft.block.kind not in _KINDS or draft.facts.span or len(text) > _LONGEST_NAMES:
            continue
        below = drafts[number + 1] if number + 1 < len(drafts) else None
        if below is not None and text.count("(") > text.count(")") and _is_next(draft, below):
            last, text = number + 1, f"{text} {below.block.text}"
        bare = text.strip()
        if not bare.endswith((")", "):")):
            continue  # a name alone may stand anywhere
        if after_label(bare.lstrip("(")) is not None or ":" in bare[:-1].partition("(")[0]:
            continue  # "Chair: Ana Prieto (Globex)"
        people = read_people(bare.rstrip(":"))
        if people is not None and people.likelihood >= _WHOLE:
            yield number, last, bare.rstrip(":")


def _pair(drafts: Sequence[Draft], first: int, last: int, who: str) -> _Pair | None:
    """The pair of a line of names and the title right below it, which stands no nearer to what follows."""
    if last + 1 >= len(drafts):
        return None
    names, title = drafts[first], drafts[last + 1]
    near = title.block.line - drafts[last].block.line
    above = names.block.line - drafts[first - 1].block.line if first else near + 1
    people = read_people(who)
    if people is None or above < near or not _may_be_title(title) or names.block.depth < title.block.depth:
        return None
    return first, last + 1, Split(PATTERN, title.facts.rest, who, people.speakers, people.likelihood)


def _is_next(draft: Draft, below: Draft) -> bool:
    return below.block.kind is BlockKind.LINE and below.block.line == draft.block.line + 1


def _may_be_title(draft: Draft) -> bool:
    facts, text = draft.facts, draft.block.text.strip()
    if draft.block.kind is not BlockKind.LINE or facts.span or facts.section or facts.pause:
        return False
    if facts.day is not None and facts.rest != facts.whole:
        return False
    named = any(not one.title and one.likelihood >= _NO_NAME for one in draft.splits)
    prose = text.endswith((".", ":", ",")) or text[:1].islower() or "://" in text
    return not named and not prose and len(text.split()) >= _LEAST_WORDS and len(text) <= _LONGEST_TITLE
