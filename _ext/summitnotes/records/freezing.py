"""Write found talks into an ``event.yml``, so that a person can correct them there.

The file is the editor's: what stands in it stays letter by letter. New entries are put behind the last
one of ``talks:``, and the result is read back before it is handed out; if a value of the editor would
have changed, or if there is no safe place for the entries, the text comes back as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from summitnotes.records.addresses import inside_path
from summitnotes.records.freezeplace import places
from summitnotes.records.ids import search_key
from summitnotes.records.model import Kind, Origin, Speaker, Talk
from summitnotes.records.problems import Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar

MAX_WORDS = 60  # of a title that are looked at for the words of an entry

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|\d{4}-\d\d(?:-\d\d)?|\d{4}", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
# What YAML does not print, or reads as the end of a line; JSON writes these as they are.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

Shape = tuple[object, ...]
Entry = tuple[list[tuple[str, str]], str]


def freeze(text_of_event_yml: str | None, findings: Sequence[Talk]) -> str:
    """The text of ``event.yml`` (``None`` = no file yet) with the talks that it does not hold yet.

    A finding is held if an entry has its id, or words of its title as ``at:`` or ``title:``. Sections
    that are no session and talks that come from a person (a directive, event.yml itself) are left
    out. Never raises; freezing twice changes nothing.
    """
    text = text_of_event_yml or ""
    old = YamlFile(text)
    if any(problem.subtype in (Subtype.YAML, Subtype.LIMIT) for problem in old.problems):
        return text
    talks = list(_missing(old.root, findings))
    return add_entries(text, [(list(_lines(talk)), _comment(talk)) for talk in talks])


def add_entries(text: str, block: Sequence[Entry], key: str = "talks") -> str:
    """``text`` with entries behind the last of the list ``key``, or as it was if there is no safe place.

    An entry is its pairs of key and YAML text on one line, and a comment (or "").
    """
    old = YamlFile(text)
    if not block or any(problem.subtype in (Subtype.YAML, Subtype.LIMIT) for problem in old.problems):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    for exact in (True, False):
        for place in places(text, key):
            new = place.fill(text, block, newline)
            if _keeps(old.root, YamlFile(new), len(block), exact, key):
                return new
    return text


# -- which talks -----------------------------------------------------------------------------------


def _missing(root: YamlNode | None, findings: Iterable[Talk]) -> Iterator[Talk]:
    ids, words = set[str](), set[str]()
    for entry in _talks(root):
        if isinstance(entry, YamlScalar):
            words.add(search_key(entry.text))
        elif isinstance(entry, YamlMap):
            said = _texts(entry)
            ids.add(said.get("id", ""))
            words |= {search_key(said[key]) for key in ("at", "title") if key in said}
    phrases = {_words(phrase) for phrase in words}
    lengths = sorted({len(phrase) for phrase in phrases} - {0, 1})
    for talk in findings:
        wanted = talk.kind is not Kind.NONE and talk.origin is Origin.HEADING and talk.title.strip()
        key = search_key(talk.title)
        held = talk.id in ids or key in words or _holds_phrase(_words(key), phrases, lengths)
        if wanted and not held:
            ids.add(talk.id)
            yield talk


def _words(key: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", key))


def _holds_phrase(title: tuple[str, ...], phrases: set[tuple[str, ...]], lengths: Sequence[int]) -> bool:
    """Whether an entry names two or more neighbouring words of ``title``."""
    title = title[:MAX_WORDS]
    return any(
        title[start : start + length] in phrases
        for length in lengths
        for start in range(len(title) - length + 1)
    )


def _texts(entry: YamlMap) -> dict[str, str]:
    return {
        key.text: value.text.strip()
        for key, value in entry.pairs
        if isinstance(key, YamlScalar) and isinstance(value, YamlScalar) and not value.is_null
    }


def _talks(root: YamlNode | None, name: str = "talks") -> tuple[YamlNode, ...]:
    for key, value in root.pairs if isinstance(root, YamlMap) else ():
        if isinstance(key, YamlScalar) and key.text == name:
            return value.items if isinstance(value, YamlList) else ()
    return ()


# -- what is written -------------------------------------------------------------------------------


def _lines(talk: Talk) -> Iterator[tuple[str, str]]:
    """The pairs of one entry as (key, YAML text on one line); valid in block and in flow style."""
    yield "at", quoted(" ".join(talk.title.split()))
    file = _file(talk)
    if file is not None:
        yield "file", scalar(file)
    yield "id", scalar(talk.id)
    if talk.kind is not Kind.TALK:
        yield "type", str(talk.kind)
    if talk.speakers:
        yield "speakers", flow_list(_speaker(speaker) for speaker in talk.speakers)
    for name in ("date", "start", "end", "timezone", "room", "track", "language", "status", "license"):
        value = getattr(talk, name)
        if value is not None:
            yield name, scalar(value)
    if talk.duration is not None:
        yield "duration", str(talk.duration)
    if talk.topics:
        yield "topics", flow_list(talk.topics)
    if talk.aliases:
        yield "aliases", flow_list(talk.aliases)
    for key, value in (("original_title", talk.original_title), ("notes_by", talk.notes_by)):
        if value is not None:
            yield key, quoted(value)
    if talk.parent is not None:
        yield "parent", scalar(talk.parent)
    if talk.links:
        rows = ({"type": link.type, "label": link.label, "url": link.url} for link in talk.links)
        pairs = (", ".join(f"{key}: {quoted(value)}" for key, value in row.items() if value) for row in rows)
        yield "links", f"[{', '.join(f'{{{pair}}}' for pair in pairs)}]"


def _comment(talk: Talk) -> str:
    line = f"line {talk.source.line}, " if talk.source and talk.source.line else ""
    return f"# found by reading, {line}confidence {talk.confidence:.2f}"


def _file(talk: Talk) -> str | None:
    """The path of the notes file within the folder of the event."""
    if talk.source is None:
        return None
    parts = PurePosixPath(talk.source.path).parts
    start = parts.index(talk.event) + 1 if talk.event in parts[:-1] else -1
    return inside_path("/".join(parts[start:]))


def _speaker(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.affiliation})" if speaker.affiliation else speaker.name


def scalar(text: str) -> str:
    """A value, in quotes where YAML needs them."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """A value in double quotes, on one line whatever it holds."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def flow_list(items: Iterable[str]) -> str:
    return f"[{', '.join(quoted(item) for item in items)}]"


