"""A bad option costs a card nothing but that option; a misspelt directive says what was meant."""

# ruff: noqa: E501 - warnings stand here as a reader sees them, in one line
from __future__ import annotations

import pytest

from ..site.conftest import Build, Built
from .holding import assert_harmless, body, lost, warnings_of

KNOWN = (
    "Known: aliases, date, duration, end, event, id, language, license, links, notes-by, original-title, "
    "parent, room, slides, source, speakers, start, status, timezone, topics, track, type, video."
)
OPTIONS = """:speekers: Wrong Name
:speakers: Bo Ek (Acme)
:start: 25:99
:slides: javascript:alert(1)
:type: keynot
:nonsense: x
:video: "https://example.org/v
:room: First
:room: Second
"""
SAID = [
    'key: unknown option ":speekers:" of talk; left out. Did you mean ":speakers:"?',
    'value: ":start: 25:99" cannot be used (a time is written 09:35); left out.',
    'value: ":slides: javascript:alert(1)" cannot be used (an address begins with http://, https:// or mailto:);'
    " left out.",
    'value: ":type: keynot" cannot be used (did you mean "keynote"? one of: talk, keynote, panel, lightning, '
    "workshop, break, social); left out.",
    f'key: unknown option ":nonsense:" of talk; left out. {KNOWN}',
    'value: ":video: "https://example.org/v" cannot be used (an address begins with http://, https:// or '
    "mailto:); left out.",
    'key: option ":room:" of talk stands twice; "Second" was left out.',
]
LINES = [1, 3, 4, 5, 6, 7, 9]

RST = (
    "Page\n====\n\n.. talk:: Good talk\n"
    + "".join(f"   {o}\n" for o in OPTIONS.splitlines())
    + "\n   Its notes.\n"
)
MD = f"# Page\n\n```{{talk}} Good talk\n{OPTIONS}\nIts notes.\n```\n"
YAML = "# Page\n\n```{talk} Good talk\n---\n" + OPTIONS.replace("\n:", "\n")[1:] + "---\n\nIts notes.\n```\n"
PAGES = {"page.rst": (RST, 4), "page.md": (MD, 3), "yaml.md": (YAML, 4)}


@pytest.fixture(scope="module")
def site(build_once: Build) -> Built:
    files: dict[str, str | bytes] = {}
    for name, (text, _) in PAGES.items():
        stem, suffix = name.split(".")
        # Each stands in an event of its own, or nothing tells the talks apart.
        files[f"notes/{stem}-{suffix}/{stem}.{suffix}"] = text
    files["outside.rst"] = f":orphan:\n\n{RST}"
    return build_once(files=files)


@pytest.mark.parametrize("name", PAGES)
def test_the_card_stays(site: Built, name: str) -> None:
    _, first = PAGES[name]
    stem, suffix = name.split(".")
    docname = f"notes/{stem}-{suffix}/{stem}"
    said = [f"{first + line} {message}" for line, message in zip(LINES, SAID, strict=True)]
    assert warnings_of(site, f"{docname}.{suffix}") == said
    shown = body(site, docname).get_text(" ")
    assert lost("Good talk Bo Ek Acme Its notes First", shown) == []
    talk = next(talk for talk in site.catalogue.talks if talk.event == f"{stem}-{suffix}")
    assert (talk.title, talk.speakers[0].name, talk.start, talk.room) == ("Good talk", "Bo Ek", None, "First")
    assert_harmless(site, docname)


def test_on_pages_too(site: Built) -> None:
    said = [f"{6 + line} {message}" for line, message in zip(LINES, SAID, strict=True)]
    assert warnings_of(site, "outside.rst") == said
    assert "Its notes." in body(site, "outside").get_text()


STRAYS = {
    "rst": "Page\n====\n\n.. talk:: A talk\n   :room: Hall\n   no option at all\n   :start: 10:00\n\n.. talk::\n\n   text\n",
    "md": "# Page\n\n```{talk} A talk\n:room: Hall\nno option at all\n```\n\n```{talk}\n\ntext\n```\n",
}


