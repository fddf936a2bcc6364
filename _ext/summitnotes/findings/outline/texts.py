"""The words of a node: its text, how stretches of it are set, and where its lines end."""

from __future__ import annotations

import re
from dataclasses import replace

from docutils import nodes

from summitnotes.findings.outline.blocks import BREAK, Run

#: A tag of Jekyll or a shortcode of Hugo: an icon, the link to a post.
_TAG = re.compile(r"\{%[^{}%]{1,300}%\}[ \t]*|\{\{[<%][^{}]{1,300}[>%]\}\}[ \t]*")
_ROLE = re.compile(r":[a-z][\w:.+-]{0,30}:`([^`<>]{1,300}?)(?:\s*<[^`<>]{1,500}>)?`")


def shown(text: nodes.Text) -> str:
    """``text.astext()``, eight times as quick: docutils splits each text thrice to drop escapes from it.

    Of a role that notes may not use, ":download:`Ropes <ropes.pdf>`", only the words; of tags, none.
    """
    words = str(text) if "\x00" not in text else text.astext()
    if "{" in words:
        words = _TAG.sub("", words)
    return _ROLE.sub(r"\1", words) if ":`" in words else words


def text_of(element: nodes.Element) -> tuple[str, tuple[Run, ...]]:
    """The words of a block with soft line ends as blanks, hard ones as ``BREAK``, and how they are set."""
    if len(element.children) == 1 and isinstance(element.children[0], nodes.Text):
        return shown(element.children[0]), ()  # most blocks
    found = _spoken(element, pictures=False)
    return found if found[0].strip() else _spoken(element, pictures=True)


def _spoken(element: nodes.Element, *, pictures: bool) -> tuple[str, tuple[Run, ...]]:
    """The words of a block. ``pictures``: with what is told of a picture that is not there."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0

    def add(text: str) -> None:
        nonlocal length
        text = text if length else text.lstrip(" ")  # behind a picture
        parts.append(text)
        length += len(text)

    def walk(node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            add(shown(node))
            return
        if not isinstance(node, nodes.Element):
            return
        if _is_break(node):
            add(", " if "between-badges" in node["classes"] else BREAK)
            return
        if isinstance(node, (nodes.raw, nodes.footnote_reference, nodes.image, nodes.system_message)):
            return
        if "address-behind" in node["classes"]:  # of a link that leads nowhere
            return
        if not pictures and _is_picture(node):
            return
        begin = length
        for child in node.children:
            walk(child)
        style = _style(node)
        if style and length > begin:
            runs.append(Run(begin, length, style, node.get("refuri")))

    for child in element.children:
        walk(child)
    return "".join(parts), tuple(sorted(runs, key=lambda run: (run.begin, -run.stop)))


def _is_picture(node: nodes.Element) -> bool:
    """Whether a node tells of a picture in words: they are not its author's, where others stand beside it."""
    return node.tagname == "image" or not {"remote-picture", "picture-title"}.isdisjoint(node["classes"])


def _is_break(node: nodes.Element) -> bool:
    if node.tagname in ("line_break", "linebreak"):
        return True
    return isinstance(node, nodes.raw) and "<br" in node.astext().lower()


def _style(node: nodes.Element) -> str | None:
    if isinstance(node, nodes.strong):
        return "strong"
    if isinstance(node, nodes.emphasis) or "set-apart" in node["classes"]:  # of a heading in HTML
        return "emphasis"
    if isinstance(node, nodes.reference):
        return "link"
    if isinstance(node, nodes.literal):
        return "literal"
    return None


def with_number(node: nodes.Element, text: str, runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]]:
    """The number of a list of one that begins with another than 1: "16. September 2017" is a day."""
    if not isinstance(node, nodes.enumerated_list) or "start" not in node or len(node.children) > 1:
        return text, runs
    lead = f"{node['start']}. "
    moved = (replace(run, begin=run.begin + len(lead), stop=run.stop + len(lead)) for run in runs)
    return lead + text, tuple(moved)


