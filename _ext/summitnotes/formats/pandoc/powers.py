"""What a format lets a file do beyond its own words, and notes may not: read files, define macros.

pandoc runs in its sandbox, so nothing of this would work; but it drops such a line, or gives up the file. So
each is made literal before pandoc gets it, and told at its line. A wiki's templates stay words by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summitnotes.formats.refusing import refusal
from summitnotes.records.problems import Problem, Subtype

#: Org's keywords that read a file, are expanded elsewhere or run Lisp.
_ORG = re.compile(r"^([ \t]*)(#\+(INCLUDE|SETUPFILE|MACRO|BIND):(?:[ \t].*)?)$", re.M | re.I)
#: AsciiDoc includes before it looks for blocks: in code, too.
_ASCIIDOC = re.compile(r"^(include:)(:\S.*\[.*)$", re.M)
_TEMPLATE = re.compile(r"(?<!\{)\{\{\s*+([^\s{}|][^{}|\n]{0,80})")
#: What a parser leaves as it is, so that pandoc shows it; an open end reaches to the end of the file.
_VERBATIM = {
    "pandoc:org": re.compile(
        r"^[ \t]*#\+BEGIN_(SRC|EXAMPLE|EXPORT|COMMENT)\b.*?(?:^[ \t]*#\+END_\1\b|\Z)", re.M | re.S | re.I
    ),
    "pandoc:asciidoc": re.compile(
        r"^(-{4,}|\.{4,}|\+{4,}|`{3})[ \t]*\w*[ \t]*$.*?(?:^\1[ \t]*$|\Z)", re.M | re.S
    ),
    "pandoc:mediawiki": re.compile(
        r"<!--.*?(?:-->|\Z)|<(nowiki|pre|syntaxhighlight|source|code|math)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
        re.S | re.I,
    ),
}
_QUOTED = 40  # characters of a template's name in the message


def find_powers(text: str, format_id: str) -> tuple[Problem, ...]:
    """What notes may not do and ``text`` tries to, with lines. Linear in ``len(text)``."""
    finder = _FINDERS.get(format_id)
    return tuple(finder(text)) if finder else ()


def without_org_powers(text: str) -> str:
    """Each keyword that has a power becomes a line of fixed width."""
    return _outside("pandoc:org", text, lambda part: _ORG.sub(r"\1: \2", part))


def without_asciidoc_powers(text: str) -> str:
    """Each include becomes code; between fences, where it is code, it no longer stands first on its line."""
    return _outside(
        "pandoc:asciidoc",
        text,
        lambda part: _ASCIIDOC.sub(r"`include&#58;\2`", part),
        lambda part: _ASCIIDOC.sub(r" \g<0>", part),
    )


def _outside(
    format_id: str, text: str, change: Callable[[str], str], inside: Callable[[str], str] = str
) -> str:
    """``text``, changed in one way outside what is verbatim, and in another there."""
    pieces, at = [], 0
    for found in _VERBATIM[format_id].finditer(text):
        pieces += [change(text[at : found.start()]), inside(found.group())]
        at = found.end()
    return "".join([*pieces, change(text[at:])])


def _found(pattern: re.Pattern[str], text: str, format_id: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each match outside of what is verbatim, with its line."""
    ranges = [found.span() for found in _VERBATIM[format_id].finditer(text)]
    number = line_at = at = 0
    for found in pattern.finditer(text):
        while at < len(ranges) and ranges[at][1] <= found.start():
            at += 1
        if at == len(ranges) or found.start() < ranges[at][0]:
            number += text.count("\n", line_at, found.start())
            line_at = found.start()
            yield found, number + 1


def _of_org(text: str) -> Iterator[Problem]:
    for found, line in _found(_ORG, text, "pandoc:org"):
        yield refusal("keyword", f"#+{found[3]}:", (), line, exists=True)


def _of_asciidoc(text: str) -> Iterator[Problem]:
    number = line_at = 0
    for found in _ASCIIDOC.finditer(text):
        number += text.count("\n", line_at, found.start())
        line_at = found.start()
        yield refusal("directive", "include", (), number + 1, exists=True)


def _of_mediawiki(text: str) -> Iterator[Problem]:
    """Once a template, as with the plugins of DokuWiki."""
    seen = set()
    for found, line in _found(_TEMPLATE, text, "pandoc:mediawiki"):
        name = found[1].partition(":")[0].strip() if found[1].startswith("#") else found[1].strip()
        if name.casefold() not in seen:
            seen.add(name.casefold())
            said = (
                f'the template "{{{{{name[:_QUOTED]}}}}}" is filled in by its wiki only; shown as text. '
                "Write its words into the notes."
            )
            yield Problem(Subtype.PLUGIN, said, line)


_FINDERS: dict[str, Callable[[str], Iterator[Problem]]] = {
    "pandoc:org": _of_org,
    "pandoc:asciidoc": _of_asciidoc,
    "pandoc:mediawiki": _of_mediawiki,
}
