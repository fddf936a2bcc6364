"""How likely a text is HTML."""

from __future__ import annotations

import re

from summitnotes.formats.sniffing.signs import FEW_LINES, lines_of

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,500})?/?>")
_BLOCK_TAG = re.compile(
    r"</?(?:html|head|body|p|div|ul|ol|li|h[1-6]|table|tr|td|th|tbody|dl|dt|dd|section|article|main|header"
    r"|nav|footer|blockquote|pre|hr|figure)\b[^<>]{0,500}>",
    re.I,
)
_DOCUMENT = re.compile(r"\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<(?:!doctype html|html)\b", re.I)
_HEADED = re.compile(r"#{2,6} \S")  # whatever tags stand behind the marks
_MARKED = re.compile(r"#{1,6} \S|[-*+] \S|\d{1,3}\. \S|.*\]\(|```")


def look(text: str) -> float:
    """1.0 for a whole document; less for a text whose blocks are tags and nothing else."""
    if _DOCUMENT.match(text):
        return 1.0
    lines = [line.strip() for line in lines_of(text)[:FEW_LINES] if line.strip()]
    blocks = sum(bool(_BLOCK_TAG.search(line)) for line in lines)
    if blocks < 2 or any(map(_HEADED.match, lines)):
        return 0.0
    if any(_MARKED.match(line) and not _TAG.search(line) for line in lines):
        return 0.0
    share = sum(bool(_TAG.search(line)) for line in lines) / len(lines)
    return min(1.0, share * 1.2) if share > 0.4 else 0.0
