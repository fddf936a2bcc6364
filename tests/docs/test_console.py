"""Every command that the documentation shows is run as it stands, in a checkout with a small site.

What a block shows below its commands is what they print. The few that are not run are named with the reason.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from docs.documentation import DOCS, PARTS, REPOSITORY

BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
#: Commands by how they begin -> why they are not run here.
NOT_RUN = {
    "make test": "runs this test",
    "make lint": "runs before it",
    "make live": "test_live.py",
    "make bench": "takes long",
    "nox": "takes long, and makes environments",
    "pip install": "needs a registry",
    ".venv/bin/python -m pip install": "needs a registry",
    ".venv/bin/python -m pytest": "is what runs",
    ".venv/bin/python tools/learn_sessions.py": "is done by the maintainers alone",
    ".venv/bin/python tools/other_words.py": "is done by the maintainers alone",
    "SUMMIT_": "parts of make trust, which takes hours",
    "rsync": "needs another host",
}
#: What a command that is run leaves behind.
LEAVES = {
    "make html": "_build/html/index.html",
    'make new EVENT="Lyon 2026"': "docs/notes/2026-lyon/event.yml",
    "make new EVENT=2031-05-porto": "docs/notes/2031-05-porto/event.yml",
    "make html NOTES=../other-notes": "_build/html/notes/2030-oslo/index.html",
    "sphinx-build -c . docs _build/html": "_build/html/talks.json",
    "sphinx-build . _build/html": "_build/html/talks.json",
    "python -m summitnotes freeze 2026-10-lyon": "docs/notes/2026-10-lyon/event.yml",
}
PROGRAMME = {
    "schedule": {
        "conference": {
            "title": "Lyon Days",
            "start": "2026-10-12",
            "end": "2026-10-12",
            "days": [
                {
                    "date": "2026-10-12",
                    "rooms": {
                        "Hall": [{"title": "Warm disks", "start": "09:00", "duration": "00:30", "id": 1}]
                    },
                }
            ],
        }
    }
}
#: What the commands of the documentation find, with paths as they name them.
FILES = {
    "checkout/docs/index.md": "# Site\n\n```{summit-home}\n```\n",
    "checkout/docs/notes/2026-10-lyon/notes.txt": "Lyon\n\n09:00 Disks / Ann Lee\n\n- They are warm.\n",
    "checkout/docs/references.bib": "",
    "checkout/schedule.json": json.dumps(PROGRAMME),
    "other-notes/2030-oslo/notes.md": "# Oslo\n\n## 09:00 Sails / Bo Berg\n\nWet.\n",
    "path/of/wiki/data/pages/conf/porto.txt": "====== Porto ======\n\n===== 10:00 Ropes =====\n\n  * long\n",
}


def blocks() -> Iterator[tuple[str, str]]:
    """(page, block), page by page in the order in which they are read."""
    pages = [page for part in PARTS for page in sorted((DOCS / part).glob("*.md"))]
    for page in [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *pages]:
        for indent, text in BLOCK.findall(page.read_text("utf-8")):
            yield str(page.relative_to(REPOSITORY)), re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


BLOCKS = list(blocks())


def commands_of(block: str) -> list[str]:
    return [row[2:] for row in block.splitlines() if row.startswith("$ ")]


@pytest.fixture(scope="module")
def checkouts(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The checkout of a page: what its first commands make, its next ones find."""
    return lru_cache(lambda page: checkout_in(tmp_path_factory.mktemp("console")))


def checkout_in(folder: Path) -> Path:
    """A checkout with a site of one event, whose ``.venv`` is the environment of this test."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    place = folder / "checkout"
    shutil.copy(REPOSITORY / "Makefile", place)
    shutil.copy(REPOSITORY / "conf.py", place)
    shutil.copytree(REPOSITORY / "_static", place / "_static")
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (place / name).touch()
    environment = place / ".venv"
    environment.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (environment / name).symlink_to(Path(sys.prefix, name))
    for name in (".site", ".dev"):  # made later than the lists of packages, so make makes nothing
        (environment / name).touch()
    return place


_OF_MAKE = frozenset({"MAKEFLAGS", "MAKELEVEL", "MFLAGS"})


def run(command: str, checkout: Path) -> str:
    path = f"{checkout / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = command.replace("/path/of/wiki", "../path/of/wiki")
    # a reader's make is none that "make test" has started
    outside = {key: value for key, value in os.environ.items() if key not in _OF_MAKE}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=checkout,
        env={**outside, "PATH": path, "PYTHONPATH": str(REPOSITORY / "_ext")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def plain(text: str) -> str:
    """Words as they are read: a line that is broken in print is one, and a digest is as good as another."""
    return " ".join(re.sub(r"(?: 'sha256-[\w+/=]+')+", " 'sha256-…'", " ".join(text.split())).split())


@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[f"{page}-{n}" for n, (page, _) in enumerate(BLOCKS)])
def test_what_is_shown_is_what_comes(page: str, block: str, checkouts: Callable[[str], Path]) -> None:
    checkout = checkouts(page)
    assert block.startswith("$ ")
    shown = "\n".join(row for row in block.splitlines() if not row.startswith("$ "))
    printed = ""
    for command in commands_of(block):
        if any(command.startswith(known) for known in NOT_RUN):
            continue
        printed += run(command, checkout)
        if command in LEAVES:
            assert (checkout / LEAVES[command]).is_file(), command
    assert plain(shown) in plain(printed)


def test_nothing_is_named_in_vain() -> None:
    commands = [command for _, block in BLOCKS for command in commands_of(block)]
    assert [known for known in NOT_RUN if not any(one.startswith(known) for one in commands)] == []
    assert [known for known in LEAVES if known not in commands] == []


@pytest.mark.parametrize("page", sorted({page for page, _ in BLOCKS}))
def test_a_command_is_shown_in_a_block_of_its_kind(page: str) -> None:
    """A line that begins with ``$`` stands in no other block, where nobody would try it."""
    text = BLOCK.sub("", (REPOSITORY / page).read_text("utf-8"))
    assert [row for row in text.splitlines() if row.strip().startswith("$ ")] == []
