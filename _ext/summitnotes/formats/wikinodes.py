"""Nodes for what a wiki has and docutils has not. The Sphinx floor gives them visitors or replaces them."""

from __future__ import annotations

from docutils import nodes


class wiki_reference(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A link to a page or file of the wiki that the notes come from; its children are its label.

    Attributes: ``target`` (page or media name as written, empty for the same page), ``fragment`` (heading
    on that page, or empty), ``kind`` (page | local | share | interwiki | media), ``explicit_label``.
    """


class line_break(nodes.Inline, nodes.Element):  # noqa: N801
    """A line break inside a paragraph."""


class horizontal_rule(nodes.General, nodes.Element):  # noqa: N801
    """A rule in a place where docutils allows no transition: in a row of rules, at the end of a page."""


class absent_image(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A picture that cannot be shown; its children say what it is. Attributes as those of an image.

    The tag is docutils' own, as with :class:`remote_image`, and for the same reason.
    """

    tagname = "image"


class remote_image(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A picture on another site. It must be shown as a link to ``uri`` and never be fetched.

    The tag is docutils' own, so that XML says what stands in the source; the class is not, so that nothing
    that collects images for a build takes it. Its children are the label of the link.
    """

    tagname = "image"


def address_behind(address: str) -> nodes.inline:
    """The address of a link that leads nowhere, behind its words: shown, but no words of its author's."""
    return nodes.inline("", f" ({address})", classes=["address-behind"])
