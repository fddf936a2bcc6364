"""How likely a text is MediaWiki."""

from __future__ import annotations

import re

from summitnotes.formats.sniffing.signs import sign, unmistakable

look = unmistakable(
    sign(0.7, r"^(={2,4})[^=].*[^=]\1\s*$"),
    sign(1.3, r"'''[^'\n]{1,200}'''"),
    sign(0.2, r"(?<!')''[^'\n]{1,200}''(?!')"),
    sign(1.5, r"(?<![\[\]])\[(?:https?:)?//[^\s\[\]]{1,300} [^\[\]\n]{1,200}\](?![(\[])"),
    sign(0.5, r"^(?:\*{2,5} ?\w|[*#]*[:;] \w)"),
    sign(2.0, r"^(?:\{\||\|-+[ \t]*(?:$|[a-z]+=)|\|\})"),
    sign(
        2.0,
        r"\[\[(?:File|Image|Media|Category|Datei|Kategorie|Fichier|Catégorie|User|Special|Talk)\s?:",
        re.I,
    ),
    sign(2.0, r"__(?:NO)?TOC__"),
    sign(0.6, r"\[\[[^\]\n]{1,200}\]\]"),
    sign(1.0, r"\{\{[A-Z][^{}\n]{0,200}\}\}"),
    sign(0.5, r"<(?:ref|nowiki|br ?/?|gallery|references)\b"),
    # A dialect of its own: longer marks for higher levels, lists by indent.
    sign(-1.0, r"^={5,6}[^=].*={5,}\s*$"),
    sign(-1.0, r"^ {2,}[*-] ?\S"),
    sign(-0.6, r"//(?<![:\w]//)[^\s/][^/\n]*//"),
    sign(-0.6, r"\*\*[^*\n]+\*\*|\\\\(?:\s|$)|\(\("),
    sign(-1.5, r"^\^.*\^"),
    sign(-1.0, r"\{\{ ?:?[a-z]"),
)
