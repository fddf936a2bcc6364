"""Footnote marks that lost their raised position: ``backend.3 Then``, ``the box1 was``.

The rule: digits glued to a word or to its closing punctuation are candidates; the run 1, 2, 3 … in reading
order is kept. Which candidate stands for which number is decided for the whole text at once: every
candidate has a weight for how much it looks like a mark, and the rising run of the greatest sum wins. So
``eth1`` or ``K8s`` never hides the true mark, and ``C43`` is the room C4 with mark 3 where a 3 is due.

One pass over the text; memory is one entry for each number reached.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.lexicons import words

_FUNCTION_WORDS = words("footnotes/function_words")
_NUMBERED_STEMS = words("footnotes/numbered_stems")
_NUMBERED_NOUNS = words("footnotes/numbered_nouns")
_UNITS = words("footnotes/units")
_RAISED = {ord(raised): str(value) for value, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
# Patterns begin with what they are seen by, and look back from it: nine times quicker, at no other place.
_DIGITS = re.compile(r"[0-9⁰¹²³⁴⁵⁶⁷⁸⁹](?:(?<=[0-9])[0-9]*|(?<=[^0-9])[⁰¹²³⁴⁵⁶⁷⁸⁹]*)")
_ADDRESS = re.compile(r"://|w[wW]{2}\.|W[wW]{2}\.")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]{1,15}\Z", re.IGNORECASE)
_LONGEST_SCHEME = 16
_REST = re.compile(r"\S+")
_LONGEST_WORD = 30  # letters before digits
_GLUED = re.compile(r"[0-9](?<=[^\W\d_][0-9])[0-9]{0,3}(?![0-9])")
_ITS_WORD = re.compile(rf"[^\W\d_]{{2,{_LONGEST_WORD}}}\Z")
_CLOSING = ".,;:!?)]}»”’\"'…%*_`"
_LONGEST_NUMBER = 3  # digits; nobody writes a thousand notes
_TOKEN_REACH = 60  # characters looked at to the left of a mark


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. ``text[offset:offset + length]`` are its digits."""

    number: int
    word: str | None  # the word before it, without the punctuation between
    after: str  # the punctuation (and blank) between the word and the mark
    line: int  # 1-based
    col: int  # 1-based column of the first digit
    offset: int  # characters from the start of the text, or of its segment
    length: int = 1  # digits
    detached: bool = False  # stands after a blank
    segment: int = 0  # index of the segment; 0 for ``find_marks``


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    start: int
    end: int
    weight: float
    stem: str
    detached: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """The best rising run that ends at a candidate, as a linked list."""

    score: float
    last: _Candidate
    before: _Run | None


def find_marks(text: str, language: str | None = None) -> list[Mark]:
    """The footnote marks of ``text`` in reading order; empty when the digits form no convincing run.

    ``language`` is accepted for symmetry with the other finders; the rule needs none.
    """
    run = _best_run(text)
    if not _convincing(run, text):
        return []
    marks: list[Mark] = []
    line, line_start, at = 1, 0, 0
    for found in run:
        breaks = text.count("\n", at, found.start)
        if breaks:
            line += breaks
            line_start = text.rfind("\n", at, found.start) + 1
        at = found.start
        word, after = _word_before(text, found.start)
        if marks and marks[-1].word and marks[-1].offset + marks[-1].length == found.start - len(after):
            word = marks[-1].word  # "here4,5": both belong to "here"
        marks.append(
            Mark(
                number=found.number,
                word=word,
                after=after,
                line=line,
                col=found.start - line_start + 1,
                offset=found.start,
                length=found.end - found.start,
                detached=found.detached,
            )
        )
    return marks


def find_marks_in_segments(segments: Sequence[tuple[str, int]], language: str | None = None) -> list[Mark]:
    """The marks of a text that is cut into pieces, such as the Text nodes of a document.

    ``segments`` are ``(text, 1-based line of the block it stands in)`` in reading order. Pieces with the same
    line are neighbours in one block (``**Ceph**1`` is two pieces), others stand apart. In the answer
    ``segment`` is the index of the piece and ``offset`` counts from the start of that piece.
    """
    pieces: list[str] = []
    starts: list[int] = []
    lines: list[int] = []
    at, previous, breaks = 0, None, 0
    for text, line in segments:
        if previous is not None and line != previous:
            pieces.append("\n")
            at += 1
        breaks = breaks if line == previous else 0
        starts.append(at)
        lines.append(line + breaks)
        breaks += text.count("\n")
        pieces.append(text)
        at += len(text)
        previous = line
    joined = "".join(pieces)
    marks: list[Mark] = []
    index = 0
    for mark in find_marks(joined, language):
        while index + 1 < len(starts) and starts[index + 1] <= mark.offset:
            index += 1
        inside = mark.offset - starts[index]
        line = lines[index] + segments[index][0].count("\n", 0, inside)
        marks.append(replace(mark, segment=index, offset=inside, line=line))
    return marks


