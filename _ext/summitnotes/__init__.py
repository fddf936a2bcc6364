"""Summit Notes: conference notes in any format become one cross-referenced site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "1.0.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect Summit Notes to Sphinx, in the order in which a build passes through."""
    # Imported here, so that records, formats and findings can be used without Sphinx.
    from summitnotes.sphinx import transforms
    from summitnotes.sphinx.authoring import directives, roles
    from summitnotes.sphinx.reading import (
        encoding,
        entrance,
        generating,
        lastresort,
        retyping,
        settling,
        sidecars,
        sources,
        titles,
    )
    from summitnotes.sphinx.searching import index as searching
    from summitnotes.sphinx.store import reporting
    from summitnotes.sphinx.store.domain import SummitDomain
    from summitnotes.sphinx.writing import (
        accessibility,
        citations,
        cleaning,
        direction,
        exporting,
        finishing,
        incremental,
        metadata,
        rendering,
        speed,
    )

    app.setup_extension("myst_parser")
    reporting.setup(app)  # what is reported
    app.add_domain(SummitDomain)  # the store
    sources.setup(app)  # which files are documents
    encoding.setup(app)  # how they are decoded
    sidecars.setup(app)  # event.yml, people.yml, vocabulary.yml
    entrance.setup(app)  # a file becomes a tree
    transforms.setup(app)  # footnotes, talks and mentions are found in it
    settling.setup(app)  # which file of an event shows a talk
    titles.setup(app)  # every notes page has one title
    directives.setup(app)  # what authors write
    roles.setup(app)  # references, and those that lead nowhere
    retyping.setup(app)  # what others complain about in notes
    lastresort.setup(app)  # no page of notes stops the site
    generating.setup(app)  # topics, people and series have pages
    incremental.setup(app)  # which pages change
    rendering.setup(app)  # how a view is written
    accessibility.setup(app)  # what a screen reader is told
    citations.setup(app)  # entries of a bibliography
    exporting.setup(app)  # the files beside the pages
    direction.setup(app)  # which blocks run from right to left
    metadata.setup(app)  # what a page says to machines
    speed.setup(app)  # the same pages, sooner
    searching.setup(app)  # what the search page loads
    cleaning.setup(app)  # what removed documents left behind
    finishing.setup(app)  # whether the last build was whole
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
