"""The guides, books and papers that notes speak of, cited at the end of their page.

``references:`` in event.yml names entries of the site's bibliography (sphinxcontrib-bibtex). The
notes themselves are left alone.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from summitnotes.locale import _
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.transforms.base import NotesTransform

#: What sphinxcontrib-bibtex takes for one key, without words around it.
_KEY = re.compile(r"[^{}\s,]+")


class CiteReferences(NotesTransform):
    """Put the citations that an editor gave below the notes."""

    default_priority = 787

    def find(self) -> None:
        entry = self.entry
        if entry is None or not entry.references:
            return
        if "cite" not in self.env.domains:
            message = (
                "references: needs sphinxcontrib.bibtex among the extensions of conf.py; left out. "
                "Name a .bib file in bibtex_bibfiles, too."
            )
            self.note_entry("references", entry.references[0], Problem(Subtype.VALUE, message))
            return
        paragraph = nodes.paragraph("", _("References:") + " ", classes=["summit-references", "generated"])
        for key in entry.references:
            if not _KEY.fullmatch(key):
                message = f'references: "{key[:80]}" is no key of a bibliography; left out. Write one word.'
                self.note_entry("references", key, Problem(Subtype.VALUE, message))
                continue
            if len(paragraph) > 1:
                paragraph += nodes.Text(", ")
            paragraph += self._citation(key)
        if len(paragraph) == 1:
            return
        paragraph.source, paragraph.line = self.document["source"], 1
        sections = [node for node in self.document.children if isinstance(node, nodes.section)]
        (sections[0] if len(sections) == 1 else self.document).append(paragraph)

    def _citation(self, key: str) -> addnodes.pending_xref:
        """What the role ``cite:p`` makes, without a line of text to parse."""
        # pybtex takes long to load, and few notes cite.
        from sphinxcontrib.bibtex.citation_target import parse_citation_targets
        from sphinxcontrib.bibtex.roles import CitationRef

        node = addnodes.pending_xref(
            "",
            nodes.inline("", f"[{key}]"),
            refdomain="cite",
            reftype="p",
            reftarget=key,
            refdoc=self.docname,
            refexplicit=False,
            refwarn=True,
        )
        # A key that no .bib file has is complained about where it stands.
        node.source, node.line = self.place_of_entry("references", key)
        self.document.note_explicit_target(node, node)
        self.env.domains["cite"].citation_refs.append(  # type: ignore[attr-defined]
            CitationRef(node["ids"][0], self.docname, 1, list(parse_citation_targets(key)))
        )
        return node
