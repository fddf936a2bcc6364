"""Bytes of any kind: decoded by the fixed ladder, said once with the line, and no word goes missing."""

from __future__ import annotations

import pytest

from ..site.conftest import Build, Built
from .holding import PLAIN, SUFFIXES, assert_harmless, lost, text_of, warnings_of

WORDS = "Première rencontre été\n\nQuatre cafés à Évry\n\nSeconde heure\n"
TITLED = {
    "rst": "Première rencontre été\n======================\n",
    "md": "# Première rencontre été\n",
    "dokuwiki": "====== Première rencontre été ======\n",
    "txt": "Première rencontre été\n",
}

DAMAGE = "was read as"
CASES: dict[str, tuple[object, str | None]] = {
    "plain": (lambda t: t.encode(), None),
    "latin": (
        lambda t: t.encode("cp1252"),
        '1 encoding: the file is no UTF-8 ("0xE8" stands here); it was read as Windows-1252. '
        "Save it as UTF-8",
    ),
    "wide": (
        lambda t: t.encode("utf-16-le"),
        '1 encoding: the file was read as "utf-16-le" (its zero bytes show it). Save it as UTF-8',
    ),
    "wide-marked": (
        lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
        '1 encoding: the file was read as "utf-16-be" (its byte order mark says so). Save it as UTF-8',
    ),
    "marked": (
        lambda t: b"\xef\xbb\xbf" + t.encode(),
        "1 encoding: the file starts with a byte order mark; it was left out. Save the file without it",
    ),
    "cut": (
        lambda t: t.encode() + b"\xc3",
        '{last} encoding: "0xC3" here is no UTF-8, though most of the file is; such bytes were read as '
        "Windows-1252 or show as U+FFFD. Save the file as UTF-8",
    ),
    "nul": (
        lambda t: t.replace("Seconde", "Seconde\0").encode(),
        '{second} control: control character "U+0000" stands here; such characters were turned into blanks',
    ),
    "separator": (
        lambda t: t.replace("Seconde", "Seconde\u2028").encode(),
        '{second} control: control character "U+2028" stands here; such characters were turned into blanks',
    ),
    "bidi": (
        lambda t: t.replace("heure", "heure\u202e").encode(),
        '{second} control: bidirectional control "U+202E" stands here; it was kept, but it can disguise text',
    ),
    "unseen": (
        lambda t: t.replace("heure", "heure\u200b").encode(),
        '{second} control: zero-width character "U+200B" stands here; it was kept, but no reader sees it',
    ),
    "windows": (lambda t: t.replace("\n", "\r\n").encode(), None),
    "mac": (lambda t: t.replace("\n", "\r").encode(), None),
}


def source(suffix: str) -> str:
    return TITLED[suffix] + WORDS.split("\n", 1)[1]


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, bytes | str] = {}
    for name, (encode, _) in CASES.items():
        files[f"notes/{name}/event.yml"] = PLAIN
        for suffix in SUFFIXES:
            files[f"notes/{name}/page-{suffix}.{suffix}"] = encode(source(suffix))  # type: ignore[operator]
    return build_once(files=files)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", CASES)
def test_bytes(site: Built, name: str, suffix: str) -> None:
    text = source(suffix)
    lines = {"last": text.count("\n") + 1, "second": text[: text.index("Seconde")].count("\n") + 1}
    said = CASES[name][1]
    assert warnings_of(site, f"notes/{name}/page-{suffix}.{suffix}") == (
        [said.format(**lines)] if said else []
    )
    assert lost(text, text_of(site, f"notes/{name}/page-{suffix}")) == []
    assert_harmless(site, f"notes/{name}/page-{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", ["windows", "mac", "marked", "wide"])
def test_the_tree_is_that_of_plain_lines(site: Built, name: str, suffix: str) -> None:
    found, wanted = (
        site.doctree(f"notes/{each}/page-{suffix}")
        .pformat()
        .replace(f"/{each}/", "/")
        .replace(f'"{each}', '"')
        for each in (name, "plain")
    )
    assert found == wanted


EMPTY = {"nothing": b"", "blank": b" \n\t\n", "mark": b"\xef\xbb\xbf", "zeros": b"\0\0\0\0"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_files_without_text_are_pages(build: Build, suffix: str) -> None:
    files: dict[str, str | bytes] = {f"notes/e/{name}.{suffix}": data for name, data in EMPTY.items()}
    files["notes/e/full.txt"] = "Full\n\nwords\n"
    built = build(files={**files, "index.md": "# Site\n\n```{event-list}\n```\n\n```{talk-list}\n```\n"})
    for name in EMPTY:
        assert warnings_of(built, f"notes/e/{name}.{suffix}") == [
            "1 empty: the file holds no text; an empty page was made. Write into it, or delete it"
        ]
        assert name in text_of(built, f"notes/e/{name}")
    assert "words" in text_of(built, "notes/e/full")
