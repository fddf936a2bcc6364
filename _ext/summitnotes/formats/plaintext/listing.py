"""Rules for list items: bullets, numbers and letters, and numbered headings, which look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitnotes.formats.plaintext import style, wording
from summitnotes.formats.plaintext.lines import Find, Kind, Page

_BULLET = re.compile(r"(?:[+•‣◦▪▫●○■□·→–—-]|\*{1,4}|-{2,4}|o(?=\t))[ \t\u00a0]+(?=\S)")
#: Boxes to tick: what they say stays.
_TICK = re.compile(r"(?:[☐☑☒✓✔✗✘✅❌]|\[[ xX*]\])\ufe0f?[ \t]+(?=\S)")
#: What a bullet of a word processor's own font becomes in plain text.
_PASTED = re.compile(r"[o§][ \t\u00a0]+(?=[^\W\d_])")
_RARE = frozenset("[o§☐☑☒✓✔✗✘✅❌")
_TIGHT = re.compile(r"[•‣◦▪●■](?=\S)|[*–-](?=[^\W_]|[\"'«“(])")
_NUMBER = re.compile(r"\(?(\d{1,3})([.)])[ \t\u00a0]+(?=\S)")
_LETTER = re.compile(
    r"\(?([a-zA-Z])(\)|\.(?=[ \t\u00a0]+[^\W\d]{2}))[ \t\u00a0]+(?=\S)|\(?([ivx]{2,4})(\))[ \t\u00a0]+(?=\S)"
)
_CODE = re.compile(r"(?:([IVX]{1,5})|([A-Z])|([A-Z]\d{1,2}))[.)][ \t\u00a0]+(?=\S)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_OUTLINE = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?[ \t\u00a0]+(?=[^\W\d_]|[\"'«“(])")


@dataclass(frozen=True, slots=True)
class _Mark:
    index: int
    value: int
    family: tuple[str, int]  # punctuation and indent: what the marks of one list share
    length: int


def bullet(page: Page) -> Iterator[Find]:
    """A bullet and a blank. In wrapped prose a single dash that begins a line is only a dash."""
    pasted: list[tuple[int, int]] = []
    for index in list(page.open()):
        text = page.lines[index].text
        if text[0] in _RARE:
            if _TICK.match(text[:40]):
                yield Find(index, Kind.ITEM, 0.95)
                continue
            if (sign := _PASTED.match(text[:40])) and _is_pasted(page, index):
                pasted.append((index, sign.end()))
                continue
        match = _BULLET.match(text[:40])
        if match and not _is_dash_of_prose(page, index):
            yield Find(index, Kind.ITEM, 0.97, skip=match.end())
    for index, end in pasted if len(pasted) > 1 else ():
        yield Find(index, Kind.ITEM, 0.8, skip=end)


def _is_pasted(page: Page, index: int) -> bool:
    """``o`` is a word in some languages: as a bullet it is indented, or a capital follows."""
    return page.lines[index].indent > 0 or page.text(index)[1:].lstrip()[0].isupper()


def _is_dash_of_prose(page: Page, index: int) -> bool:
    above, text, width = page.text(index - 1), page.text(index), page.style.wrap
    if not width or not above or text[0] not in "-–—" or above.endswith(":"):
        return False
    neighbours = (above, page.text(index + 1))
    return style.wraps(above, text, width) and not any(_BULLET.match(near[:40]) for near in neighbours)


def tight_bullet(page: Page) -> Iterator[Find]:
    """A bullet without a blank, in the company of bullets; never ``*emphasis*``, ``-5`` or ``--flag``."""
    for index in list(page.open()):
        text = page.text(index)
        match = _TIGHT.match(text[:4])
        if not match or (text[0] == "*" and "*" in text[1:]) or (text[0] == "-" and not text[1].isalpha()):
            continue
        if text[0] in "*–-" and not any(_same_bullet(page, near, text[0]) for near in (index - 1, index + 1)):
            continue
        yield Find(index, Kind.ITEM, 0.85, skip=match.end())


def _same_bullet(page: Page, index: int, char: str) -> bool:
    text = page.text(index)
    if text[:1] != char:
        return False
    if page.kind(index) is Kind.ITEM:
        return True
    return bool(_TIGHT.match(text[:4])) and page.kind(index) is None and char not in text[1:]


def _numbers(page: Page) -> list[_Mark]:
    marks = []
    for index in page.open():
        match = _NUMBER.match(page.text(index)[:16])
        if match:
            family = (match[2], page.lines[index].indent)
            marks.append(_Mark(index, int(match[1]), family, match.end()))
    return marks


def _ends_of_runs(page: Page) -> list[int]:
    """For each line the first line below that is blank or not indented further."""
    ends = [len(page.lines)] * len(page.lines)
    open_lines: list[int] = []
    for index, line in enumerate(page.lines):
        while open_lines and (not line.text or line.indent <= page.lines[open_lines[-1]].indent):
            ends[open_lines.pop()] = index
        open_lines.append(index)
    return ends


def _runs(page: Page, marks: list[_Mark]) -> list[list[_Mark]]:
    """Numbered lines that follow each other, each with its own indented lines."""
    runs: list[list[_Mark]] = []
    ends = _ends_of_runs(page)
    waiting: dict[tuple[int, tuple[str, int]], list[_Mark]] = {}
    for mark in marks:
        run = waiting.pop((mark.index, mark.family), None)
        if run is not None and mark.value in (run[-1].value, run[-1].value + 1):
            run.append(mark)
        else:
            run = [mark]
            runs.append(run)
        waiting[ends[mark.index], mark.family] = run
    return runs


def _has_body(page: Page, mark: _Mark, numbered: set[int]) -> bool | None:
    """Something that is no further number stands below ``mark``; None = nothing stands below."""
    below = page.after[mark.index]
    if below < 0:
        return None
    return below not in numbered and page.lines[below].indent <= page.lines[mark.index].indent + 1


def _may_head(page: Page, mark: _Mark) -> bool:
    text = page.text(mark.index)
    below = page.text(mark.index + 1)
    words = text[mark.length :]
    if not wording.could_head(words) or page.lines[mark.index].indent > 3:
        return False
    if page.style.wrap and below and style.wraps(text, below, page.style.wrap):
        return False
    if not page.text(mark.index - 1):
        return not below or not below[0].islower()
    return wording.is_prose(below) and page.style.prose


def _sequences(marks: list[_Mark]) -> list[list[_Mark]]:
    """Lone numbered lines whose numbers rise, in the order of the file."""
    found: list[list[_Mark]] = []
    last: dict[tuple[str, int], list[_Mark]] = {}
    for mark in marks:
        sequence = last.get(mark.family)
        if sequence is None or not sequence[-1].value < mark.value <= sequence[-1].value + 2:
            sequence = []
            found.append(sequence)
            last[mark.family] = sequence
        sequence.append(mark)
    return found


def numbered_heading(page: Page) -> Iterator[Find]:
    """``3) Queues`` alone, with text below: sections, if most lines of that numbering are like that."""
    marks = _numbers(page)
    numbered = {mark.index for mark in marks}
    lone = [run[0] for run in _runs(page, marks) if len(run) == 1]
    for sequence in _sequences(lone):
        votes = [_may_head(page, mark) and _has_body(page, mark, numbered) is True for mark in sequence]
        if len(sequence) < 2 or sum(votes) * 2 < len(sequence):
            continue
        for mark in sequence:
            yield Find(mark.index, Kind.HEADING, 0.85, group="number 1")


def lettered_heading(page: Page) -> Iterator[Find]:
    """``I. Opening``, ``B. The boats``, ``P2. Link layer``: alone, in a row that rises, with text below."""
    last: dict[str, int] = {}
    found: dict[str, list[int]] = {}
    for index in page.open():
        text = page.lines[index].text
        match = _CODE.match(text[:16]) if text[0].isupper() else None
        if not match or page.text(index - 1) or page.after[index] < 0 or page.lines[index].indent > 3:
            continue
        if not wording.could_head(text[match.end() :]) or _CODE.match(page.text(index + 1)[:16]):
            continue
        family, value = _coded(match, last)
        if value in (1, last.get(family, 0) + 1):
            last[family] = value
            found.setdefault(family, []).append(index)
    depth = 1
    for places in sorted((places for places in found.values() if len(places) > 1), key=lambda row: row[0]):
        for index in places:
            yield Find(index, Kind.HEADING, 0.75, group=f"letter {depth}")
        depth += 1


def _coded(match: re.Match[str], last: dict[str, int]) -> tuple[str, int]:
    """The family of a mark and its number in it: ``("roman", 3)``, ``("letter", 2)``, ``("P", 1)``."""
    roman, letter, code = match.groups()
    letter = letter or (roman if roman and len(roman) == 1 else None)
    if letter and last.get("letter") == ord(letter) - ord("A"):
        return "letter", ord(letter) - ord("A") + 1
    if roman in _ROMAN:
        return "roman", _ROMAN[roman]
    if letter:
        return "letter", ord(letter) - ord("A") + 1
    return (code[0], int(code[1:])) if code else ("", 0)


def outline_heading(page: Page) -> Iterator[Find]:
    """``2.1 Storage`` alone, with text below. The number stays: it is a word of the title."""
    for index in list(page.open()):
        match = _OUTLINE.match(page.text(index)[:24])
        below = page.after[index]
        if not match or below < 0 or page.text(index - 1) or not wording.could_head(page.text(index)):
            continue
        if _OUTLINE.match(page.text(index + 1)[:24]) or match[1].startswith("0"):
            continue
        if page.style.wrap is None or not page.text(index + 1):
            yield Find(index, Kind.HEADING, 0.8, group=f"number {match[1].count('.') + 1}")


def number(page: Page) -> Iterator[Find]:
    """Numbered items; a lone number that wrapping brought to the start of a line is text."""
    marks = _numbers(page)
    for run in _runs(page, marks):
        first = run[0]
        above = page.text(first.index - 1)
        if len(run) == 1 and first.value != 1 and above and page.kind(first.index - 1) is None:
            continue
        for mark in run:
            yield Find(mark.index, Kind.ITEM, 0.93 if len(run) > 1 else 0.75, skip=mark.length)


def letter(page: Page) -> Iterator[Find]:
    """``a) b) c)`` and ``ii)``; a letter with a full stop only in a run."""
    for index in list(page.open()):
        match = _LETTER.match(page.text(index)[:16])
        if not match:
            continue
        if match[2] == "." and not (match[1].islower() and _is_letter_run(page, index, match[1])):
            continue
        if (
            page.style.wrap
            and page.kind(index - 1) is None
            and page.text(index - 1)
            and match[1] not in ("a", "A", None)
        ):
            near = _LETTER.match(page.text(index - 1)[:16])
            if not near:
                continue
        yield Find(index, Kind.ITEM, 0.85, skip=match.end())


def _is_letter_run(page: Page, index: int, char: str) -> bool:
    for near, step in ((index - 1, -1), (index + 1, 1)):
        match = _LETTER.match(page.text(near)[:16])
        if match and match[2] == "." and ord(match[1]) == ord(char) + step:
            return True
    return False
