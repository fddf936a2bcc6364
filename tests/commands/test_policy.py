"""The policy of a site allows the pieces of the theme and nothing else."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from summitnotes.__main__ import main
from summitnotes.commands.policy import policy

PAGE = """<style>a { color: red }</style><script>theme()</script><script src="a.js"></script>
<script type="application/ld+json">{}</script><p class="a" style="opacity: 50%">style="no attribute"</p>"""


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_each_piece_by_its_hash() -> None:
    styles = " ".join(sorted((_hash("a { color: red }"), _hash("opacity: 50%"))))
    assert policy([PAGE, PAGE]) == (
        f"default-src 'self'; script-src 'self' {_hash('theme()')}; "
        f"style-src 'self' 'unsafe-hashes' {styles}; "
        "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    )


def test_a_page_without_pieces() -> None:
    assert policy(["<p>one</p>"]) == (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'"
    )


def test_pages_of_notes_are_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "day.html").write_text("<script>from_notes()</script>", "utf-8")
    assert main(["policy", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"policy: no pages in {tmp_path}; build the site first\n"
    (tmp_path / "index.html").write_text("<p>one</p>", "utf-8")
    assert main(["policy", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"Content-Security-Policy: {policy(['<p>one</p>'])}\n"
