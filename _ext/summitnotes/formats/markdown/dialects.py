"""What people write into Markdown files beside CommonMark: Obsidian, HackMD, Jekyll, GitHub.

Task lists, strike-through and alerts come from markdown-it by way of MyST. What stands here has no plugin.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from summitnotes.formats.markdown import state as notes
from summitnotes.records.problems import Subtype

_WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\](?![\[(])")
_LONGEST_UNSEEN = 50  # lines
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?$")
_MARKED = re.compile(r"==(?=[^\s=])((?:[^=\n`]|=(?!=)){1,1000})(?<=[^\s=])==(?![=\w])")
_TOC = re.compile(r"(?:\[\[?_?toc[md]?_?\]\]?|\{:toc\}|\[toc\]:? ?#?)$", re.IGNORECASE)
_TAGS = re.compile(r"#{1,6}[ \t]+tags?:[ \t]*(.+)$", re.IGNORECASE)
_TAG_NAMES = re.compile(r"`([^`]+)`|([^\s,;`]+)")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+([\w+#.-]{1,30})[^%\n]{0,100}%\}$")
_END = re.compile(r"\{%-?\s*endhighlight\s*-?%\}$")
_LIQUID = re.compile(r"\{?\{%-?\s*/?\s*(\w{1,30})(?:[^%\n]|%(?!\})){0,500}%\}\}?")


def use_dialects(md: MarkdownIt) -> None:
    """Let ``md`` read them."""
    above = ["paragraph", "reference", "blockquote", "list"]
    ruler = md.block.ruler
    ruler.before("fence", "notes_liquid", _highlight, {"alt": above})
    ruler.before("reference", "notes_toc", _toc, {"alt": above})
    ruler.before("reference", "notes_unseen", _unseen, {"alt": above})
    ruler.before("heading", "notes_tags", _tags, {"alt": above})
    md.inline.ruler.before("link", "notes_wikilink", _wikilink)
    md.inline.ruler.before("link", "notes_mark", _mark)
    md.inline.ruler.before("text", "notes_liquid", _liquid)


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _highlight(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """``{% highlight python %}`` to ``{% endhighlight %}``: a block of code, as in Jekyll."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[start : start + 1] not in ("{",):
        return False
    opener = _HIGHLIGHT.match(_text(state, startLine))
    if not opener or state.is_code_block(startLine):
        return False
    ends = notes.of(state.env).lines_of(state.src, _END)
    index = bisect_right(ends, startLine)
    if index == len(ends) or ends[index] >= endLine:
        return False
    last = ends[index]
    if silent:
        return True
    token = state.push("fence", "code", 0)
    token.info, token.markup = opener.group(1), "```"
    token.content = state.getLines(startLine + 1, last, state.sCount[startLine], True)
    token.map = [startLine, last + 1]
    state.line = last + 1
    return True


def _toc(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """``[TOC]`` alone on its line asks for a table of contents, which every page has beside it."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[start : start + 1] not in ("[", "{"):
        return False
    if not _TOC.match(_text(state, startLine)) or state.is_code_block(startLine):
        return False
    if not silent:
        token = state.push("notes_comment", "", 0)
        token.content = _text(state, startLine)
        token.map = [startLine, startLine + 1]
        state.line = startLine + 1
    return True


def _unseen(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines between two lines of ``%%`` are for nobody but their writer, as in Obsidian."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("%%", start) or _text(state, startLine) != "%%":
        return False
    lines = range(startLine + 1, min(endLine, startLine + _LONGEST_UNSEEN))
    last = next((line for line in lines if _text(state, line) == "%%"), None)
    if last is None or state.is_code_block(startLine):
        return False
    if not silent:
        token = state.push("notes_comment", "", 0)
        token.content = state.getLines(startLine + 1, last, state.sCount[startLine], False)
        token.map = [startLine, last + 1]
        state.line = last + 1
    return True


def _tags(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """``###### tags: `a` `b` `` says what the text is about, as in HackMD; it is no heading."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[start : start + 1] not in ("#",):
        return False
    found = _TAGS.match(_text(state, startLine))
    if not found or state.is_code_block(startLine):
        return False
    if not silent:
        token = state.push("notes_tags", "", 0)
        token.content = found.group(1)
        token.meta = {"names": [a or b for a, b in _TAG_NAMES.findall(found.group(1))]}
        token.map = [startLine, startLine + 1]
        state.line = startLine + 1
    return True


def _wikilink(state: StateInline, silent: bool) -> bool:
    """``[[page]]``, ``[[page#heading|words]]``, ``![[picture.png|300]]``."""
    if state.src[state.pos] not in "[!":
        return False
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found or not any(map(str.isalpha, found.group(2))):
        return False
    shown, target, label = found.group(1), found.group(2).strip(), (found.group(3) or "").strip()
    if state.linkLevel or " ".join(target.split()).casefold() in notes.of(state.env).defined:
        return False
    if not silent:
        if shown and _PICTURE.search(target):
            _picture(state, target, label)
        else:
            if shown:
                state.pending += shown
            token = state.push("notes_wikilink", "", 0)
            page, _, fragment = target.partition("#")
            token.content = label or target.lstrip("#")
            token.meta = {
                "target": page.strip(),
                "fragment": fragment.strip().lstrip("^"),
                "label": bool(label),
            }
    state.pos = found.end()
    return True


def _picture(state: StateInline, target: str, label: str) -> None:
    token = state.push("image", "img", 0)
    token.attrs = {"src": target, "alt": ""}
    token.children = []
    if size := _SIZE.match(label):
        token.attrs["width"] = size.group(1)
        if size.group(2):
            token.attrs["height"] = size.group(2)
    elif label:
        token.content = label
        state.md.inline.parse(label, state.md, state.env, token.children)


def _mark(state: StateInline, silent: bool) -> bool:
    """``==words==`` are marked words."""
    if state.src[state.pos] != "=":
        return False
    if state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] == "="):
        return False
    found = _MARKED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        last, state.pos, state.posMax = state.posMax, found.start(1), found.end(1)
        state.push("notes_html_open", "mark", 1).meta = {"title": ""}
        state.md.inline.tokenize(state)
        state.push("notes_html_close", "mark", -1)
        state.posMax = last
    state.pos = found.end()
    return True


def _liquid(state: StateInline, silent: bool) -> bool:
    """A tag of Jekyll, or a shortcode of Hugo, is text: it belongs to another site."""
    if state.src[state.pos] != "{":
        return False
    found = _LIQUID.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found.group()
        own = notes.of(state.env)
        said = f'the tag "{found.group()[:60]}" is shown as text; write out what it stands for'
        own.complain(Subtype.POWER, said, own.current, once="liquid")
    state.pos = found.end()
    return True
