"""Who speaks for whom, where a cell or a line of its own says it: "Company: Globex"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.people.affiliations import affiliation_of, is_organisation
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.records.model import Speaker

_BETWEEN = (re.compile(r"\s*[;\v\n]\s*"), re.compile(r"\s+/\s+"), re.compile(r"\s*,\s*"))


def with_employers(split: Split, said: str | None) -> Split:
    """Names with the employers that ``said`` lists."""
    if not said:
        return split
    return replace(split, speakers=employed(split.speakers, said))


def employed(speakers: Sequence[Speaker], said: str) -> tuple[Speaker, ...]:
    """Those who speak with what ``said`` names: an employer of each, or one of all; who has one keeps it."""
    if not said:
        return tuple(speakers)
    several = (
        found for between in _BETWEEN if len(found := between.split(said.strip())) == len(speakers) > 1
    )
    listed = next(several, [said] * len(speakers))
    return tuple(
        one if one.affiliation else replace(one, affiliation=affiliation_of(" ".join(text.split())))
        for one, text in zip(speakers, listed, strict=True)
    )


def is_employer_line(line: str) -> bool:
    """Whether a line below names says for whom they speak: "Backhaus Nord", where no word is a first name."""
    words = [word for word in line.split() if not word.islower()]
    if not 0 < len(words) <= _LONGEST or 2 * len(words) <= len(line.split()) or _NO_HOUSE.search(line):
        return False
    if line.lstrip()[0] != words[0][0] or line.lstrip()[0] == "&":
        return False  # "and Kofi Adjei"
    people = read_people(line)
    if people is None or is_organisation(line):
        return people is None or all(one.affiliation is None for one in people.speakers)
    return people.likelihood < _SURE and not any(known(fold_name(word)).given for word in words)


_LONGEST = 6  # words that are not in small letters
_SURE = 0.8  # likelihood of a name
_NO_HOUSE = re.compile(r"^\W*\d|[,;:@?!()\[\]#]|\s[-–—|/]\s|\.\s|[a-zß-öø-ÿ]{4}\.$")
