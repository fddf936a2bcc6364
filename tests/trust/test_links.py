"""Addresses and media in notes: plain links stay, all else is text; only pictures of the event are copied."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import Tag

from ..site.conftest import Build, Built
from .holding import PLAIN, SUFFIXES, assert_harmless, assert_nothing_copied, body, text_of, warnings_of

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060600000"
    "00050001a5f645400000000049454e44ae426082"
)
BAD = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(2)",
    "vbscript:x",
    "data:text/html,hello",
    "file:///etc/passwd",
    "//example.org/x",
    "http:\\\\example.org",
    "../../conf.py",
)
GOOD = ("http://example.org/a", "https://example.org/b?c=d#e", "ftp://example.org/f", "mailto:a@example.org")

WRITTEN = {
    "rst": "`words{n} <{address}>`__",
    "md": "[words{n}](<{address}>)",
    "dokuwiki": "[[{address}|words{n}]]",
    "txt": "words{n} {address}",
}
NAMED = {
    "rst": "Page\n====\n\nnamed_ and other_ and this__\n\n.. _named: javascript:alert(1)\n.. _other: named_\n"
    "\n__ javascript:alert(2)\n",
    "md": "# Page\n\n[named][bad] and <javascript:alert(1)>\n\n[bad]: javascript:alert(2)\n",
}
MEDIA = {
    "rst": ".. image:: {address}\n   :target: javascript:alert(1)\n",
    "md": "![]({address})",
    "dokuwiki": "{{{{{address}}}}}",
}
PICTURES = {
    "http://example.org/far.png": True,
    "../../secret.png": False,
    "/etc/passwd": False,
    "drawn.svg": False,
    "link.png": False,
    "no.png": False,
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    first = build_once(files={"secret.png": PNG, "notes/e/near.png": PNG, "notes/e/drawn.svg": "<svg/>"})
    (first.source / "notes" / "e" / "link.png").symlink_to(first.source / "secret.png")
    heads = {
        "rst": "Page\n====\n\n",
        "md": "# Page\n\n",
        "dokuwiki": "====== Page ======\n\n",
        "txt": "Page\n\n",
    }
    files: dict[str, str | bytes] = {"notes/e/event.yml": PLAIN}
    for suffix, form in WRITTEN.items():
        rows = [form.format(n=n, address=address) for n, address in enumerate((*BAD, *GOOD))]
        files[f"notes/e/page-{suffix}.{suffix}"] = heads[suffix] + "\n\n".join(rows) + "\n"
    for suffix, text in NAMED.items():
        files[f"notes/e/named-{suffix}.{suffix}"] = text
    for suffix, form in MEDIA.items():
        rows = [form.format(address=address) for address in (*PICTURES, "near.png")]
        files[f"notes/e/media-{suffix}.{suffix}"] = heads[suffix] + "\n\n".join(rows) + "\n"
    return build_once(files=files)


def links(page: Tag) -> set[str]:
    return {unquote(str(tag["href"])) for tag in page.select("a.external")}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_addresses(site: Built, suffix: str) -> None:
    page = body(site, f"notes/e/page-{suffix}")
    assert links(page) == (set(GOOD) if suffix != "txt" else links(page) & set(GOOD))
    for number in range(len(BAD) + len(GOOD)):
        assert f"words{number}" in page.get_text()
    assert_harmless(site, f"notes/e/page-{suffix}")


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_addresses_that_are_refused_are_told_and_shown(site: Built, suffix: str) -> None:
    shown = text_of(site, f"notes/e/page-{suffix}")
    told = "\n".join(warnings_of(site, f"notes/e/page-{suffix}.{suffix}"))
    for number, address in enumerate(BAD[:5]):
        assert address in shown
        assert f"{(5 if suffix == 'rst' else 3) - (suffix == 'rst') + 2 * number} link: " in told
        assert f'"{address}" is not linked' in told


@pytest.mark.parametrize("suffix", NAMED)
def test_addresses_behind_names(site: Built, suffix: str) -> None:
    assert_harmless(site, f"notes/e/named-{suffix}")
    assert links(body(site, f"notes/e/named-{suffix}")) == set()
    assert "named" in text_of(site, f"notes/e/named-{suffix}")
    said = warnings_of(site, f"notes/e/named-{suffix}.{suffix}")
    assert said
    assert all(" link: " in line for line in said)


@pytest.mark.parametrize("suffix", MEDIA)
def test_pictures(site: Built, suffix: str) -> None:
    page = body(site, f"notes/e/media-{suffix}")
    assert [str(tag["src"]).rpartition("/")[2] for tag in page.find_all("img")] == ["near.png"]
    assert {"http://example.org/far.png"} >= links(page)
    assert_harmless(site, f"notes/e/media-{suffix}")
    told = "\n".join(warnings_of(site, f"notes/e/media-{suffix}.{suffix}"))
    for name in ("drawn.svg", "link.png", "no.png"):
        assert f'picture "{name}"' in told


def test_nothing_is_copied_from_elsewhere(site: Built) -> None:
    assert_nothing_copied(site, "near.png")


def test_long_formulas_are_text(build: Build) -> None:
    conf = 'extensions = ["myst_parser", "summitnotes"]\nmyst_enable_extensions = ["dollarmath", "amsmath"]\n'
    built = build(
        files={"notes/x.md": "# T\n\n$" + "{" * 60 + "x" + "}" * 60 + "$\n\n$$" + "y" * 3000 + "$$\n"},
        conf=conf,
    )
    assert "y" * 2000 in text_of(built, "notes/x")
    assert_harmless(built, "notes/x")


def test_a_picture_that_becomes_one_is_shown(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "notes/e/x.md": "# T\n\n![words](x.png)\n",
        "notes/e/x.png": "no picture",
    }
    first = build(files=files)
    assert first.warnings == [
        'notes/e/x.md:3: WARNING: picture "x.png" holds no ".png" by its first bytes; save it anew; '
        "shown as text. [summit.media]"
    ]
    assert_nothing_copied(first)
    second = build(files={"notes/e/x.png": PNG})
    assert second.warnings == []
    assert_nothing_copied(second, "x.png")
    third = build(files={"notes/e/x.png": "none again"})
    assert third.warnings == first.warnings
    assert body(third, "notes/e/x").find_all("img") == []
