"""How likely a text is Org."""

from __future__ import annotations

import re
from itertools import pairwise

from summitnotes.formats.sniffing.signs import FEW_LINES, MARKDOWN, lines_of, score, sign, unmistakable, weigh

_marks = unmistakable(
    sign(2.0, r"^#\+(?:TITLE|AUTHOR|DATE|OPTIONS|STARTUP|FILETAGS|LANGUAGE|BEGIN_\w+|RESULTS)\b", re.I),
    sign(2.0, r"^\s*:(?:PROPERTIES|END|LOGBOOK):$"),
    sign(2.0, r"^\*+ (?:TODO|DONE|WAITING|NEXT)\s"),
    sign(1.5, r"\[\[[^\[\]\n]{1,300}\]\[[^\]\n]{1,300}\]\]"),
    sign(0.3, r"\[\[(?:https?|file|mailto):[^\]\n|]{1,300}\]\]"),
    sign(1.0, r"[<\[]\d{4}-\d{2}-\d{2} \w{2,4}\.?(?: \d{1,2}:\d{2})?[>\]]"),
    sign(1.0, r"^\*+ \S.*[ \t]:(?:[\w@]+:)+$"),
    sign(1.0, r"\b(?:SCHEDULED|DEADLINE|CLOSED|CLOCK): ?[<\[]"),
    sign(0.5, r"^\*{2,6} \S"),
    sign(0.1, r"^\* \S"),
    sign(0.3, r"[=~](?<!\w.)[^\s=~][^=~\n]{0,40}[=~](?!\w)"),
    sign(-1.0, r"^={1,6}[^=].*=$|'''|^ {0,12}\.\. [\w-]+::"),
    # Logseq keeps drawers, clocks and blocks of Org in files of Markdown.
    sign(-2.0, r"^\s*- #{1,6} \S"),
    sign(-2.0, r"^\s*(?:- )?[\w.-]{1,30}:: \S"),
)

_STARS = re.compile(r"(\*{1,8})[ \t]+\S")
# In a list a line right below an item goes on with its sentence.
_BODY = re.compile(r"\s*(?:[-+] |\d{1,3}[.)] |[^\W\d_]*[A-ZÀ-Þ]|\W)")


def look(text: str) -> float:
    """How likely ``text`` is Org, from 0.0 to 1.0; linear in ``text``."""
    return max(_marks(text), score(_outline(lines_of(text)[:FEW_LINES])))


def _outline(lines: list[str]) -> float:
    """The weight of headings by stars: levels that go down one by one, with text right below them."""
    depths, bodies, below_blank = [], 0, 0
    for number, line in enumerate(lines):
        found = _STARS.match(line)
        if not found:
            continue
        depths.append(len(found[1]))
        below = next(((at, text) for at, text in enumerate(lines[number + 1 : number + 3]) if text), (0, ""))
        if below[1] and not _STARS.match(below[1]):
            bodies += below[0] == 0 and bool(_BODY.match(below[1]))
            below_blank += below[0] == 1
    steps = all(below <= above + 1 for above, below in pairwise(depths))
    if len(depths) < 3 or depths[0] != 1 or max(depths) == 1 or not steps:
        return 0.0
    if (bodies + below_blank) * 3 < len(depths) or bodies + below_blank < 2:
        return 0.0
    return min(0.8 * bodies + 0.5 * below_blank, 3.2) + 0.4 + weigh(lines, MARKDOWN)
