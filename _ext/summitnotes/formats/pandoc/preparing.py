"""What pandoc cannot do, done to the text before it gets it: each rule has a name, and the ledger knows it.

No line and no offset moves: what is taken away becomes blanks, and only AsciiDoc's names of values, ends of
cells, titles of two lines, notes of Org without a mark and marks without an end are written in another way,
on their own line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.pandoc import html
from summitnotes.formats.pandoc.end_tags import with_ends
from summitnotes.formats.pandoc.powers import find_powers, without_asciidoc_powers, without_org_powers
from summitnotes.records.problems import Problem

_NOT_END = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text for pandoc, and the stretches of the source that it no longer holds as they were."""

    text: str
    spans: tuple[Span, ...] = ()  # in the order of the source; what is not named stands in ``text``
    problems: tuple[Problem, ...] = ()  # what notes may not do, with lines


def prepare(text: str, format_id: str) -> Prepared:
    """``text`` as pandoc shall get it. Never raises; linear in ``len(text)``."""
    spans = sorted(
        (span for rule in _RULES.get(format_id, ()) for span in rule(text)),
        key=lambda one: (one.start, -one.end),
    )
    apart: list[Span] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    pieces, at = [], 0
    for span in apart:
        pieces += [text[at : span.start], _NOT_END.sub(" ", text[span.start : span.end])]
        at = span.end
    pieces.append(text[at:])
    rewritten = _REWRITTEN.get(format_id)
    made = "".join(pieces)
    told = find_powers(made, format_id)
    return Prepared(rewritten(made) if rewritten else made, tuple(apart), told)


# -- Org -----------------------------------------------------------------------------------------------

_LOGBOOK = re.compile(
    r"^[ \t]*:LOGBOOK:[ \t]*\n(?:(?![ \t]*:END:|\*+ ).*\n){0,500}[ \t]*:END:[ \t]*$", re.M | re.I
)
_RESULTS = re.compile(r"^[ \t]*#\+(?:RESULTS|STARTUP|(?:SEQ_|TYP_)?TODO|COLUMNS)\b.*$", re.M | re.I)
_LEVELS = re.compile(r"(?<=[ \t:])H:\d+", re.I)
_OPTIONS = re.compile(r"^[ \t]*#\+OPTIONS:.*$", re.M | re.I)


_HEADLINE = re.compile(r"^(?P<stars>\*+)[ \t].*$", re.M)
_UNEXPORTED = re.compile(r"[ \t]:noexport:[ \t]*$")
_NO_WORDS = re.compile(r"[ \t]*(?:#.*|:[\w-]+:.*|\[\[[^\n]*\]\])?[ \t]*$")


def unexported_wholly(text: str) -> list[Span]:
    """The tags of an Org file that keeps all of itself from export: a program reads it, or nobody would."""
    heads = list(_HEADLINE.finditer(text))
    top = min((len(head["stars"]) for head in heads), default=0)
    whole = heads and all(_NO_WORDS.match(line) for line in text[: heads[0].start()].split("\n"))
    if not whole or not all(_UNEXPORTED.search(head[0]) for head in heads if len(head["stars"]) == top):
        return []
    tags = ((head.start(), _UNEXPORTED.search(head[0])) for head in heads)
    return [Span(at + tag.start(), at + tag.end(), Fate.DROPPED, "setting") for at, tag in tags if tag]


def _org(text: str) -> Iterator[Span]:
    """The log that Org keeps for itself, and a depth from which headings would become lists."""
    yield from unexported_wholly(text)
    for found in _LOGBOOK.finditer(text):
        yield Span(found.start(), found.end(), Fate.DROPPED, "logbook")
    for found in _RESULTS.finditer(text):  # below results pandoc leaves out what stands there
        yield Span(found.start(), found.end(), Fate.DROPPED, "setting")
    for line in _OPTIONS.finditer(text):
        for found in _LEVELS.finditer(text, line.start(), line.end()):
            yield Span(found.start(), found.end(), Fate.DROPPED, "setting")


_NOTE = re.compile(r"^\[fn:([\w-]{1,60})\]", re.M)
_NOTED = re.compile(r"(?<!^)\[fn:([\w-]{1,60})(?=[\]:])", re.M)


def _org_rewritten(text: str) -> str:
    """A footnote without a mark in the text is text: pandoc drops it, and what follows up to a heading."""
    text = without_org_powers(text)
    noted = set(_NOTED.findall(text))
    return _NOTE.sub(lambda found: found.group() if found.group(1) in noted else f"={found.group()}=", text)


