"""Half-finished markup stays on the page as it was written, and is told at its line."""

# ruff: noqa: E501 - warnings stand here as a reader sees them, in one line
from __future__ import annotations

import pytest

from ..site.conftest import Build, Built
from .holding import PLAIN, assert_harmless, lost, text_of, warnings_of

STAYS = "the text stays as it is written."
UNCLOSED = 'has no "|" with a blank behind its name; shown as text. Write ".. |name| replace:: words"'

#: Name of a page -> (text, warnings, words that are markup and not shown).
CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "open.rst": (
        "Title\n=====\n\nan *open word\n\n``open too\n\n`and more\n\nwith |bar\n",
        [
            f"4 markup: inline emphasis start-string without end-string; {STAYS}",
            f"6 markup: inline literal start-string without end-string; {STAYS}",
            f"8 markup: inline interpreted text or phrase reference start-string without end-string; {STAYS}",
            f"10 markup: inline substitution_reference start-string without end-string; {STAYS}",
        ],
        [],
    ),
    "dots.rst": (
        "Title\n=====\n\n* one\n\n..   \n      * two\n  three\n\n.. \n   hidden\n\n     on purpose\n",
        ['7 markup: "* two" would be a comment; shown as text. Take the two dots before it away.'],
        ["hidden", "on", "purpose"],
    ),
    "glued.rst": (
        "Title\n=====\n\n.. note::One word\n   more\n\n   last\n\n* item\n\n  .. code-block::python\n\n  .. raw::html\n\n"
        ".. [1]Foot\n\n.. [Cit]Source\n\n.. _place:there\n",
        [
            '4 directive: "note::One word" seems to be a directive, but it is shown as text. Did you mean ".. note::"?',
            '11 directive: "code-block::python" seems to be a directive, but it is shown as text. Did you mean ".. code-block::"?',
            '13 directive: "raw::html" seems to be a directive, but it is shown as text. Did you mean ".. raw::"?',
            '15 markup: "[1]Foot" would be a comment; shown as text. Write a blank behind "[1]".',
            '17 markup: "[Cit]Source" would be a comment; shown as text. Write a blank behind "[Cit]".',
            f"19 markup: malformed hyperlink target; {STAYS}",
        ],
        [],
    ),
    "definitions.rst": (
        "Title\n=====\n\n.. |open replace:: one\n\nseen\n\n.. |glued|replace:: two\n   three\n\n     four\n\nseen\n\n"
        "* .. |item repl\n\n* five\n\n.. | blank| replace:: six\n\n.. _ place: seven\n\n.. [ 1] eight\n\n"
        "code::\n\n  .. |literal nine\n\n.. |name\n   goes on| replace:: ten\n\nand |name goes on|\n\n"
        ".. |twice| replace:: twelve\n\n.. |twice| replace:: thirteen\n\n|twice|\n\n.. |last eleven",
        [
            f'4 markup: ".. |open replace:: one" {UNCLOSED}',
            f'8 markup: ".. |glued|replace:: two" {UNCLOSED}',
            f'15 markup: "* .. |item repl" {UNCLOSED}',
            '19 markup: "| blank| replace:: six" would be a comment; shown as text. Take the blank behind "|" away.',
            '21 markup: "_ place: seven" would be a comment; shown as text. Take the blank behind "_" away.',
            '23 markup: "[ 1] eight" would be a comment; shown as text. Take the blank behind "[" away.',
            f'36 markup: duplicate substitution definition name: "twice"; {STAYS}',
            f'40 markup: ".. |last eleven" {UNCLOSED}',
        ],
        ["name", "goes", "on", "replace"],
    ),
    "hidden.rst": (  # on purpose
        "Title\n=====\n\n.. std::vector one\n\n.. Image::Magick two\n\n.. [draft]: three\n\n.. [ ] todo\n\n.. note: four\n\n"
        "..\n   talk:: five\n   :speakers: six\n\n..\n   note::seven\n\n.. .. note:: eight\n\nseen\n",
        [],
        [
            "std",
            "vector",
            "Image",
            "Magick",
            "draft",
            "todo",
            "note",
            "talk",
            "speakers",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
        ],
    ),
    "open.md": (
        "# Title\n\nan *open word\n\n`open too\n\n[and](more\n\n**with\n\n```python\nlast = 1\n",
        [],
        ["python"],
    ),
    "open.dokuwiki": (
        "====== Title ======\n\n**open word\n\n''open too\n\n[[and more\n\n<code>\nlast\n",
        [],
        [],
    ),
    "open.txt": ("Title\n\n*open word\n\n- item\n-\n  (and more\n\n=====\n", [], []),
    "unknown.rst": (
        "Title\n=====\n\n.. nonesuch:: argument\n   :option: value\n\n   content\n\n:nonesuch:`words` here\n",
        [
            '4 directive: unknown directive "nonesuch"; shown as text.',
            '9 markup: unknown role "nonesuch"; shown as text.',
        ],
        [],
    ),
    "unknown.md": (
        "# Title\n\n```{nonesuch} argument\n:option: value\n\ncontent\n```\n\n{nonesuch}`words` here\n",
        [
            '3 directive: unknown directive "nonesuch"; shown as text.',
            '9 markup: unknown role "nonesuch"; shown as text.',
        ],
        [],
    ),
    "option.rst": (
        "Title\n=====\n\n.. code-block:: python\n   :colour: red\n\n   x = 1\n\n.. note::\n\nafter\n",
        [
            f'4 markup: error in "code-block" directive: unknown option: "colour"; {STAYS}',
            f'9 markup: content block expected for the "note" directive; none found; {STAYS}',
        ],
        [],
    ),
    "nameless.rst": (
        "Title\n=====\n\none\n\n`two <https://c.example/>`__ and `three`__\n\nfour\n\n__ https://a.example/\n\nfive\n\n__ https://b.example/\n",
        [
            f'14 markup: anonymous hyperlink mismatch: 1 references but 2 targets. See "backrefs" attribute for IDs; {STAYS}',
        ],
        ["https", "a", "b", "c", "example"],
    ),
    "rows.rst": (
        "Title\n=====\n\n.. list-table::\n   :header-rows: 1\n\n   * - one\n     - two\n   * - three\n     - four\n   * - five\n",
        [
            '11 markup: error parsing content block for the "list-table" directive: uniform two-level bullet list expected, '
            f"but row 3 does not contain the same number of items as row 1 (1 vs 2); {STAYS}",
        ],
        [],
    ),
    "complaint.rst": (  # of directives that answer with nothing else
        "Title\n=====\n\n.. code-block:: python\n   :emphasize-lines: a-b\n\n   x = 1\n\n.. hlist::\n\n   no list\n\nafter\n",
        [
            f"4 markup: invalid line number spec: 'a-b'; {STAYS}",
            "9 markup: .. hlist content is not a list",
        ],
        [],
    ),
    "option.md": (
        "# Title\n\n```{code-block} python\n:colour: red\n\nx = 1\n```\n\n```{note}\n```\n\nafter\n",
        [
            "3 markup: \"code-block\" could not be read and is shown as text: Unknown option key: 'colour'",
            '9 markup: "note" could not be read and is shown as text: Content block expected for the "note" '
            "directive; none found.",
        ],
        [],
    ),
    "table.rst": (
        "Title\n=====\n\n+----+----+\n| one | two\n+----+----+\n\n=====  =====\nthree four five six\n=====  =====\n",
        [
            f"5 markup: malformed table. Right border not aligned or missing; {STAYS}",
            f"9 markup: malformed table. Text in column margin in table line 2; {STAYS}",
        ],
        [],
    ),
    "table.md": ("# Title\n\n| one | two\n|---\n| three | four | five |\n", [], []),
    "table.dokuwiki": ("====== Title ======\n\n^ one ^ two ^\n| three | four | five |\n|||\n", [], []),
    "title.rst": (
        "Title that is long\n=====\n\nwords\n\nOther\n-----\n\nmore\n\nThird\n~~~~~\n\n====\nopen\n\nlast\n",
        [
            f"2 markup: title underline too short; {STAYS}",
            f"14 markup: missing matching underline for section title overline; {STAYS}",
        ],
        [],
    ),
    "target.rst": (
        "Title\n=====\n\n.. _known place:\n\nsee `knwon place`_ and lost_ and [9]_ and [Cit]_ and |gone|\n",
        [
            '6 link: "knwon place" is no target here; it stays as text. Did you mean "known place"?',
            '6 link: "lost" is no target here; it stays as text. Check the spelling.',
            '6 footnote: the mark "[9]" has no footnote; it stays as text.',
            f'6 markup: undefined substitution referenced: "gone"; {STAYS}',
            "6 link: citation not found: Cit",
        ],
        ["_known"],
    ),
    "target.md": (
        "# Title\n\n## Known place\n\n[a](#knwon-place) [b](othr.md) [c](nowhere/at/all.md) [d][e] f[^1]\n",
        [
            '5 footnote: the mark "[1]" has no footnote; it stays as text.',
            '5 link: "#knwon-place" stands nowhere on this page; shown as text. Did you mean "#known-place"?',
            '5 link: "othr.md" is no page of this site; shown as text. Did you mean "/notes/e/other-md"?',
            '5 link: "nowhere/at/all.md" is no page of this site; shown as text.',
        ],
        [],
    ),
    "target.dokuwiki": (
        "====== Title ======\n\n[[elsewhere|words]] and [[#nowhere]]\n",
        [
            '3 link: the page "elsewhere" is not among the notes; shown unlinked. Check the spelling.',
            '3 link: the page "#nowhere" is not among the notes; shown unlinked. Check the spelling.',
        ],
        ["elsewhere"],
    ),
    "code.md": (  # without colours, which nobody need mend
        "# Title\n\n```json\n{not json\n```\n\n```nolanguage\ntext\n```\n",
        [],
        ["json", "nolanguage"],
    ),
}


def name(case: str) -> str:
    return case.replace(".", "-")


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {
        f"notes/e/{name(case)}.{case.rpartition('.')[2]}": text for case, (text, _, _) in CASES.items()
    }
    files["notes/e/other-md.md"] = "# Other\n"
    return build_once(files={**files, "notes/e/event.yml": PLAIN.replace("page-txt", "open-txt")})


@pytest.mark.parametrize("case", CASES)
def test_stays_as_text(site: Built, case: str) -> None:
    text, _, markup = CASES[case]
    docname = f"notes/e/{name(case)}"
    assert lost(text, text_of(site, docname), markup) == []
    assert_harmless(site, docname)


@pytest.mark.parametrize("case", CASES)
def test_told_at_its_line(site: Built, case: str) -> None:
    said = warnings_of(site, f"notes/e/{name(case)}.{case.rpartition('.')[2]}")
    assert sorted(said) == sorted(CASES[case][1])
