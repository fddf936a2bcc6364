"""Rules for every Markdown note, loose or not: depth, length, raw HTML and addresses are limited.

What is refused stays on the page as the text that its author typed, and is reported once with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block, reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rawhtml import settle_inline
from summitnotes.records.addresses import safe_url
from summitnotes.records.problems import Subtype

BlockRule = Callable[[StateBlock, int, int, bool], bool]

#: Levels of tokens at which markdown-it gives up. A list takes two, so it must exceed twice our depth.
_MAX_NESTING = 2 * notes.MAX_DEPTH + 20
_USED_LABEL = re.compile(r"\[([^\[\]\n]{1,200})\](?!:)")
_DEFINITION = re.compile(r"\[([^\[\]\n]{1,200})\]:")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def use_limits(md: MarkdownIt) -> None:
    """Change ``md`` so that a note can neither exhaust the build nor reach beyond its page."""
    md.options["maxNesting"] = _MAX_NESTING
    md.options["html"] = True  # rules of our own run instead of markdown-it's
    ruler = md.block.ruler
    nested = ["paragraph", "reference", "blockquote"]
    ruler.at("list", _counted(list_block, "a list"), {"alt": nested})
    ruler.at("blockquote", _counted(blockquote, "a quote"), {"alt": [*nested, "list"]})
    ruler.at("reference", _reference, {"alt": []})
    first = ruler.get_all_rules()[0]
    ruler.before(first, "notes_literal", _literal_line, {"alt": [*nested, "list", "footnote_def"]})
    ruler.before("html_block", "notes_comment", _comment, {"alt": nested})
    # "% of" and "+++ more" are words to those who write Markdown; MyST would hide them.
    hiding = ["myst_line_comment", "myst_block_break"]
    md.disable(["front_matter", "html_block", *hiding], ignoreInvalid=True)
    md.core.ruler.at("inline", _inline)


def limit_links(md: MarkdownIt, own: notes.NotesState) -> None:
    """Tell the note that is read next of addresses that it may not link to."""
    md.validateLink = lambda url: _may_link(url, own)  # type: ignore[method-assign]


def is_safe(address: str) -> bool:
    """Whether a note may link to ``address``: a safe URL, or a place inside the site."""
    if _SCHEME.match(address):
        return safe_url(address) is not None
    return not address.startswith(("//", "/\\")) and not re.search(
        r"[\\\x00-\x20\x7f]|%5C|%0[0-9A-F]", address, re.I
    )


def _may_link(address: str, own: notes.NotesState) -> bool:
    """Whether markdown-it may make a link; if not, it leaves the text as it stands."""
    if is_safe(address):
        return True
    said = f'the address "{address[:120]}" is not linked; use http, https, ftp or mailto'
    own.complain(Subtype.LINK, said, own.current, once=address)
    return False


def _counted(rule: BlockRule, what: str) -> BlockRule:
    """``rule``, but text once ``MAX_DEPTH`` containers are open."""

    def counted(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
        if silent:
            return rule(state, startLine, endLine, True)
        own = notes.of(state.env)
        if own.depth >= notes.MAX_DEPTH:
            if rule(state, startLine, endLine, True):
                _too_deep(own, own.line(startLine), what)
            return False
        own.depth += 1
        try:
            return rule(state, startLine, endLine, False)
        finally:
            own.depth -= 1

    return counted


def _too_deep(own: notes.NotesState, line: int | None, what: str) -> None:
    said = f"{what} stands deeper than {notes.MAX_DEPTH} levels; it is shown as text. Use fewer levels"
    own.complain(Subtype.LIMIT, said, line, once="depth")


def _literal_line(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A line that is too long to be read stays as it is."""
    own = notes.of(state.env)
    if own.line(startLine) not in own.literal_lines:
        return False
    if silent:
        return True
    token = state.push("notes_literal", "", 0)
    token.content = state.src[state.bMarks[startLine] : state.eMarks[startLine]]
    token.map = [startLine, startLine + 1]
    state.line = startLine + 1
    return True


def labels_in_use(text: str) -> frozenset[str]:
    """The labels in brackets of ``text`` that stand in no link definition, folded for comparison."""
    return frozenset(_fold(found) for found in _USED_LABEL.findall(text))


def _fold(label: str) -> str:
    return " ".join(label.split()).casefold()


def _reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A link definition vanishes from the page, so one that serves no link (or a second one) stays text."""
    found = _DEFINITION.match(state.src, state.bMarks[startLine] + state.tShift[startLine])
    if not found:
        return False
    own, label = notes.of(state.env), _fold(found.group(1))
    if label in own.defined or label not in own.wanted:
        return False
    own.current = own.line(startLine)  # for what is said of its address
    done = reference(state, startLine, endLine, silent)
    own.current = None
    if done and not silent:
        own.defined.add(label)
    return done


def _comment(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """An HTML comment that fills whole lines is a comment of the page, in no output."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("<!--", start) or state.is_code_block(startLine):
        return False
    for line in range(startLine, min(endLine, startLine + 50)):
        text = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
        if line > startLine and state.sCount[line] < state.blkIndent and text:
            return False
        if "-->" not in text:
            continue
        if not text.endswith("-->") or text.count("-->") > 1:
            return False
        if not silent:
            token = state.push("notes_comment", "", 0)
            token.content = state.src[start + 4 : state.eMarks[line]].rstrip()[:-3]
            token.map = [startLine, line + 1]
            state.line = line + 1
        return True
    return False


def _inline(state: StateCore) -> None:
    """As markdown-it's rule, but with a limit on length and depth for each block of text."""
    own = notes.of(state.env)
    depth = 0
    for token in state.tokens:
        if token.type in ("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"):
            depth += token.nesting
        if token.type != "inline":
            continue
        own.current = own.line(token.map[0]) if token.map else None
        _read_inline(state, token, own, depth)
    own.current = None


def _read_inline(state: StateCore, token: Token, own: notes.NotesState, depth: int) -> None:
    if len(token.content) > notes.MAX_INLINE:
        token.children = _as_text(token.content)
        said = (
            f"a block of more than {notes.MAX_INLINE} characters is shown without its inline markup. Split it"
        )
        own.complain(Subtype.LIMIT, said, own.current, once="inline")
        return
    children: list[Token] = []
    try:
        state.md.inline.parse(token.content, state.md, state.env, children)
    except RecursionError:
        children = _as_text(token.content)
        _too_deep(own, own.current, "inline markup")
    if "<" in token.content:
        children = settle_inline(state.md, own, children)
    if depth + _depth(children) > notes.MAX_DEPTH:
        children = _as_text(token.content)
        _too_deep(own, own.current, "inline markup")
    token.children = children


def _depth(tokens: list[Token]) -> int:
    deepest = depth = 0
    for token in tokens:
        depth += token.nesting
        deepest = max(deepest, depth, depth + 1 + _depth(token.children) if token.children else 0)
    return deepest


def _as_text(content: str) -> list[Token]:
    """The text as it is, with its line ends."""
    tokens: list[Token] = []
    for number, line in enumerate(content.split("\n")):
        if number:
            tokens.append(Token("softbreak", "br", 0))
        tokens.append(Token("text", "", 0, content=line))
    return tokens
