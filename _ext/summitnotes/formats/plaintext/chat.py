"""The rule for logs of chats: who said something, and when, is no heading, and a mark before it no bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.formats.plaintext.lines import Find, Kind, Page

_CLOCK = r"\[?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?\]?"
#: ``10:02 < ada> hello``, ``10:03 * jon nods``, ``10:03 -!- zoe has joined``, ``10:00:01 From Ada : hello``.
_SAID = re.compile(
    rf"{_CLOCK}\s+(?:<[^<>]{{1,30}}>|-!-|\*|From\s).*|<[@+% ]?[\w\-|`\[\]]{{1,30}}>\s.*", re.IGNORECASE
)
#: ``--- Log opened Thu Jan 14``, as logs begin and end.
_LOG = re.compile(r"(?:---|\*\*\*)\s+\S")
#: ``Ada Brink  10:02 AM`` above what she wrote.
_SENDER = re.compile(rf"[^\W\d_][\w.'’\- ]{{1,40}}?\s{{1,4}}{_CLOCK}", re.IGNORECASE)
_FEWEST = 3  # such lines make a log


def said(page: Page) -> Iterator[Find]:
    """Lines of the log of a chat; names with a time of day, where three stand alone, name what is below."""
    open_ = list(page.open())
    lines = [index for index in open_ if _SAID.fullmatch(page.text(index))]
    if len(lines) >= _FEWEST and len(lines) * 2 > len(open_):
        for index in open_:
            if index in lines or _LOG.match(page.text(index)):
                yield Find(index, Kind.TEXT, 0.9)
    senders = [index for index in open_ if _SENDER.fullmatch(page.text(index))]
    if len(senders) >= _FEWEST:
        for index in senders:
            yield Find(index, Kind.LABEL, 0.9)
