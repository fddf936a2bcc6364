"""What each document offers to the search, kept from the moment that it is read.

A document is cut where a reader would: at its talks, else at its headings. Every block of notes gets an
address, so that a hit leads to the very line.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes

from summitnotes.findings.dates.calendar_words import base_language
from summitnotes.findings.outline.texts import shown
from summitnotes.paths.docnames import is_notes
from summitnotes.sphinx.nodes import SummitView
from summitnotes.sphinx.searching.stemming import ALL_STOPWORDS, STEPS, STOPWORDS, fold, pieces, split
from summitnotes.sphinx.store.purpose import only_looks
from summitnotes.sphinx.tree.addresses import Anchors, owners_of
from summitnotes.views.base import digest as digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Notes without headings are cut after about as many characters.
LONG = 3000
#: Bytes of the digest in front of what lies beside a doctree.
_SEAL = 16
_NOTHING = (nodes.comment, nodes.system_message, nodes.raw, nodes.footnote_reference, nodes.math, SummitView)

#: Classes of blocks that are no words of an author.
_NO_WORDS = frozenset({"generated", "furniture"})


#: Language (BCP 47) -> word -> how often it stands there. Folded, where the index has rules for the language.
Words = dict[str, dict[str, int]]


class Line(NamedTuple):
    """One block of text."""

    anchor: str
    language: str  # BCP 47, or "" where it is that of the site
    text: str  # in one line


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a document: the notes of a talk, or what stands below a heading."""

    anchor: str  # "" = the top of the page
    title: str
    talk: str  # id of the talk that it belongs to, as its document knows it; "" = none
    lines: tuple[Line, ...]
    words: Words = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    anchor: str
    title: str
    talk: str
    lines: list[Line] = field(default_factory=list)
    size: int = 0

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.size += len(line.text)


def sections_of(document: nodes.document, notes: bool, language: str) -> tuple[Section, ...]:
    """The sections of a document, in reading order; in ``notes`` every block gets an id.

    ``language`` (BCP 47) is that of blocks that do not say theirs.
    """
    anchors = Anchors(document) if notes else None
    drafts = [_Draft("", "", "")]
    headings = {"": ("", "")}
    for block in _blocks(document):
        heading = _heading_of(block)
        anchor = anchors.of(block) if anchors else heading
        if isinstance(block, nodes.title):
            headings[heading] = (heading, _words(block))
        for talk, text in _shares(block):
            _join(drafts, headings.get(heading, (heading, "")), talk)
            if text and not _is_name(block, talk):
                drafts[-1].add(Line(anchor, _language_of(block), text))
    return tuple(
        Section(one.anchor, one.title, one.talk, tuple(one.lines), words_of(one.lines, language))
        for one in drafts
        if one.title or one.talk or one.lines
    )


def words_of(lines: Iterable[Line], site_language: str) -> Words:
    """The words of some lines that carry a subject, counted."""
    written: dict[str, Counter[str]] = {}
    for line in lines:
        written.setdefault(line.language or site_language, Counter()).update(split(line.text))
    return {language: _counted(words, language) for language, words in written.items()}


def _counted(words: Mapping[str, int], language: str) -> dict[str, int]:
    """What is kept of words as they are written."""
    stop, has_rules = STOPWORDS.get(language, ALL_STOPWORDS), language in STEPS
    counts: dict[str, int] = {}
    for word, count in words.items():
        for part in (word,) if word.isalnum() else (word, *pieces(word)):
            lower = part.lower()
            folded = lower if part.isascii() else fold(part)
            if folded not in stop:
                kept = folded if has_rules else lower
                counts[kept] = counts.get(kept, 0) + count
    return counts


def _join(drafts: list[_Draft], heading: tuple[str, str], talk: str) -> None:
    """Let the last draft be one of this heading and talk."""
    last = drafts[-1]
    anchor, title = heading
    if last.talk != talk or (not talk and (last.anchor != anchor or last.size > LONG)):
        drafts.append(_Draft(anchor, title, talk))


def _is_name(block: nodes.Element, talk: str) -> bool:
    """Whether a block is the heading that its section, or its talk, is called by."""
    return isinstance(block, nodes.title) and (not talk or "talk" in block.parent)


