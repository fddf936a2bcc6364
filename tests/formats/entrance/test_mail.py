"""Mails without their envelope: the file and, beside it, the text that is taken out (``.txt``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summitnotes.formats.decoding import decode
from summitnotes.formats.frontmatter import read_head
from summitnotes.formats.mail import open_mail

MAILS = sorted(Path(__file__).with_name("mails").glob("*.eml"))


@pytest.mark.parametrize("path", MAILS, ids=[path.stem for path in MAILS])
def test_text(path: Path) -> None:
    decoded = decode(path.read_bytes())
    said = "".join(f"{problem.line}: {problem.message}\n" for problem in decoded.problems)
    numbered = "".join(f"{n:>3} {line}\n" for n, line in enumerate(decoded.text.split("\n"), 1) if line)
    expected = path.with_suffix(".txt")
    if os.environ.get("REGENERATE"):
        expected.write_text(numbered + said, "utf-8")
    assert numbered + said == expected.read_text("utf-8")


@pytest.mark.parametrize("name", ["quoted", "parts", "unsaid"])
def test_lines_stay(name: str) -> None:
    text = Path(__file__).with_name("mails").joinpath(f"{name}.eml").read_text("utf-8")
    opened = open_mail(text)
    assert opened is not None
    assert opened.text.count("\n") == text.count("\n")


def test_what_is_no_mail_is_left_alone() -> None:
    for name in ("none", "none-lines"):
        text = Path(__file__).with_name("mails").joinpath(f"{name}.eml").read_text("utf-8")
        assert open_mail(text) is None
        assert decode(text.encode()).text == text


def test_the_head_is_front_matter() -> None:
    decoded = decode(Path(__file__).with_name("mails").joinpath("parts.eml").read_bytes())
    matter = read_head(decoded.text, "plaintext").matter
    assert (matter.title, matter.date) == ("Nötes of the summit", "2021-10-22")
    assert matter.authors == ("Adé Brink",)
    assert matter.rest == (("To", "list@boats.example.org"),)


@pytest.mark.parametrize("unit", ["--xx\n", "=\n", "=?utf-8?Q?a?=", "A: b\n", " x\n"])
def test_hostile_mails_end(unit: str) -> None:
    head = 'From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary="xx"\n'
    opened = open_mail(f"{head}\n{unit * 20_000}")
    assert opened is not None
    assert opened.text.startswith("From: a@b.c\nSubject: x\n")


def test_a_mail_whose_parts_are_gone_keeps_its_words() -> None:
    text = 'From: a@b.c\nSubject: x\nContent-Type: multipart/mixed; boundary="xx"\n\nwords\n'
    opened = open_mail(text)
    assert opened is not None
    assert opened.text.endswith("\nwords\n")
