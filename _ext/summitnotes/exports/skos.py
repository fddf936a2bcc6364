"""The vocabulary as SKOS, for other people's machines: JSON-LD and Turtle with the same statements.

The two writers share one list of statements, so they cannot differ. Concepts are named
``<base_url>#topic-<id>``; the scheme is ``<base_url>``. A former name is an ``altLabel`` (people still
search for it) with a ``historyNote``. ``broader`` is written with its inverse ``narrower``, ``related``
in both directions. The order is fixed: the same vocabulary gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from summitnotes.exports.site import ExportedFile, Site
from summitnotes.records.catalogue import Catalogue
from summitnotes.records.model import FormerName, Topic

SKOS = "http://www.w3.org/2004/02/skos/core#"
_UNDETERMINED = frozenset({"", "und"})  # languages that are none: a plain literal


def files(site: Site) -> Iterator[ExportedFile]:
    yield ExportedFile("vocabulary.jsonld", lambda: to_jsonld(site.catalogue, site.base_url))
    yield ExportedFile("vocabulary.ttl", lambda: to_turtle(site.catalogue, site.base_url))


@dataclass(frozen=True, slots=True)
class _Iri:
    value: str


@dataclass(frozen=True, slots=True)
class _Text:
    value: str
    language: str | None = None


_Term = _Iri | _Text


@dataclass(frozen=True, slots=True)
class _Thing:
    """A subject, its SKOS class and its statements: property -> values in order."""

    iri: str
    kind: str
    statements: Mapping[str, tuple[_Term, ...]]


def to_jsonld(catalogue: Catalogue, base_url: str) -> str:
    """The topics of ``catalogue`` as a JSON-LD document (UTF-8 text, keys sorted, ends in a newline)."""
    graph = []
    for thing in _things(catalogue, base_url):
        entry: dict[str, object] = {"@id": thing.iri, "@type": f"skos:{thing.kind}"}
        for name, values in thing.statements.items():
            entry[f"skos:{name}"] = [_jsonld_term(value) for value in values]
        graph.append(entry)
    document = {"@context": {"skos": SKOS}, "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    # The file may be put into a <script>; < only stands inside strings, where the escape is the same.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return _without_surrogates(text) + "\n"


def to_turtle(catalogue: Catalogue, base_url: str) -> str:
    """The topics of ``catalogue`` in Turtle (UTF-8 text, ends in a newline)."""
    blocks = [f"@prefix skos: <{SKOS}> ."]
    for thing in _things(catalogue, base_url):
        lines = [f"<{thing.iri}> a skos:{thing.kind}"]
        for name, values in thing.statements.items():
            lines.append(f"    skos:{name} " + ", ".join(_turtle_term(value) for value in values))
        blocks.append(" ;\n".join(lines) + " .")
    return _without_surrogates("\n\n".join(blocks)) + "\n"


def concept_iri(base_url: str, topic_id: str) -> str:
    """The name of a topic on the web; characters that no IRI may hold are percent-encoded."""
    return f"{_base(base_url)}#topic-{quote(topic_id, safe='', errors='replace')}"


def _base(base_url: str) -> str:
    return quote(base_url.partition("#")[0], safe=":/?@!$&'()*+,;=~%-._[]", errors="replace")


def _things(catalogue: Catalogue, base_url: str) -> Iterator[_Thing]:
    topics = sorted(catalogue.topics, key=lambda topic: topic.id)
    known = {topic.id for topic in topics}
    narrower: dict[str, set[str]] = {}
    related: dict[str, set[str]] = {}
    for topic in topics:
        for parent in topic.broader:
            narrower.setdefault(parent, set()).add(topic.id)
        for other in topic.related:
            related.setdefault(topic.id, set()).add(other)
            related.setdefault(other, set()).add(topic.id)
    links = {
        topic.id: {
            "broader": set(topic.broader) & known,
            "narrower": narrower.get(topic.id, set()),
            "related": related.get(topic.id, set()) & known,
        }
        for topic in topics
    }
    tops = tuple(_Iri(concept_iri(base_url, t.id)) for t in topics if not links[t.id]["broader"])
    scheme = _Iri(_base(base_url))
    title = (_Text("Topics", "en"), _Text("Thèmes", "fr"))
    yield _Thing(scheme.value, "ConceptScheme", _filled({"prefLabel": title, "hasTopConcept": tops}))
    for topic in topics:
        statements: dict[str, Sequence[_Term]] = {
            **_labels(topic),
            "definition": [_text(text, language) for language, text in topic.definition],
            "historyNote": [note for former in topic.former for note in _history(former)],
        }
        for name, targets in links[topic.id].items():
            statements[name] = [_Iri(concept_iri(base_url, target)) for target in sorted(targets)]
        statements["exactMatch"] = [_Iri(_address(url)) for url in sorted(topic.same_as)]
        statements["inScheme"] = [scheme]
        if not links[topic.id]["broader"]:
            statements["topConceptOf"] = [scheme]
        yield _Thing(concept_iri(base_url, topic.id), "Concept", _filled(statements))


def _filled(statements: Mapping[str, Sequence[_Term]]) -> dict[str, tuple[_Term, ...]]:
    return {name: tuple(dict.fromkeys(values)) for name, values in statements.items() if values}


def _labels(topic: Topic) -> dict[str, Sequence[_Term]]:
    """The labels with their languages, each literal in one kind only (SKOS S13)."""
    spoken: dict[str, list[str]] = {}
    for label, language in topic.label_languages:
        spoken.setdefault(label, []).append(language)
    taken = {_text(text, language) for language, text in topic.pref_label}
    found: dict[str, Sequence[_Term]] = {"prefLabel": [_text(text, lang) for lang, text in topic.pref_label]}
    hidden = set(topic.hidden_label)
    preferred_elsewhere = [label for label in spoken if label not in hidden and label not in topic.alt_label]
    former = [entry.name for entry in topic.former]
    for name, labels in (
        ("altLabel", [*topic.alt_label, *preferred_elsewhere, *former]),
        ("hiddenLabel", topic.hidden_label),
    ):
        terms = [_text(label, language) for label in labels for language in spoken.get(label, [""])]
        found[name] = [term for term in dict.fromkeys(terms) if term not in taken]
        taken.update(terms)
    return found


def _history(former: FormerName) -> tuple[_Text, _Text]:
    if former.until is None:
        return _Text(f"Formerly {former.name}.", "en"), _Text(f"Anciennement {former.name}.", "fr")
    return (
        _Text(f"Named {former.name} until {former.until}.", "en"),
        _Text(f"Nommé {former.name} jusqu'en {former.until}.", "fr"),
    )


def _text(text: str, language: str) -> _Text:
    return _Text(text, None if language in _UNDETERMINED else language)


def _address(url: str) -> str:
    return quote(url, safe=":/?#@!$&'()*+,;=~%-._[]", errors="replace")


def _jsonld_term(term: _Term) -> dict[str, str]:
    if isinstance(term, _Iri):
        return {"@id": term.value}
    return {"@value": term.value} | ({"@language": term.language} if term.language else {})


def _turtle_term(term: _Term) -> str:
    if isinstance(term, _Iri):
        return f"<{term.value}>"
    return f'"{_escaped(term.value)}"' + (f"@{term.language}" if term.language else "")


def _escaped(text: str) -> str:
    """The inside of a Turtle string: backslash, quote and every control character escaped."""
    found = []
    for char in text:
        if char in '\\"':
            found.append("\\" + char)
        elif ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char in "\u2028\u2029\ufeff":
            found.append(f"\\u{ord(char):04X}")
        else:
            found.append(char)
    return "".join(found)


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
