"""The names that a sentence goes on with behind a word such as "by", "welcome" or "was"."""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.reading import read_people
from summitnotes.records.model import Speaker

_JOINTS = words("people/joining_words")
_ARTICLES = frozenset("das den der die dem la las los el les le il het o a as os".split())  # noqa: SIM905
#: Words of names with what their owners do.
LONGEST_NAMES = 12
#: Likelihood of names inside a sentence.
SURE = 0.65
#: How likely a name is behind the word for a talk and "by".
EXPECTED = 0.15
STOPS = ",.;:!?"

People = tuple[Speaker, ...]


def sure_people(text: str, least: float, expected: float = 0.0) -> People:
    """Whom a text names with a likelihood of ``least`` at least."""
    people = read_people(text, expected)
    return people.speakers if people is not None and people.likelihood >= least else ()


def following(tokens: Sequence[str], start: int) -> People:
    """The longest list of names that begins at a word."""
    if start >= len(tokens) or not tokens[start][:1].isupper():
        return ()
    best: People = ()
    for end in range(start + 1, min(len(tokens), start + LONGEST_NAMES) + 1):
        last = tokens[end - 1]
        if fold_name(last) not in _JOINTS:
            best = sure_people(" ".join(tokens[start:end]).rstrip(STOPS), SURE, EXPECTED) or best
        if best and end < len(tokens) and _ends_names(tokens[start:end], tokens[end]):
            break
        if last[-1] in ".;:!?" and len(last) > 3 and not is_role(last):
            break
    return best


def _ends_names(named: Sequence[str], behind: str) -> bool:
    """Whether an article behind a surname is none of its particles: "zeigte Ana Prieto das Werkzeug"."""
    return len(named) > 1 and behind in _ARTICLES and not known(fold_name(named[-1])).given
