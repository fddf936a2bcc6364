"""Directives and roles that notes may not use: what is said of one, in every format."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from summitnotes.records.problems import Problem, Subtype


def refusal(kind: str, name: str, allowed: Collection[str], line: int | None, *, exists: bool) -> Problem:
    """Why ``name`` stands as text. ``kind`` is directive or role; ``exists``: a page could use it."""
    if exists:
        message = f'the {kind} "{name}" is not for notes; shown as text.'
        return Problem(Subtype.POWER, message, line)
    near = difflib.get_close_matches(name.lower(), sorted(allowed), 1, 0.7)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    subtype = Subtype.DIRECTIVE if kind == "directive" else Subtype.MARKUP
    return Problem(subtype, f'unknown {kind} "{name}"; shown as text.{hint}', line)
