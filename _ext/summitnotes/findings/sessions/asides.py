"""What stands in a line beside title, names and times, and is none of them; it is taken out first.

Paths that a reader of HTML or Markdown wrote out, "(slides, video)", links to what was handed out, brackets
around a kind and its title, brackets for visitors ("everybody", "please register"), and marks that several
lines of a file share: codes of tracks, "on air".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Run
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.kinds import kind_prefix

_MATERIAL = words("sessions/material_words")
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"\s*\((?:\.{0,2}/|#)[^()\s]*\)")
_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{3,40})[)\]]")
_TAIL = re.compile(r"(?:\s+[-–—|]\s+|(?<=[^\W\d_][.!?])\s+)(?P<inner>[^-–—|.!?]{3,30})$")
_DASH_BEFORE = re.compile(r"[\s\-–—|:,]*$")
_FILE_KIND = re.compile(r"\((?P<kind>[a-z0-9]{2,4})\)$", re.IGNORECASE)
_KIND_IN_BRACKETS = re.compile(r"\[(?P<inner>[^\[\]]{6,120})\]")

Stretch = tuple[int, int]


def without_asides(text: str, runs: Sequence[Run]) -> tuple[str, Sequence[Run]]:
    """A line and its marked stretches without what is none of its words."""
    gone: list[Stretch] = []
    if "(" in text or "[" in text:
        gone += [match.span() for match in _PATH.finditer(text)]
        gone += [_with_word(text, *m.span()) for m in _BRACKETS.finditer(text) if _is_material(m["inner"])]
        gone += _around_kind(text)
        gone += _for_visitors(text)
    gone += _material_link(text, runs)
    tail = _TAIL.search(text) if _ends_in_material(text) else None
    if tail and _is_material(tail["inner"]):
        gone.append(tail.span())
    return cut(text, runs, gone) if gone else (text, runs)


def cut(text: str, runs: Sequence[Run], gone: Iterable[Stretch]) -> tuple[str, Sequence[Run]]:
    """A line without some stretches; as it is when nothing but marks would be left."""
    kept = [True] * len(text)
    for begin, stop in gone:
        kept[begin:stop] = [False] * (stop - begin)
    rest = "".join(char for char, stays in zip(text, kept, strict=True) if stays)
    if not any(char.isalpha() for char in rest):
        return text, runs
    at = [0]
    for stays in kept:
        at.append(at[-1] + stays)
    moved = (
        replace(run, begin=at[min(run.begin, len(text))], stop=at[min(run.stop, len(text))]) for run in runs
    )
    return rest, tuple(run for run in moved if run.stop > run.begin)


def _is_material(text: str) -> bool:
    found = _WORD.findall(text.lower())
    return bool(found) and len(found) <= _MOST and _MATERIAL.issuperset(found)


_MOST = 5  # words


def _with_word(text: str, begin: int, stop: int) -> Stretch:
    """ "(pdf)", with the word before it in "slides (pdf)"."""
    before = _LAST_WORD.search(text, 0, begin)
    return (before.start(), stop) if before and _is_material(before["word"]) else (begin, stop)


_LAST_WORD = re.compile(r"[\s\-–—|]+(?P<word>\w+)$")


def _ends_in_material(text: str) -> bool:
    return text.rstrip(" )]").rpartition(" ")[2].lower() in _MATERIAL


def _material_link(text: str, runs: Sequence[Run]) -> list[Stretch]:
    """A link at the end to what was handed out: "slides (pdf)", "poster (png)"."""
    last = runs[-1] if runs else None
    if last is None or last.style != "link" or last.begin == 0 or text[last.stop :].strip(" .)"):
        return []
    words_of_link = text[last.begin : last.stop].strip()
    file = _FILE_KIND.search(words_of_link)
    if not _is_material(words_of_link) and not (file and file["kind"].lower() in _MATERIAL):
        return []
    before = _DASH_BEFORE.search(text, 0, last.begin)
    return [(before.start() if before else last.begin, last.stop)]


def _around_kind(text: str) -> list[Stretch]:
    """The brackets of "[PANEL: Title] - Names"."""
    for match in _KIND_IN_BRACKETS.finditer(text):
        kind = kind_prefix(match["inner"])
        if kind and re.match(r"\s*:\s*\S", match["inner"][kind[1].end() :]):
            return [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return []


def _for_visitors(text: str) -> list[Stretch]:
    """What a last bracket, or a last word behind one, says of who may come, where and for what.

    ``Title (everybody)``, ``Title (please register)``, ``Title (Ana), upstairs``.
    """
    last = _LAST_BRACKET.search(text) or _BEHIND_BRACKET.search(text)
    if last is None or not text[: last.start()].strip():
        return []
    said = fold_name(last["inner"]).split()
    known = all(word in _VISITORS or word.isdigit() for word in said) and not all(map(str.isdigit, said))
    return [last.span()] if said and known else []


_VISITORS = words("sessions/visitor_words")
_LAST_BRACKET = re.compile(r"\s*\((?P<inner>[^()]{3,60})\)(?=[\s.*_]*$)")
_BEHIND_BRACKET = re.compile(r"(?<=\)),\s+(?P<inner>[^(),]{3,30})$")


# ---- what siblings share

_CODE = re.compile(r"\s*\((?P<code>[A-Z][A-Za-z]{0,5}[0-9]{0,2})\)(?=:?\s*$)")
_LEAST_CODED, _LEAST_MARKED = 4, 3  # lines
_MOSTLY = 0.6  # share of the lines of one shape that end with a code


def shared_marks(blocks: Iterable[Block]) -> Mapping[int, list[Stretch]]:
    """Where lines of one shape bear a code or mark that several share: index of block -> stretches."""
    shapes: dict[tuple[BlockKind, int], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.ITEM):
            shapes[block.kind, block.depth].append(block)
    found: dict[int, list[Stretch]] = {}
    for members in shapes.values():
        if len(members) >= _LEAST_MARKED:
            _add_codes(members, found)
            _add_marks(members, found)
    return found


def _add_codes(members: Sequence[Block], found: dict[int, list[Stretch]]) -> None:
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


_LEADS, _BEHIND = "/|:,;-–—(", ("", "-", "–", "—", "|", "(", ",")


_MOST_NAMED = 0.3  # share of the lines with a code that end with a name
_BEFORE_NAMES = re.compile(r"\s[-–—|/]\s|[,:|]\s|\s(?:by|par|von|por|di|door|with|mit)\s")


def _ends_with_a_name(text: str) -> bool:
    people = read_people(_BEFORE_NAMES.split(text)[-1].strip())
    return people is not None and people.likelihood >= 0.5


def _add_marks(members: Sequence[Block], found: dict[int, list[Stretch]]) -> None:
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
