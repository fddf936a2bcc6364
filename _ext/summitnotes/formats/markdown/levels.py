"""Token passes of notes mode: levels of headings without gaps, lists cut where the author left a gap."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.dates import names_a_part, reads_as_date
from summitnotes.records.ids import search_key


def normalise_levels(state: StateCore) -> None:
    """Give the headings the levels 1, 2, 3 … without gaps, and the title of the whole a level of its own.

    The first heading is the title when it opens the file, when no other heading stands above it in
    level, and when it is not itself a part among parts (a day, a time, notes like those of its equals).
    Where front matter gives the title already, only a heading that repeats it is the title.
    """
    headings = [token for token in state.tokens if token.type in ("heading_open", "heading_close")]
    opened = [token for token in headings if token.type == "heading_open"]
    if not opened:
        return
    written = [int(token.tag[1]) for token in opened]
    lowest = min(written[1:], default=0)
    is_title = (
        state.tokens[0] is opened[0]
        and written[0] == lowest
        and not names_a_part(state.tokens[1].content)
        and _may_say(state.tokens[1].content, notes.of(state.env).title)
        and not _holds_notes(state.tokens)
    )
    stack: list[int] = []
    for number, (opener, closer) in enumerate(zip(headings[::2], headings[1::2], strict=True)):
        if is_title and number == 1:
            stack.clear()  # the title stands above all, whatever its marks
        while stack and stack[-1] >= written[number]:
            stack.pop()
        stack.append(written[number])
        level = min(6, len(stack) + (is_title and number > 0))
        opener.tag = closer.tag = f"h{level}"


_WORD = re.compile(r"\w+")


def _may_say(heading: str, title: str | None) -> bool:
    """Whether a heading may be the title of the whole beside one of the front matter: it says half of it."""
    if not title:
        return True
    said, known = (set(_WORD.findall(search_key(text))) for text in (heading, title))
    return 2 * len(said & known) >= min(len(said), len(known))


#: A title says when; so many paragraphs may introduce what follows.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)")
_MOST_INTRODUCED = 3


def _holds_notes(tokens: list[Token]) -> bool:
    """Whether notes stand between the first heading and an equal one: it is one among others then.

    A date right below, and few paragraphs, introduce the whole.
    """
    below = next((token.content for token in tokens[3:5] if token.type == "inline"), "")
    if _YEAR.search(tokens[1].content) or reads_as_date(below.split("\n")[0]):
        return False
    paragraphs = 0
    for token in tokens[3:]:
        if token.type == "heading_open" and token.tag == tokens[0].tag:
            break
        if token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            return True
        paragraphs += token.type == "paragraph_open"
    return paragraphs > _MOST_INTRODUCED


def split_lists(state: StateCore) -> None:
    """Cut a list where blank lines part items of an otherwise tight list: they are two lists to a reader."""
    source = state.src.split("\n")
    result: list[Token] = []
    open_lists: list[tuple[Token, list[Token], set[int]]] = []
    for index, token in enumerate(state.tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            open_lists.append((token, [], _gaps(state.tokens, index, source)))
        elif token.type == "list_item_open" and open_lists and token.map:
            opener, _, gaps = open_lists[-1]
            if token.map[0] in gaps:
                result += _seam(opener, token)
        result.append(token)
        if token.type in ("bullet_list_close", "ordered_list_close"):
            open_lists.pop()
    state.tokens = result


def _seam(opener: Token, item: Token) -> list[Token]:
    """The end of one list and the start of the next, before ``item``."""
    close = Token(opener.type.replace("_open", "_close"), opener.tag, -1, level=opener.level, block=True)
    again = opener.copy()
    assert opener.map
    assert item.map
    again.map = [item.map[0], opener.map[1]]
    close.markup = opener.markup
    if opener.type == "ordered_list_open":
        again.attrs = {"start": int(item.info)} if item.info.isdigit() and item.info != "1" else {}
    return [close, again]


def _gaps(tokens: list[Token], index: int, source: list[str]) -> set[int]:
    """The first lines (0-based) of the items that stand below a blank line, if these are the exception."""
    level = tokens[index].level
    items: list[int] = []
    simple: list[bool] = []  # whether the item holds one paragraph only
    for token in tokens[index + 1 :]:
        if token.level == level and token.nesting < 0:
            break
        if token.level == level + 1 and token.type == "list_item_open" and token.map:
            items.append(token.map[0])
            simple.append(True)
        elif token.level == level + 2 and token.nesting > 0 and token.type != "paragraph_open" and simple:
            simple[-1] = False
    gaps = {
        line
        for line, whole in zip(items[1:], simple, strict=False)
        if whole and 0 < line <= len(source) and not source[line - 1].strip()
    }
    return gaps if len(gaps) * 2 < len(items) - 1 else set()
