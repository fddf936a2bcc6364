"""Hostile and broken notes, built whole: the fixtures of the site's tests serve here, too."""

from __future__ import annotations

from ..site.conftest import build, build_once

__all__ = ["build", "build_once"]
