"""How likely a text is written in a format that pandoc reads.

These formats come under names that promise another one: a wiki's page as ``.md``, AsciiDoc as ``.txt``. Their
signs must be plain, as nobody asked for pandoc; what speaks for one of our own formats speaks against them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summitnotes.formats.evidence import Sign, count, lines_of, score, sign

#: A format shows in its first lines; these formats are looked for in every text, so only here.
MAX_LINES = 400

_MARKDOWN = (
    sign(-1.5, r"\]\((?:https?://|mailto:|\.|/|#)"),
    sign(-1.0, r"^ {0,3}(?:```|~~~ ?\w)"),
    sign(-0.8, r"^#{1,6} \S"),
    sign(-1.0, r"^ {0,3}\[[^\[\]]{1,60}\]: *\S"),
)
_ASCIIDOC = (
    sign(1.5, r"^= \S(?!.*=$)"),
    sign(1.3, r"^={2,5} \S(?!.*=$)"),
    sign(0.4, r"^:!?[A-Za-z][\w-]{0,40}!?:(?: |$)"),
    sign(1.5, r"\b(?:link|image|xref|footnote|kbd|btn|mailto|include|ifdef|pass)::?[^\s\[\]]{0,300}\["),
    sign(1.3, r"(?<![\[(\w])https?://[^\s\[\]<>]{1,300}\[[^\[\]\n]{1,300}\]"),
    sign(
        1.5,
        r"^\[(?:source|NOTE|TIP|quote|verse|cols|options|horizontal|discrete|qanda|role|%|\.|#|\[)[^\]]*\]$",
    ),
    sign(1.0, r"^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): \S"),
    sign(0.6, r"^\.[A-Za-z][^.]{2,80}$"),
    sign(0.8, r"^\. \S"),
    sign(1.5, r"^\|={3,}$"),
    sign(0.6, r"^\*{2,5} \S(?!.*\*\*)"),
    sign(0.5, r"\S \+$"),
    sign(0.5, r"^(?:-{4}|\*{4}|_{4}|\.{4}|\+{4}|={4}|/{4})$"),
    sign(0.4, r"^//(?!/)(?!.*//)"),
    sign(0.5, r"(?<!\+)\+[^\s+][^+\n]{0,60}\+(?!\+)"),
    sign(0.3, r"^\+$"),
    *_MARKDOWN,
    sign(-1.0, r"^ {0,12}\.\. [\w-]+::|^={2,6} .*={2,}$|'''|\[\[[^\]\n]+\|"),
    sign(-1.0, r"`[^`\n<]+<[^<>\n]+>`_|:[a-z]+:`"),
)
_MEDIAWIKI = (
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
    *_MARKDOWN,
    # A dialect of its own: longer marks for higher levels, lists by indent.
    sign(-1.0, r"^={5,6}[^=].*={5,}\s*$"),
    sign(-1.0, r"^ {2,}[*-] ?\S"),
    sign(-0.6, r"(?<![:\w])//[^\s/][^/\n]*//"),
    sign(-0.6, r"\*\*[^*\n]+\*\*|\\\\(?:\s|$)|\(\("),
    sign(-1.5, r"^\^.*\^"),
    sign(-1.0, r"\{\{ ?:?[a-z]"),
)
_ORG = (
    sign(2.0, r"^#\+(?:TITLE|AUTHOR|DATE|OPTIONS|STARTUP|FILETAGS|LANGUAGE|BEGIN_\w+|RESULTS)\b", re.I),
    sign(2.0, r"^\s*:(?:PROPERTIES|END|LOGBOOK):$"),
    sign(2.0, r"^\*+ (?:TODO|DONE|WAITING|NEXT)\s"),
    sign(1.5, r"\[\[[^\[\]\n]{1,300}\]\[[^\]\n]{1,300}\]\]"),
    sign(0.3, r"\[\[(?:https?|file|mailto):[^\]\n|]{1,300}\]\]"),
    sign(1.0, r"[<\[]\d{4}-\d{2}-\d{2} \w{2,4}\.?(?: \d{1,2}:\d{2})?[>\]]"),
    sign(1.0, r"^\*+ \S.*[ \t]:(?:[\w@]+:)+$"),
    sign(1.0, r"\b(?:SCHEDULED|DEADLINE|CLOSED|CLOCK): ?[<\[]"),
    sign(0.5, r"^\*{2,6} \S"),
    sign(0.1, r"^\* \S"),
    sign(0.3, r"(?<!\w)[=~][^\s=~][^=~\n]{0,40}[=~](?!\w)"),
    *_MARKDOWN,
    sign(-1.0, r"^={1,6}[^=].*=$|'''|^ {0,12}\.\. [\w-]+::"),
)
_TEXTILE = (
    sign(1.5, r"^h[1-6]\. \S"),
    sign(1.0, r"^(?:bq|bc|fn\d+|p)(?:\([^)\n]{1,40}\))?\. \S"),
    sign(1.5, r"(?<!\w)\"[^\"\n]{1,200}\":https?://"),
    sign(0.5, r"^\|_\. "),
    sign(0.3, r"^(?:\*{2,4}|#{2,4}) \S"),
    *_MARKDOWN,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,500})?/?>")
_BLOCK_TAG = re.compile(
    r"</?(?:html|head|body|p|div|ul|ol|li|h[1-6]|table|tr|td|th|tbody|dl|dt|dd|section|article|main|header"
    r"|nav|footer|blockquote|pre|hr|figure)\b[^<>]{0,500}>",
    re.I,
)
_DOCUMENT = re.compile(r"\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,20})?<(?:!doctype html|html)\b", re.I)
_MARKED = re.compile(r"#{1,6} \S|[-*+] \S|\d{1,3}\. \S|.*\]\(|```")


def _weighed(signs: tuple[Sign, ...]) -> Callable[[str], float]:
    def sniff(text: str) -> float:
        counts = count(lines_of(text)[:MAX_LINES], signs)
        # One habit is no format: people make up their own marks for headings.
        kinds = sum(number > 0 and one.weight > 0 for number, one in zip(counts, signs, strict=True))
        weight = sum(number * one.weight for number, one in zip(counts, signs, strict=True))
        return score(weight) if kinds > 1 else 0.0

    return sniff


def _html(text: str) -> float:
    """A whole document, or a text whose blocks are tags and nothing else."""
    if _DOCUMENT.match(text):
        return 1.0
    lines = [line.strip() for line in lines_of(text)[:MAX_LINES] if line.strip()]
    blocks = sum(bool(_BLOCK_TAG.search(line)) for line in lines)
    if blocks < 2 or any(_MARKED.match(line) and not _TAG.search(line) for line in lines):
        return 0.0
    share = sum(bool(_TAG.search(line)) for line in lines) / len(lines)
    return min(1.0, share * 1.2) if share > 0.4 else 0.0


SNIFFERS: dict[str, Callable[[str], float]] = {
    "pandoc:asciidoc": _weighed(_ASCIIDOC),
    "pandoc:mediawiki": _weighed(_MEDIAWIKI),
    "pandoc:org": _weighed(_ORG),
    "pandoc:textile": _weighed(_TEXTILE),
    "pandoc:html": _html,
}
