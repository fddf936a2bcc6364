"""Notes have no powers: what a tree of notes may not hold becomes text, before Sphinx collects it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.formats.dokuwiki.wiki_nodes import absent_image
from summitnotes.records.addresses import inside_path, safe_url
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.passages import line_of
from summitnotes.sphinx.sources import NotesProject, event_of, is_regular
from summitnotes.sphinx.transforms.base import NotesTransform

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Pictures that notes may show. SVG is not among them: it can run scripts when opened.
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
#: Longest formula, in characters; a browser or TeX may take minutes over a longer one.
MAX_FORMULA = 2_000


class Disarm(NotesTransform):
    """Links, pictures, raw markup and formulas of notes, each made harmless or turned into text."""

    default_priority = 190

    def find(self) -> None:
        entry = self.domain.sidecars.notes_entry(self.docname, self.path.split("/", 2)[-1])
        self.archived = entry.archived if entry else {}
        self._texts_for(self.document.findall(nodes.raw), Subtype.POWER, "raw markup is not for notes")
        for reference in list(self.document.findall(nodes.reference)):
            self._link(reference)
        for image in list(self.document.findall(nodes.image)):
            self._picture(image)
        for download in list(self.document.findall(addnodes.download_reference)):
            self._to_text(download, Subtype.POWER, "downloads are not for notes")
        for formula in [*self.document.findall(nodes.math), *self.document.findall(nodes.math_block)]:
            if len(formula.astext()) > MAX_FORMULA:
                self._to_text(formula, Subtype.LIMIT, f"formula is longer than {MAX_FORMULA} characters")
        for unwanted in (nodes.pending, addnodes.toctree, addnodes.only, nodes.meta):
            for node in list(self.document.findall(unwanted)):
                if not isinstance(node, nodes.pending):
                    self._to_text(node, Subtype.POWER, f"{node.tagname} is not for notes")

    def _texts_for(self, found: Iterable[nodes.Element], subtype: Subtype, why: str) -> None:
        for node in list(found):
            self._to_text(node, subtype, why)

    def _to_text(self, node: nodes.Element, subtype: Subtype, why: str) -> None:
        self.note(Problem(subtype, f"{why}; shown as text.", line_of(node)))
        text = node.rawsource or node.astext()
        parent = node.parent
        if isinstance(parent, nodes.TextElement):
            parent.replace(node, nodes.Text(text))
        else:
            parent.replace(node, nodes.literal_block(text, text, classes=["literal-fallback"]))

    def _link(self, reference: nodes.reference) -> None:
        address = reference.get("refuri")
        if address in self.archived:
            reference["refuri"] = self.archived[address]
            reference["reftitle"] = f"Archived copy of {address}"
            return
        if address is None or safe_url(address):
            return
        if address.startswith("#"):
            return
        self.note(
            Problem(
                Subtype.LINK, f'address "{address[:120]}" is not linked; shown as text.', line_of(reference)
            )
        )
        words = list(reference.children)
        if address not in reference.astext():
            words.append(nodes.Text(f" ({address})"))
        reference.parent.replace(reference, words)

    def _picture(self, image: nodes.image) -> None:
        address = image["uri"]
        why = self._refuses(address)
        if why is None:
            return
        label = image.get("alt") or PurePosixPath(address).name or address
        replacement: nodes.TextElement
        if safe_url(address):  # a plain link, so that neither build nor browser fetches it
            replacement = nodes.reference("", label, refuri=address)
        else:
            self.note(
                Problem(Subtype.MEDIA, f'picture "{address[:120]}" {why}; shown as text.', line_of(image))
            )
            replacement = absent_image("", label, **image.non_default_attributes())
        parent = image.parent
        if isinstance(parent, nodes.reference) and isinstance(replacement, nodes.reference):
            replacement = nodes.inline("", label)
        if isinstance(parent, nodes.TextElement):
            parent.replace(image, replacement)
        else:
            parent.replace(image, nodes.paragraph("", "", replacement))

    def _refuses(self, address: str) -> str | None:
        """Why a picture is not shown; ``None`` if it may be. It then holds a path Sphinx can copy."""
        if safe_url(address) or "://" in address or address.startswith(("//", "data:")):
            return "is remote"
        relative = inside_path(address)
        if relative is None:
            return "lies outside the folder of the event"
        if PurePosixPath(relative).suffix.lower() not in PICTURES:
            return "is of a kind that is not shown"
        project = self.env.project
        assert isinstance(project, NotesProject)
        note = Path(self.env.doc2path(self.docname))
        path = note.parent / relative
        root = project.notes_dir / event_of(self.docname)
        if not root.is_dir():
            root = project.notes_dir
        if not is_regular(path) or not path.resolve().is_relative_to(root.resolve()):
            return "is not there"
        return None
