"""Each way to write, under each name that it comes under: a page of the right format, a ledger that balances.

``files/`` holds the texts; ``files/files.yml`` says their format and their suffixes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes

from summitnotes.audit.auditing import audit

from ..site.conftest import Build, Built, builder_in

HERE = Path(__file__).with_name("files")
TEXTS: dict[str, Any] = yaml.safe_load((HERE / "files.yml").read_text("utf-8"))
#: Path below notes/ -> the text that it holds.
FILES = {
    f"{text.partition('.')[0]}{number}/notes{suffix}": text
    for text, told in TEXTS.items()
    for number, suffix in enumerate(told["suffixes"])
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    build: Build = builder_in(tmp_path_factory.mktemp("files"))
    return build(files={f"notes/{path}": (HERE / text).read_bytes() for path, text in FILES.items()})


def test_there_are_sixty() -> None:
    assert len(FILES) >= 60
    assert {path.name for path in HERE.iterdir()} == {*TEXTS, "files.yml"}


def test_nothing_is_said(built: Built) -> None:
    assert built.warnings == []


@pytest.mark.parametrize("path", FILES)
def test_page(built: Built, path: str) -> None:
    record = next(notes for notes in built.catalogue.notes if notes.path == f"notes/{path}")
    assert record.format == TEXTS[FILES[path]]["format"]
    assert record.language == "en" or record.words < 60
    page = built.doctree(record.doc)
    shown = " ".join(page.astext().split()).lower()
    assert "small boats" in shown
    assert "they are small" in shown or "float" in shown
    links = {node["refuri"] for node in page.findall(nodes.reference) if "refuri" in node}
    assert "https://boats.example.org/" in links
    assert list(page.findall(nodes.list_item))


@pytest.mark.parametrize("path", FILES)
def test_ledger(built: Built, path: str) -> None:
    record = next(notes for notes in built.catalogue.notes if notes.path == f"notes/{path}")
    account = audit(built.app, record, built.catalogue).account
    assert (account.lost, account.invented, account.misread) == ((), (), ())
