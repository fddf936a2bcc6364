"""Summit Notes: conference notes in any format become one cross-referenced site."""

from __future__ import annotations

__version__ = "1.0.0"
