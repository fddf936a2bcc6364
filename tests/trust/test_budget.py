"""One budget for each note: what goes beyond it stays as text, told once; what is read grows linearly."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable
from functools import partial

import pytest
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import new_document
from sphinx.util.docutils import docutils_namespace

from summitnotes.formats import bounds, budget
from summitnotes.formats.rst.allowed import ALLOWED_RST_DIRECTIVES
from summitnotes.records import things
from summitnotes.sphinx.authoring.known_options import EVENT_OPTIONS, TALK_OPTIONS
from summitnotes.sphinx.authoring.options import Option, UnusableError
from summitnotes.sphinx.searching.collecting import collected
from work import LINEAR, exponent

from ..site.conftest import Build
from .holding import SUFFIXES, assert_harmless, lost, text_of, warnings_of

HEADS = {"rst": "Page\n====\n\n", "md": "# Page\n\n", "dokuwiki": "====== Page ======\n\n", "txt": "Page\n\n"}


# ---- options ---------------------------------------------------------------------------------


def known_options() -> set[str]:
    """Every option of every directive that notes may use and others have made."""
    document, found = new_document("x"), set()
    for name in ALLOWED_RST_DIRECTIVES:
        directive, _ = directives.directive(name, en, document)
        found.update((directive.option_spec or {}) if directive is not None else {})
    return found


def test_every_option_has_bounds(build: Build) -> None:
    build(files={"notes/e/x.rst": "words\n"}, builder="dummy")  # Sphinx registers its directives
    with docutils_namespace():
        assert known_options() <= bounds.BOUNDS.keys()


HUGE = {
    "columns": ["0", "101", "300000000", "9" * 5_000],
    "emphasize-lines": ["1-70000000", "5001", ",".join(["1-100"] * 60), "1-9999999999999", "2-," * 3],
    "widths": ["99999999", " ".join(["1"] * 101)],
    "header-rows": ["70000000"],
    "stub-columns": ["70000000"],
    "lineno-start": ["70000000000"],
    "number-lines": ["70000000000"],
    "dedent": ["70000000000"],
    "scale": ["70000000"],
    "width": ["70000000px"],
    "name": ["x" * 1_001],
    "no-such": ["1"],
}
FITS = {
    "columns": ["3"],
    "emphasize-lines": ["3", "1,4-6", "2-", "-3", "1-5000"],
    "widths": ["auto", "20 80", "10,20,70"],
    "width": ["50%", "12.5em", "300"],
    "lineno-start": ["10", "-5"],
    "number-lines": ["", "10"],
    "name": ["a-label"],
    "force": [""],
}


@pytest.mark.parametrize(("option", "value"), [(o, v) for o, values in HUGE.items() for v in values])
def test_what_goes_too_far(option: str, value: str) -> None:
    assert bounds.refused(option, value)


@pytest.mark.parametrize(("option", "value"), [(o, v) for o, values in FITS.items() for v in values])
def test_what_fits(option: str, value: str) -> None:
    assert bounds.refused(option, value) is None


HUGE_RST = """Page
====

.. hlist::
   :columns: 300000000

   * worda

.. sourcecode:: python
   :emphasize-lines: 1-70000000

   wordb = 1

.. sourcecode:: python
   :linenos:
   :lineno-start: 99999999999999

   wordc = 1

.. code:: python
   :number-lines: 70000000

   wordd = 1

.. list-table::
   :header-rows: 70000000
   :widths: 99999999 1

   * - worde
     - wordf

.. csv-table::
   :stub-columns: 70000000

   wordg, wordh

.. image:: x.png
   :scale: 99999999
   :alt: wordi

.. rubric:: wordj
   :heading-level: 70000000
"""
HUGE_MD = """# Page

```{code} python
:number-lines: 70000000
wordd = 1
```

