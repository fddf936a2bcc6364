"""Settings for what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.config import ENUM

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    app.add_config_value("summit_unknown_topic", "warn", "env", ENUM("ignore", "warn", "error"))
