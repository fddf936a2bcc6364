"""How much a text looks like reStructuredText."""

from __future__ import annotations

from summitnotes.formats.sniffing.signs import (
    lines_of,
    overlined,
    score,
    separate_lines,
    sign,
    tight_lists,
    underlined,
    weigh,
    with_doubt,
)

_SIGNS = (
    sign(2.0, r"^ {0,12}\.\. [A-Za-z][\w:+.-]{0,60}::(?: |$)"),
    sign(2.0, r"^ {0,12}\.\. (?:_[^:]{1,80}: ?|\[[#*\w-]{1,30}\] |\|[^|]{1,60}\| )"),
    sign(1.2, r"(?<![\w`]):[a-z][\w:+.-]{1,30}:`[^`\n]{1,200}`"),
    sign(1.5, r"`[^`\n<]{1,120}<[^<>\n]{1,300}>`__?(?!\w)"),
    sign(0.7, r"(?<!`)`[^`\n]{1,80}`__?(?!\w)"),
    sign(0.2, r"(?<![\w_])[A-Za-z][\w-]{0,40}(?<!_)_(?=[\s.,;:)]|$)"),
    sign(0.4, r"(?<!`)``[^`\n]{1,120}``(?!`)"),
    sign(0.6, r"^:[A-Za-z][\w -]{0,40}: +\S"),
    sign(0.6, r"::(?:(?<=\S::)|(?<=\S ::)|(?<=^::))$"),
    sign(0.8, r"^#\. \S"),
    sign(1.5, r"^ {0,2}\+(?:[-=]{3,}\+){2,}$"),  # a box of one column frames a title
    sign(1.5, r"^ {0,2}={2,}(?: +={2,})+$"),
    sign(0.8, r"^\| \S(?!.*\|)"),
    # Markdown and wiki marks speak against it.
    sign(-1.0, r"^#{1,6} +\S"),
    sign(-1.0, r"^ {0,3}```"),
    sign(-1.0, r"\[[^\[\]\n]{1,200}\]\(https?://"),
    sign(-0.7, r"^={2,6}[^=].*={2,}$"),
    sign(-0.7, r"\[\[[^\]\n]{1,200}\]\]"),
)


def look(text: str) -> float:
    """How much ``text`` looks like reST, 0.0 to 1.0."""
    lines = lines_of(text)
    strong = weigh(lines, _SIGNS)
    strong += 1.5 * min(overlined(lines), 2)
    strong += 1.3 * min(underlined(lines, "~^\"'+*`.:#"), 3)
    # Without a blank line docutils reads a list as text, and joins lines that are facts of their own.
    strong -= 2.5 * min(tight_lists(lines), 2) + 0.5 * min(separate_lines(lines), 4)
    plain = underlined(lines, "=-")
    return score(with_doubt(strong, 0.5 + 0.1 * min(plain, 4) if plain else 0.0))
