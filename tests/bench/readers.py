"""What readers and matching cost, inside one process."""

from __future__ import annotations

import time
from collections.abc import Callable

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from summitnotes.findings.topics.matching import TopicMatcher
from summitnotes.formats import dokuwiki, plaintext
from summitnotes.formats.base import ReadOptions
from summitnotes.records.model import Topic
from tests.bench.corpus import FORMATS, TOPICS, Note


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds for all texts; the better of two runs, after one to warm up."""
    work(texts[0])
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def ours(reader: object) -> Callable[[str], object]:
    settings = get_default_settings()

    def work(text: str) -> nodes.document:
        document = new_document("notes", settings)
        reader.read(text, document, ReadOptions())  # type: ignore[attr-defined]
        return document

    return work


def _myst(text: str) -> nodes.document:
    from myst_parser.docutils_ import Parser

    settings = {"report_level": 5, "myst_suppress_warnings": ["myst"]}
    return publish_doctree(text, parser=Parser(), settings_overrides=settings)


def reader_costs(notes: list[Note]) -> dict[str, float]:
    """Milliseconds per kB from a text to docutils nodes."""
    costs = {}
    readers = {"markdown": _myst, "dokuwiki": ours(dokuwiki.FORMAT), "plaintext": ours(plaintext.FORMAT)}
    for name, work in readers.items():
        texts = [FORMATS[name][1](note) for note in notes]
        costs[name] = 1e6 * seconds(work, texts) / sum(len(text.encode()) for text in texts)
    return costs


def matching_costs(notes: list[Note], sizes: tuple[int, ...] = (100, 10_000)) -> dict[int, float]:
    """CPU seconds for matching the text of all ``notes``, by the number of labels."""
    texts = [bullet for note in notes for talk in note.talks for bullet in talk.bullets]
    costs = {}
    for size in sizes:
        names = [*TOPICS, *(f"subject{number} of interest" for number in range(size - len(TOPICS)))]
        matcher = TopicMatcher(Topic(f"t{number}", (("en", name),)) for number, name in enumerate(names))
        costs[size] = seconds(matcher.find, texts)
    return costs
