"""Sessions that are told by what a shortcode says: ``{{< talk title="…" speaker="…" >}}``.

Hugo has them in angle brackets or per cents, Jekyll includes a file: ``{% include talk.html title="…" %}``.
Hexo has words in quotes without keys, ``{% talk 'Ana Prieto' 'Looms' %}``: a name is told from a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.reading import read_people
from summitnotes.records.ids import search_key
from summitnotes.records.yamlnodes import YamlMap, YamlScalar

_QUOTED = r"""(?:"[^"\n]*"|'[^'\n]*')"""
_PAIR = re.compile(r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')""")
#: In Markdown a line ``>}}`` ends the paragraph.
_TAG = re.compile(
    r"""\{(?:\{[<%]|%)-?\s*[\w./-]+(?:\s+[\w./-]+\.\w+)?"""
    r"""(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'))+\s*/?-?(?:[>%]\}|%\}|$)"""
)
_WITHOUT_KEYS = re.compile(
    rf"""\{{(?:\{{[<%]|%)-?\s*(?P<name>[\w./-]+)(?P<values>(?:[\s,]+{_QUOTED}){{2,9}})\s*/?-?(?:[>%]\}}|%\}}|$)"""
)
_VALUE = re.compile(_QUOTED)
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d\b")
_ADDRESS = re.compile(r"(?:https?:)?/|\S+\.\w{2,5}$")
_SURE = 0.5  # as likely as not


def shortcodes_of(node: nodes.Element) -> list[YamlMap]:
    """The attributes of each tag in a paragraph; their lines are those in the paragraph."""
    text = node.astext()
    if "{" not in text:
        return []  # most paragraphs
    keyed = [_attributes(text, tag) for tag in _TAG.finditer(text)] if "=" in text else []
    return keyed or [_judged(text, tag) for tag in _WITHOUT_KEYS.finditer(text) if _is_of_talks(tag["name"])]


def _attributes(text: str, tag: re.Match[str]) -> YamlMap:
    pairs = ((pair["key"], pair["a"] or pair["b"] or "") for pair in _PAIR.finditer(tag[0]))
    return _entry(pairs, text.count("\n", 0, tag.start()) + 1)


def _is_of_talks(name: str) -> bool:
    """Whether the name of a tag is a word for sessions or for those who give them."""
    parts = re.split(r"[\W_]+", search_key(name))
    return any(not words(f"outline/{one}").isdisjoint(parts) for one in ("data_lists", "people_lists"))


def _judged(text: str, tag: re.Match[str]) -> YamlMap:
    """What words without keys say: an hour, who speaks, and what else stands first is the title."""
    values = [value[1:-1].strip() for value in _VALUE.findall(tag["values"])]
    values = [value for value in values if value and not _ADDRESS.match(value)]
    hour = next((value for value in values if _HOUR.match(value)), "")
    values = [value for value in values if value != hour]
    name = max(values, key=_as_name, default="")
    name = name if _as_name(name) >= _SURE else ""
    title = next((value for value in values if value != name), "")
    said = (("time", hour), ("speaker", name), ("title", title))
    return _entry((pair for pair in said if pair[1]), text.count("\n", 0, tag.start()) + 1)


def _as_name(value: str) -> float:
    people = read_people(value) if value else None
    return people.likelihood if people and people.speakers else 0.0


def _entry(pairs: Iterator[tuple[str, str]], line: int) -> YamlMap:
    return YamlMap(
        tuple((YamlScalar(key, line), YamlScalar(value, line, quoted=True)) for key, value in pairs), line
    )
