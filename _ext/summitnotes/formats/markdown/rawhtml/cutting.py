"""A block of HTML is cut into its tags, its comments, its preformatted text, and paragraphs of the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from summitnotes.formats.markdown.rawhtml.openness import ends_html, is_open_html, note_block
from summitnotes.formats.markdown.rawhtml.tags import BLOCKS, TAG, read_tag

_BLOCK_START = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,12})(?=[\s/>]|$)")
_PRE = re.compile(r"<pre(?:\s[^<>]{0,1000})?>(.*?)</pre\s*>", re.DOTALL | re.IGNORECASE)
_CODE_IN_PRE = re.compile(r"\s*<code((?:\s[^<>]{0,300})?)>(.*?)</code>\s*", re.DOTALL | re.IGNORECASE)
_PRE_END = re.compile("</pre", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:)[- ]?([\w+#-]{1,30})")
_COMMENT_OR_TAG = re.compile(f"<!--|{TAG.pattern}")
_LONGEST_PRE = 2_000  # lines


def read_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines from a block tag to the next blank line; ``<pre>`` and comments go on to their end.

    So do plain lines that hold the end of an element that a block above opened.
    """
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.is_code_block(startLine):
        return False
    found = _BLOCK_START.match(state.src, start, state.eMarks[startLine])
    if found and found.group(1).lower() in BLOCKS:
        return silent or _take(state, startLine, endLine)
    return not silent and ends_html(state, startLine, endLine) and _take(state, startLine, endLine)


def read_indented(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines that CommonMark takes for code, in an element of HTML that a block above opened."""
    if silent or not state.is_code_block(startLine) or not is_open_html(state, startLine):
        return False
    return _take(state, startLine, endLine)


def _take(state: StateBlock, first: int, end: int) -> bool:
    """Make a block of the lines from ``first`` to where it ends."""
    line = first + 1
    open_until = _open_end(state, first, -1)
    while line < end and (state.bMarks[line] <= open_until or not state.isEmpty(line)):
        if state.sCount[line] < state.blkIndent or line - first > _LONGEST_PRE:
            break
        open_until = _open_end(state, line, open_until)
        line += 1
    token = state.push("notes_html_block", "", 0)
    token.content = state.getLines(first, line, state.blkIndent, True)
    token.map = [first, line]
    state.line = line
    note_block(state, first, line)
    return True


def _open_end(state: StateBlock, line: int, before: int) -> int:
    """The offset to which blank lines end no block: the end of a ``<pre>`` or comment that is open."""
    if state.bMarks[line] < before:
        return before
    text = state.src[state.bMarks[line] : state.eMarks[line]].lower()
    if text.rfind("<pre") > text.rfind("</pre"):
        end = _PRE_END.search(state.src, state.eMarks[line])
        return end.start() if end else len(state.src)
    if text.rfind("<!--") > text.rfind("-->"):
        return state.src.find("-->", state.eMarks[line])
    return -1


class Lines:
    """0-based lines of the file for offsets in a block of HTML that begins on line ``first``."""

    def __init__(self, source: str, first: int) -> None:
        self._first = first
        self._ends = [found.start() for found in re.finditer("\n", source)]

    def at(self, offset: int) -> int:
        return self._first + bisect_left(self._ends, offset)


def pieces(block: Token) -> Iterator[Token]:
    """The block tags of a block of HTML, and as paragraphs what stands between them."""
    assert block.map
    source = block.content
    lines = Lines(source, block.map[0])
    at = 0
    for start, end, piece in _cuts(source, lines):
        yield from paragraph(source, at, start, lines)
        yield piece
        at = end
    yield from paragraph(source, at, len(source), lines)


def _cuts(source: str, lines: Lines) -> Iterator[tuple[int, int, Token]]:
    """(start, end, token) of every block tag, comment and preformatted text."""
    at = 0
    last_comment = source.rfind("-->")
    for found in _COMMENT_OR_TAG.finditer(source):
        start = found.start()
        if start < at:
            continue
        line = lines.at(start)
        if found.group() == "<!--":
            if start < last_comment:
                at = source.index("-->", start) + 3
                content = source[start + 4 : at - 3]
                where = [line, line + content.count("\n") + 1]
                yield start, at, Token("notes_comment", "", 0, content=content, map=where, block=True)
            continue
        tag_match = TAG.match(source, start)
        assert tag_match
        tag = read_tag(tag_match)
        if tag.name not in BLOCKS:
            continue
        at = found.end()
        if tag.name == "pre" and not tag.closing and (pre := _PRE.match(source, start)):
            at = pre.end()
            yield start, at, _preformatted(pre.group(1), line, pre.group().count("\n"))
            continue
        where = [line, line + found.group().count("\n") + 1]
        yield start, at, Token("notes_tag", "", 0, content=tag.source, meta={"tag": tag}, map=where)


def _preformatted(inner: str, line: int, breaks: int) -> Token:
    code = _CODE_IN_PRE.fullmatch(inner)
    language = _LANGUAGE.search(code.group(1)) if code else None
    words = unescape(code.group(2) if code else inner).strip("\n") + "\n"
    where = [line, line + breaks + 1]
    info = language.group(1) if language else ""
    return Token("fence", "code", 0, content=words, info=info, markup="```", map=where, block=True)


def paragraph(source: str, start: int, end: int, lines: Lines) -> Iterator[Token]:
    words = source[start:end]
    content = words.strip()
    if not content:
        return
    line = lines.at(start + len(words) - len(words.lstrip()))
    content = "\n".join(part.strip() for part in content.split("\n"))
    where = [line, line + content.count("\n") + 1]
    yield Token("paragraph_open", "p", 1, map=where, block=True)
    yield Token("inline", "", 0, content=content, map=where, children=[], block=True, level=1)
    yield Token("paragraph_close", "p", -1, block=True)
