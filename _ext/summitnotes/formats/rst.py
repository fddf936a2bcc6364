"""reStructuredText notes: docutils reads them, with fewer powers and with limits."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import Parser

from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.evidence import lines_of, overlined, score, sign, underlined, weigh

_SIGNS = (
    sign(2.0, r"^ {0,12}\.\. [A-Za-z][\w:+.-]{0,60}::(?: |$)"),
    sign(2.0, r"^ {0,12}\.\. (?:_[^:]{1,80}: ?|\[[#*\w-]{1,30}\] |\|[^|]{1,60}\| )"),
    sign(1.2, r"(?<![\w`]):[a-z][\w:+.-]{1,30}:`[^`\n]{1,200}`"),
    sign(1.5, r"`[^`\n<]{1,120}<[^<>\n]{1,300}>`__?(?!\w)"),
    sign(0.7, r"(?<!`)`[^`\n]{1,80}`__?(?!\w)"),
    sign(0.2, r"(?<![\w_])[A-Za-z][\w-]{0,40}(?<!_)_(?=[\s.,;:)]|$)"),
    sign(0.4, r"(?<!`)``[^`\n]{1,120}``(?!`)"),
    sign(0.6, r"^:[A-Za-z][\w -]{0,40}: +\S"),
    sign(0.6, r"\S ?::$|^::$"),
    sign(0.8, r"^#\. \S"),
    sign(1.5, r"^ {0,8}\+(?:[-=]{3,}\+)+$"),
    sign(1.5, r"^ {0,8}={2,}(?: +={2,})+$"),
    sign(0.8, r"^\| \S(?!.*\|)"),
    # Markdown and wiki marks speak against it.
    sign(-1.0, r"^#{1,6} +\S"),
    sign(-1.0, r"^ {0,3}```"),
    sign(-1.0, r"\[[^\[\]\n]{1,200}\]\(https?://"),
    sign(-0.7, r"^={2,6}[^=].*={2,}$"),
    sign(-0.7, r"\[\[[^\]\n]{1,200}\]\]"),
)


class Rst:
    """reStructuredText as a format. ``native``: under Sphinx, Sphinx's own parser reads it."""

    id = "rst"
    suffixes: tuple[str, ...] = (".rst",)
    native = True

    def sniff(self, text: str) -> float:
        lines = lines_of(text)
        weight = weigh(lines, _SIGNS)
        weight += 1.5 * min(overlined(lines), 2)
        weight += 1.3 * min(underlined(lines, "~^\"'+*`.:#"), 3)
        plain = underlined(lines, "=-")
        weight += 0.5 + 0.1 * min(plain, 4) if plain else 0.0
        return score(weight)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        Parser().parse(text, document)
        return Reading((Span(0, len(text), Fate.TEXT, "rst"),))


FORMAT = Rst()
