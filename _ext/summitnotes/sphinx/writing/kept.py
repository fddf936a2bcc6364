"""What a build made beside its pages, and from what: the next one makes it again only if that has changed.

It lies beside the doctrees, for each builder. It counts only after a build that was finished and whose files
are all there, unchanged (see ``finishing``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitnotes.sphinx.writing.files import write_if_changed
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Kept:
    """Name -> the digest of what it was made from, and what there is to keep of it."""

    def __init__(self, path: Path, version: str, *, trusted: bool) -> None:
        self._version = version
        self._path = path
        self._before = _load(path) if trusted else {}
        #: … as this build has made or found it.
        self.now: dict[str, list[Any]] = {}

    def get(self, name: str, inputs: object) -> Any:
        """What was kept under a name, if it was made from the same; else ``None``."""
        made_from, value = self.now.get(name, self._before.get(name, ["", None]))
        if made_from != digest((self._version, inputs)):
            return None
        self.now.setdefault(name, [made_from, value])
        return value

    def put(self, name: str, inputs: object, value: Any = True) -> None:
        """Keep a value (of JSON) that was made from ``inputs``: strings, numbers and tuples."""
        self.now[name] = [digest((self._version, inputs)), value]

    def write(self) -> None:
        write_if_changed(self._path, json.dumps(self.now, ensure_ascii=False, indent=0, sort_keys=True))


def _load(path: Path) -> dict[str, list[Any]]:
    """Nothing where the file is lost or damaged."""
    try:
        return {
            name: [made_from, value]
            for name, (made_from, value) in json.loads(path.read_text("utf-8")).items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def kept_of(app: Sphinx) -> Kept:
    """What this builder keeps, opened when it is first asked for."""
    builder: Any = app.builder
    if not hasattr(builder, "summit_kept"):
        path = Path(app.doctreedir, f"kept-{builder.name}.json")
        ours = app.extensions.get("summitnotes")
        # What is kept may be of another shape where what Sphinx keeps for us is.
        version = f"{ours.version} {ours.metadata.get('env_version')}" if ours else ""
        builder.summit_kept = Kept(path, version, trusted=not getattr(builder, "summit_starts_over", True))
    found: Kept = builder.summit_kept
    return found


def keep(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``."""
    if exception is None:
        kept_of(app).write()


def setup(app: Sphinx) -> None:
    # After everything that keeps something, and before it is listed what was built (1000).
    app.connect("build-finished", keep, priority=950)
