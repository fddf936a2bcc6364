"""What of a file for pandoc is markup, and that the rest of it stands on the page."""

from __future__ import annotations

import re

import pytest

from formats.pandoc.reading import FORMATS, SAMPLES, empty, stored
from summitnotes.formats.base import Fate
from summitnotes.formats.pandoc.marks import pandoc_marks
from work import LINEAR, exponent, repeated

_WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize(
    ("format_id", "text", "expected"),
    [
        ("org", "#+TITLE: Day\n", [("#+TITLE", Fate.MARKUP)]),
        ("org", "#+STARTUP: showall\n", [("#+STARTUP: showall", Fate.DROPPED)]),
        ("org", "# a remark\n#no remark\n", [("# a remark", Fate.DROPPED)]),
        ("org", "#+begin_src sh\nmake\n#+end_src",
         [("#+begin_src sh", Fate.MARKUP), ("#+end_src", Fate.MARKUP)]),
        ("org", "x[fn:1] y", [("[fn:1]", Fate.MARKUP)]),
        ("html", "<p class='a>b'>x</p>", [("<p class='a>b'>", Fate.MARKUP), ("</p>", Fate.MARKUP)]),
        ("html", "1 < 2 and 3 > 2", []),
        ("html", "<!-- a <b> -- c -->d", [("<!-- a <b> -- c -->", Fate.DROPPED)]),
        ("html", "<script>a<b</script>c", [("<script>a<b</script>", Fate.DROPPED)]),
        ("mediawiki", "{| class=x\n| kept\n|}", [("{| class=x", Fate.MARKUP), ("|}", Fate.MARKUP)]),
        ("mediawiki", "<ref name=a>kept</ref>", [("<ref name=a>", Fate.MARKUP), ("</ref>", Fate.MARKUP)]),
        ("asciidoc", "[source,sh]\n----\nkept\n----",
         [("[source,sh]", Fate.MARKUP), ("----", Fate.MARKUP), ("----", Fate.MARKUP)]),
        ("asciidoc", "image:a.png[kept]", [("image:", Fate.MARKUP)]),
        ("asciidoc", 'image::a.png[kept, 200, title="kept"]',
         [("image::", Fate.MARKUP), (", 200", Fate.MARKUP), (", title=", Fate.MARKUP)]),
        ("asciidoc", "kbd:[Ctrl] menu:File[Save] note: [x]", [("kbd:", Fate.MARKUP), ("menu:", Fate.MARKUP)]),
        ("asciidoc", "[.red]#kept# [kept] link:a.html[b]",
         [("[.red]", Fate.MARKUP), ("link:", Fate.MARKUP), (".html", Fate.MARKUP)]),
        ("asciidoc", "[[at]]kept <<at,kept>>", [("[[at]]", Fate.MARKUP), ("at", Fate.MARKUP)]),
        ("asciidoc", "kept <1> <12>\n<1> kept <2> kept",
         [("<1>", Fate.MARKUP), ("<12>", Fate.MARKUP), ("<1>", Fate.MARKUP)]),
        ("textile", "h2. kept\n\nfn1. kept", [("h2. ", Fate.MARKUP), ("fn1. ", Fate.MARKUP)]),
    ],
)  # fmt: skip
def test_rules(format_id: str, text: str, expected: list[tuple[str, Fate]]) -> None:
    spans = pandoc_marks(text, f"pandoc:{format_id}")
    assert [(text[span.start : span.end], span.fate) for span in spans] == expected


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"page.html"}))
def test_every_other_word_stands_in_the_tree(name: str) -> None:
    text, document = (SAMPLES / name).read_text("utf-8"), empty()
    FORMATS[name].build(stored(name), text, document)
    tree = set(_WORD.findall(document.pformat()))
    at, outside = 0, []
    for span in pandoc_marks(text, FORMATS[name].id):
        assert span.start >= at
        outside.append(text[at : span.start])
        at = span.end
    outside.append(text[at:])
    assert set(_WORD.findall("\n".join(outside))) <= tree


@pytest.mark.parametrize("unit", ["<!--", "<script>", "<script><", '<a "', "[fn:", "[[category:", "h1("])
@pytest.mark.parametrize("format_id", ["org", "mediawiki", "asciidoc", "textile", "html"])
def test_work_is_linear(unit: str, format_id: str) -> None:
    assert exponent(lambda text: pandoc_marks(text, f"pandoc:{format_id}"), repeated(unit), 200) < LINEAR
