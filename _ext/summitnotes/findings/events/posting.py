"""Days of the front matter in words, and whether the day of a file's name or first line is that of a post."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from summitnotes.findings.dates.calendar_words import base_language, number_of, words_of
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.completing import Days, day_of_text
from summitnotes.findings.events.marks import named_day
from summitnotes.findings.events.mentions import Mention, of_several_days
from summitnotes.findings.events.resolving import Resolver
from summitnotes.findings.events.words import label_role
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.records.frontmatter import FrontMatter, field_of
from summitnotes.records.model import Precision

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


def days_of_matter(matter: FrontMatter, language: str | None, resolver: Resolver) -> Days | None:
    """The days of the event by its front matter in words: of a key for them, or a stretch of days.

    Or the day of ``date``, beside which a key of its own says the hour: who publishes says none.
    """
    said = days_in_words(matter, "start", language, resolver)
    written = days_in_words(matter, "date", language, resolver)
    if written is None and _says_hour(matter) and (day := day_of_text(matter.date)) is not None:
        written = day, day
    several = written is not None and written[0] != written[1]
    return said or (written if several or _says_hour(matter) else None)


def _says_hour(matter: FrontMatter) -> bool:
    """Whether a key says an hour of the event and nothing else: ``time: 19:00``, ``start_time: "09.00"``."""
    for key, value in matter.rest:
        span = read_time_at(value) if len(value) <= _LONGEST_HOURS else None
        if span is not None and span.stop == len(value) and not _OF_WRITING.search(key):
            return True
    return False


_LONGEST_HOURS = 24  # characters: "from 10:30 am to 12:30 pm"
_OF_WRITING = re.compile(r"publi|post|creat|updat|modif|mod(?:$|[_-])|build|reading", re.IGNORECASE)


def is_of_writing(
    named: dt.date, matter: FrontMatter, first: Sequence[Block], language: str | None, again: bool = False
) -> bool:
    """Whether the day in the name of a file is that of a post.

    A weekday in the ``first`` words ("the Friday session") makes it the day of the event. ``again``: the
    front matter says it, too, where other words say month or year of the event.
    """
    if _is_of_first_day(named, matter, language):
        return False
    if not is_post(matter) or again:
        return again
    weekdays = words_of(base_language(language)).weekdays
    words = re.findall(r"[^\W\d_]{4,}", " ".join(block.text for block in first))
    said = {number for word in words if (number := number_of(weekdays, word)) is not None}
    return said != {named.weekday()}


def _is_of_first_day(named: dt.date, matter: FrontMatter, language: str | None) -> bool:
    """Whether a post of the day ``named``, in its file's name and its front matter, is titled "…, Day 1".

    Who tells of the days of a conference one by one writes in the evening of each.
    """
    found = named_day(matter.title, language) if matter.title else None
    return (
        found is not None and found[0].ordinal == 1 and named == day_of_text((matter.date or "")[:_ISO_DAY])
    )


def with_day_of_post(mentions: list[Mention], outline: Outline) -> tuple[list[Mention], int | None]:
    """The mentions, that of the first line ``posted`` where it is the day of an article; and its block.

    Above words that announce days with an hour, or under headings, stands the full date of the page: those
    days are later, and as it says the year, they say none.
    """
    first = mentions[0] if mentions else None
    day = first.date.start if first is not None and first.block.index == 0 and not first.role else None
    if first is None or day is None or first.date.precision is not Precision.DAY:
        return mentions, None
    if of_several_days(first.date) or not _is_alone(first):
        return mentions, None
    announced = [one for one in mentions[1:] if one.role in ("", "when") and _stands_out(one)]
    above = outline.blocks[1 : announced[0].block.index] if announced else ()
    told = any(len(block.text) >= _PROSE for block in above)
    timed = any(read_time_at(block.text.lstrip(" *_-")) is not None for block in above)
    if not told or timed or not all(_is_later(one.date, day) for one in announced):
        return mentions, None
    when = {id(one) for one in announced if _has_hour(one)}
    rest = [replace(one, role="when") if id(one) in when else one for one in mentions[1:]]
    return [replace(first, role="posted"), *rest], first.block.index


_PROSE = 80  # characters of a paragraph that is no title
_SOON = 3  # days after which a day is none of those that the first line begins
_ISO_DAY = len("2024-05-03")  # an hour may stand behind it
_OPENING = 14  # characters before a day in a sentence: "Am Montag, 19. Mai, um 19 Uhr"


def _is_alone(mention: Mention) -> bool:
    text, date = mention.block.text, mention.date
    return not (text[: date.begin] + text[date.stop :]).strip(" .,;:|–—-*_")


def _stands_out(mention: Mention) -> bool:
    """Whether a day is a heading, or one with an hour behind it."""
    begin = mention.date.begin
    return begin <= 1 if mention.block.kind is BlockKind.HEADING else begin <= _OPENING and _has_hour(mention)


def _has_hour(mention: Mention) -> bool:
    behind = mention.block.text[mention.date.stop :].lstrip(" ,;:|–—-(")
    return read_time_at(behind) is not None


def _is_later(date: DateFinding, day: str) -> bool:
    """Whether a date without a year is some days after ``day`` (ISO 8601) in its year."""
    if date.start is not None or date.month_day is None:
        return False
    try:
        later = dt.date.fromisoformat(f"{day[:4]}-{date.month_day.removeprefix('--')}")
    except ValueError:
        return False
    return (later - dt.date.fromisoformat(day)).days >= _SOON
