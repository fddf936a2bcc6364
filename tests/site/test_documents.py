"""Documents of word processors: pandoc makes the page, the standard library holds it to account."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docutils import nodes

from summitnotes.formats.decoding import decode_file
from summitnotes.formats.office import paragraphs

from .conftest import Build, Built

HERE = Path(__file__).with_name("documents")
TEXT = [
    "Harbour notes",
    "First talk by Ada.",
    "Small boats - Jon Farr",
    "one",
    "two link",
    *"abcd",
]


@pytest.mark.parametrize("name", ["doc.docx", "doc.odt"])
def test_words(name: str) -> None:
    decoded = decode_file(HERE / name)
    lines = decoded.text.split("\n")
    assert lines[: len(TEXT)] == TEXT
    assert lines[len(TEXT) :] == ["Note.", "Foot words here."]
    assert decoded.document == (HERE / name).read_bytes()


@pytest.fixture(scope="module")
def built(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {
        f"notes/{name[4:]}/{name}": (HERE / name).read_bytes() for name in ("doc.docx", "doc.odt")
    }
    bad = {"x.docx": b"PK\x03\x04no more", "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)}
    return build_once(files={**files, **{f"notes/bad/{name}": data for name, data in bad.items()}})


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_page(built: Built, suffix: str) -> None:
    record = next(notes for notes in built.catalogue.notes if notes.path.endswith(f"doc.{suffix}"))
    assert record.format == f"pandoc:{suffix}"
    headings = [node.astext() for node in built.doctree(record.doc).findall(nodes.title)]
    assert headings == ["Harbour notes", "Small boats - Jon Farr"]
    html = built.text(f"{record.doc}.html")
    assert 'href="https://boats.example.org/"' in html
    assert "Foot words here." in html


def test_a_damaged_one_is_told(built: Built) -> None:
    assert built.warnings == [
        "notes/bad/old.docx:1: WARNING: the file is protected by a password, or of an old kind; an empty "
        "page was made. Save it again without, as .docx or .odt [summit.unreadable]",
        "notes/bad/x.docx:1: WARNING: the file is damaged, or too large; an empty page was made. "
        "Save it again, as .odt or .html [summit.unreadable]",
    ]


def spoilt(part: str, end: str, more: str) -> bytes:
    """``doc.docx`` with more before the last ``end`` of a part; its comments hold none."""
    into = io.BytesIO()
    with zipfile.ZipFile(HERE / "doc.docx") as file, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name in file.namelist():
            before, found, behind = file.read(name).decode("utf-8").rpartition(end if name == part else "\0")
            made.writestr(name, f"{before}{more if found else ''}{found}{behind}")
    return into.getvalue()


PICTURE = (
    '<w:p><w:r><w:t>Beside.</w:t></w:r><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" r:link="rId99"/></w:drawing></w:r></w:p>'
)
COMMENT = '<w:comment w:id="1"><w:p><w:r><w:t>Beside.</w:t></w:r></w:p></w:comment>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            spoilt("word/document.xml", "<w:sectPr>", PICTURE),
            ["media", "pictures that the file only links to are left out; put them into the document"],
        ),
        (
            spoilt("word/comments.xml", "/>", f">{COMMENT}</w:comments><!--"),
            ["markup", "comments in the margin are left out; write them into the text"],
        ),
        (spoilt("word/document.xml", "<w:sectPr>", COMMENT), None),
    ],
)
def test_what_pandoc_leaves_out_is_told(data: bytes, said: list[str] | None, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    decoded = decode_file(tmp_path / "x.docx")
    assert decoded.document == data
    assert [[p.subtype, p.message] for p in decoded.problems] == ([said] if said else [])


def test_a_paragraph_beyond_all_bounds_never_reaches_pandoc(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitnotes.formats.decoding.MAX_BYTES", 30)
    built = build(files={"notes/e/doc.docx": (HERE / "doc.docx").read_bytes()})
    (record,) = built.catalogue.notes
    assert record.format == "plaintext"
    assert "Harbour notes" in built.doctree(record.doc).astext()
    assert len(built.warnings) == 1


def test_one_beyond_the_budget_is_read_as_its_words_and_shown_once(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitnotes.formats.budget.MAX_WORK", 50)
    built = build(files={"notes/e/doc.docx": (HERE / "doc.docx").read_bytes()})
    (record,) = built.catalogue.notes
    shown = "\n".join(built.doctree(record.doc).astext().split())
    assert record.format == "plaintext"
    assert [shown.count(words) for words in ("Harbour", "boats", "Foot")] == [1, 1, 1]
    assert [line.split(" stand ")[0] for line in built.warnings] == [
        "notes/e/doc.docx:5: WARNING: more than 5 lines, or fewer that are long or have many marks,"
    ]


def test_without_pandoc_the_file_is_told(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summitnotes.sphinx.reading.discovering.find_pandoc", lambda: None)
    built = build(files={"notes/e/a.txt": "A\n", "notes/e/doc.docx": (HERE / "doc.docx").read_bytes()})
    assert built.warnings == [
        'notes/e/doc.docx:1: WARNING: "doc.docx" needs pandoc, which is not installed; not read. Save it as '
        ".txt, or install pandoc: .venv/bin/pip install '.[pandoc]' [summit.format]"
    ]


def test_zip_files_that_are_none() -> None:
    assert paragraphs(b"") is None
    for name, text in (("word/document.xml", b"<a><b></a>"), ("other", b"x"), ("content.xml", b"\xff")):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as made:
            made.writestr(name, text)
        assert paragraphs(file.getvalue()) is None


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_pictures_inside_are_shown(build: Build, suffix: str) -> None:
    built = build(files={f"notes/e/boat.{suffix}": (HERE / f"boat.{suffix}").read_bytes()})
    assert built.warnings == []
    (picture,) = (built.out / "_images").iterdir()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert f'src="../../_images/{picture.name}"' in built.text("notes/e/boat.html")


def test_what_is_no_picture_inside_is_told(build: Build) -> None:
    whole = (HERE / "boat.docx").read_bytes()
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<svg/>" if name.endswith(".png") else old.read(name))
    built = build(files={"notes/e/boat.docx": other.getvalue()})
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        'picture "media/rId9.png" is not there; shown as text. [summit.media]'
    ]
