"""Files as strangers write them, each with the reading that was written down before (``strangers.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes

from summitnotes.audit.auditing import audit
from summitnotes.formats.pandoc.process import find_pandoc
from summitnotes.records.model import NotesFile

from ..site.conftest import Built, builder_in

HERE = Path(__file__).with_name("strangers")
EXPECTED: dict[str, Any] = yaml.safe_load((HERE / "strangers.yml").read_text("utf-8"))
ALL = pytest.mark.parametrize("name", EXPECTED)

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {f"notes/f{number:02}/{name}": (HERE / name).read_bytes() for number, name in enumerate(EXPECTED)}
    return builder_in(tmp_path_factory.mktemp("strangers"))(files=files)


def record(built: Built, name: str) -> NotesFile:
    return next(notes for notes in built.catalogue.notes if notes.path.endswith(f"/{name}"))


def page(built: Built, name: str) -> nodes.document:
    """The tree of a page without what nobody sees."""
    found = built.doctree(record(built, name).doc).deepcopy()
    for comment in list(found.findall(nodes.comment)):
        comment.parent.remove(comment)
    return found


def test_every_file_is_here() -> None:
    assert {path.name for path in HERE.iterdir()} == {*EXPECTED, "strangers.yml"}


@ALL
def test_structure(built: Built, name: str) -> None:
    told, tree = EXPECTED[name], page(built, name)
    headings = [node.astext() for node in tree.findall(nodes.title) if isinstance(node.parent, nodes.section)]
    links = [node["refuri"] for node in tree.findall(nodes.reference) if ":" in node.get("refuri", "")]
    found = {
        "format": record(built, name).format,
        "language": record(built, name).language,
        "headings": headings if headings == told["headings"] else headings[1:],
        "items": len(list(tree.findall(nodes.list_item))),
        "links": links,
        "tables": len(list(tree.findall(nodes.table))),
    }
    assert {key: found[key] for key in found if told.get(key, "any") != "any"} == {
        key: told[key] for key in found if told.get(key, "any") != "any"
    }


@ALL
def test_words(built: Built, name: str) -> None:
    words = " ".join(page(built, name).astext().split())
    assert [one for one in EXPECTED[name].get("shown", ()) if one not in words] == []
    assert [one for one in EXPECTED[name].get("hidden", ()) if one in words] == []


@ALL
def test_one_message_at_most(built: Built, name: str) -> None:
    said = [line for line in built.warnings if f"/{name}:" in line]
    wanted = EXPECTED[name].get("told", 0)
    assert wanted == "any" or len(said) == wanted, said


@ALL
def test_ledger(built: Built, name: str) -> None:
    account = audit(built.app, record(built, name), built.catalogue).account
    assert (account.lost, account.invented, account.misread) == ((), (), ())
