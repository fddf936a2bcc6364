"""How likely each draft of a file is a session, by weights that were learned from graded notes.

Two small forests of decision trees: the first sees a draft, its group and its file; the second sees besides
what the first says of everything around it. The numbers stand in ``data/layouts.json``;
docs/develop/learning.md says how they are learned anew.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.sessions.drafting import titles_in_next_rows, titles_over_names
from summitnotes.findings.sessions.drafting.day_columns import day_columns
from summitnotes.findings.sessions.drafting.draft import Draft, is_attended, is_hour, is_when, line_below
from summitnotes.findings.sessions.drafting.twin_columns import (
    tells_of_conferences,
    tells_of_talks,
    tells_of_tasks,
)
from summitnotes.findings.sessions.judging.context import context_of
from summitnotes.findings.sessions.judging.forests import Forests, forests
from summitnotes.findings.sessions.judging.habits import shown_by_habits
from summitnotes.findings.sessions.judging.layout import features_of
from summitnotes.findings.sessions.judging.led_lines import led_lines
from summitnotes.findings.sessions.judging.own_features import ADDRESS, Features
from summitnotes.findings.sessions.judging.timed_peers import among_timed
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.kinds import kind_alone
from summitnotes.findings.sessions.words.purposes import is_minutes, is_report, is_step, names_sessions
from summitnotes.findings.sessions.words.sections import names_hosts
from summitnotes.findings.sessions.words.telling import chair_in_brackets
from summitnotes.records.model import Kind


def likelihoods(
    outline: Outline,
    drafts: Sequence[Draft],
    days: Collection[int] = (),
    dated: Collection[int] = (),
    file: str = "",
) -> list[float]:
    """How likely each draft is a session, 0 to 1.

    ``days``: indices of blocks that only name a day; ``dated``: of those that hold a date;
    ``file``: what the notes file is called.
    """
    return judged(drafts, features_of(outline, drafts, days, dated, file), outline, forests())


def judged(drafts: Sequence[Draft], seen: Sequence[Features], outline: Outline, by: Forests) -> list[float]:
    """How likely each draft is a session, given its features."""
    rows = [by.first.row(features) for features in seen]
    early = [by.first.likelihood(row) for row in rows]
    context = context_of(outline, drafts, early, _HOPELESS)
    late = [
        by.second.likelihood(row + tuple(around[name] for name in by.around)) if p >= _HOPELESS else p
        for row, p, around in zip(rows, early, context, strict=True)
    ]
    late = [max(p, _floor(draft, own)) for draft, p, own in zip(drafts, late, seen, strict=True)]
    alike = _alike(drafts, late, seen)
    peers = zip(among_timed(drafts, late, _EVIDENT), led_lines(drafts), strict=True)
    chaired = {draft.block.index for draft in drafts if _is_chaired(draft)}
    shown = shown_by_habits(drafts, seen, outline)
    evident = [
        hours
        or led
        or draft.block.index in shown.sessions
        or (draft.block.parent in chaired and _is_named(draft))
        for draft, (hours, led) in zip(drafts, peers, strict=True)
    ]
    return [
        min(
            max(p, like, _EVIDENT if sure else 0.0),
            _VETOED if draft.block.index in shown.none else _ceiling(draft, own),
        )
        for draft, p, like, sure, own in zip(drafts, late, alike, evident, seen, strict=True)
    ]


def _is_chaired(draft: Draft) -> bool:
    """Whether a heading is of several talks: "Session 1 - Looms (Chair: Ana Prieto)"."""
    heads = draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    return heads and chair_in_brackets(draft.facts.whole) and draft.facts.kind is Kind.TALK


def _is_named(draft: Draft) -> bool:
    best = draft.best
    return best is not None and bool(best.title) and best.likelihood >= _NAMED


#: What the first forest thinks less of is no session for the second either: half of all drafts.
_HOPELESS = 0.01
_ALL_ALIKE = 3  # so many headings with names on the first line below need no number to speak for them
_ALIKE = 2  # so many siblings that are sessions speak for the next one with the same evidence


def _alike(drafts: Sequence[Draft], likelihoods: Sequence[float], seen: Sequence[Features]) -> list[float]:
    """What a heading is believed to be for siblings that show the same: names below, names behind a dash."""
    keys = [_evidence(draft, own) for draft, own in zip(drafts, seen, strict=True)]
    sure: dict[tuple[object, ...], int] = defaultdict(int)
    for key, p in zip(keys, likelihoods, strict=True):
        if key is not None and p >= _EVIDENT:
            sure[key] += 1
    found = Counter(key for key in keys if key is not None)
    return [
        _EVIDENT
        if key is not None
        and (
            sure[key] >= (max(_ALL_ALIKE, found[key] / 2) if "paper" in key else _ALIKE)
            or (found[key] >= _ALL_ALIKE and ("below" in key or "lead" in key))
        )
        else 0.0
        for key in keys
    ]


def _evidence(draft: Draft, own: Features) -> tuple[object, ...] | None:
    """Where a heading stands and what names people there; ``None`` when nothing does."""
    block, best = draft.block, draft.best
    if _is_paper(draft):
        return ("paper",)
    evening = block.kind is BlockKind.ITEM and own["a_some_day"] and own["named"] and best is not None
    lead = best is not None and best.pattern in _IN_LEAD and best.likelihood >= _SURELY_NAMED
    if not evening and not lead and block.kind is not BlockKind.HEADING:
        return None  # most lines
    if own["minutes"] or own["section"] or is_role(draft.facts.rest):
        return None
    if evening and best is not None:
        return ("item", best.pattern.partition(":")[0])  # of several evenings, each with its list
    if lead and best is not None:
        return None if is_role(best.title) or is_organisation(best.title) else ("lead", best.pattern)
    if own["under_names"] and draft.under.speaker_offset is not None:
        return (block.parent, block.depth, "below", draft.under.speaker_offset)
    if "," in draft.facts.rest and _stands_above_title(draft):
        return (block.parent, block.depth, "below")
    if best is not None and best.title and best.likelihood >= _NAMED:
        pattern = best.pattern.partition(":")[0]
        sure = best.likelihood >= _SURELY_NAMED  # at whatever level its author put it
        return (pattern,) if sure else (block.parent, block.depth, pattern)
    return None


def _is_paper(draft: Draft) -> bool:
    """An item that is a title in quotes and whoever gives it: ``"Slow looms", Ana Prieto, Globex``."""
    if draft.block.kind is not BlockKind.ITEM or draft.facts.rest[:1] not in _QUOTES:
        return False
    return any(one.pattern == "quoted:after" and one.likelihood >= _OF_PAPER for one in draft.splits)


_OF_PAPER = 0.75  # likelihood of the names


def _stands_above_title(draft: Draft) -> bool:
    """Whether a heading may be a name and its firm, and the line below a title: ``Ana Prieto, Globex``."""
    title = line_below(draft) or ""
    named = any(not split.title and split.likelihood >= _NAMED for split in draft.splits)
    return named and " " in title and not is_role(title)


# Of a paragraph: "**Slow looms (Ada Pike).** She showed …", "**Ada Pike, Slow looms.** She showed …".
# Or of its first line, in bold, and a second one in italics: "**Slow looms**", "*Ada Pike*".
_IN_LEAD = ("bracket:inside", "lead:first", "lead:last", "line:italic")
_VETOED = 0.1
_REMARK = re.compile(r"<[^<>\s]{1,24}>\s")  # of a chat: "<ana> nobody has the key"
_STAMP = re.compile(r"\W*\d{1,2}:\d\d:\d\d\b")  # no programme counts seconds
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _ceiling(draft: Draft, own: Features) -> float:
    """What a draft is believed to be at most: headings of minutes and sections are no sessions."""
    facts, block = draft.facts, draft.block
    if own["minutes"] and facts.span is None:
        return _VETOED
    if own["first"] and facts.span is None and (is_report(facts.whole) or is_attended(draft)):
        return _VETOED
    if own["first"] and _YEAR.search(facts.whole) and not (facts.span or own["named"] or own["under_names"]):
        return _VETOED  # the event
    if facts.span is not None and facts.kind is None and is_hour(facts.rest):
        return _VETOED  # "9:15 AM"
    if is_when(facts):
        return _VETOED  # "Tuesday, May 14, 9:15 AM - 10:00 AM"
    if _is_saying(draft, own):
        return _VETOED
    has_head = draft.columns is not None and draft.columns.head is not None
    if facts.front and not has_head and _STAMP.match(block.text):
        return _VETOED  # of a chat or a film
    if facts.rest[:1] == "<" and _REMARK.match(facts.rest):
        return _VETOED
    if facts.span is None and is_step(block.text):
        return _VETOED  # "Step 1 — Install"
    if facts.rest.startswith(ADDRESS) and " " not in facts.rest.strip():
        return _VETOED
    hours = draft.columns is not None and draft.columns.hours
    told = hours or own.get("h_title") or own.get("h_speaker") or own.get("h_timed")
    if own.get("h_headed") and not told and not _is_below_day(draft, own):
        return _VETOED  # a table of boats and their winners
    heads = draft.columns.heads if draft.columns is not None and not own.get("h_timed") else ()
    if tells_of_tasks(heads) or tells_of_conferences(heads):
        return _VETOED
    if facts.span is None and (own["a_people"] or _is_somebody(draft)):
        return _VETOED  # "Speakers", and who they are
    if own["repeated"] and not (own["named"] or own["under_names"] or own["under_time"] or own["pause"]):
        return _VETOED  # "Takeaways" of each talk
    if own["section"] and facts.span is None and not (own["named"] or own["under_names"]):
        return _VETOED
    if own["section"] and facts.span is None and names_hosts(block.text):
        return _VETOED
    headed = block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    part = facts.span is None and facts.day is not None and facts.day.part
    if headed and part and chair_in_brackets(facts.whole):
        return _VETOED  # "Morning session (chair: Ana Prieto)"
    if headed and facts.span is None and names_sessions(facts.whole) and kind_alone(facts.rest) is None:
        return _VETOED  # "Contributed talks and posters"
    return 1.0


def _is_below_day(draft: Draft, own: Features) -> bool:
    """Whether a cell below a day says when, or of what and who: "9:00 Coffee", "Slow looms (Ana Prieto)"."""
    below = draft.columns is not None and bool(day_columns(draft.columns.heads))
    return below and bool(draft.facts.front or own["named"])


_FEW_NAMED = 0.6  # share of the items of a list that name somebody


def _is_saying(draft: Draft, own: Features) -> bool:
    """Words in quotes and who said them, in a list of remarks: ``"Measure the river" - Ilse Grau``."""
    best = draft.best
    if draft.block.kind is not BlockKind.ITEM or best is None or best.pattern != "quoted:after":
        return False
    plain = draft.facts.span is None and draft.facts.kind is None and not draft.labelled
    whole = draft.facts.rest[:1] in _QUOTES and plain
    return whole and own["g_size"] > 1 and own["g_named"] < _FEW_NAMED


_QUOTES = ('"', "“", "«", "„")
_SOMEBODY, _LONGEST_JOB = 0.85, 5  # likelihood of the names; words of what they do


def _is_somebody(draft: Draft) -> bool:
    """An item that is a person and what they do: ``Ana Prieto - CTO - Globex``."""
    if draft.block.kind is not BlockKind.ITEM:
        return False
    whole = any(not split.title and split.likelihood >= _SOMEBODY for split in draft.splits)
    jobs = (split.title for split in draft.splits if len(split.title.split()) <= _LONGEST_JOB)
    return whole and any(is_role(job) for job in jobs)


#: Likelihood of a heading, or a line on its own, with a time in front and a name behind, in whatever file.
_EVIDENT = 0.6
_NAMED = 0.5  # likelihood from which names count here
_SURELY_NAMED = 0.9
_TOGETHER = ("line:above", "line:below")
_OWN_KINDS = (Kind.KEYNOTE, Kind.PANEL)


def _is_plain(best: Split | None) -> bool:
    """Whether names surely stand behind a title: in brackets, behind a dash, a bar or "by"."""
    if best is None or not best.title or best.likelihood < _SURELY_NAMED:
        return False
    return best.pattern in _PLAIN_PATTERNS


_PLAIN_PATTERNS = frozenset(
    {"bracket", "dash:last", "bar:last", "by", "quoted:after", "emphasis:names:before", "strong:names:before"}
)


def _floor(draft: Draft, own: Features) -> float:
    """What a draft is believed to be at least, by its own words."""
    facts, best, block = draft.facts, draft.best, draft.block
    if own["pause"] and (facts.front or draft.under.time) and block.kind is not BlockKind.ITEM:
        return _EVIDENT  # "12:30 Lunch"
    if (
        facts.span
        and own.get("h_timed")
        and (own.get("h_title") or (own.get("h_speaker") and not own["only_names"]))
        and facts.rest.strip()
    ):
        return _EVIDENT  # a row of a table whose heads say that it is a programme
    if draft.labelled and best is not None and best.pattern == "field":
        return _EVIDENT  # "Title: …" beside "Speaker: …"
    if best is not None and best.pattern in (titles_in_next_rows.PATTERN, titles_over_names.PATTERN):
        return _EVIDENT  # "9:00 | Ana Prieto" above "Slow looms", "Slow looms" above "Ana Prieto"
    if best is not None and best.pattern == "label" and best.title and best.likelihood >= _SURELY_NAMED:
        return _SURELY_NAMED  # "Title. Speaker: Ana Prieto"
    heads = block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    if block.kind is BlockKind.HEADING and _is_plain(best) and not (own["minutes"] or own["section"]):
        return _EVIDENT  # "Growing backends (Jana Pinkova)"
    if own["a_group"] and block.kind is BlockKind.HEADING and not (own["minutes"] or own["section"]):
        return _EVIDENT  # a heading below "Lightning talks"
    if heads and facts.kind in _OWN_KINDS and not own["repeated"] and kind_alone(facts.rest):
        return _EVIDENT  # "Keynotes:"
    said = facts.kind is not None  # "TALK 2: Title -- Ana Prieto" among remarks that bear the clock, too
    alone = heads or (block.kind is BlockKind.LINE and (block.lines == 1 or said))
    named = best is not None and bool(best.title) and best.likelihood >= _NAMED
    together = (one.pattern in _TOGETHER and one.likelihood >= _NAMED for one in draft.splits)
    if draft.joined > 1 and facts.span is not None and any(together):
        return _EVIDENT  # hour, title and names, each on a line of its own
    if draft.columns is not None and own.get("h_title") and tells_of_talks(draft.columns.heads):
        return _EVIDENT  # a row of "Conference | Talk | Date"
    return _EVIDENT if alone and facts.front and named and not is_minutes(facts.rest) else 0.0
