"""Every rule of the syntax, one function or class each, and the ordered list of them at the end.

The sort numbers are DokuWiki's own. A rule can be switched off by its name (``ReadOptions.without``); what
it would have taken is text then.
"""

from __future__ import annotations

import re

from summitnotes.formats.dokuwiki.scanner import Act, Extent, Rule, Scanner
from summitnotes.formats.dokuwiki.tree import Node
from summitnotes.records.problems import Problem, Subtype

# -- helpers -----------------------------------------------------------------------------------------


def matching(pattern: str) -> Extent:
    """An extent that is a regular expression, anchored at the trigger."""
    match = re.compile(pattern).match

    def extent(scan: Scanner, at: int) -> int:
        found = match(scan.text, at)
        return found.end() if found else -1

    return extent


def adding(kind: str) -> Act:
    """An act that puts a leaf into the tree."""

    def act(scan: Scanner, start: int, end: int) -> None:
        scan.add(Node(kind, start, end))

    return act


# -- blocks that begin at a line end -----------------------------------------------------------------

_ITEM = r"\n(?: {2,}|\t+)[-*]"


def _marker(scan: Scanner, start: int, end: int) -> Node:
    marker = scan.text[start + 1 : end]
    depth = marker.replace("\t", "  ").count("  ")
    return Node("item", start + 1, end, (depth, marker[-1]))


def _open_list(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("list", start + 1, end), "list")
    scan.add(_marker(scan, start, end))


def _next_item(scan: Scanner, start: int, end: int) -> None:
    scan.add(_marker(scan, start, end))


def _block_end(scan: Scanner, at: int) -> int:
    """A block ends at its line end. Older releases swallow that line end, so no block can follow at once."""
    return at + 1 if scan.old else at


def _list_end(scan: Scanner, at: int) -> int:
    """An indented line behind an item is running text: the list swallows the line end before it."""
    return at + 1 if scan.old or scan.text.startswith(("  ", "\t"), at + 1) else at


def _swallowed(scan: Scanner, at: int) -> bool:
    """Older releases read blanks between a piece of markup and its line end as the end of the line.

    A block that needs that line end is then not seen; lists and tables bring a pattern for the blanks.
    """
    return scan.old and scan.text_from < at and not scan.text[scan.text_from : at].strip(" \t")


def _leave(scan: Scanner, start: int, end: int) -> None:
    scan.leave(start)


_PREFORMATTED = re.compile(r"\n(?:  |\t)(?![*-])[^\n]*(?:\n(?:  |\t)[^\n]*)*")


def _preformatted_extent(scan: Scanner, at: int) -> int:
    found = _PREFORMATTED.match(scan.text, at)
    if found is None or _swallowed(scan, at):
        return -1
    return found.end() + 1 if scan.old and found.end() < len(scan.text) else found.end()


