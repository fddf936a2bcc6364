"""Programmes that a file holds as data: ``talks:`` in its front matter, or YAML in a fence.

A list of mappings is a table: each of them is a row, and their keys are its columns. A mapping that holds
such a list is the line above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summitnotes.findings.lexicons import lines, words
from summitnotes.findings.outline.blocks import BETWEEN_CELLS, BlockKind, Cell
from summitnotes.records.ids import search_key
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar

_MOST = 200_000  # characters that are read
_LONGEST = 200  # characters of a value; what is longer describes
_DAY_AND_HOUR = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ]+(?P<hour>\d\d:\d\d)")
_LIST = re.compile(r"^\s{0,12}- ", re.MULTILINE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ADDRESS = re.compile(r"(?:https?:)?/|\S+\.(?:pdf|png|jpe?g|svg|html?|md)$", re.IGNORECASE)
_SOME = 0.5  # share of the entries that must say it
#: The columns, by the words that a reader of tables knows.
_HEADS = tuple(enumerate(("day", "time", "end", "kind", "title", "speaker", "company", "room", "duration")))
_TELLING = frozenset({"time", "speaker"})
#: How many of the keys for titles, from the first, name a talk in a list of people: "title" is that of a job.
_TALKS_OF_PEOPLE = 4
_NAME_PARTS = (("given", "family"), ("firstname", "lastname"), ("first name", "last name"), ("first", "last"))


@dataclass(frozen=True, slots=True)
class DataLine:
    """A block that a piece of data stands for."""

    line: int  # 0-based, in the text
    depth: int  # how many labels it stands below
    kind: BlockKind  # ROW or LABEL
    text: str
    table: int = 0  # rows of one list share it
    cells: tuple[Cell, ...] = ()
    head: bool = False


def read_data(text: str, key: str = "") -> list[DataLine]:
    """The sessions that YAML lists; none where it lists anything else.

    ``key``: the key whose value the text is.
    """
    if len(text) > _MOST or ":" not in text or not _LIST.search(text):
        return []
    root = YamlFile(text).root
    return [] if root is None else list(_Lists().read(root, _Above(key)))


def read_entry(entry: YamlMap) -> list[DataLine]:
    """The session that a mapping tells by itself: what it is called, and when or by whom."""
    said = _facts(entry, of_people=False)
    if not _is_session(said) or not _TELLING.intersection(said):
        return []
    lists = _Lists()
    return [lists.row(entry.line - 1, 0, cells) for cells in (_head(), _cells(said))]


def _head() -> list[Cell]:
    return [Cell(n, name, header=True) for n, name in _HEADS]


def _cells(said: Mapping[str, str]) -> list[Cell]:
    return [Cell(n, said.get(name, "")) for n, name in _HEADS]


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above a node."""

    key: str  # that of the node
    depth: int = 0  # labels
    within: bool = False  # whether a key further above names sessions

    def below(self, key: str, labels: int = 0) -> _Above:
        return _Above(key, self.depth + labels, self.within or self.names("outline/data_lists"))

    def names(self, lexicon: str) -> bool:
        """Whether one of the words of the key stands in a list of words."""
        return not words(lexicon).isdisjoint(_plain(self.key).split())


class _Lists:
    """Reads one text; tables are counted."""

    def __init__(self) -> None:
        self.tables = 0

    def read(self, node: YamlNode, above: _Above) -> Iterator[DataLine]:
        """The lines of a list of sessions, or of all such lists in a mapping; "monday:" is above its own."""
        if isinstance(node, YamlList):
            yield from self._list(node, above)
            return
        said = above.names("outline/data_lists")
        for key, inner in _held(node):
            below = above.below(key.text)
            labelled = said and not below.names("outline/data_lists")
            found = list(self.read(inner, above.below(key.text, labelled)))
            if found and labelled:
                yield DataLine(key.line - 1, above.depth, BlockKind.LABEL, key.text)
            yield from found

    def _list(self, node: YamlList, above: _Above) -> Iterator[DataLine]:
        entries = [item for item in node.items if isinstance(item, YamlMap)]
        facts = [_facts(entry, above.names("outline/people_lists")) for entry in entries]
        if _begins_with_hour(facts):
            entries, facts = entries[1:], _with_common_hour(entries, facts)
        held = [self._entry(entry, above) for entry in entries]
        wanted = _are_sessions([one for one, below in zip(facts, held, strict=True) if not below], above)
        begun = False
        for entry, said, below in zip(entries, facts, held, strict=True):
            at = entry.line - 1
            if below:
                begun = False
                yield DataLine(at, above.depth, BlockKind.LABEL, _words_of(said))
                yield from below
            elif wanted and _is_session(said):
                if not begun:
                    self.tables += 1
                    yield self.row(at, above.depth, _head())
                begun = True
                yield self.row(at, above.depth, _cells(said))

    def _entry(self, entry: YamlMap, above: _Above) -> list[DataLine]:
        """The sessions that an entry holds."""
        lists = (self.read(inner, above.below(key.text, 1)) for key, inner in _held(entry))
        return [line for found in lists for line in found]

    def row(self, at: int, depth: int, cells: Sequence[Cell]) -> DataLine:
        text = BETWEEN_CELLS.join(cell.text for cell in cells if cell.text)
        return DataLine(at, depth, BlockKind.ROW, text, self.tables, tuple(cells), cells[0].header)


