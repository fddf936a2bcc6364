"""Find the topics of the vocabulary in running text.

    matcher = TopicMatcher(vocabulary.topics)
    for match in matcher.find("Nova talks to K8s", language="en"):
        match.topic, match.written, match.start, match.end

Every form of every label is put once into a trie of words, made of plain dictionaries. A text is read
word by word; where a word begins a label the trie is followed, the longest name wins, and a name that
is also a common word must pass :mod:`summitnotes.findings.topics.judging`. The cost does not depend on the
size of the vocabulary and grows linearly with the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summitnotes.findings.topics.judging import Judge
from summitnotes.findings.topics.labels import Path, labels_of, paths_of
from summitnotes.findings.topics.nonprose import nonprose
from summitnotes.findings.topics.senses import Senses, compile_senses
from summitnotes.findings.topics.words import Word, keys_in, split_words
from summitnotes.records.model import Topic

_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Match:
    """One place of a text where a topic is named: ``text[start:end] == written``."""

    start: int
    end: int
    topic: str  # Topic.id
    written: str
    label: str  # the label of the vocabulary that was recognised
    former: bool = False  # that label is a former name


class _Node:
    """A place in the trie: the words that may follow, and the names that end here."""

    __slots__ = ("following", "paths")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.paths: list[Path] = []


class TopicMatcher:
    """Finds topics. Compile it once a build; it can be pickled."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        topics = tuple(topics)
        self._root = _Node()
        self._senses: dict[str, Senses] = {}
        self._kin: dict[str, frozenset[str]] = {}
        self._parents: dict[str, frozenset[str]] = {}
        self._dotted: set[str] = set()
        self.digest = _digest(topics)
        for topic in topics:
            self._add(topic)
        self._relate(topics)

    def find(self, text: str, language: str | None = None, context: str | None = None) -> list[Match]:
        """The topics named in ``text``, in its order, without overlaps.

        ``language``: BCP 47 of the text, None = unknown. ``context``: words that belong to the text
        without being searched, such as the heading above it; they help to tell a name from a word.
        """
        beginnings = self._root.following
        keys = keys_in(text)
        keys |= {key.rstrip(_DIGITS) for key in keys if key[-1] in _DIGITS}
        if beginnings.keys().isdisjoint(keys):
            return []
        words = split_words(text, nonprose(text, self._dotted))
        judge = Judge(words, language, split_words(context) if context else ())
        found: list[Match] = []
        index = 0
        while index < len(words):
            key = words[index].key
            if key in beginnings or key.rstrip(_DIGITS) in beginnings:
                end, path = self._longest(words, index, judge)
                if path is not None:
                    start, stop = words[index].start, words[end - 1].end
                    label = path.label
                    found.append(Match(start, stop, label.topic, text[start:stop], label.text, label.former))
                    index = end
                    continue
            index += 1
        return self._without_paths(text, found)

    # -- compiling ---------------------------------------------------------------------------------

    def _add(self, topic: Topic) -> None:
        keys: set[tuple[str, ...]] = set()
        for label in labels_of(topic):
            for path in paths_of(label):
                keys.add(path.keys)
                node = self._root
                for step in path.steps:
                    node = node.following.setdefault(step, _Node())
                node.paths.append(path)
            if "." in label.text:
                self._dotted.add(label.text.casefold())
        self._senses[topic.id] = compile_senses(topic.context, keys)

    def _relate(self, topics: Sequence[Topic]) -> None:
        kin: dict[str, set[str]] = {topic.id: set() for topic in topics}
        for topic in topics:
            for other in (*topic.broader, *topic.related):
                if other in kin:
                    kin[topic.id].add(other)
                    kin[other].add(topic.id)
            self._parents[topic.id] = frozenset(topic.broader)
        self._kin = {name: frozenset(others) for name, others in kin.items()}

    # -- finding -----------------------------------------------------------------------------------

    def _walk(self, words: Sequence[Word], index: int) -> list[tuple[int, _Node]]:
        """(end, node) of every name that begins at ``index``, the shortest first."""
        found: list[tuple[int, _Node]] = []
        node: _Node | None = self._root
        for end in range(index, len(words)):
            word = words[end]
            step = word.key if end == index else word.gap + word.key
            below = node.following.get(step) if node else None
            if below is None and word.key[-1].isdigit() and word.raw[:1].isupper() and not word.raw.isupper():
                # A version or a lost footnote mark glued to the name: Puppet4, Kubernetes10.
                bare = node.following.get(step.rstrip(_DIGITS)) if node else None
                if bare is not None and bare.paths and len(word.key) > 4:
                    found.append((end + 1, bare))
                break
            if below is None or (end > index and word.opens):
                break
            node = below
            if node.paths:
                found.append((end + 1, node))
        return found

    def _longest(self, words: Sequence[Word], index: int, judge: Judge) -> tuple[int, Path | None]:
        for end, node in reversed(self._walk(words, index)):
            for path in node.paths:
                if self._accepts(words, index, end, path, judge):
                    return end, path
        return index, None

    def _accepts(self, words: Sequence[Word], i: int, j: int, path: Path, judge: Judge) -> bool:
        if not path.fits(words, i, j):
            return False
        label = path.label
        if label.only_in is not None and (judge.is_french(i) is False):
            return False
        topic = label.topic

        def kin(word: Word, surely: bool) -> bool:
            return self._is_kin(word, topic, surely)

        def extent(start: int) -> int:
            return max((end for end, node in self._walk(words, start)), default=start)

        return judge.is_meant(i, j, self._senses[topic], kin, extent)

    def _is_kin(self, word: Word, topic: str, surely: bool) -> bool:
        """Whether a single word names a topic that stands close to ``topic`` in the vocabulary."""
        node = self._root.following.get(word.key)
        if node is None:
            return False
        for path in node.paths:
            other = path.label.topic
            if other == topic:
                continue
            close = other in self._kin[topic] or (
                self._parents[other] & self._parents[topic] and bool(self._parents[topic])
            )
            if close and (
                not surely or word.raw == path.label.text or not self._senses[other].needs(path.keys)
            ):
                return True
        return False

    def _without_paths(self, text: str, found: list[Match]) -> list[Match]:
        """Leave out ``openstack/nova``: a topic and its child around a slash are a repository."""
        dropped: set[int] = set()
        for index, (one, other) in enumerate(pairwise(found)):
            if text[one.end : other.start] != "/" or not (one.written + other.written).islower():
                continue
            if one.topic in self._parents[other.topic]:
                dropped |= {index, index + 1}
        return [match for index, match in enumerate(found) if index not in dropped]


def _digest(topics: Sequence[Topic]) -> str:
    """A digest of everything in the vocabulary that can change what is found, or where it leads."""
    records = [replace(topic, source=None) for topic in topics]
    return hashlib.sha256(repr(records).encode("utf-8", "backslashreplace")).hexdigest()[:16]
