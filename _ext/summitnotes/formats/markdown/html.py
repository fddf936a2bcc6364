"""HTML that people put into Markdown: a short list of tags becomes what Markdown can say anyway.

Three steps. A block rule keeps lines that begin with a block tag together, as CommonMark does. A pass over
the blocks makes tokens of Markdown out of those tags (``<ul>`` a list, ``<h2>`` a heading); a pass over the
inline tokens does the same with the tags inside a text. No raw HTML is left in either. What is not on the
list, or has no partner, stays on the page letter by letter and is told once a file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.htmltables import open_tables
from summitnotes.formats.markdown.htmltags import (
    BLOCKS,
    HEADINGS,
    INLINE,
    KNOWN,
    LISTS,
    NATIVE,
    PAIRED_BLOCKS,
    SILENT,
    SILENT_BLOCKS,
    Tag,
)
from summitnotes.records.problems import Subtype

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:[\s/][^<>]{0,1000})?)>")
_BLOCK_START = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,12})(?=[\s/>]|$)")
_PRE = re.compile(r"<pre(?:\s[^<>]{0,1000})?>(.*?)</pre\s*>", re.DOTALL | re.IGNORECASE)
_CODE_IN_PRE = re.compile(r"\s*<code((?:\s[^<>]{0,300})?)>(.*?)</code>\s*", re.DOTALL | re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source|brush:)[- ]?([\w+#-]{1,30})")
_COMMENT_OR_TAG = re.compile(f"<!--|{TAG.pattern}")
_ANCHOR = re.compile(r"[A-Za-z][\w.:-]{0,100}")
_LONGEST_PRE = 2_000  # lines


def use_html(md: MarkdownIt) -> None:
    """Let ``md`` read the tags of the list."""
    nested = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("html_block", "notes_html", _block, {"alt": nested})
    md.inline.ruler.at("html_inline", _inline)
    md.core.ruler.after("block", "notes_html", _open_blocks)


# -- the tags of a text ------------------------------------------------------------------------------


class _Attributes(HTMLParser):
    """The attributes of the tag that it is fed, entities resolved."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def read_tag(found: re.Match[str]) -> Tag:
    """The tag that :data:`TAG` found."""
    closing, name, rest = found.groups()
    attributes: dict[str, str] = {}
    if rest.strip(" /\n\t") and not closing:
        parser = _Attributes()
        parser.feed(found.group())
        attributes = parser.found
    return Tag(name.lower(), bool(closing), found.group(), attributes)


def _inline(state: StateInline, silent: bool) -> bool:
    """A tag; what it means is decided when its partner is known."""
    if state.src[state.pos] != "<":
        return False
    found = TAG.match(state.src, state.pos, min(state.posMax, state.pos + 1100))
    if not found:
        return False
    if not silent:
        token = state.push("notes_tag", "", 0)
        token.content = found.group()
        token.meta = {"tag": read_tag(found)}
    state.pos = found.end()
    return True


@dataclass(slots=True)
class _Frame:
    """The tags that stand open inside one piece of Markdown's own markup."""

    open: list[tuple[int, str]] = field(default_factory=list)  # (place, name)
    count: dict[str, int] = field(default_factory=dict)

    def push(self, place: int, name: str) -> None:
        self.open.append((place, name))
        self.count[name] = self.count.get(name, 0) + 1

    def pop(self, name: str) -> int | None:
        """The place of the tag that a closing ``name`` closes; what was opened since has no partner."""
        if not self.count.get(name):
            return None
        while True:
            place, found = self.open.pop()
            self.count[found] -= 1
            if found == name:
                return place


