"""Addresses: a link leads into the site or to a safe URL, a picture stands beside the notes."""

from __future__ import annotations

import re
from urllib.parse import unquote

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from summitnotes.formats.markdown.limits import is_safe
from summitnotes.formats.markdown.rendering.base import NotesBase
from summitnotes.formats.wikinodes import address_behind, wiki_reference
from summitnotes.records.problems import Subtype

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


_OF_PICTURE = "picture-title"


def _picture_title(title: str) -> nodes.inline:
    """The title of a picture behind it, in brackets: no writer shows it otherwise."""
    return nodes.inline("", f" ({title})", classes=[_OF_PICTURE])


def is_picture_title(node: nodes.Node) -> bool:
    """Whether a node is the title that stands behind a picture."""
    return isinstance(node, nodes.inline) and _OF_PICTURE in node["classes"]


class AddressRenderer(NotesBase):
    """What of the renderer is about links, places and pictures."""

    def render_link(self, token: SyntaxTreeNode) -> None:
        """A link into the site or to a safe URL; anything else is its own text."""
        address = str(token.attrGet("href") or "")
        if is_safe(address):
            if not _REMOTE.match(address):  # markdown-it has encoded it; names of files and headings are not
                token.attrs["href"] = unquote(address)
            super().render_link(token)
            return
        self._refuse_address(address, token)
        self.render_children(token)
        self.current_node.append(address_behind(address))

    def render_image(self, token: SyntaxTreeNode) -> None:
        """A picture of the event's folder; a remote one is a link, so that no build fetches it."""
        address = str(token.attrGet("src") or "")
        if not _REMOTE.match(address):
            super().render_image(token)
            image = self.current_node[-1]
            assert isinstance(image, nodes.image)
            title = image.attributes.pop("title", "")
            if title not in image["alt"]:
                self.current_node.append(_picture_title(title))
            return
        label = self.renderInlineAsText(token.children or []) or address
        title = str(token.attrGet("title") or "")
        label += f" ({title})" if title not in label else ""
        line = token.map[0] if token.map else None
        if not is_safe(address):
            self._refuse_address(address, token)
            self.current_node.append(nodes.Text(f"{label} ({address})"))
            return
        said = f'the remote picture "{address[:120]}" is shown as a link. Put a copy beside the notes'
        self.notes.complain(Subtype.MEDIA, said, line)
        self.current_node.append(nodes.reference(label, label, refuri=address, classes=["remote-picture"]))

    def _refuse_address(self, address: str, token: SyntaxTreeNode) -> None:
        said = f'the address "{address[:120]}" is not linked; use http, https, ftp or mailto'
        self.notes.complain(Subtype.LINK, said, token.map[0] if token.map else None)

    def render_notes_wikilink(self, token: SyntaxTreeNode) -> None:
        link = wiki_reference(
            "",
            token.content,
            target=token.meta["target"],
            fragment=token.meta["fragment"],
            kind="page" if token.meta["target"] else "local",
            explicit_label=token.meta["label"],
        )
        self.add_line_and_source_path(link, token)
        self.current_node.append(link)

    def render_notes_anchor(self, token: SyntaxTreeNode) -> None:
        """A place on this page, for its own links: it has no name, so that no other page knows it."""
        name, here = token.content, self.current_node
        if name in self.document.ids:
            return
        holder: nodes.Element
        if isinstance(here, nodes.title) and here.parent is not None:  # titles are repeated elsewhere
            holder = here.parent
            holder["ids"].append(name)
        else:
            holder = nodes.target("", "", ids=[name])
            here.append(holder)
        self.document.ids[name] = holder


def figure_of(paragraph: nodes.Element) -> nodes.figure:
    """A picture that stands alone, with its title below."""
    image, title = paragraph.children
    words = title.astext()[2:-1]
    figure = nodes.figure("", image, nodes.caption(words, words))
    for node in (figure, *figure.children):
        node.source, node.line = paragraph.source, paragraph.line
    return figure
