"""What notes may use in every format: directives, roles, classes, attributes; what is said of the others."""

from __future__ import annotations

from collections.abc import Collection

from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest

_DIRECTIVES = """
    note tip hint important warning caution danger attention error admonition seealso
    code code-block epigraph pull-quote highlights talk event summit:talk summit:event
"""
_ROLES = """
    emphasis strong literal code sub sup subscript superscript abbr kbd title-reference
    talk event person topic summit:talk summit:event summit:person summit:topic
"""
#: Boxes, and the directives of this project that say something about a talk.
DIRECTIVES = tuple(_DIRECTIVES.split())
#: Typography, and references to what the site knows.
ROLES = tuple(_ROLES.split())
#: Classes that an author of notes may give, each with its reason. Any other could lay words over the page,
#: hide them, or speak in the name of the site: style sheets and scripts act on classes.
CLASSES = {
    "underline": "a line below words, which Markdown and reST have no mark for",
    "del": "words that were taken back",
    "mark": "words that stand out",
    "kbd": "a key",
}
#: Attributes that an author of notes may give, each with its reason. Names of others (``style``, ``target``,
#: ``onclick``, ``data-…``) have no effect.
ATTRIBUTES = {
    "id": "a place that links of the same page lead to",
    "width": "the size of a picture; a style sheet keeps it inside the page",
    "height": "the size of a picture",
    "align": "the side of a picture",
    "class": "one of CLASSES",
}


def is_allowed(name: str, value: str) -> bool:
    """Whether an author of notes may give the attribute ``name`` that ``value``."""
    if name == "class":
        return all(one in CLASSES for one in value.split())
    return name in ATTRIBUTES


def refusal(kind: str, name: str, allowed: Collection[str], line: int | None, *, exists: bool) -> Problem:
    """Why ``name`` stands as text. ``kind`` is directive or role; ``exists``: a page could use it."""
    if exists:
        message = (
            f'the {kind} "{name}" is not for notes; shown as text. Write it on a page outside the notes.'
        )
        return Problem(Subtype.POWER, message, line)
    near = closest(name.lower(), allowed, 0.7)
    hint = f' Did you mean "{near}"?' if near else ""
    subtype = Subtype.DIRECTIVE if kind == "directive" else Subtype.MARKUP
    return Problem(subtype, f'unknown {kind} "{name}"; shown as text.{hint}', line)
