"""Stretches of a text that are no prose: code, addresses, paths, host names, file names, identifiers.

A word inside one of them names nothing: ``/etc/nova/nova.conf`` does not speak of Nova. The text may
be plain (taken from a doctree) or still hold the code marks of Markdown, reST and DokuWiki.

All expressions are bounded or possessive: time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from summitnotes.findings.lexicons import words

# Marked code, tags and whole addresses. A backtick run ends at a run of the same length; reST roles
# and links (`text <address>`_) keep their words, their address is caught below.
_MARKED = re.compile(
    r"```[^`]{0,20000}```"
    r"|``(?!`)[^`\n]{1,2000}``"
    r"|(?<!`)`(?!`)(?![^`\n]{0,500}`__?(?!\w))[^`\n]{1,500}`"
    r"|''(?!')[^'\n]{1,500}''(?!')"
    r"|<(?P<tag>code|file|pre|tt|kbd|samp|nowiki)\b[^<>\n]{0,200}>[^<]{0,5000}</(?P=tag)>"
    r"|</?[a-z][^<>\n]{0,200}>"
    r"|(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\s\]|<>\"«»“”`]+"
    r"|(?<![\w.])(?:www\.|mailto:)[^\s\]|<>\"«»“”`]+"
    r"|^[ \t]{0,8}\$ [^\n]*",
    re.MULTILINE,
)
# What stands between blanks, brackets, quotes and the like.
_CHUNK = re.compile(r"[^\s\[\]()<>{}|\"«»“”`,;…*]+")
_SUSPECT = re.compile(r"[@/\\_.:=$#0-9-]")
# Most sentences hold none of the signs by which any of these can be known.
_ANY_SIGN = re.compile(r"[@/\\_.:=$#0-9`<'-]|\(\)")

_IDENTIFIER = re.compile(r"[^\W_]_+[^\W_]|::|^\$\w|^--[a-z]|[\w\]]=\w|\w@\w|^@\w|^#[a-z0-9]|^%\w+%$")
_PORT = re.compile(r"[a-z0-9.-]+:[a-z0-9][a-z0-9.-]*")  # host:8774, image:tag
_WINDOWS = re.compile(r"^[A-Za-z]:\\|\w\\\w")
_DOTTED = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_GLUED_SENTENCE = re.compile(r"\w*[^\W\d_]\.[^\W\d_]\w*")
_MACHINE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-([a-z]{0,7}[0-9]{1,4})")
_EDGES = ".:!?'’‘*~"


def nonprose(text: str, names: Collection[str] = ()) -> list[tuple[int, int]]:
    """The stretches of ``text`` that are no prose, as sorted (start, end) that do not overlap.

    ``names`` are names that look like an address but are none (``Node.js``), case folded.
    """
    if not _ANY_SIGN.search(text):
        return []
    found: list[tuple[int, int]] = []
    position = 0
    for marked in _MARKED.finditer(text):
        _chunks(text, position, marked.start(), names, found)
        found.append(marked.span())
        position = marked.end()
    _chunks(text, position, len(text), names, found)
    return found


def _chunks(text: str, start: int, end: int, names: Collection[str], found: list[tuple[int, int]]) -> None:
    for match in _CHUNK.finditer(text, start, end):
        chunk = match[0]
        if text.startswith("()", match.end()):
            found.append((match.start(), match.end() + 2))
        elif _SUSPECT.search(chunk) and _is_nonprose(chunk, names):
            found.append(match.span())


def _is_nonprose(chunk: str, names: Collection[str]) -> bool:
    chunk = chunk.lstrip(":!?'’‘*").rstrip(_EDGES)
    if chunk.startswith("//"):  # DokuWiki's //italics//
        chunk = chunk.strip("/")
    chunk = chunk.strip("_")
    if _IDENTIFIER.search(chunk) or _WINDOWS.search(chunk) or _PORT.fullmatch(chunk):
        return True
    if "/" in chunk:
        return _is_path(chunk, names)
    if "." in chunk:
        return _is_dotted(chunk, names)
    machine = _MACHINE.fullmatch(chunk)
    return bool(machine) and machine is not None and machine[1] not in names


def _is_path(chunk: str, names: Collection[str]) -> bool:
    parts = chunk.split("/")
    if parts[0] in ("", "~", ".", ".."):
        return len(parts) > 1 and bool(parts[1])
    if parts[-1] == "" or parts[0].lower() in words("topics/folders"):
        return True
    return any("." in part and _is_dotted(part, names) for part in parts)


def _is_dotted(chunk: str, names: Collection[str]) -> bool:
    chunk = chunk.strip(".'’-")
    for apostrophe in "'’":  # d'openstack.org, Node.js's
        head, _, tail = chunk.partition(apostrophe)
        chunk = head if "." in head or not tail else tail
    if chunk.casefold() in names or not _DOTTED.fullmatch(chunk):
        return False
    last = chunk.rpartition(".")[2]
    if last.isdigit() or not any(char.isalpha() for char in last):
        # A version keeps the name before it: Ceph-0.94, Icehouse-2014.1; a machine's address has none.
        return chunk[:1].islower() and "-" in chunk
    glued = _GLUED_SENTENCE.fullmatch(chunk) and last[0].isupper() and not chunk[0].isdigit()
    return not glued
