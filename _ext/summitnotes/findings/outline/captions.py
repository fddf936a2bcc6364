"""Titles of tables that say the day of their rows."""

from __future__ import annotations

from docutils import nodes

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.dates.finding import find_dates
from summitnotes.findings.outline.texts import text_of

_LONGEST = 80  # characters


def day_of_caption(table: nodes.table) -> str:
    """The title of a table that begins or ends with a day ("Day 1", "Schedule - Monday, 8 November").

    Any other title ("Schedule") says nothing of the rows. Which language the file is in is not known here.
    """
    title = next((child for child in table.children if isinstance(child, nodes.title)), None)
    text = text_of(title)[0].strip() if title is not None else ""
    if not text or len(text) > _LONGEST:
        return ""
    begins, dates = read_day(text), find_dates(text)
    return text if (begins and begins[0].is_day) or (dates and dates[-1].stop == len(text)) else ""
