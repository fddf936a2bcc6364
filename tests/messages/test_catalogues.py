"""The catalogues are whole, and nothing that a view says is left out of them."""

from __future__ import annotations

import importlib.util
import re
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel import Locale
from babel.messages.catalog import Message
from docutils import nodes

from summitnotes import locale
from summitnotes.views.render import render
from views.sample import CASES, CATALOGUE, SampleLinker, view_name
from views.speaking import speaking

REPOSITORY = Path(__file__).parents[2]
FILES = sorted(locale.FOLDER.glob("*/LC_MESSAGES/*.po"))
PLACE = re.compile(r"\{\w*\}")
SPOKEN = ("aria-label", "title", "alt", "placeholder")
# Words that no catalogue of ours has: those of Babel, and a name of a format.
OF_OTHERS = {"BibTeX", *re.findall(r"\w+", " ".join(Locale("en").months["format"]["wide"].values()))}
OF_OTHERS |= {*Locale("en").months["format"]["abbreviated"].values(), "French", "English"}
OF_OTHERS |= set(Locale("en").days["format"]["wide"].values())


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("collect", REPOSITORY / "tools" / "collect_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


def _texts(message: Message) -> list[str]:
    """The English of a message, and what takes its place."""
    english = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    string = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return [*english[:1], *string]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_a_catalogue_has_every_message_and_no_other(path: Path) -> None:
    catalogue = locale.read(path)
    known, wanted = ({m.id for m in found if m.id} for found in (catalogue, TOOL.collect()))
    assert known == wanted, "make messages"
    assert [m.id for m in catalogue if m.id and (m.fuzzy or not all(_texts(m)))] == []
    assert TOOL.written(catalogue) == path.read_bytes(), "make messages"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_a_translation_has_the_places_of_its_message(path: Path) -> None:
    for message in locale.read(path):
        english, *others = _texts(message)
        for text in others if message.id else ():
            assert set(PLACE.findall(text)) == set(PLACE.findall(english)), english


def test_french_is_typeset_as_french() -> None:
    """No straight quotes; a blank that no line breaks at before double signs and inside guillemets."""
    wrong = re.compile(r"""['"]| [:;?!%»]|« |\w[:;?!%](?!/)|\.\.\.""")
    found = locale.read(locale.po_file(locale.FOLDER, "fr"))
    bare = [PLACE.sub("x", text) for message in found if message.id for text in _texts(message)[1:]]
    assert [text for text in bare if wrong.search(text)] == []


class Marked(NullTranslations):
    """A language that has no letter in common with English."""

    def gettext(self, message: str) -> str:
        return "".join(
            part if PLACE.fullmatch(part) else re.sub(r"[A-Za-z]", "ж", part)
            for part in re.split(r"(\{\w*\})", message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Spoken(HTMLParser):
    """What a page says to eyes and ears."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.said += [value or "" for name, value in attributes if name in SPOKEN or name == "data-words"]

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _own_words(texts: list[str], given: str | None) -> set[str]:
    """Words that are neither of the records nor of others."""
    of_records = set(re.findall(r"[A-Za-z]+", f"{CATALOGUE!r} {given or ''}")) | OF_OTHERS
    return set(re.findall(r"[A-Za-z]{2,}", " ".join(texts))) - of_records


@pytest.mark.parametrize("case", CASES)
def test_a_view_says_nothing_that_is_no_message(case: str) -> None:
    view, options = CASES[case]
    with speaking(Marked()):
        model = view.build(CATALOGUE, options, SampleLinker())
        html = render(None, view_name(case), model)
        plain = nodes.container("", *view.to_nodes(model)).astext()
    assert "ж" in html
    given = options.title
    assert _own_words([*Spoken(html).said, plain], given) == set()