def _best_run(text: str) -> list[_Candidate]:
    families = _families(text)
    best: dict[int, _Run] = {}
    for group in _candidates(text, families):
        found: list[tuple[int, _Run]] = []
        for one in group:  # readings of the same digits: none may follow another
            before = best.get(one.number - 1)
            if one.number == 1:
                found.append((1, _Run(one.weight, one, None)))
            elif before is not None:
                found.append((one.number, _Run(before.score + one.weight, one, before)))
        for number, run in found:
            if number not in best or run.score > best[number].score:
                best[number] = run
    if not best:
        return []
    top: _Run | None = max(best.values(), key=lambda run: run.score)
    chain: list[_Candidate] = []
    while top is not None:
        chain.append(top.last)
        top = top.before
    return chain[::-1]


def _convincing(run: Sequence[_Candidate], text: str) -> bool:
    if not run:
        return False
    score = sum(one.weight for one in run)
    if len(run) >= 4:
        return score >= 0.4 * len(run)
    if any(one.weight < 0.3 for one in run):
        return False
    if len(run) == 3 and all(one.weight >= 1.0 for one in run) and len({one.stem for one in run}) == 3:
        return True
    ends_sentence = any(_after_sentence(text, one) for one in run)
    return ends_sentence and score >= 0.9 * len(run)


def _after_sentence(text: str, one: _Candidate) -> bool:
    """``early.5`` followed by the end or by a new sentence, and after a plain word."""
    word, after = _word_before(text, one.start)
    rest = text[one.end : one.end + 3].lstrip(" \t")
    begins = not rest or rest[0] == "\n" or rest[0].isupper() or rest[0] in '«“"('
    return (
        bool(after) and after.strip()[:1] in ".!?»)”" and begins and bool(word) and str(word)[-1:].islower()
    )


