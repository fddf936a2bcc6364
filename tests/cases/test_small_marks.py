"""The small inputs about marks, links, tables and bits of HTML, as EXPECTED.md reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ..site.conftest import Built, builder_in

CASES = Path(__file__).with_name("small")
NAMES = (
    "06-github-anchors.md", "07-lazy-link.md", "08-emoji-codes.md", "16-braces.dokuwiki", "17-html-bits.md",
    "bare-address.md", "nbsp-heading.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {f"notes/e-{name.partition('.')[0]}/{name}": (CASES / name).read_bytes() for name in NAMES}
    return builder_in(tmp_path_factory.mktemp("marks"))(files=files)


def page(site: Built, name: str) -> Tag:
    stem = name.partition(".")[0]
    found = BeautifulSoup(site.text(f"notes/e-{stem}/{stem}.html"), "html.parser").select_one("div.body")
    assert found is not None
    return found


def links(found: Tag) -> list[tuple[str, str]]:
    return [(a.get_text(), a["href"]) for a in found.select("p a.reference, li a.reference")]


def test_only_the_open_brace_is_told(site: Built) -> None:
    told = [line for line in site.warnings if "summit.slot" not in line]
    place = "notes/e-16-braces/16-braces.dokuwiki"
    assert told == [
        f'{place}:3: WARNING: "{{{{" is closed only lines below; shown as text, where a wiki swallows all '
        'between. Add "}}". [summit.markup]',
        f'{place}:8: WARNING: picture "boats/ship.png" is not there; shown as text. [summit.media]',
    ]


def test_anchors_as_on_github(site: Built) -> None:
    found = page(site, "06-github-anchors.md")
    for words, address in links(found)[:2]:
        section = found.find(id=address[1:])
        assert section is not None
        assert section.find(["h2", "h3", "h4", "h5"]).get_text().removesuffix("¶") == words


def test_a_link_over_a_line_end(site: Built) -> None:
    found = page(site, "07-lazy-link.md")
    assert [" ".join(item.get_text().split()) for item in found.select("li")] == [
        "see the guide to small boats for more",
        "another item",
    ]
    assert [a["href"] for a in found.select("li a")] == ["https://boats.example.org/guide"]


def test_emoji_are_no_fields(site: Built) -> None:
    found = page(site, "08-emoji-codes.md")
    assert not found.select("dl.field-list, dl.simple")
    assert [item.get_text().strip() for item in found.select("li")][:3] == [
        ":snake: Ada Brink",
        ":alarm_clock:  2020-09-04 15:30",
        ":link: More",
    ]


def test_bits_of_html(site: Built) -> None:
    found = page(site, "17-html-bits.md")
    assert [line.get_text().strip() for line in found.select("td .line")] == ["one", "two", "three"]
    assert "<" not in found.get_text()
    assert [key.get_text() for key in found.select("code.kbd, kbd")] == ["Ctrl"]


def test_addresses_without_marks(site: Built) -> None:
    assert len(links(page(site, "bare-address.md"))) == 3


def test_a_heading_behind_another_blank(site: Built) -> None:
    titles = [title.get_text().removesuffix("¶") for title in page(site, "nbsp-heading.md").select("h1, h2")]
    assert titles == ["Sequence numbers", "Versions", "Why order?"]
