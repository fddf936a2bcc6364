"""How a directive, an option or a role of this project looks when a slip of the hand spoilt it.

Pure functions over lines of text. Which lines came out as text, and so are slips, is known by those who
look at the tree (:mod:`~summitnotes.sphinx.transforms.misspelt`); what docutils says of the same lines is
left out (:mod:`~summitnotes.sphinx.reading.folding`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from summitnotes.records.suggesting import closest

#: How a directive is written in the formats that have them.
DIRECTIVE_IN = {"markdown": "```{{{}}}", "rst": ".. {}::"}
ROLE_IN = {"markdown": "{{{}}}`…`", "rst": ":{}:`…`"}
ROLE_NAMES = ("talk", "event", "person", "topic")

_NAME = r"([A-Za-z][\w:-]{0,40}?)"
_RST = re.compile(rf"(?:[.:…]{{1,4}}[ ]?){_NAME}[ ]?(:{{1,3}})(?:\s|$)")  # editors join dots to an ellipsis
#: What is an option, or a field, with its colons where they belong.
_FIELD = re.compile(r":[\w-]+:(?:\s|$)")
_WELL = re.compile(r"\.\. [\w:-]+ ?::(?:\s|$)")
_BRACED = re.compile(rf"[`~:'´‘’]{{0,9}}[ ]?\{{{_NAME}\}}(?=[\s`]|$)(?!`)")
_ROLE = re.compile(rf":(?:{'|'.join(ROLE_NAMES)}):`")
_IN_COMMENT = re.compile(r"([A-Za-z][\w-]{0,40})[ ]?([:;]*)")
#: Text behind the colons of a directive; two names with capitals are one of a program: "Image::Magick".
_GLUED = re.compile(r"(?![A-Z]\w*[a-z]\w*::[A-Z]\w*[a-z])([A-Za-z][\w.+-]{0,40}(?::[\w.+-]{1,40})?)[ ]?::+\S")
_SPACED_MARK = re.compile(
    r"(\|)[ ]+[^|\n]{1,80}\|(?:\s|$)|(_)[ ]+[^:\n]{1,80}:(?:\s|$)|(\[)[ ]+(?:\d+|#[\w-]*)[ ]*\]"
)
_GLUED_FOOTNOTE = re.compile(r"(\[(?:\d{1,9}|[*#]|#?[^\W_][\w.:+-]{0,60})\])[^\W_]")
_OPTION = re.compile(r"\s*:([A-Za-z][\w-]{0,40})(:?)(?=[\s:]|$|[0-9])")
_BARE = re.compile(r"\s*([A-Za-z][\w-]{0,40}):\s")
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,}|:{3,})[ ]?(?P<info>[^`\n]*)$")
_DIRECTIVE = re.compile(r"\{([\w:-]+)\}")


def meant(written: str, names: Collection[str], cutoff: float = 0.75) -> str | None:
    """The directive that a misspelt name may have meant."""
    name = written.lower().removeprefix("summit:").replace("_", "-")
    if name in names:
        return name
    return closest(name, names, cutoff)


def directive_in(line: str, format_id: str, names: Collection[str]) -> str | None:
    """The directive of ours that a line seems to begin, though it is not written as one."""
    if format_id == "rst" and (_WELL.match(line) or _FIELD.match(line)):
        return None
    if found := _RST.match(line):
        # One colon is a word with a colon, unless the name is one of ours to the letter.
        return meant(found[1], names, 0.75 if len(found[2]) > 1 else 1.0)
    if found := _BRACED.match(line):
        return meant(found[1], names)
    return None


def directive_in_comment(text: str, names: Collection[str], options: Collection[str]) -> str | None:
    """The directive of ours that a comment of reST seems to be: "talk: x", "talk::x", "talk;; x".

    Without any such mark a comment is one, unless an option stands on its next line.
    """
    first, _, rest = text.partition("\n")
    found = _IN_COMMENT.match(first)
    if found is None:
        return None
    if found[2] and found[1].lower() in names:
        return found[1].lower()
    return meant(found[1], names) if spoilt_option(rest.split("\n")[0], options) else None


def glued_directive(line: str, names: Collection[str]) -> str | None:
    """The directive that stands in a line of a reST paragraph, because no blank line is above it."""
    found = _RST.match(line) if _WELL.match(line) else None
    return meant(found[1], names) if found else None


def glued_text(text: str) -> str | None:
    """The name before the colons of a comment of reST that has its text right behind them: "note::x".

    Whether that is the name of a directive, or the first half of ``std::vector``, others know.
    """
    found = _GLUED.match(text)
    return found[1].lower() if found else None


def glued_footnote(text: str) -> str | None:
    """The mark of a footnote of reST that is a comment, because its text stands right behind it: "[1]x"."""
    found = _GLUED_FOOTNOTE.match(text)
    return found[1] if found else None


def spaced_mark(text: str) -> str | None:
    """The mark that a blank keeps from beginning a definition of reST: "| name| replace::"."""
    found = _SPACED_MARK.match(text)
    return found[1] or found[2] or found[3] if found else None


def open_role(line: str) -> bool:
    """Whether a role of ours begins in a line of reST whose backticks are odd in number."""
    return line.count("`") % 2 == 1 and _ROLE.search(line) is not None


def spoilt_option(line: str, known: Collection[str]) -> str | None:
    """The option that a line seems to hold, without the colons or the blank that it needs."""
    if found := _OPTION.match(line):
        return found[1].lower() if found[1].lower() in known else None
    found = _BARE.match(line)
    return found[1] if found and found[1] in known else None


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced directive of a Markdown text that is not closed where its author wanted it."""

    line: int  # 1-based
    name: str
    marks: str
    around: int | None = None  # line of the fence around it that ends in its place


def open_fences(text: str) -> Iterator[Fence]:
    """The directives whose fence is closed nowhere, or by the end that the one inside it needs.

    The rules are CommonMark's: a fence ends at a line of its own mark, at least as long. What a longer
    fence holds is read by itself, as MyST does.
    """
    yield from _fences(text.split("\n"), 1)


def _fences(rows: list[str], first: int) -> Iterator[Fence]:
    outer: tuple[int, str, str] | None = None  # index, marks, name of the directive or ""
    inner: Fence | None = None
    for number, row in enumerate(rows):
        found = _FENCE.match(row)
        if found is None:
            continue
        marks, name = found["marks"], _DIRECTIVE.match(found["info"].strip())
        if outer is None:
            outer = (number, marks, name[1] if name else "")
        elif marks[0] == outer[1][0] and len(marks) >= len(outer[1]):
            if not found["info"].strip():
                if inner is not None:
                    yield inner
                elif outer[2] not in ("", *_LITERAL):
                    yield from _fences(rows[outer[0] + 1 : number], first + outer[0] + 1)
                outer, inner, swallowed = None, None, inner
                if swallowed is not None:
                    return  # from here on, fences open where they should close
            elif name is not None and outer[2] not in ("", *_LITERAL) and inner is None:
                inner = Fence(first + number, name[1], marks, first + outer[0])
    if outer is not None and outer[2]:
        yield inner or Fence(first + outer[0], outer[2], outer[1])


#: Directives whose content is shown as it stands.
_LITERAL = ("code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "raw", "math", "eval-rst")
