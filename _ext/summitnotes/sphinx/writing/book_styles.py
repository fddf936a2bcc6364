"""Style sheets for readers of books, many of which know selectors of CSS 3 and none that came later.

``:is(a, b) p`` becomes ``a p, b p``, ``:not(a, b)`` becomes ``:not(a):not(b)``, and a selector with
``:has()`` is left out: one that a reader does not know would take the whole rule with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHOICE = re.compile(r":(?:is|where)\(")
_NOT = re.compile(r":not\(")
#: Rules that hold rules.
_GROUP = re.compile(r"@(?:media|supports)\b")
#: Where a name of an element may stand in a selector.
_BEFORE_NAME = re.compile(r"(?:^|[\s>+~(])$")


def flat(style: str) -> str:
    """The same rules in selectors of CSS 3, without comments; what is flat stays as it is."""
    return "".join(_rules(_COMMENT.sub("", style)))


def _rules(text: str) -> Iterator[str]:
    place = 0
    while (start := text.find("{", place)) >= 0:
        end = _closing(text, start, "{", "}")
        head, body = text[place:start].strip(), text[start + 1 : end]
        if _GROUP.match(head):
            yield f"{head} {{\n{''.join(_rules(body))}}}\n"
        elif head.startswith("@"):
            yield f"{head} {{{body}}}\n"
        elif selectors := [one for written in _parts(head) for one in _chosen(written)]:
            yield f"{', '.join(dict.fromkeys(selectors))} {{{body}}}\n"
        place = end + 1


def _chosen(selector: str) -> Iterator[str]:
    """Each selector that a selector with choices stands for."""
    selector = _parted(selector)
    if (choice := _CHOICE.search(selector)) is not None:
        before, end = selector[: choice.start()], _closing(selector, choice.end() - 1, "(", ")")
        for part in _parts(selector[choice.end() : end]):
            if not part[0].isalpha() or _BEFORE_NAME.search(before):
                yield from _chosen(before + part + selector[end + 1 :])
    elif ":has(" not in selector:
        yield selector


def _parted(selector: str) -> str:
    """``:not(a, :is(b, c))`` as ``:not(a):not(b):not(c)``."""
    place = 0
    while (found := _NOT.search(selector, place)) is not None:
        end = _closing(selector, found.end() - 1, "(", ")")
        inside = (one for part in _parts(selector[found.end() : end]) for one in _chosen(part))
        parts = "".join(f":not({one})" for one in inside)
        selector = selector[: found.start()] + parts + selector[end + 1 :]
        place = found.start() + len(parts)
    return selector


def _parts(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets."""
    depth = start = 0
    for place, letter in enumerate(f"{text},"):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            yield " ".join(text[start:place].split())
            start = place + 1


def _closing(text: str, start: int, opens: str, closes: str) -> int:
    """Where the bracket that opens at ``start`` is closed; the end of the text where it is not."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == opens) - (text[place] == closes)
        if not depth:
            return place
    return len(text)