# -- AsciiDoc ------------------------------------------------------------------------------------------

_COMMENT = re.compile(r"^//(?!/).*$", re.M)
_FENCES = re.compile(r"(-{4,}|\.{4,}|/{4,}|\+{4,}|`{3})[ \t]*\w*[ \t]*$")
_HEADING = re.compile(r"(?:={1,6}|(?P<hashes>#{1,6})) \S")
_CONDITION = re.compile(r"^(?:ifdef|ifndef|ifeval|endif)::[^\s\[]*\[[^\]\n]*\][ \t]*$", re.M)
_VALUE = re.compile(r"^:([\w][\w-]{0,60}):[ \t]+(\S.*)$", re.M)
_NAME = re.compile(r"\{([\w][\w-]{0,60})\}")
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}


def _blocks(text: str) -> Iterator[tuple[str, int, int]]:
    """(fence, start, end) of verbatim blocks and comments between fences; offsets of whole lines."""
    opened, begin, at = "", 0, 0
    for line in text.split("\n"):
        found = _FENCES.match(line)
        if opened:
            if line.rstrip() == opened:
                yield opened, begin, at + len(line)
                opened = ""
        elif found:
            opened, begin = found.group(1), at
        at += len(line) + 1


def _asciidoc(text: str) -> Iterator[Span]:
    blocks = list(_blocks(text))
    for fence, start, end in blocks:
        if fence.startswith("/"):
            yield Span(start, end, Fate.DROPPED, "comment")
    verbatim = _Inside([(start, end) for _, start, end in blocks])
    for pattern, rule in ((_COMMENT, "comment"), (_CONDITION, "condition")):
        for found in pattern.finditer(text):
            if found.start() not in verbatim:
                yield Span(found.start(), found.end(), Fate.DROPPED, rule)


