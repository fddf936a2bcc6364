"""What a file is by its first bytes, whatever its name says: a name can be given to anything.

The signs are those of the WHATWG's MIME Sniffing standard (pictures, audio, archives) and of the formats
themselves. Kinds that are plain text (``.csv``) have none: whatever they hold is shown as text.
"""

from __future__ import annotations

import re
from pathlib import Path

#: Bytes of a file that are looked at; a PDF may begin with a few lines of something else.
HEAD = 1_024
#: Pictures: suffix -> how such a file begins.
PICTURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".avif": re.compile(rb".{4}ftyp(?:avi[fs]|mif1|msf1)", re.DOTALL),
}
_SPELLINGS = {".jpeg": ".jpg"}
_ZIP = rb"PK(?:\x03\x04|\x05\x06)"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # office programs before 2007, and what a password protects
_OGG = rb"OggS"
_OTHERS = {
    sign: re.compile(pattern, re.DOTALL)
    for sign, pattern in {
        "pdf": rb".{0,1000}%PDF-",
        "ps": rb"\x04?%!|\xc5\xd0\xd3\xc6",
        "odp odt ods key zip": _ZIP,
        "pptx docx xlsx": _ZIP + rb"|" + _OLE,
        "doc": _OLE + rb"|\{\\rtf|" + _ZIP,
        "ppt xls": _OLE + rb"|" + _ZIP,
        "ics": rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR",
        "gz tgz": rb"\x1f\x8b",
        "xz": rb"\xfd7zXZ\x00",
        "mp3": rb"ID3|\xff[\xe2-\xff]",
        "ogg oga opus ogv": _OGG,
        "flac": rb"fLaC|ID3",
        "mp4": rb".{4}ftyp",
        "webm": rb"\x1a\x45\xdf\xa3",
    }.items()
}
_SIGNS = PICTURES | {f".{kind}": sign for kinds, sign in _OTHERS.items() for kind in kinds.split()}


def picture_kind(head: bytes) -> str | None:
    """The suffix of the kind of picture that begins so; None if it is none that is shown."""
    return next((kind for kind, sign in PICTURES.items() if sign.match(head)), None)


def fits(path: Path) -> bool:
    """Whether a file holds what its suffix says. One kind of picture may bear the suffix of another: browsers
    show it by its content, too. Raises :class:`OSError`."""
    suffix = path.suffix.lower()
    suffix = _SPELLINGS.get(suffix, suffix)
    sign = _SIGNS.get(suffix)
    if sign is None:
        return True
    with path.open("rb") as file:
        head = file.read(HEAD)
    return picture_kind(head) is not None if suffix in PICTURES else sign.match(head) is not None
