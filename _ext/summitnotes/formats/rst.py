"""reStructuredText notes: docutils reads them, with fewer powers and with limits."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import Parser

from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.evidence import (
    lines_of,
    overlined,
    score,
    separate_lines,
    sign,
    tight_lists,
    underlined,
    weigh,
)
from summitnotes.formats.frontmatter import SETTINGS
from summitnotes.formats.normalising import keep_placeholders, normalise_lines, recover_lost_text
from summitnotes.formats.pipeline import Pipeline, Prepared
from summitnotes.formats.refusing import DIRECTIVES, ROLES
from summitnotes.formats.rst_limits import prepare_rst
from summitnotes.records.problems import Problem, Subtype

__all__ = [
    "ALLOWED_RST_DIRECTIVES",
    "ALLOWED_RST_ROLES",
    "FORMAT",
    "Rst",
    "prepare_rst",
]

_MORE_DIRECTIVES = """
    sourcecode parsed-literal line-block compound rubric table list-table csv-table figure image
    replace unicode versionadded versionchanged deprecated centered hlist
"""
_MORE_ROLES = """
    title t abbreviation ac acronym command dfn file guilabel mailheader makevar manpage
    menuselection mimetype newsgroup program regexp samp pep-reference pep rfc-reference rfc
    option envvar
"""
#: Directives that a note may use. ``image`` and ``figure`` are checked again when files are known;
#: ``csv-table`` cannot open files, as file insertion is off for notes.
ALLOWED_RST_DIRECTIVES = frozenset([*DIRECTIVES, *_MORE_DIRECTIVES.split()])
#: Roles that a note may use: typography, names of things, and this project's own. No role that opens files.
ALLOWED_RST_ROLES = frozenset([*ROLES, *_MORE_ROLES.split()])

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
    sign(1.5, r"^ {0,2}\+(?:[-=]{3,}\+)+$"),
    sign(1.5, r"^ {0,2}={2,}(?: +={2,})+$"),
    sign(0.8, r"^\| \S(?!.*\|)"),
    # Markdown and wiki marks speak against it.
    sign(-1.0, r"^#{1,6} +\S"),
    sign(-1.0, r"^ {0,3}```"),
    sign(-1.0, r"\[[^\[\]\n]{1,200}\]\(https?://"),
    sign(-0.7, r"^={2,6}[^=].*={2,}$"),
    sign(-0.7, r"\[\[[^\]\n]{1,200}\]\]"),
)


class Rst(Pipeline):
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
        # Without a blank line docutils reads a list as text, and joins lines that are facts of their own.
        weight -= 2.5 * min(tight_lists(lines), 2) + 0.5 * min(separate_lines(lines), 4)
        return score(weight)

    def prepare(self, text: str, literal_lines: frozenset[int]) -> Prepared:
        return prepare_rst(text, literal_lines)

    def parse(self, prepared: Prepared, document: nodes.document, options: ReadOptions) -> Reading:
        """Parse without Sphinx. Directives are not restricted here: that needs Sphinx's dispatcher."""
        Parser().parse(prepared.text, document)
        text = prepared.text
        return Reading((Span(0, len(text), Fate.TEXT, "rst"),) if text else ())

    def normalise(self, document: nodes.document, text: str) -> Iterator[Problem]:
        normalise_lines(document, text)
        recover_lost_text(document)
        keep_placeholders(document)
        yield from _settings(document)


def _settings(document: nodes.document) -> Iterator[Problem]:
    """Fields at the top of reST notes with which a page would steer Sphinx."""
    index = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type]
    top = document[index] if index is not None else None
    for field in top.children if isinstance(top, nodes.field_list) else ():
        assert isinstance(field, nodes.field)
        name = field[0].astext()
        if name.lower() in SETTINGS:
            said = f'fields of notes set nothing: ":{name}:" has no effect and is shown as text.'
            yield Problem(Subtype.POWER, said, field.line)


FORMAT = Rst()
