"""Ids of talks, of their citations, and of elements on pages.

Each kind of element has a prefix, so that no name can collide with another.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from summitnotes.records.ids import make_id

#: Of a site: the BibTeX entries of all talks.
CITATIONS = "talks.bib"

_PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:./+-]*")


def talk_anchor(talk_id: str) -> str:
    return f"talk-{make_id(talk_id)}"


@lru_cache(maxsize=1 << 16)
def short_anchor(anchor: str) -> str:
    """A second anchor of the place of a talk, made of its first and as lasting: lists lead there.

    The first ones are made of titles, and were 9 of 173 MB in the links of a site of 1,000 notes. Two of a
    thousand talks of one page share a second one on one page in 70,000; links lead to the upper one then.
    """
    made = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return f"t-{base64.b32encode(made).decode('ascii').lower()[:7]}"


def event_anchor(event_id: str) -> str:
    return f"event-{make_id(event_id)}"


def person_anchor(person_id: str) -> str:
    return f"person-{make_id(person_id)}"


def topic_anchor(topic_id: str) -> str:
    return f"topic-{make_id(topic_id)}"


def citation_key(talk_id: str) -> str:
    """The key of a talk in :data:`CITATIONS`; different for different ids."""
    if _PLAIN_KEY.fullmatch(talk_id):
        return f"talk-{talk_id}"
    digest = hashlib.sha256(talk_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"talk-{make_id(talk_id)}-{digest}"


def line_anchor(line: int) -> str:
    """The anchor of a line of the notes, as it is quoted by the topic index."""
    return f"line-{line}"


def talk_id(event: str | None, title: str) -> str:
    """The id of a talk that nobody gave one; the same for every file of notes about it."""
    return f"{event}-{make_id(title)}" if event else make_id(title)
