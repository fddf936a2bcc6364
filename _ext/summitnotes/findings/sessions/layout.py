"""What is seen of a draft and of its file, as numbers: the features by which a layout is judged."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.sessions.draft import Draft, is_group_head, is_led, is_pause
from summitnotes.findings.sessions.placing import placed
from summitnotes.findings.sessions.splits import Split
from summitnotes.findings.sessions.tables import head_role
from summitnotes.findings.sessions.wording import capitals, count_words, ends_sentence, words_of
from summitnotes.records.partial_dates import since_midnight

_MINUTES = words("sessions/minutes_words")
_ATTENDANCE = words("sessions/attendance_words")
_LONGEST_ATTENDANCE, _MORE_ATTENDANCE = 40, 2  # characters; words behind the first
_PROGRAMME = words("sessions/programme_words")
_EVENTS = words("dates/event_names")
ADDRESS = ("http://", "https://", "www.")
_NUMBERS = re.compile(r"^\d+\s|\s\d+$")

Features = dict[str, float]


def folded(text: str) -> str:
    """``text`` as headings are looked up: folded, without a colon or number at its ends."""
    if "'" in text or "’" in text:
        text = text.replace("'", " ").replace("’", " ")
    flat = fold_name(text)
    return _NUMBERS.sub("", flat) if flat[:1].isdigit() or flat[-1:].isdigit() else flat


def is_minutes(text: str) -> bool:
    """A heading of minutes: ``Attendees``, ``Ordre du jour``, ``Aufgaben``."""
    if folded(text) in _MINUTES:
        return True
    head = text.partition(":")[0].partition("(")[0]
    if head is not text and folded(head) in _MINUTES:
        return True
    if (first := fold_name(text.partition(" ")[0])) and first.partition(" ")[0] not in _ATTENDANCE:
        return False  # most lines
    first, *others = fold_name(text[:_LONGEST_ATTENDANCE]).split() or [""]
    return first in _ATTENDANCE and len(others) <= _MORE_ATTENDANCE


def is_report(text: str) -> bool:
    """The title of minutes or of a report: ``Compte rendu …``, ``Trip report: …``."""
    tokens = fold_name(text).split()
    return any(
        token in _TITLE_MINUTES and not (at and token in _UNITS and _is_number(tokens[at - 1]))
        for at, token in enumerate(tokens)
    )


_UNITS = frozenset({"minutes"})  # "Docker in Two Minutes" is no report
_NUMBERS_SAID = words("sessions/counting_words")


def _is_number(token: str) -> bool:
    return token.isdigit() or token in _NUMBERS_SAID


def is_programme(text: str) -> bool:
    """A heading above sessions: ``Schedule``, ``Programme``, ``Vorträge``."""
    key = folded(text)
    return key in _PROGRAMME or (key.count(" ") < 4 and not _PROGRAMME.isdisjoint(key.split()))


def names_programme(file: str) -> bool:
    """Whether the name of a file says that it holds sessions: ``01a-morning-talks.md``."""
    tokens = fold_name(re.sub(r"[_\W\d]+", " ", file.rpartition(".")[0] or file)).split()
    return any(token in _PROGRAMME for token in tokens)


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
    own = [_own(draft, outline) for draft in drafts]
    for draft, one in zip(drafts, own, strict=True):
        one["only_day"] = float(draft.block.index in only_days)
        one["dated"] = float(draft.block.index in with_date)
        one["repeated"] = float(draft.block.index in again)
    for one, more in zip(own, placed(outline, drafts, file), strict=True):
        one |= more
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
    above: dict[int, Features] = {}  # by the first of all peers
    for draft, one in zip(drafts, own, strict=True):
        peers = outline.peers(draft.block)
        if peers[0] not in above:
            above[peers[0]] = _above(draft.block, len(peers), outline, at)
        one |= shares[draft.group]
        one |= above[peers[0]]
        one["s_first"] = float(peers[0] == draft.block.index)
        one["s_last"] = float(peers[-1] == draft.block.index)
    return own


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


def _own(draft: Draft, outline: Outline) -> Features:
    facts, block = draft.facts, draft.block
    best = draft.best
    count = count_words(facts.rest)
    bare = facts.rest.strip()
    likelihood = best.likelihood if best else 0.0
    only = best is not None and not best.title
    title = best.title if best and best.title else facts.rest
    title_count = count if title is facts.rest else count_words(title)
    return {
        **_pattern(best),
        **_heads(draft),
        "t_words": min(4.0, title_count / 4),
        "t_stop": float(ends_sentence(title.strip(), title_count)),
        "t_small": float(title[:1].islower()),
        "t_caps": capitals(title),
        "t_verb": float(not _PROSE.isdisjoint(words_of(title.lower()))),
        _IS[block.kind]: 1.0,
        "time": float(facts.span is not None),
        "range": float(facts.span is not None and facts.span.end is not None),
        "front": float(facts.front and facts.span is not None),
        "duration": float(facts.duration is not None),
        "names": likelihood,
        "named": float(likelihood >= 0.5 and not only),
        "only_names": float(only and likelihood >= 0.5),
        "housed": float(best is not None and any(one.affiliation for one in best.speakers)),
        "column": float(best is not None and best.pattern == "column"),
        "under_names": float(bool(draft.under.speakers)),
        "under_told": float(bool(draft.under.told)),
        "led": float(bool(draft.under.speakers) and is_led(draft)),
        "material": float(_leads_to_material(draft.under_lines)),
        "local": float(_leads_to_file(draft)),
        "under_time": float(draft.under.time is not None),
        "under_kind": float(draft.under.kind is not None),
        "kind": float(facts.kind is not None),
        "group_head": float(is_group_head(draft)),
        "people_head": float(is_speaker_label(facts.whole.strip(" :*_"))),
        "pause": float(is_pause(draft)),
        "section": float(facts.section),
        "minutes": float(is_minutes(facts.whole)),
        "programme": float(is_programme(facts.whole)),
        "quoted": float(facts.quoted),
        "marked": float(facts.style != ""),
        "linked": float(facts.style == "link"),
        "numbered": float(facts.numbered),
        "day": float(facts.day is not None),
        "room": float(facts.room is not None),
        "words0": float(count == 0),
        "words1": float(count == 1),
        "words2": float(count == 2),
        "words3_10": float(3 <= count <= 10),
        "words11_20": float(11 <= count <= 20),
        "words21": float(count > 20),
        "colon": float(bare.endswith(":") or facts.whole.strip().endswith(":")),
        "stop": float(ends_sentence(bare, count)),
        "small": float(bare[:1].islower()),
        "url": float(any(map(bare.__contains__, ADDRESS))),
        "question": float(bare.endswith("?")),
        **_around(draft, outline),
    }


_IS = {kind: f"is_{kind.value}" for kind in BlockKind}
_MATERIAL = words("sessions/material_words") | words("sessions/talk_links")
_MATERIAL_LINES, _MATERIAL_WORDS = 3, 5  # first lines below that are looked at; words of such a line
_TO_FILE = re.compile(r"\([^()\s]+\.(?:md|txt|rst|org|adoc|html?|pdf)\)$")


def _leads_to_material(lines: Sequence[str]) -> bool:
    """Whether a short line below is about slides, a recording or an abstract: ``Slides``, ``Video: …``."""
    return any(
        line.count(" ") < _MATERIAL_WORDS
        and not _MATERIAL.isdisjoint(token.strip(":[]()*_.,") for token in line.lower().split())
        for line in lines[:_MATERIAL_LINES]
    )


def _leads_to_file(draft: Draft) -> bool:
    """Whether a block leads to another file of its folder, as a list of notes does."""
    if draft.facts.style == "link":
        target = draft.block.runs[0].target if draft.block.runs else None
        return (
            target is not None
            and target != ""
            and "://" not in target
            and not target.startswith(("#", "mailto:"))
        )
    return draft.block.text.endswith(")") and _TO_FILE.search(draft.block.text) is not None


def _around(draft: Draft, outline: Outline) -> Features:
    """What stands below a draft, and how it stands in its paragraph, list or table."""
    block = draft.block
    below = {child.kind for child in outline.below(block.index)} if block.kind is not BlockKind.ROW else ()
    return {
        "children": float(bool(below)),
        "headings_below": float(BlockKind.HEADING in below),
        "list_below": float(BlockKind.ITEM in below),
        "rows_below": float(BlockKind.ROW in below),
        "wrapped": float(block.kind is BlockKind.LINE and (not block.hard or block.lines > 3)),
        "later": float(block.kind is BlockKind.LINE and block.position > 0),
        "verbatim": float(block.verbatim),
        "deep": float(block.kind is BlockKind.ITEM and block.depth > 1),
        "first": float(block.index == 0),
        "depth1": float(block.kind is BlockKind.HEADING and block.depth == 1),
        "joined": float(draft.joined > 0),
        "labelled": float(draft.labelled),
        "single_cell": float(
            block.kind is BlockKind.ROW and sum(bool(c.text.strip()) for c in block.cells) == 1
        ),
    }


# Sentences: a pronoun, a verb in the past, "we", "on".
_PROSE = words("sessions/prose_words")


def _heads(draft: Draft) -> Features:
    """What the head of a table says of its columns."""
    columns = draft.columns
    if columns is None:
        return {}
    named = {role for text in columns.heads if (role := head_role(text))}
    return {
        "h_headed": float(columns.head is not None),
        "h_title": float("title" in named),
        "h_speaker": float("speaker" in named),
        "h_time": float("time" in named),
        "h_timed": float("time" in columns.roles),
        "h_others": float(sum(bool(text) and head_role(text) is None for text in columns.heads)),
    }


def _pattern(best: Split | None) -> Features:
    if best is None or best.likelihood < 0.3:
        return {}
    name, _, rest = best.pattern.partition(":")
    found = {f"p_{name}": best.likelihood}
    if rest.startswith(("first", "names")):
        found["p_first"] = best.likelihood
    return found


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


_TITLE_MINUTES = words("sessions/minutes_titles")


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
