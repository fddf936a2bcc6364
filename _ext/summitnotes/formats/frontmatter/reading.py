"""The one entrance to what a file says of itself at its top."""

from __future__ import annotations

from itertools import islice

from summitnotes.formats.frontmatter.data import toml_head, yaml_head
from summitnotes.formats.frontmatter.ends import (
    HEADER,
    TITLE_BLOCK,
    TITLE_LINE,
    front_matter_end,
    header_end,
    lines_of,
    mail_end,
    pairs_of,
    title_block_end,
    toml_end,
    zim_end,
)
from summitnotes.formats.frontmatter.heads import Head
from summitnotes.formats.frontmatter.spellings import READERS
from summitnotes.records.frontmatter import Fact, front_matter

#: What headers say, in the names that front matter has.
_RENAMED = {
    "mail": {"subject": "title", "from": "author", "sent": "date"},
    "zim": {"creation-date": "date"},
}


def read_head(text: str, format_id: str = "") -> Head:
    """Read the top of ``text``, which is written in ``format_id``. Never raises; linear in ``len(text)``."""
    if count := front_matter_end(text):
        return yaml_head(text, count)
    if count := toml_end(text):
        return toml_head(text, count)
    if count := mail_end(text):
        return _header_head(text, count, "mail")
    if count := zim_end(text):
        return _header_head(text, count, "zim")
    if format_id == "markdown" and (count := header_end(text)):
        return _header_head(text, count, "pelican")
    if format_id == "markdown" and (count := title_block_end(text)):
        return _title_block(text, count)
    reader = READERS.get(format_id)
    if reader is None:
        return Head()
    matter = front_matter(reader(text))
    return Head(matter, format_id.removeprefix("pandoc:")) if matter else Head()


def _title_block(text: str, count: int) -> Head:
    lines = [line for _, line in islice(lines_of(text), count)]
    said = [(match[1] or "") if (match := TITLE_LINE.match(line)) else "" for line in lines]
    written = tuple(
        (name, value, number)
        for number, (name, value) in enumerate(zip(TITLE_BLOCK, said, strict=False), 1)
        if value
    )
    facts = [Fact(key, (value,), line) for key, value, line in written]
    return Head(front_matter(facts), "pandoc", count, written)


def _header_head(text: str, count: int, kind: str) -> Head:
    written = tuple(pairs_of(text, 0, count, HEADER))
    names = _RENAMED.get(kind, {})
    facts = [Fact(names.get(key.lower(), key), (value,), line) for key, value, line in written]
    return Head(front_matter(facts), kind, count, written)
