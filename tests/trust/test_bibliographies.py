"""A damaged file of references loses what cannot be read, and tells it at its line in every build."""

from __future__ import annotations

import pytest

from ..site.conftest import CONF, Build
from .holding import text_of

GOOD = "@book{good, title={Goodbook}, author={A B}, year={1984}, publisher={P}}\n"
PAGE = "# Page\n\n{cite}`good`\n\n```{bibliography}\n:all:\n```\n"
BOMB = '@string{a = "xxxxxxxxxx"}\n' + "".join(
    f"@string{{{chr(98 + n)} = {' # '.join([chr(97 + n)] * 9)}}}\n" for n in range(20)
)
LEFT_OUT = "; what of the entry cannot be read is left out"

CASES: dict[str, tuple[str | bytes, list[str]]] = {
    "an open brace": (
        f"{GOOD}@book{{bad, title={{Open, author={{X}}\n",
        [f"2: premature end of file{LEFT_OUT}"],
    ),
    "no name": (f"@book{{, title={{x}}}}\n{GOOD}", [f"1: entry key expected{LEFT_OUT}"]),
    "twice": (f"{GOOD}\n{GOOD}\n{GOOD}", [f"3: repeated bibliography entry: good{LEFT_OUT}"]),
    "a field twice": (
        "@misc{k, title={x}, title={y}, author={Z}}\n" + GOOD,
        [f"1: entry with key k has a duplicate title field{LEFT_OUT}"],
    ),
    "no such kind": (
        f"{GOOD}@nonsense{{k, title={{Nonsensebook}}, author={{X}}}}\n",
        ['2: "@nonsense" of entry k is no kind of entry; taken as "@misc"'],
    ),
    "Windows-1252": (
        (GOOD + "@book{k, title={Déjà}, author={X}, year={1999}, publisher={P}}\n").encode("cp1252"),
        ['1: the file is no "utf-8-sig"; it was read as Windows-1252. Save it as UTF-8'],
    ),
    "UTF-16": (
        GOOD.encode("utf-16"),
        ['1: the file is no "utf-8-sig"; it was read as UTF-16. Save it as UTF-8'],
    ),
    "braces": (
        GOOD + "@misc{k, title={" + "{" * 20_000 + "}" * 20_001,
        [f"2: too many nested braces{LEFT_OUT}"],
    ),
    "a bomb of strings": (f"{BOMB}@misc{{k, title=u, author={{X}}}}\n{GOOD}", []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_can_be_read_is_read(build: Build, name: str) -> None:
    text, expected = CASES[name]
    conf = f'{CONF}\nextensions.append("sphinxcontrib.bibtex")\nbibtex_bibfiles = ["references.bib"]\n'
    built = build(files={"references.bib": text, "index.md": PAGE}, conf=conf)
    assert "Goodbook" in text_of(built, "index")
    assert len(text_of(built, "index")) < 50_000
    of_the_file = [line for line in built.warnings if line.startswith("references.bib:")]
    assert of_the_file == [
        f"references.bib:{said.replace(': ', ': WARNING: ', 1)} [bibtex.bibfile_data_error]"
        for said in expected
    ]
    again = build()
    assert [line for line in again.warnings if line.startswith("references.bib:")] == of_the_file
