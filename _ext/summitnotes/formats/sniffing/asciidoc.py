"""How likely a text is AsciiDoc."""

from __future__ import annotations

from summitnotes.formats.sniffing.signs import sign, unmistakable

look = unmistakable(
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
    sign(-1.0, r"^ {0,12}\.\. [\w-]+::|^={2,6} .*={2,}$|'''|\[\[[^\]\n]+\|"),
    sign(-1.0, r"`[^`\n<]+<[^<>\n]+>`_|:[a-z]+:`"),
)
