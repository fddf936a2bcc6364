"""From a view model to HTML."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from summitnotes.locale import _, ngettext
from summitnotes.views import markup

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class _Environment(jinja2.Environment):
    """What all templates share is one dictionary, which costs a page less to read than a chain of them."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def make_environment(overrides: Iterable[str | Path] = ()) -> jinja2.Environment:
    """An environment that looks for ``summitnotes/<view>.html`` in ``overrides`` first, then in ours.

    Everything is escaped: values come from notes, which are untrusted. (Sphinx's own environment
    does not escape; never render a view with it.)
    """
    folders = [str(folder) for folder in overrides]
    environment = _Environment(
        loader=jinja2.FileSystemLoader([*folders, str(TEMPLATES)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # templates do not change during a build
        cache_size=-1,  # nor are there too many to keep
    )
    environment.globals["markup"] = markup
    environment.globals["_"] = _
    environment.globals["ngettext"] = ngettext
    environment.globals["said"] = markup.said
    # Not imported by each template: a page of notes shows thirty, and an import takes as long as a short one.
    environment.globals["parts"] = environment.get_template("summitnotes/_parts.html").module
    return environment


@lru_cache(maxsize=1)
def _default() -> jinja2.Environment:
    return make_environment()


def render(env: jinja2.Environment | None, name: str, model: object) -> str:
    """The HTML of a view; ``name`` is the view's file name without suffix (``talk_card``)."""
    environment = env or _default()
    if environment.autoescape is not True:
        raise ValueError("views need an environment with autoescape on: use make_environment()")
    return environment.get_template(f"summitnotes/{name}.html").render(model=model)
