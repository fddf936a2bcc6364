"""Sessions that are told by the attributes of a shortcode: ``{{< talk title="…" speaker="…" >}}``.

Hugo has them in angle brackets or per cents, Jekyll includes a file: ``{% include talk.html title="…" %}``.
"""

from __future__ import annotations

import re

from docutils import nodes

from summitnotes.records.yamlnodes import YamlMap, YamlScalar

_PAIR = re.compile(r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')""")
#: In Markdown a line ``>}}`` ends the paragraph.
_TAG = re.compile(
    r"""\{(?:\{[<%]|%)-?\s*[\w./-]+(?:\s+[\w./-]+\.\w+)?"""
    r"""(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'))+\s*/?-?(?:[>%]\}|%\}|$)"""
)


def shortcodes_of(node: nodes.Element) -> list[YamlMap]:
    """The attributes of each tag in a paragraph; their lines are those in the paragraph."""
    text = node.astext()
    if "{" not in text or "=" not in text:
        return []  # most paragraphs
    return [_attributes(text, tag) for tag in _TAG.finditer(text)]


def _attributes(text: str, tag: re.Match[str]) -> YamlMap:
    line = text.count("\n", 0, tag.start()) + 1
    pairs = (
        (YamlScalar(pair["key"], line), YamlScalar(pair["a"] or pair["b"] or "", line, quoted=True))
        for pair in _PAIR.finditer(tag[0])
    )
    return YamlMap(tuple(pairs), line)
