"""What makes builds faster without changing a byte of them."""

from __future__ import annotations

import gc
import logging
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.writing import navigation, repeated
from summitnotes.sphinx.writing.memory import reads_much

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: New objects between two looks of the garbage collector, which at Python's 700 walks the growing
#: environment over and over. 100 notes with bare Sphinx: 0.75 of the CPU seconds for 1.15 of the memory;
#: 50,000 instead of 5,000 saved nothing more and held a further 3 %.
_THRESHOLD = (5_000, 10, 10)
#: … while documents are read and written. Trees are circles, and nearly all that it finds. It looks for each
#: as soon as nobody needs it (:func:`look_before_reading`), and not in the midst of a document, where a tree
#: in use is walked, put aside as long-lived and walked once more. A note leaves 5,000.
_DOCUMENTS = (20_000, 10, 10)
#: … that are worth a look between two documents; a short page makes fewer.
_OF_A_TREE = 2_000
#: … while nearly all that is made stays, or holds no circles. To load the environment of 1,000 notes takes
#: 0.47 s with it instead of the 1.27 s that it takes with Python's own.
_STAYING = (1_000_000, 10, 10)

_before: dict[int, tuple[int, int, int]] = {}


def thaw(app: Sphinx, *_: Any) -> None:
    """Handler of ``config-inited``: what an earlier build of this process left, can go."""
    gc.unfreeze()
    _before[id(app)] = gc.get_threshold()
    gc.set_threshold(*_STAYING)


def relax_collector(app: Sphinx, *_: Any) -> None:
    """Handler of ``builder-inited``, ``env-before-read-docs`` and ``write-started``: what is there, stays."""
    gc.set_threshold(*_THRESHOLD)
    gc.freeze()


def look_between_documents(app: Sphinx, *_: Any) -> None:
    """Handler of ``env-before-read-docs`` and ``write-started``."""
    gc.set_threshold(*_DOCUMENTS)


def look_by_number(app: Sphinx, *_: Any) -> None:
    """Handler of ``env-updated`` and ``build-finished``: what is made now is made of no tree."""
    gc.set_threshold(*_THRESHOLD)


def expect_little(app: Sphinx, *_: Any) -> None:
    """Handler of ``env-before-read-docs``, ``env-updated`` and ``build-finished``, where few trees are read.

    What is made besides is the catalogue, which stays, and exports and the search, which hold no circles: at
    1,000 notes an edit takes 0.15 s for garbage instead of 0.39.
    """
    if not reads_much(app):
        gc.set_threshold(*_STAYING)


def let_read_trees_go(app: Sphinx, *_: Any) -> None:
    """Handler of ``write-started``, before all is frozen: trees are circles, and would be held to the end.

    That of a note of 1 MB was 40 MB. What the environment held before reading is frozen and not looked at.
    """
    if reads_much(app):
        gc.collect()


def look_before_reading(app: Sphinx) -> None:
    """Handler of ``builder-inited``: no event comes before the first node of a document."""
    _let_tree_go_before(app.builder, "read_doc")


def look_before_resolving(app: Sphinx, *_: Any) -> None:
    """Handler of ``write-started``. The environment has been stored by now; this is never pickled."""
    _let_tree_go_before(app.env, "get_and_resolve_doctree")


def _let_tree_go_before(holder: Any, name: str) -> None:
    """Each time that a method is called, the tree of the document before it is done with.

    docutils holds a tree of reStructuredText until the next is read: it outlives its first look, and goes
    with nine others in a second one. Without that one, 1,000 such notes took 822 MB.
    """
    method = getattr(holder, name)

    def looked_before(*given: Any, **options: Any) -> Any:
        new, looked_at, _ = gc.get_count()
        if new > _OF_A_TREE:
            gc.collect(1 if looked_at >= _DOCUMENTS[1] else 0)
        return method(*given, **options)

    setattr(holder, name, looked_before)


def restore_collector(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: leave the thresholds as they were found.

    What is there stays frozen: most processes end here, and Python would look at all of it twice more. In a
    build of 1,000 notes that changed nothing, that was 29 % of the time.
    """
    threshold = _before.pop(id(app), None)
    if threshold is not None:
        gc.freeze()
        gc.set_threshold(*threshold)


def log_what_is_heard(app: Sphinx) -> None:
    """Handler of ``builder-inited``: make no record of what no handler takes.

    Sphinx tells its log of each event, several times a page; whoever does not ask for it never sees that.
    """
    logger = logging.getLogger("sphinx")
    logger.setLevel(max(logger.level, min((handler.level for handler in logger.handlers), default=0)))


def setup(app: Sphinx) -> None:
    navigation.setup(app)
    repeated.setup(app)
    app.connect("config-inited", thaw)
    app.connect("builder-inited", relax_collector, priority=0)
    app.connect("builder-inited", look_before_reading)
    app.connect("builder-inited", log_what_is_heard)
    app.connect("env-before-read-docs", relax_collector)
    app.connect("env-before-read-docs", look_between_documents)
    app.connect("env-before-read-docs", expect_little, priority=510)  # when it is counted what is read
    app.connect("write-started", let_read_trees_go)
    app.connect("write-started", relax_collector)
    app.connect("write-started", look_between_documents)
    app.connect("write-started", look_before_resolving)
    for event in ("env-updated", "build-finished"):
        app.connect(event, look_by_number, priority=0)
        app.connect(event, expect_little, priority=0)
    app.connect("build-finished", restore_collector, priority=900)
