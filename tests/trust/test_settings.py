"""Settings of ``conf.py`` that cannot be used are told, and the site is built without them."""

from __future__ import annotations

import pytest

from ..site.conftest import CONF, Build
from .holding import assert_harmless

CASES = {
    "summit_unknown_topic = 3": (
        'summit_unknown_topic: "3" is none of "ignore", "warn" and "error"; taken as "warn" [summit.value]'
    ),
    'summit_unknown_topic = ["warn"]': (
        'summit_unknown_topic: "[\'warn\']" is none of "ignore", "warn" and "error"; taken as "warn" '
        "[summit.value]"
    ),
    'html_baseurl = "javascript:alert(1)"': (
        'html_baseurl: "javascript:alert(1)" may not be linked, ignored. An address begins with https:// or '
        "http:// [summit.link]"
    ),
}
#: What Sphinx says of them is enough.
TYPES = ("html_baseurl = 3", "html_baseurl = None", 'html_baseurl = ["https://a.example/"]')


@pytest.mark.parametrize("line", [*CASES, *TYPES])
def test_the_site_is_built(build: Build, line: str) -> None:
    built = build(files={"notes/e/x.md": "# Page\n"}, conf=f"{CONF}\n{line}\n")
    (said,) = built.warnings
    if line in CASES:
        assert said == f"conf.py:1: WARNING: {CASES[line]}"
    else:
        assert "`html_baseurl' has type" in said
    assert_harmless(built, "notes/e/x")
    assert "javascript" not in built.text("notes/e/x.html")


@pytest.mark.parametrize(
    "address", ["", "https://a.example/", "http://a.example:8080/x/", "/notes/", "//a.example/"]
)
def test_addresses_that_can_be(build: Build, address: str) -> None:
    assert build(files={}, conf=f"{CONF}\nhtml_baseurl = {address!r}\n").warnings == []
