"""Which addresses may be linked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitnotes.records.addresses import inside_path, safe_url

SAFE = [
    "https://example.org",
    "http://example.org:8080/a,b;c?d=e&f#g",
    "HTTPS://EXAMPLE.org/",
    "ftp://files.example.org/x",
    "https://[2001:db8::1]/",
    "https://bücher.example/ü?q=é",
    "https://example.org/a%20b%0A",
    "mailto:jo@example.org",
    "mailto:jo@example.org?subject=hello%20you",
]
REFUSED = [
    "", " ", "example.org", "/a", "a/b", "//example.org", "\\\\example.org", "javascript:alert(1)",
    "JaVaScRiPt:x", "java\tscript:x", "java\nscript:x", "\x01javascript:x", "java%73cript:x",
    "&#106;avascript:x", "javascript&#58;x", "javascript&colon;x", "data:text/html,x", "vbscript:x",
    "file:///etc/passwd", "blob:https://example.org/x", "view-source:https://example.org",
    "https:example.org",
    "https:/example.org", "https:///example.org", "https://", "http:\\\\example.org",
    "https://example.org\\@b.org",
    "https://example.org@b.org/", "https://a:b@example.org", "https://exam ple.org",
    "https://example.org/a b",
    "https://example.org\u00a0", "https://example.org/\u202egro", "https://example.org/\u200b",
    "https://℀.example/", "https://example.org:99999999/", "https://example%2eorg/", "https://ex<b>.org",
    'https://example.org/"onclick="x', "https://example.org/\x00", "https://example.org/\ud800",
    "mailto:", "mailto:jo", "mailto:jo@example.org%0aBcc:x@example.org",
    "mailto:jo@example.org?subject=a%0Db",
    "hxxps://example.org", "https&#58;//example.org", "https://" + "a" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("url", SAFE)
def test_harmless_addresses_pass_as_they_are(url: str) -> None:
    assert safe_url(url) == url
    assert safe_url(f"  {url} ") == url


@pytest.mark.parametrize("url", REFUSED)
def test_everything_else_stays_text(url: str) -> None:
    assert safe_url(url) is None


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"https://example.org/{text}"))
def test_what_passes_is_plain(text: str) -> None:
    url = safe_url(text)
    if url is not None:
        assert url.lower().startswith(("http://", "https://", "ftp://", "mailto:"))
        assert not any(char in '<>"\\`' or unicodedata.category(char)[0] in "CZ" for char in url)


@pytest.mark.parametrize("path", ["a.pdf", "slides/day one/a.pdf", "é.pdf"])
def test_paths_inside(path: str) -> None:
    assert inside_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "../a",
        "a/../b",
        "a//b",
        ".git/config",
        "C:/a",
        "a\\b",
        "https://example.org",
        "a?b",
        "a%2e",
        "a\x00",
    ],
)
def test_paths_that_could_leave_their_folder(path: str) -> None:
    assert inside_path(path) is None
