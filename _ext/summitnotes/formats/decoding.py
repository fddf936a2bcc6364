"""The entrance: the bytes of a notes file become text, whatever the bytes are.

The ladder is fixed, so that the same bytes give the same text on every machine: byte order mark, UTF-16
without a mark where the zero bytes show it, strict UTF-8, UTF-8 with damage, the code page that the letters
show (:mod:`summitnotes.formats.charsets`), Windows-1252.
Lines are counted as an editor counts them: LF, CRLF and lone CR end a line, nothing else does.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from summitnotes.formats import office
from summitnotes.formats.charsets import charset_name, charset_of
from summitnotes.formats.mail import open_mail
from summitnotes.formats.suffixes import DOCUMENTS, suffix_of
from summitnotes.records.problems import Problem, Subtype

#: Longest file that is read, in bytes. What stands behind it is left out, and the page says so.
MAX_BYTES = 1_000_000
#: Longest line, in characters, that a reader may look at for markup.
MAX_LINE = 10_000
#: Longest stretch without a blank, in characters, that a reader may look at for markup.
MAX_RUN = 2_000
#: Most blanks in a row between two words. Finders try each blank as the one before what they look for.
MAX_BLANKS = 200
_MANY_BLANKS = re.compile(
    rf"(?<=\S)(?:\t{{25}}|\s{{{MAX_BLANKS}}})\s*\S"
)  # readers make eight blanks of a tab

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Everything that str.splitlines() cuts at stands here too, so that no library counts other lines than we do.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ufff9-\ufffb]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Joiners between letters of scripts that need them, or between emoji, are spelling and no trick.
_ZERO_WIDTH = re.compile("[\u180e\u200b\u2060\ufeff]|(?<![\u0600-\U0010ffff])[\u200c\u200d]")
_CUT = f"the file has more than {MAX_BYTES} bytes; the text was cut there. Split it into several files"
_INVISIBLE = " \t\n\u00a0\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_VISIBLE = re.compile(f"[^{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a notes file.

    ``text`` has LF line ends only and no control character but LF and tab; split it at ``"\\n"`` and
    nowhere else. ``encoding`` is the codec that was used, in Python's spelling. ``literal_lines`` are
    the 1-based lines that are too long to be looked at for markup and must be shown as they are.
    Of a mail it is what :mod:`summitnotes.formats.mail` takes out of it.
    ``notice`` is a sentence for the reader of the page when the file was cut, else None.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()
    literal_lines: frozenset[int] = frozenset()
    notice: str | None = None
    lengths: tuple[Problem, ...] = ()  # of those lines; who looks for no markup need not care
    document: bytes | None = None  # the file itself, where it is no text but holds one


def decode_file(path: Path) -> Decoded:
    """The text of a notes file; no more bytes are read than are shown. :class:`OSError` if none can be."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
        if data.startswith(office.MAGIC) and suffix_of(path.name) in DOCUMENTS:
            return _decode_document(data + file.read(office.MAX_BYTES))
        if data.startswith(office.SEALED) and suffix_of(path.name) in DOCUMENTS:
            said = "the file is protected by a password, or of an old kind; an empty page was made. "
            return _unreadable(f"{said}Save it again without, as .docx or .odt")
        return decode(data)


def _decode_document(data: bytes) -> Decoded:
    text = office.paragraphs(data)
    if text is None:
        said = "the file is damaged, or too large; an empty page was made. Save it again, as .odt or .html"
        return _unreadable(said)
    found = decode(text.encode("utf-8", "replace"))
    return replace(found, encoding="zip", document=data, problems=(*found.problems, *office.left_out(data)))


def _unreadable(said: str) -> Decoded:
    return Decoded("", "zip", (Problem(Subtype.UNREADABLE, said),))


