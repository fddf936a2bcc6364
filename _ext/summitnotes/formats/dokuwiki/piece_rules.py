"""The rules of what is read in one go: links, media, code, and all that stands for itself.

The sort numbers are DokuWiki's own.
"""

from __future__ import annotations

import re

from summitnotes.formats.dokuwiki.scanner import Act, Extent, Rule, Scanner, adding, matching
from summitnotes.formats.dokuwiki.tree import Node
from summitnotes.records.problems import Problem, Subtype

# -- code, and text without markup -------------------------------------------------------------------


def _verbatim_extent(tag: str) -> Extent:
    """``<tag …>`` up to ``</tag>``, if both are there."""
    head = re.compile(rf"<{tag}\b")
    close = f"</{tag}>"

    def extent(scan: Scanner, at: int) -> int:
        if not head.match(scan.text, at):
            return -1
        end = scan.find.literal(close, at)
        opened = scan.find.literal(">", at)
        return end + len(close) if 0 <= opened < end else -1

    return extent


def _between_extent(open_: str, close: str) -> Extent:
    """From one literal to the next other one."""

    def extent(scan: Scanner, at: int) -> int:
        if not scan.text.startswith(open_, at):
            return -1
        end = scan.find.literal(close, at + len(open_))
        return end + len(close) if end >= 0 else -1

    return extent


def _unread(size_open: int, size_close: int) -> Act:
    """An act for text between marks that is shown letter by letter."""

    def act(scan: Scanner, start: int, end: int) -> None:
        if start + size_open < end - size_close:
            scan.add(Node("text", start + size_open, end - size_close, "nowiki"))

    return act


VERBATIM = (
    Rule("code", 200, "<", _verbatim_extent("code"), adding("code")),
    Rule("file", 210, "<", _verbatim_extent("file"), adding("file")),
)
LITERAL = (
    Rule("nowiki", 170, "<", _between_extent("<nowiki>", "</nowiki>"), _unread(8, 9)),
    Rule("nowiki", 170, "%%", _between_extent("%%", "%%"), _unread(2, 2)),
)

# -- links and media ---------------------------------------------------------------------------------

_LINK_END = re.compile(r"\]\](?!\])")


def _link_extent(scan: Scanner, at: int) -> int:
    end = scan.find.pattern(_LINK_END, at + 2)
    return end + 2 if end >= 0 else -1


_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def _media_extent(scan: Scanner, at: int) -> int:
    """As DokuWiki up to the next ``}}``, but neither over the end of a paragraph nor out of a table row."""
    end = scan.find.literal("}}", at + 2)
    return end + 2 if end > at + 2 and not _is_far(scan, at, end) else -1


def _is_far(scan: Scanner, at: int, end: int) -> bool:
    """Whether what stands between a mark and its closing mark is more than one tag can hold."""
    line_end = scan.find.literal("\n", at)
    if not 0 <= line_end < end:
        return False
    return scan.inside("table") or 0 <= scan.find.pattern(_PARAGRAPH_END, at) < end


def _open_media_extent(scan: Scanner, at: int) -> int:
    end = scan.find.literal("}}", at + 2)
    return at + 2 if end >= 0 and _is_far(scan, at, end) else -1


def _open_media(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("text", start, end))
    said = '"{{" is closed only lines below; shown as text, where a wiki swallows all between. Add "}}".'
    scan.problems.append(Problem(Subtype.MARKUP, said, scan.lines.at(start)))


# -- what stands for itself --------------------------------------------------------------------------

# A wiki draws these as one sign; here they stay letters, but a bracket in them closes nothing.
_ENTITIES = ("(c)", "(r)", "(tm)")
_SMILEY = r"(?<!\w)(?::-[()/\\?DPOX|]|;-\)|8-[)O])(?!\w)"

_MAIL = re.compile(
    r"<[0-9a-z!#$%&'*+/=?^_`{|}~-]+(?:\.[0-9a-z!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[0-9a-z][0-9a-z-]*\.)+[a-z]{2,63}>",
    re.IGNORECASE,
)
_MAIL_LIMIT = 320  # characters; longer ones are no addresses, and the limit keeps the search short


def _mail_extent(scan: Scanner, at: int) -> int:
    found = _MAIL.match(scan.text, at, at + _MAIL_LIMIT)
    return found.end() if found else -1


SUBSTITUTIONS = (
    Rule("macro", 30, "~~", matching(r"~~NO(?:TOC|CACHE)~~"), adding("dropped")),
    Rule("line-break", 140, "\\\\", matching(r"\\\\(?:[ \t]|(?=\n))"), adding("break")),
    Rule("link", 300, "[[", _link_extent, adding("link")),
    Rule("media", 320, "{{", _media_extent, adding("media")),
    Rule("media", 321, "{{", _open_media_extent, _open_media),
    Rule("mail", 340, "<", _mail_extent, adding("mail")),
    *(Rule("typography", 240, mark, matching(re.escape(mark)), adding("text")) for mark in _ENTITIES),
    *(Rule("smiley", 230, mark, matching(_SMILEY), adding("text")) for mark in (":-", ";-", "8-")),
    Rule("share", 350, "\\\\", matching(r"\\\\\w+(?:\\[\w\-$]+)+"), adding("text")),
)
