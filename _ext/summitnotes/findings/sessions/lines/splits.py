"""The ways in which the words of a block part into a title and those who speak, with who they name.

One block alone often cannot say whether "IPv6: the year, really" is a name with a title. So nothing is
decided here: each way is a ``Split`` with the pattern that made it, and whoever reads the whole file sees
which pattern its clear blocks agree on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Run
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.first_looks import names_nobody
from summitnotes.findings.people.folding import fold_name, only_words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import LABELLED
from summitnotes.findings.people.profiles import is_profile
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.beside_titles import EDGE
from summitnotes.findings.sessions.lines.ways import (
    CAPITAL,
    CLOSING,
    may_part,
    runs_within,
    stripped_title,
    ways_of,
)
from summitnotes.records.model import Speaker

_ARTICLES = words("people/articles")
_LONGEST = 400  # characters; what is longer is prose


@dataclass(frozen=True, slots=True)
class Split:
    """One way to read a block; the offsets are those of the text it was made from."""

    pattern: str  # such as "dash:last": title, dash, names
    title: str  # as written; empty when the block is nothing but names
    who: str  # the words that may be names
    speakers: tuple[Speaker, ...]
    likelihood: float  # 0 to 1, that ``who`` names people and nothing else


def splits_of(text: str, runs: Sequence[Run] = (), begin: int = 0, stop: int | None = None) -> list[Split]:
    """The ways to read ``text[begin:stop]``; without a name anywhere the list is empty."""
    stop = len(text) if stop is None else stop
    part = text[begin:stop]
    if not part.strip(EDGE) or (len(part) > _LONGEST and not _has_authors(part)):
        return []
    if not runs and _says_nothing(part):
        return []
    found: dict[tuple[str, str], Split] = {}
    for pattern, title, who in ways_of(part, runs_within(runs, begin, stop)):
        low = pattern in _LOW_PLACES and 1 < len(who.split()) <= _LOW_NAMES and _is_low(part, who)
        people = read_people(who, _expected(pattern, title)) if low or _may_name(who) else None
        likelihood = people.likelihood if people else 0.0
        if (people is None or not people.speakers) and pattern.partition(":")[0] in _PLAIN:
            # Whoever stands there may be nobody we know: a handle, a nickname. Their siblings will tell.
            people = read_people(who, expected=0.9) if 0 < len(who.split()) <= 4 and len(who) < 40 else None
            likelihood = min(_UNKNOWN, people.likelihood) if people else 0.0
        if people is None or not people.speakers or fold_name(title) in _ARTICLES:
            continue  # "The Keynote of Nowhere"
        split = Split(pattern, stripped_title(title), who, people.speakers, likelihood)
        found.setdefault((split.title, who.strip(EDGE)), split)
    return _chosen(list(found.values()), text, runs) if found else []


_ADDRESS = re.compile(r"https?://\S+")  # "Ana Prieto: Looms (https://looms.example)"


def _chosen(splits: list[Split], text: str, runs: Sequence[Run]) -> list[Split]:
    """The splits as sure as links to people's pages make them, without those that name nobody new."""
    profiles = {text[run.begin : run.stop] for run in runs if is_profile(run.target)}
    splits = [_with_profile(one) if one.who in profiles else one for one in splits] if profiles else splits
    splits = [_with_panel(one) if one.pattern == "label" and one.title else one for one in splits]
    splits = [one for one in splits if not _cuts_title(one, splits)] if ": " in text else splits
    splits = [one for one in splits if not _ADDRESS.fullmatch(one.title)] if "://" in text else splits
    listed = any(map(_is_list, splits))
    splits = _without_houses(splits) if _TWO_DASHES.search(text) else splits
    return [one for one in splits if not _is_nick(one, splits) and not (listed and _within_list(one))]


def _house_behind_job(split: Split) -> str | None:
    """The firm of one who is all of a text: "Ana Prieto - Head of Ropes - Globex" has no title."""
    if split.title or len(split.speakers) != 1 or split.likelihood < _SURE:
        return None
    _name, *job = _PARTED.split(split.who)[:-1] or [""]
    return split.speakers[0].affiliation if any(map(is_role, job)) else None


_PARTED = re.compile(r"\s+[-–—|]\s+")
_TWO_DASHES = re.compile(r"\s[-–—|]\s.+\s[-–—|]\s")


def _without_houses(splits: Sequence[Split]) -> list[Split]:
    houses = {house for one in splits if (house := _house_behind_job(one)) is not None}
    return [one for one in splits if one.title not in houses]


