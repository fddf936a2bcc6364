"""Who speaks for whom, where a cell or a line of its own says it: "Company: Globex"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.people.affiliations import affiliation_of
from summitnotes.findings.sessions.splits import Split
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
