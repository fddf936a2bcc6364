"""Values come from notes, which are untrusted: they are text, whatever they look like."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import jinja2
import pytest
from docutils import nodes
from docutils.core import publish_from_doctree
from docutils.utils import new_document

from summitnotes.records.catalogue import Catalogue
from summitnotes.views.base import ViewOptions, digest
from summitnotes.views.render import make_environment, render
from views.sample import CASES, CATALOGUE, SUBJECTS, SampleLinker, view_name, with_words

VOID = {"br", "input"}
SETTINGS = {"_disable_config": True, "use_latex_citations": False, "legacy_column_widths": False}
PAYLOADS = (
    "\"><script>alert(1)</script><p x='",
    "' onmouseover='alert(1)' x='",
    "</title></svg></style></textarea><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}&amp;&#60;b&#62;",
    "<!-- --!> ]]> \u202e\u2028\ud800\x00",
    "",
)


class Outline(HTMLParser):
    """Tags and attributes of a page, and whether every tag that opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.stack: list[str] = []
        self.comments = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        assert len(attrs) == len({name for name, _ in attrs}), f"an attribute twice: {attrs}"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    found.close()
    assert not found.stack
    return found


def hostile(payload: str) -> Catalogue:
    return with_words(CATALOGUE, lambda word: word + payload)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("case", CASES)
def test_hostile_words_stay_words(case: str, payload: str) -> None:
    view, options = CASES[case]
    tame, wild = (view.build(hostile(word), options, SampleLinker()) for word in ("x", payload))
    plain = outline(render(None, view_name(case), tame))
    text = render(None, view_name(case), wild)
    found = outline(text)
    assert found.tags <= plain.tags
    assert found.attributes <= plain.attributes
    assert not found.comments
    assert payload.strip()[:20] in html.unescape(text).replace("\ufffd", "\x00")


@pytest.mark.parametrize("case", CASES)
def test_plain_nodes_can_be_written(case: str) -> None:
    view, options = CASES[case]
    payload = "".join(PAYLOADS[:4])
    document = new_document("view")
    document += view.to_nodes(view.build(hostile(payload), options, SampleLinker()))
    for writer in ("html5", "latex", "manpage"):
        found = publish_from_doctree(document.deepcopy(), writer=writer, settings_overrides=SETTINGS)
        assert found
        assert writer != "html5" or b"<script>" not in found


@pytest.mark.parametrize("case", CASES)
def test_an_empty_catalogue_says_so(case: str) -> None:
    view, options = CASES[case]
    model = view.build(Catalogue(), ViewOptions(view=options.view, heading=9, filter=True), SampleLinker())
    if case in SUBJECTS:
        assert model is None
        return
    assert model.empty in html.unescape(render(None, view_name(case), model))
    assert nodes.container("", *view.to_nodes(model)).astext() == model.empty
    assert digest(model)


def test_an_environment_that_does_not_escape_is_refused() -> None:
    with pytest.raises(ValueError, match="autoescape"):
        render(jinja2.Environment(), "home", None)


def test_a_project_can_put_its_own_template_first(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "summitnotes"
    folder.mkdir()
    (folder / "topic_matrix.html").write_text("mine: {{ model }}", encoding="utf-8")
    environment = make_environment([tmp_path])
    assert render(environment, "topic_matrix", "<b>") == "mine: &lt;b&gt;"
    view, options = CASES["home"]
    model = view.build(CATALOGUE, options, SampleLinker())
    assert render(environment, "home", model) == render(None, "home", model)
