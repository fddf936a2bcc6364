"""Which addresses become links."""

from __future__ import annotations

import pytest
from docutils import nodes

from formats.dokuwiki.reading import read
from summitnotes.formats.dokuwiki.links import safe_uri
from summitnotes.records.problems import Subtype


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example",
        "https://a.example/x?y=1#z",
        "HTTP://A.EXAMPLE",
        "ftp://a.example/b",
        "mailto:a@b.example",
    ],
)
def test_good_addresses(address: str) -> None:
    assert safe_uri(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://a.example/%0aalert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example/x",
        "/local",
        "http:a.example",
        "http:///a.example",
        "http://a.example\\@b.example",
        "http://a.example/\x00",
        "http://a.example/\u202egpj",
        "http://a.example/\nb",
        "mailto:",
        "",
    ],
)
def test_refused_addresses(address: str) -> None:
    assert safe_uri(address) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[javascript:alert(1)|words]]",
        "[[ javascript:alert(1) ]]",
        "[[javascript://x|words]]",
        "[[https://a.example\\b|words]]",
        "{{javascript:alert(1).png|words}}",
        "[[data:text/html,x|words]]",
        "[[//a.example/x|words]]",
    ],
)
def test_no_harmful_address_reaches_the_tree(text: str) -> None:
    document, _ = read(text)
    assert not list(document.findall(nodes.reference))
    assert not [image for image in document.findall(nodes.image) if ":" in image["uri"]]


def test_a_refused_address_is_reported_with_its_line() -> None:
    _, reading = read("words\n\n[[irc://chat.example/room|chat]]")
    assert [(p.subtype, p.line) for p in reading.problems] == [(Subtype.LINK, 3)]


def test_a_mail_address_may_bring_its_scheme() -> None:
    document, _ = read("[[mailto:a@b.example|words]] [[a@b.example]]")
    assert [r["refuri"] for r in document.findall(nodes.reference)] == ["mailto:a@b.example"] * 2


def test_media_never_climb_out_of_their_folder() -> None:
    document, _ = read("{{..:..:secret.png}} {{/etc/x.png}} {{:a:b.png}}")
    assert [image["uri"] for image in document.findall(nodes.image)] == ["secret.png", "etc/x.png", "a/b.png"]
