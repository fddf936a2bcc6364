"""Every builder writes every page, cards and lists included; so does a translated site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..site.conftest import Build, Built

BUILDERS = (
    "html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml", "pseudoxml",
    "linkcheck", "dummy",
)  # fmt: skip
SETTINGS = {
    "copyright": "nobody",
    "version": "1",
    "linkcheck_ignore": [".*"],
    "man_pages": [("index", "site", "A site", ["Ann"], 7)],
    "latex_documents": [("index", "site.tex", "A site", "Ann", "howto")],
    "texinfo_documents": [("index", "site", "A site", "Ann", "site", "Notes.", "Misc")],
}
EVERYTHING = """# Everything

```{talk-list}
:view: cards
```

```{talk-list}
:view: table
:group-by: event
```

```{talk-list}
:view: list
:limit: 1
```

```{event} 2012-oslo
```

```{summit-home}
```

{talk}`Networks for everyone`, {person}`Kari Moen`, {topic}`Neutron`, {event}`Cloud Days Oslo`
"""
#: What the pages of the site say, in every format that is text.
WORDS = (
    "Networks for everyone",
    "Kari Moen",
    "Keeping services up",
    "High availability is a habit",
    "La haute disponibilité sans larmes",
    "Luc Petit",
    "Anne Roy",
    "deux serveurs au moins",
    "she drew every packet by hand",
    "Cloud Days Oslo",
    "Neutron",
)


def squeezed(built: Built) -> str:
    suffixes = {".txt", ".tex", ".7", ".xhtml", ".html", ".texi", ".xml", ".pseudoxml"}
    files = sorted(path for path in built.out.rglob("*") if path.suffix in suffixes)
    # A word may be a link: its tags stand between it and the next.
    read = (path.read_text("utf-8") for path in files)
    text = " ".join(re.sub(r"</?[a-z][^<>]*>", "", text) for text in read)
    return " ".join(text.replace("\\-", "-").replace("\\'", "'").split())


@pytest.mark.parametrize("builder", BUILDERS)
def test_builds_with_every_view(build: Build, builder: str) -> None:
    built = build("basic", files={"everything.md": EVERYTHING}, builder=builder, overrides=SETTINGS)
    ours = [line for line in built.warnings if "[summit." in line]
    assert [line for line in built.warnings if line not in ours and "toctree" not in line] == []
    if builder in ("text", "latex", "man", "texinfo", "epub", "html", "singlehtml"):
        text = squeezed(built)
        assert [words for words in WORDS if words not in text] == []
    if builder == "gettext":
        messages = "".join(path.read_text("utf-8") for path in built.out.rglob("*.pot"))
        assert "she drew every packet by hand" in messages
    if builder == "linkcheck":
        assert (built.out / "output.txt").is_file()


NOTES = {
    "notes/e/a.rst": "Morning notes\n=============\n\nThe first words.\n\n* one *item*\n",
    "notes/e/b.md": "# Noon notes\n\nThe second words.\n\n- one *item*\n",
    "notes/e/c.dokuwiki": "====== Evening notes ======\n\nThe third words.\n\n  * one **item**\n",
    "notes/e/d.txt": "Night notes\n\nThe fourth words.\n\n- one item\n",
}
TRANSLATED = {
    "Morning notes": "Notes du matin",
    "Noon notes": "Notes de midi",
    "Evening notes": "Notes du soir",
    "Night notes": "Notes de nuit",
    "The first words.": "Les premiers mots.",
    "The second words.": "Les deuxièmes mots.",
    "The third words.": "Les troisièmes mots.",
    "The fourth words.": "Les quatrièmes mots.",
}


def test_translated_notes(build: Build) -> None:
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue += "\n".join(f'msgid "{old}"\nmsgstr "{new}"\n' for old, new in TRANSLATED.items())
    first = build(files=dict(NOTES))
    places = {doc: Path("locale/fr/LC_MESSAGES", f"{doc}.po") for doc in first.app.env.found_docs}
    files: dict[str, str | bytes] = {str(path): catalogue for path in places.values()}
    settings: dict[str, object] = {"language": "fr", "locale_dirs": ["locale"], "gettext_compact": False}
    built = build(files=files, overrides=settings, fresh=True)
    assert built.warnings == []
    for doc, words in zip("abcd", ("premiers", "deuxièmes", "troisièmes", "quatrièmes"), strict=True):
        page = built.text(f"notes/e/{doc}.html")
        assert f"Les {words} mots." in page
        assert "Notes d" in page
        assert "item" in page


def test_translations_have_no_powers(build: Build) -> None:
    """A catalogue comes from many hands, too; in notes it can do no more than the notes."""
    # Sphinx keeps catalogues by the name of the document for as long as the process lives.
    evil = {
        "evil.rst": (
            "Title\n=====\n\nWords.\n",
            ":raw:`<script>alert(1)</script>` `x <javascript:alert(2)>`__",
        ),
        "sly.md": ("# Title\n\nWords.\n", "<script>alert(1)</script> [x](javascript:alert(2)) {{ 7*7 }}"),
    }
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    files: dict[str, str | bytes] = {}
    for name, (source, words) in evil.items():
        files[f"notes/e/{name}"] = source
        catalogue = f"locale/fr/LC_MESSAGES/notes/e/{name.split('.')[0]}.po"
        files[catalogue] = f'{head}msgid "Words."\nmsgstr "{words}"\n'
    settings: dict[str, object] = {"language": "fr", "locale_dirs": ["locale"], "gettext_compact": False}
    built = build(files=files, overrides=settings)
    for name in evil:
        page = built.text(f"notes/e/{name.split('.')[0]}.html")
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert "alert(2)" in page
