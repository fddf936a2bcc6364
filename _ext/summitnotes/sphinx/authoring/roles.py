"""Roles ``talk``, ``event``, ``person`` and ``topic``: references by id, title or alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

from summitnotes.catalogue.targets import find_targets, suggestions
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.reporting import report

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain

ROLES = {
    name: XRefRole(innernodeclass=nodes.inline, warn_dangling=True)
    for name in ("talk", "event", "person", "topic")
}


def explain_missing(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Handler of ``warn-missing-reference``: say which names there are instead."""
    if domain is None or domain.name != "summit":
        return None
    kind, written = node["reftype"], node["reftarget"]
    catalogue = domain_of(app.env).catalogue
    found = find_targets(catalogue, kind, written)
    if len(found) > 1:
        choices = ", ".join(f'"{target.id}"' for target in found)
        problem = Problem(
            Subtype.AMBIGUOUS, f'"{written}" names several; shown unlinked. Name one by its id: {choices}.'
        )
    elif found:
        problem = Problem(
            Subtype.UNKNOWN_TARGET,
            f'no page shows the {kind} "{written}"; shown unlinked. '
            f"Add a page with a list of them (see the directive {_LISTS[kind]}).",
        )
    else:
        near = suggestions(catalogue, kind).nearest(written)
        hint = f'Did you mean "{near}"?' if near else "Check the spelling."
        subtype = Subtype.UNKNOWN_TOPIC if kind == "topic" else Subtype.UNKNOWN_TARGET
        if subtype is Subtype.UNKNOWN_TOPIC and app.config.summit_unknown_topic == "ignore":
            return True
        problem = Problem(subtype, f'unknown {kind} "{written}"; shown unlinked. {hint}')
    path = node.source or str(app.env.doc2path(node.get("refdoc", app.config.root_doc)))
    report(Problem(problem.subtype, problem.message, node.line), path=path)
    return True


_LISTS = {"talk": "talk", "event": "event", "person": "person-list", "topic": "topic-index"}


def setup(app: Sphinx) -> None:
    for name, role in ROLES.items():
        app.add_role_to_domain("summit", name, role)
    app.connect("warn-missing-reference", explain_missing)
