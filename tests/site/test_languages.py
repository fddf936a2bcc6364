"""Which language a page and its blocks are marked with, and in which direction they run."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from .conftest import Build, Built

ITALIAN = "La riunione si tiene nelle giornate di venerdì e sabato. Gli interventi trattano temi."
PERSIAN = "این نشست در بندر برگزار شد و گروه تصمیم گرفت که نشست بعدی در ماه مارس باشد."
MIXED = f"{ITALIAN}\n\n{PERSIAN}\n\nThe boats that we saw are new.\n"


@pytest.fixture(scope="module")
def built(build_once: Build) -> Built:
    files = {
        "docs.txt": "",
        "notes/porto/italian.md": f"# Porto\n\n{ITALIAN}\n",
        "notes/porto/persian.md": f"# نشست بندر\n\n{PERSIAN}\n\nCeph\n",
        "notes/porto/mixed.md": MIXED,
    }
    return build_once(files=files)


def blocks(built: Built, name: str) -> list[tuple[str, str | None, str | None]]:
    page = BeautifulSoup(built.text(f"notes/porto/{name}.html"), "html.parser")
    body = page.find(attrs={"class": "body"})
    assert body is not None
    return [
        (str(tag.contents[0])[:8], tag.get("lang"), tag.get("dir"))  # type: ignore[misc]
        for tag in body.find_all(["h1", "p"])
    ]


def test_a_language_beside_french_and_english(built: Built) -> None:
    assert blocks(built, "italian")[-1] == ("La riuni", "it", None)


def test_blocks_from_right_to_left_say_so(built: Built) -> None:
    assert blocks(built, "persian") == [
        ("نشست بند", "fa", "rtl"),
        (PERSIAN[:8], "fa", "rtl"),
        ("Ceph", "fa", None),
    ]


def test_each_block_has_its_own_language(built: Built) -> None:
    assert blocks(built, "mixed")[1:] == [
        (ITALIAN[:8], "it", None),
        (PERSIAN[:8], "fa", "rtl"),
        ("The boat", None, None),
    ]


def test_the_record_names_the_language_or_null(built: Built) -> None:
    found = {notes.doc.split("/")[-1]: notes.language for notes in built.catalogue.notes}
    assert found == {"italian": "it", "persian": "fa", "mixed": None}
