"""Signs of a format are counted line by line and weighed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from summitnotes.formats.sniffing.needs import Needs, marks_in, needs_of

#: A format shows in its first lines; more than this many are not looked at.
MAX_LINES = 3_000
#: The same for formats that nobody asked for, and that are looked for in every text.
FEW_LINES = 400
#: Characters of one line that are looked at.
MAX_LENGTH = 600
#: How often one sign counts: ten bold words prove no more than four.
MAX_COUNT = 4

#: What signs count that people make up for themselves as well.
_DOUBT = 0.15
_ITEM = re.compile(r"[-*+] \S")
#: Lines that are longer may have been broken at a width.
_FACT = 60


@dataclass(frozen=True)
class Sign:
    """Something on one line that speaks for a format (weight > 0) or against it (weight < 0).

    Its patterns are made when a text may hold it: most builds read few notes, and most notes few signs.
    """

    weight: float
    pattern: str
    flags: int = 0

    @cached_property
    def on_line(self) -> re.Pattern[str]:
        """What finds it in one line."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags | re.MULTILINE)

    @cached_property
    def _needs(self) -> Needs:
        return needs_of(self.pattern)

    def may_stand_in(self, text: str) -> bool:
        """Whether it is on one of the lines of a text; most signs stand nowhere in it."""
        marks = marks_in(text)
        if any(need.isdisjoint(marks) for need in self._needs):
            return False
        return self._anywhere.search(text) is not None


def sign(weight: float, pattern: str, flags: int = 0) -> Sign:
    """A sign that ``pattern`` finds with ``search`` in one line (without its line end)."""
    return Sign(weight, pattern, flags)


#: What speaks for Markdown speaks against every format that comes under its name.
MARKDOWN = (
    sign(-1.5, r"\]\((?:https?://|mailto:|\.|/|#)"),
    sign(-1.0, r"^ {0,3}(?:```|~~~ ?\w)"),
    sign(-0.8, r"^#{1,6} \S"),
    sign(-1.0, r"^ {0,3}\[[^\[\]]{1,60}\]: *\S"),
)


@lru_cache(maxsize=1)  # each format looks at the same text, and changes no line
def lines_of(text: str) -> list[str]:
    """The lines that are looked at, each without trailing blanks and cut to ``MAX_LENGTH``."""
    return [line[:MAX_LENGTH].rstrip() for line in text.split("\n", MAX_LINES)[:MAX_LINES]]


def count(lines: Iterable[str], signs: Iterable[Sign]) -> list[int]:
    """On how many lines each sign stands, at most ``MAX_COUNT``."""
    written = [line for line in lines if line]
    text = "\n".join(written)
    return [_count(written, one) if one.may_stand_in(text) else 0 for one in signs]


def _count(lines: list[str], one: Sign) -> int:
    found = 0
    for line in lines:
        if one.on_line.search(line):
            found += 1
            if found == MAX_COUNT:
                break
    return found


def weigh(lines: Iterable[str], signs: Iterable[Sign]) -> float:
    """The sum of the weights of all signs, each sign counted on at most ``MAX_COUNT`` lines."""
    signs = tuple(signs)
    return sum(number * one.weight for number, one in zip(count(lines, signs), signs, strict=True))


def with_doubt(strong: float, weak: float) -> float:
    """The weight of all signs, where signs of ``weak`` weight add to a suspicion and do not make one."""
    return strong + min(weak, _DOUBT + max(strong, 0.0))


def score(weight: float) -> float:
    """A weight as a score: 0 gives 0.0, 1 gives 0.5, 2 gives 0.75, and so on up to 1.0."""
    return 1.0 - 0.5**weight if weight > 0 else 0.0


def underlined(lines: list[str], marks: str) -> int:
    """How many lines are titles: text with, below it, a line of one of ``marks`` that is about as long."""
    found = 0
    for above, below in pairwise(lines):
        if len(below) < 3 or below[0] not in marks or below.strip(below[0]):
            continue
        text = above.strip()
        if text and any(map(str.isalnum, text)) and not above[0].isspace() and len(below) + 1 >= len(text):
            found += 1
    return found


def tight_lists(lines: list[str]) -> int:
    """How many lists start right below a line of text."""
    return sum(1 for above, below in pairwise(lines) if above[:1].isalnum() and _ITEM.match(below))


def separate_lines(lines: list[str]) -> int:
    """How many line ends inside a block part two short facts, so that joining the lines would be wrong."""
    found = 0
    for above, below, under in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        if not (above[:1].isalnum() and below[:1].isupper()) or max(len(above), len(below)) > _FACT:
            continue
        rule = under[:1] and not under[0].isalnum() and not under.strip(under[0])
        found += not rule and above[-1] not in ",;-"
    return found


def overlined(lines: list[str]) -> int:
    """How many titles have the same rule above and below."""
    found = 0
    for over, text, under in zip(lines, lines[1:], lines[2:], strict=False):
        if len(over) > 3 and over == under and text.strip() and not over[0].isalnum():
            found += not over.strip(over[0])
    return found


def unmistakable(*signs: Sign) -> Callable[[str], float]:
    """The ``look`` of a format that comes under names that promise another one: a wiki's page as ``.md``.

    It says how likely a text is of the format, from 0.0 to 1.0, in linear time. Its signs must be plain, as
    nobody asked for it, and of more than one kind: people make up marks. What speaks for Markdown is
    counted against it.
    """
    both = (*signs, *MARKDOWN)

    def look(text: str) -> float:
        counts = count(lines_of(text)[:FEW_LINES], both)
        kinds = sum(number > 0 and one.weight > 0 for number, one in zip(counts, both, strict=True))
        weight = sum(number * one.weight for number, one in zip(counts, both, strict=True))
        return score(weight) if kinds > 1 else 0.0

    return look
