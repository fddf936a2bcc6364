"""What a vocabulary may not say, and how it is mended: see :mod:`summitnotes.records.vocabulary`.

Every rule takes the topics, reports what contradicts it with a line, and returns them without it.
Nothing depends on the order of the file except which of two equal claims comes first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from summitnotes.records.model import Topic
from summitnotes.records.problems import Subtype
from summitnotes.records.yamlnodes import did_you_mean

Report = Callable[[Subtype, str, int | None], None]
Lines = Mapping[str, Mapping[tuple[str, str], int]]  # topic id -> (key, value) -> 1-based line

# A suggestion compares a word with every id; a hostile file must not make that quadratic.
MAX_SUGGESTIONS = 20


def lint(topics: Sequence[Topic], lines: Lines, report: Report) -> list[Topic]:
    """The topics without their contradictions, in the same order; each is reported."""
    mended = [_separate_kinds(topic, lines, report) for topic in topics]
    _report_shared_labels(mended, lines, report)
    _report_idle_forms(mended, lines, report)
    mended = _drop_unknown(mended, lines, report)
    mended = _break_cycles(mended, lines, report)
    return _drop_related_ancestors(mended, lines, report)


def fold_label(label: str) -> str:
    """Labels that differ only in case, accents, hyphens and blanks are one."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", label).casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(plain.replace("-", " ").split())


def _where(topic: Topic, key: str, value: str, lines: Lines) -> int | None:
    line = lines.get(topic.id, {}).get((key, value))
    return line if line is not None else topic.source.line if topic.source else None


def _separate_kinds(topic: Topic, lines: Lines, report: Report) -> Topic:
    """SKOS S13: a label is preferred, alternative or hidden, not two of them.

    The same word may be preferred in one language and alternative in another; that is no fault, and
    ``label_languages`` keeps it, but the flat tuples hold every label once.
    """
    taken = {entry.name: "former" for entry in topic.former}
    taken |= {label: "pref_label" for _, label in topic.pref_label}
    preferred = set(topic.pref_label)
    kept: dict[str, tuple[str, ...]] = {}
    for key, labels in (("alt_label", topic.alt_label), ("hidden_label", topic.hidden_label)):
        for label in labels:
            spoken = {language for text, language in topic.label_languages if text == label}
            elsewhere = spoken and not any((language, label) in preferred for language in spoken)
            if label in taken and not (elsewhere and taken[label] == "pref_label"):
                message = f'{topic.id}: "{label}" dropped from {key}; it is already its {taken[label]}'
                report(Subtype.VOCABULARY, message, _where(topic, key, label, lines))
        kept[key] = tuple(label for label in labels if label not in taken)
        taken |= dict.fromkeys(kept[key], key)
    return replace(topic, alt_label=kept["alt_label"], hidden_label=kept["hidden_label"])


def all_labels(topic: Topic) -> list[tuple[str, str]]:
    """Every (key of lines, label) of a topic."""
    found = [("label", label) for _, label in topic.pref_label]
    found += [("alt_label", label) for label in topic.alt_label]
    found += [("hidden_label", label) for label in topic.hidden_label]
    return found + [("former", entry.name) for entry in topic.former]


def _needs_context(topic: Topic, label: str) -> bool:
    rule = topic.context
    if rule is None or not (rule.near or rule.forms):
        return False
    return not rule.forms or fold_label(label) in {fold_label(form) for form in rule.forms}


def _report_shared_labels(topics: Sequence[Topic], lines: Lines, report: Report) -> None:
    """One label, one topic, unless context rules tell them apart; the first topic keeps the label."""
    first: dict[str, Topic] = {}
    for topic in topics:
        for key, label in all_labels(topic):
            owner = first.setdefault(fold_label(label), topic)
            if owner.id == topic.id or _needs_context(topic, label):
                continue
            message = (
                f'{topic.id}: "{label}" already names "{owner.id}"; it stays a name of that one.'
                " Rename it or give it context rules"
            )
            report(Subtype.VOCABULARY, message, _where(topic, key, label, lines))


def _report_idle_forms(topics: Sequence[Topic], lines: Lines, report: Report) -> None:
    for topic in topics:
        if topic.context is None:
            continue
        labels = {fold_label(label) for _, label in all_labels(topic)}
        for form in topic.context.forms:
            if fold_label(form) not in labels:
                message = f'{topic.id}: context form "{form}" is none of its labels and has no effect'
                report(Subtype.VOCABULARY, message, _where(topic, "forms", form, lines))


def _drop_unknown(topics: Sequence[Topic], lines: Lines, report: Report) -> list[Topic]:
    ids = {topic.id for topic in topics}
    suggestions = 0
    mended = []
    for topic in topics:
        for key, targets in (("broader", topic.broader), ("related", topic.related)):
            for target in targets:
                if target in ids and not (key == "related" and target == topic.id):
                    continue
                suggestions += 1
                hint = did_you_mean(target, ids - {topic.id}) if suggestions <= MAX_SUGGESTIONS else ""
                message = f'{topic.id}: {key} "{target[:80]}" is no other topic here, ignored; check the id'
                message += f";{hint}" if hint else ""
                report(Subtype.UNKNOWN_TOPIC, message, _where(topic, key, target, lines))
        mended.append(
            replace(
                topic,
                broader=tuple(target for target in topic.broader if target in ids),
                related=tuple(target for target in topic.related if target in ids and target != topic.id),
            )
        )
    return mended


def _break_cycles(topics: Sequence[Topic], lines: Lines, report: Report) -> list[Topic]:
    """Drop the edges that close a cycle, always the same ones: ids are walked in sorted order."""
    by_id = {topic.id: topic for topic in topics}
    state: dict[str, bool] = {}  # False = on the way down, True = done
    dropped: set[tuple[str, str]] = set()
    for root in sorted(by_id):
        stack = [] if root in state else [(root, iter(sorted(by_id[root].broader)))]
        state.setdefault(root, False)
        while stack:
            child, parents = stack[-1]
            parent = next(parents, None)
            if parent is None:
                state[child] = True
                stack.pop()
            elif parent not in state:
                state[parent] = False
                stack.append((parent, iter(sorted(by_id[parent].broader))))
            elif state[parent] is False:
                dropped.add((child, parent))
    for child, parent in sorted(dropped):
        message = f'{child}: broader "{parent}" closes a circle, ignored; leave one of them out'
        report(Subtype.VOCABULARY, message, _where(by_id[child], "broader", parent, lines))
    return [
        replace(topic, broader=tuple(parent for parent in topic.broader if (topic.id, parent) not in dropped))
        for topic in topics
    ]


def _drop_related_ancestors(topics: Sequence[Topic], lines: Lines, report: Report) -> list[Topic]:
    """SKOS S27: what is above or below a topic cannot be related to it as well."""
    by_id = {topic.id: topic for topic in topics}
    mended = []
    for topic in topics:
        above = _ancestors(topic, by_id) if topic.related else set()
        kept = []
        for target in topic.related:
            if target in above or topic.id in _ancestors(by_id[target], by_id):
                message = f'{topic.id}: related "{target}" ignored; one is broader than the other'
                report(Subtype.VOCABULARY, message, _where(topic, "related", target, lines))
            else:
                kept.append(target)
        mended.append(replace(topic, related=tuple(kept)))
    return mended


def _ancestors(topic: Topic, by_id: Mapping[str, Topic]) -> set[str]:
    found: set[str] = set()
    todo = list(topic.broader)
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(by_id[parent].broader)
    return found
