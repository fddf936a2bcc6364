"""Finds what a notes file says of itself at its top, in whichever spelling, and reads it once.

:func:`read_head` is the one entrance. YAML and TOML between rules, and the headers of Pelican and
MultiMarkdown above Markdown, are taken off: a reader sees the text below them, at its own lines, and their
pairs are shown as fields (:func:`matter_node`). Fields of reST, keywords of Org, attributes of AsciiDoc and
the head of HTML belong to those formats and stay with them; here they are read for the record only.

:mod:`.reading` is the entrance, :mod:`.ends` says how many lines are taken, :mod:`.data` reads YAML and TOML,
:mod:`.spellings` what single formats write, and :mod:`.heads` is what comes out.
"""

from summitnotes.formats.frontmatter.data import SETTINGS
from summitnotes.formats.frontmatter.ends import front_matter_end, header_end, mail_end, toml_end
from summitnotes.formats.frontmatter.heads import Head, matter_node
from summitnotes.formats.frontmatter.reading import read_head

__all__ = [
    "SETTINGS",
    "Head",
    "front_matter_end",
    "header_end",
    "mail_end",
    "matter_node",
    "read_head",
    "toml_end",
]
