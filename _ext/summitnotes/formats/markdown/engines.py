"""What the engines of sites let people write around words: kramdown and Hugo, HackMD, Obsidian, Roam, Logseq.

Passes over the tokens of blocks, before any inline markup is read. What goes is markup; words stay.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from summitnotes.formats.markdown.rendering.boxes import KINDS

#: ``{#id .class}`` of Hugo and Pandoc, ``{: #id .class}`` of kramdown.
_BEHIND = re.compile(r"[ \t]*\{(?::[^{}\n]{0,200}|[#.][^{}\n]{1,200}|-)\}[ \t]*$")
_KRAMDOWN = re.compile(r"[ \t]*\{:(?!toc\})[^{}\n]{0,200}\}[ \t]*$", re.MULTILINE)
_ID = re.compile(r"#([\w.:-]{1,100})")
_COLOUR = re.compile(r"[ \t]*\[color=#?\w{1,20}\][ \t]*$", re.MULTILINE)
_CALLOUT = re.compile(r"\[!(?P<kind>\w[\w-]{0,30})\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)")
_DIV = re.compile(r"\{[.#][^{}\n]{1,300}\}")
_DIV_KIND = re.compile(r"\.(?:callout-)?(\w{1,30})")
_DIV_TITLE = re.compile(r"\btitle=\"([^\"\n]{1,200})\"")
#: A task of Roam and Logseq.
_TASK = re.compile(r"\{\{(?:\[\[)?(?P<state>TODO|DONE)(?:\]\])?\}\}[ \t]*")
#: What Logseq keeps for itself with a block: properties, and how long it took.
_PROPERTY = re.compile(
    r"^[ \t]*(?:(?:collapsed|id|background-color|heading|logseq\.[\w-]{1,30})::[^\n]*"
    r"|:(?:LOGBOOK|END):[ \t]*$|CLOCK: \[[^\n]*)\n?",
    re.MULTILINE,
)
#: Obsidian's name of a block behind its words, and what it shows to its writer alone.
_BLOCK_ID = re.compile(r"[ \t]\^(?=[\d-]{0,39}[A-Za-z])([A-Za-z0-9-]{2,40})[ \t]*$")
_UNSEEN = re.compile(r"(?<![^\s*_(\[])%%(?=[^%`])([^%`]{1,1000})%%(?![\w%])")
#: Without one of these there is nothing to take away.
_SIGNS = ("{", "[color=", ":: ", ":LOGBOOK:", "%%", " ^")
_LISTS = ("bullet_list_open", "ordered_list_open")
_ENDS = ("bullet_list_close", "ordered_list_close")
#: Characters that may stand above ``{:toc}``.
_SHORT = 60


def drop_attributes(state: StateCore) -> None:
    """What is no word: attributes, properties. An id is a place that links of the page may lead to."""
    if not any(sign in state.src for sign in _SIGNS):
        return
    kept: list[Token] = []
    for place, token in enumerate(state.tokens):
        if token.type == "inline" and place:
            _strip(token, kept, heading=state.tokens[place - 1].type == "heading_open")
        kept.append(token)
        if _is_bare(kept[-3:]) and not kept[-2].content:
            del kept[-3:]
    state.tokens = kept


def _strip(token: Token, above: list[Token], *, heading: bool) -> None:
    """Take what is no word from ``token``; what it says besides an id becomes a comment above the block."""
    lists: list[str] = []
    if heading and (found := _BEHIND.search(token.content)):
        name = _ID.search(found.group())
        anchor = f'<a id="{name[1]}"></a>' if name else ""
        token.content = anchor + token.content[: found.start()]
        lists.append(_ID.sub("", found.group()))
    elif "{:" in token.content:
        lists += _KRAMDOWN.findall(token.content)
        token.content = _KRAMDOWN.sub("", token.content)
    if found := _BLOCK_ID.search(token.content):
        token.content = f'<a id="{found[1]}"></a>{token.content[: found.start()]}'
    if "%%" in token.content:
        lists += _UNSEEN.findall(token.content)
        token.content = _UNSEEN.sub("", token.content).rstrip()
    token.content = _TASK.sub(lambda task: f"{task['state']} ", token.content)
    if any(sign in token.content for sign in ("::", ":LOGBOOK:", ":END:", "CLOCK:")):
        lists += (found.replace("::", "") for found in _PROPERTY.findall(token.content))
        token.content = _PROPERTY.sub("", token.content).rstrip("\n")
    if "[color=" in token.content:
        lists += _COLOUR.findall(token.content)
        token.content = _COLOUR.sub("", token.content)
    words = " ".join(lists).strip()
    if any(map(str.isalpha, words)):
        at = len(above) - 1
        while above[at].type.startswith("notes_line_") or above[at].type in ("inline", "notes_comment"):
            at -= 1  # above all lines of the block
        above.insert(at, Token("notes_comment", "", 0, content=words, map=token.map))


def drop_contents(state: StateCore) -> None:
    """``* TOC`` above ``{:toc}`` asks kramdown for a table of contents, which every page has beside it."""
    if "{:toc" not in state.src:
        return
    tokens = state.tokens
    for place in reversed([at for at, token in enumerate(tokens) if token.type == "notes_comment"]):
        if not tokens[place].content.startswith("{:toc"):
            continue
        shape = [token.type for token in tokens[max(place - 7, 0) : place]]
        start = next((place - len(shape) + at for at in range(len(shape)) if shape[at] in _LISTS), place)
        ends = [at for at in (place - 1, place + 2) if at < len(tokens) and tokens[at].type in _ENDS]
        if not ends or shape.count("inline") != 1 or not _is_bare(tokens[start + 2 : start + 5]):
            continue
        words = tokens[start + 3].content
        if len(words) <= _SHORT:
            both = f"{words}\n{tokens[place].content}"
            gone = Token("notes_comment", "", 0, content=both, map=tokens[place].map)
            tokens[start : max(ends[0], place) + 1] = [gone]


def open_divs(state: StateCore) -> None:
    """``::: {.callout-tip title="…"}`` of Quarto and Pandoc is a box, or a part without a name."""
    for token in state.tokens:
        if token.type == "colon_fence" and _DIV.fullmatch(token.info.strip()):
            kind, title = _DIV_KIND.search(token.info), _DIV_TITLE.search(token.info)
            known = kind is not None and kind[1] in KINDS
            token.info = f"{kind[1]} {title[1] if title else ''}".strip() if kind and known else ""


def open_callouts(state: StateCore) -> None:
    """``> [!quote]- Title`` is a box, as in Obsidian. The kinds of GitHub alone are read before."""
    if "[!" not in state.src:
        return
    tokens, quotes = state.tokens, []
    for place, token in enumerate(tokens):
        if token.type == "blockquote_open":
            quotes.append(_callout(tokens, place))
        elif token.type == "blockquote_close" and quotes.pop():
            token.type = "notes_callout_close"
    state.tokens = [token for token in tokens if token.type != "notes_nothing"]


def _callout(tokens: list[Token], place: int) -> bool:
    """Make a box of the quote that begins at ``place``, if its first words say so."""
    opener = tokens[place]
    inline = next((token for token in tokens[place + 1 : place + 4] if token.type == "inline"), None)
    found = _CALLOUT.match(inline.content) if inline is not None else None
    if inline is None or found is None:
        return False
    if found["title"].strip() and found["kind"].lower() not in KINDS:
        return False
    opener.type = "notes_callout_open"
    opener.meta = {"kind": found["kind"], "title": found["title"].strip()}
    inline.content = inline.content[found.end() :]
    if inline.map:
        inline.map = [min(inline.map[0] + 1, max(inline.map[1] - 1, inline.map[0])), inline.map[1]]
    at = tokens.index(inline, place)
    if not inline.content and _is_bare(tokens[at - 1 : at + 2]):
        for token in tokens[at - 1 : at + 2]:
            token.type = "notes_nothing"
    return True


def _is_bare(tokens: list[Token]) -> bool:
    """Whether these are a paragraph, or a line of one, and nothing else."""
    return [token.type for token in tokens] in (
        ["paragraph_open", "inline", "paragraph_close"],
        ["notes_line_open", "inline", "notes_line_close"],
    )
