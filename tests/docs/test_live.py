"""``make live`` serves where it is told, shows an edit, and ends when it is asked to."""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.documentation import REPOSITORY

CONF = 'extensions = ["myst_parser", "summitnotes"]\nprimary_domain = "summit"\nhtml_theme = "basic"\n'


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    for folder in ("docs/notes/2026-10-lyon", "_ext", "_static"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Site\n\nfirst words\n", "utf-8")
    (tmp_path / "docs" / "notes" / "2026-10-lyon" / "notes.txt").write_text("Lyon\n\nWarm.\n", "utf-8")
    return tmp_path


@pytest.fixture
def live(site: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process of make, and the address at which it was told to serve."""
    port = free_port()
    # The environment is the one that runs this test; make shall not make another.
    # It stands beside the site under a name of its own: no rule of make may hold a blank.
    (site / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    here = ["-o", ".venv/.dev"]
    with (site / "said.log").open("wb") as log:
        process = subprocess.Popen(
            ["make", "live", f"PORT={port}", *here], cwd=site, stdout=log, stderr=subprocess.STDOUT
        )
    end = threading.Timer(300, process.kill)  # one that falls silent is ended, so that the test fails
    end.start()
    yield process, f"http://127.0.0.1:{port}"
    end.cancel()
    process.kill()
    process.wait()


def wait_for(process: subprocess.Popen[bytes], address: str, words: str) -> None:
    """Ask again until the page shows ``words``; fails when the server ends without."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address) as page:
                if words in page.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError):
            pass  # not there yet, or written anew while it is sent, and shorter than was promised
        threading.Event().wait(0.1)
    pytest.fail(f"the server ended before it showed {words!r}")


def test_an_edit_is_shown_and_sigterm_ends_it(live: tuple[subprocess.Popen[bytes], str], site: Path) -> None:
    process, address = live
    wait_for(process, f"{address}/index.html", "first words")
    (site / "docs" / "index.md").write_text("# Site\n\nother words\n", "utf-8")
    wait_for(process, f"{address}/index.html", "other words")
    (site / "docs" / "notes" / "2026-10-lyon" / "event.yml").write_text("title: Lyon Days\n", "utf-8")
    wait_for(process, f"{address}/notes/2026-10-lyon/index.html", "Lyon Days")
    process.send_signal(signal.SIGTERM)
    process.wait()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address)
