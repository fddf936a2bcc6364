"""What of a page of HTML is no text: scripts, forms, drawings, menus; marks that never end, which are text.

A page is looked at once, tag by tag, beside pandoc's own reading: what pandoc would drop without a word is
either named, so that it can be told, or written so that it is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from summitnotes.formats.base import Fate, Span
from summitnotes.records.problems import Problem, Subtype

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a list of words
)
_ALWAYS = frozenset({"nav", "menu", "button", "dialog"})
_ROLES = frozenset({"navigation", "contentinfo", "search", "button", "menu", "menubar", "toolbar"})
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|topbar|sidebar|footer|breadcrumbs?|pagination|pager|copyright"
    r"|indicators|skip-?link|editsection|jump-?link|headerlink|social|share|cookies?|toolbar)(?:$|[\s_-])",
    re.I,
)
_MAIN = re.compile(r"main", re.I)
_KEPT = re.compile(r"<(?:h[1-6]|main|article)\b", re.I)
_WORD = re.compile(r"[^\W_]{2,}")

#: A tag, with what its values may hold: ``<`` only where the quote ends on the same line.
TAG = r"</?[A-Za-z](?>[^<>\"']++|\"[^\"\n]{0,500}\"|\"[^\"<]*\"|'[^'\n]{0,500}'|'[^'<]*')*+>"
_TAG = re.compile(TAG)
_NAME = re.compile(r"</?([A-Za-z][\w:-]{0,40})")
_VALUE = re.compile(r"\s(class|id|role)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
#: What stands beside the text: a type, a prolog, conditions for old browsers, text that is no markup.
_DECLARED = re.compile(
    r"<!doctype\b[^<>]{0,300}>|<\?xml\b[^<>]{0,300}\?>|<!\[(?:if|endif)\b[^<>]{0,100}>|<!\[CDATA\[", re.I
)
#: Elements that are read apart from the text around them -> what they are.
_APART = {
    "script": "script",
    "style": "style",
    "textarea": "field",
    "select": "form",
    "svg": "drawing",
    "title": "title",
}
#: Of these the page shows nothing -> the rule under which the ledger has them.
_DROPPED = {"script": "script", "style": "script", "form": "form", "drawing": "drawing"}
_TOLD = {
    "script": (
        Subtype.POWER,
        '"<script>" is never run in notes, and left out (places: {}). Write what it shows as text.',
    ),
    "form": (
        Subtype.MARKUP,
        "a choice that nobody can make here is left out (places: {}). Write it as a list.",
    ),
    "drawing": (
        Subtype.MEDIA,
        'the words in a drawing "<svg>" are left out (places: {}). Write them as text.',
    ),
}
_LISTS = ("ul", "ol")
_COMMENT = "<!--"
_QUOTED = 40  # characters of a mark in a message


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between ``<`` and ``>``, with all that it holds where that is read apart.

    ``kind`` is a value of ``_APART``, or ``tag``, ``comment``; ``endless`` for a sign that begins nothing,
    ``open`` for the first tag of what is read apart and never ends.
    """

    start: int
    end: int
    kind: str
    name: str  # of the element, small; of what is endless, as it is written
    inner: int = 0  # where the content of an element begins


# ---- what pandoc gets ------------------------------------------------------------------------


def left_out(text: str) -> Iterator[Span]:
    """What does not reach pandoc: menus and footers of a site, and what is no text."""
    found = _parts(text)
    for start, end in _furniture(text, found):
        yield Span(start, end, Fate.DROPPED, "furniture")
    for part in found:
        if part.kind in _DROPPED:
            yield Span(part.start, part.end, Fate.DROPPED, _DROPPED[part.kind])


def shown(text: str) -> str:
    """``text`` in which what never ends is text, and what a field is filled with stands as it is.

    Where a page has a main part, pandoc reads nothing else: the title above it would be lost, or the whole
    page where that part is empty. Menus and footers are gone already. Lists that are never closed end with
    the file: each doubles pandoc's time.
    """
    pieces, at = [], 0
    parts = _parts(text)
    for part in parts:
        written = text[part.start : part.end]
        if part.kind == "endless":
            written = f"&lt;{written[1:]}"
        elif part.kind == "open":
            written = _blank(written)
        elif part.kind == "field":
            closing = written.rfind("</")
            content = text[part.inner : part.start + closing].replace("<", "&lt;")
            written = f"<pre>{_blank(text[part.start : part.inner]).strip(' ')}{content}</pre>"
        elif part.name == "main":
            written = _MAIN.sub("div", written, count=1)
        else:
            continue
        pieces += [text[at : part.start], written]
        at = part.end
    opened: dict[str, int] = dict.fromkeys(_LISTS, 0)
    for part in parts:
        if part.name in opened:
            opened[part.name] += -1 if text.startswith("</", part.start) else 1
    return "".join([*pieces, text[at:], *(f"</{name}>" * count for name, count in opened.items())])


def problems(text: str) -> Iterator[Problem]:
    """What is left out of a page, or shown as text, once a kind at its first place."""
    found = _parts(text)
    yield from _told(text, found)
    yield from _endless(text, found)


def _told(text: str, found: list[_Part]) -> Iterator[Problem]:
    """Of the head and of menus nothing is told: they are written for programs, or by them."""
    furniture = list(_furniture(text, found))
    starts = [start for start, _ in furniture]
    head = next((part.end for part in found if part.name == "body"), 0)
    for kind, (subtype, said) in _TOLD.items():
        places = [
            part.start
            for part in found
            if part.kind == kind and part.start >= head and not _is_inside(part.start, starts, furniture)
            if _holds_words(part, text)
        ]
        if places:
            yield Problem(subtype, said.format(len(places)), _line(text, places[0]))


