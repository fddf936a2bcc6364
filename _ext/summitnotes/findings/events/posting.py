"""Days of the front matter in words, and whether a file is named after the day of a post."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from summitnotes.findings.dates.calendar_words import base_language, number_of, words_of
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.events.completing import Days
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.events.words import label_role
from summitnotes.findings.outline.blocks import Block
from summitnotes.records.frontmatter import FrontMatter, field_of

_POSTS = frozenset({"post", "posts", "article", "blog", "blogpost", "news"})


def is_post(matter: FrontMatter) -> bool:
    """Whether the front matter says that a file is an article of a site."""
    return (matter.written("layout") or "").strip().lower() in _POSTS


def days_in_words(matter: FrontMatter, field: str, language: str | None, resolver: Resolver) -> Days | None:
    """The days in words of a key for ``date`` (of writing) or ``start``: "12–13 April 2019"."""
    for key, value in matter.rest:
        known = field_of(key) or ("start" if label_role(key.replace("_", " ")) == "when" else None)
        for date in find_dates(value, language) if known == field else ():
            if days := resolver.written(date):
                return days
    return None


def is_named_after_post(
    named: dt.date, matter: FrontMatter, first: Sequence[Block], language: str | None
) -> bool:
    """Whether the day in the name of a file is that of a post.

    A weekday in the ``first`` words ("the Friday session") makes it the day of the event.
    """
    if not is_post(matter):
        return False
    weekdays = words_of(base_language(language)).weekdays
    words = re.findall(r"[^\W\d_]{4,}", " ".join(block.text for block in first))
    said = {number for word in words if (number := number_of(weekdays, word)) is not None}
    return said != {named.weekday()}
