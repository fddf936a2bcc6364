"""What is shown beside the words of notes: front matter, tags and states of headings, names of templates."""

from __future__ import annotations

from docutils import nodes

#: What is shown for a person, and says nothing of a session: "TODO", tags, the name of a wiki's template.
_OF_MARKUP = frozenset({"heading-marks", "template-name"})


def is_matter(node: nodes.Element) -> bool:
    """The front matter as it is shown, whose facts are known already, and words that are markup."""
    if isinstance(node, nodes.container):
        return "front-matter" in node["classes"]
    return isinstance(node, nodes.paragraph) and not _OF_MARKUP.isdisjoint(node["classes"])


def tags_of(section: nodes.section) -> tuple[str, ...]:
    """What stands apart from the words of a heading and says something of it: "DONE", "keynote"."""
    below = section.children[1] if len(section.children) > 1 else None
    if isinstance(below, nodes.paragraph) and "heading-marks" in below["classes"]:
        return tuple(below.astext().split())
    return ()
