"""Every suffix of a notes file, in one place. What pandoc converts is listed here too."""

from __future__ import annotations

import re

#: Suffixes of notes that pandoc converts -> format id. Only recent versions of pandoc read AsciiDoc.
PANDOC = {
    ".org": "pandoc:org",
    ".mediawiki": "pandoc:mediawiki",
    ".adoc": "pandoc:asciidoc",
    ".asciidoc": "pandoc:asciidoc",
    ".textile": "pandoc:textile",
    ".html": "pandoc:html",
    ".htm": "pandoc:html",
    ".xhtml": "pandoc:html",
}
#: Documents of word processors -> format id. They are no text, so without pandoc there is no page.
DOCUMENTS = {".docx": "pandoc:docx", ".odt": "pandoc:odt"}
#: Suffixes that decide the format, unless the text shows plainly that it is written in another one.
DECIDING = {
    ".rst": "rst",
    ".rest": "rst",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".dokuwiki": "dokuwiki",
    **PANDOC,
    **DOCUMENTS,
}
#: Suffixes that several formats come under -> the one that is meant where the text does not show it.
LEANING = {".wiki": "pandoc:mediawiki"}
#: Suffixes that say nothing. A mail is an envelope: what lies in it may be of any format.
SILENT = (".txt", ".text", ".eml")
#: Suffixes that make a file under docs/notes/ a page; a text without a suffix is one, too.
NOTES = (*DECIDING, *LEANING, *SILENT)

_SUFFIX = re.compile(r"(?<=.)\.(?=\w*[A-Za-z])\w{1,12}$", re.ASCII)


def suffix_of(name: str) -> str:
    """The suffix of a file's name in small letters, with its dot; ``""`` for none.

    A number is none (``2014.05``), nor is the end of a sentence (``Day 1. Opening``).
    """
    found = _SUFFIX.search(name)
    return found.group().lower() if found else ""
