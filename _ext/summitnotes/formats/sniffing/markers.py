"""What a text says of its own format: an editor's modeline, a comment ``format: …``."""

from __future__ import annotations

import re

#: What people call the formats in modelines and in event.yml.
NAMES = {
    "rst": "rst",
    "rest": "rst",
    "restructuredtext": "rst",
    "restructured-text": "rst",
    "markdown": "markdown",
    "md": "markdown",
    "gfm": "markdown",
    "myst": "markdown",
    "commonmark": "markdown",
    "dokuwiki": "dokuwiki",
    "plaintext": "plaintext",
    "plain": "plaintext",
    "text": "plaintext",
    "txt": "plaintext",
    "org": "pandoc:org",
    "mediawiki": "pandoc:mediawiki",
    "asciidoc": "pandoc:asciidoc",
    "adoc": "pandoc:asciidoc",
    "textile": "pandoc:textile",
    "html": "pandoc:html",
}
_EMACS = re.compile(r"-\*-(.{1,200}?)-\*-")
_EMACS_MODE = re.compile(r"(?:^|[\s;])mode:[ \t]*([A-Za-z-]{2,20})", re.I)
_VIM = re.compile(r"\b(?:vim?|ex):")
_VIM_TYPE = re.compile(r"\b(?:ft|filetype|syn|syntax)=([A-Za-z-]{2,20})")
_COMMENT = re.compile(
    r"^(?:<!--|\.\.|//|#)[ \t]{0,8}format:[ \t]{0,8}([A-Za-z-]{2,20})[ \t]{0,8}(?:-->)?[ \t]*$", re.I
)
_MARKER_LINES = 5
_MARKER_LENGTH = 300


def format_of_marker(text: str) -> str | None:
    """The id of the format that the first or last lines name, or None."""
    head = text[:4000].split("\n")[:_MARKER_LINES]
    tail = text[-4000:].split("\n")[-_MARKER_LINES:]
    for line in (*head, *tail):
        named = _marker_of_line(line[:_MARKER_LENGTH])
        if named is not None and named.lower().removesuffix("-mode") in NAMES:
            return NAMES[named.lower().removesuffix("-mode")]
    return None


def _marker_of_line(line: str) -> str | None:
    """What an editor's modeline (Emacs, Vim) or a comment ``format: …`` names."""
    emacs = _EMACS.search(line)
    if emacs:
        mode = _EMACS_MODE.search(emacs.group(1))
        return mode.group(1) if mode else emacs.group(1).strip()
    vim = _VIM.search(line)
    if vim:
        file_type = _VIM_TYPE.search(line, vim.end())
        return file_type.group(1) if file_type else None
    comment = _COMMENT.match(line.strip())
    return comment.group(1) if comment else None
