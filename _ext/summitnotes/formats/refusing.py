"""Directives and roles that notes may use in every format, and what is said of the others."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from summitnotes.records.problems import Problem, Subtype

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


def refusal(kind: str, name: str, allowed: Collection[str], line: int | None, *, exists: bool) -> Problem:
    """Why ``name`` stands as text. ``kind`` is directive or role; ``exists``: a page could use it."""
    if exists:
        message = f'the {kind} "{name}" is not for notes; shown as text.'
        return Problem(Subtype.POWER, message, line)
    near = difflib.get_close_matches(name.lower(), sorted(allowed), 1, 0.7)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    subtype = Subtype.DIRECTIVE if kind == "directive" else Subtype.MARKUP
    return Problem(subtype, f'unknown {kind} "{name}"; shown as text.{hint}', line)
