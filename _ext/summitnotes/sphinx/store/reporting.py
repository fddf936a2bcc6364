"""Problems become Sphinx warnings: one line each, at the author's file and line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.config import ENUM
from sphinx.util import logging

from summitnotes.paths.docnames import FOLDER, is_notes
from summitnotes.paths.files import printable
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

TYPE = "summit"
#: Problems of one file that are told.
MAX_TOLD = 200


def report(problem: Problem, env: BuildEnvironment | None = None, path: str | Path | None = None) -> None:
    """Log ``problem`` as ``[summit.<subtype>]`` at the path it names, or else at ``path``."""
    where = str(absolute(problem.path, env)) if problem.path and env else problem.path or path
    # Sphinx takes a location without a colon for the name of a document.
    location = printable(f"{where}:{problem.line or 1}") if where else None
    # One line each, whatever an author put between quotes or into the name of a file.
    message = printable(" ".join(problem.message.split()))
    logger.warning("%s", message, type=TYPE, subtype=str(problem.subtype), location=location)


def report_all(
    problems: Iterable[Problem], env: BuildEnvironment | None = None, path: str | Path | None = None
) -> None:
    """Report them; of one file at most ``MAX_TOLD``, so that nobody's file drowns what is said of others."""
    found = list(problems)
    told = Counter[str | None]()
    for problem in found:
        told[problem.path] += 1
        if told[problem.path] <= MAX_TOLD:
            report(problem, env, path)
        elif told[problem.path] == MAX_TOLD + 1:
            said = (
                f"more than {MAX_TOLD} faults stand in this file; the others are not told. Mend these first"
            )
            report(Problem(Subtype.LIMIT, said, problem.line, problem.path), env, path)


def absolute(path: str, env: BuildEnvironment) -> Path:
    """The file behind a path of the records, which is relative to docs/, or to the folder of notes."""
    notes_dir = getattr(env.project, "notes_dir", None)
    if notes_dir is not None and is_notes(path):
        return Path(notes_dir, path.removeprefix(f"{FOLDER}/"))
    return Path(env.srcdir, path)


def check_setting(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``, before Sphinx compares types and fails where a choice meets a number."""
    given = config.summit_unknown_topic
    if not isinstance(given, str):
        said = f'summit_unknown_topic: "{given}" is none of "ignore", "warn" and "error"; taken as "warn"'
        report(Problem(Subtype.VALUE, said, path=str(Path(app.confdir or app.srcdir, "conf.py"))))
        config.summit_unknown_topic = "warn"


def setup(app: Sphinx) -> None:
    app.connect("config-inited", check_setting, priority=100)
    app.add_config_value("summit_unknown_topic", "warn", "env", ENUM("ignore", "warn", "error"))
