"""Every suffix of a notes file, in one place. What pandoc converts is listed here too."""

from __future__ import annotations

#: Suffixes of notes that pandoc converts -> format id. Only recent versions of pandoc read AsciiDoc.
PANDOC = {
    ".org": "pandoc:org",
    ".mediawiki": "pandoc:mediawiki",
    ".wiki": "pandoc:mediawiki",
    ".adoc": "pandoc:asciidoc",
    ".asciidoc": "pandoc:asciidoc",
    ".textile": "pandoc:textile",
    ".html": "pandoc:html",
    ".htm": "pandoc:html",
}
#: Suffixes that decide the format alone. ".txt" is not among them: it says nothing.
DECIDING = {".rst": "rst", ".md": "markdown", ".markdown": "markdown", ".dokuwiki": "dokuwiki", **PANDOC}
#: Suffixes that make a file under docs/notes/ a page without pandoc (a contract of the project).
OWN = (".rst", ".md", ".dokuwiki", ".txt")
#: The same with those that pandoc converts.
NOTES = (*OWN, *PANDOC)
