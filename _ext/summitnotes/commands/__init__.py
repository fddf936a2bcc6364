"""The commands: one module a verb, each with ``add(parser)`` and ``run(arguments) -> exit status``."""

from __future__ import annotations

VERBS = {
    "html": "build",
    "epub": "build",
    "latex": "build",
    "linkcheck": "build",
    "audit": "audit",
    "freeze": "freeze",
    "import": "importing",
    "lint": "lint",
    "new": "new",
    "policy": "policy",
}
