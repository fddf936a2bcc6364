"""Notes have no powers: what a tree of notes may not hold becomes text, before Sphinx collects it."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from summitnotes.formats.dokuwiki.links import media_path
from summitnotes.formats.wikinodes import absent_image, address_behind, wiki_reference
from summitnotes.locale import _
from summitnotes.records.addresses import safe_url
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import Suggestions
from summitnotes.sphinx.reading.complaints import complaints_of
from summitnotes.sphinx.reading.sources import PICTURES
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.formulas import refused_formula
from summitnotes.sphinx.transforms.localfiles import (
    ATTACHMENTS,
    RefusedFileError,
    UnfitFileError,
    find_file,
    find_page,
    for_sphinx,
    is_found_by_sphinx,
    page_reference,
)
from summitnotes.sphinx.tree.passages import line_of
from summitnotes.sphinx.tree.walking import sorted_out

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What Disarm looks at.
_POWERS: tuple[type[Any], ...] = (
    nodes.raw,
    nodes.reference,
    nodes.image,
    addnodes.download_reference,
    addnodes.pending_xref,
    nodes.math,
    nodes.math_block,
    addnodes.toctree,
    addnodes.only,
    nodes.meta,
    wiki_reference,
    nodes.title,
)
#: A tag of Jekyll, a shortcode of Hugo.
_TAG = re.compile(r"\{%[^{}%]{1,300}%\}|\{\{[<%][^{}]{1,300}[>%]\}\}")


class Disarm(NotesTransform):
    """Links, pictures, raw markup and formulas of notes, each made harmless or turned into text."""

    default_priority = 190

    def find(self) -> None:
        self.archived = self.entry.archived if self.entry else {}
        found = sorted_out(self.document, *_POWERS)
        for raw in found[nodes.raw]:
            self._to_text(raw, Subtype.POWER, "raw markup is not for notes")
        for reference in found[nodes.reference]:
            self._link(reference)
        for image in found[nodes.image]:
            self._picture(image)
        for media in found[wiki_reference]:
            if media["kind"] == "media":
                self._attached(media, media_path(media["target"]))
        for local in (*found[addnodes.download_reference], *found[addnodes.pending_xref]):
            if _is_local(local):
                self._local_link(local)
        for formula in (*found[nodes.math], *found[nodes.math_block]):
            if why := refused_formula(formula.astext()):
                self._to_text(formula, *why)
        for title in found[nodes.title]:
            _hide_tags(title)
        for unwanted in (addnodes.toctree, addnodes.only, nodes.meta):
            for node in found[unwanted]:
                self._to_text(node, Subtype.POWER, f"{node.tagname} is not for notes")
        led = {reference.get("reftitle") for reference in found[nodes.reference]} if self.archived else set()
        for address in self.archived:
            if _copy_of(address) not in led:
                message = f'archived: no link of the notes leads to "{address[:99]}"; the copy shows nowhere.'
                self.note_entry("archived", address, Problem(Subtype.LINK, f"{message} Check the address."))

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
        if reference.get("id_link"):
            self._anchor_link(reference, str(address)[1:])
            return
        if address in self.archived:
            reference["refuri"] = self.archived[address]
            reference["reftitle"] = _copy_of(address)
            return
        if address is None or safe_url(address) or address.startswith("#"):
            return
        if page := find_page(address, self.env, self.docname):
            _replace(reference, [page_reference(reference, *page, self.docname)])
            return
        if self._attached(reference, address):
            return
        message = f'address "{address[:120]}" is not linked; shown as text.'
        self.note(Problem(Subtype.LINK, message, line_of(reference)))
        plain = unquote(address).removeprefix("mailto:")
        said = (plain.partition("://")[2] or plain) in reference.astext()
        _replace(reference, reference.children if said else _with_address(reference, plain))

    def _anchor_link(self, reference: nodes.reference, anchor: str) -> None:
        """A Markdown link to ``#anchor``, which MyST resolves later if it stands on this page."""
        document = self.document
        if any(
            anchor in known for known in (getattr(document, "myst_slugs", {}), document.nameids, document.ids)
        ):
            return
        message = f'"#{anchor[:120]}" stands nowhere on this page; shown as text.'
        near = self._anchors.nearest(anchor)
        message += f' Did you mean "#{near}"?' if near else ""
        self.note(Problem(Subtype.LINK, message, line_of(reference)))
        _replace(reference, _with_address(reference, f"#{anchor}"))

    @cached_property
    def _anchors(self) -> Suggestions:
        """The names and ids of this document."""
        return Suggestions([*self.document.nameids, *self.document.ids])

    @cached_property
    def _pages(self) -> Suggestions:
        """The documents of the site."""
        return _pages_of(frozenset(self.env.found_docs))

    def _local_link(self, link: nodes.Element) -> None:
        """A Markdown link to a file: one that is a page of the site stays, any other becomes text."""
        address = link["reftarget"]
        if "written" in link:  # a download of ours
            return
        page: tuple[str, str] | None = None
        if link.get("refdomain") == "doc" and address in self.env.found_docs:
            page = address, link.get("reftargetid") or ""
            if not link.get("refexplicit"):
                return  # MyST writes the title of the page
        if page := page or find_page(address, self.env, self.docname):
            inner = link[0] if len(link) == 1 and isinstance(link[0], nodes.Element) else link
            inner.source, inner.line = self.document["source"], line_of(link)
            link.replace_self(page_reference(inner, *page, self.docname))
            return
        if (anchor := self.document.nameids.get(nodes.fully_normalize_name(address))) is not None:
            link.replace_self(nodes.reference("", "", *link.children, refid=anchor))
            return
        if self._attached(link, address):
            return
        where, here = link.get("refdoc", self.docname), line_of(link)
        message = f'"{address[:120]}" is no page of this site; shown as text.'
        wanted = _as_docname(address, where)
        near = self._pages.nearest(wanted, 0.8) if address else None
        self.note(Problem(Subtype.LINK, message + (f' Did you mean "/{near}"?' if near else ""), here))
        written = address.replace(" ", "%20")  # as it stands in Markdown
        _replace(link, link.children if address in link.astext() else _with_address(link, written))

    def _picture(self, image: nodes.image) -> None:
        address = image["uri"]
        why = self._place(image, "uri", PICTURES)
        if why is None:
            return
        is_data = address.startswith("data:")
        label = image.get("alt") or ("" if is_data else PurePosixPath(address).name) or "picture"
        if image.get("title", "") not in label:
            label = f"{label} ({image['title']})"
        parent = image.parent
        replacement: nodes.TextElement
        if safe_url(address):  # a plain link, so that neither build nor browser fetches it
            message = f'remote picture "{address[:120]}" is shown as a link. Put a copy beside the notes.'
            replacement = nodes.reference("", label, refuri=address)
        else:
            message = f'picture "{address[:120]}" {why}; shown as text.'
            replacement = absent_image("", label, **image.non_default_attributes())
            replacement["classes"] += ["generated"] if label == "picture" else []
        self.note(Problem(Subtype.MEDIA, message, line_of(image)))
        replacement.source, replacement.line = self.document["source"], line_of(image)
        if isinstance(parent, nodes.reference):  # the picture was itself a link: both addresses stay
            outer = parent
            outer.replace(image, nodes.Text(label))
            if not isinstance(outer.parent, nodes.TextElement):
                _replace(outer, [outer])
            if isinstance(replacement, nodes.reference):
                outer.parent.insert(outer.parent.index(outer) + 1, [nodes.Text(" "), replacement])
                replacement.replace_self(nodes.reference("", address, refuri=address))
        else:
            _replace(image, [replacement])

    def _place(self, node: nodes.Element, attribute: str, kinds: frozenset[str]) -> RefusedFileError | None:
        """Let ``node`` lead to the file that its address means; why it must not, or ``None``."""
        if "written" in node:  # placed before
            return None
        address = node[attribute]
        try:
            path = find_file(address, self.env, self.docname, kinds)
        except RefusedFileError as why:
            return why
        if not is_found_by_sphinx(address, path, self.env, self.docname):
            node["written"] = address
            node[attribute] = for_sphinx(path, self.env)
        return None

    def _attached(self, link: nodes.Element, address: str) -> bool:
        """Put a download in the place of a link to a file of the notes, or its words where that file is
        refused; whether there is such a file."""
        name = address.partition("#")[0]
        if PurePosixPath(unquote(name)).suffix.lower() not in ATTACHMENTS:
            return False
        words = link.children or [nodes.Text(name)]
        download = addnodes.download_reference("", "", *words, reftarget=name, refdoc=self.docname)
        why = self._place(download, "reftarget", ATTACHMENTS)
        if isinstance(why, UnfitFileError):
            self.note(Problem(Subtype.MEDIA, f'file "{address[:120]}" {why}; shown as text.', line_of(link)))
            said = name in link.astext() or not link.children
            _replace(link, words if said else _with_address(link, address))
            return True
        if why is not None:
            return False
        download["written"] = address
        download.source, download.line = self.document["source"], line_of(link)
        link.replace_self(download)
        return True


