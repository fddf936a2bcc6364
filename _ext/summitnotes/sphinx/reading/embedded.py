"""Pictures inside documents of word processors: put beside the build, and shown as files of the notes are."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from summitnotes.formats.office import picture

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

#: Folder beside the pickled trees; a picture is called by its contents, so that it is written once.
FOLDER = "summit-pictures"


def place_pictures(document: nodes.document, data: bytes, env: BuildEnvironment) -> None:
    """Let the pictures of ``document`` lead to files made of those inside ``data``, where it holds them.

    Only what is a picture by its first bytes is taken; the rest is told of as absent.
    """
    for image in list(document.findall(nodes.image)):
        found = picture(data, image["uri"])
        if found is None:
            continue
        content, kind = found
        path = Path(env.doctreedir, FOLDER, f"{hashlib.sha256(content).hexdigest()[:20]}{kind}")
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.{os.getpid()}")
            part.write_bytes(content)
            part.replace(path)
        image["written"] = image["uri"]
        image["uri"] = "/" + Path(os.path.relpath(path, env.srcdir)).as_posix()