def _families(text: str) -> dict[str, set[str]]:
    """Which numbers follow a word: ``{"rack": {"1", "2"}}``; single letters are judged by themselves."""
    families: dict[str, set[str]] = defaultdict(set)
    for match in _GLUED.finditer(text):
        word = _ITS_WORD.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        if word:
            families[word[0].casefold()].add(match[0])
    return families


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand, as (start, end), in order."""
    end = 0
    for sign in _ADDRESS.finditer(text):
        start = sign.start()
        rest = _REST.match(text, sign.end()) if start >= end else None
        if rest is None:
            continue
        if sign[0] == "://":
            scheme = _SCHEME.search(text, max(end, start - _LONGEST_SCHEME), start)
            if scheme is None:
                continue
            start = scheme.start()
        end = rest.end()
        yield start, end


def _candidates(text: str, families: dict[str, set[str]]) -> Iterator[list[_Candidate]]:
    hidden = _addresses(text)
    address = next(hidden, None)
    for match in _DIGITS.finditer(text):
        while address is not None and address[1] <= match.start():
            address = next(hidden, None)
        if address is not None and address[0] <= match.start():
            continue
        start, end = match.span()
        raised = match[0][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        digits = match[0].translate(_RAISED)
        group: list[_Candidate] = []
        if start == 0 or not _may_follow(text, end) or len(digits) > _LONGEST_NUMBER + 3:
            continue
        before = text[start - 1]
        if before.isalpha():
            group = _glued(text, start, end, digits, raised, families)
        elif before in _CLOSING:
            group = _after_punctuation(text, start, end, digits, raised)
        elif raised and before.isdigit():
            group = _one(digits, start, end, 0.3, "")
        elif before in " \t\u00a0" and not raised:
            group = _after_year(start, end, digits) or _apart(text, start, end, digits)
            group += _behind_number(start, end, digits)
        if group:
            yield group


def _one(
    digits: str, start: int, end: int, weight: float, stem: str, detached: bool = False
) -> list[_Candidate]:
    if digits[0] == "0" or len(digits) > _LONGEST_NUMBER:
        return []
    return [_Candidate(int(digits), start, end, weight, stem, detached)]


def _may_follow(text: str, end: int) -> bool:
    """What stands behind a mark: never a letter, a unit or more of a number."""
    after = text[end : end + 2]
    if not after or after[0].isspace():
        return True
    if after[0].isalnum() or after[0] in "_/%°€$£+=<>#@&\\^~":
        return False
    if after[0] in ".:" and after[1:].isdigit():
        return False
    return not (after[0] in "-–" and after[1:].isalnum())


def _glued(
    text: str, start: int, end: int, digits: str, raised: bool, families: dict[str, set[str]]
) -> list[_Candidate]:
    token = _token(text, start)
    letters = re.search(r"[^\W\d_]*$", token)
    stem = letters[0] if letters else ""
    lowered = stem.casefold()
    if raised:
        return _one(digits, start, end, -1.5 if lowered in _UNITS else 1.5, lowered)
    weight = _word_weight(token, stem)
    if len(stem) <= 2 and re.search(r"\w['’]\w{1,2}$", text[max(0, start - 4) : start]):
        weight = 1.0  # "it's4"
    numbers = families.get(lowered, set())
    if lowered not in _FUNCTION_WORDS and len(numbers) > 1:
        weight -= 0.4 if len(numbers) == 2 else 1.2
    group = _one(digits, start, end, weight, lowered)
    # "C43", "ESP322": a name that ends in digits, followed by a mark.
    if len(stem) == 1 or lowered in _NUMBERED_STEMS or (stem.isupper() and len(stem) <= 4):
        for cut in range(1, len(digits)):
            group += _one(digits[cut:], start + cut, end, 0.1, lowered)
    return group


def _word_weight(token: str, stem: str) -> float:
    lowered = stem.casefold()
    if len(stem) <= 1 and token[-2:-1].isdigit():
        return -2.0  # "10h30", "3x4"
    if lowered in _FUNCTION_WORDS and len(stem) > 1:
        return 1.0
    if len(stem) <= 1:
        return -1.5 if len(token) <= 1 else 0.2
    if lowered in _NUMBERED_STEMS:
        return -1.0
    if lowered in _NUMBERED_NOUNS:
        return 0.35
    if stem.isupper():
        return 0.4  # "PTL5"; "EC2" is in the list above
    if any(char.isdigit() for char in token):
        return 0.5
    if stem[0].isupper():
        return 0.7 if stem[1:].islower() else 0.4
    return 1.0 if stem.islower() else 0.4


def _after_punctuation(text: str, start: int, end: int, digits: str, raised: bool) -> list[_Candidate]:
    word, after = _word_before(text, start)
    if not word:
        return []
    follows = text[end : end + 3].lstrip(" \t")
    stops = not follows or follows[0] == "\n" or follows[0].isupper()
    if word.isdigit() and after in (".", ","):
        left = start - len(after) - len(word)
        if left > 0 and text[left - 1].isalpha():
            return _one(digits, start, end, 0.5, word)  # "here4,5"
        if left > 0 and text[left - 1] in ".,":
            return []  # 1.2.3
        # "in 2014.3 Then": only where a sentence ends; "2.4 of them" is a number.
        return _one(digits, start, end, 0.3, word) if stops and after == "." else []
    plain = 1.3 if after.strip() in (",", ";", ":", "%") else 1.5
    if after.strip()[-1:] in "*_`":
        plain = 1.0
    if after in ("'", "’") and not stops:
        plain = 0.5
    return _one(digits, start, end, plain if not raised else 1.5, word.casefold())


def _apart(text: str, start: int, end: int, digits: str) -> list[_Candidate]:
    """``anyway :) 9`` at the end of a line: may fill a gap in a run, never carries one."""
    if start < 2 or text[start - 2].isspace():
        return []
    follows = text[end : end + 3].lstrip(" \t")
    if follows and follows[0] != "\n" and not follows[0].isupper():
        return []
    weight = -0.6 if text[start - 2] in _CLOSING else -1.2
    return _one(digits, start, end, weight, "", detached=True)


def _after_year(start: int, end: int, digits: str) -> list[_Candidate]:
    """``in 20152``: a year with mark 2."""
    if len(digits) not in (5, 6) or digits[:2] not in ("19", "20"):
        return []
    return _one(digits[4:], start + 4, end, 0.1, "")


def _behind_number(start: int, end: int, digits: str) -> list[_Candidate]:
    """``room 121``: 12 with mark 1, where the run has a gap that nothing better fills; never carries one."""
    if len(digits) > 4 or (len(digits) == 4 and digits[:2] in ("19", "20")):
        return []
    return [one for cut in range(1, len(digits)) for one in _one(digits[cut:], start + cut, end, -0.6, "")]


def _token(text: str, end: int) -> str:
    match = re.search(r"[^\W_]+$", text[max(0, end - _TOKEN_REACH) : end])
    return match[0] if match else ""


_BEFORE = re.compile(r"(?P<word>\w[\w'’\-]*)(?P<after>[^\w\n]*)$")


def _word_before(text: str, end: int) -> tuple[str | None, str]:
    """The word before ``end`` and what stands between: ``("plus", " »")``."""
    left = text[max(0, end - _TOKEN_REACH) : end]
    tail = re.search(r"[^\w\n]{0,12}$", left)
    cut = tail.start() if tail else len(left)
    match = re.search(r"\w(?:[\w'’\-]{0,58})$", left[:cut])
    if not match:
        return None, left[cut:]
    words = re.findall(r"[\w'’\-]+", left[:cut])
    word = words[-1].strip("'’-") if words else match[0]
    return (word or None), left[cut:]
