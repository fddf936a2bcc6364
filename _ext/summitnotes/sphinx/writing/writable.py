"""Whether a build may write where it is told to: said before anything is read, in one sentence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_ALL = os.R_OK | os.W_OK | os.X_OK


def check_folders(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``. :class:`SystemExit`: a folder cannot be written.

    Of any exception Sphinx would show the traceback, as of a fault of its own.
    """
    for root in dict.fromkeys((Path(app.outdir), Path(app.doctreedir))):
        for folder in _folders(root):
            if not os.access(folder, _ALL):
                logger.error(
                    'the folder "%s" cannot be written; nothing is built. Build into another one, or let '
                    "whoever builds read and write there.",
                    folder,
                )
                raise SystemExit(2)


def _folders(root: Path) -> Iterator[str]:
    """``root`` and all folders inside it; where it does not exist yet, the one that it will be made in."""
    if not os.path.exists(root):  # noqa: PTH110 - says no where it may not look
        yield str(next(parent for parent in root.parents if os.path.exists(parent)))  # noqa: PTH110
    for folder, inside, _ in os.walk(root):
        yield folder
        yield from (os.path.join(folder, name) for name in inside)  # noqa: PTH118 - closed ones are not walked


def setup(app: Sphinx) -> None:
    app.connect("config-inited", check_folders)
