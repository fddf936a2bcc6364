"""What the siblings of a session say of where its names stand.

Where most sessions of a list have their names behind the dash, the one with "Aparecida" behind it has, too.
Each block alone says how likely it is that a pattern (``dash:last``) cuts a title from names; its siblings
say how often that pattern does so in this file. Both are put together as odds, as if they knew nothing of
each other. Siblings only speak for names, never against them: nobody knows why the others have none.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from summitnotes.findings.outline.blocks import BlockKind
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.scoring import known_parts
from summitnotes.findings.sessions.choosing.pruning import BELIEVED
from summitnotes.findings.sessions.drafting.draft import Draft, is_pause, line_below
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.lines.ways import stripped_title, ways_of
from summitnotes.findings.sessions.words.kinds import kind_prefix

#: How often a pattern cuts off names where nobody has looked yet; it weighs as much as one sibling.
_BASE = 0.2
_MOST = 2.2  # logarithm of the odds that siblings add at most
#: Rate from which, and number of siblings with which, names that no list knows are looked for.
_CLEAR_RATE, _CLEAR_COUNT = 0.55, 2
_ODD = 0.2  # likelihood of such names alone
_ODD_WORDS, _ODD_LETTERS = 4, 80  # words of a name; letters with an employer behind it


@dataclass(slots=True)
class _Seen:
    """How a pattern fares in a group of sessions."""

    count: int = 0  # sessions in which it cuts anything
    likelihoods: float = 0.0  # the sum of those of names
    surnames: int = 0  # in how many it cuts off one word that is a surname


@dataclass(slots=True)
class Siblings:
    """The sessions of a file, by their groups (``Draft.group``) and the patterns in them."""

    _groups: Mapping[object, Mapping[str, _Seen]] = field(default_factory=dict)
    _titled_below: Collection[object] = ()  # groups of names with a title on the line below
    _named: float = 0.0  # share of all sessions of the file that name somebody

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Siblings:
        groups: dict[object, dict[str, _Seen]] = defaultdict(lambda: defaultdict(_Seen))
        for draft in drafts:
            if is_pause(draft):
                continue
            own = _likelihoods(draft)
            for pattern in {*own, *(way[0] for way in _ways(draft))}:
                seen = groups[draft.group][pattern]
                seen.count += 1
                seen.likelihoods += own.get(pattern, 0.0)
            for pattern in {split.pattern for split in draft.splits if _is_surname(split.who)}:
                groups[draft.group][pattern].surnames += 1
        return cls(groups, _titled_below(drafts), _share_named(drafts))

    def title_below(self, draft: Draft) -> str | None:
        """The first line below a heading that is a name, where the others of its group have a title there."""
        return line_below(draft) if not self._groups or draft.group in self._titled_below else None

    def names_somebody(self, draft: Draft) -> bool:
        """Whether it is only by its siblings that a draft names somebody beside its title."""
        split = self.choose(draft)
        if split is None or not split.title or split.likelihood >= BELIEVED:
            return False
        rate, others = self._rate(split.pattern, 0.0, draft)  # which this one is not among
        return rate >= _CLEAR_RATE and others + 1 >= _CLEAR_COUNT

    def choose(self, draft: Draft) -> Split | None:
        """The way to read a draft that its words and its siblings agree on; None when no name is believed."""
        own = _likelihoods(draft)
        rated = [
            (self._rate(split.pattern, own[split.pattern], draft)[0], split)
            for split in draft.splits
            if _may_be(split, draft)
        ]
        believed = [(rate, split) for rate, split in rated if _together(split.likelihood, rate) >= BELIEVED]
        rated = believed or [(rate, split) for rate, split in rated if self._in_named_file(split, rate)]
        if not rated:
            return self._odd(draft, own)
        whole = draft.facts.rest
        return max(rated, key=lambda one: (_rank(one[0], one[1], whole), len(one[1].title)))[1]

    def _rate(self, pattern: str, own: float, draft: Draft) -> tuple[float, int]:
        """How often the pattern cuts off names in the siblings, and in how many it cuts anything."""
        seen = self._groups.get(draft.group, {}).get(pattern)
        if seen is None:
            return _BASE, 0
        rate = (seen.likelihoods - own + _BASE) / seen.count
        lone = seen.surnames >= max(_LEAST_SURNAMES, _SURNAMES * seen.count)  # "Slow looms (Voss)"
        return (max(rate, _CLEAR_RATE) if lone else rate), seen.count - 1

    def _in_named_file(self, split: Split, rate: float) -> bool:
        """Whether first names name people where many sessions of the file name somebody, in any place."""
        if not split.title or self._named < _MANY_NAMED or split.likelihood < _LEAST_NAMED:
            return False
        firsts = [known(fold_name(one.name.partition(" ")[0])) for one in split.speakers]
        if not all(about.given and not about.word and not about.proper for about in firsts):
            return False
        return _together(split.likelihood, rate, _NAMED_FILE) >= BELIEVED

    def _odd(self, draft: Draft, own: Mapping[str, float]) -> Split | None:
        """Names that no list knows ("flauschi", "Old Pete"), where nearly all siblings have names."""
        if draft.under.speakers or not self._groups.get(draft.group):
            return None
        found: list[tuple[float, Split]] = []
        for pattern, title, who in _ways(draft):
            rate, count = self._rate(pattern, own.get(pattern, 0.0), draft)
            if count < _CLEAR_COUNT or rate < _CLEAR_RATE or not title.strip() or not _may_be_nickname(who):
                continue
            people = read_people(who, expected=0.9)
            if people is not None and people.speakers:
                found.append((rate, Split(pattern, stripped_title(title), who, people.speakers, _ODD)))
        return max(found, key=lambda one: one[0], default=(0.0, None))[1]


_MOSTLY = 0.75  # share of the names of a group that have a title below


_LEAST_SURNAMES, _SURNAMES = 2, 0.6  # of the siblings that a pattern cuts


def _is_surname(who: str) -> bool:
    """Whether a name is one word that lists know as a surname, and that means nothing."""
    about = known(fold_name(who)) if who.isalpha() and who[:1].isupper() else None
    return about is not None and about.family > 0 and about.word < _ORDINARY and not about.proper


_ORDINARY = 2  # from which a word is one of every day


def _titled_below(drafts: Sequence[Draft]) -> Collection[object]:
    named: dict[object, list[bool]] = defaultdict(list)
    for draft in drafts:
        if any(not split.title and split.likelihood >= BELIEVED for split in draft.splits):
            named[draft.group].append(line_below(draft) is not None)
    return {group for group, lines in named.items() if sum(lines) >= _MOSTLY * len(lines)}


def _likelihoods(draft: Draft) -> dict[str, float]:
    """Pattern -> the most that it makes of names here."""
    best: dict[str, float] = {}
    for split in draft.splits:
        best[split.pattern] = max(best.get(split.pattern, 0.0), split.likelihood)
    return best


def _ways(draft: Draft) -> Sequence[tuple[str, str, str]]:
    return ways_of(draft.facts.rest, draft.facts.runs)


def _may_be_nickname(who: str) -> bool:
    """A few words, one of which is no word of any language: a handle, a nickname, a name of one word."""
    tokens = who.partition("(")[0].strip(" *_[]").split()
    if not 1 <= len(tokens) <= _ODD_WORDS or len(who) > _ODD_LETTERS:
        return False
    abouts = [known_parts(fold_name(token), token) for token in tokens]
    return any(about.given or (about.word < 2 and not about.proper) for about in abouts)


def _together(likelihood: float, rate: float, more: float = 0.0) -> float:
    """How likely it is that words name people, by themselves and by how often they do so in their place.

    ``more``: logarithm of the odds that something else adds.
    """
    more += max(0.0, min(_MOST, _logit(rate) - _logit(_BASE)))
    return 1 / (1 + math.exp(-_logit(likelihood) - more)) if more else likelihood


# Share of named sessions; logarithm of the odds that they add, to words that are at least so likely.
_MANY_NAMED, _NAMED_FILE, _LEAST_NAMED = 0.35, 0.7, 0.35


def _share_named(drafts: Sequence[Draft]) -> float:
    """The share of the sessions of a file that surely name somebody, pauses apart."""
    talks = [draft for draft in drafts if not is_pause(draft)]
    named = sum(
        bool(draft.under.speakers) or any(split.likelihood >= BELIEVED for split in draft.splits)
        for draft in talks
    )
    return named / len(talks) if len(talks) > _CLEAR_COUNT else 0.0


def _logit(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


#: How plainly a pattern shows which words are the title, where several read the same names.
_PRIORS = {
    "column": 0.5, "field": 0.5, "label": 0.4, "lead": 0.3, "quoted": 0.2, "strong": 0.15,
    "link": 0.12, "emphasis": 0.1, "line": 0.1,
    "bracket": 0.1, "by": 0.08,
    "chain": 0.05, "with": -0.05, "comma": -0.12, "names": -0.15, "stop": -0.2,
}  # fmt: skip


_PARTED = re.compile(r"\s[-–—|]\s")
_AGREEMENT = 0.45  # what the agreement of all siblings adds where several ways are believed


def _rank(rate: float, split: Split, whole: str) -> float:
    """Of several ways that are believed: a longer list of names is read before a part of it."""
    more = 0.06 * (len(split.speakers) - 1) + 0.04 * any(speaker.affiliation for speaker in split.speakers)
    name = split.pattern.partition(":")[0]
    more -= 0.1 * split.who.count(",") if name == "comma" else 0.0  # "Name, Title, its second part"
    if name == "by" and _PARTED.search(split.who):
        more -= 0.2  # "Maps by Walkers for Walkers - Ana Prieto"
    if name == "colon" and (_is_title_behind_dash(split.who) or _is_title_behind_comma(split.who)):
        more -= 0.3  # "Ana Prieto - Slow looms in winter: what we learned"
    left = name == "bar" and "|" in split.title  # fields of a row of them that are neither
    before = whole[: max(0, whole.find(split.title))]
    if split.who not in before and not kind_prefix(before):
        left = left or bool(re.search(r"\w", before))  # "Every bug I closed with “works for me” (Ana)"
    prior = _PRIORS.get(name, 0.0) + min(0.25, more) - (0.2 if left else 0.0)
    return split.likelihood + _AGREEMENT * rate + prior


def _is_title_behind_dash(who: str) -> bool:
    """Whether what a dash parts from names is neither what somebody does nor for whom."""
    dash = _PARTED.search(who)
    return dash is not None and _may_be_title(who[dash.end() :])


def _is_title_behind_comma(who: str) -> bool:
    """… or what stands behind the first comma, with small words in it, as names have none."""
    said = who.partition(", ")[2]
    return any(map(str.islower, said.split())) and _may_be_title(said)


def _may_be_title(text: str) -> bool:
    said = text.split()
    small = sum(word.islower() for word in said)
    firm = is_organisation(" ".join(said)) and 2 * small < len(said)  # "Fenland University of Weaving"
    return len(said) > _LONGEST_FIRM and not firm and not is_role(" ".join(said))


_LONGEST_FIRM = 2  # words of an employer that no word shows as one
_JOB_PATTERNS = ("dash:first", "comma:first", "bar:first", "at:first", "chain:dash:first", "chain:bar:first")
_LONGEST_JOB = 8  # words


def _is_job(split: Split, draft: Draft) -> bool:
    """Whether what looks like a title is what somebody does: ``Ana Prieto - Dev Lead @ Globex``."""
    title = split.title
    if split.pattern not in _JOB_PATTERNS or len(title.split()) > _LONGEST_JOB:
        return False
    whole = any(not one.title and one.likelihood >= BELIEVED for one in draft.splits)
    if split.pattern == "comma:first" and is_organisation(title) and line_below(draft) is not None:
        return whole  # "Ana Prieto, Northern Ropes Group", and the title below
    return whole and (is_role(title) or " @ " in title or split.pattern == "at:first")


def _is_name_of(split: Split, draft: Draft) -> bool:
    """Whether a title is the first of several names behind a kind: "Micro talks: Ana Prieto, Kofi Mensah"."""
    if draft.facts.kind is None or not split.pattern.startswith("comma"):
        return False
    whole = [one for one in draft.splits if not one.title and one.likelihood >= _ALL_NAMES]
    return any(speaker.name == split.title for one in whole for speaker in one.speakers)


_ALL_NAMES = 0.8  # likelihood from which all words are names


def _may_be(split: Split, draft: Draft) -> bool:
    if split.title and (_is_job(split, draft) or _is_name_of(split, draft)):
        return False
    if split.title or draft.facts.kind is not None:
        return len(fold_name(split.title)) != 1
    return draft.block.kind in (BlockKind.HEADING, BlockKind.LABEL)
