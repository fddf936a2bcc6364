"""Size, length, depth and slowness: text up to the cap, said once, and work that grows with the size."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from summitnotes.formats import decoding
from work import LINEAR, exponent

from ..site.conftest import Build, Built
from .holding import PLAIN, SUFFIXES, assert_harmless, lost, text_of, warnings_of

HEADS = {"rst": "Page\n====\n\n", "md": "# Page\n\n", "dokuwiki": "====== Page ======\n\n", "txt": "Page\n\n"}
APART = "near" + " " * 200 + "far\nleft" + "\t" * 25 + "right\n\nalmost" + " " * 199 + "there\n"
LONG = "word " * 2100 + "tailword\n\n- " + "x" * 2500 + f"\n\n{APART}\nafter *all* this\n"
LISTS = {
    "rst": "".join("  " * level + f"* item{level}\n\n" for level in range(60)),
    "md": "".join("  " * level + f"* item{level}\n" for level in range(60)),
    "dokuwiki": "".join("  " * (level + 1) + f"* item{level}\n" for level in range(60)),
    "txt": "".join("  " * level + f"- item{level}\n" for level in range(60)),
}
MARKS = {
    "rst": "".join(" " * level + f"quote{level}\n\n" for level in range(170)),
    "md": "> " * 200
    + "quoted\n\n"
    + "*" * 400
    + "strong"
    + "*" * 400
    + "\n\n"
    + "[" * 300
    + "x"
    + "]" * 300
    + "\n",
    "dokuwiki": ">" * 200
    + " quoted\n\n"
    + "((" * 100
    + "note"
    + "))" * 100
    + "\n\n"
    + "[[" * 100
    + "x"
    + "]]" * 100,
    "txt": "> " * 200 + "quoted\n\n" + "(" * 300 + "x" + ")" * 300 + "\n",
}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {}
    for suffix, head in HEADS.items():
        files[f"notes/long/page-{suffix}.{suffix}"] = f"{head}{LONG}"
        files[f"notes/deep/page-{suffix}.{suffix}"] = f"{head}{LISTS[suffix]}\nend\n"
        files[f"notes/marks/page-{suffix}.{suffix}"] = f"{head}{MARKS[suffix]}\nend\n"
    return build_once(
        files={**files, **{f"notes/{each}/event.yml": PLAIN for each in ("long", "deep", "marks")}}
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_long_lines(site: Built, suffix: str) -> None:
    first = HEADS[suffix].count("\n") + 1
    assert warnings_of(site, f"notes/long/page-{suffix}.{suffix}") == [
        f"{first} limit: lines of more than 10000 characters are shown literally (lines: 1)",
        f"{first + 2} limit: more than 2000 characters without a blank are shown literally (lines: 1)",
        f"{first + 4} limit: lines with 200 blanks or more in a row are shown literally (lines: 2)",
    ]
    assert lost(LONG, text_of(site, f"notes/long/page-{suffix}")) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("folder", ["deep", "marks"])
def test_deep_nesting(site: Built, folder: str, suffix: str) -> None:
    source = (LISTS if folder == "deep" else MARKS)[suffix]
    docname = f"notes/{folder}/page-{suffix}"
    assert lost(source, text_of(site, docname)) == []
    assert_harmless(site, docname)
    said = warnings_of(site, f"{docname}.{suffix}")
    if folder == "deep" or suffix != "txt":
        assert any(" limit: " in line for line in said)
    assert len(said) < 5


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_files_over_the_cap_are_cut_and_say_so(
    build: Build, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 20_000)  # a million bytes take too long for this suite
    monkeypatch.setattr(decoding, "MAX_LINE", 1_000)
    built = build(files={f"notes/e/x.{suffix}": HEADS[suffix] + ("- words\n\n") * 3_000 + "lastword\n"})
    shown = text_of(built, "notes/e/x")
    assert "lastword" not in shown
    assert "What stands after them is not shown here." in shown
    (said,) = warnings_of(built, f"notes/e/x.{suffix}")
    assert said.startswith("1 limit: the file has more than ")


TOKENS = {
    "rst": [
        "a-",
        "//a",
        "*a ",
        "`a ",
        "``a ",
        "|a ",
        "_a ",
        "a_ ",
        "[a]_ ",
        "http://",
        "<a ",
        ":a: ",
        "a:`",
        "\\a ",
    ],
    "md": [
        "a-",
        "*a ",
        "_a ",
        "`",
        "``a ",
        "[",
        "[a](",
        "![",
        "<a ",
        "<",
        "|a ",
        "&a;",
        "http://",
        "\\a ",
        "{a}",
        "**a",
    ],
    "dokuwiki": [
        "a-",
        "//a",
        "**a ",
        "''a ",
        "[[",
        "{{",
        "((",
        "<code>",
        "|a ",
        "^a ",
        "__a ",
        "http://",
        "%%a",
        "<a ",
    ],
    "txt": ["a-", "//a", "(a ", "a1 ", "10:00 ", "http://", "a@b ", "- a ", "By A ", "2014-05-", "a/ ", "« "],
}
#: With this variable, every token is measured alone, in one line and wrapped.
THOROUGH = bool(os.environ.get("SUMMIT_THOROUGH"))


def one_line(token: str, size: int) -> str:
    return (token * size)[:size] + "\n\n"


def wrapped(token: str, size: int) -> str:
    """Paragraphs of four lines: how long one may be is bounded, so only their number can grow."""
    line = (token * 90)[:90].strip() or "x"
    return (f"{line}\n" * 4 + "\n") * (size // 360)


#: With the smallest size: a run of more than 2,000 characters without a blank is shown literally.
SHAPES = ((one_line, 100), (wrapped, 360))


def each_in_turn(tokens: list[str], shape: Callable[[str, int], str], size: int) -> str:
    return "".join(shape(token, size) for token in tokens)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_slow_strings(build: Build, suffix: str) -> None:
    """A token that is quadratic makes more work than all others together."""

    def build_one(text: str) -> None:
        build(files={f"notes/e/x.{suffix}": HEADS[suffix] + text}, builder="dummy", fresh=True)

    groups = [[token] for token in TOKENS[suffix]] if THOROUGH else [TOKENS[suffix]]
    for shape, size in SHAPES[: 2 if THOROUGH else 1]:
        for tokens in groups:
            grown = exponent(build_one, partial(each_in_turn, tokens, shape), size)
            assert grown < LINEAR, (tokens, shape.__name__)
