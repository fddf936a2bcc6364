"""A list of people taken to pieces: its members, what stands in brackets behind each, what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import only_words

_MARKS = re.compile(r"[\\*/`_{\[<]|''")  # what markup begins with
_MARKUP = re.compile(
    r"\\(?=[^\w\s])|\*\*|__|//|''|``|[*`]{1,2}(?=\S)|(?<=\S)[*`]{1,2}|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)"
)
# Which of the houses below is whose: "Ana Prieto¹", "Kofi Adjei^1,2^", "Mei Tan*".
_RAISED = re.compile(r"(?<=[^\W\d_])(?:[¹²³⁰-⁹*†‡§⁎]+(?:[,⸴][¹²³⁰-⁹*†‡§]+)*|\^[\d,*†‡ ]{1,8}\^?)(?!\w)")
_ATTRIBUTES = re.compile(r"\{[:.#][^{}]*\}")  # of a link or a block in dialects of Markdown
_LINK = re.compile(
    r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|\[([^\]\n]{1,80})\]\([^)\s]*\)|`([^`<]{1,80})\s*<[^>]*>`_{1,2}|<([^>@\s]+@[^>\s]+)>"
)
# "e", "i", "a", "ja" … part names only before a capital letter.
_WITH = "and|et|with|avec|und|mit"
_AND = "y|e|en|i|a|ja|og|och|ve|és|și|şi|oraz|eta|dan|ir|и|й|і|та|και"
_LEADS = "|".join(sorted(words("people/leading_verbs")))  # "Mei Tan. Modera Ana Prieto"
_SPLIT = re.compile(
    r"\s*(?P<comma>[,;，；、]|\.(?=\s+(?:with|avec|mit|con|com|met"
    rf"|{_LEADS}):?\s))"
    r"\s*(?:(?:and|et|und|y|e|en|og|och|és|și|şi|oraz|ve|и|with|avec|mit|con|com|met)\s+|&\s*)?|\s*(?P<strong>[•·|+／｜]|\s/{1,2}\s|/)\s*|\s*(?P<amp>&)\s*"
    rf"|\s+(?P<word>{_WITH})\s+"
    rf"|\s+(?P<short>{_AND})\s+(?=[\"“«]?(?-i:@|[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_JOINTS = frozenset(f"{_WITH}|{_AND}".split("|"))
_BRACKET = re.compile(r"(?P<bracket>[()\[\]（）【】])")
# The first look spares most letters the long one.
_EDGE = re.compile(
    rf"(?=[\s,;.•·|+/／｜&()\[\]，；、（）【】])(?:{_BRACKET.pattern}|{_SPLIT.pattern})", re.IGNORECASE
)


#: Parts what stands in several brackets behind one member: "Ana Prieto (Globex) (remote)".
BETWEEN_BRACKETS = "\v"


class Piece(NamedTuple):
    """One member of a list."""

    words: str
    inner: str | None  # what stands in parentheses behind it
    sep: str  # what parts it from the one before: "", "comma", "strong", "amp", "word" or "short"
    sign: str = ""  # the separator as written


def plain_text(text: str) -> str:
    """``text`` without emphasis marks and link addresses, blanks single, without a full stop at its end."""
    if only_words(text) and (text.isascii() or _RAISED.search(text) is None):
        return text
    if not text.isascii() or "^" in text:
        text = _RAISED.sub("", text)
    if _MARKS.search(text):
        text = _LINK.sub(lambda match: next((part for part in match.groups()[:3] if part), ""), text)
        text = _MARKUP.sub("", _ATTRIBUTES.sub("", text))
    if "r." in text or " @" in text:
        text = _BEFORE_JUNIOR.sub(" ", _BETWEEN_HANDLES.sub(r"\g<one>, ", text))
    return " ".join(text.split()).strip(" \t.,;:。，；：、")


_BEFORE_JUNIOR = re.compile(r",\s+(?=[JS]r\.)")  # "Ana Prieto, Jr., Globex"
_BETWEEN_HANDLES = re.compile(r"(?<=^@)(?P<one>[\w.-]+)\s(?=@[\w.-]+$)")  # "@ana @kofi"


def pieces(text: str) -> Iterator[Piece]:
    """The members of a list, parted outside brackets; of most texts the first shows that they are none."""
    if text.isascii() and only_words(text) and _JOINTS.isdisjoint(text.lower().split(" ")):
        yield Piece(text, None, "")  # most texts
        return
    depth = start = at = words_end = inner_start = bracket_end = 0
    sep = sign = before = ""
    inner: str | None = None

    def piece(end: int) -> Piece:
        words = text[start : words_end if inner is not None or depth else end]
        if inner is not None and text[bracket_end:end].strip():
            words = f"{words.strip()} {text[bracket_end:end].strip()}"
        return Piece(words.strip(), inner.strip() if inner is not None else None, sep, sign)

    while match := (_BRACKET if depth else _EDGE).search(text, at):
        begin, at = match.start(), match.start() + 1
        bracket = match["bracket"]
        if bracket and bracket in "([（【":
            if depth == 0:
                more = inner is not None and not text[bracket_end:begin].strip()
                before = f"{inner.strip()}{BETWEEN_BRACKETS}" if more and inner else ""
                words_end, inner_start = words_end if more else begin, at
            depth += 1
        elif bracket and depth:
            depth -= 1
            if depth == 0:
                inner, bracket_end = before + text[inner_start:begin], at
        elif not bracket and begin > start:
            if (found := piece(begin)).words or found.inner:
                yield found
            sep, sign, inner = match.lastgroup or "", match[0].strip(), None
            start = at = match.end()
    if (found := piece(len(text))).words or found.inner:
        yield found


def without_closing_bracket(text: str) -> str:
    """Without a closing bracket that nothing opened: "Ana Prieto, Globex)"."""
    while text[-1:] in (")", "]") and text.count(text[-1]) > text.count("(" if text[-1] == ")" else "["):
        text = text[:-1].rstrip()
    return text