@lru_cache(maxsize=1)  # the reader asks, and whoever looks for slips after it
def decode(data: bytes) -> Decoded:
    """Turn the bytes of a notes file into text. Never raises; linear in ``len(data)``."""
    kept, notice = _cut(data)
    raw, encoding, problems = _decode_bytes(kept, whole=notice is None)
    if notice is not None:
        problems.append(Problem(Subtype.LIMIT, _CUT))
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if (mail := open_mail(text)) is not None:
        text = mail.text
        problems += mail.problems
    if not _is_seen(text):
        problems += character_problems(text)
        text = CONTROL.sub(" ", text)
    if not _VISIBLE.search(text):
        empty = Problem(
            Subtype.EMPTY, "the file holds no text; an empty page was made. Write into it, or delete it"
        )
        return Decoded("", encoding, (empty,), notice=notice)
    literal, lengths = _long_lines(text)
    return Decoded(text, encoding, tuple(problems), literal, notice, lengths)


def _cut(data: bytes) -> tuple[bytes, str | None]:
    """The bytes up to the cap, ending with a whole line if one ends near the cap."""
    if len(data) <= MAX_BYTES:
        return data, None
    end = data.rfind(b"\n", MAX_BYTES - MAX_LINE, MAX_BYTES)
    # A line end in UTF-16 and UTF-32 has zero bytes around it: keep whole units of four bytes there.
    wide = b"\0" in data[:4096] or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    kept = data[:MAX_BYTES] if end < 0 or wide else data[: end + 1]
    return kept, f"The file is longer than {MAX_BYTES} bytes. What stands after them is not shown here."


def _decode_bytes(data: bytes, *, whole: bool) -> tuple[str, str, list[Problem]]:
    for bom, encoding in _BOMS:
        if not data.startswith(bom):
            continue
        body = data[len(bom) :]
        if encoding.startswith("utf-32") and len(body) % 4:
            continue
        if encoding == "utf-8":
            text, used, problems = _decode_narrow(body, whole=whole)
            used = "utf-8-sig" if used == "utf-8" else used
            said = "the file starts with a byte order mark; it was left out. Save the file without it"
            return text, used, [Problem(Subtype.ENCODING, said, 1), *problems]
        return _decode_wide(body, encoding, marked=True)
    guess = _wide_without_mark(data)
    if guess is not None:
        return _decode_wide(data, guess, marked=False)
    return _decode_narrow(data, whole=whole)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark, told by zero bytes that stand in one half of the pairs only."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd * 10 >= pairs * 6 and even * 20 <= pairs:
        return "utf-16-le"
    if even * 10 >= pairs * 6 and odd * 20 <= pairs:
        return "utf-16-be"
    return None


def _decode_wide(data: bytes, encoding: str, *, marked: bool) -> tuple[str, str, list[Problem]]:
    text = data.decode(encoding, "replace")
    how = "its byte order mark says so" if marked else "its zero bytes show it"
    said = f'the file was read as "{encoding}" ({how}). Save it as UTF-8'
    problems = [Problem(Subtype.ENCODING, said, 1)]
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_of(data[: error.start].decode(encoding, "replace"))
        said = f'bytes that are no "{encoding}" stand here; each shows as U+FFFD'
        problems.append(Problem(Subtype.ENCODING, said, line))
    return text, encoding, problems


def _decode_narrow(data: bytes, *, whole: bool) -> tuple[str, str, list[Problem]]:
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        first = error
    tail = len(data) - first.start
    if not whole and first.reason == "unexpected end of data" and tail < 4:
        return data[: first.start].decode("utf-8"), "utf-8", []  # our own cut fell into a character
    line = _line_of(data[: first.start].decode("utf-8", "replace"))
    if _is_damaged_utf8(data, first):
        said = (
            f'"0x{data[first.start]:02X}" here is no UTF-8, though most of the file is; such bytes were '
            "read as Windows-1252 or show as U+FFFD. Save the file as UTF-8"
        )
        return data.decode("utf-8", _DAMAGED), "utf-8", [Problem(Subtype.ENCODING, said, line)]
    found = charset_of(data)
    said = (
        f'the file is no UTF-8 ("0x{data[first.start]:02X}" stands here); it was read as '
        f"{charset_name(found)}. Save it as UTF-8"
    )
    return data.decode(found, "replace"), found, [Problem(Subtype.ENCODING, said, line)]


