"""Links between the pages of a wiki become links between notes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from summitnotes.formats.wikinodes import (
    absent_image,
    horizontal_rule,
    line_break,
    remote_image,
    wiki_reference,
)
from summitnotes.records.ids import make_id
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.said import WikiLink
from summitnotes.sphinx.borrowed import app_of
from summitnotes.sphinx.transforms.base import NotesTransform
from summitnotes.sphinx.transforms.localfiles import page_reference
from summitnotes.sphinx.tree.passages import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class WikiLinks(NotesTransform):
    """Point ``[[page]]`` at the notes of that name; a link that leads nowhere becomes its words."""

    default_priority = 200

    def find(self) -> None:
        links = list(self.document.findall(wiki_reference))
        found = list(self._found())
        if not links and not found:
            return
        sections = self._sections() if any(link["kind"] == "local" for link in links) else {}
        pages = _pages(frozenset(self.env.found_docs))
        found += [self._resolve(link, sections, pages) for link in links]
        self.domain.note(self.docname, links=tuple(found))

    def _sections(self) -> dict[str, nodes.section]:
        """The sections of this page by the id that a wiki makes of a heading."""
        return {make_id(s[0].astext()): s for s in self.document.findall(nodes.section) if s.children}

    def _found(self) -> Iterator[WikiLink]:
        """The links that name the file of a page, which :class:`~.safety.Disarm` has found."""
        for xref in self.document.findall(addnodes.pending_xref):
            if xref.get("refdomain") == "summit" and xref["reftype"] == "page":
                yield WikiLink(xref["reftarget"], xref["fragment"], line_of(xref))

    def _resolve(
        self, link: wiki_reference, sections: dict[str, nodes.section], pages: Mapping[str, str]
    ) -> WikiLink:
        fragment = make_id(link["fragment"]) if link.get("fragment") else ""
        if link["kind"] == "local" and fragment in sections:
            link.replace_self(nodes.reference("", "", *link.children, refid=sections[fragment]["ids"][0]))
            return WikiLink(self.docname, "", line_of(link))
        doc = self._page(link["target"], pages) if link["kind"] == "page" else None
        if doc is None:
            self._let_die(link)
            return WikiLink("", "", line_of(link))
        link.replace_self(page_reference(link, doc, link["fragment"], self.docname))
        return WikiLink(doc, link["fragment"], line_of(link))

    def _let_die(self, link: wiki_reference) -> None:
        """Show the words of a link that leads nowhere."""
        if link["kind"] in ("page", "local", "media"):
            written = link["target"] or f"#{link['fragment']}"
            what = "file" if link["kind"] == "media" else "page"
            message = (
                f'the {what} "{written[:120]}" is not among the notes; shown unlinked. Check the spelling.'
            )
            self.note(Problem(Subtype.LINK, message, line_of(link)))
        where = {name: link[name] for name in ("target", "fragment")}
        dead = nodes.inline("", "", *link.children, classes=["dead-link"], **where)
        if "[[" in link["target"] and link["target"] not in link.astext():
            dead += nodes.Text(f" ({link['target']})")  # an open bracket has swallowed words
        link.replace_self(dead)

    def _page(self, target: str, pages: Mapping[str, str]) -> str | None:
        """The document that a page name means: in the same folder, else from the root of the notes.

        In DokuWiki ``:`` and ``/`` part namespaces, and ``.`` begins a relative name; no name is this page.
        """
        if not target:
            return self.docname
        name = target.replace("/", ":").lower()
        here = self.docname.removeprefix("notes/").rpartition("/")[0]
        if not name.startswith(":"):
            relative = key("/".join(part for part in (here, *name.lstrip(".").split(":")) if part))
            if relative in pages:
                return pages[relative]
        return pages.get(key(name.strip(":.").replace(":", "/")))


@lru_cache(maxsize=1)
def _pages(docnames: frozenset[str]) -> Mapping[str, str]:
    """The name of each page as links compare it -> its docname; the same for all notes of a build."""
    return {key(doc.removeprefix("notes/")): doc for doc in sorted(docnames)}


def key(path: str) -> str:
    """Page names compare without regard to case, blanks, hyphens and underscores."""
    return "/".join(make_id(part) for part in path.split("/") if part)


class WikiNodes(SphinxPostTransform):
    """What only a wiki has, in terms that every writer knows. XML keeps the nodes as they are."""

    default_priority = 6

    def is_supported(self) -> bool:
        return app_of(self.env).builder.format not in ("xml", "pseudoxml")

    def run(self, **kwargs: Any) -> None:
        is_html = app_of(self.env).builder.format == "html"
        for picture in list(self.document.findall(remote_image)):
            label = picture.astext() or picture["uri"]
            picture.replace_self(nodes.reference("", label, refuri=picture["uri"]))
        for absent in list(self.document.findall(absent_image)):
            absent.parent.replace(absent, list(absent.children))
        if is_html:
            return
        is_latex = app_of(self.env).builder.format == "latex"
        for brk in list(self.document.findall(line_break)):
            written = nodes.raw("", "\\\\{}", format="latex") if is_latex else nodes.Text("\n")
            brk.parent.replace(brk, written)  # replace_self would ask where its classes go
        for rule in list(self.document.findall(horizontal_rule)):
            rule.replace_self(nodes.transition())


def _break_html(self: HTML5Translator, node: line_break) -> None:
    self.body.append("<br />")
    raise nodes.SkipNode


def _rule_html(self: HTML5Translator, node: horizontal_rule) -> None:
    self.body.append('<hr class="docutils" />\n')
    raise nodes.SkipNode


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    visitors: dict[type[nodes.Element], Any] = {line_break: _break_html, horizontal_rule: _rule_html}
    for node in (line_break, horizontal_rule, remote_image, absent_image, wiki_reference):
        html = (visitors.get(node, _skip), None)
        app.add_node(node, html=html, latex=(_skip, None), text=(_skip, None), man=(_skip, None))
    app.add_post_transform(WikiNodes)