def _partners(tokens: list[Token], names: frozenset[str]) -> dict[int, int]:
    """Place of an opening tag -> place of its closing tag, and the other way round."""
    frames = [_Frame()]
    pairs: dict[int, int] = {}
    for place, token in enumerate(tokens):
        if token.type != "notes_tag":
            if token.nesting > 0:
                frames.append(_Frame())
            elif token.nesting < 0 and len(frames) > 1:
                frames.pop()
            continue
        tag: Tag = token.meta["tag"]
        if tag.name not in names or tag.acts or tag.source.endswith("/>"):
            continue
        if not tag.closing:
            frames[-1].push(place, tag.name)
        elif (opened := frames[-1].pop(tag.name)) is not None:
            pairs[opened], pairs[place] = place, opened
    return pairs


def settle_inline(md: MarkdownIt, own: notes.NotesState, tokens: list[Token]) -> list[Token]:
    """``tokens`` of one text with Markdown's tokens in the place of tags, and text where none fits."""
    pairs = _partners(tokens, INLINE)
    out: list[Token] = []
    closers: dict[int, list[Token]] = {}
    after_break = False
    for place, token in enumerate(tokens):
        if after_break and token.type == "softbreak":
            continue
        if after_break and token.type == "text":
            token.content = token.content.lstrip()
        after_break = False
        if token.type != "notes_tag":
            out.append(token)
            continue
        tag: Tag = token.meta["tag"]
        if place in closers:
            made: list[Token] | None = closers.pop(place)
        elif place in pairs and not tag.closing:
            made, closing = _pair(md, tag)
            if made is not None:
                closers[pairs[place]] = closing
        elif not tag.closing:
            made = _void(md, tag)
        else:
            made = None
        if made is None:
            _stays(own, tag)
            made = [Token("text", "", 0, content=tag.source, meta={"literal": True})]
        after_break = bool(made) and made[-1].type == "hardbreak"
        out += made
    return out


def _stays(own: notes.NotesState, tag: Tag) -> None:
    if tag.name in KNOWN:
        said = f'raw HTML "<{tag.name}>" is shown as text; use Markdown for it'
        own.complain(Subtype.POWER, said, own.current, once="html")


def _pair(md: MarkdownIt, tag: Tag) -> tuple[list[Token] | None, list[Token]]:
    """The tokens for a tag and for its closing tag; ``None`` if it has to stay as it is."""
    if tag.name in SILENT:
        return _anchor(tag), []
    if tag.name == "a":
        href = tag.attributes.get("href", "").strip()
        if not href:
            return _anchor(tag), []
        address = md.normalizeLink(href)
        if not md.validateLink(address):
            return None, []
        attributes: dict[str, str | int | float] = {"href": address}
        if "title" in tag.attributes:
            attributes["title"] = tag.attributes["title"]
        opener = Token("link_open", "a", 1, attrs=attributes)
        return [*_anchor(tag), opener], [Token("link_close", "a", -1)]
    if tag.name == "abbr" and not tag.attributes.get("title"):
        return [], []
    native = NATIVE.get(tag.name)
    if native:
        return [Token(f"{native}_open", native, 1)], [Token(f"{native}_close", native, -1)]
    opener = Token("notes_html_open", tag.name, 1, meta={"title": tag.attributes.get("title", "")})
    return [opener], [Token("notes_html_close", tag.name, -1)]


def _anchor(tag: Tag) -> list[Token]:
    name = tag.attributes.get("id") or tag.attributes.get("name") or ""
    if not _ANCHOR.fullmatch(name):
        return []
    return [Token("notes_anchor", "", 0, content=name)]


def _void(md: MarkdownIt, tag: Tag) -> list[Token] | None:
    """The tokens for a tag that stands alone; ``None`` if it has to stay as it is."""
    if tag.acts:
        return None
    if tag.name == "br":
        return [Token("hardbreak", "br", 0)]
    if tag.name == "wbr":
        return []
    if tag.name == "a" and tag.source.endswith("/>"):
        return _anchor(tag)
    source = tag.attributes.get("src", "").strip()
    if tag.name != "img" or not source:
        return None
    words = tag.attributes.get("alt", "")
    attributes: dict[str, str | int | float] = {"src": md.normalizeLink(source), "alt": ""}
    for name in ("title", "width", "height", "align"):
        if value := tag.attributes.get(name, "").strip():
            attributes[name] = value
    children = [Token("text", "", 0, content=words)] if words else []
    return [Token("image", "img", 0, attrs=attributes, children=children, content=words)]


