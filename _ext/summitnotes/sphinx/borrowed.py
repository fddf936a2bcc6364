"""Names of Sphinx that begin with an underscore, or once did: each with what to take where it is missing.

No other module of this package uses a private name of Sphinx, so that a new release is looked into here.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx

try:
    from sphinx.util._pathlib import _StrPath as StrPath
except ImportError:  # a path that is a string, too, is only needed while Sphinx has one
    StrPath = Path  # type: ignore[assignment, misc]

try:
    from sphinx.search._stopwords.en import ENGLISH_STOPWORDS
    from sphinx.search._stopwords.fr import FRENCH_STOPWORDS
except ImportError:  # Sphinx 8
    ENGLISH_STOPWORDS = frozenset(getattr(import_module("sphinx.search.en"), "english_stopwords", ()))
    FRENCH_STOPWORDS = frozenset(getattr(import_module("sphinx.search.fr"), "french_stopwords", ()))

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

__all__ = [
    "ENGLISH_STOPWORDS",
    "FRENCH_STOPWORDS",
    "StrPath",
    "app_of",
    "handlers_of",
    "keep_no_trees",
    "prepare_parser",
    "settings_of",
]

#: Where an environment keeps trees of documents, and their pickles, which lie in the folder of doctrees, too.
_TREES = ("_write_doc_doctree_cache", "_pickled_doctree_cache")


def app_of(holder: BuildEnvironment | Builder) -> Sphinx:
    """The application of an environment or a builder; its public name is deprecated in Sphinx 9."""
    found: Sphinx | None = getattr(holder, "_app", None)
    return found if found is not None else holder.app


def prepare_parser(parser: Any, config: Config, env: BuildEnvironment) -> None:
    """Give a parser of Sphinx what Sphinx gives it when it makes one."""
    if sphinx.version_info < (9,):
        parser.set_application(app_of(env))
    else:
        parser._config, parser._env = config, env


class _Nothing(dict[str, Any]):
    """Holds nothing of what is put in."""

    def __setitem__(self, key: str, value: Any) -> None:
        """The next who asks for it makes it again."""


def keep_no_trees(env: BuildEnvironment) -> None:
    """Let an environment keep no tree of a document in memory; they are loaded when they are asked for."""
    for name in _TREES:
        if isinstance(getattr(env, name, None), dict):
            setattr(env, name, _Nothing())


def handlers_of(app: Sphinx, *events: str) -> list[Any]:
    """The functions that are called at events, in the order of ``events``."""
    return [listener.handler for event in events for listener in app.events.listeners.get(event, ())]


def settings_of(builder: Builder) -> list[Values]:
    """The settings with which a builder of HTML has docutils write pages, and parts of pages."""
    found = (getattr(builder, name, None) for name in ("docsettings", "_settings"))
    return [settings for settings in found if settings is not None]