def _blocks(root: nodes.Element) -> Iterator[nodes.TextElement]:
    """Every block of text, code too, in reading order."""
    waiting = root.children[::-1]
    while waiting:
        child = waiting.pop()
        if not isinstance(child, nodes.Element) or isinstance(child, _NOTHING):
            continue
        if isinstance(child, nodes.TextElement):
            if _NO_WORDS.isdisjoint(child["classes"]) and not child.get("unsearched"):
                yield child
        else:
            waiting += child.children[::-1]


def _words(block: nodes.Element) -> str:
    return " ".join(_text(block).split())


def _text(block: nodes.Element) -> str:
    if len(block.children) == 1 and isinstance(block.children[0], nodes.Text):
        return shown(block.children[0])  # most blocks
    return "".join(_texts(block))


def _texts(node: nodes.Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield shown(child)
        elif isinstance(child, nodes.Element) and not isinstance(child, _NOTHING):
            yield from _texts(child)


def _shares(block: nodes.Element) -> Iterator[tuple[str, str]]:
    """The talks whose notes a block is, each with its share of the text."""
    owners = owners_of(block) or [(0, "")]
    if owners[0][0] > 0:
        owners.insert(0, (0, ""))
    text = _text(block)
    ends = [start for start, _ in owners[1:]] + [len(text)]
    for (start, talk), end in zip(owners, ends, strict=True):
        share = " ".join(text[start:end].split())
        if share or len(owners) == 1:
            yield talk, share


def _heading_of(block: nodes.Element) -> str:
    """The id of the section around a block; of the outermost one, the top of the page."""
    node = block.parent
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    if node is None or isinstance(node.parent, nodes.document):
        return ""
    return str(node["ids"][0]) if node["ids"] else ""


def _language_of(block: nodes.Element) -> str:
    classes = block["classes"]
    return next((name[9:].split("-")[0] for name in classes if name.startswith("language-")), "")


# ---- the store -----------------------------------------------------------------------------


def digests_of(env: BuildEnvironment) -> dict[str, str]:
    """Docname -> digest of its sections, which lie beside the doctree: most builds need none of them."""
    if not hasattr(env, "summit_search"):
        cast("Any", env).summit_search = {}
    return cast("dict[str, str]", cast("Any", env).summit_search)


def collected(env: BuildEnvironment, docname: str) -> tuple[Section, ...]:
    """The sections of a document; made again from its doctree where their file is lost or damaged."""
    path = _file(env, docname)
    data = path.read_bytes() if path.is_file() else b""
    seal, payload = data[:_SEAL], data[_SEAL:]
    digest, sections = pickle.loads(payload) if seal and seal == _sealed(payload)[:_SEAL] else ("", ())
    if digest != digests_of(env).get(docname):
        return _collect(env, docname, env.get_doctree(docname))
    return cast("tuple[Section, ...]", sections)


def _sealed(payload: bytes) -> bytes:
    """Bytes behind a digest of theirs: what is damaged is never unpickled."""
    return hashlib.blake2b(payload, digest_size=_SEAL).digest() + payload


def _collect(env: BuildEnvironment, docname: str, document: nodes.document) -> tuple[Section, ...]:
    sections = sections_of(document, is_notes(docname), base_language(env.config.language) or "en")
    digest = digest_of(sections)
    digests_of(env)[docname] = digest
    path = _file(env, docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_sealed(pickle.dumps((digest, sections), pickle.HIGHEST_PROTOCOL)))
    return sections


def _file(env: BuildEnvironment, docname: str) -> Path:
    return Path(env.doctreedir, f"{docname}.search")


def collect(app: Sphinx, document: nodes.document) -> None:
    """Handler of ``doctree-read``. What pages of things show, others say."""
    docname = app.env.current_document.docname
    if not only_looks(app) and docname not in getattr(app.env.project, "generated", ()):
        _collect(app.env, docname, document)


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Handler of ``env-purge-doc``."""
    if digests_of(env).pop(docname, None) is not None:
        _file(env, docname).unlink(missing_ok=True)


def merge(app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment) -> None:
    """Handler of ``env-merge-info``."""
    found = digests_of(other)
    digests_of(env).update({doc: found[doc] for doc in docnames if doc in found})


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", collect, priority=900)  # when every other handler has changed the tree
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
