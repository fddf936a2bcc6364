"""The bridge to pandoc: notes in Org, MediaWiki, AsciiDoc, Textile and HTML become pages where it is there.

Stage by stage: :mod:`.preparing` does what pandoc cannot, :mod:`.weighing` sees what would keep it busy,
:mod:`.process` runs it, :mod:`..sourcelines` finds
the line of each block again, as pandoc forgets them, :mod:`.doctree` builds nodes, :mod:`.losses` puts back
lines that pandoc left out. The page says at its end that it was converted. :mod:`.marks` names the markup for
the ledger. Where pandoc is missing or gives up, the page shows the file as it stands, with one warning.
"""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from summitnotes.formats import office
from summitnotes.formats.base import Fate, Reading, ReadOptions, Span
from summitnotes.formats.pandoc import html
from summitnotes.formats.pandoc.doctree import Builder
from summitnotes.formats.pandoc.losses import put_back_lost
from summitnotes.formats.pandoc.preparing import prepare
from summitnotes.formats.pandoc.process import INSTALL, PandocError, convert, find_pandoc
from summitnotes.formats.pandoc.weighing import too_heavy
from summitnotes.formats.suffixes import DECIDING
from summitnotes.records.problems import Problem, Subtype

__all__ = ["ASCIIDOC", "DOCX", "HTML", "MEDIAWIKI", "ODT", "ORG", "TEXTILE", "PandocFormat", "find_pandoc"]

# What AsciiDoc's reader writes for plain signs, whatever its options.
_TYPOGRAPHY = {"’": "'", "—": "--", "…": "...", "\u2009": " ", "☒": "[x]", "☐": "[ ]"}


@dataclass(frozen=True, slots=True)
class PandocFormat:
    """One input format of pandoc. See :class:`summitnotes.formats.base.Format`."""

    id: str  # "pandoc:org"
    label: str  # what people call it: "Org"
    reader: str  # for pandoc's option -f; extensions that edit words are off
    preamble: str = ""  # put before the text, to keep what pandoc would leave out
    for_machines: bool = False  # the head of a file is written for programs
    plain_signs: bool = False  # undo typographic signs that the source does not hold

    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(suffix for suffix, format_id in DECIDING.items() if format_id == self.id)

    def read(self, text: str, document: nodes.document, options: ReadOptions) -> Reading:
        """See :meth:`summitnotes.formats.base.Format.read`."""
        spans = (Span(0, len(text), Fate.TEXT, "pandoc"),) if text else ()
        if not text.strip():
            return Reading(spans)
        if find_pandoc() is None:
            said = f"pandoc is not installed, so this {self.label} file is shown as it stands. "
            return _literal(text, document, spans, Subtype.FORMAT, f"{said}To convert it: {INSTALL}")
        above = len(document.children)
        try:
            given = prepare(text, self.id)
            if options.document and (heavy := office.too_heavy(options.document)):
                raise PandocError(heavy, Subtype.LIMIT)
            if found := too_heavy(given.text, self.id):
                raise PandocError(found[0], Subtype.LIMIT, found[1])
            tree = convert(options.document or self.preamble + given.text, self.reader)
            told = html.problems(text) if self.id == "pandoc:html" else given.problems
            problems = (*told, *self.build(tree, given.text, document))
        except PandocError as error:
            said = f"{self.label} could not be converted: {error}; shown as it stands."
            del document.children[above:]
            return _literal(text, document, spans, error.subtype, said, error.line)
        return Reading(spans, problems, {"converted-by": "pandoc"})

    def build(self, tree: object, text: str, document: nodes.document) -> tuple[Problem, ...]:
        """Append pandoc's ``tree`` of ``text``, with the notice. :class:`PandocError` if it is none."""
        signs = {ord(a): b for a, b in _TYPOGRAPHY.items() if self.plain_signs and a not in text}
        builder = Builder(text, document, signs, for_machines=self.for_machines)
        try:
            builder.build(tree)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            said = f"its answer has an unknown shape ({type(error).__name__})"
            raise PandocError(said) from error
        lost = put_back_lost(text, document, self.id)
        notice = nodes.paragraph("", f"Converted from {self.label} by pandoc.", classes=["summit-notice"])
        notice.source, notice.line = document.get("source"), builder.lines.last
        document += notice
        return (*builder.problems, *lost)


def _literal(
    text: str,
    document: nodes.document,
    spans: tuple[Span, ...],
    subtype: Subtype,
    message: str,
    line: int = 1,
) -> Reading:
    block = nodes.literal_block(text, text, classes=["literal-fallback"], language="none")
    block["xml:space"] = "preserve"
    block.source, block.line = document.get("source"), 1
    document += block
    return Reading(spans, (Problem(subtype, message, line),))


# Planning lines and drawers are words of the author, too; headings are headings at any depth.
_ORG_OPTIONS = "#+OPTIONS: p:t d:t H:9\n"

ORG = PandocFormat("pandoc:org", "Org", "org-special_strings-task_lists", _ORG_OPTIONS)
MEDIAWIKI = PandocFormat("pandoc:mediawiki", "MediaWiki", "mediawiki-smart")
ASCIIDOC = PandocFormat("pandoc:asciidoc", "AsciiDoc", "asciidoc", plain_signs=True)
TEXTILE = PandocFormat("pandoc:textile", "Textile", "textile-smart")
HTML = PandocFormat("pandoc:html", "HTML", "html-smart", for_machines=True)
DOCX = PandocFormat("pandoc:docx", "Word", "docx")
ODT = PandocFormat("pandoc:odt", "OpenDocument", "odt")
