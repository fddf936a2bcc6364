"""Which code page the bytes of a text are in that is no UTF-8, where they plainly are not Windows-1252.

Few letters of a text in Western Europe bear accents, and none of its words holds a sign. A text that breaks
this is given to charset-normalizer, with the code pages that people's files come in; it knows how often
letters follow each other in each language.
"""

from __future__ import annotations

import re

#: What a file without another sign is read as.
DEFAULT = "cp1252"
#: Bytes that are looked at, up to the end of a line.
_SAMPLE = 50_000
#: Code pages of Windows, the Web, mail and DOS, of the Macintosh; in Python's spelling.
_CANDIDATES = [
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "koi8_r", "cp866", "mac_cyrillic", "cp1253",
    "cp1255", "cp1256", "cp874", "mac_roman", "cp850", "cp437", "cp1250", "iso8859_2", "cp1254",
]  # fmt: skip
#: No more than this of a reading may look wrong; the library's own bound is 0.2.
_MOST_CHAOS = 0.1
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
#: In Windows-1252 a sign or a capital between small letters that nobody puts there, or nothing at all. Dots,
#: dashes, apostrophes, "°" and "×" do stand between letters.
_INSIDE = re.compile(
    rb"[a-z][\x80-\x84\x86-\x90\x93-\x95\x98\x99\x9b\xa1-\xac\xae\xaf\xb1\xb3\xb6\xb8-\xbf\xf7][a-z]"
    rb"|[\x81\x8d\x8f\x90\x9d]"
)


def charset_of(data: bytes) -> str:
    """The codec, in Python's spelling, that ``data`` was written with; ``cp1252`` where nothing is plain."""
    sample = data[: data.find(b"\n", _SAMPLE) + 1 or len(data)][: 2 * _SAMPLE]
    if not _is_foreign(sample):
        return DEFAULT
    # Loaded for such files only: it brings tables of many languages along.
    from charset_normalizer import from_bytes

    best = from_bytes(
        sample, cp_isolation=_CANDIDATES, threshold=_MOST_CHAOS, preemptive_behaviour=False
    ).best()
    return best.encoding if best is not None else DEFAULT


def charset_name(codec: str) -> str:
    """What people call a codec: ``Windows-1251``, ``Shift JIS``, ``KOI8-R``."""
    if codec.startswith("cp125"):
        return f"Windows-{codec[2:]}"
    return {"cp932": "Shift JIS", "mac_roman": "Mac Roman"}.get(codec, codec.replace("_", "-").upper())


def _is_foreign(sample: bytes) -> bool:
    """Whether ``sample`` is no text in Windows-1252: more high letters than plain ones, or signs in words."""
    return len(_HIGH.findall(sample)) * 2 > len(_LETTERS.findall(sample)) or bool(_INSIDE.search(sample))
