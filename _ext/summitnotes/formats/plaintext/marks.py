"""Rules for lines that carry a mark of their own: underlines, hashes, times, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.formats.plaintext import datewords, style, wording
from summitnotes.formats.plaintext.lines import Find, Kind, Page

_HEAD_LINES = 6  # non-blank lines at the top among which a date may have a place
_ROW = frozenset("=-~*^\"'`#+_.:<>─━═—–")
_MAIL_KEY = re.compile(
    r"(from|to|cc|date|subject|sent|reply-to|message-id|organization|de|à|objet|sujet|envoyé|cc)\s?:(?!//)",
    re.I,
)
_CAPTION = re.compile(
    r"(?:photos?|image|images|picture|figure|fig\.|illustration|légende|caption"
    r"|crédits? photos?|photo credits?|cliché|slide|diagram|schéma)"
    r"\s?(?:\d{1,3}\s?)?(?:[:.–—]|by\s|par\s|de\s)",
    re.I,
)
_TIME = re.compile(
    r"\[?(?:(?:de|from)\s)?(\d{1,2})(?:\s?[:hH.]\s?(\d{2})|\s?[hH](?![\w])|(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:-|–|—|à|to|until)\s?\d{1,2}(?:\s?[:hH.]\s?\d{2}|\s?[hH](?!\w)|(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?)?"
    r"\]?(\s*[-–—:|,/]\s*|\s+)(?=\S)"
)


def is_row(text: str) -> bool:
    """A row of one character, three or more, maybe with blanks between."""
    if len(text) < 3 or text[0] not in _ROW:
        return False
    bare = text.replace(" ", "")
    return len(bare) >= 3 and bare == bare[0] * len(bare)


def underlined(page: Page) -> Iterator[Find]:
    """Rows of one character; the line above such a row is a heading when the row fits its length.

    Where one row of a character fits, others of that character may be of any length: people guess it.
    """
    rows = [index for index in page.open() if is_row(page.text(index))]
    fitting = {index for index in rows if _is_underline(page, index)}
    known = {page.text(index)[0] for index in fitting}
    for index in rows:
        title, row = page.text(index - 1), page.text(index)
        guessed = (
            row[0] in known
            and " " not in row
            and not page.text(index - 2)
            and wording.could_head(title)
            and not style.BULLET_START.match(title)
            and page.is_open(index - 1)
        )
        if index in fitting or guessed:
            over = page.text(index - 2) == row
            sure = 0.98 if index in fitting else 0.8
            yield Find(index - 1, Kind.HEADING, sure, group=f"row {row[0]}{'over' if over else ''}")
        yield Find(index, Kind.UNDERLINE, 0.98)


def _is_underline(page: Page, index: int) -> bool:
    title, row = page.text(index - 1), page.text(index)
    if not _fits(title, row) or not page.is_open(index - 1):
        return False
    if not style.BULLET_START.match(title):
        return True
    return title[0].isdigit() and abs(len(title) - len(row)) <= 3


def _fits(title: str, row: str) -> bool:
    if not title or is_row(title) or len(title) > 2 * wording.HEADING_LENGTH or " " in row:
        return False
    return len(row) * 2 >= len(title) and (len(row) <= 2 * len(title) + 6 or len(row) <= 12)


def hashed(page: Page) -> Iterator[Find]:
    """``# Title`` and ``## Title ##``; two hashes and more need no blank after them."""
    for index in list(page.open()):
        text = page.text(index)
        if text[0] != "#" or len(text) > 2 * wording.HEADING_LENGTH:
            continue
        words = text.lstrip("#")
        depth = len(text) - len(words)
        if depth > 6 or not words or not (words[0].isspace() or (depth > 1 and words[0].isalnum())):
            continue
        words = words.strip()
        bare = words.rstrip("#").rstrip()
        if words.endswith("#") and not words.endswith(" #") and depth != len(words) - len(words.rstrip("#")):
            bare = words  # "C#" keeps its sharp
        if bare:
            kind = Kind.DATE if datewords.is_date(bare) else Kind.HEADING
            tail = len(words) - len(bare)
            yield Find(index, kind, 0.95, skip=text.index(words), tail=tail, group=f"hash {depth}")


def mail_header(page: Page) -> Iterator[Find]:
    """The lines ``From:``, ``Subject:``, ``Date:`` … that open a mail. No title is made of them."""
    run: list[int] = []
    for index in [*page.open(), len(page.lines)]:
        if run and index == run[-1] + 1 and _MAIL_KEY.match(page.text(index)):
            run.append(index)
            continue
        if len(run) >= 2 or (run and page.before[run[0]] < 0):
            for line in run:
                key = page.text(line).partition(":")[0].strip().casefold()
                kind = Kind.DATE if key in ("date", "sent", "envoyé") else Kind.TEXT
                yield Find(line, kind, 0.95)
        run = [index] if _MAIL_KEY.match(page.text(index)) and not page.text(index - 1) else []


def signature(page: Page) -> Iterator[Find]:
    """The row ``-- `` that opens a mail signature (RFC 3676), kept as text."""
    for index in page.open():
        if page.text(index) == "--":
            yield Find(index, Kind.TEXT, 0.9)


def date_line(page: Page) -> Iterator[Find]:
    """Lines that are a date; with a place near the top. Several dates that divide a note are headings."""
    dates = [index for index in page.open() if datewords.is_date(page.text(index))]
    inner = [
        index
        for index in dates
        if page.is_alone(index) and page.before[index] >= 0 and page.after[index] >= 0
    ]
    days = frozenset(inner) if len(inner) >= 2 else frozenset()
    for index in dates:
        if index in days:
            yield Find(index, Kind.HEADING, 0.7, group="day")
        else:
            yield Find(index, Kind.DATE, 0.95)
    index = next((number for number, line in enumerate(page.lines) if line.text), -1)
    for top in range(_HEAD_LINES):
        if top and page.is_open(index) and datewords.is_date_and_place(page.text(index)):
            yield Find(index, Kind.DATE, 0.85)
        index = page.after[index] if index >= 0 else -1


