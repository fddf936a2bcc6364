"""Block rules of notes mode: what an author puts on a line of its own stays on a line of its own.

They replace or precede rules of markdown-it; the names of its parameters are kept.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as commonmark_heading

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.dates import reads_as_date
from summitnotes.formats.markdown.layout import ITEM

_SETEXT = re.compile(r"(-{3,}|={2,})[ \t]*$")
_TIGHT_HEADING = re.compile(r"(#{2,6})([^#\s].*)$")
_MARKED = re.compile(r"(?:#{1,6}(?:\s|$)|>|\||`{3}|~{3}|:{3})")
_SHORT_NUMBER = re.compile(r"\d{1,2}[.)][ \t]+\S")
#: A name over bullets is a label; more words are a sentence that leads in.
_LABEL_WORDS = 6
_LABEL_LENGTH = 80


def use_notes_blocks(md: MarkdownIt) -> None:
    """Change the block rules of ``md`` for loose notes."""
    ruler = md.block.ruler
    ruler.at("paragraph", _paragraph, {"alt": []})
    ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("lheading", _lheading, {"alt": []})
    ruler.before("paragraph", "notes_number", _number, {"alt": ["paragraph"]})
    ruler.before("paragraph", "notes_quote_end", _quote_end, {"alt": ["blockquote"]})
    # Words that begin with this mark are far more often text in loose notes than a target of MyST.
    md.disable(["myst_target"], ignoreInvalid=True)


def _text(state: StateBlock, line: int) -> str:
    """Line ``line`` without the indent of its container and without trailing blanks."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _number(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """An ordered item interrupts a paragraph, whatever its number (CommonMark: only 1)."""
    if not silent or state.parentType != "paragraph" or startLine == 0:
        return False
    line = _text(state, startLine)
    if not _SHORT_NUMBER.match(line):
        return False
    return not notes.of(state.env).layout.continues(_text(state, startLine - 1), line)


def _quote_end(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A line without a mark right below a quote or table is no part of it (CommonMark: it is)."""
    if not silent or state.parentType not in ("blockquote", "table") or startLine == 0:
        return False
    if state.parentType == "table":
        return "|" not in _text(state, startLine)
    return not notes.of(state.env).layout.continues(_text(state, startLine - 1), _text(state, startLine))


def _heading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """As CommonMark, and ``##Title``; but a date right below a title is its subtitle: text without marks."""
    tight = _TIGHT_HEADING.match(_text(state, startLine))
    if not tight or state.is_code_block(startLine):
        return commonmark_heading(state, startLine, endLine, silent)
    below_title = bool(state.tokens) and state.tokens[-1].type == "heading_close" and not silent
    if below_title and reads_as_date(tight.group(2)) and not state.isEmpty(startLine - 1):
        state.line = startLine + 1
        _push_paragraph(state, startLine, [tight.group(2)])
        return True
    if silent:
        return True
    words = tight.group(2).rstrip().removesuffix(tight.group(1))  # "##Title##"
    _push_heading(state, startLine, startLine + 1, len(tight.group(1)), tight.group(1), words)
    return True


def _is_title(state: StateBlock, line: int, first: int) -> bool:
    """Whether ``line`` is a title with its underline below. ``first`` is where its paragraph begins."""
    below = line + 1
    if below >= state.lineMax or state.isEmpty(line) or state.isEmpty(below):
        return False
    if not state.blkIndent <= state.sCount[below] < state.blkIndent + 4:
        return False
    if not 0 <= state.sCount[line] - state.blkIndent < 4:
        return False
    rule = _SETEXT.match(_text(state, below))
    text = _text(state, line)
    if not rule or ITEM.match(text) or _MARKED.match(text):
        return False
    # Three dashes below a long line inside a run of lines part two parts; they underline nothing.
    return line == first or len(rule.group(1)) * 2 >= len(text)


def _lheading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """An underline makes the one line above it a title (CommonMark: the whole paragraph above)."""
    if state.is_code_block(startLine) or not _is_title(state, startLine, startLine):
        return False
    mark = _text(state, startLine + 1)[0]
    _push_heading(state, startLine, startLine + 2, 1 if mark == "=" else 2, mark, _text(state, startLine))
    return True


def _push_heading(state: StateBlock, start: int, end: int, level: int, markup: str, content: str) -> None:
    state.line = end
    token = state.push("heading_open", f"h{level}", 1)
    token.markup, token.map = markup, [start, end]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content.strip(), [start, start + 1], []
    token = state.push("heading_close", f"h{level}", -1)
    token.markup = markup