# -- looking back ----------------------------------------------------------------------------------


def _shape(node: YamlNode | None, exact: bool) -> Shape:
    """A node without its lines. Unless ``exact``, line ends behind a value do not count.

    A value in the last line of a file without a final line end gains one; every reader strips it.
    """
    if isinstance(node, YamlScalar):
        return ("scalar", node.text if exact else node.text.rstrip("\n"), node.quoted)
    if isinstance(node, YamlList):
        return ("list", *(_shape(item, exact) for item in node.items))
    if isinstance(node, YamlMap):
        return ("map", *((_shape(key, exact), _shape(value, exact)) for key, value in node.pairs))
    return ()


def _keeps(old: YamlNode | None, new: YamlFile, added: int, exact: bool, key: str) -> bool:
    """Whether ``new`` says all that ``old`` says, and ``added`` entries more behind the old ones."""
    if any(problem.subtype in (Subtype.YAML, Subtype.LIMIT) for problem in new.problems):
        return False
    before = [_shape(item, exact) for item in _talks(old, key)]
    after = [_shape(item, exact) for item in _talks(new.root, key)]
    return (
        after[: len(before)] == before
        and len(after) == len(before) + added
        and _withoutflow_list(old, exact, key) == _withoutflow_list(new.root, exact, key)
    )


def _withoutflow_list(root: YamlNode | None, exact: bool, name: str) -> list[tuple[Shape, Shape]]:
    pairs = root.pairs if isinstance(root, YamlMap) else ()
    shapes = [(_shape(key, exact), _shape(value, exact)) for key, value in pairs]
    first = next((at for at, (key, _) in enumerate(shapes) if key[1:2] == (name,)), None)
    return [pair for at, pair in enumerate(shapes) if at != first]
