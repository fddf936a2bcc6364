"""What the references of a document lead to, so that its page is written again when that changes.

Sphinx writes a page again when the page itself was read; what it refers to may have changed elsewhere: a
title, an id, the page on which a label stands.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.catalogue.targets import find_targets
from summitnotes.records.said import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Catalogue


#: The nodes that are resolved once everything is read.
REFERENCES: tuple[type[nodes.Element], ...] = (addnodes.pending_xref, addnodes.download_reference)


def references_of(found: Iterable[nodes.Element]) -> tuple[Reference, ...]:
    """What nodes of :data:`REFERENCES` refer to."""
    references = {
        Reference(
            str(node.get("refdomain") or ""),
            str(node.get("reftype") or "download"),
            str(node.get("reftarget") or ""),
            str(node.get("reftargetid") or node.get("fragment") or ""),
        )
        for node in found
    }
    return tuple(sorted(references))


class Bearers:
    """Everything on the site that bears a name."""

    def __init__(self, env: BuildEnvironment, catalogue: Catalogue) -> None:
        self._env = env
        self._catalogue = catalogue
        self._named: Mapping[str, list[tuple[str, ...]]] = _named(env)

    def of(self, references: Iterable[Reference]) -> tuple[object, ...]:
        """What may be meant by each reference: enough to see when it changes."""
        return tuple(self._of(reference) for reference in references)

    def _of(self, reference: Reference) -> object:
        if reference.domain == "summit" and reference.kind != "page":
            return tuple(find_targets(self._catalogue, reference.kind, reference.target))
        target = reference.target.lstrip("/")
        slugs = self._env.metadata.get(target, {}).get("myst_slugs", {})
        return (
            tuple(self._named.get(target, ())),
            tuple(self._named.get(target.lower(), ())),
            str(slugs.get(reference.section, "")),
        )


def _named(env: BuildEnvironment) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for domain in env.domains.sorted():
        if domain.name != "summit":
            for name, shown, kind, doc, anchor, _ in domain.get_objects():
                found[name].append((domain.name, kind, str(shown), doc, anchor))
    return found
