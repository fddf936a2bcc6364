"""Block tags become containers of Markdown, each closed where its parent ends at the latest."""

from __future__ import annotations

from markdown_it.token import Token

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rawhtml.cutting import Lines, paragraph
from summitnotes.formats.markdown.rawhtml.pairs import anchors_of, partners
from summitnotes.formats.markdown.rawhtml.tags import HEADINGS, LISTS, PAIRED_BLOCKS, SILENT_BLOCKS, Tag
from summitnotes.records.problems import Subtype

#: Block tags with a partner -> the container of Markdown that each becomes, and its mark.
_CONTAINERS = {
    "ul": ("bullet_list", "-"),
    "ol": ("ordered_list", "."),
    "blockquote": ("blockquote", ">"),
    "details": ("notes_details", ""),
    "summary": ("notes_summary", ""),
}


class Nesting:
    """One pass over the tokens of a note."""

    def __init__(self, tokens: list[Token], own: notes.NotesState) -> None:
        self.tokens = tokens
        self.own = own
        self.pairs = partners(tokens, PAIRED_BLOCKS)
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
            for point in anchors_of(tag):
                self._markdown(point)
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
        kind, markup = _CONTAINERS[name]
        self._put(kind, 1, token, markup)
        self.lists.append(False if name in LISTS else None)
        self.depth += 1

    def _close(self, name: str, opener: Token) -> None:
        if name in LISTS:
            self._end_item()
        self.lists.pop()
        kind, markup = _CONTAINERS[name]
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
        for piece in paragraph(token.content, 0, len(token.content), Lines("", token.map[0])):
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
        for point in anchors_of(tag):
            words.content = f'<a id="{point.content}"></a>{words.content}'
        words.content = words.content.replace("\n", " ")
        self._markdown(Token("heading_open", tag.name, 1, markup="#", map=words.map, block=True))
        self._markdown(words)
        self._markdown(Token("heading_close", tag.name, -1, markup="#", block=True))