def _cuts_title(split: Split, others: Iterable[Split]) -> bool:
    """Whether a title has a colon of its own, and a split takes what is before it for more of the names.

    "Ana Prieto: Knots: how to tie them": nobody else is named by "Ana Prieto: Knots".
    """
    if not split.pattern.startswith("colon:"):
        return False
    if split.pattern == "colon:first" and split.title[:1].islower():
        return any(_is_cut_by(split, other) for other in others)
    if ": " not in split.who:
        return False
    name, _, said = split.who.partition(": ")
    firm = (
        is_organisation(said) and fold_name(said.split()[0]) not in _ARTICLES
    )  # "The Rope Group" is a title
    return not firm and any(
        other.pattern == "colon:first"
        and other.who.strip(EDGE) == name.strip(EDGE)
        and other.title
        and other.likelihood >= _SURE
        for other in others
    )


def _is_cut_by(split: Split, other: Split) -> bool:
    """Whether a colon stands inside the title behind a dash: "Ana Prieto - Knots: how to tie them"."""
    if other.pattern != "dash:first" or other.likelihood < _SURE:
        return False
    return other.title != split.title and other.title.endswith(split.title)


_LIST, _SURE = 4, 0.75  # people of a list that is nothing else; its likelihood


def _is_list(split: Split) -> bool:
    many = len(split.speakers) >= _LIST or (len(split.speakers) > 1 and ";" in split.who)
    return not split.title and many and split.likelihood >= _SURE


def _within_list(split: Split) -> bool:
    """Whether a cut only parts a list: "Ana Prieto, Kofi Adjei; Mei Tan" has no title."""
    return bool(split.title) and split.pattern.partition(":")[0] in ("comma", "semicolon")


def _with_profile(split: Split) -> Split:
    """Words that lead to somebody's own page are a name: ``[Ana Prieto](https://mastodon.example/@ana)``."""
    people = read_people(split.who, _PROFILED)
    return replace(split, likelihood=people.likelihood) if people is not None and people.speakers else split


def _with_panel(split: Split) -> Split:
    """``Title? With Ana Prieto, Kofi Adjei. Moderator: Mei Tan``: those before the label speak, too."""
    before = [one for one in splits_of(split.title) if one.title and one.pattern in _BEFORE_LABEL]
    panel = max(before, key=lambda one: one.likelihood, default=None)
    if panel is None or panel.likelihood < _OF_PANEL or len(panel.speakers) < _LEAST_PANEL:
        return split
    speakers = {one.name: one for one in (*panel.speakers, *split.speakers)}
    return replace(split, title=panel.title, speakers=tuple(speakers.values()))


_BEFORE_LABEL = frozenset({"with", "by", "bracket", "dash:last", "bar:last"})
_OF_PANEL, _LEAST_PANEL = 0.7, 2  # likelihood of names before "Moderator:"; so many of them make a panel


def _is_nick(split: Split, others: Iterable[Split]) -> bool:
    """Whether brackets hold but another name of those before them: "Title - 王小明 (Paul Wang)"."""
    called = f"({split.who})"
    return split.pattern == "bracket" and any(
        other.who.endswith(called)
        and other.likelihood >= split.likelihood / 2
        and (name := other.speakers[-1].name).lower() == name.upper()
        for other in others
    )


def _says_nothing(part: str) -> bool:
    """A first look: words alone that nothing parts, and that are no names as a whole; most lines."""
    return only_words(part) and names_nobody(part) and not may_part(part)


def _is_low(part: str, who: str) -> bool:
    """Whether names may be in small letters: the author writes all so, or a first name begins them."""
    return who.islower() and (part.islower() or known(fold_name(who.split()[0])).given >= _WELL_KNOWN)


_WELL_KNOWN = 2  # a first name of several countries


def _expected(pattern: str, title: str) -> float:
    """How likely a name is behind words in quotes and "by": nothing else follows them."""
    if pattern == "label":
        return LABELLED
    if pattern == "by" and title.strip()[-1:] in CLOSING:
        return _BEHIND_QUOTES
    return _LINKED if pattern.startswith("link:names") and title.strip(EDGE) else 0.0


_BEHIND_QUOTES, _LINKED, _PROFILED = 0.45, 0.2, 0.6
_LOW_PLACES = frozenset({"bracket", "dash:last", "slash:last", "bar:last"})
_LOW_NAMES = 4  # words of names in small letters
#: Patterns that show without doubt which words are the title.
_PLAIN = frozenset({"quoted", "strong", "emphasis"})
_UNKNOWN = 0.25  # likelihood of names of which no word is known


def _has_authors(part: str) -> bool:
    """Whether a long text may end with the many authors of a paper, in brackets."""
    return part.rstrip()[-1:] == ")" and part.count(",") >= _AUTHORS


_AUTHORS = 9  # commas in a list of the many who wrote a paper
#: More words than a list of people has, unless so many commas part them.
_SENTENCE = re.compile(rf"(?!(?:[^,]*,){{{_AUTHORS}}})(?:\S+\s+){{30}}\S")


def _may_name(who: str) -> bool:
    """Whether it is worth asking: something in it has a capital or a handle, and it is no sentence."""
    return bool(who.strip(EDGE)) and bool(CAPITAL.search(who)) and not _SENTENCE.match(who)