class DisarmResolved(Disarm):
    """The same for what came to stand there since: addresses behind names, pictures behind substitutions.

    What docutils could not resolve becomes the text that its author wrote.
    """

    default_priority = 870

    def find(self) -> None:
        super().find()
        for problematic in sorted_out(self.document, nodes.problematic)[nodes.problematic]:
            problematic.parent.replace(problematic, nodes.Text(problematic.astext()))
        heard = complaints_of(self.document)
        if heard is not None:
            self.note(*heard.take())


@lru_cache(maxsize=1)  # each note with a broken link asks for the same pages
def _pages_of(docnames: frozenset[str]) -> Suggestions:
    return Suggestions(docnames)


def _copy_of(address: str) -> str:
    return _("Archived copy of {address}").format(address=address)


def _is_local(node: nodes.Node) -> bool:
    """Whether MyST takes ``node`` for a link to a file."""
    return isinstance(node, (addnodes.download_reference, addnodes.pending_xref)) and (
        node.get("reftype") == "myst" or isinstance(node, addnodes.download_reference)
    )


def _as_docname(address: str, docname: str) -> str:
    """The document that a relative link from ``docname`` would name."""
    path = posixpath.join(posixpath.dirname(docname), address.partition("#")[0].lstrip("/"))
    return posixpath.splitext(posixpath.normpath(path))[0]