def _paragraph(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines of text: each unit (a line, or a sentence that runs over line ends) for itself."""
    end = _paragraph_end(state, startLine)
    lines = [_text(state, line) for line in range(startLine, end)]
    units = _units(lines, state)
    state.line = end
    facts: list[tuple[int, list[str]]] = []
    first = startLine
    for number, unit in enumerate(units):
        last = number == len(units) - 1
        inside_item = state.listIndent >= 0
        classes = "" if inside_item else _label_classes(unit, last and _item_follows(state, end))
        if classes:
            _push_facts(state, facts)
            facts = []
            _push_paragraph(state, first, unit, classes)
        else:
            facts.append((first, unit))
        first += len(unit)
    _push_facts(state, facts)
    return True


def _paragraph_end(state: StateBlock, start: int) -> int:
    """The first line below ``start`` that is no part of the same run of text lines."""
    rules = state.md.block.ruler.getRules("paragraph")
    layout = notes.of(state.env).layout
    parent, state.parentType = state.parentType, "paragraph"
    line, broken = start + 1, False
    while line < state.lineMax and not state.isEmpty(line):
        lazy = 0 <= state.sCount[line] < state.blkIndent
        broken = broken or _breaks_line(state, line - 1)
        if lazy and not (
            broken
            or layout.continues(_text(state, line - 1), _text(state, line))
            or _closes([_text(state, n) for n in range(max(start, line - 8), line)], _text(state, line))
        ):
            break
        readable = 0 <= state.sCount[line] < state.blkIndent + 4
        if readable and _is_title(state, line, start):
            break
        if readable and any(rule(state, line, state.lineMax, True) for rule in rules):
            break
        line += 1
    state.parentType = parent
    return line


def _breaks_line(state: StateBlock, line: int) -> bool:
    """Whether a line ends with a break of its author's: what stands below, at any depth, goes on with it."""
    return state.src[state.bMarks[line] : state.eMarks[line]].endswith(("  ", "\\"))


def _units(lines: list[str], state: StateBlock) -> list[list[str]]:
    layout = notes.of(state.env).layout
    units: list[list[str]] = []
    for line in lines:
        if units and (
            layout.continues(units[-1][-1], line) or _is_open(units[-1]) or _closes(units[-1][-8:], line)
        ):
            units[-1].append(line)
        else:
            if units:
                units[-1][-1] = _BREAK_MARK.sub("", units[-1][-1])
            units.append([line])
    return units


#: What says that a line ends here: one sign of CommonMark, two of kramdown.
_BREAK_MARK = re.compile(r"(?<!\\)\\{1,2}$")


def _is_open(unit: list[str]) -> bool:
    """Whether inline markup was opened in ``unit`` and is not closed yet. Looks at a few lines only."""
    if len(unit) > 8:
        return False
    text = "\n".join(unit)
    return text.count("**") % 2 == 1 or text.count("](") > text.count(")") or text.endswith("[")


def _closes(unit: list[str], line: str) -> bool:
    """Whether ``line`` closes a bracket that ``unit`` opened, so that a link runs over the line end."""
    text = "\n".join(unit)
    closing = line.find("]")
    return text.rfind("[") > text.rfind("]") and closing >= 0 and "[" not in line[:closing]


def _label_classes(unit: list[str], above_list: bool) -> str:
    """The class of a unit that names what stands below it, or ``""``."""
    text = unit[-1]
    if len(unit) > 1 or len(text) > _LABEL_LENGTH:
        return ""
    if text.endswith(":"):
        return "label"
    if not above_list or text.endswith((".", "!", "?")):
        return ""
    return "label" if len(text.split()) <= _LABEL_WORDS else "lead-in"


def _item_follows(state: StateBlock, line: int) -> bool:
    return (
        line < state.lineMax
        and bool(ITEM.match(_text(state, line)))
        and state.sCount[line] >= state.blkIndent
    )


def _push_paragraph(state: StateBlock, first: int, unit: list[str], classes: str = "") -> None:
    where = [first, first + len(unit)]
    token = state.push("paragraph_open", "p", 1)
    token.map = where
    if classes:
        token.attrSet("class", classes)
    _push_inline(state, where, unit)
    state.push("paragraph_close", "p", -1)


def _push_inline(state: StateBlock, where: list[int], unit: list[str]) -> None:
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = "\n".join(unit).strip(), list(where), []


def _push_facts(state: StateBlock, facts: list[tuple[int, list[str]]]) -> None:
    if not facts:
        return
    if len(facts) == 1:
        _push_paragraph(state, *facts[0])
        return
    token = state.push("notes_lines_open", "div", 1)
    token.map = [facts[0][0], facts[-1][0] + len(facts[-1][1])]
    for first, unit in facts:
        where = [first, first + len(unit)]
        token = state.push("notes_line_open", "div", 1)
        token.map = where
        _push_inline(state, where, unit)
        state.push("notes_line_close", "div", -1)
    state.push("notes_lines_close", "div", -1)
