"""What the words beside a card say already, so that the card says only the rest."""

from __future__ import annotations

import re

from summitnotes.views.base import fold


def says(said: str, words: str | None) -> bool:
    """Whether folded text holds the words."""
    return bool(said and words) and fold(words or "") in said


def says_time(said: str, start: str | None) -> bool:
    """Whether a text holds the start of a talk (HH:MM), however its hours and minutes are parted."""
    if not said or not start:
        return False
    hours, _, minutes = start.partition(":")
    hour = int(hours)
    spelt = "|".join({f"{hour:02d}", str(hour), str((hour - 1) % 12 + 1)})
    return re.search(rf"(?<!\d)(?:{spelt})\s*[:.hH]?\s*(?:{minutes})?(?!\d)", said) is not None


def says_title(said: str, title: str) -> bool:
    """Whether a text holds the letters and digits of a title in one run that begins and ends with words.

    Line breaks and signs between them do not count. ``Ceph`` is not in "Cephh": that is a misspelling, and
    what it should be has to be shown. Digits of a footnote may stand at either end.
    """
    letters = "".join(filter(str.isalnum, title.casefold()))
    text = said.casefold()
    if not letters:
        return title in said
    places = [place for place, char in enumerate(text) if char.isalnum()]
    run = "".join([text[place] for place in places])
    start = run.find(letters)
    while start >= 0:
        first, last = places[start], places[start + len(letters) - 1]
        if not _goes_on(text, first, first - 1) and not _goes_on(text, last, last + 1):
            return True
        start = run.find(letters, start + 1)
    return False


def _goes_on(text: str, edge: int, beyond: int) -> bool:
    """Whether the word that ends at ``edge`` goes on beyond; scripts without capitals part no words."""
    if not 0 <= beyond < len(text):
        return False
    inside, outside = text[edge], text[beyond]
    if inside.isdigit():
        return outside.isdigit()
    return all(char.upper() != char for char in (inside, outside))