def _is_damaged_utf8(data: bytes, first: UnicodeDecodeError) -> bool:
    """Whether the accents of ``data`` are mostly UTF-8. Accents of Windows-1252 hardly ever look like it."""
    sequences = _UTF8_SEQUENCE.findall(data)
    bad = len(_HIGH.findall(data)) - sum(map(len, sequences))
    if sequences:
        return bad <= max(3, len(sequences))
    # No whole sequence: only a file cut inside its first accent. A lone 0xE9 at the end is rather an é.
    tail = data[first.start :]
    return first.reason == "unexpected end of data" and (len(tail) > 1 or tail in (b"\xc2", b"\xc3"))


def _read_damage(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: a lone byte keeps its Windows-1252 letter, a torn sequence becomes U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if len(bad) > 1 or bad in (b"\xc2", b"\xc3") or error.end == len(error.object):
        return "\ufffd", error.end
    return bad.decode("cp1252", "replace"), error.end


_DAMAGED = "summitnotes.damaged"
codecs.register_error(_DAMAGED, _read_damage)


def _line_of(before: str) -> int:
    """The 1-based line on which the character after ``before`` stands."""
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def _is_seen(text: str) -> bool:
    """A first look: whether no character can be one that no reader sees; most texts."""
    if text.isascii():
        return not text.encode().translate(None, _ASCII_SEEN)
    return _UNSEEN.search(text) is None


_ASCII_SEEN = bytes(range(0x20, 0x7F)) + b"\t\n"
_UNSEEN = re.compile(f"[{CONTROL.pattern[1:-1]}{BIDI.pattern[1:-1]}\u180e\u200b-\u200d\u2060\ufeff]")


def character_problems(text: str, *, zero_width: bool = True) -> list[Problem]:
    """What to say of characters that no reader sees or that turn a line, each kind at its first line."""
    kinds = (
        (CONTROL, 'control character "{}" stands here; such characters were turned into blanks'),
        (BIDI, 'bidirectional control "{}" stands here; it was kept, but it can disguise text'),
        (_ZERO_WIDTH, 'zero-width character "{}" stands here; it was kept, but no reader sees it'),
    )
    problems = []
    for pattern, message in kinds[: 3 if zero_width else 2]:
        match = pattern.search(text)
        if match:
            name = f"U+{ord(match.group()):04X}"
            problems.append(Problem(Subtype.CONTROL, message.format(name), _line_of(text[: match.start()])))
    return problems


def _long_lines(text: str) -> tuple[frozenset[int], tuple[Problem, ...]]:
    """The lines that are too long to be read for markup, and one problem for each kind of length."""
    too_long: list[int] = []
    unbroken: list[int] = []
    apart: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            too_long.append(number)
        elif len(line) > MAX_RUN and max(map(len, line.split()), default=0) > MAX_RUN:
            unbroken.append(number)
        elif (len(line) > MAX_BLANKS or "\t" in line) and _MANY_BLANKS.search(line):
            apart.append(number)
    problems = []
    if too_long:
        said = f"lines of more than {MAX_LINE} characters are shown literally (lines: {len(too_long)})"
        problems.append(Problem(Subtype.LIMIT, said, too_long[0]))
    if unbroken:
        said = f"more than {MAX_RUN} characters without a blank are shown literally (lines: {len(unbroken)})"
        problems.append(Problem(Subtype.LIMIT, said, unbroken[0]))
    if apart:
        said = f"lines with {MAX_BLANKS} blanks or more in a row are shown literally (lines: {len(apart)})"
        problems.append(Problem(Subtype.LIMIT, said, apart[0]))
    return frozenset(too_long + unbroken + apart), tuple(problems)
