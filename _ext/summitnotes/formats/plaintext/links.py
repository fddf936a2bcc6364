"""Bare addresses in running text become references; nothing else is read as markup.

What linkify-it finds is checked again: names of files and modules (``run_tests.sh``, ``oslo.messaging``,
``ASP.NET``) look like hosts of some country, so a bare host needs a well-known ending.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from docutils import nodes
from linkify_it import LinkifyIt

from summitnotes.formats.plaintext.wording import words

MAX_TOKEN = 2000  # characters; longer unbroken runs stay text, since linkify-it may be quadratic in them
SCHEMES = ("http://", "https://", "ftp://", "mailto:")

# Endings that are hardly ever the suffix of a file or the next word after a missing blank.
_PLAIN_ENDINGS = words("com org net edu gov mil int info biz io dev fr uk eu ch ca au jp lu cloud wiki blog")
# Endings that are also words or file suffixes: these need a path or "www." beside them.
_WORD_ENDINGS = words(
    "de us be it in me tv at es se no dk fi ru cn br nz pl nl is to ly tech app page site online co ai"
)
_CANDIDATE = re.compile(r"://|www\.|mailto:|\S@\S|[^\W_]\.[a-z]{2,6}(?![\w-])", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\\<>\"]")


@functools.cache
def _linkify() -> LinkifyIt:
    engine = LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": True, "fuzzy_ip": False})
    engine.tlds(sorted(_PLAIN_ENDINGS | _WORD_ENDINGS))
    engine.add("//", None)
    return engine


def is_safe(target: str) -> bool:
    """The address has an allowed scheme and hides nothing."""
    return target.lower().startswith(SCHEMES) and not _UNSAFE.search(target)


def _is_host(written: str) -> bool:
    """A bare host is meant as an address."""
    host, slash, _ = written.partition("/")
    host = host.partition("?")[0].partition(":")[0]
    ending = host.rpartition(".")[2]
    if host.lower().startswith("www."):
        return True
    return ending in _PLAIN_ENDINGS or (bool(slash) and ending in _WORD_ENDINGS)


def _find(token: str) -> Iterator[tuple[int, int, str]]:
    """The addresses in one unbroken run of characters, as (start, end, target)."""
    if len(token) > MAX_TOKEN:
        return
    for match in _linkify().match(token) or ():
        written = token[match.index : match.last_index]
        if not match.schema:  # found by its shape alone
            before = token[match.index - 1 : match.index]
            if before in ("/", "\\", ".", "-", "_", "@", ":") or not _is_host(written):
                continue
        elif match.schema == "mailto:" and not written.lower().startswith("mailto:"):
            ending = written.rpartition(".")[2]
            if ending not in _PLAIN_ENDINGS and ending not in _WORD_ENDINGS:
                continue
        if is_safe(match.url):
            yield match.index, match.last_index, match.url


def add_text(parent: nodes.Element, text: str) -> None:
    """Append ``text`` to ``parent``, its addresses as references. No character is changed."""
    at = 0
    if _CANDIDATE.search(text):
        for token in _TOKEN.finditer(text):
            if not _CANDIDATE.search(token[0]):
                continue
            for start, end, target in _find(token[0]):
                start, end = start + token.start(), end + token.start()
                if start > at:
                    parent += nodes.Text(text[at:start])
                parent += nodes.reference("", text[start:end], refuri=target)
                at = end
    if at < len(text):
        parent += nodes.Text(text[at:])