# Where a line's words end; written so that a long run of blanks is walked once.
_LINE_TAIL = re.compile(r"(?<![ \t])[ \t]*(?=\n)")


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks stand before ``at``; lines that these make preformatted were taken before."""
    while text[at - 1] in " \t":
        at -= 1
    return text[at - 1] == "\n"


def _heading_extent(scan: Scanner, at: int) -> int:
    """``== words ==`` alone on its line; older releases take one in mid-line as well."""
    text = scan.text
    if not scan.old and not _begins_line(text, at):
        return -1
    tail = scan.find.pattern(_LINE_TAIL, at)
    if tail - at < 5 or not text.endswith("==", at, tail):
        return -1
    return scan.find.literal("\n", tail)


_TABLE = r"\n[|^]"


def _open_table(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("table", start + 1, end), "table")
    _next_row(scan, start, end)


def _next_row(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("row", start + 1, start + 1))
    scan.add(Node("bar", start + 1, end, scan.text[start + 1]))


def _bar(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("bar", start, end, scan.text[start]))


_QUOTE = re.compile(r"(?:\n>[^\n]*)+")
_OLD_QUOTE = re.compile(r"\n>+")
_QUOTE_MARK = re.compile(r"\n(?:> ?)+")


def _quote_extent(scan: Scanner, at: int) -> int:
    """All lines that begin with ``>``; older releases go mark by mark."""
    found = (_OLD_QUOTE if scan.old else _QUOTE).match(scan.text, at)
    return found.end() if found and not _swallowed(scan, at) else -1


def _quote_mark(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("mark", start + 1, end, end - start - 1))


def _open_quote(scan: Scanner, start: int, end: int) -> None:
    if scan.old:
        scan.enter(Node("quote", start + 1, end), "quote")
        _quote_mark(scan, start, end)
        return
    # Lines of one depth are read like a page of their own, so no span reaches out of the quote.
    quote = Node("quote", start + 1, end)
    scan.add(quote)
    marks = list(_QUOTE_MARK.finditer(scan.text, start, end))
    first = 0
    for number, mark in enumerate(marks):
        depth = mark.group().count(">")
        last = number + 1 == len(marks)
        if not last and marks[number + 1].group().count(">") == depth:
            continue
        until = end if last else marks[number + 1].start()
        quote.children.append(Node("mark", marks[first].start() + 1, marks[first].end(), depth))
        quote.children += scan.scan_within([(m.start(), m.end()) for m in marks[first : number + 1]], until)
        first = number + 1


def _rule_extent(scan: Scanner, at: int) -> int:
    found = (_OLD_RULE if scan.old else _RULE).match(scan.text, at)
    return found.end() if found and not _swallowed(scan, at) else -1


_RULE = re.compile(r"\n-{4,}(?=\n)")
_OLD_RULE = re.compile(r"\n[ \t]*-{4,}[ \t]*(?=\n)")


def _rule(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("rule", start + 1, end))


# -- spans -------------------------------------------------------------------------------------------


def span_extent(name: str, mark: str, close: str, never_next: str) -> Extent:
    """Where the opening mark of a span ends, if a span may open there."""
    size = len(mark)

    def extent(scan: Scanner, at: int) -> int:
        text, end = scan.text, at + size
        if not text.startswith(mark, at):
            return -1
        if scan.old:
            # Any later closing mark will do; "//" does not even ask for one.
            opens = name == "italic" or scan.find.literal(close, end) >= 0
        else:
            following = text[end : end + 1]
            opens = not following.isspace() and following != never_next and following != ""
            opens = opens and (mark != close or not text.startswith(close, end))
            opens = opens and scan.can_enter(name, end)
        return end if opens and scan.may_nest(at) else -1

    return extent


def opening(kind: str, mode: str) -> Act:
    """An act that opens a span."""

    def act(scan: Scanner, start: int, end: int) -> None:
        scan.enter(Node("span", start, end, kind), mode)

    return act


def close_extent(close: str) -> Extent:
    """Where the closing mark of a span ends; it must touch text, except in older releases."""

    def extent(scan: Scanner, at: int) -> int:
        if not scan.text.startswith(close, at):
            return -1
        return at + len(close) if scan.old or not scan.text[at - 1].isspace() else -1

    return extent


def leave_span(scan: Scanner, start: int, end: int) -> None:
    scan.leave(end)


def _footnote_extent(scan: Scanner, at: int) -> int:
    if scan.inside("footnote"):
        return -1
    if scan.old:
        closes = scan.find.literal("))", at + 2) >= 0
    else:
        closes = scan.can_enter("footnote", at + 2)
    return at + 2 if closes and scan.may_nest(at) else -1


def _open_footnote(scan: Scanner, start: int, end: int) -> None:
    scan.enter(Node("footnote", start, end), "footnote")


# -- pieces read in one go ---------------------------------------------------------------------------


def verbatim_extent(tag: str) -> Extent:
    """``<tag …>`` up to ``</tag>``, if both are there."""
    head = re.compile(rf"<{tag}\b")
    close = f"</{tag}>"

    def extent(scan: Scanner, at: int) -> int:
        if not head.match(scan.text, at):
            return -1
        end = scan.find.literal(close, at)
        opened = scan.find.literal(">", at)
        return end + len(close) if 0 <= opened < end else -1

    return extent


def between_extent(open_: str, close: str) -> Extent:
    """From one literal to the next other one."""

    def extent(scan: Scanner, at: int) -> int:
        if not scan.text.startswith(open_, at):
            return -1
        end = scan.find.literal(close, at + len(open_))
        return end + len(close) if end >= 0 else -1

    return extent


def unread(size_open: int, size_close: int) -> Act:
    """An act for text between marks that is shown letter by letter."""

    def act(scan: Scanner, start: int, end: int) -> None:
        if start + size_open < end - size_close:
            scan.add(Node("text", start + size_open, end - size_close, "nowiki"))

    return act


_LINK_END = re.compile(r"\]\](?!\])")


def _link_extent(scan: Scanner, at: int) -> int:
    end = scan.find.pattern(_LINK_END, at + 2)
    return end + 2 if end >= 0 else -1


_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def _media_extent(scan: Scanner, at: int) -> int:
    """As DokuWiki up to the next ``}}``, but neither over the end of a paragraph nor out of a table row."""
    end = scan.find.literal("}}", at + 2)
    return end + 2 if end > at + 2 and not _is_far(scan, at, end) else -1


def _is_far(scan: Scanner, at: int, end: int) -> bool:
    """Whether what stands between a mark and its closing mark is more than one tag can hold."""
    line_end = scan.find.literal("\n", at)
    if not 0 <= line_end < end:
        return False
    return scan.inside("table") or 0 <= scan.find.pattern(_PARAGRAPH_END, at) < end


def _open_media_extent(scan: Scanner, at: int) -> int:
    end = scan.find.literal("}}", at + 2)
    return at + 2 if end >= 0 and _is_far(scan, at, end) else -1


def _open_media(scan: Scanner, start: int, end: int) -> None:
    scan.add(Node("text", start, end))
    said = '"{{" is closed only lines below; shown as text, where a wiki swallows all between. Add "}}".'
    scan.problems.append(Problem(Subtype.MARKUP, said, scan.lines.at(start)))


# A wiki draws these as one sign; here they stay letters, but a bracket in them closes nothing.
ENTITIES = ("(c)", "(r)", "(tm)")
_SMILEY = r"(?<!\w)(?::-[()/\\?DPOX|]|;-\)|8-[)O])(?!\w)"

_MAIL = re.compile(
    r"<[0-9a-z!#$%&'*+/=?^_`{|}~-]+(?:\.[0-9a-z!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[0-9a-z][0-9a-z-]*\.)+[a-z]{2,63}>",
    re.IGNORECASE,
)
_MAIL_LIMIT = 320  # characters; longer ones are no addresses, and the limit keeps the search short


def _mail_extent(scan: Scanner, at: int) -> int:
    found = _MAIL.match(scan.text, at, at + _MAIL_LIMIT)
    return found.end() if found else -1


# -- the list ----------------------------------------------------------------------------------------

FORMATS: tuple[tuple[str, int, str, str, str], ...] = (
    # name, sort, opening mark, closing mark, character that may not follow the opening mark
    ("bold", 70, "**", "**", "*"),
    ("italic", 80, "//", "//", "/"),
    ("underline", 90, "__", "__", "_"),
    ("monospace", 100, "''", "''", "'"),
    ("subscript", 110, "<sub>", "</sub>", ""),
    ("superscript", 120, "<sup>", "</sup>", ""),
    ("deleted", 130, "<del>", "</del>", ""),
)


def trigger_of(mark: str) -> str:
    return "<" if mark.startswith("<") else mark


SPANS = tuple(
    Rule(
        name, sort, trigger_of(mark), span_extent(name, mark, close, never), opening(name, name), opaque=False
    )
    for name, sort, mark, close, never in FORMATS
)
LIST = Rule("list", 10, "\n", matching(_ITEM), _open_list, opaque=False)
PREFORMATTED = Rule("preformatted", 20, "\n", _preformatted_extent, adding("pre"), opaque=False)
HEADING = Rule("heading", 50, "==", _heading_extent, adding("heading"))
TABLE = Rule("table", 60, "\n", matching(_TABLE), _open_table, opaque=False)
FOOTNOTE = Rule("footnote", 150, "((", _footnote_extent, _open_footnote, opaque=False)
RULE = Rule("rule", 160, "\n", _rule_extent, _rule)
QUOTE = Rule("quote", 220, "\n", _quote_extent, _open_quote)
LINE_END = Rule("line-end", 370, "\n", matching(r"\n"), adding("eol"))

VERBATIM = (
    Rule("code", 200, "<", verbatim_extent("code"), adding("code")),
    Rule("file", 210, "<", verbatim_extent("file"), adding("file")),
)
LITERAL = (
    Rule("nowiki", 170, "<", between_extent("<nowiki>", "</nowiki>"), unread(8, 9)),
    Rule("nowiki", 170, "%%", between_extent("%%", "%%"), unread(2, 2)),
)
SUBSTITUTIONS = (
    Rule("macro", 30, "~~", matching(r"~~NO(?:TOC|CACHE)~~"), adding("dropped")),
    Rule("line-break", 140, "\\\\", matching(r"\\\\(?:[ \t]|(?=\n))"), adding("break")),
    Rule("link", 300, "[[", _link_extent, adding("link")),
    Rule("media", 320, "{{", _media_extent, adding("media")),
    Rule("media", 321, "{{", _open_media_extent, _open_media),
    Rule("mail", 340, "<", _mail_extent, adding("mail")),
    *(Rule("typography", 240, mark, matching(re.escape(mark)), adding("text")) for mark in ENTITIES),
    *(Rule("smiley", 230, mark, matching(_SMILEY), adding("text")) for mark in (":-", ";-", "8-")),
    Rule("share", 350, "\\\\", matching(r"\\\\\w+(?:\\[\w\-$]+)+"), adding("text")),
)
INLINE = (*SPANS, FOOTNOTE, *LITERAL, *SUBSTITUTIONS)

# What only stands inside one kind of block: its next part, and its end.
INSIDE_LIST = (
    Rule("list", 10, "\n", matching(_ITEM), _next_item),
    Rule("list", 11, "\n", _list_end, _leave),
)
INSIDE_TABLE = (
    Rule("table", 60, "\n", matching(_TABLE), _next_row),
    Rule("table", 61, "|", matching(r"\|"), _bar),
    Rule("table", 61, "^", matching(r"\^"), _bar),
    Rule("table", 62, "\n", _block_end, _leave),
)
INSIDE_QUOTE = (
    Rule("quote", 220, "\n", _quote_extent, _quote_mark),
    Rule("quote", 221, "\n", _block_end, _leave),
)
FOOTNOTE_END = Rule("footnote", 151, "))", matching(r"\)\)"), leave_span)

CONTAINERS = (LIST, TABLE, RULE, QUOTE)
