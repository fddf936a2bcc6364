"""What is seen of a draft and of its file, as numbers: the features by which a layout is judged."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.judging.own_features import NONE_SEEN, Features, own_features
from summitnotes.findings.sessions.judging.placing import placed
from summitnotes.findings.sessions.words.purposes import folded, is_report, names_programme
from summitnotes.records.partial_dates import since_midnight

_EVENTS = words("dates/event_names")


def features_of(
    outline: Outline,
    drafts: Sequence[Draft],
    days: Collection[int] = (),
    dated: Collection[int] = (),
    file: str = "",
) -> list[Features]:
    """The features of each draft. One pass over the drafts, and one over their groups.

    ``days``: indices of the blocks that only name a day; ``dated``: of those that hold a date; ``file``:
    what the notes file is called.
    """
    only_days, with_date = frozenset(days), frozenset(dated)
    again = repeated(drafts, only_days)
    own = [own_features(draft, outline) for draft in drafts]
    for draft, one, place in zip(drafts, own, placed(outline, drafts, file), strict=True):
        one["only_day"] = float(draft.block.index in only_days)
        one["dated"] = float(draft.block.index in with_date)
        one["repeated"] = float(draft.block.index in again)
        one |= place
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        groups[draft.group].append(number)
    whole = _file(outline, drafts, own) | {"f_called": float(names_programme(file))}
    shares = {
        group: {
            **_shares([own[number] for number in numbers]),
            **_rhythm([drafts[number] for number in numbers]),
            **whole,
        }
        for group, numbers in groups.items()
    }
    at = {draft.block.index: one for draft, one in zip(drafts, own, strict=True)}
    around: dict[tuple[object, int], Features] = {}  # by group and the first of all peers
    found = []
    for draft, one in zip(drafts, own, strict=True):
        peers = outline.peers(draft.block)
        shared = around.get((draft.group, peers[0]))
        if shared is None:  # all keys are in it, so that no dictionary below has to grow
            above = _above(draft.block, len(peers), outline, at)
            shared = around[draft.group, peers[0]] = NONE_SEEN | shares[draft.group] | above
        one["s_first"] = float(peers[0] == draft.block.index)
        one["s_last"] = float(peers[-1] == draft.block.index)
        found.append(shared | one)
    return found


def repeated(drafts: Sequence[Draft], days: Collection[int] = ()) -> frozenset[int]:
    """Indices of headings and labels that stand in the same words below several others: "Notes", "Links".

    Below ``days``, indices of blocks that name a day, the same words are sessions of several days.
    """
    parents: dict[str, set[int | None]] = defaultdict(set)
    keys: dict[int, str] = {}
    for draft in drafts:
        named = draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL)
        if named and draft.block.parent not in days and not draft.facts.span:
            key = keys[draft.block.index] = folded(draft.facts.whole)
            parents[key].add(draft.block.parent)
    return frozenset(index for index, key in keys.items() if key and len(parents[key]) > 1)


_SHARED = (
    "t_stop", "t_small", "t_verb", "t_words",
    "time", "front", "range", "named", "only_names", "under_names", "under_kind", "repeated",
    "led", "material", "local", "under_told",
    "kind", "pause", "section", "minutes", "quoted", "marked", "linked", "numbered", "day", "only_day",
    "housed", "t_caps", "lone", "leads", "below", "key_again",
    "dated", "small", "stop", "words21", "words1", "children", "url", "colon", "list_below", "question",
)  # fmt: skip
_SHARES = tuple(f"g_{key}" for key in _SHARED)
_shared = itemgetter(*_SHARED)


def _shares(members: Sequence[Features]) -> Features:
    size = len(members)
    sums = map(sum, zip(*map(_shared, members), strict=True))
    found = {key: total / size for key, total in zip(_SHARES, sums, strict=True)}
    found["g_size"] = math.log2(size)
    found["g_alone"] = float(size == 1)
    found["g_words"] = min(3.0, sum(_count(one) for one in members) / size)
    return found


def _rhythm(members: Sequence[Draft]) -> Features:
    """How far apart the times of a group are: a clock that ticks every few minutes marks remarks."""
    starts = [m.facts.span.start for m in members if m.facts.span is not None and m.facts.front]
    minutes = [since_midnight(start) for start in starts]
    gaps = sorted(later - sooner for sooner, later in itertools.pairwise(minutes) if later > sooner)
    if len(gaps) < 2:
        return {}
    return {
        "g_gap": min(4.0, gaps[len(gaps) // 2] / 20),
        "g_ticks": float(sum(gap < 10 for gap in gaps)) / len(gaps),
    }


def _count(one: Features) -> float:
    return one["words3_10"] + 2 * one["words11_20"] + 3 * one["words21"] + 0.5 * one["words2"]


def _file(outline: Outline, drafts: Sequence[Draft], own: Sequence[Features]) -> Features:
    heads = [
        n
        for n, d in enumerate(drafts)
        if d.block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.TERM)
    ]
    title = drafts[0].facts.whole if drafts else ""
    tokens = set(fold_name(title).split())
    timed = sum(one["time"] for one in own)
    named = sum(one["named"] for one in own if one.get("is_line", 0) == 0)
    minutes = sum(own[n]["minutes"] for n in heads)
    heads_named = sum(max(own[n]["named"], own[n]["under_names"]) for n in heads)
    return {
        "f_timed": math.log2(1 + timed),
        "f_named": math.log2(1 + named),
        "f_heads": math.log2(1 + len(heads)),
        "f_heads_timed": float(any(own[n]["time"] for n in heads)),
        "f_heads_named": math.log2(1 + heads_named),
        "f_minutes": math.log2(1 + minutes),
        "f_minutes_lines": math.log2(1 + sum(one["minutes"] for one in own)),
        "f_programme": float(any(own[n]["programme"] for n in heads)),
        "f_pause": float(any(one["pause"] and (one["time"] or one.get("is_heading")) for one in own)),
        "f_day": math.log2(1 + sum(own[n]["day"] for n in heads)),
        "f_event": float(bool(tokens & _EVENTS)),
        "f_title_minutes": float(is_report(title)),
        "f_rows": math.log2(1 + sum(one.get("is_row", 0) for one in own)),
        "f_kinds": math.log2(1 + sum(one["kind"] for one in own)),
    }


def _above(block: Block, size: int, outline: Outline, at: Mapping[int, Features]) -> Features:
    """What a block stands below, and with how many of its kind (``size``); the same for all of them."""
    chain = list(outline.ancestors(block))
    heads = [at[above.index] for above in chain if above.index in at]
    nearest = heads[0] if heads else {}
    return {
        "a_none": float(not chain),
        "a_day": float(bool(nearest) and nearest["day"] > 0),
        "a_only_day": float(bool(nearest) and nearest["only_day"] > 0),
        "a_some_day": float(any(one["only_day"] for one in heads)),
        "a_section": float(any(one["section"] for one in heads)),
        "a_minutes": float(any(one["minutes"] for one in heads)),
        "a_programme": float(any(one["programme"] for one in heads)),
        "a_sessions": float(  # "Talks", "Vorträge am Freitag"
            bool(nearest) and nearest["programme"] > 0 and nearest["words1"] + nearest["words2"] > 0
        ),
        "a_timed": float(any(one["time"] for one in heads)),
        "a_named": float(any(one["named"] or one["under_names"] for one in heads[:2])),
        "a_kind": float(any(one["kind"] for one in heads[:1])),
        "a_group": float(bool(nearest) and nearest["group_head"] > 0),
        "a_people": float(bool(nearest) and nearest["people_head"] > 0),
        "a_pause": float(any(one["pause"] for one in heads[:1])),
        "a_colon": float(bool(nearest) and nearest["colon"] > 0),
        "a_depth": float(min(4, sum(1 for above in chain if above.kind is BlockKind.HEADING))),
        "s_alone": float(size == 1),
        "s_many": math.log2(1 + size),
    }