def _begins_with_hour(facts: Sequence[Mapping[str, str]]) -> bool:
    """Whether the first entry of a row is an hour and no other says one: all of them take place then."""
    timed = len(facts) > 1 and facts[0].keys() - {"end"} == {"time"}
    return timed and not any("time" in said for said in facts[1:])


def _with_common_hour(entries: Sequence[YamlMap], facts: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """What the entries behind such an hour say.

    What happens in all rooms may be words without a key that says so: ``textfield: {text: Lunch}``.
    """
    found = []
    for entry, said in zip(entries[1:], facts[1:], strict=True):
        words = said.get("title") or _lone_words(entry)
        found.append({**facts[0], **said, "title": words} if words else said)
    return found


def _lone_words(entry: YamlMap) -> str:
    """The words of the only mapping in an entry, where it holds nothing else."""
    held = [inner for _key, inner in _held(entry)]
    pairs = held[0].pairs if len(held) == 1 and isinstance(held[0], YamlMap) else ()
    value = pairs[0][1] if len(pairs) == 1 else None
    return _value(value, "title") if isinstance(value, YamlScalar) else ""


def _held(node: YamlNode) -> Iterator[tuple[YamlScalar, YamlNode]]:
    """The lists and mappings of a mapping, with their keys."""
    for key, value in node.pairs if isinstance(node, YamlMap) else ():
        if isinstance(key, YamlScalar) and not isinstance(value, YamlScalar):
            yield key, value


def _are_sessions(entries: Sequence[Mapping[str, str]], above: _Above) -> bool:
    """Whether a list is called one of sessions, or most of its entries say when, or who speaks."""
    if above.names("outline/people_lists"):
        return True  # those who have a talk
    if above.names("outline/data_lists"):
        return any(map(_is_session, entries))
    told = [said for said in entries if _is_session(said) and _TELLING.intersection(said)]
    spoken = [said for said in told if above.within or "time" in said or "written by" not in said]
    return len(spoken) > _SOME * len(entries)


def _is_session(said: Mapping[str, str]) -> bool:
    return "title" in said or ("kind" in said and "time" in said)


def _words_of(said: Mapping[str, str]) -> str:
    """The words of an entry that holds sessions: its day, its hours and what it is called."""
    hours = "-".join(said[name] for name in ("time", "end") if name in said)
    return " ".join(filter(None, (said.get("day"), hours, said.get("title")))) or "…"


# ---- one entry


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    """Role -> its keys, the surest first."""
    found = (line.partition(":") for line in lines("outline/data_keys") if line.strip())
    return {role.strip(): tuple(key.strip() for key in keys.split(",")) for role, _, keys in found}


def _plain(key: str) -> str:
    return re.sub(r"[\s_-]+", " ", search_key(_CAMEL.sub(" ", key))).strip()


def _facts(entry: YamlMap, of_people: bool) -> dict[str, str]:
    """What an entry says of a session, by the role of the key."""
    values = _by_key(entry)
    for key in [key for key in _roles()["title"] if isinstance(values.get(key), YamlMap)]:
        values = _by_key(values[key]) | values  # "talk: {title: …, speaker: …}"
    found: dict[str, str] = {}
    used: set[str] = set()
    for role, keys in _roles().items():
        if role == "title" and of_people:
            keys = keys[:_TALKS_OF_PEOPLE]
        for key in keys:
            text = _value(values[key], role) if key in values and key not in used else ""
            if text:
                found[role] = text
                used.add(key)
                if role == "speaker" and key in words("outline/writer_keys") and not of_people:
                    found["written by"] = text
                break
    return _with_day_apart(found)


def _by_key(node: YamlNode) -> dict[str, YamlNode]:
    """The values of a mapping; of a key that stands twice the first."""
    pairs = node.pairs if isinstance(node, YamlMap) else ()
    return {_plain(key.text): value for key, value in reversed(pairs) if isinstance(key, YamlScalar)}


def _with_day_apart(found: dict[str, str]) -> dict[str, str]:
    """What stands in one value, ``2022-03-01 18:00``, as day and hour; midnight is how tools write a day."""
    for role in ("day", "time", "end"):
        both = _DAY_AND_HOUR.match(found.get(role, ""))
        if both is None:
            continue
        found["day"] = both["day"] if role != "end" else found.get("day", both["day"])
        if role != "day":
            found[role] = both["hour"]
        elif both["hour"] != "00:00":
            found.setdefault("time", both["hour"])
    return found


def _value(node: YamlNode, role: str) -> str:
    """The words of a value: of a person the name and the employer, of several one behind the other."""
    if isinstance(node, YamlList):
        parts = [_value(item, role) for item in node.items] if role == "speaker" else []
        return ", ".join(filter(None, parts))
    if isinstance(node, YamlMap):
        return _person(node) if role == "speaker" else ""
    text = " ".join(node.text.split())
    return "" if node.is_null or len(text) > _LONGEST or _ADDRESS.match(text) else text


def _person(node: YamlMap) -> str:
    values = {key: _value(value, "name") for key, value in _by_key(node).items()}
    parted = (" ".join(filter(None, (values.get(a), values.get(b)))) for a, b in _NAME_PARTS)
    name = values.get("name") or next(filter(None, parted), "")
    employer = next((values[key] for key in _roles()["company"] if values.get(key)), "")
    return f"{name} ({employer})" if name and employer else name