# -- blocks ------------------------------------------------------------------------------------------


def _block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines from a block tag to the next blank line; ``<pre>`` goes on to its end."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[start : start + 1] != "<" or state.is_code_block(startLine):
        return False
    found = _BLOCK_START.match(state.src, start, state.eMarks[startLine])
    if not found or found.group(1).lower() not in BLOCKS:
        return False
    if silent:
        return True
    line = startLine + 1
    in_pre = _in_pre(_line(state, startLine), False)
    while line < endLine and (in_pre or not state.isEmpty(line)):
        if state.sCount[line] < state.blkIndent or line - startLine > _LONGEST_PRE:
            break
        in_pre = _in_pre(_line(state, line), in_pre)
        line += 1
    token = state.push("notes_html_block", "", 0)
    token.content = state.getLines(startLine, line, state.blkIndent, True)
    token.map = [startLine, line]
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]].lower()


def _in_pre(line: str, before: bool) -> bool:
    opened, closed = line.rfind("<pre"), line.rfind("</pre")
    return before if opened == closed == -1 else opened > closed


def _open_blocks(state: StateCore) -> None:
    """Put Markdown's tokens in the place of blocks of HTML."""
    if not any(token.type == "notes_html_block" for token in state.tokens):
        return
    flat: list[Token] = []
    for token in state.tokens:
        if token.type == "notes_html_block":
            flat += _pieces(token)
        else:
            flat.append(token)
    state.tokens = _Nesting(open_tables(flat), notes.of(state.env)).run()


class _Lines:
    """0-based lines of the file for offsets in a block of HTML that begins on line ``first``."""

    def __init__(self, source: str, first: int) -> None:
        self._first = first
        self._ends = [found.start() for found in re.finditer("\n", source)]

    def at(self, offset: int) -> int:
        return self._first + bisect_left(self._ends, offset)


def _pieces(block: Token) -> Iterator[Token]:
    """The block tags of a block of HTML, and as paragraphs what stands between them."""
    assert block.map
    source = block.content
    lines = _Lines(source, block.map[0])
    at = 0
    for start, end, piece in _cuts(source, lines):
        yield from _paragraph(source, at, start, lines)
        yield piece
        at = end
    yield from _paragraph(source, at, len(source), lines)


def _cuts(source: str, lines: _Lines) -> Iterator[tuple[int, int, Token]]:
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


def _paragraph(source: str, start: int, end: int, lines: _Lines) -> Iterator[Token]:
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


