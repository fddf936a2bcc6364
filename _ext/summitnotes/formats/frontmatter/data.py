"""YAML and TOML between rules, and what of them has no effect in notes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping

from summitnotes.formats.frontmatter.ends import TOML_KEY, pairs_of
from summitnotes.formats.frontmatter.heads import Head
from summitnotes.records.frontmatter import Fact, as_text, field_of, front_matter
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar

#: Keys that would steer MyST or Sphinx if they were let through.
SETTINGS = frozenset(
    [
        "myst",
        "mystnb",
        "jupytext",
        "kernelspec",
        "substitutions",
        "html_meta",
        "orphan",
        "nosearch",
        "nocomments",
        "tocdepth",
        "no-search",
    ]
)
_PAIR = re.compile(r"[\"']?([^\W\d][\w .-]{0,60}?)[\"']?[ \t]*:(?:[ \t]+(.*))?$")
#: Tables of TOML and maps of YAML that only group what belongs to the top.
_GROUPS = frozenset({"taxonomies", "extra", "params"})
#: The value that stands for a whole map.
_NAMES = ("name", "title", "label")
#: What a map of the event calls its days; beside them no day of writing is meant.
_OF_EVENT = {
    "time": "event-date",
    "date": "event-date",
    "day": "event-date",
    "start": "event-start",
    "end": "event-end",
}


def yaml_head(text: str, count: int) -> Head:
    written = tuple(pairs_of(text, 1, count - 1, _PAIR))
    file = YamlFile("\n".join(text.split("\n", count)[1 : count - 1]))
    pairs = file.root.pairs if isinstance(file.root, YamlMap) else ()
    facts = list(_facts(pairs, 1))
    broken = next((one for one in file.problems if one.subtype is Subtype.YAML), None)
    problems = [*_refused(written)]
    if broken is not None:
        known = {fact.line for fact in facts if any(fact.values) and (fact.line or 0) <= (broken.line or 0)}
        facts = [fact for fact in facts if fact.line in known]
        facts += [_loosely(key, value, line) for key, value, line in written if line not in known]
        said = (
            "the front matter is no plain YAML here; its lines were read one by one. "
            "Put a value that holds a colon or begins with a sign into quotes"
        )
        problems.append(Problem(Subtype.YAML, said, (broken.line or 0) + 1))
    return Head(front_matter(facts), "yaml", count, written, tuple(problems))


def _facts(pairs: Iterable[tuple[YamlNode, YamlNode]], above: int) -> Iterator[Fact]:
    """The pairs of a mapping as facts; ``above``: lines that stand before the YAML itself."""
    for key, value in pairs:
        if not isinstance(key, YamlScalar):
            continue
        if isinstance(value, YamlMap) and key.text.casefold() in _GROUPS:
            yield from _facts(value.pairs, above)
            continue
        if isinstance(value, YamlMap) and field_of(key.text) == "event":
            yield from _of_event(key, value, above)
            continue
        values = [_words(item) for item in value.items] if isinstance(value, YamlList) else [_words(value)]
        if isinstance(value, YamlMap) and field_of(key.text) == "location":
            values = [", ".join(filter(None, (_words(part) for _, part in value.pairs)))]
        yield Fact(key.text, tuple(values), key.line + above)


def _of_event(key: YamlScalar, event: YamlMap, above: int) -> Iterator[Fact]:
    """The facts of a map that tells of the event: its name, ``time``, ``place`` and what else it holds."""
    for name, value in event.pairs:
        if not isinstance(name, YamlScalar):
            continue
        called = name.text.casefold()
        known = _OF_EVENT.get(called) or ("event-location" if field_of(called) == "location" else name.text)
        yield Fact(key.text if called in _NAMES else known, (_words(value),), name.line + above)


def _words(node: YamlNode) -> str:
    """The words of a value: of a person or a place with a name, that name."""
    if isinstance(node, YamlScalar):
        return "" if node.is_null else node.text
    if isinstance(node, YamlList):
        return ", ".join(filter(None, map(_words, node.items)))
    pairs = [(_words(key), _words(value)) for key, value in node.pairs]
    named = [value for name in _NAMES for key, value in pairs if key.casefold() == name and value]
    return named[0] if named else ", ".join(f"{key}: {value}" for key, value in pairs if value)


def toml_head(text: str, count: int) -> Head:
    written = tuple(pairs_of(text, 1, count - 1, TOML_KEY))
    problems = [*_refused(written)]
    try:
        data = tomllib.loads("\n".join(text.split("\n", count)[1 : count - 1]))
        facts = list(_toml_facts(data, {key: line for key, _, line in reversed(written)}))
    except (ValueError, RecursionError) as error:
        facts = [_loosely(key, value, line) for key, value, line in written]
        found = re.search(r"line (\d+)", str(error))
        said = (
            "the front matter is no TOML here; its lines were read one by one. "
            "Put words into quotes and write one key a line"
        )
        problems.append(Problem(Subtype.YAML, said, int(found.group(1)) + 1 if found else 1))
    return Head(front_matter(facts), "toml", count, written, tuple(problems))


def _toml_facts(data: Mapping[str, object], lines: Mapping[str, int]) -> Iterator[Fact]:
    for key, value in data.items():
        if isinstance(value, dict) and key.casefold() in _GROUPS:
            yield from _toml_facts(value, lines)
        else:
            values = value if isinstance(value, list) else [value]
            yield Fact(key, tuple(_toml_words(item) for item in values), lines.get(key))


def _toml_words(value: object) -> str:
    if isinstance(value, dict):
        named = [value[name] for name in _NAMES if name in value]
        pairs = (f"{key}: {_toml_words(one)}" for key, one in value.items())
        return _toml_words(named[0]) if named else ", ".join(pairs)
    return ", ".join(map(_toml_words, value)) if isinstance(value, list) else as_text(value)


def _loosely(key: str, value: str, line: int) -> Fact:
    """A pair whose file is no YAML (or TOML) at all: quotes and the marks of lists go, the words stay."""
    rows = [row.strip() for row in value.strip().strip("[]").split("\n")]
    if len(rows) > 1 and all(row.startswith("- ") for row in rows):
        return Fact(key, tuple(row[2:].strip(" \"'") for row in rows), line)
    if value.startswith("["):
        return Fact(key, tuple(item.strip(" \"'") for row in rows for item in row.split(",")), line)
    return Fact(key, (" ".join(rows).strip("\"'"),), line)


def _refused(written: Iterable[tuple[str, str, int]]) -> Iterator[Problem]:
    """What the front matter tries that notes may not do."""
    for key, _, line in written:
        if key in SETTINGS:
            said = (
                f'front matter of notes sets nothing: "{key}" has no effect and is shown as text. '
                "Ask an editor to put settings into conf.py"
            )
            yield Problem(Subtype.POWER, said, line)
