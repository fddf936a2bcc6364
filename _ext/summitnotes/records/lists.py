"""Lists, speakers and links as authors write them in one option, field or YAML string."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summitnotes.records.addresses import safe_url
from summitnotes.records.ids import search_key
from summitnotes.records.model import Link, Speaker

# What authors call a link, in English and French, and the type that it is.
LINK_TYPES = {
    "slides": "slides", "slide": "slides", "deck": "slides", "presentation": "slides",
    "diapos": "slides", "diapositives": "slides", "transparents": "slides", "support": "slides",
    "video": "video", "recording": "video", "enregistrement": "video",
    "code": "code", "repository": "code", "repo": "code", "depot": "code", "demo": "code",
    "paper": "paper", "article": "paper", "papier": "paper",
    "notes": "notes", "etherpad": "notes", "pad": "notes",
    "link": "link", "lien": "link",
}  # fmt: skip

_ADDRESS = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
# Between the names of a list in English, French, German; in Spanish, Italian, Portuguese, Dutch, Catalan.
_AND = re.compile(r"\s+(?:and|et|und|&|\+)\s+|\s+(?P<short>y|e|en|i)\s+(?=[^\W\d_])")
_LEADING_AND = re.compile(r"(?:and|et|und|y|e|en|i|&)\s+(?=\S)")
_LINK_BREAK = re.compile(r"[;\n\r]|,(?=\s)")


class ReadLinks(NamedTuple):
    """What :func:`read_links` found."""

    links: tuple[Link, ...]
    refused: tuple[str, ...]  # pieces, as written, that are no address or none that may be linked


def _commas_outside(text: str) -> list[int]:
    """Offsets of the commas outside parentheses; an unclosed ``(`` is an ordinary character."""
    commas: list[int] = []
    open_at: list[int] = []  # how many commas were known when each "(" was met
    for offset, char in enumerate(text):
        if char == ",":
            commas.append(offset)
        elif char == "(":
            open_at.append(len(commas))
        elif char == ")" and open_at:
            del commas[open_at.pop() :]
    return commas


def split_list(text: str) -> tuple[str, ...]:
    """The items of ``text``, split on ``;`` or newline, and on commas outside parentheses.

    Items lose the blanks around them; empty items are left out.
    """
    items: list[str] = []
    for part in re.split(r"[;\n\r]", text):
        start = 0
        for comma in [*_commas_outside(part), len(part)]:
            items.append(part[start:comma].strip())
            start = comma + 1
    return tuple(item for item in items if item)


def parse_speaker(text: str) -> Speaker:
    """``"Name (Affiliation)"`` as a speaker; without a closing group the whole text is the name."""
    name = " ".join(text.split())
    if not name.endswith(")"):
        return Speaker(name)
    depth = 0
    for offset in range(len(name) - 1, -1, -1):
        depth += (name[offset] == ")") - (name[offset] == "(")
        if depth == 0:
            written, affiliation = name[:offset].rstrip(), name[offset + 1 : -1].strip()
            return Speaker(written, affiliation or None) if written else Speaker(name)
    return Speaker(name)


def split_names(text: str) -> tuple[str, ...]:
    """The names of ``text``: as :func:`split_list`, and at "and", ``&`` and their like outside parentheses.

    "y", "e", "en" and "i" stand inside surnames too ("López y Rojas", "Costa e Silva"), so they part only
    names of at least two words each.
    """
    return tuple(name for item in split_list(text) for name in _parted(item))


def _parted(item: str) -> list[str]:
    names = []
    lead = _LEADING_AND.match(item)  # "Jo, Al, and Bo"
    start = lead.end() if lead else 0
    for match in _AND.finditer(item):
        before, behind = item[start : match.start()], item[match.end() :]
        if before.count("(") > before.count(")") or not before.strip():
            continue
        following = _AND.split(behind, maxsplit=1)[0]
        if match["short"] and (" " not in before.strip() or " " not in following.strip()):
            continue
        names.append(before.strip())
        start = match.end()
    return [*names, item[start:].strip()]


def parse_speakers(text: str | Iterable[str]) -> tuple[Speaker, ...]:
    """Speakers of one string (split by :func:`split_names`), or of strings that hold one speaker each."""
    items = split_names(text) if isinstance(text, str) else tuple(text)
    return tuple(parse_speaker(item) for item in items if item.strip())


def link_type(label: str) -> str | None:
    """The link type that a label names (``"Vidéo"`` is ``"video"``), or ``None``."""
    return LINK_TYPES.get(search_key(label))


def make_link(label: str | None, address: str) -> Link | None:
    """A link of the type that ``label`` names, else of type ``link`` with that label.

    ``None`` if the address may not be linked.
    """
    url = safe_url(address)
    if url is None:
        return None
    label = label.strip() if label else ""
    named = link_type(label) if label else None
    return Link(named or "link", url, None if named or not label else label)


def read_links(text: str) -> ReadLinks:
    """Links of ``"slides: https://…; video: https://…"``; labels are free and optional.

    Split on ``;``, newline, and commas before a blank (a comma inside an address is left alone).
    """
    links: list[Link] = []
    refused: list[str] = []
    for piece in (part.strip() for part in _LINK_BREAK.split(text)):
        if not piece:
            continue
        found = _ADDRESS.search(piece)
        start = found.start() if found else 0
        label = piece[:start].strip().rstrip(":<").strip()
        address = piece[start:].rstrip(">") if piece[:start].rstrip().endswith("<") else piece[start:]
        link = make_link(label, address)
        if link is None:
            refused.append(piece)
        else:
            links.append(link)
    return ReadLinks(tuple(links), tuple(refused))


def parse_links(text: str) -> tuple[Link, ...]:
    """The links of :func:`read_links`, without what was refused."""
    return read_links(text).links
