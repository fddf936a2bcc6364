"""Talks of one event in two files of notes whose titles are almost the same: one talk, perhaps."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summitnotes.records.ids import search_key
from summitnotes.records.model import Talk
from summitnotes.records.problems import Problem, Subtype

#: Likeness of two titles, 0 to 1, from which they are reported.
ALIKE = 0.85
#: A word of more talks than this brings no two of them together.
MOST = 50


#: Event -> a digest of the titles that were compared, and what came of it.
Compared = dict[str, tuple[str, tuple[Problem, ...]]]


def near_titles(talks: Sequence[Talk], compared: Compared | None = None) -> Iterator[Problem]:
    """A problem for each pair; nothing is merged. Equal titles are one talk, or are told as such.

    ``compared`` is what the build before compared, event by event; it is brought up to date.
    """
    before = dict(compared or {})
    by_event: dict[str, list[Talk]] = defaultdict(list)
    for talk in talks:
        if talk.event and talk.kind.is_talk and talk.source:
            by_event[talk.event].append(talk)
    now: Compared = {}
    for event, group in by_event.items():
        if len({_path(talk) for talk in group}) > 1:
            inputs = _digest([(talk.id, talk.title, talk.source) for talk in group])
            known = before.get(event)
            now[event] = known if known and known[0] == inputs else (inputs, tuple(_near_in(group)))
            yield from now[event][1]
    if compared is not None:
        compared.clear()
        compared.update(now)


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _near_in(group: list[Talk]) -> Iterator[Problem]:
    """Compare only titles that share most of their words, so that a long programme stays cheap."""
    keys = {talk.id: search_key(talk.title) for talk in group}
    words = {talk.id: frozenset(keys[talk.id].split()) for talk in group}
    holders: dict[str, list[Talk]] = defaultdict(list)
    for talk in group:
        for word in words[talk.id]:
            holders[word].append(talk)
    seen: set[frozenset[str]] = set()
    for talk in group:
        shared = Counter(
            other.id for word in words[talk.id] if len(holders[word]) <= MOST for other in holders[word]
        )
        by_id = {other.id: other for word in words[talk.id] for other in holders[word]}
        for other_id, count in sorted(shared.items()):
            pair = frozenset((talk.id, other_id))
            enough = count * 2 >= min(len(words[talk.id]), len(words[other_id]))
            if len(pair) == 2 and pair not in seen and enough and _alike(talk, by_id[other_id], keys):
                seen.add(pair)
                yield _problem(*sorted((talk, by_id[other_id]), key=lambda t: (_path(t), t.id)))


def _alike(one: Talk, other: Talk, keys: dict[str, str]) -> bool:
    if _path(one) == _path(other) or keys[one.id] == keys[other.id]:
        return False
    matcher = SequenceMatcher(None, keys[one.id], keys[other.id])
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _path(talk: Talk) -> str:
    return talk.source.path if talk.source else ""


def _problem(first: Talk, second: Talk) -> Problem:
    line = first.source.line if first.source else None
    return Problem(
        Subtype.NEAR,
        f'"{second.title}" may be the talk "{first.title}" at {_path(first)}:{line}; both stay. '
        "If they are one, give both the same title in event.yml.",
        second.source.line if second.source else None,
        _path(second),
    )