def _with_address(link: nodes.Element, address: str) -> list[nodes.Node]:
    """The words of a link that leads nowhere, with its address: in a heading, which menus repeat, a hint."""
    if isinstance(link.parent, nodes.title) and link.children:
        return [nodes.abbreviation("", "", *link.children, explanation=address)]
    return [*link.children, address_behind(address)]


def _hide_tags(title: nodes.title) -> None:
    """Tags of another site's generator beside the words of a heading become a hint."""
    written = title.astext() if title.children else ""
    tags = _TAG.findall(written) if "{" in written else []
    if not tags or not _TAG.sub("", written).strip():
        return
    hinted = nodes.abbreviation("", "", *title.children, explanation=" ".join(tags))
    for text in list(hinted.findall(nodes.Text)):
        text.parent.replace(text, nodes.Text(_TAG.sub("", str(text))))
    hinted[0] = nodes.Text(hinted[0].lstrip()) if isinstance(hinted[0], nodes.Text) else hinted[0]
    title.children = []
    title += hinted


def _replace(node: nodes.Element, inlines: Sequence[nodes.Node]) -> None:
    """Put inline nodes in the place of ``node``, in a paragraph where only blocks may stand."""
    parent = node.parent
    if isinstance(parent, (nodes.TextElement, nodes.substitution_definition)):
        parent.replace(node, inlines)
        return
    paragraph = nodes.paragraph()
    paragraph.source, paragraph.line = node.source, line_of(node)
    parent.replace(node, paragraph)
    paragraph.extend(inlines)
