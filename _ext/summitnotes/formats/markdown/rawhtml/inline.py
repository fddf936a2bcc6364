"""The tags of a text: each pair becomes what Markdown has for it; what has no partner stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from summitnotes.formats.badges import BADGE
from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rawhtml.pairs import anchors_of, partners
from summitnotes.formats.markdown.rawhtml.tags import INLINE, KNOWN, NATIVE, SILENT, TAG, Tag, read_tag
from summitnotes.records.problems import Subtype


def read_inline(state: StateInline, silent: bool) -> bool:
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


def settle_inline(md: MarkdownIt, own: notes.NotesState, tokens: list[Token]) -> list[Token]:
    """``tokens`` of one text with Markdown's tokens in the place of tags, and text where none fits."""
    pairs = partners(tokens, INLINE)
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
                made = _above_badge(tokens, place, pairs, out) + made
        elif tag.name in _PARTING and not tag.acts:
            made = _parting(tokens[place + 1 :], out)
        elif not tag.closing or tag.name == "br":  # to browsers, "</br>" is one, too
            made = _void(md, tag)
        else:
            made = None
        if made is None:
            _stays(own, tag)
            made = [Token("text", "", 0, content=tag.source, meta={"literal": True})]
        after_break = bool(made) and made[-1].type == "hardbreak"
        out += made
    return out


#: Tags that part paragraphs; inside a text, as in a cell of a table, what they hold is a line of its own.
_PARTING = frozenset(["p", "div"])


def _above_badge(
    tokens: Sequence[Token], place: int, pairs: dict[int, int], before: Sequence[Token]
) -> list[Token]:
    """A break above a badge if nothing but badges follows: "Title <span class=badge>Ana</span>"."""
    begun = any(token.type != "text" or token.content.strip() for token in before)
    if not begun or before[-1].type == "hardbreak":
        return []
    while place < len(tokens):
        token = tokens[place]
        if token.type == "notes_tag" and place in pairs and _is_badge(token.meta["tag"]):
            place = pairs[place]
        elif token.type not in ("text", "softbreak") or token.content.strip():
            return []
        place += 1
    return [Token("hardbreak", "br", 0)]


def _is_badge(tag: Tag) -> bool:
    return tag.name == "span" and BADGE.search(tag.attributes.get("class", "")) is not None


def _parting(behind: Sequence[Token], before: Sequence[Token]) -> list[Token]:
    """A break between what stands before a paragraph, or its end, and what stands behind."""
    more = any(
        token.type != "notes_tag" or token.meta["tag"].name not in _PARTING
        for token in behind
        if token.type != "text" or token.content.strip()
    )
    begun = any(token.type != "text" or token.content.strip() for token in before)
    return [Token("hardbreak", "br", 0)] if more and begun and before[-1].type != "hardbreak" else []


def _stays(own: notes.NotesState, tag: Tag) -> None:
    if tag.name in KNOWN:
        said = f'raw HTML "<{tag.name}>" is shown as text; use Markdown for it'
        own.complain(Subtype.POWER, said, own.current, once="html")


def _pair(md: MarkdownIt, tag: Tag) -> tuple[list[Token] | None, list[Token]]:
    """The tokens for a tag and for its closing tag; ``None`` if it has to stay as it is."""
    if tag.name in SILENT:
        return anchors_of(tag), []
    if tag.name == "a":
        href = tag.attributes.get("href", "").strip()
        if not href:
            return anchors_of(tag), []
        address = md.normalizeLink(href)
        if not md.validateLink(address):
            return None, []
        attributes: dict[str, str | int | float] = {"href": address}
        if "title" in tag.attributes:
            attributes["title"] = tag.attributes["title"]
        opener = Token("link_open", "a", 1, attrs=attributes)
        return [*anchors_of(tag), opener], [Token("link_close", "a", -1)]
    if tag.name == "abbr" and not tag.attributes.get("title"):
        return [], []
    native = NATIVE.get(tag.name)
    if native:
        return [Token(f"{native}_open", native, 1)], [Token(f"{native}_close", native, -1)]
    opener = Token("notes_html_open", tag.name, 1, meta={"title": tag.attributes.get("title", "")})
    return [opener], [Token("notes_html_close", tag.name, -1)]


def _void(md: MarkdownIt, tag: Tag) -> list[Token] | None:
    """The tokens for a tag that stands alone; ``None`` if it has to stay as it is."""
    if tag.acts:
        return None
    if tag.name == "br":
        return [Token("hardbreak", "br", 0)]
    if tag.name == "wbr":
        return []
    if tag.name == "a" and tag.source.endswith("/>"):
        return anchors_of(tag)
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
