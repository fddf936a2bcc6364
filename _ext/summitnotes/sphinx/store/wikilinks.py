"""Links between pages of a wiki, and the sections that they name.

A page may be read before the page that it links to. So a document keeps where its links lead, and the
section is looked up once everything is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from docutils import nodes

from summitnotes.records.ids import make_id
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from summitnotes.records.said import WikiLink

#: The headings of each table of contents; many links lead to the same few pages.
_KNOWN: WeakKeyDictionary[nodes.Element, dict[str, str]] = WeakKeyDictionary()


def section_anchor(env: BuildEnvironment, doc: str, fragment: str) -> str:
    """The id of the section of ``doc`` with the heading ``fragment``; ``""`` if there is none.

    Headings compare as DokuWiki compares them: without regard to case, blanks and punctuation.
    """
    return _sections(env, doc).get(make_id(fragment), "") if fragment else ""


def _sections(env: BuildEnvironment, doc: str) -> dict[str, str]:
    """The headings of a page -> their ids. The title of the page has none."""
    contents = env.tocs.get(doc)
    if contents is None:
        return {}
    known = _KNOWN.get(contents)
    if known is None:
        known = _KNOWN[contents] = {}
        for entry in contents.findall(nodes.reference):
            heading = entry.get(
                "headline", entry.astext()
            )  # notes are called otherwise in tables of contents
            known.setdefault(make_id(heading), str(entry["anchorname"]).removeprefix("#"))
    return known


def anchors(env: BuildEnvironment, links: Iterable[WikiLink]) -> tuple[str, ...]:
    """Where the links lead inside their pages."""
    return tuple(section_anchor(env, link.doc, link.fragment) for link in links if link.fragment)


def without_section(env: BuildEnvironment, links: Iterable[WikiLink], path: str) -> Iterator[Problem]:
    """A problem for each link to a section that its page does not have."""
    for link in links:
        if link.doc and link.fragment and make_id(link.fragment) not in _sections(env, link.doc):
            said = (
                f'"{link.fragment[:120]}" is no heading of the page "{link.doc}"; the link leads to its top.'
            )
            yield Problem(Subtype.LINK, said, link.line, path)
