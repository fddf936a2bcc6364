"""Names that a file's name hints at, as the text spells them: "2019-bakecamp" -> "BakeCamp 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.events.names.folder_titles import CODE
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Outline

_SLUG = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)+")
_READ = 600  # characters of a block, and blocks, in which a name is looked for
_BLOCKS = 400
_LEAST = 6  # letters of a hint
_PART = 3  # letters of a word that is cut short: "conf"
_MOST = 6  # words of a name
_TOKEN = re.compile(r"[^\W_]+(?:['’&+.#-][^\W_]+)*")
_BEHIND = re.compile(r"\s+(?:#?\d{1,3}|(?:19|20)\d\d)(?!\w|[.:-]\d)")


def is_slug(title: str) -> bool:
    """Whether a title is the name of a folder or file and no words: "2019-bakecamp-midwest"."""
    joined = "-" in title or "_" in title
    return joined and title == title.lower() and _SLUG.fullmatch(title) is not None


def spelled_names(hint: str, outline: Outline) -> Iterator[str]:
    """The words of the text whose letters are those of ``hint``, with the number or year behind them."""
    parts = [part for part in re.split(r"[\W\d_]+", fold(hint)) if part]
    told = [part for part in parts if part not in words("events/sheet_words")]
    letters = "".join(told)
    if len(letters) < _LEAST or CODE.fullmatch(hint):
        return
    for text in (block.text[:_READ] for block in outline.blocks[:_BLOCKS]):
        if is_slug(text.strip()) or letters[:_LEAST] not in re.sub(r"[\W\d_]+", "", fold(text)):
            continue
        tokens = list(_TOKEN.finditer(text))
        for number, first in enumerate(tokens):
            if first[0][:1].isupper() and (last := _reaches(letters, tokens[number : number + _MOST])):
                year = _BEHIND.match(text, last.end())
                yield text[first.start() : year.end() if year else last.end()]


def _reaches(letters: str, tokens: list[re.Match[str]]) -> re.Match[str] | None:
    """The token with which the letters of a hint end; its own may go on, as in "conf" for "conference"."""
    rest = letters
    for token in tokens:
        word = re.sub(r"[\W\d_]+", "", fold(token[0]))
        if not rest.startswith(word):
            return token if word.startswith(rest) and len(rest) >= _PART else None
        rest = rest[len(word) :]
        if not rest:
            return token
    return None
