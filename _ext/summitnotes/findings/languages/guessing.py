"""English or French? A vote of the words that only one of the two uses all the time."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words

_VOICES = {"en": words("languages/stop_words_en"), "fr": words("languages/stop_words_fr")}
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_LEAST_VOTES = 3
_LONGEST = 20_000  # characters that are counted


def guess_language(text: str) -> tuple[str | None, float]:
    """(``"en"`` or ``"fr"``, confidence 0 to 1), or ``(None, 0.0)`` for little or mixed text."""
    tokens = _WORD.findall(text[:_LONGEST].casefold().replace("’", "'"))
    votes = {language: sum(map(voices.__contains__, tokens)) for language, voices in _VOICES.items()}
    total = sum(votes.values())
    winner = max(votes, key=lambda language: votes[language])
    if votes[winner] < _LEAST_VOTES or votes[winner] < 0.08 * len(tokens):
        return None, 0.0
    share = votes[winner] / total
    return (winner, round(share, 3)) if share >= 0.7 else (None, 0.0)