```{code-block} python
:emphasize-lines: 1-70000000
wordb = 1
```
"""


@pytest.mark.parametrize(("suffix", "text"), [("rst", HUGE_RST), ("md", HUGE_MD)])
def test_huge_numbers_in_options_are_text(build: Build, suffix: str, text: str) -> None:
    built = build(files={f"notes/e/x.{suffix}": text})
    shown = text_of(built, "notes/e/x")
    assert [word for word in lost(text, shown) if word.startswith("word")] == []
    assert_harmless(built, "notes/e/x")
    told = [int(line.split()[0]) for line in warnings_of(built, f"notes/e/x.{suffix}")]
    rows = text.split("\n")
    planted = [
        n for n, row in enumerate(rows, 1) if row.strip().startswith(":") and any(c * 5 in row for c in "09")
    ]
    for line in planted:
        assert [one for one in told if abs(one - line) <= 2], (line, told)


HOSTILE = (
    "9" * 10_000,
    "-" * 10_000,
    "1-" * 5_000,
    "a; " * 3_000,
    "\u0661" * 50,
    "a: http://x.y; " * 700,
    "(" * 5_000,
)


@pytest.mark.parametrize("option", [*TALK_OPTIONS, *EVENT_OPTIONS], ids=lambda option: option.name)
def test_our_own_options_take_anything(option: Option) -> None:
    for value in HOSTILE:
        with contextlib.suppress(UnusableError):
            option.read(value)


# ---- the size of a note ----------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("kind", "most"), [("MAX_WORK", 1000), ("MAX_NODES", 100)])
def test_beyond_the_budget_is_text(
    build: Build, suffix: str, kind: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, kind, most)
    monkeypatch.setattr("summitnotes.sphinx.reading.entrance.MAX_NODES", budget.MAX_NODES)
    text = (
        HEADS[suffix] + "".join(f"- item{number} (with) words,\n\n" for number in range(200)) + "lastword\n"
    )
    built = build(files={f"notes/e/x.{suffix}": text})
    assert lost(text, text_of(built, "notes/e/x")) == []
    (said,) = [row for row in warnings_of(built, f"notes/e/x.{suffix}") if " limit: " in row]
    assert said.startswith(
        "1 limit: more than 100 " if kind == "MAX_NODES" else f"{said.split()[0]} limit: more than 100 lines"
    )
    if kind != "MAX_NODES":
        line = int(said.split()[0])
        before = "\n".join(text.split("\n")[: line - 1])
        assert budget.share(before).rest == ""
        assert budget.share("\n".join(text.split("\n")[:line])).rest


def test_sessions_are_looked_for_within_the_budget_only(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MAX_WORK", 1000)
    text = HEADS["rst"] + "".join(
        f"10:{n:02} - Queues {n} / Ann Lee\n------------------------\n\nwords\n\n" for n in range(60)
    )
    built = build(files={"notes/e/x.rst": text})
    (limit,) = [row for row in warnings_of(built, "notes/e/x.rst") if " limit: " in row]
    assert 0 < len(built.catalogue.talks) < 40
    assert limit


def test_what_is_beyond_the_budget_is_not_searched(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_WORK", 1000)
    text = HEADS["md"] + "words\n\n" * 90 + "within\n\n" + "words\n\n" * 20 + "without\n"
    built = build(files={"notes/e/x.md": text})
    found = collected(built.app.env, "notes/e/x")
    words = {word for section in found for counted in section.words.values() for word in counted}
    assert "without" in text_of(built, "notes/e/x")
    assert {"within", "words"} <= words
    assert "without" not in words


TALKS = {
    "rst": [lambda n: f"10:{n:02} - Queues {n} / Ann Lee\n----------------------------\n\nword{n}\n\n", 5],
    "md": [lambda n: f"## 10:{n:02} - Queues {n} / Ann Lee\n\nword{n}\n\n", 4],
    "txt": [lambda n: f"10:{n:02} - Queues {n} / Ann Lee\n\nword{n}\n\n", 4],
    "directive": [lambda n: f".. talk:: Queues {n}\n   :speakers: Ann Lee\n\n   word{n}\n\n", 5],
}


@pytest.mark.parametrize("kind", TALKS)
def test_talks_beyond_what_a_note_may_bring_are_text(
    build: Build, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(things, "MAX_THINGS", 21)
    make, lines = TALKS[kind]
    suffix = kind if kind in HEADS else "rst"
    text = HEADS[suffix] + "".join(make(n) for n in range(30))
    built = build(files={f"notes/e/x.{suffix}": text})
    first = HEADS[suffix].count("\n") + 1
    assert [talk.title for talk in built.catalogue.talks] == [f"Queues {n}" for n in range(20)]
    assert warnings_of(built, f"notes/e/x.{suffix}") == [
        f"{first + 20 * lines} limit: more than 21 talks and speakers stand in this file; those from here on "
        "are text without cards. Split the file"
    ]
    assert lost(text, text_of(built, "notes/e/x")) == []


def test_a_speaker_is_counted_once_and_the_first_that_is_too_much_ends_it() -> None:
    left = things.Things(7)
    assert [left.take(names) for names in (["A", "B"], ["B", "A"], ["C"], [], [])] == [
        True, True, True, True, False,
    ]  # fmt: skip
    assert left.left == 0
    assert not things.Things(3).take(["A", "B", "C"])


def test_a_crowd_in_one_talk_costs_by_its_pairs() -> None:
    """The page of each names all others: 5,000 speakers of one talk never ended."""
    crowd = [f"Name {number}" for number in range(100)]
    left = things.Things(302)
    assert left.take(crowd[:30])  # 1 + 30 + 9
    assert left.take(crowd)  # 1 + 70 + 100
    assert left.left == 91
    assert not left.take(crowd)


def test_a_long_note_of_few_lines_is_read_whole() -> None:
    text = ("words and words of a sentence " * 20 + "\n\n") * 1_600
    assert len(text) > 900_000
    assert budget.share(text) == budget.Share(text)


@pytest.mark.parametrize("token", [":a: ", "*a ", "`a ", "|a ", "^a ", "a_ ", "_a ", "[", "![", "[a]_ "])
def test_marks_that_cost_most_are_paid_for(token: str) -> None:
    """Each is looked for through all of its paragraph, and makes nodes: 100 kB of them took 9 s."""
    line = (token * 90)[:90] + "\n"
    read = budget.share((line * 4 + "\n") * 280).read
    assert 10_000 < len(read) < 55_000


@pytest.mark.parametrize("token", ["5 May ", "10 ", "31/04 ", "2014 "])
def test_numbers_are_paid_for(token: str) -> None:
    """Each may begin a date: a line of "5 May" cost seven seconds for 160 kB."""
    line = (token * 90)[:90].strip() + "\n"
    read = budget.share((line * 4 + "\n") * 2_000).read
    assert 10_000 < len(read) < 80_000


# ---- growth ----------------------------------------------------------------------------------

#: A piece of a note for each number: nothing of it is said twice.
PIECES: dict[str, dict[str, Callable[[int], str]]] = {
    "rst": {
        "unknown talks": lambda n: f":talk:`unknown talk {n}`\n\n",
        "near misses": lambda n: f".. _target-{n}:\n\nwords `traget-{n}`_\n\n",
        "unknown directives": lambda n: f".. tlak{n}:: words\n\n   more\n\n",
        "comments like directives": lambda n: f".. talk: words {n}\n\n",
        "bad options": lambda n: f".. hlist::\n   :columns: {n}00000\n\n   * words\n\n",
        "talks": lambda n: f".. talk:: Talk {n}\n   :id: an-id-{n}\n   :speeker: x\n\n",
        "talks of others": lambda n: f".. talk:: Talk {n}\n   :id: an-id\n   :event: other-{n}\n\n",
        "footnotes": lambda n: f"words [#f{n}]_ and [{n}]_\n\n.. [#f{n}] text\n\n",
        "links": lambda n: f"`page {n} <page{n}.rst>`_\n\n",
        "pictures": lambda n: f".. image:: p{n}.png\n\n",
        "headings": lambda n: f"Heading {n}\n----------------\n\n",
        "substitutions": lambda n: f".. |s{n}| replace:: words\n\n|s{n}| |t{n}|\n\n",
        "citations": lambda n: f"[C{n}]_ [D{n}]_\n\n.. [C{n}] words\n\n",
    },
    "md": {
        "unknown talks": lambda n: f"{{talk}}`unknown talk {n}`\n\n",
        "near misses": lambda n: f"## Heading number {n}\n\n[x](#heading-numbre-{n})\n\n",
        "unknown directives": lambda n: f"```{{tlak{n}}} words\nmore\n```\n\n",
        "unknown pages": lambda n: f"[x](page{n}.md)\n\n",
        "talks": lambda n: f"```{{talk}} Talk {n}\n:id: an-id-{n}\n:speeker: x\n```\n\n",
        "talks of others": lambda n: f"```{{talk}} Talk {n}\n:id: an-id\n:event: other-{n}\n```\n\n",
        "footnotes": lambda n: f"words [^f{n}] and [^g{n}]\n\n[^f{n}]: text\n\n",
        "pictures": lambda n: f"![x](p{n}.png)\n\n",
        "attributes": lambda n: f"[x]{{#i{n} .c{n} k{n}=v}}\n\n",
        "labels": lambda n: f"(label-{n})=\n## Same\n\n",
    },
    "dokuwiki": {
        "unknown pages": lambda n: f"[[page{n}|x]] [[#section{n}]]\n\n",
        "pictures": lambda n: f"{{{{p{n}.png}}}}\n\n",
        "headings": lambda n: f"===== Heading {n} =====\n\n",
        "footnotes": lambda n: f"words ((note {n}))\n\n",
        "tables": lambda n: f"^ head {n} ^ b ^\n| a | b |\n\n",
    },
    "txt": {
        "talks": lambda n: f"10:{n % 60:02} - Talk {n} / Ann Lee {n}\n\n- words\n\n",
        "footnotes": lambda n: f"words [{n}]\n\n",
        "lines": lambda n: f"a{n}\n",
        "dates": lambda n: f"31/04/20{n % 90 + 10} words\n\n",
    },
}
THOROUGH = bool(os.environ.get("SUMMIT_THOROUGH"))


def pieces(makers: list[Callable[[int], str]], size: int) -> str:
    """As much of each kind."""
    found = []
    for make in makers:
        left = size
        for number in itertools.count(1):
            if left <= 0:
                break
            found.append(make(number))
            left -= len(found[-1])
    return "".join(found)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_references_and_options_grow_linearly(build: Build, suffix: str) -> None:
    """A kind that is quadratic makes more work than all others together."""

    def build_one(text: str) -> None:
        build(files={f"notes/e/x.{suffix}": HEADS[suffix] + text}, builder="dummy", fresh=True)

    makers = PIECES[suffix]
    groups = [[name] for name in makers] if THOROUGH else [list(makers)]
    for names in groups:
        grown = exponent(
            build_one, partial(pieces, [makers[name] for name in names]), 600 if THOROUGH else 400
        )
        assert grown < LINEAR, names
