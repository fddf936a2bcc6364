"""Read ``vocabulary.yml`` into :class:`Topic` records and say where it contradicts itself.

The file is a list of concepts in SKOS terms under the key ``topics`` (a bare list does too)::

    topics:
    - id: neutron
      pref_label: {en: Neutron, fr: Neutron}
      alt_label: {en: [OpenStack Networking]}     # or a plain list, when the language is unknown
      hidden_label: [Neutrón]                     # recognised, never shown
      former: [{name: Quantum, until: 2013-06}]
      broader: openstack                          # one id or a list
      related: [sdn]
      context: {forms: [Neutron, Quantum], near: [network], never: [neutron star]}
      definition: {en: …, fr: …}
      same_as: [https://…]

What is wrong is reported with its line and left out; the rest of the file counts. The rules are those
of the SKOS reference (one preferred label a language, label kinds disjoint, ``related`` never an
ancestor) and of this project (ids unique after NFKC and case folding, no cycles of ``broader``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from summitnotes.records.ids import is_usable, make_id
from summitnotes.records.model import ContextRule, FormerName, Source, Topic
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.vocabulary_lint import lint
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode

TOPIC_KEYS = (
    "id",
    "pref_label",
    "alt_label",
    "hidden_label",
    "former",
    "broader",
    "related",
    "context",
    "definition",
    "same_as",
)
UNDETERMINED = "und"  # BCP 47: the language of a label that came without one

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_WEB = re.compile(r"https?://[^\s\\<>\"{}|^`/][^\s\\<>\"{}|^`]*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The topics of a vocabulary, in the order of the file, and what is wrong with it."""

    topics: tuple[Topic, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_vocabulary(text: str, path: str | None = None) -> Vocabulary:
    """Read the text of a ``vocabulary.yml``. Never raises; ``path`` goes into sources and problems."""
    file = YamlFile(text, path)
    root = file.root
    if isinstance(root, YamlMap):
        root = file.fields(root, "vocabulary", known=("topics",)).get("topics")
    drafts: dict[str, _Draft] = {}
    nodes = file.entries(root, "topics")
    for node in nodes:
        draft = _read_topic(file, node, cut=file.cut and node is nodes[-1])
        if draft is None:
            continue
        key = fold_id(draft.topic.id)
        if key in drafts:
            first = drafts[key].topic
            message = (
                f'topic "{draft.topic.id}" ignored; "{first.id}" on line {_line(first)} has the same id. '
                "Keep one of them"
            )
            file.report(Subtype.DUPLICATE, message, _line(draft.topic))
        else:
            drafts[key] = draft
    topics = lint(
        [draft.topic for draft in drafts.values()],
        lines={draft.topic.id: draft.lines for draft in drafts.values()},
        report=file.report,
    )
    return Vocabulary(tuple(topics), tuple(file.problems))


def fold_id(text: str) -> str:
    """The key under which an id is unique: NFKC, case folded, NFKC again."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


@dataclass(slots=True)
class _Draft:
    topic: Topic
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (key, value) -> line


def _line(topic: Topic) -> int | None:
    return topic.source.line if topic.source else None


def _read_topic(file: YamlFile, node: YamlNode, *, cut: bool) -> _Draft | None:
    """A topic; one that a fault has ``cut`` may miss anything, and that has been said."""
    fields = file.fields(node, "a topic", known=TOPIC_KEYS)
    if not isinstance(node, YamlMap):
        return None
    name = file.string(fields.get("id"), "id")
    if name is None:
        file.report(Subtype.VALUE, "a topic without id ignored; add one such as id: ceph", node.line)
        return None
    if not is_usable(name):
        message = f'id of a topic: "{name[:80]}" cannot be an id, taken as "{make_id(name)}".'
        file.report(Subtype.VALUE, message, fields["id"].line)
        name = make_id(name)
    lines: dict[tuple[str, str], int] = {}
    languages: list[tuple[str, str]] = []
    topic = Topic(
        id=name,
        pref_label=_read_by_language(file, fields.get("pref_label"), f"{name}: pref_label", lines),
        alt_label=_read_labels(file, fields, "alt_label", name, languages, lines),
        hidden_label=_read_labels(file, fields, "hidden_label", name, languages, lines),
        former=_read_former(file, fields.get("former"), f"{name}: former", lines),
        broader=_read_strings(file, fields, "broader", name, lines),
        related=_read_strings(file, fields, "related", name, lines),
        definition=_read_by_language(file, fields.get("definition"), f"{name}: definition", {}),
        same_as=_read_addresses(file, fields.get("same_as"), f"{name}: same_as"),
        context=_read_context(file, fields.get("context"), f"{name}: context", lines),
        source=Source(file.path or "vocabulary.yml", node.line),
        label_languages=tuple(sorted(set(languages))),
    )
    if not topic.pref_label and not cut:
        message = f'topic "{name}" has no pref_label; its id is shown. Add pref_label: {{en: …, fr: …}}'
        file.report(Subtype.VOCABULARY, message, node.line)
    if not topic.pref_label:
        topic = replace(topic, pref_label=((UNDETERMINED, name),))
    return _Draft(topic, lines)


def _languages(file: YamlFile, node: YamlNode, what: str) -> dict[str, YamlNode]:
    """The values of a mapping whose keys are languages; others are reported and left out."""
    found: dict[str, YamlNode] = {}
    for language, value in file.fields(node, what).items():
        if _LANGUAGE.fullmatch(language):
            found[language] = value
        else:
            message = f'{what}: "{language[:40]}" is no language code such as en or fr, ignored'
            file.report(Subtype.KEY, message, value.line)
    return found


def _read_by_language(
    file: YamlFile, node: YamlNode | None, what: str, lines: dict[tuple[str, str], int]
) -> tuple[tuple[str, str], ...]:
    """One text a language, sorted by language; a bare text has the language ``und``."""
    values = _languages(file, node, what) if isinstance(node, YamlMap) else {UNDETERMINED: node}
    found: dict[str, str] = {}
    for language, value in values.items():
        if isinstance(value, YamlList):
            message = f"{what}: one text a language; the first counts, move the others to alt_label"
            file.report(Subtype.VOCABULARY, message, value.line)
            value = value.items[0] if value.items else None
        scalar = file.scalar(value, what)
        if scalar:
            found[language] = " ".join(scalar.text.split())
            lines.setdefault(("label", found[language]), scalar.line)
    return tuple(sorted(found.items()))


def _read_labels(
    file: YamlFile,
    fields: Mapping[str, YamlNode],
    key: str,
    name: str,
    languages: list[tuple[str, str]],
    lines: dict[tuple[str, str], int],
) -> tuple[str, ...]:
    """Labels from a list, or from lists by language; each once, in the order of the file."""
    node = fields.get(key)
    what = f"{name}: {key}"
    values = _languages(file, node, what) if isinstance(node, YamlMap) else {None: node}
    found: dict[str, None] = {}
    for language, value in values.items():
        for scalar in file.strings(value, what):
            label = " ".join(scalar.text.split())
            found[label] = None
            lines.setdefault((key, label), scalar.line)
            if language is not None:
                languages.append((label, language))
    return tuple(found)


def _read_strings(
    file: YamlFile, fields: Mapping[str, YamlNode], key: str, name: str, lines: dict[tuple[str, str], int]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for scalar in file.strings(fields.get(key), f"{name}: {key}"):
        found[scalar.text] = None
        lines.setdefault((key, scalar.text), scalar.line)
    return tuple(found)


def _read_former(
    file: YamlFile, node: YamlNode | None, what: str, lines: dict[tuple[str, str], int]
) -> tuple[FormerName, ...]:
    found: dict[str, FormerName] = {}
    items = node.items if isinstance(node, YamlList) else (node,) if node is not None else ()
    for item in items:
        if isinstance(item, YamlMap):
            fields = file.fields(item, what, known=("name", "until"))
            name, until = file.string(fields.get("name"), f"{what}: name"), fields.get("until")
        else:
            fields, name, until = {}, file.string(item, what), None
        if name is None:
            file.report(Subtype.VALUE, f"{what}: an entry without name ignored", item.line)
            continue
        date = file.string(until, f"{what}: until")
        if date is not None and not _PARTIAL_DATE.fullmatch(date):
            message = f'{what}: until: "{date[:40]}" is no date such as 2013-06, ignored'
            file.report(Subtype.DATE, message, item.line)
            date = None
        found.setdefault(name, FormerName(name, date))
        lines.setdefault(("former", name), item.line)
    return tuple(found.values())


def _read_context(
    file: YamlFile, node: YamlNode | None, what: str, lines: dict[tuple[str, str], int]
) -> ContextRule | None:
    if node is None:
        return None
    fields = file.fields(node, what, known=("forms", "near", "never"))
    forms = _read_strings(file, fields, "forms", what, lines)
    near = _read_strings(file, fields, "near", what, lines)
    never = _read_strings(file, fields, "never", what, lines)
    return ContextRule(forms, near, never)


def _read_addresses(file: YamlFile, node: YamlNode | None, what: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for scalar in file.strings(node, what):
        if _WEB.fullmatch(scalar.text):
            found[scalar.text] = None
        else:
            message = f'{what}: "{scalar.text[:80]}" is no http or https address, ignored'
            file.report(Subtype.LINK, message, scalar.line)
    return tuple(found)
