"""A build that was killed, or whose files were lost or cut: the next one equals a fresh one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summitnotes.sphinx.store.domain import domain_of

from ..site.comparing import differences
from ..site.conftest import builder_in

#: What the site of these tests always says.
KNOWN = (
    'notes/2012-oslo/notes.dokuwiki:10: WARNING: the page "more" is not among the notes; shown unlinked. '
    "Check the spelling. [summit.link]"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site, its output and its doctrees, as a first build leaves them."""
    work = tmp_path_factory.mktemp("whole") / "work"
    work.mkdir()
    builder_in(work)("basic")
    shutil.copytree(work, work.parent / "kept")
    return work.parent / "kept"


@pytest.fixture
def work(whole: Path) -> Path:
    """The same, back in its place: Sphinx starts over where a site has moved."""
    place = whole.parent / "work"
    shutil.rmtree(place)
    shutil.copytree(whole, place)
    return place


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def noise(path: Path) -> None:
    path.write_bytes(b"\x80\x04no pickle at all")


LOSSES = {
    "the search offers of a page are lost": lambda work: (
        work / "site-doctrees-html/notes/2014-lyon/talks.search"
    ).unlink(),
    "objects.inv is lost": lambda work: (work / "site-html/objects.inv").unlink(),
    ".buildinfo is noise": lambda work: noise(work / "site-html/.buildinfo"),
    "talks.json is lost": lambda work: (work / "site-html/talks.json").unlink(),
    "talks.json is cut": lambda work: cut(work / "site-html/talks.json"),
    "environment.pickle is lost": lambda work: (work / "site-doctrees-html/environment.pickle").unlink(),
    "environment.pickle is cut": lambda work: cut(work / "site-doctrees-html/environment.pickle"),
    "environment.pickle is noise": lambda work: noise(work / "site-doctrees-html/environment.pickle"),
    "a doctree is lost": lambda work: (work / "site-doctrees-html/notes/2014-lyon/talks.doctree").unlink(),
    "a doctree is cut": lambda work: cut(work / "site-doctrees-html/notes/2014-lyon/talks.doctree"),
    "a doctree is empty": lambda work: (work / "site-doctrees-html/talks.doctree").write_bytes(b""),
    "a page is lost": lambda work: (work / "site-html/notes/2014-lyon/talks.html").unlink(),
    "a page is cut": lambda work: cut(work / "site-html/notes/2014-lyon/talks.html"),
    "the output is lost": lambda work: shutil.rmtree(work / "site-html"),
    "the search words are lost": lambda work: [p.unlink() for p in (work / "site-html").rglob("_search/*")],
}


@pytest.mark.parametrize("loss", LOSSES)
def test_the_next_build_equals_a_fresh_one(whole: Path, work: Path, loss: str) -> None:
    LOSSES[loss](work)
    again = builder_in(work)()
    assert again.warnings == [KNOWN]
    assert differences(again.out, whole / "site-html") == []


def test_a_whole_build_is_not_repeated(work: Path) -> None:
    assert domain_of(builder_in(work)().app.env).fresh == set()


#: What is damaged, and when a build is killed: the same in every run, unless this variable asks for others.
SEED = int(os.environ.get("SUMMIT_SEED", "20120412"))

#: How many files of a build are damaged; each time another one, in another way.
DAMAGES = int(os.environ.get("SUMMIT_DAMAGES", "4"))

DAMAGE = {
    "lost": lambda path: path.unlink(),
    "cut": cut,
    "empty": lambda path: path.write_bytes(b""),
    "noise": noise,
    "turned round": lambda path: path.write_bytes(path.read_bytes()[::-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n<p>more</p>\n"),
}


def test_any_damage_heals(whole: Path, work: Path) -> None:
    """Of pages, exports, parts of the search, trees and what builds keep for themselves."""
    chance = random.Random(SEED)
    for number in range(DAMAGES):
        folders = (work / "site-html", work / "site-doctrees-html")
        files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
        path, kind = chance.choice(files), chance.choice(sorted(DAMAGE))
        DAMAGE[kind](path)
        again = builder_in(work)()
        where = number, kind, path.relative_to(work).as_posix()
        assert differences(again.out, whole / "site-html") == [], where
        assert again.warnings == [KNOWN], where


#: How often a build is killed; each time at another moment.
KILLS = int(os.environ.get("SUMMIT_KILLS", "3"))

#: A build that ends itself, as a person or a machine without memory would, once it has opened so many files.
DYING = """
import os, signal, sys
from sphinx.cmd.build import main

opened, last = 0, int(sys.argv[1])

def count(event, _arguments):
    global opened
    if event == "open":
        opened += 1
        if opened == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
main(sys.argv[2:])
print(opened)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_killed_at_any_moment(whole: Path, work: Path) -> None:
    """Moments are counted in files that were opened: the same on every machine."""
    chance = random.Random(SEED + 1)
    alive = dying(work / "site", work / "counted", 0)
    assert alive.returncode == 0
    opened = int(alive.stdout)
    for number in range(KILLS):
        for folder in ("site-html", "site-doctrees-html"):
            shutil.rmtree(work / folder)
        killed = dying(work / "site", work, int(opened * chance.uniform(0.4, 0.99)))
        assert killed.returncode == -signal.SIGKILL
        assert differences(builder_in(work)().out, whole / "site-html") == [], number


def dying(source: Path, work: Path, last: int) -> subprocess.CompletedProcess[str]:
    folders = [str(work / "site-doctrees-html"), str(source), str(work / "site-html")]
    return subprocess.run(
        [sys.executable, "-c", DYING, str(last), "-Q", "-d", *folders],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
