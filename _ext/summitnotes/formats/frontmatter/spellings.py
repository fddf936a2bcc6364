"""The spellings of single formats: fields and comments of reST, words of Org, AsciiDoc and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from summitnotes.formats.frontmatter.ends import lines_of
from summitnotes.records.frontmatter import Fact, field_of

_FIELD = re.compile(r":((?:[^:\n\\]|:(?=\w)){1,60}):(?:[ \t]+(.*))?$")
_COMMENTED = re.compile(r"\.\. ([a-z][\w-]{1,30}):(?:[ \t]+(.*))?$")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_ORG_KEYWORD = re.compile(r"#\+([\w-]{1,40}):[ \t]*(.*)$")
_ORG_HEADLINE = re.compile(r"\*+ ")
_ATTRIBUTE = re.compile(r":([A-Za-z][\w-]{0,60}):(?:[ \t]+(.*))?$")
_AUTHOR_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}(?: <[^<>\n]{3,100}>)?(?:; [^\n]{1,200})?$")
_REVISION = re.compile(r"(?:v?\d[\w.]{0,15},[ \t]*)?(\d{4}-\d{2}-\d{2})\b")


def _docinfo(text: str) -> Iterator[Fact]:
    """The field list at the top of reST: below the title and comments, above everything else."""
    words = 0
    open_: Fact | None = None
    for number, line in lines_of(text):
        found = _FIELD.match(line)
        if found:
            if open_:
                yield open_
            open_ = Fact(found.group(1), (found.group(2) or "",), number)
        elif open_ and line[:1] in (" ", "\t"):
            value = f"{open_.values[0]}\n{line.strip()}".strip()
            open_ = Fact(open_.key, (value,), open_.line)
        elif open_ and line:
            break
        elif line and line[0] not in " \t" and not line.startswith("..") and not _ADORNMENT.match(line):
            words += 1  # a title and a subtitle
            if words > 2 or (words == 2 and _is_one_of_several(text, line)):
                break
    if open_:
        yield open_


def _is_one_of_several(text: str, heading: str) -> bool:
    """Whether a second heading is underlined as a later one is: a section, and no subtitle."""
    found = re.search(
        rf"^{re.escape(heading)}[ \t]*\n(?P<sign>[!-/:-@\[-`{{-~])(?P=sign){{2,}}[ \t]*$", text, re.M
    )
    if found is None:
        return False
    row = re.compile(rf"\S[^\n]*\n{re.escape(found['sign'])}{{3,}}[ \t]*$", re.M)
    return row.search(text, found.end()) is not None


def _commented(text: str) -> Iterator[Fact]:
    """The comments above everything else, as of Nikola (``.. date: 2014-10-20``), with a title and a day."""
    facts: list[Fact] = []
    for number, line in lines_of(text):
        found = _COMMENTED.match(line)
        if found and found.group(2):
            facts.append(Fact(found.group(1), (found.group(2),), number))
        elif line and not found and line not in ("<!--", "-->"):
            break
    if {"title", "date"} <= {fact.key for fact in facts}:
        yield from facts


def _docinfo_or_commented(text: str) -> Iterator[Fact]:
    yield from _commented(text)
    yield from _docinfo(text)


def _org_keywords(text: str) -> Iterator[Fact]:
    """The keywords above the first headline."""
    for number, line in lines_of(text):
        if _ORG_HEADLINE.match(line):
            return
        found = _ORG_KEYWORD.match(line)
        if found and found.group(2):
            # TAGS defines tags; those of the file are FILETAGS.
            key = "#+TAGS" if found.group(1).upper() == "TAGS" else found.group(1).casefold()
            yield Fact(key, (found.group(2).strip(),), number)


def _asciidoc_header(text: str) -> Iterator[Fact]:
    """The lines below the title, up to the first blank one: authors, revision, attributes."""
    row = 0  # of the header; 0 = not begun
    for number, line in lines_of(text):
        if not line and row:
            return
        if not line or line.startswith("//"):
            continue
        attribute = _ATTRIBUTE.match(line)
        if attribute:
            if attribute.group(2):
                yield Fact(attribute.group(1), (attribute.group(2),), number)
            row = max(row, 1)
        elif not row:
            row = 1  # the title, or no header at all
        elif row == 1 and re.fullmatch(r"={3,}", line):
            continue
        elif row == 1 and _AUTHOR_LINE.match(line):
            yield Fact("author", (line,), number)
            row = 2
        elif row == 2 and (revision := _REVISION.match(line)):
            yield Fact("date", (revision.group(1),), number)
            row = 3
        else:
            return


class _HtmlHead(HTMLParser):
    """What the head of a page says to machines."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: list[Fact] = []
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "meta":
            name = values.get("name") or values.get("property") or values.get("http-equiv") or ""
            self._note(name, values.get("content", ""), line)
        elif tag == "html":
            self._note("language", values.get("lang", ""), line)
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self._note("canonical", values.get("href", ""), line)
        elif tag == "title":
            self._title = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self._note("title", " ".join("".join(self._title).split()), self.getpos()[0])
            self._title = None

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def _note(self, name: str, value: str, line: int) -> None:
        if name and value and field_of(name):  # the others are for machines
            self.facts.append(Fact(name, (value,), line))


def _html_head(text: str) -> Iterator[Fact]:
    parser = _HtmlHead()
    top = text[:50_000]
    body = re.search(r"<(?:body|h1|p)\b", top, re.IGNORECASE)
    parser.feed(top[: body.start()] if body else top)
    yield from parser.facts


READERS: dict[str, Callable[[str], Iterator[Fact]]] = {
    "rst": _docinfo_or_commented,
    "markdown": _commented,
    "pandoc:org": _org_keywords,
    "pandoc:asciidoc": _asciidoc_header,
    "pandoc:html": _html_head,
}
