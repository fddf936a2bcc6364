"""Which words of a Markdown file are markup, by rule. Line by line, without a Markdown parser.

What is named here may be missing from the page; whatever of it stands there all the same counts as kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.markdown.rawhtml.tags import BLOCKS, INLINE

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITIES = re.compile(rf"(?<![^\W_])[^\W_]*(?:{_ENTITY}[^\W_]*)+")
_PREFIX = r"[\s>]*(?:(?:[-*+•‣◦▪●]|\d{1,9}[.)])[ \t]+(?:>[ \t]?)*)*"
_FENCE = re.compile(rf"({_PREFIX})(`{{3,}}(?=[^`]*$)|~{{3,}}|:{{3,}})[ \t]*(\{{[^}}\s]*\}}(?=\s|$))?(.*)$")
_NUMBER = re.compile(r"[\s>*+•‣◦▪●-]*(\d{1,9})[.)](?=\s|$)")
_BULLET = re.compile(r"[\s>*+-]*([•‣◦▪●])(?=\s|$)")
_DEFINITION = re.compile(r"[\s>*+-]*\[(?!\^)[^\]\n]{1,999}\]:")
_TITLE = re.compile(r"[\s>]+[\"'(].*[\"')][ \t]*$")
_OPTION = re.compile(r"[\s>]*:[A-Za-z][^:\n]{0,60}:(?=\s|$)")
_ALERT = re.compile(r"[\s>]*>\s*\[!([\w-]+)\]")
_SIGNS = re.compile(r"[-*_=~:+|#>%`\\\s•‣◦▪●]+$")
_ATTRIBUTES = re.compile(r"[\s>*+-]*\{[.#%\w][^\n]*\}[ \t]*$")
_TARGET = re.compile(r"[\s>*+-]*\([^()\n]{1,200}\)=[ \t]*$")
#: Tags of HTML that become Markdown.
_TAGS = {*INLINE, *BLOCKS, "br", "wbr", "img"}
_INLINE = (
    (re.compile(r"(?<=\]\()(?:[^()\n]|\([^()\n]{0,500}\)){0,2000}(?=\))"), "link-target"),
    (re.compile(r"(?<=\]\[)[^\]\n]{1,200}(?=\])"), "link-label"),
    (re.compile(r"\[\^[^\]\s]{1,200}\]:?"), "footnote-mark"),
    (re.compile(r"\{[A-Za-z][\w:+.-]{0,60}\}(?=`)"), "role"),
    (re.compile(rf"</?(?:{'|'.join(sorted(_TAGS))})(?:\s[^<>]{{0,1000}}|/)?>", re.IGNORECASE), "html-tag"),
    (re.compile(r"(?<=\[\[)[^\[\]\n|]{1,300}(?=\||\]\])"), "link-target"),
    (re.compile(r"\{%-?\s*(?:end)?highlight\b[^%\n]{0,100}%\}"), "code"),
    (re.compile(r"\{(?:[.#%:][^{}\n]{0,300}|[\w-]{1,60}=[^{}\n]{0,300})\}"), "attributes"),
    (re.compile(r"\[color=#?\w{1,20}\]"), "attributes"),
    (re.compile(r"(?<=[ \t]\^)[A-Za-z0-9-]{2,40}[ \t]*$", re.MULTILINE), "block-id"),
)  # fmt: skip


def spell_out(text: str) -> tuple[str, list[Span]]:
    """``text`` with the letter that each entity stands for before it, and these words as markup.

    ``caf&eacute;`` becomes ``café caf&eacute;``: the page may show either, in code the second.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    at = size = 0
    for match in _ENTITIES.finditer(text) if "&" in text else ():
        spelt = unescape(match.group())
        if spelt == match.group() or "\n" in spelt:
            continue
        both = f"{spelt} {match.group()}"
        before = text[at : match.start()]
        pieces += (before, both)
        size += len(before)
        spans.append(Span(size, size + len(both), Fate.MARKUP, "entity"))
        size += len(both)
        at = match.end()
    return "".join(pieces) + text[at:], spans


def markdown_marks(text: str, item_lines: Collection[int] = ()) -> list[Span]:
    """The markup of ``text`` with the names of its rules. ``item_lines``: 1-based lines of list items."""
    found = list(_of_lines(text.split("\n"), item_lines))
    for pattern, rule in _INLINE:
        found += (Span(m.start(), m.end(), Fate.MARKUP, rule) for m in pattern.finditer(text))
    return found


def _of_lines(lines: list[str], item_lines: Collection[int]) -> Iterator[Span]:
    at = 0
    fence, in_options, in_yaml, title_due, is_code = "", False, False, False, False
    for number, line in enumerate(lines, 1):
        end = at + len(line)
        opener = _FENCE.match(line)
        if fence and opener and opener[2].startswith(fence) and not (opener[3] or opener[4].strip()):
            fence, in_options = "", False
        elif opener and (not fence or opener[3]):
            fence, in_options = opener[2], bool(opener[3])
            is_code = not (opener[3] or fence.startswith(":"))
            yield from _of_fence(opener, at)
        elif in_options and line.strip() == "---":
            in_yaml = not in_yaml
            in_options = in_yaml
        elif in_options and (in_yaml or _OPTION.match(line)):
            yield Span(at, end, Fate.MARKUP, "directive-option")
        else:
            in_options = False
            if not (fence and is_code):
                yield from _of_line(line, at, number in item_lines, title_due)
            title_due = bool(_DEFINITION.match(line))
        if line.strip() and _SIGNS.fullmatch(line):
            yield Span(at, end, Fate.MARKUP, "signs")
        at = end + 1


def _of_fence(opener: re.Match[str], at: int) -> Iterator[Span]:
    """The name after a fence; of code, what stands behind the name is on no page."""
    if opener[1].strip():
        yield Span(at, at + opener.end(1), Fate.MARKUP, "list-marker")
    yield Span(at + opener.start(2), at + opener.end(2), Fate.MARKUP, "signs")
    if opener[3]:
        yield Span(at + opener.start(3), at + opener.end(3), Fate.MARKUP, "directive")
        return
    name = re.search(r"\S+", opener[4])
    if name:
        start = at + opener.start(4)
        yield Span(start + name.start(), start + name.end(), Fate.MARKUP, "fence-name")
        if not opener[2].startswith(":"):
            yield Span(start + name.end(), at + opener.end(4), Fate.DROPPED, "code-info")


def _of_line(line: str, at: int, is_item: bool, title_due: bool) -> Iterator[Span]:
    bullet = _BULLET.match(line)
    mark = _NUMBER.match(line) if is_item else None
    if _ATTRIBUTES.match(line):
        yield Span(at, at + len(line), Fate.MARKUP, "attributes")
    elif alert := _ALERT.match(line):
        yield Span(at + alert.start(1), at + alert.end(1), Fate.MARKUP, "alert")
    elif _TARGET.match(line):
        yield Span(at, at + len(line), Fate.MARKUP, "target")
    if bullet:
        yield Span(at, at + bullet.end(), Fate.MARKUP, "list-marker")
    if mark:
        yield Span(at + mark.start(1), at + mark.end(1), Fate.MARKUP, "list-marker")
    if _DEFINITION.match(line) or (title_due and _TITLE.match(line)):
        yield Span(at, at + len(line), Fate.MARKUP, "link-definition")
