"""What lines or cells of one shape share beside their titles: codes, numbers, links, levels.

One line cannot show that "Replay" or "Beginners" is none of its words; its siblings can. The stretches are
taken out before a line is read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Cell
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.shared_rooms import rooms_behind, shared_rooms
from summitnotes.findings.sessions.drafting.tables import head_role
from summitnotes.findings.sessions.lines.asides import Stretch, cut
from summitnotes.findings.sessions.words.kinds import kind_prefix

_LEAST_MARKED = 3  # lines
_LINES = (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM)
_WITH_HOURS = (*_LINES, BlockKind.LINE)

Found = dict[int, list[Stretch]]


def shared_marks(blocks: Collection[Block]) -> Mapping[int, list[Stretch]]:
    """Where lines of one shape bear what several share: index of block -> stretches."""
    shapes: dict[tuple[BlockKind, int], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind in _LINES:
            shapes[block.kind, block.depth].append(block)
    found: Found = {}
    for members in _paragraphs(blocks):
        _add_remarks(members, found)
    lines = [block for block in blocks if block.kind is BlockKind.LINE]
    _add_rooms(lines, found)
    _add_prefixes({block.index: block for block in lines}, found)
    for index, stretch in rooms_behind([block for block in blocks if block.kind in _WITH_HOURS]):
        found.setdefault(index, []).append(stretch)
    for members in shapes.values():
        if len(members) >= _LEAST_MARKED:
            _add_codes(members, found)
            _add_prefixes({block.index: block for block in members}, found)
            _add_labels(members, found)
            _add_marks(members, found)
            _add_numbers(members, found)
            _add_links({block.index: block for block in members}, found)
            _add_rooms(members, found)
            if members[0].kind is BlockKind.ITEM:
                _add_remarks(members, found)
    return found


def _add_rooms(members: Sequence[Block], found: Found) -> None:
    for index, stretch in shared_rooms(members):
        found.setdefault(index, []).append(stretch)


def without_shared(rows: Sequence[Block]) -> list[Block]:
    """The rows of a table, their cells without what several share."""
    cells = {
        at: cell for at, cell in enumerate(cell for row in rows for cell in row.cells) if not cell.header
    }
    found: Found = {}
    if len(cells) >= _LEAST_MARKED:
        _add_links(cells, found)
        _add_levels(cells, found)
        titles = {at: cell for at, cell in cells.items() if _prefix(cell.text)}
        _add_prefixes(titles, found)
    if not found:
        return list(rows)
    at, cleaned = 0, []
    for row in rows:
        mine = [_without(cell, found.get(at + number, ())) for number, cell in enumerate(row.cells)]
        at += len(mine)
        cleaned.append(replace(row, cells=tuple(mine)))
    return cleaned


def _without(cell: Cell, stretches: Sequence[Stretch]) -> Cell:
    if not stretches:
        return cell
    text, runs = cut(cell.text, cell.runs, stretches)
    return replace(cell, text=text, runs=tuple(runs))


# ---- codes and marks

_CODE = re.compile(r"\s*\((?P<code>[A-Z][A-Za-z]{0,5}[0-9]{0,2})\)(?=:?\s*$)")
_LEAST_CODED = 4  # lines
_MOSTLY = 0.6  # share of the lines of one shape that end with a code, or begin with a number


def _add_codes(members: Sequence[Block], found: Found) -> None:
    """ "(BV)", "(Track2)" at the end of most headings, one of them more than once."""
    coded = {
        block.index: match for block in members if "(" in block.text and (match := _CODE.search(block.text))
    }
    codes = Counter(match["code"] for match in coded.values())
    plain = any(sum(char.isupper() for char in code) < 2 and not code[-1].isdigit() for code in codes)
    if len(coded) < max(_LEAST_CODED, _MOSTLY * len(members)) or plain or max(codes.values()) < 2:
        return  # names and single words in brackets are no codes
    heads = [match.string[: match.start()] for match in coded.values()]
    if sum(map(_ends_with_a_name, heads)) > _MOST_NAMED * len(heads):
        return  # "Ana Prieto (CERN)": firms
    for index, match in coded.items():
        found.setdefault(index, []).append(match.span())


_PREFIX = re.compile(r"[\s\-–—:|]*[(\[](?P<words>[^()\[\]\d]{2,60})[)\]]\s*(?=\S)")


def _add_prefixes(members: Mapping[int, Block | Cell], found: Found) -> None:
    """The same words in brackets before several titles: "(needs notes) Slow looms"; no kind, no name.

    In most of them they may be a few different ones: "[Looms] Slow looms", "10:00 [Dyes] Madder".
    """
    led = {key: match for key, one in members.items() if (match := _prefix(one.text))}
    counts = Counter(fold_name(match["words"]) for match in led.values())
    again = sum(count for count in counts.values() if count > 1)
    few = len(led) >= max(_LEAST_MARKED, _LED * len(members)) and again >= _LED * len(led)
    for key, match in led.items():
        if (few or counts[fold_name(match["words"])] >= _LEAST_MARKED) and not _is_said(match["words"]):
            found.setdefault(key, []).append(match.span())


_LED = 0.5  # share of the lines that begin with words in brackets, and of these words that come again


def _prefix(text: str) -> re.Match[str] | None:
    """Words in brackets in front of a line, or behind the hour in front."""
    span = read_time_at(text) if text[:1].isdigit() else None
    return _PREFIX.match(text, span.stop if span is not None and span.sure else 0)


_LABEL = re.compile(r"(?P<words>[^\W\d][^:\n]{1,25}?)\s?:\s+(?=\S)")


def _add_labels(members: Sequence[Block], found: Found) -> None:
    """The same label of titles before most headings: "Topic: Slow looms", "Tema: …"."""
    if members[0].kind is BlockKind.ITEM:
        return
    led = {block.index: match for block in members if (match := _LABEL.match(block.text))}
    counts = Counter(fold_name(match["words"]) for match in led.values())
    for label, count in counts.items():
        if count >= max(_LEAST_MARKED, _MOSTLY * len(members)) and head_role(label) == "title":
            for index, match in led.items():
                if fold_name(match["words"]) == label and kind_prefix(match.string) is None:
                    found.setdefault(index, []).append(match.span())


_LEADS, _BEHIND = "/|:,;-–—(", ("", "-", "–", "—", "|", "(", ",")


_MOST_NAMED = 0.3  # share of the lines with a code that end with a name
_BEFORE_NAMES = re.compile(r"\s[-–—|/]\s|[,:|]\s|\s(?:by|par|von|por|di|door|with|mit)\s")


def _ends_with_a_name(text: str) -> bool:
    people = read_people(_BEFORE_NAMES.split(text)[-1].strip())
    return people is not None and people.likelihood >= _NAMED


_NAMED = 0.5  # likelihood


def _add_marks(members: Sequence[Block], found: Found) -> None:
    """The same few bold words behind several titles, in small letters or capitals: "**on air**"."""
    marks: dict[str, list[tuple[int, Stretch]]] = defaultdict(list)
    for block in members:
        for run in block.runs:
            text = block.text[run.begin : run.stop].strip()
            if run.style == "strong" and (text[:1].islower() or text.isupper()) and len(text.split()) <= 2:
                before, behind = block.text[: run.begin].rstrip(), block.text[run.stop :].lstrip()
                if len(before) > len(text) and before[-1] not in _LEADS and behind[:1] in _BEHIND:
                    marks[text].append((block.index, (len(before), run.stop)))
    for places in marks.values():
        if len(places) >= _LEAST_MARKED:
            for index, stretch in places:
                found.setdefault(index, []).append(stretch)


# ---- numbers

_NUMBER = re.compile(r"(?P<number>\d{1,3})\s?[-–—:|/]\s+(?=\S)")


def _add_numbers(members: Sequence[Block], found: Found) -> None:
    """ "1 - Title", "2: Title", "4 / Title" in most lines: numbers that begin with 0 or 1, and rise."""
    numbered = [(block.index, match) for block in members if (match := _NUMBER.match(block.text))]
    if len(numbered) < max(_LEAST_MARKED, _MOSTLY * len(members)):
        return
    numbers = [int(match["number"]) for _index, match in numbered]
    if numbers[0] > 1 or any(one >= other for one, other in pairwise(numbers)):
        return  # hours
    for index, match in numbered:
        found.setdefault(index, []).append(match.span())


# ---- links and levels

_BEFORE_LINK = re.compile(r"[\s\-–—|:,;/(\[]*$")
_BEHIND_LINK = re.compile(r"[)\]]*")
_MOST_LINK_WORDS = 3


def _add_links(members: Mapping[int, Block | Cell], found: Found) -> None:
    """Links with the same few words that lead to different places: "Replay", "Watch"; no title, no name."""
    places: dict[str, list[tuple[int, Stretch, str | None]]] = defaultdict(list)
    for key, one in members.items():
        for run in one.runs:
            words = one.text[run.begin : run.stop]
            if run.style == "link" and run.begin > 0 and len(words.split()) <= _MOST_LINK_WORDS:
                before = _BEFORE_LINK.search(one.text, 0, run.begin)
                behind = _BEHIND_LINK.match(one.text, run.stop)
                begin = before.start() if before else run.begin
                stretch = (begin, behind.end() if behind and begin < run.begin else run.stop)
                places[fold_name(words)].append((key, stretch, run.target))
    for words, shared in places.items():
        if len(shared) < _LEAST_MARKED or len({target for *_, target in shared}) < len(shared) - 1:
            continue  # the same person, firm or place several times
        if _is_said(words):
            continue
        for key, stretch, _target in shared:
            if members[key].text[: stretch[0]].strip():
                found.setdefault(key, []).append(stretch)


def _is_said(words: str) -> bool:
    """Whether words name a kind of session, or people."""
    people = read_people(words.title())
    return kind_prefix(words) is not None or (people is not None and people.likelihood >= _NAMED)


_LEAST_LEVELS = 5  # cells
_LEVEL = re.compile(rf"\s*{BREAK}\s*(?P<words>[^{BREAK}]+?)\s*(?=$|{BREAK})")
_MOST_LEVEL_WORDS = 3


def _add_levels(cells: Mapping[int, Cell], found: Found) -> None:
    """A line of each cell that has few values: "Beginners", "Advanced" between titles and names."""
    lines: dict[int, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for key, cell in cells.items():
        if BREAK in cell.text:
            for number, match in enumerate(_LEVEL.finditer(cell.text)):
                lines[number].append((key, match))
    for members in lines.values():
        values = Counter(fold_name(match["words"]) for _key, match in members)
        many = [value for value, count in values.items() if count > 1]
        few = len(members) >= _LEAST_LEVELS and 2 * len(values) <= len(members) and len(many) > 1
        if not few or any(len(v.split()) > _MOST_LEVEL_WORDS or any(map(str.isdigit, v)) for v in values):
            continue
        if any(_is_said(value) for value in many):
            continue
        for key, match in members:
            found.setdefault(key, []).append(match.span())


# ---- remarks

_REMARK = 5  # words
_NAME_FIRST = re.compile(r"\s*(?P<who>[^\W\d_a-z][\w.'’-]+(?:\s+[^\W\d_a-z][\w.'’-]+){1,2})(?=[,\s])")
_NO_REMARK = re.compile(r"\s*[^\w\s]|\s+(?:with|w|by|and|et|und|y|e)\b|\s*$")


def _paragraphs(blocks: Iterable[Block]) -> Iterable[Sequence[Block]]:
    """The paragraphs of each section that begin in bold, where they are most of them."""
    below: dict[int | None, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind is BlockKind.LINE:
            below[block.parent].append(block)
    for members in below.values():
        if any(_begins_with(block, "strong") for block in members):
            yield members


def _add_remarks(members: Sequence[Block], found: Found) -> None:
    """What most items say of the title that they begin with, a link: "Title It went on too long, but …".

    Whoever the remark begins with stays: "Title Ana Prieto, who runs a mill, …". Paragraphs begin with a
    title in bold, and remarks on most titles with somebody.
    """
    item = members[0].kind is BlockKind.ITEM
    led = [block for block in members if _begins_with(block, "link" if item else "strong")]
    led = [block for block in led if not _is_when(block)]
    if len(led) < max(_LEAST_MARKED, _MOSTLY * len(members)):
        return
    remarks = [(block, at) for block in led if (at := _remark(block)) is not None]
    named = [block for block, at in remarks if at > block.runs[0].stop]
    if 2 * len(remarks) < len(led) or (not item and 2 * len(named) < len(led)):
        return
    for block, at in remarks:
        found.setdefault(block.index, []).append((at, len(block.text)))


def _begins_with(block: Block, style: str) -> bool:
    first = block.runs[0] if block.runs else None
    return first is not None and first.style == style and not block.text[: first.begin].strip()


def _is_when(block: Block) -> bool:
    """Whether the first words that are set apart are a day or an hour: "**March 7:** Ana Prieto"."""
    words = block.text[block.runs[0].begin : block.runs[0].stop].strip(" :")
    found = read_day(words) if any(map(str.isdigit, words)) else None
    return read_time_at(words) is not None or (found is not None and not words[found[1] :].strip(" .,"))


def _remark(block: Block) -> int | None:
    """Where the remark begins; None where the title has none, or names or a dash stand behind it."""
    stop = block.runs[0].stop
    links = [run for run in block.runs[1:] if run.style == "link"]
    while links and not block.text[stop : links[0].begin].strip():
        stop = links.pop(0).stop  # "[Title] [slides] …"
    behind = block.text[stop:]
    if after_by(behind.lstrip()) is not None and (given := _GIVEN.match(behind)) is not None:
        return stop + given.end() if len(behind[given.end() :].split()) >= _REMARK else None
    if _NO_REMARK.match(behind) or len(behind.split()) < _REMARK:
        return None
    who = _NAME_FIRST.match(behind)
    people = read_people(who["who"]) if who else None
    named = who is not None and people is not None and people.likelihood >= _NAMED_FIRST
    return stop + who.end() if named and who else block.runs[0].stop


#: "by Ana Prieto: it was", "von Ana Prieto, die zeigt": up to the remark, eight words at most.
_GIVEN = re.compile(r"\s*[^\W\d_]+(?:\s[^\s:,;!?]+){1,7}?(?=:\s|,\s[a-zß-öø-ÿ]|(?<=[^\W\d_]{3})\.\s)")
_NAMED_FIRST = 0.7  # likelihood
