"""``llms.txt`` as Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summitnotes.exports.llms import to_llms_txt
from summitnotes.records.catalogue import Catalogue, Place
from summitnotes.records.model import Event

NASTY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20) | st.sampled_from(
    ["](javascript:x)", "<b>", "# x", "a\n\n# b", "`", "**a**", "![x](y)", "[a]: b", "&amp;", "a ) b"]
)


@given(NASTY, NASTY)
def test_no_title_can_leave_its_link(title: str, doc: str) -> None:
    catalogue = Catalogue(events=(Event("e", title),), event_places={"e": Place(doc, "a b")})
    text = to_llms_txt(catalogue, "https://notes.example", lambda name: f"page?{len(name)}")
    tokens = MarkdownIt().parse(text)
    assert [token.type for token in tokens].count("heading_open") == 2
    inlines = [token for token in tokens if token.type == "inline" and token.children]
    links = [child for token in inlines for child in token.children or [] if child.type == "link_open"]
    assert [link.attrs["href"] for link in links] == [f"https://notes.example/page?{len(doc)}#a%20b"]