def wrapped(block: nodes.line_block) -> tuple[str, tuple[Run, ...]]:
    """The lines of an item as one text: a line that goes on in the next is followed by a blank."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for line in block.findall(nodes.line):
        text, own = text_of(line)
        if parts:
            whole = "".join(parts)
            open_bracket = whole.count("(") > whole.count(")")
            joint = " " if open_bracket or text[:1].islower() or text[:1] in "(" else BREAK
            parts.append(joint)
            length += 1
        parts.append(text)
        runs += [replace(run, begin=run.begin + length, stop=run.stop + length) for run in own]
        length += len(text)
    return "".join(parts), tuple(runs)


def soft(text: str) -> str:
    return text.replace("\n", " ")


_SENTENCE = re.compile(r"(?:.*\s)?[^\W\d_]{4,}[.!?…]\W{0,2}$", re.DOTALL)


def remarks_begin(text: str, runs: tuple[Run, ...] = ()) -> int:
    """Where the first sentence begins below title and names of an item; the end of the text if none does."""
    at = text.find(BREAK, text.find(BREAK) + 1)
    while at >= 0:
        line = text[at + 1 : text.find(BREAK, at + 1) if BREAK in text[at + 1 :] else len(text)]
        if _SENTENCE.match(line.strip()):
            return at
        at = text.find(BREAK, at + 1)
    return _below_title(text, runs) if BREAK not in text else len(text)


def _below_title(text: str, runs: tuple[Run, ...]) -> int:
    """Where a sentence begins on a line below a title: that ends its line long before the margin.

    The title is all set apart, or an hour stands before it.
    """
    stop = text.find("\n")
    apart = any(run.begin < stop <= run.stop + 1 and not _LETTER.search(text, 0, run.begin) for run in runs)
    if not stop > 0 or not (apart or _HOUR.match(text)) or not _SENTENCE.match(text[-_MARGIN:].rstrip()):
        return len(text)
    begin, at = 0, stop
    while at >= 0:
        word = text[at + 1 : at + 1 + _MARGIN].lstrip().partition(" ")[0]
        if at - begin + len(word) < _MARGIN and word[:1].isupper():
            return at
        begin, at = at + 1, text.find("\n", at + 1)
    return len(text)


_MARGIN = 60  # characters of a line that an editor would not yet break
_LETTER = re.compile(r"[^\W\d_]")
_HOUR = re.compile(r"[0-2]?\d[:.h][0-5]\d")


def pieces(text: str) -> list[tuple[int, int, bool, int]]:
    """(begin, stop, hard, line) of each line of a paragraph: cut at both kinds of breaks."""
    pieces, begin, line, hard = [], 0, 0, True
    for match in re.finditer(rf"{BREAK}\n?|\n", text):
        pieces.append((begin, match.start(), hard, line))
        begin, hard = match.end(), match[0][0] == BREAK
        line += "\n" in match[0]
    pieces.append((begin, len(text), hard, line))
    return pieces


def within(runs: tuple[Run, ...], begin: int, stop: int) -> tuple[Run, ...]:
    """The runs of a part of a text, counted from its beginning."""
    return tuple(
        replace(run, begin=max(run.begin, begin) - begin, stop=min(run.stop, stop) - begin)
        for run in runs
        if run.begin < stop and run.stop > begin
    )


def field_text(body: nodes.Node) -> str:
    """The words of a field; where its author broke a line, they are parted."""
    only = body.children[0] if len(body.children) == 1 else None
    return text_of(only)[0].replace(BREAK, ", ") if isinstance(only, nodes.paragraph) else body.astext()


def field_links(body: nodes.Node, begin: int) -> tuple[Run, ...]:
    """The links in the words of a field, whose text begins at ``begin`` of its block."""
    only = body.children[0] if len(body.children) == 1 else None
    text, runs = text_of(only) if isinstance(only, nodes.paragraph) else ("", ())
    if BREAK in text:
        return ()
    links = (run for run in runs if run.style == "link")
    return tuple(replace(run, begin=run.begin + begin, stop=run.stop + begin) for run in links)
