"""``language = "fr"``: a French site, with no English word of ours on any page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString

from summitnotes import locale

from .conftest import CONF, Build, Built

FRENCH = CONF + 'language = "fr"\nhtml_baseurl = "https://notes.example/"\n'
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-words")
FILES = {
    "index.md": "# Carnet\n\n```{summit-home}\n```\n\n```{toctree}\ntout\n```\n",
    "tout.md": (
        "# Tout\n\n```{talk-list}\n:reader-filter:\n:view: table\n```\n\n```{event-list}\n```\n\n"
        "```{person-list}\n```\n\n```{topic-index}\n:reader-filter:\n```\n\n```{topic-matrix}\n```\n\n"
        "```{topic-timeline}\n```\n"
    ),
    "vocabulary.yml": (
        "- id: ceph\n  pref_label: {fr: Ceph}\n  alt_label: [RADOS]\n- id: voile\n  pref_label: {fr: Voile}\n"
        "- id: foc\n  pref_label: {fr: Foc}\n  broader: voile\n"
    ),
    "notes/2014-lyon/event.yml": (
        "title: Rencontres de Lyon\nstart: 2014-05-28\nend: 2014-05-29\nlocation: Lyon, France\n"
        "series: rencontres\ntimezone: Europe/Paris\n"
    ),
    "notes/2014-lyon/jour.md": (
        "# Jour 1\n\n## 09:00 Ceph au quotidien / Anne Lee (Acme)\n\n- Ceph tient bon\n\n"
        "## 10:00 Voile et foc / Paul Roy\n\n- la voile\n- Ceph encore\n\n## 11:00 Pause\n\n"
        "## 11:30 Keynote : Ceph demain / Anne Lee\n\n- Ceph\n\n## 12:00 Foc / Paul Roy\n\n- le foc\n"
    ),
    "notes/2015-lyon/event.yml": "title: Rencontres de Lyon 2015\nstart: 2015-06-01\nseries: rencontres\n",
    "notes/2015-lyon/jour.txt": "Notes\n=====\n\nCeph / Anne Lee\n---------------\n\n- Ceph\n",
}


@pytest.fixture(scope="module")
def built(build_once: Build) -> Built:
    return build_once(files=FILES, conf=FRENCH)


def _said(page: str) -> Iterator[str]:
    """What a page says in one piece: its texts and its names for what has none."""
    soup = BeautifulSoup(page, "html.parser")
    for bar in soup.find_all(class_="related"):  # of the theme, which has no French for its name
        bar.decompose()
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in SPOKEN if name in tag.attrs)
        if tag.name not in ("script", "style", "pre"):
            yield from (str(child) for child in tag.children if isinstance(child, NavigableString))


def _english() -> re.Pattern[str]:
    """Any whole message that French says otherwise."""
    texts = set()
    for message in locale.read(locale.po_file(locale.FOLDER, "fr")):
        if message.id and message.id != message.string:
            texts |= set(message.id if isinstance(message.id, (tuple, list)) else (message.id,))
    shapes = (
        re.sub(r"\\\{\w+\\\}", r"(\\S|\\S.*\\S)", re.escape(text))
        for text in texts
        if re.search("[a-z]{3}", text)
    )
    return re.compile("|".join(sorted(shapes)))


def test_no_english_of_ours_is_left(built: Built) -> None:
    """On no page, whatever it is of; a message counts as English where it is all of a text."""
    english, pages = _english(), sorted(built.out.rglob("*.html"))
    assert len(pages) > 12
    left = {
        (page.relative_to(built.out).as_posix(), text.strip())
        for page in pages
        for text in _said(page.read_text("utf-8"))
        if english.fullmatch(" ".join(text.replace("\n", " ").split(" ")).strip())
    }
    assert left == set()


def test_dates_and_numbers_are_french(built: Built) -> None:
    page = BeautifulSoup(built.text("notes/2014-lyon/index.html"), "html.parser")
    head = page.find(class_="event-card-facts")
    assert head is not None
    assert " ".join(head.get_text(" ").split()) == (
        "mercredi 28 – jeudi 29 mai 2014 Lyon, France 4 présentations, 2 intervenants"
    )
    assert built.warnings == []


def test_notes_are_called_in_french(built: Built) -> None:
    page = BeautifulSoup(built.text("notes/2014-lyon/jour.html"), "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "fr"
    assert page.title is not None
    assert " ".join(page.title.get_text().split()).startswith("Notes : Rencontres de Lyon, 28 mai 2014")


def test_scripts_speak_french(built: Built) -> None:
    page = built.text("tout.html")
    at = [page.index(f"static/{name}") for name in ("doctools.js", "summit-messages.js", "translations.js")]
    assert at == sorted(at)
    script = built.text("_static/summit-messages.js")
    found = re.search(r"addTranslations\(\{ locale: \"fr\", messages: (.*) \}\);", script)
    assert found is not None
    assert json.loads(found[1])["Chosen"] == "Choix en cours"
    assert "Function" not in script


def test_a_project_has_words_of_its_own(build: Build) -> None:
    """``locales/<language>/LC_MESSAGES/summitnotes.po``: words that differ, or a language that we lack."""
    words = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Talks"\nmsgstr "{}"\n'
    )
    own = {f"locales/{tag}/LC_MESSAGES/summitnotes.po": words.format(f"W {tag}") for tag in ("fr", "eo")}
    site = build(files={**FILES, **own}, conf=FRENCH)
    assert "W fr" in site.text("tout.html")
    assert "Intervenants" in site.text("tout.html")
    other = build(files={**FILES, **own}, conf=FRENCH.replace('"fr"', '"eo"'), name="other")
    assert "W eo" in other.text("tout.html")
    assert "Speakers" in other.text("tout.html")


def test_an_english_site_loads_no_messages(build: Build) -> None:
    site = build(files=FILES)
    assert "summit-messages" not in site.text("index.html")
    assert not Path(site.out, "_static/summit-messages.js").exists()


def test_a_book_is_french(build: Build) -> None:
    text = build(files=FILES, conf=FRENCH, builder="text")
    assert "Intervenants" in text.text("tout.txt")
    assert not re.search(r"\b(Talks|Topics|Speakers|shown|line)\b", text.text("tout.txt"))
