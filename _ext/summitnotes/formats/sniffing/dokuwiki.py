"""How much a text looks like DokuWiki.

Marks that only DokuWiki has count for it; marks that only another format has count against it. A mark counts
eight times at most, so that one habit does not decide.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from summitnotes.formats.sniffing.needs import Needs, marks_in, needs_of
from summitnotes.formats.sniffing.signs import lines_of

_SIZE = 60_000  # characters that are looked at: enough to know, and bounded

# Marks that other formats have as well: they add to a suspicion and do not make one.
_WEAK: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.MULTILINE))
    for weight, pattern in (
        (0.5, r"^ {2,}\*(?! *$)[^*\n]"),  # two blanks, a star
        (0.3, r"^ {2,}- ?[^-\s]"),
        (0.2, r"\*\*(?=\S)[^*\n]{1,200}\*\*"),
        (0.5, r"\|(?<=^\|)(?![-: |+=]+$)[^\n]{1,300}\|[ \t]*$"),
    )
)

# (weight, pattern); patterns are anchored at a line or bounded, so that the whole is linear. They begin with
# a sign, and look back from it: a text is searched for a sign many times faster than for a place.
_FOR: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.MULTILINE))
    for weight, pattern in (
        (3.0, r"^[ ]?={2,6}[^=\n][^\n]{0,300}?={2,6}[ \t]*$"),  # == heading ==
        (2.5, r"\[\[[^\[\]\n|]{1,300}\|[^\[\]\n]{1,300}\]\]"),  # [[target|label]]
        (1.5, r"\[\[[^\[\]\n|]{1,300}\]\](?!\()"),
        (2.0, r"\{\{[ ]?[:\w./-]{1,200}\.\w{2,4}(?:\?[\w&=]{1,60})?[ ]?(?:\|[^}\n]{0,200})?\}\}"),
        (1.5, r"//(?<![:/\w]//)(?=[^\s/])[^\n/]{1,200}[^\s:/]//(?![/\w])"),  # //slanted//
        (1.5, r"\\\\(?:[ \t]|$)"),
        (2.5, r"^\^[^\n^]{1,300}\^"),  # ^ head ^
        (3.0, r"~~(?:NOTOC|NOCACHE|DISCUSSION)[^~\n]{0,60}~~"),
        (2.0, r"\(\((?=\S)[^()\n]{2,300}\)\)"),
        (2.0, r"<(?:nowiki|file|code)(?: [^>\n]{0,80})?>|</(?:nowiki|file|code)>"),
        (2.0, r"<(?:WRAP|note|del|sub|sup)\b[^>\n]{0,80}>"),
        (1.0, r"''(?<!''')(?=[^\s'])[^'\n]{1,100}''(?!')"),
        (1.5, r"%%[^%\n]{1,200}%%"),
    )
)
_AGAINST: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.MULTILINE))
    for weight, pattern in (
        (3.0, r"^#{1,6}[ \t]?[^\s#]"),  # Markdown headings
        (2.5, r"\[(?<!\[\[)[^\[\]\n]{1,200}\]\([^()\s]{1,300}\)"),
        (2.0, r"^```|^~~~(?!~)"),
        (0.8, r"^(?:[-*+]|\d{1,3}\.)[ \t]+\S"),  # lists at the margin
        (3.0, r"\.(?<=^\.)\. (?:[\w-]{1,40}::|_[^\n:]{1,200}:|\[)"),  # reST directives and targets
        (2.5, r":[a-z][\w:-]{0,40}:`"),
        (2.0, r"``[^`\n]{1,200}``"),
        (2.0, r"`[^`\n]{1,200}`_"),
        (3.0, r"^[^\s=|^][^\n]{0,200}\n(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,})[ \t]*$"),  # underlined headings
        (3.0, r"\|(?<=^\|)[ :]*-{3,}[-| :]*$"),  # Markdown tables
        (3.0, r"^\+[-=]{2,}\+"),  # reST tables
        (2.5, r"=(?<=^=)={2,}(?: +={3,})+[ \t]*$"),
        (2.0, r"''(?:(?<![^\n]'')'?[^'\n]|'[^'\n]{1,100}''')|\{\|"),  # MediaWiki
    )
)

# An indented list, or a line framed by two signs, is no sign of a wiki: people write so everywhere. Both must
# be there, or one mark that only a wiki has; else the score stays far below that of plain text.
_UNSURE = 0.1
_WIKI_MARK = re.compile(
    r"^ ?(?:={3,}+.{1,300}={2,}|={6,})$|\[\[|\{\{|\(\(|(?<![:/\w])//[^\s/]|''\S|%%|\\\\(?:\s|$)|~~[A-Z]"
    r"|</?(?:code|file|nowiki|WRAP|sub|del)"
    r"|^\^.*\^|^\|.*\|$"
)
_FRAMED = re.compile(r"^ ?==[^=].*==$")
_INDENTED = re.compile(r"^ {2,}[*-]\s?\S")


def look(text: str) -> float:
    """0.0 (surely not) to 1.0 (surely DokuWiki); about 0.5 says that it could be."""
    sample = text[:_SIZE]
    strong = _weigh(_FOR, sample)
    good = strong + min(_weigh(_WEAK, sample), 0.6 + strong)
    if good == 0:
        return 0.0
    bad = _weigh(_AGAINST, sample)
    # A page of one heading reaches 0.75; every mark against weighs double.
    sure = good / (good + 1.0)
    found = round(sure * good / (good + 2.0 * bad), 3)
    return found if found <= _UNSURE or _is_wiki(lines_of(text)) else _UNSURE


def _is_wiki(lines: list[str]) -> bool:
    if any(map(_WIKI_MARK.search, lines)):
        return True
    return any(map(_FRAMED.match, lines)) and any(map(_INDENTED.match, lines))


def _weigh(marks: tuple[tuple[float, re.Pattern[str]], ...], sample: str) -> float:
    """The weights of all marks, each counted up to eight times."""
    found = marks_in(sample)
    return sum(
        weight * sum(1 for _ in islice(p.finditer(sample), 8))
        for weight, p in marks
        if not any(need.isdisjoint(found) for need in _needs(p))
    )


@cache
def _needs(pattern: re.Pattern[str]) -> Needs:
    return needs_of(pattern.pattern)
