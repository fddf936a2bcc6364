"""A mail is an envelope: its text is taken out and decoded, and what stands on the envelope becomes a head.

The text keeps the lines of the file: where a line of quoted-printable goes on in the next one, the line that
is won thereby stands blank at the end of the paragraph. Only base64, which has no lines, counts its own.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser

from summitnotes.records.problems import Problem, Subtype

#: Headers that people read; the others are for machines and have no place on a page.
SHOWN = (
    *("From", "To", "Cc", "Bcc", "Subject", "Date", "Sent", "Reply-To", "Archived-At"),
    *("Organization", "Organisation", "Newsgroups"),
)

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*(.*)$")
_FIRST = re.compile(
    r"(?:From|To|Cc|Subject|Date|Sender|Reply-To|Return-Path|Received|Delivered-To|Message-ID|MIME-Version"
    r"|Content-Type|X-[\w-]+):",
    re.I,
)
_FROM_LINE = re.compile(r"From \S+@\S+ +\S.*\d{4}")  # as mailboxes have it
_MAX_HEADERS = 300  # lines
_MAX_DEPTH = 5  # parts in parts
#: Kinds of parts that may be the text, the best first.
_KINDS = ("text/plain", "text/markdown", "text/x-markdown", "text/html")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}\s*")
#: What Python decodes and no mail is written in; the time of the first two grows with the square of a text.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape"})
_ESCAPE = re.compile(r"=[0-9A-F]{2}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A mail without its envelope."""

    text: str  # the shown headers, a blank line, the text of the mail; other lines are blank
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A leaf of the tree of parts; lines are 0-based, ``end`` is exclusive."""

    head: Message
    start: int
    end: int


def open_mail(text: str) -> Opened | None:
    """Take the text out of a mail; None if ``text`` is none. Never raises; linear in ``len(text)``."""
    if not (_FIRST.match(text) or _FROM_LINE.match(text)):
        return None
    lines = text.split("\n")
    first = 1 if _FROM_LINE.match(lines[0]) else 0
    end = _end_of_head(lines, first)
    head = _head(lines[first:end])
    if end == first or not head.get("From") or not (head.get("Subject") or head.get("Date")):
        return None
    parts = list(_parts(head, lines, end, len(lines), 0))
    chosen = next((part for kind in _KINDS for part in parts if _is(part, kind)), None)
    made = [""] * len(lines)
    for number, shown in _shown(lines, first, end):
        made[number] = shown
    if chosen is not None:
        body = _decoded(chosen, lines)
        made[chosen.start :] = [*body, *made[chosen.start + len(body) :]]
    problems = [problem for part in parts if part is not chosen for problem in _left_out(part, chosen)]
    return Opened("\n".join(made), tuple(problems))


def _end_of_head(lines: list[str], first: int) -> int:
    """The index of the first line behind the headers; ``first`` where there are none."""
    for number in range(first, min(len(lines), first + _MAX_HEADERS)):
        line = lines[number]
        if not line.strip():
            return number
        if not _HEADER.match(line) and not (number > first and line[0] in " \t"):
            return first
    return first


def _head(lines: list[str]) -> Message:
    return HeaderParser().parsestr("\n".join(lines))


def _shown(lines: list[str], first: int, end: int) -> Iterator[tuple[int, str]]:
    """(index, ``Name: value`` on one line, its words decoded) of the headers that people read."""
    wanted = {name.lower(): name for name in SHOWN}
    number = first
    while number < end:
        found = _HEADER.match(lines[number])
        rest = number + 1
        while rest < end and lines[rest][:1] in (" ", "\t"):
            rest += 1
        if found and found.group(1).lower() in wanted:
            value = " ".join([found.group(2), *(line.strip() for line in lines[number + 1 : rest])]).strip()
            yield number, f"{found.group(1)}: {_unfolded(value)}"
        number = rest


def _unfolded(value: str) -> str:
    """A header with its encoded words spelt out."""
    if "=?" not in value:
        return value
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value


def _parts(head: Message, lines: list[str], start: int, end: int, depth: int) -> Iterator[_Part]:
    """The leaves between two lines, of which ``start`` is the blank one below the head."""
    boundary = head.get_boundary()
    if not boundary or depth >= _MAX_DEPTH:
        yield _Part(head, start + 1, end)
        return
    opener, closer = f"--{boundary}", f"--{boundary}--"
    marks = [number for number in range(start, end) if lines[number].rstrip() in (opener, closer)]
    if not marks:  # the parts are gone: what is there is the text
        yield _Part(Message(), start + 1, end)
    for mark, following in zip(marks, [*marks[1:], end], strict=False):
        if lines[mark].rstrip() == closer:
            return
        below = next((n for n in range(mark + 1, following) if not lines[n].strip()), following)
        yield from _parts(_head(lines[mark + 1 : below]), lines, below, following, depth + 1)


def _is(part: _Part, kind: str) -> bool:
    return part.head.get_content_type() == kind and part.head.get_content_disposition() != "attachment"


def _left_out(part: _Part, chosen: _Part | None) -> Iterator[Problem]:
    """What to say of a part that is not shown; another writing of the same text is none."""
    if _is(part, "text/html") and chosen is not None:
        return
    name = _unfolded(part.head.get_filename() or part.head.get_content_type())
    said = f'the mail holds "{name[:100]}", which is not shown. Save it beside the notes, and lead to it'
    yield Problem(Subtype.MEDIA, said, part.start)


def _decoded(part: _Part, lines: list[str]) -> list[str]:
    """The lines of a part as they were before it was sent."""
    body = lines[part.start : part.end]
    way = str(part.head.get("Content-Transfer-Encoding", "")).strip().lower()
    charset = part.head.get_content_charset() or "utf-8"
    if way == "base64":
        return _of_base64(body, charset)
    if way == "quoted-printable" or (not way and _looks_quoted(body)):
        return list(_of_quoted(body, charset))
    return body


def _looks_quoted(body: list[str]) -> bool:
    """Whether the marks of quoted-printable stand in a text whose head does not say so."""
    soft = sum(line.endswith("=") for line in body)
    escapes = sum(len(_ESCAPE.findall(line)) for line in body)
    bare = sum(line.count("=") for line in body) - soft - escapes
    return escapes > 1 and not bare and (soft > 0 or escapes > 3)


def _of_quoted(body: list[str], charset: str) -> Iterator[str]:
    won = 0  # lines that went into the one before
    joined = ""
    for line in body:
        if line.endswith("="):
            joined, won = joined + line[:-1], won + 1
            continue
        whole, joined = joined + line, ""
        if not whole.strip():
            yield from [""] * won
            won = 0
        yield _bytes_to_text(quopri.decodestring(whole.encode("utf-8", "replace")), charset)
    if joined:
        won -= 1
        yield _bytes_to_text(quopri.decodestring(joined.encode("utf-8", "replace")), charset)
    yield from [""] * won


def _of_base64(body: list[str], charset: str) -> list[str]:
    """What stands behind lines of base64, such as the footer of a list, is text already."""
    end = next((number for number, line in enumerate(body) if not _BASE64.fullmatch(line)), len(body))
    data = "".join(line.strip() for line in body[:end])
    try:
        raw = base64.b64decode(data + "=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return body
    text = _bytes_to_text(raw, charset).replace("\r\n", "\n").replace("\r", "\n")
    found = text.split("\n")
    return found + [""] * (end - len(found)) + body[end:]


def _bytes_to_text(data: bytes, charset: str) -> str:
    for codec in (charset, "utf-8"):
        try:
            if codecs.lookup(codec).name not in _NO_CHARSETS:
                return data.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")