def _endless(text: str, found: list[_Part]) -> Iterator[Problem]:
    firsts: dict[tuple[str, str], _Part] = {}
    signs = 0
    for part in found:
        if part.kind in ("open", "endless"):
            sign = part.kind == "endless" and part.name != _COMMENT
            signs += sign
            firsts.setdefault((part.kind, "" if sign else part.name), part)
    for (kind, name), part in firsts.items():
        if name == _COMMENT:
            said = f'the comment "{name}" has no end; what follows is shown. Write "-->" behind it'
        elif kind == "open":
            said = f'"<{name}>" has no end; what follows is shown. Write "</{name}>" behind it'
        else:
            said = f'"{part.name}" begins no tag; shown as text (places: {signs}). Write "&lt;" for the sign'
        yield Problem(Subtype.MARKUP, said, _line(text, part.start))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _holds_words(part: _Part, text: str) -> bool:
    """Whether an element holds more than tags; a script is words of another language."""
    inner = text[part.inner : text.rfind("</", part.inner, part.end)]
    return bool(_WORD.search(inner if part.kind == "script" else re.sub(r"<[^<>]*>?|&\w+;", " ", inner)))


def _is_inside(offset: int, starts: list[int], ranges: list[tuple[int, int]]) -> bool:
    place = bisect_right(starts, offset) - 1
    return place >= 0 and offset < ranges[place][1]


# ---- what stands between < and > -------------------------------------------------------------


def _parts(text: str) -> list[_Part]:
    """The parts of a page, in order and without overlaps. Linear in ``len(text)``."""
    found: list[_Part] = []
    missing: set[str] = set()  # ends that do not stand in the rest of the text
    at = text.find("<")
    while at >= 0:
        part = _part(text, at, missing)
        found += [part] if part else []
        at = text.find("<", part.end if part else at + 1)
    return found


def _part(text: str, at: int, missing: set[str]) -> _Part | None:
    if text.startswith("<!--", at):
        end = _end(text, "-->", at + 4, missing)
        return _Part(at, end or at + 4, "comment" if end else "endless", _COMMENT)
    tag = _TAG.match(text, at)
    if tag is None:
        behind = text[at + 1 : at + 2]
        if _DECLARED.match(text, at) or not (behind.isalpha() or behind in ("!", "?", "/")):
            return None
        return _Part(at, at + 1, "endless", text[at : at + _QUOTED].partition("\n")[0].strip())
    name = _NAME.match(text, at)[1].lower()  # type: ignore[index]  # a tag has one
    if name not in _APART or text.startswith("</", at) or text.startswith("/>", tag.end() - 2):
        return _Part(at, tag.end(), "tag", name)
    end = _end(text, f"</{name}", tag.end(), missing)
    if not end:
        return _Part(at, tag.end(), "open", name)
    closed = text.find(">", end) + 1
    return _Part(at, closed or len(text), _APART[name], name, tag.end())


def _end(text: str, sign: str, at: int, missing: set[str]) -> int:
    """Where the next ``sign`` ends, in letters of any size; 0 if there is none."""
    found = None if sign in missing else re.compile(re.escape(sign), re.I).search(text, at)
    if found is None:
        missing.add(sign)
        return 0
    return found.end()


# ---- menus, footers, buttons -----------------------------------------------------------------


def _furniture(text: str, found: list[_Part]) -> Iterator[tuple[int, int]]:
    """Ranges of what belongs to a site and not to the text, without overlaps."""
    counted = _Words(text, found)
    opened: tuple[int, str, bool] | None = None  # of what may go: start, tag, whether it surely does
    depth = quotes = 0  # elements of that tag inside it; quotations around it
    for part in found:
        if part.kind != "tag" or part.name in _VOID or text.startswith("/>", part.end - 2):
            continue
        closing = text.startswith("</", part.start)
        quotes += (part.name == "blockquote") * (-1 if closing else 1)
        if opened is None:
            sure = _is_furniture(part.name, text[part.start : part.end], quotes) if not closing else None
            opened, depth = (None if sure is None else (part.start, part.name, sure)), 0
        elif part.name == opened[1]:
            depth += -1 if closing else 1
            if depth < 0:
                start, _, sure = opened
                most = sure or 2 * counted.between(start, part.end) <= counted.all
                if most and not _KEPT.search(text, start, part.end):
                    yield start, part.end
                opened = None


class _Words:
    """How many words stand between two tags. A name such as "social" is no proof against most of a page."""

    def __init__(self, text: str, found: list[_Part]) -> None:
        self._starts = [part.start for part in found]
        self._before = []
        self.all = at = 0
        for part in found:
            self.all += len(_WORD.findall(text, at, part.start))
            self._before.append(self.all)
            at = part.end
        self.all += len(_WORD.findall(text, at))

    def between(self, start: int, end: int) -> int:
        last = bisect_left(self._starts, end) - 1
        return self._before[last] - self._before[bisect_left(self._starts, start)]


def _is_furniture(name: str, tag: str, quotes: int) -> bool | None:
    """None for what is none; whether its tag or role says so, and not only a name that somebody gave it."""
    if name in ("html", "body", "main", "article", "head"):
        return None
    values = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _VALUE.finditer(tag)}
    if name in _ALWAYS or (name == "footer" and quotes < 1) or values.get("role", "").lower() in _ROLES:
        return True
    return False if any(_CALLED.search(values.get(one, "")) for one in ("class", "id")) else None
