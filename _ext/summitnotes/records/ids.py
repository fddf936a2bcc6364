"""Ids and comparison keys made from names that people wrote.

An id ends up in addresses and anchors, so it is ASCII and depends on its text alone: no counter,
no hash seed, no locale.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import MutableMapping

MAX_ID_LENGTH = 80  # characters; a longer slug is cut at a hyphen and gets a digest

# Letters that no Unicode decomposition takes apart.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng"}
)
# Signs that are part of a name when they end a word: "C++", "C#".
_SIGNS = {"+": "plus", "#": "sharp"}
_SIGN_RUN = re.compile(r"(?<=[^\W_])[+#]+(?![^\W_])")
_NO_ID = re.compile(r"[^a-z0-9]+")
_WORDLIKE = re.compile(r"[^\W_]")
_USABLE = re.compile(r"[^\W_][\w.:+-]*")
_COMBINING = frozenset({"Mn", "Me"})


def name_key(text: str) -> str:
    """The key under which two spellings are the same name: NFKC, casefolded, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold_accents(text: str) -> str:
    """``text`` without combining marks and with its undecomposable Latin letters spelled out."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in apart if unicodedata.category(char) not in _COMBINING)
    return unicodedata.normalize("NFKC", bare).translate(_LETTERS)


def letters(text: str) -> str:
    """The letters and digits of a text alone: what is broken over lines or marked up is the same words."""
    return "".join(filter(str.isalnum, text.casefold()))


def search_key(text: str) -> str:
    """:func:`name_key` that also ignores accents; for comparing, never for showing."""
    # Casefolding may bring back a combining mark (İ), so the accents go last.
    return name_key(fold_accents(name_key(text)))


def _digest(text: str) -> str:
    """Eight hexadecimal digits that stand for ``text``."""
    key = unicodedata.normalize("NFKC", text).casefold().encode("utf-8", "surrogatepass")
    return hashlib.sha256(key).hexdigest()[:8]


def make_id(text: str) -> str:
    """An ASCII id (``[a-z0-9-]+``, at most 80 characters) that depends only on ``text``.

    ``"High availability"`` gives ``high-availability``, ``"C++"`` gives ``c-plus-plus``, ``"0MQ"``
    gives ``0mq``. Letters that cannot be written in ASCII are stood for by a digest of the text,
    so that two different names never share an id merely because both lost letters.
    """
    key = search_key(text)
    spelled = _SIGN_RUN.sub(lambda run: "".join(f"-{_SIGNS[sign]}" for sign in run[0]) + "-", key)
    slug = _NO_ID.sub("-", spelled).strip("-")
    lost = any(not char.isascii() and _WORDLIKE.match(char) for char in spelled)
    if not slug:
        return f"x-{_digest(text)}"
    if len(slug) > MAX_ID_LENGTH - (9 if lost else 0):
        slug = slug[: MAX_ID_LENGTH - 9].rsplit("-", 1)[0].strip("-") or slug[: MAX_ID_LENGTH - 9]
        lost = True
    return f"{slug}-{_digest(text)}" if lost else slug


def unique_id(wanted: str, taken: MutableMapping[str, int]) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3`` … if taken; the result is entered into ``taken``.

    ``taken`` maps each id in use to the last number tried for it (1 for a fresh id), which keeps a
    thousand equal names linear. Start it from known ids with ``dict.fromkeys(ids, 1)``.
    """
    if wanted not in taken:
        taken[wanted] = 1
        return wanted
    number = taken[wanted] + 1
    while f"{wanted}-{number}" in taken:
        number += 1
    taken[wanted] = number
    taken[f"{wanted}-{number}"] = 1
    return f"{wanted}-{number}"


def is_usable(text: str) -> bool:
    """Whether a text may serve as an id, though not in our own spelling: one word without signs of paths,
    addresses and markup, which begins with a letter or a digit."""
    return len(text) <= 2 * MAX_ID_LENGTH and bool(_USABLE.fullmatch(text)) and ".." not in text


def is_id(text: str) -> bool:
    """Whether a text is written as an id is: small letters, digits and hyphens."""
    return bool(text) and make_id(text) == text
