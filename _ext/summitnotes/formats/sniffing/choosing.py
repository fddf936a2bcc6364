"""Which format a notes file is written in.

In this order: event.yml says so; a suffix that decides, unless the text plainly shows another format; a
marker in the file; the best score. ``.txt`` says nothing: every format comes under that name.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitnotes.formats import MODULES
from summitnotes.formats.frontmatter import read_head
from summitnotes.formats.pandoc.process import find_pandoc
from summitnotes.formats.sniffing.looks import FOREIGN, LOOKS, MARKED, PLAIN
from summitnotes.formats.sniffing.markers import NAMES, format_of_marker
from summitnotes.formats.suffixes import DECIDING, DOCUMENTS, LEANING
from summitnotes.records.problems import Problem, Subtype

#: Scores that are closer than this are reported: a person should say which format it is.
CLOSE = 0.1
#: A format that nobody named must score this much.
PLAINLY = 0.8
# From this score on, nothing else is looked for.
_SURE = 0.9
# Our own formats are alike in many signs: of two of them, the name has to be very wrong.
_OF_OURS = 0.1
# What a name that leans towards a format counts where the text shows none.
_LEANS = 0.4


@dataclass(frozen=True, slots=True)
class Choice:
    """The format of one file and why. Scores run from 0.0 to 1.0; a person's word counts 1.0."""

    format: str
    score: float
    reason: str  # "event.yml" | "suffix" | "marker" | "sniffed"
    runner_up: str | None = None
    runner_up_score: float = 0.0
    problems: tuple[Problem, ...] = ()


def choose(text: str, suffix: str, declared: str | None = None) -> Choice:
    """Choose the format of ``text``.

    ``suffix`` is that of the file, with its dot; ``declared`` what event.yml says, or None.
    Never raises; linear in ``len(text)``.
    """
    problems: tuple[Problem, ...] = ()
    if declared is not None:
        said = declared.strip().lower()
        if said in NAMES or said in MODULES:
            return Choice(NAMES.get(said, said), 1.0, "event.yml")
        known = ", ".join(MODULES)
        problems = (Problem(Subtype.FORMAT, f'unknown format "{declared}"; it was left out. Known: {known}'),)
    by_suffix = DECIDING.get(suffix.lower())
    if by_suffix is not None and by_suffix in DOCUMENTS.values():
        return Choice(by_suffix, 1.0, "suffix", problems=problems)
    head = read_head(text)
    below = head.below(text)
    if by_suffix is not None:
        return _plainly_another(below, by_suffix, problems) or Choice(
            by_suffix, 1.0, "suffix", problems=problems
        )
    by_marker = format_of_marker(text)
    if by_marker is not None:
        return Choice(by_marker, 1.0, "marker", problems=problems)
    if head.kind in ("yaml", "toml"):  # of a blog, where people write Markdown
        return _plainly_another(below, "markdown", problems) or Choice(
            "markdown", 1.0, "marker", problems=problems
        )
    return _sniff(below, problems, LEANING.get(suffix.lower()))


def _plainly_another(text: str, format_id: str, problems: tuple[Problem, ...]) -> Choice | None:
    """The format that ``text`` shows plainly where its name promises ``format_id``, else None."""
    own = LOOKS[format_id](text) if format_id in LOOKS else 0.0
    if own >= _SURE:
        return None
    found = {name: LOOKS[name](text) for name in FOREIGN if name != format_id}
    if format_id == "markdown" and find_pandoc() is None:
        del found["pandoc:html"]  # Markdown may hold HTML, and our reader knows its plain tags
    found |= {
        name: score - _OF_OURS for name, score in scores(text).items() if name not in (format_id, PLAIN)
    }
    best = max(found, key=lambda name: found[name])
    if found[best] < PLAINLY or not _ahead(found[best], own, 2):
        return None
    return Choice(best, round(found[best], 2), "sniffed", format_id, round(own, 2), problems)


def _ahead(score: float, other: float, by: int) -> bool:
    """Whether a score rests on evidence that weighs more by ``by`` than that of ``other``."""
    return (1.0 - score) * 2.0**by <= 1.0 - other


def scores(text: str) -> dict[str, float]:
    """Every format's score. Plain text gets what the best marked format leaves over."""
    found = {name: LOOKS[name](text) for name in MARKED}
    found[PLAIN] = LOOKS[PLAIN](text) * (1.0 - max(found.values()))
    return found


def _sniff(text: str, problems: tuple[Problem, ...], leaning: str | None = None) -> Choice:
    found = scores(text)
    foreign = {name: LOOKS[name](text) for name in FOREIGN}
    best = max(foreign, key=lambda name: foreign[name])
    if foreign[best] >= PLAINLY and _ahead(foreign[best], max(found.values()), 1):
        found[best] = foreign[best]
    elif leaning is not None:
        found[leaning] = max(foreign[leaning], _LEANS)
    # Nothing at all for any format: plain text, which edits nothing.
    if not any(found.values()):
        return Choice(PLAIN, 0.0, "sniffed", problems=problems)
    ranked = sorted(found, key=lambda name: -found[name])
    first, second = ranked[0], ranked[1]
    if found[first] - found[second] < CLOSE and leaning is None:
        said = (
            f'"{first}" ({found[first]:.2f}) and "{second}" ({found[second]:.2f}) fit equally well; '
            f'it was read as "{first}". Say "format: …" for this file in event.yml'
        )
        problems = (*problems, Problem(Subtype.FORMAT, said))
    return Choice(first, round(found[first], 2), "sniffed", second, round(found[second], 2), problems)
