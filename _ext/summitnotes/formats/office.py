"""The words of a document of a word processor, one paragraph a line: what the ledger holds its page against.

pandoc makes the page. It tells no places, and such a file has no lines; the number of the paragraph stands
for one. Read with the standard library alone, so that this account does not rest on pandoc.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from xml.etree import ElementTree

from summitnotes.paths.contents import picture_kind
from summitnotes.records.problems import Problem, Subtype

#: Bytes of such a file, and of the text in it, that are looked at.
MAX_BYTES = 20_000_000
#: What every zip file begins with.
MAGIC = b"PK\x03\x04"
#: What documents begin with that are older than zip, or that a password protects.
SEALED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: Bytes of one picture.
MAX_PICTURE = 10_000_000

#: What a damaged zip file raises.
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError)

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: Where the text stands, and after it what belongs to it.
_PLACES = (("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"), ("content.xml",))
_BLOCKS = frozenset({f"{_WORD}p", f"{_ODF}p", f"{_ODF}h"})
_BREAKS = frozenset({f"{_WORD}br", f"{_WORD}tab", f"{_ODF}line-break", f"{_ODF}tab", f"{_ODF}s"})
# No words of the text: what was deleted, codes of fields, numbers of notes.
_UNSEEN = frozenset({f"{_WORD}del", f"{_WORD}instrText", f"{_ODF}tracked-changes", f"{_ODF}note-citation"})


def paragraphs(data: bytes) -> str | None:
    """The text of a ``.docx`` or ``.odt``, a paragraph a line; None if ``data`` is none. Never raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
            places = next((places for places in _PLACES if places[0] in names), ())
            parts = [name for name in places if name in names]
            if not parts or sum(file.getinfo(name).file_size for name in parts) > MAX_BYTES:
                return None
            roots = [ElementTree.fromstring(file.read(name)) for name in parts]
    except (*_DAMAGE, ElementTree.ParseError):
        return None
    return "\n".join(line for root in roots for line in _lines(root))


#: (part, what stands there) -> what of a document no reader of its text sees.
_BESIDE = (
    (
        "word/comments.xml",
        re.compile(rb"<w:comment[ >]"),
        Problem(Subtype.MARKUP, "comments in the margin are left out; write them into the text"),
    ),
    (
        "word/document.xml",
        re.compile(rb"<a:blip\b[^<>]{0,1000}\br:link="),
        Problem(
            Subtype.MEDIA, "pictures that the file only links to are left out; put them into the document"
        ),
    ),
)


def left_out(data: bytes) -> tuple[Problem, ...]:
    """What is told of a document that :func:`paragraphs` could read: what pandoc leaves out of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = []
        for name, sign, problem in _BESIDE:
            here = file.NameToInfo.get(name)
            if here is not None and here.file_size <= MAX_BYTES:
                with suppress(*_DAMAGE):
                    found += [problem] if sign.search(file.read(name)) else []
        return tuple(found)


#: Cells and blanks that a few digits ask for.
_COUNTED = re.compile(
    rb"<w:gridSpan\b[^<>]{0,200}\bval=\"0*(\d+)\""
    rb"|\b(?:text:c|table:number-(?:columns|rows)-(?:repeated|spanned))=\"0*(\d+)\""
)
_MAX_COUNTED = 100_000
#: Each level of an OpenDocument list doubles pandoc's time; office programs offer ten.
_LIST = re.compile(rb"<(/?)text:list[ >]")
_MAX_LISTS = 12


def too_heavy(data: bytes) -> str | None:
    """Why pandoc shall not get a document that :func:`paragraphs` could read; None if it may."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        places = next(places for places in _PLACES if places[0] in file.NameToInfo)
        content = file.read(places[0])
    counted = depth = 0
    for found in _COUNTED.finditer(content):
        digits = found[found.lastindex or 0]
        counted += int(digits) if len(digits) < 7 else _MAX_COUNTED + 1
        if counted > _MAX_COUNTED:
            return f"it asks for more than {_MAX_COUNTED} cells and blanks"
    for found in _LIST.finditer(content):
        depth += -1 if found[1] else 1
        if depth > _MAX_LISTS:
            return f"its lists are nested more than {_MAX_LISTS} deep"
    return None


def picture(data: bytes, address: str) -> tuple[bytes, str] | None:
    """The picture that ``data`` (``.docx``, ``.odt``) holds under ``address``, and its suffix."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for name in (address, f"word/{address}"):
                if name in file.NameToInfo and file.getinfo(name).file_size <= MAX_PICTURE:
                    content = file.read(name)
                    kind = picture_kind(content)
                    return (content, kind) if kind else None
    except _DAMAGE:
        pass
    return None


def _lines(root: ElementTree.Element) -> Iterator[str]:
    """Not recursive: a document may be nested deeper than Python is."""
    words: list[str] = []
    waiting: list[ElementTree.Element | str | None] = [root]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            words.append(here)
        elif here is None:  # the end of a paragraph
            if line := " ".join("".join(words).split()):
                yield line
            words = []
        elif here.tag not in _UNSEEN:
            if here.tag in _BLOCKS:  # one may stand in another, as a footnote does
                waiting.append(None)
                if line := " ".join("".join(words).split()):
                    yield line
                words = []
            for child in reversed(here):
                waiting += [child.tail or "", child]
            waiting.append((" " if here.tag in _BREAKS else "") + (here.text or ""))
