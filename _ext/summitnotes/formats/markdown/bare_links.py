"""Addresses without marks become links, their words unchanged: http://…, example.org/page, a@example.org."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from summitnotes.records.addresses import safe_url

# Top-level domains that a writer of notes means when the scheme is left out. A country code is taken
# only when it is no common file suffix and no common word of English or French.
_GENERIC = "com|org|net|edu|gov|info|biz|io|dev|cloud|tech"
_COUNTRIES = "fr|uk|eu|de|ch|nl|ca|jp|cn|ru|au|nz|se|fi|dk|pl|cz|pt|br|ie|lu|tv"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    r"(?P<url>\b(?:https?|ftp)://[^\s<>\"]+)"
    rf"|(?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}@(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,24}}(?![\w-]))"
    rf"|(?P<bare>(?<![\w@./:\\~-])(?:{_LABEL}\.){{1,8}}(?:{_GENERIC}|{_COUNTRIES})"
    r"(?![\w-]|\.\w|@)(?::\d{2,5})?(?:[/?#][^\s<>\"]*)?)"
)
_TRAILING = ".,;:!?'’”»*]}"


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Each address in ``text`` as (start, end, URL), in order."""
    for match in _ADDRESS.finditer(text):
        written = _trim(match.group())
        url = _url(written, str(match.lastgroup))
        if url is not None:
            yield match.start(), match.start() + len(written), url


def _trim(written: str) -> str:
    """``written`` without the punctuation of the sentence around it."""
    opened, closed = written.count("("), written.count(")")
    end = len(written)
    while end:
        last = written[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return written[:end]


def _url(written: str, kind: str) -> str | None:
    if kind == "mail":
        return safe_url("mailto:" + written)
    if kind == "url":
        return safe_url(written)
    end = re.search(r"[/?#:]|$", written)
    assert end is not None
    return safe_url("http://" + written[: end.start()].lower() + written[end.start() :])


def link_bare_addresses(state: StateCore) -> None:
    """A core rule: cut text tokens at bare addresses, outside links."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children))


def _linked(children: list[Token]) -> Iterator[Token]:
    inside = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            inside += child.nesting
        if child.type != "text" or inside or "." not in child.content or child.meta.get("literal"):
            yield child
            continue
        yield from _cut(child)


def _cut(text: Token) -> Iterator[Token]:
    done = 0
    for start, end, url in find(text.content):
        if start > done:
            yield Token("text", "", 0, content=text.content[done:start], level=text.level)
        yield Token("link_open", "a", 1, attrs={"href": url}, markup="linkify", info="auto", level=text.level)
        yield Token("text", "", 0, content=text.content[start:end], level=text.level + 1)
        yield Token("link_close", "a", -1, markup="linkify", info="auto", level=text.level)
        done = end
    if done < len(text.content):
        yield Token("text", "", 0, content=text.content[done:], level=text.level)