class _Inside:
    """Whether an offset lies in one of some ranges, asked in rising order or not."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = ranges

    def __contains__(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._ranges)


def _asciidoc_rewritten(text: str) -> str:
    text = _with_cells_apart(_with_titles(without_asciidoc_powers(text)))
    return _with_values(_with_end(_with_whole_links(text)))


#: A link whose words hold a comma: to pandoc they end there, if no quotes stand around them.
_LINK = re.compile(
    r"(?P<to>(?<![\w:/])(?:https?://|ftp://|link:|mailto:)[^\s\[\]]{1,500})\[(?P<words>[^\[\]\n\"=]{1,300})\]"
)


def _with_whole_links(text: str) -> str:
    verbatim = _Inside([(start, end) for _, start, end in _blocks(text)])

    def quoted(found: re.Match[str]) -> str:
        plain = "," not in found["words"] or found.start() in verbatim
        return found.group() if plain else f'{found["to"]}["{found["words"]}"]'

    return _LINK.sub(quoted, text)


#: Lines at the end of a file that say something of a block which never comes: "[[location]]", ".Photos".
_OF_NO_BLOCK = re.compile(r"(?:^(?:\[[^\n]*\]|\.(?![. ])[^\n]*)[ \t]*\n*)+\Z", re.M)


def _with_end(text: str) -> str:
    """Lines that pandoc, which gives up at them, takes for text: an empty value stands before each."""
    last = _OF_NO_BLOCK.search(text, max(0, len(text) - _LONGEST_END))
    if last is None:
        return text
    return text[: last.start()] + re.sub(r"^(?=[\[.])", "{empty}", last.group(), flags=re.M)


_LONGEST_END = 1_000  # characters


_TABLE = re.compile(r"\|={3,}[ \t]*$")
#: A letter or sign that ends a cell without a blank: to pandoc, how the next cell is set ("rooms|").
_CELL_END = re.compile(r"(?<=[^\s|\\][a-z<>^+*])(?=\|)|(?<=\|[a-z])(?=\|)")
_SET = re.compile(r"(?:^|(?<=\s))(?:[\d.]+[*+])?[<>^.]*[a-z]?$")


def _with_cells_apart(text: str) -> str:
    """Cells end before a blank: pandoc takes the last letter of "rooms|" for a setting, and drops it."""
    lines = text.split("\n")
    inside = False
    for number, line in enumerate(lines):
        if _TABLE.match(line):
            inside = not inside
        elif inside and "|" in line:
            ends = [end.start() for end in _CELL_END.finditer(line)]
            ends = [at for at in ends if not _SET.search(line, 0, at)]
            for at in reversed(ends):
                line = f"{line[:at]} {line[at:]}"
            lines[number] = line
    return "\n".join(lines)


def _with_titles(text: str) -> str:
    """Titles above an underline, or behind the signs of Markdown, get those that pandoc knows: ``== Title``.

    Pandoc gives up at a second title of the whole and, with all memory that it may have, at a block of code
    that is never closed.
    """
    lines = text.split("\n")
    fence = ""
    titles: list[int] = []
    for number, line in enumerate(lines):
        if fence:
            fence = "" if line.rstrip() == fence else fence
        elif _is_title(lines, number):
            lines[number] = f"{'=' * _UNDERLINES[lines[number + 1][0]]} {line.strip()}"
            lines[number + 1] = ""
            titles.append(number)
        elif found := _FENCES.match(line):
            fence = found.group(1)
        elif found := _HEADING.match(line):
            hashes = found["hashes"] or ""
            lines[number] = "=" * len(hashes) + line[len(hashes) :]
            titles.append(number)
    if any(lines[number].startswith("= ") and not _is_header(lines, number) for number in titles):
        for number in titles:
            lines[number] = f"={lines[number]}" if not lines[number].startswith("======") else lines[number]
    return "\n".join([*lines, fence] if fence and fence[0] != "/" else lines)


def _is_header(lines: list[str], number: int) -> bool:
    """Whether nothing but attributes stands above a line."""
    return all(not line.strip() or line.startswith(":") for line in lines[:number])


def _is_title(lines: list[str], number: int) -> bool:
    """Whether a line of words stands above an underline of about its length."""
    if not 0 <= number < len(lines) - 1:
        return False
    above, below = lines[number].rstrip(), lines[number + 1].rstrip()
    if len(above) < 2 or not (above[0].isalnum() or above[0] in "\"'¿¡«“") or len(below) < 2:
        return False
    if below[0] not in _UNDERLINES or below.strip(below[0]) or abs(len(above) - len(below)) > 2:
        return False
    before = lines[number - 1].strip() if number else ""
    return not before or before.startswith(("[", ":"))


def _with_values(text: str) -> str:
    values = values_of(text)
    return (
        _NAME.sub(lambda found: values.get(found.group(1).lower(), found.group()), text) if values else text
    )


def values_of(text: str) -> dict[str, str]:
    """The values that an AsciiDoc file gives to names of its own, by small name."""
    return {
        name.lower(): value.strip()
        for name, value in reversed(_VALUE.findall(text))
        if len(value) <= 300 and not _NAME.search(value)
    }


# -- MediaWiki -----------------------------------------------------------------------------------------

_CATEGORY = re.compile(
    r"\[\[ ?(?:category|kategorie|cat[ée]gorie|categor[íi]a|categoria)[ \t]?:[^\[\]\n]{1,200}\]\]", re.I
)


def _mediawiki(text: str) -> Iterator[Span]:
    """What sorts a page into its wiki."""
    for found in _CATEGORY.finditer(text):
        yield Span(found.start(), found.end(), Fate.DROPPED, "category")


_MOST_OPEN = 20  # blocks; with more, the signs mean something else
#: What opens a block at which pandoc gives up if it is never closed, and what closes it.
_OPEN = (
    (re.compile(r"^[ \t:]*\{\|", re.M), re.compile(r"^[ \t]*\|\}", re.M), "|}"),
    (re.compile(r"<pre\b[^<>\n]{0,200}(?<!/)>", re.I), re.compile(r"</pre\s*>", re.I), "</pre>"),
)


def _mediawiki_closed(text: str) -> str:
    """Tables and preformatted text that are never closed end with the file."""
    for opener, closer, sign in _OPEN:
        missing = len(opener.findall(text)) - len(closer.findall(text))
        if 0 < missing <= _MOST_OPEN:
            text += f"\n{sign}" * missing
    return text


_RULES: dict[str, tuple[Callable[[str], Iterator[Span]], ...]] = {
    "pandoc:org": (_org,),
    "pandoc:mediawiki": (_mediawiki,),
    "pandoc:asciidoc": (_asciidoc,),
    "pandoc:html": (html.left_out,),
}
_REWRITTEN: dict[str, Callable[[str], str]] = {
    "pandoc:org": _org_rewritten,
    "pandoc:asciidoc": _asciidoc_rewritten,
    "pandoc:mediawiki": _mediawiki_closed,
    "pandoc:html": lambda text: with_ends(html.shown(text)),
}