def day(page: Page) -> Iterator[Find]:
    """``Day Two``, ``Jour 1``, ``Tuesday afternoon`` on a line of their own, with something below."""
    for index in list(page.open()):
        below = page.after[index]
        if (
            below >= 0
            and datewords.is_day(page.text(index))
            and not style.BULLET_START.match(page.text(index))
        ):
            first = page.before[index] < 0
            if page.style.wrap and page.text(index - 1):
                continue
            yield Find(index, Kind.HEADING, 0.6 if first else 0.9, group="day")


def caption(page: Page) -> Iterator[Find]:
    """``Photo: …``, or a line in one pair of parentheses: the words of a picture that is not there."""
    for index in page.open():
        text = page.text(index)
        if len(text) > 200:
            continue
        bare = text.strip("[(")
        if _CAPTION.match(bare) and not text.endswith(":"):
            yield Find(index, Kind.CAPTION, 0.8)
        elif text[0] + text[-1] in ("()", "[]") and text.count(text[-1]) == 1 and page.style.long:
            yield Find(index, Kind.CAPTION, 0.7)


def _time_heads(page: Page) -> dict[int, int]:
    """Lines that begin with a time of day, with the length of that beginning.

    What follows begins with a capital; where most do, a small letter alone between blank lines will do.
    """
    found = {}
    small = {}
    dots = {}  # "10.30 Title" may be a number, "10.30-11.00 Title" is none
    for index in page.open():
        text = page.text(index)
        match = _TIME.match(text[:60]) if text[0].isdigit() or text[0] in "[dfDF" else None
        if match is None or int(match[1]) > 24 or (match[2] and int(match[2]) > 59):
            continue
        dotted = "." in text[: match.end(2)] if match[2] else False
        rest = text[match.end() :]
        if is_only_time(text) and not page.text(index - 1):
            continue
        if match[3].strip() or (
            not dotted and (rest[0].isupper() or rest[0] in "\"'«“[(" or rest[0].isdigit())
        ):
            found[index] = match.end()
        elif dotted and rest[0].isalpha() and int(match[2]) % 5 == 0:
            dots[index] = match.end()
        elif not dotted and rest[0].isalpha() and not page.text(index - 1):
            small[index] = match.end()
    if len(dots) >= _DOTTED:
        found |= dots
    return found | small if len(found) > 2 * len(small) else found


_WORD = re.compile(r"[^\W\d_]+")
_CLOCK_WORDS = wording.words("am pm a p m h hrs uhr uur to à bis tot alle until from de")
_BRIEF = 30  # characters of a line that says a time and nothing else


def is_only_time(text: str) -> bool:
    """``10:00 - 10:50``: stands over the title of a session, and heads nothing itself."""
    return (
        len(text) <= _BRIEF
        and not set(_WORD.findall(text.casefold())) - _CLOCK_WORDS
        and _TIME.match(text + " .") is not None
    )


_DOTTED = 3  # so many lines that begin with "10.30" are of a timetable


def timed(page: Page) -> Iterator[Find]:
    """``09h35 - Title / Speaker``, ``14:00 Title``: a session, unless the lines are a mere timetable.

    Only if most have text below them are they headings; else they are lines of a programme.
    """
    for index in list(page.open()):
        if is_only_time(page.text(index)) and page.is_alone(index) and page.is_open(page.after[index]):
            yield Find(index, Kind.TEXT, 0.7)
            yield Find(page.after[index], Kind.TEXT, 0.6)
    heads = _time_heads(page)
    good = {}
    for index, length in heads.items():
        rest = page.text(index)[length:]
        fine = wording.could_head(page.text(index)) or (
            len(rest) <= 2 * wording.HEADING_LENGTH
            and not wording.ends_sentence(rest)
            and not rest.endswith(":")
        )
        good[index] = fine and not wording.has_sentences(rest)
    bodies = sum(1 for index in heads if _has_body(page, index, heads))
    for index in heads:
        if not good[index]:
            yield Find(index, Kind.TEXT, 0.7)
        elif bodies * 2 >= len(heads):
            yield Find(index, Kind.HEADING, 0.9, group="time")
        else:
            yield Find(index, Kind.TEXT, 0.6)


def _has_body(page: Page, index: int, heads: dict[int, int]) -> bool:
    """Something stands below that is no further time, and no second line of the same cell."""
    below = page.after[index]
    if below < 0 or below in heads or page.kind(below) is Kind.HEADING:
        return False
    return page.lines[below].indent != page.lines[index].indent + heads[index]


def capitals(page: Page) -> Iterator[Find]:
    """Lines all in capitals, when at least two open a block of lines (or no blank lines divide)."""
    count = page.style.caps
    if count < 2 or count * 10 > page.style.lines * 6:
        return
    caps = [
        index
        for index in page.open()
        if wording.is_caps(page.text(index))
        or (page.is_alone(index) and wording.is_caps(page.text(index), 2))
    ]
    opening = [
        index
        for index in caps
        if page.after[index] >= 0 and (page.style.dense or not page.text(index - 1) or page.kind(index - 1))
    ]
    if len(opening) < 2:
        return
    for index in opening:
        yield Find(index, Kind.HEADING, 0.9, group="caps")
