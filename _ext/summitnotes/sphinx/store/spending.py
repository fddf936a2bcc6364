"""The budget of the note that is read now: its directives spend of it first, then what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from summitnotes.records.things import Things

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.model import Talk

_KEY = "summit-things"


def things_of(env: BuildEnvironment) -> Things:
    """What the document that is read may still bring to the site."""
    return cast("Things", env.current_document.setdefault(_KEY, Things()))


def affords(env: BuildEnvironment, talk: Talk) -> bool:
    """Whether the note that is read may have this talk, too; then it is spent."""
    return things_of(env).take([speaker.name for speaker in talk.speakers])
