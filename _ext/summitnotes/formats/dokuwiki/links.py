"""What a link or a media tag points at, and which addresses may become links on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

SCHEMES = frozenset({"http", "https", "mailto", "ftp"})

# Shortcuts of DokuWiki's interwiki.conf that still lead somewhere; "{}" is the name.
INTERWIKI = {
    "wp": "https://en.wikipedia.org/wiki/{}",
    "wpfr": "https://fr.wikipedia.org/wiki/{}",
    "wpde": "https://de.wikipedia.org/wiki/{}",
    "wpes": "https://es.wikipedia.org/wiki/{}",
    "wppl": "https://pl.wikipedia.org/wiki/{}",
    "wpjp": "https://ja.wikipedia.org/wiki/{}",
    "wpru": "https://ru.wikipedia.org/wiki/{}",
    "wpmeta": "https://meta.wikipedia.org/wiki/{}",
    "doku": "https://www.dokuwiki.org/{}",
    "rfc": "https://www.rfc-editor.org/rfc/rfc{}",
    "man": "https://man.cx/{}",
    "phpfn": "https://www.php.net/{}",
}

_INTERWIKI = re.compile(r"([a-zA-Z0-9.]+)>")
_SHARE = re.compile(r"\\\\[^\\]+?\\")
_SCHEME = re.compile(r"([a-z0-9.+-]+)://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_MAIL = re.compile(
    r"[0-9a-z!#$%&'*+/=?^_`{|}~-]+(?:\.[0-9a-z!#$%&'*+/=?^_`{|}~-]+)*@(?:[0-9a-z][0-9a-z-]*\.)+[a-z]{2,63}",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?", re.IGNORECASE)


def safe_uri(address: str) -> str | None:
    """``address`` if a note may link it, else None: no script, no control characters, no ``//host``."""
    address = address.strip().replace(" ", "%20")
    scheme, colon, rest = address.partition(":")
    if not colon or scheme.lower() not in SCHEMES or not rest or _REFUSED.search(address):
        return None
    if scheme.lower() != "mailto" and not re.match(r"//[^/]", rest):
        return None
    return address


@dataclass(frozen=True, slots=True)
class Target:
    """A link's target, classified in DokuWiki's order."""

    kind: str  # interwiki | share | external | mail | local | page | refused
    uri: str | None  # the address to link, if there is one and it is allowed
    shown: tuple[int, int]  # the part of the target to show when there is no label, as offsets into it


def classify(target: str) -> Target:
    """What ``target``, without surrounding blanks, points at."""
    whole = (0, len(target))
    interwiki = _INTERWIKI.match(target)
    if interwiki:
        template = INTERWIKI.get(interwiki.group(1).lower())
        name = target[interwiki.end() :]
        # "/" and "#" keep their sense; everything else that is no address is escaped.
        uri = safe_uri(template.format(quote(name, safe="/#:,;@!~*'()=&%_-."))) if template and name else None
        return Target("interwiki", uri, (interwiki.end(), len(target)) if name else whole)
    if _SHARE.match(target):
        return Target("share", None, whole)
    if _SCHEME.match(target):
        return Target("external", safe_uri(target), whole)
    if _OTHER_SCHEME.match(target):
        return Target("refused", None, whole)
    if _MAIL.search(target[:1000]):
        return Target("mail", safe_uri("mailto:" + target.removeprefix("mailto:")), whole)
    if target.startswith("#") and len(target) > 1:
        return Target("local", None, (1, len(target)))
    return Target("page", None, whole)


@dataclass(frozen=True, slots=True)
class Media:
    """What stands between ``{{`` and ``}}``."""

    source: str  # as written, without parameters
    title: tuple[int, int] | None  # offsets into the inner text
    width: int | None  # pixels
    height: int | None
    align: str | None  # left | right | center
    link_only: bool
    source_at: tuple[int, int]  # offsets of ``source`` into the inner text

    @property
    def is_image(self) -> bool:
        return not self.link_only and bool(_IMAGE.search(self.source))


def parse_media(inner: str) -> Media:
    """Read the text between ``{{`` and ``}}``."""
    head, bar, title = inner.partition("|")
    start = len(head) - len(head.lstrip())
    whole = head.strip()
    source, mark, parameters = whole.rpartition("?")
    if not mark:
        source, parameters = whole, ""
    size = _SIZE.search(parameters)
    left, right = head[:1] in " \t" and head != "", head[-1:] in " \t" and head != ""
    align = "center" if left and right else "right" if left else "left" if right else None
    named = re.search(r"left|right|center", parameters, re.IGNORECASE)
    at = len(head) + 1 + len(title) - len(title.lstrip())
    return Media(
        source=source,
        title=(at, at + len(title.strip())) if bar and title.strip() else None,
        width=int(size.group(1)) or None if size else None,
        height=int(size.group(2)) or None if size and size.group(2) else None,
        align=align or (named.group(0).lower() if named else None),
        link_only="linkonly" in parameters.lower(),
        source_at=(start, start + len(source)),
    )


def media_path(source: str) -> str:
    """A wiki media name (``:summit:hall.jpg``) as a relative path (``summit/hall.jpg``)."""
    parts = [part for part in re.split(r"[:/\\]", source) if part not in ("", ".", "..")]
    return "/".join(parts)