@pytest.mark.parametrize("suffix", STRAYS)
def test_lines_that_are_no_options_are_notes(build: Build, suffix: str) -> None:
    built = build(files={f"notes/e/x.{suffix}": STRAYS[suffix]})
    stray = [
        '6 markup: "no option at all" is no option of talk; it stands below as text. Put a blank line above it.'
    ]
    untitled = {"rst": 9, "md": 8}[suffix]
    assert warnings_of(built, f"notes/e/x.{suffix}") == [
        *(stray if suffix == "rst" else []),
        f'{untitled} value: talk needs a title; "Untitled talk" stands in its place. Write one on the first line.',
    ]
    assert lost("no option at all text Hall", body(built, "notes/e/x").get_text(" ")) == []
    assert [talk.room for talk in built.catalogue.talks if talk.title == "A talk"] == ["Hall"]


SLIPS = {
    "rst": (
        "Page\n====\n\n.. talk: One colon\n   :speakers: Ann Lee\n\n:: talk:: Turned round\n\n..talk:: Glued\n\n"
        ".. tallk:: Misspelt\n\n   its words\n",
        [
            '4 directive: "talk: One colon" seems to be a directive, but {comment}. Did you mean ".. talk::"?',
            '7 directive: ":: talk:: Turned round" seems to be a directive, but it is shown as text. '
            'Did you mean ".. talk::"?',
            '9 directive: "..talk:: Glued" seems to be a directive, but it is shown as text. '
            'Did you mean ".. talk::"?',
            '11 directive: unknown directive "tallk"{shown}',
        ],
    ),
    "md": (
        "# Page\n\n```talk\nNo braces\n```\n\n{talk} No fence\n\n.. talk:: Of another format\n\n"
        "```{tallk} Misspelt\nits words\n```\n",
        [
            '3 directive: "```talk" seems to be a directive, but it is shown as text. Did you mean "```{{talk}}"?',
            '7 directive: "{{talk}} No fence" seems to be a directive, but it is shown as text. '
            'Did you mean "```{{talk}}"?',
            '9 directive: ".. talk:: Of another format" seems to be a directive, but it is shown as text. '
            'Did you mean "```{{talk}}"?',
            '11 directive: unknown directive "tallk"{shown}',
        ],
    ),
}


@pytest.mark.parametrize("suffix", SLIPS)
@pytest.mark.parametrize("folder", ["notes/e/", ""])
def test_slips_say_what_was_meant(build: Build, suffix: str, folder: str) -> None:
    text, said = SLIPS[suffix]
    built = build(files={f"{folder}page.{suffix}": text})
    ours = [line for line in built.warnings if line.endswith("[summit.directive]")]
    written = {"rst": ".. talk::", "md": "```{talk}"}[suffix]
    words = {"comment": "it is shown as text", "shown": f'; it is shown as text. Did you mean "{written}"?'}
    if folder:
        words["shown"] = '; shown as text. Did you mean "talk"?'
    assert ours == [
        f"{folder}page.{suffix}:{line.replace(' directive: ', ': WARNING: ', 1)} [summit.directive]"
        for line in (each.format(**words) for each in said)
    ]
    assert lost(text, body(built, f"{folder}page").get_text(" ")) == []


NESTED = """# Page

`````{note}
Outer words.

````{talk} Outer talk
:start: 10:00

```{talk} Inner talk
:bad: option

Deep words.
```

After the inner one.
````

```python
print("```{talk} no talk")
```
`````

```{talk} Never closed
Last words.
"""


def test_nested_fences(build: Build) -> None:
    built = build(files={"notes/e/page.md": NESTED})
    assert warnings_of(built, "notes/e/page.md") == [
        f'10 key: unknown option ":bad:" of talk; left out. {KNOWN}',
        '23 directive: "```{talk}" is closed nowhere and holds all that follows. Write "```" on a line below '
        "its text.",
    ]
    assert {talk.title for talk in built.catalogue.talks} == {"Outer talk", "Inner talk", "Never closed"}
    shown = body(built, "notes/e/page").get_text(" ")
    assert lost("Outer words Deep words After the inner one no talk Last words", shown) == []


def test_views_with_text_keep_it(build: Build) -> None:
    built = build(files={"index.md": "# Site\n\n```{talk-list} odd\n:view: tabel\n\nsome words\n```\n"})
    assert warnings_of(built, "index.md") == [
        "3 markup: talk-list holds no text; what stands in it is shown below it.",
        '3 value: talk-list takes no argument; "odd" was left out. Take it out.',
        '4 value: ":view: tabel" cannot be used (did you mean "table"? one of: cards, table, list); left out.',
    ]
    assert "some words" in body(built, "index").get_text()
