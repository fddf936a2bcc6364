"""What connects Summit Notes to Sphinx, in the order in which a build passes through."""

from __future__ import annotations

from summitnotes.sphinx import messages, transforms
from summitnotes.sphinx.authoring import directives, roles
from summitnotes.sphinx.parallel import reading as parallel_reading
from summitnotes.sphinx.parallel import writing as parallel_writing
from summitnotes.sphinx.reading import (
    encoding,
    entrance,
    folding,
    generating,
    lastresort,
    retyping,
    settling,
    sidecars,
    sources,
    titles,
)
from summitnotes.sphinx.searching import index as searching
from summitnotes.sphinx.store import domain, namespaces, reporting
from summitnotes.sphinx.tree import walked
from summitnotes.sphinx.writing import (
    accessibility,
    book,
    checking,
    citations,
    cleaning,
    direction,
    exporting,
    finishing,
    generalindex,
    incremental,
    kept,
    lean,
    looking,
    memory,
    metadata,
    pages,
    placing,
    plain_lists,
    rendering,
    repeating,
    speed,
    styles,
    terms,
    writable,
)

#: Modules with a function ``setup(app)``.
STAGES = (
    messages,  # in which language all that follows speaks
    reporting,  # what is reported
    writable,  # whether anything can be written
    domain,  # the store
    namespaces,  # whose a label is
    sources,  # which files are documents
    encoding,  # how they are decoded
    sidecars,  # event.yml, people.yml, vocabulary.yml
    entrance,  # a file becomes a tree
    walked,  # … that is walked by one loop
    transforms,  # footnotes, talks and mentions are found in it
    settling,  # which file of an event shows a talk
    titles,  # every notes page has one title
    directives,  # what authors write
    roles,  # references, and those that lead nowhere
    folding,  # what docutils says of a slip that is answered
    retyping,  # what others complain about in notes
    lastresort,  # no page of notes stops the site
    parallel_reading,  # what children read is put together
    generating,  # topics, people and series have pages
    looking,  # which files changed
    incremental,  # which pages change
    terms,  # words of the notes that lead on
    plain_lists,  # items without a paragraph in each
    placing,  # what stands around a card on its page
    rendering,  # how a view is written
    lean,  # templates without their indentation
    accessibility,  # what a screen reader is told
    citations,  # entries of a bibliography
    styles,  # style sheet and scripts
    book,  # what a book says of its pages
    exporting,  # the files beside the pages
    direction,  # which blocks run from right to left
    generalindex,  # what it leaves to overviews
    metadata,  # what a page says to machines
    pages,  # what each page took from the catalogue
    speed,  # the same pages, sooner
    memory,  # … and in less memory
    searching,  # what the search page loads
    parallel_writing,  # which process writes a page
    repeating,  # what was told of pages that stay
    cleaning,  # what removed documents left behind
    kept,  # what was made from what
    checking,  # what lint runs in place of a build
    finishing,  # whether the last build was whole
)
