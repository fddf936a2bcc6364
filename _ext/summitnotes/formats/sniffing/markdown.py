"""How likely a text is Markdown."""

from __future__ import annotations

import re

from summitnotes.formats.sniffing.signs import (
    lines_of,
    overlined,
    score,
    sign,
    tight_lists,
    underlined,
    weigh,
    with_doubt,
)

_SIGNS = (
    sign(1.3, r"^ {0,3}#{1,6} +\S"),
    sign(0.8, r"^##[^\s#]"),
    sign(2.0, r"^#{3,6}[^\W\d_]"),  # no other format and no habit has these
    sign(1.0, r"^ {0,8}(?:```|~~~ ?\w)"),
    sign(1.5, r"!?\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|/|\.|#|[\w-]+\.\w)[^\s()]{0,300}"),
    sign(1.5, r"^ {0,3}\[[^\[\]]{1,60}\]: *\S+"),
    sign(1.5, r"^ {0,3}\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)+\|?$"),
    sign(0.3, r"`(?<![`:]`)[^`\n]{1,80}`(?![`_])"),
    sign(0.35, r"\*\*(?<![*\w]\*\*)[^\s*][^*\n]{0,80}\*\*(?!\*)"),
    sign(0.35, r"__(?<!\w__)[^\s_][^_\n]{0,80}__(?!\w)"),
    sign(0.15, r"\*(?<![*\w]\*)[^\s*][^*\n]{0,80}\*(?![*\w])"),
    sign(0.3, r"<(?:https?://|mailto:)[^\s<>]{1,200}>(?!`)"),
    sign(1.0, r"^ {0,3}\[\^[^\]]{1,30}\]:"),
    sign(0.5, r"^ {0,12}[-*+] \[[ xX]\] "),
    # Titles in capitals are those of plain text.
    sign(-0.6, r"^[A-ZÀ-Þ][A-ZÀ-Þ '&/?!.-]{3,60}$"),
    # reStructuredText and wiki marks speak against it.
    sign(-1.0, r"^ {0,12}\.\. (?:_|\w[\w:-]*::|\[)"),
    sign(-0.7, r"^ {0,1}={2,6}[^=].*={2,}$"),
    sign(-0.7, r"\[\[[^\]\n]{1,200}\]\]"),
    sign(-0.5, r":[a-z]+:`[^`\n]+`|`[^`\n]+`__?(?!\w)"),
    sign(-0.5, r"::(?<=\S::)$"),
    sign(-1.0, r"^([~^\"'+`])\1{3,}$"),
)
# People write so in texts of no format, too.
_WEAK = (
    sign(0.08, r"^ {0,3}> ?\S"),
    sign(0.4, r"^ {0,3}(?:\* ?\* ?\*|- - -|_ ?_ ?_)[* _-]*$"),
)
_HASH_COMMENT = re.compile(r"^# ?\S")
_CODE = re.compile(r"[;{}$|=]|^(?:\s|sudo |apt|cd |export |echo |if |for |def |import )|\w\(|--\w")


def look(text: str) -> float:
    """How likely ``text`` is Markdown, from 0.0 to 1.0; linear in ``text``."""
    lines = lines_of(text)
    strong = weigh(lines, _SIGNS) - _comment_weight(lines)
    weak = weigh(lines, _WEAK)
    if titles := underlined(lines, "-="):
        weak += 0.8 + 0.2 * min(titles, 4)
        # reStructuredText needs a blank line before a list; Markdown writers rarely put one.
        weak += 0.3 * min(tight_lists(lines), 4)
        strong -= 1.5 * overlined(lines)
    return score(with_doubt(strong, weak))


def _comment_weight(lines: list[str]) -> float:
    """What to take off when the ``#`` lines stand between lines of code: they are comments there."""
    weight = 0.0
    for number, line in enumerate(lines):
        if _HASH_COMMENT.match(line):
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if below and _CODE.search(below) and not _HASH_COMMENT.match(below):
                weight += 1.3
    return min(weight, 4 * 1.3)
