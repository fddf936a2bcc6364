"""Which addresses may become links. One rule, used everywhere a URL can stand, exports included.

Notes are untrusted: an address is either plainly harmless or it stays text.
"""

from __future__ import annotations

import re
import unicodedata

MAX_URL_LENGTH = 2000  # characters; as for any unbroken run in a notes file

_SCHEME = re.compile(r"(https?|ftp|mailto):", re.ASCII | re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_MAIL = re.compile(r"[^\s@?&%:/]+@[\w-]+(?:\.[\w-]+)*")
_ENCODED_CONTROL = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_REFUSED = frozenset('\\<>"`')
_SEGMENT = re.compile(r"[^/:?#%&]+")


def _is_clean(text: str) -> bool:
    """No control, format, surrogate or blank character, and none that a reader takes for another."""
    return not any(char in _REFUSED or unicodedata.category(char)[0] in "CZ" for char in text)


def safe_url(text: str) -> str | None:
    """``text`` without blanks around it if it may be linked, else ``None``.

    May be linked: ``http``, ``https`` and ``ftp`` with a host and without a user name, and
    ``mailto`` with an address. The scheme must stand in plain letters: nothing is decoded first,
    so an encoded one is no scheme. Relative and ``//host`` addresses are refused.
    """
    url = text.strip(" ")
    if not url or len(url) > MAX_URL_LENGTH or not _is_clean(url):
        return None
    scheme = _SCHEME.match(url)
    if scheme is None:
        return None
    rest = url[scheme.end() :]
    if scheme[1].lower() == "mailto":
        return url if _MAIL.fullmatch(rest.split("?", 1)[0]) and not _ENCODED_CONTROL.search(rest) else None
    if not rest.startswith("//"):
        return None
    host = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    # A letter such as "℀" turns into "a/c" when a browser normalises the host: look at both.
    plain = unicodedata.normalize("NFKC", host)
    return url if _HOST.fullmatch(host) and _HOST.fullmatch(plain) else None


def inside_path(text: str) -> str | None:
    """``text`` if it is a plain relative path that stays in its folder (``slides/a.pdf``), else ``None``.

    Whether the file exists and is of an allowed kind is for the caller to find out.
    """
    path = text.strip(" ")
    if not path or len(path) > MAX_URL_LENGTH or any(char in _REFUSED for char in path):
        return None
    if any(unicodedata.category(char)[0] == "C" for char in path):
        return None
    segments = path.split("/")
    plain = all(_SEGMENT.fullmatch(segment) and not segment.startswith(".") for segment in segments)
    return path if plain else None
