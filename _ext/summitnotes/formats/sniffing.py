"""Which format a notes file is written in.

In this order: event.yml says so; a suffix that decides, unless the text plainly shows another format; a
marker in the file; the best score. ``.txt`` says nothing: every format comes under that name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitnotes.formats import FORMATS
from summitnotes.formats.evidence import lines_of
from summitnotes.formats.frontmatter import read_head
from summitnotes.formats.pandoc.process import find_pandoc
from summitnotes.formats.pandoc.sniffing import SNIFFERS
from summitnotes.formats.suffixes import DECIDING, DOCUMENTS, LEANING
from summitnotes.records.problems import Problem, Subtype

#: Marked formats in the order that decides between equal scores.
MARKED = ("markdown", "rst", "dokuwiki")
PLAIN = "plaintext"
#: Formats that come under any name, and that pandoc reads.
FOREIGN = tuple(SNIFFERS)
#: What people call the formats in modelines and in event.yml.
NAMES = {
    "rst": "rst",
    "rest": "rst",
    "restructuredtext": "rst",
    "restructured-text": "rst",
    "markdown": "markdown",
    "md": "markdown",
    "gfm": "markdown",
    "myst": "markdown",
    "commonmark": "markdown",
    "dokuwiki": "dokuwiki",
    "plaintext": "plaintext",
    "plain": "plaintext",
    "text": "plaintext",
    "txt": "plaintext",
    "org": "pandoc:org",
    "mediawiki": "pandoc:mediawiki",
    "asciidoc": "pandoc:asciidoc",
    "adoc": "pandoc:asciidoc",
    "textile": "pandoc:textile",
    "html": "pandoc:html",
}
#: Scores that are closer than this are reported: a person should say which format it is.
CLOSE = 0.1
#: A format that nobody named must score this much.
PLAINLY = 0.8
# From this score on, nothing else is looked for.
_SURE = 0.9
# Only below this score are our other formats looked for.
_LOST = 0.4
# Our own formats are alike in many signs: of two of them, the name has to be very wrong.
_OF_OURS = 0.1
# What a name that leans towards a format counts where the text shows none.
_LEANS = 0.4

# An indented list is no sign of a wiki: people indent lists everywhere. One mark that only a wiki has must
# stand beside it, else the score stays below that of plain text.
_UNSURE = 0.2
_WIKI_MARK = re.compile(
    r"^ ?={2,}.{1,300}={2,}$|\[\[|\{\{|\(\(|(?<![:/\w])//[^\s/]|''\S|%%|\\\\(?:\s|$)|~~[A-Z]"
    r"|</?(?:code|file|nowiki|WRAP|sub|del)"
    r"|^\^.*\^|^\|.*\|$"
)
_EMACS = re.compile(r"-\*-(.{1,200}?)-\*-")
_EMACS_MODE = re.compile(r"(?:^|[\s;])mode:[ \t]*([A-Za-z-]{2,20})", re.I)
_VIM = re.compile(r"\b(?:vim?|ex):")
_VIM_TYPE = re.compile(r"\b(?:ft|filetype|syn|syntax)=([A-Za-z-]{2,20})")
_COMMENT = re.compile(
    r"^(?:<!--|\.\.|//|#)[ \t]{0,8}format:[ \t]{0,8}([A-Za-z-]{2,20})[ \t]{0,8}(?:-->)?[ \t]*$", re.I
)
_MARKER_LINES = 5
_MARKER_LENGTH = 300


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
        if said in NAMES or said in FORMATS:
            return Choice(NAMES.get(said, said), 1.0, "event.yml")
        known = ", ".join(FORMATS)
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
    by_marker = _format_of_marker(text)
    if by_marker is not None:
        return Choice(by_marker, 1.0, "marker", problems=problems)
    if head.kind in ("yaml", "toml"):  # of a blog, where people write Markdown
        return _plainly_another(below, "markdown", problems) or Choice(
            "markdown", 1.0, "marker", problems=problems
        )
    return _sniff(below, problems, LEANING.get(suffix.lower()))


def _plainly_another(text: str, format_id: str, problems: tuple[Problem, ...]) -> Choice | None:
    """The format that ``text`` shows plainly where its name promises ``format_id``, else None."""
    own = _score(format_id, text)
    if own >= _SURE:
        return None
    found = {name: _score(name, text) for name in FOREIGN if name != format_id}
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
    found = {name: _score(name, text) for name in MARKED}
    if found["dokuwiki"] > _UNSURE and not any(map(_WIKI_MARK.search, lines_of(text))):
        found["dokuwiki"] = _UNSURE
    found[PLAIN] = _score(PLAIN, text) * (1.0 - max(found.values()))
    return found


def _score(name: str, text: str) -> float:
    try:
        score = FORMATS[name].sniff(text)
    except ModuleNotFoundError:  # a format that is not installed takes no part
        return 0.5 if name == PLAIN else 0.0
    return min(1.0, max(0.0, score))


def _sniff(text: str, problems: tuple[Problem, ...], leaning: str | None = None) -> Choice:
    found = scores(text)
    foreign = {name: _score(name, text) for name in FOREIGN}
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


def _format_of_marker(text: str) -> str | None:
    head = text[:4000].split("\n")[:_MARKER_LINES]
    tail = text[-4000:].split("\n")[-_MARKER_LINES:]
    for line in (*head, *tail):
        named = _marker_of_line(line[:_MARKER_LENGTH])
        if named is not None and named.lower().removesuffix("-mode") in NAMES:
            return NAMES[named.lower().removesuffix("-mode")]
    return None


def _marker_of_line(line: str) -> str | None:
    """What an editor's modeline (Emacs, Vim) or a comment ``format: …`` names."""
    emacs = _EMACS.search(line)
    if emacs:
        mode = _EMACS_MODE.search(emacs.group(1))
        return mode.group(1) if mode else emacs.group(1).strip()
    vim = _VIM.search(line)
    if vim:
        file_type = _VIM_TYPE.search(line, vim.end())
        return file_type.group(1) if file_type else None
    comment = _COMMENT.match(line.strip())
    return comment.group(1) if comment else None