class _Nesting:
    """Turns block tags into containers of Markdown, each closed where its parent ends at the latest."""

    def __init__(self, tokens: list[Token], own: notes.NotesState) -> None:
        self.tokens = tokens
        self.own = own
        self.pairs = _partners(tokens, PAIRED_BLOCKS)
        self.out: list[Token] = []
        #: Of every open container, whether an item is open: ``None`` if it is no list of HTML.
        self.lists: list[bool | None] = [None]
        self.depth = 0

    def run(self) -> list[Token]:
        skip = 0
        for place, token in enumerate(self.tokens):
            if skip:
                skip -= 1
            elif token.type != "notes_tag":
                self._markdown(token)
            elif self._is_heading(place):
                self._heading(place)
                skip = 4
            else:
                self._tag(place, token)
        return self.out

    def _markdown(self, token: Token) -> None:
        if self.lists[-1] is False:
            self._item(token)
        self.depth += token.nesting
        if token.nesting > 0:
            self.lists.append(None)
        elif token.nesting < 0:
            self.lists.pop()
        self.out.append(token)

    def _tag(self, place: int, token: Token) -> None:
        tag: Tag = token.meta["tag"]
        partner = self.pairs.get(place)
        if tag.acts:
            self._stays(token)
        elif tag.name == "li" and self.lists[-1] is not None:
            self._end_item()
            if not tag.closing:
                self._item(token)
        elif tag.name == "hr" and not tag.closing:
            self._markdown(Token("hr", "hr", 0, markup="---", map=token.map, block=True))
        elif tag.name in SILENT_BLOCKS:
            for anchor in _anchor(tag):
                self._markdown(anchor)
        elif partner is None or tag.name not in PAIRED_BLOCKS:
            self._stays(token)
        elif tag.closing:
            self._close(tag.name, self.tokens[partner])
        elif self.depth >= notes.MAX_DEPTH:
            del self.pairs[partner]
            said = f"HTML stands deeper than {notes.MAX_DEPTH} levels; it is shown as text. Use fewer levels"
            self.own.complain(Subtype.LIMIT, said, self._line(token), once="depth")
            self._stays(token)
        else:
            self._open(tag.name, token)

    def _open(self, name: str, token: Token) -> None:
        if self.lists[-1] is False:
            self._item(token)
        kind, markup = PAIRED_BLOCKS_AS[name]
        self._put(kind, 1, token, markup)
        self.lists.append(False if name in LISTS else None)
        self.depth += 1

    def _close(self, name: str, opener: Token) -> None:
        if name in LISTS:
            self._end_item()
        self.lists.pop()
        kind, markup = PAIRED_BLOCKS_AS[name]
        self._put(kind, -1, opener, markup)
        self.depth -= 1

    def _item(self, token: Token) -> None:
        self._put("list_item", 1, token, "-")
        self.lists[-1] = True

    def _end_item(self) -> None:
        if self.lists[-1]:
            self._put("list_item", -1, None, "-")
            self.lists[-1] = False

    def _put(self, kind: str, nesting: int, at: Token | None, markup: str) -> None:
        name = f"{kind}_{'open' if nesting > 0 else 'close'}"
        where = list(at.map) if at is not None and at.map and nesting > 0 else None
        self.out.append(Token(name, "", nesting, markup=markup, map=where, block=True))  # type: ignore[arg-type]

    def _stays(self, token: Token) -> None:
        """A paragraph of the tag alone; it is told when its text is read."""
        assert token.map
        for piece in _paragraph(token.content, 0, len(token.content), _Lines("", token.map[0])):
            self._markdown(piece)

    def _line(self, token: Token) -> int | None:
        return self.own.line(token.map[0]) if token.map else None

    def _is_heading(self, place: int) -> bool:
        """Whether a heading, its words and its end follow here, and nothing else."""
        tags = self.tokens[place : place + 5]
        if len(tags) < 5 or tags[4].type != "notes_tag" or tags[1].type != "paragraph_open":
            return False
        opener, closer = tags[0].meta["tag"], tags[4].meta["tag"]
        same = opener.name in HEADINGS and opener.name == closer.name
        return same and closer.closing and not opener.closing and not opener.acts

    def _heading(self, place: int) -> None:
        opener, _, words = self.tokens[place : place + 3]
        tag: Tag = opener.meta["tag"]
        for anchor in _anchor(tag):
            words.content = f'<a id="{anchor.content}"></a>{words.content}'
        words.content = words.content.replace("\n", " ")
        self._markdown(Token("heading_open", tag.name, 1, markup="#", map=words.map, block=True))
        self._markdown(words)
        self._markdown(Token("heading_close", tag.name, -1, markup="#", block=True))


#: Block tags with a partner -> the container of Markdown that each becomes, and its mark.
PAIRED_BLOCKS_AS = {
    "ul": ("bullet_list", "-"),
    "ol": ("ordered_list", "."),
    "blockquote": ("blockquote", ">"),
    "details": ("notes_details", ""),
    "summary": ("notes_summary", ""),
}
