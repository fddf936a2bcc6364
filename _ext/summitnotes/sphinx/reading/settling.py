"""Documents whose talks turn out to stand in another file of their event are read once more.

Where the words of an entry of event.yml stand best is known only when all notes of the event have been
read. The decision is remembered, so that the next build reads each file once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitnotes.catalogue.anchoring import decide, shown_in
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def settle(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Handler of ``env-updated``: decide, read again what was read with other decisions, and name it."""
    domain = domain_of(env)
    decisions = decide(domain.sidecars, domain.said)
    domain.data["decided"] = {
        event: (domain.sidecars.digests.get(event, ""), lines) for event, lines in decisions.items()
    }
    unsettled = [
        doc
        for doc, said in sorted(domain.said.items())
        if said.notes is not None
        and said.notes.event
        and said.entries != shown_in(doc, said.notes.event, decisions)
    ]
    for doc in unsettled:
        app.events.emit("env-purge-doc", env, doc)
        env.clear_doc(doc)
        app.builder.read_doc(doc)
    return unsettled


def setup(app: Sphinx) -> None:
    # Before anything looks at the catalogue.
    app.connect("env-updated", settle, priority=100)
