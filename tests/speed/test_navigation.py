"""The remembered navigation gives the bytes that Furo gives."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from summitnotes.sphinx.writing import navigation, speed

PAGES = {
    "index": """
Root & <branches>
=================

.. toctree::
   :caption: First "caption"
   :maxdepth: 1

   plain
   a/index
   Named differently <b/c/leaf>
   External <https://example.org/?a=1&b=2>
   self

.. toctree::
   :hidden:
   :numbered:

   été
   n/index
   genindex
""",
    "plain": "Plain ``code`` & *more*\n=======================\n\nOne\n---\n\nTwo\n---\n",
    "a/index": "A\n=\n\n.. toctree::\n\n   one\n   deep/index\n   ../plain\n",
    "a/one": "One\n===\n\nSection\n-------\n\n.. toctree::\n\n   two\n",
    "a/two": "Two > one\n=========\n",
    "a/deep/index": "Deep\n====\n\n.. toctree::\n   :glob:\n\n   x*\n",
    "a/deep/x1": "X1\n==\n",
    "a/deep/x2": 'X "2" class="toctree-checkbox"\n==============================\n',
    "b/c/leaf": "Leaf\n====\n\nText\n\nLeaf too\n========\n\n.. toctree::\n\n   /b/c/under\n",
    "b/c/under": ":tocdepth: 1\n\nUnder\n=====\n\nS\n-\n\nT\n~\n",
    "été": "Été\n===\n",
    "n/index": "Numbers\n=======\n\n.. toctree::\n   :titlesonly:\n\n   n1\n   n2\n",
    "n/n1": "N1\n==\n",
    "n/n2": "N2\n==\n\nSub\n---\n",
    "orphan/page": ":orphan:\n\nOrphan\n======\n",
}


def build(
    folder: Path, pages: dict[str, str], *, builder: str, theme: str, extension: str
) -> dict[str, bytes]:
    source = folder / (extension or "bare")
    for name, text in pages.items():
        (path := source / f"{name}.rst").parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (source / "conf.py").write_text(
        f"project = 'P'\nhtml_theme = {theme!r}\nextensions = {[extension] * bool(extension)}\n"
    )
    app = SphinxTestApp(builder, srcdir=source)
    try:
        app.build()
    finally:
        app.cleanup()
    out = Path(app.outdir)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.html")}


def both(folder: Path, pages: dict[str, str], builder: str = "html", theme: str = "furo") -> int:
    """Compare every page of both builds; the number of pages that were put together from pieces."""
    expected = build(folder, pages, builder=builder, theme=theme, extension="")
    made: list[str] = []
    page = navigation.NavigationTree.page

    def counted(self: navigation.NavigationTree, pagename: str, overview: str = "") -> str:
        made.append(pagename)
        return page(self, pagename, overview)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(navigation.NavigationTree, "page", counted)
        found = build(
            folder, pages, builder=builder, theme=theme, extension="summitnotes.sphinx.writing.speed"
        )
    assert found.keys() == expected.keys()
    for name, content in expected.items():
        assert found[name].decode() == content.decode(), name
    return len(set(made))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_same_bytes_as_furo(tmp_path: Path, builder: str) -> None:
    made = both(tmp_path, PAGES, builder)
    assert made == len(PAGES) + 2  # and genindex, search


def test_without_a_table_of_contents(tmp_path: Path) -> None:
    assert both(tmp_path, {"index": "Alone\n=====\n"}) == 3


def test_an_only_leaves_it_to_furo(tmp_path: Path) -> None:
    pages = {
        "index": "Root\n====\n\n.. toctree::\n\n   a\n",
        "a": "A\n=\n\n.. only:: html\n\n   .. toctree::\n\n      b\n",
        "b": "B\n=\n",
    }
    assert both(tmp_path, pages) == 0


def test_other_themes_are_left_alone(tmp_path: Path) -> None:
    assert (
        both(tmp_path, {"index": "Root\n====\n\n.. toctree::\n\n   a\n", "a": "A\n=\n"}, theme="alabaster")
        == 0
    )


def test_a_tree_that_differs_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation.Navigation, "own", lambda *_: "something else")
    pages = {"index": "Root\n====\n\n.. toctree::\n\n   a\n", "a": "A\n=\n"}
    assert both(tmp_path, pages) == 1  # for the comparison


def test_the_collector_is_restored(tmp_path: Path) -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # another test's build may have left its own
    threshold = gc.get_threshold()
    seen = []
    relax = speed.relax_collector
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speed, "relax_collector", lambda *args: (relax(*args), seen.append(gc.get_threshold())))
        build(
            tmp_path,
            {"index": "A\n=\n"},
            builder="html",
            theme="alabaster",
            extension="summitnotes.sphinx.writing.speed",
        )
    assert seen
    assert seen[0][0] > threshold[0]
    after = gc.get_threshold()
    gc.set_threshold(*before)
    assert after == threshold


def test_what_a_build_leaves_is_not_looked_at_when_the_process_ends(tmp_path: Path) -> None:
    """… and the next build of the process lets it go."""
    counts = []
    thaw = speed.thaw
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speed, "thaw", lambda *args: (thaw(*args), counts.append(gc.get_freeze_count())))
        for name in ("one", "two"):
            build(
                tmp_path / name,
                {"index": "A\n=\n"},
                builder="html",
                theme="alabaster",
                extension="summitnotes.sphinx.writing.speed",
            )
            counts.append(gc.get_freeze_count())
    assert [count > 0 for count in counts] == [False, True, False, True]
    gc.unfreeze()
