"""Finds what a notes file says of itself at its top, in whichever spelling, and reads it once.

:func:`read_head` is the one entrance. YAML and TOML between rules, and the headers of Pelican and
MultiMarkdown above Markdown, are taken off: a reader sees the text below them, at its own lines, and their
pairs are shown as fields (:func:`matter_node`). Fields of reST, keywords of Org, attributes of AsciiDoc and
the head of HTML belong to those formats and stay with them; here they are read for the record only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from docutils import nodes

from summitnotes.formats.base import Fate, Span
from summitnotes.formats.mail import SHOWN as MAIL_HEADERS
from summitnotes.records.frontmatter import Fact, FrontMatter, as_text, field_of, front_matter
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar

#: Keys that would steer MyST or Sphinx if they were let through.
SETTINGS = frozenset(
    [
        "myst",
        "mystnb",
        "jupytext",
        "kernelspec",
        "substitutions",
        "html_meta",
        "orphan",
        "nosearch",
        "nocomments",
        "tocdepth",
        "no-search",
    ]
)
#: Lines between two rules, at most; what is longer is no front matter of a person.
MAX_LINES = 200

_YAML_KEY = re.compile(r"[\"']?[^\W\d][\w .\"'/-]{0,60}:(?:[ \t]|$)")
_YAML_LINE = re.compile(_YAML_KEY.pattern + r"|[ \t]+\S|- |#|[\]}][ \t]*$|[ \t]*$")
_TOML_KEY = re.compile(r"[ \t]*(\"[^\"\n]{1,60}\"|[\w.-]{1,60})[ \t]*=[ \t]*(.*)$")
_PAIR = re.compile(r"[\"']?([^\W\d][\w .-]{0,60}?)[\"']?[ \t]*:(?:[ \t]+(.*))?$")
_HEADER = re.compile(r"([^\W\d][\w-]{0,30}):{1,2}[ \t]+(\S.*)$")  # Logseq: "title:: Ropes"
_FIELD = re.compile(r":((?:[^:\n\\]|:(?=\w)){1,60}):(?:[ \t]+(.*))?$")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_ORG_KEYWORD = re.compile(r"#\+([\w-]{1,40}):[ \t]*(.*)$")
_ORG_HEADLINE = re.compile(r"\*+ ")
_ATTRIBUTE = re.compile(r":([A-Za-z][\w-]{0,60}):(?:[ \t]+(.*))?$")
_AUTHOR_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}(?: <[^<>\n]{3,100}>)?(?:; [^\n]{1,200})?$")
_REVISION = re.compile(r"(?:v?\d[\w.]{0,15},[ \t]*)?(\d{4}-\d{2}-\d{2})\b")
#: Tables of TOML and maps of YAML that only group what belongs to the top.
_GROUPS = frozenset({"taxonomies", "extra", "params"})
#: What headers say, in the names that front matter has.
_RENAMED = {
    "mail": {"subject": "title", "from": "author", "sent": "date"},
    "zim": {"creation-date": "date"},
}
_MAIL = re.compile(rf"\s{{0,100}}(?:{'|'.join(MAIL_HEADERS)}):", re.I)
#: The value that stands for a whole map.
_NAMES = ("name", "title", "label")


@dataclass(frozen=True, slots=True)
class Head:
    """The top of one file."""

    matter: FrontMatter = field(default_factory=FrontMatter)
    kind: str = ""  # "yaml", "toml", "pelican", "docinfo", "org", "asciidoc", "html"; "" = none
    count: int = 0  # lines, from the first, that no reader gets to see
    written: tuple[tuple[str, str, int], ...] = ()  # (key, value as written, 1-based line) of those lines
    problems: tuple[Problem, ...] = ()

    def below(self, text: str) -> str:
        """``text`` with blank lines instead of what was taken off, so that lines keep their numbers."""
        return "\n" * self.count + text[self.end_in(text) :]

    def end_in(self, text: str) -> int:
        """How many characters of ``text`` were taken off."""
        taken = text.split("\n", self.count)[: self.count]
        return min(len(text), sum(len(line) + 1 for line in taken))

    def spans(self, text: str, below: Iterable[Span]) -> tuple[Span, ...]:
        """The spans of ``text``, from those of the text that :meth:`below` gave."""
        end = self.end_in(text)
        by = end - self.count
        moved = (
            Span(max(one.start, self.count) + by, one.end + by, one.fate, one.rule)
            for one in below
            if one.end > self.count
        )
        return (Span(0, end, Fate.MARKUP, "front-matter"), *moved) if end else tuple(below)


def read_head(text: str, format_id: str = "") -> Head:
    """Read the top of ``text``, which is written in ``format_id``. Never raises; linear in ``len(text)``."""
    if count := front_matter_end(text):
        return _yaml_head(text, count)
    if count := toml_end(text):
        return _toml_head(text, count)
    if count := mail_end(text):
        return _header_head(text, count, "mail")
    if count := zim_end(text):
        return _header_head(text, count, "zim")
    if format_id == "markdown" and (count := header_end(text)):
        return _header_head(text, count, "pelican")
    reader = _READERS.get(format_id)
    if reader is None:
        return Head()
    matter = front_matter(reader(text))
    return Head(matter, format_id.removeprefix("pandoc:")) if matter else Head()


def _header_head(text: str, count: int, kind: str) -> Head:
    written = tuple(_pairs(text, 0, count, _HEADER))
    names = _RENAMED.get(kind, {})
    facts = [Fact(names.get(key.lower(), key), (value,), line) for key, value, line in written]
    return Head(front_matter(facts), kind, count, written)


def matter_node(head: Head, source: str | None) -> nodes.container:
    """What was taken off the text, as a list of fields with the words of their author.

    It stands in a container, as docutils makes settings of the page out of a field list at its top.
    """
    fields = nodes.field_list(classes=["front-matter"])
    fields.source, fields.line = source, 1
    for key, value, line in head.written:
        body = nodes.paragraph(value, value) if "\n" not in value else nodes.literal_block(value, value)
        body.source, body.line = source, line
        one = nodes.field("", nodes.field_name(key, key), nodes.field_body("", body))
        for node in (one, *one.children):
            assert isinstance(node, nodes.Element)
            node.source, node.line = source, line
        fields += one
    box = nodes.container("", fields, classes=["front-matter"])
    box.source, box.line = source, 1
    return box


# -- where it ends -------------------------------------------------------------------------------------


def front_matter_end(text: str) -> int:
    """How many lines YAML at the top takes, its two rules included; 0 = there is none."""
    return _closed(text, "---", ("---", "..."), _YAML_LINE, _YAML_KEY)


def toml_end(text: str) -> int:
    """How many lines TOML at the top takes, its two rules included; 0 = there is none."""
    return _closed(text, "+++", ("+++",), re.compile(""), _TOML_KEY)


def _closed(
    text: str, opener: str, closers: tuple[str, ...], allowed: re.Pattern[str], key: re.Pattern[str]
) -> int:
    if not text.startswith(opener):
        return 0
    keys = 0
    for number, line in _lines(text):
        if number == 1:
            if line != opener:
                return 0
        elif line in closers:
            return number if keys else 0
        elif number > MAX_LINES or not allowed.match(line):
            return 0
        elif key.match(line):
            keys += 1
    return 0


def header_end(text: str) -> int:
    """How many lines the headers of Pelican or MultiMarkdown take, the line that closes them included.

    Such headers have no opening rule, so two keys of a known meaning must stand there, one of them the
    title or the day of writing. A blank line or a rule ends them.
    """
    known: set[str] = set()
    for number, line in _lines(text):
        if not line or line == "---":
            return number if len(known) > 1 and known & {"title", "date"} else 0
        found = _HEADER.match(line)
        if not found and not (number > 1 and line[0] in " \t"):
            return 0
        if found and (name := field_of(found.group(1))):
            known.add(name)
        if number == 1 and not known:
            return 0
    return 0


def mail_end(text: str) -> int:
    """How many lines the head of a mail takes, as ``formats.mail`` leaves it; 0 = there is none."""
    if not _MAIL.match(text):
        return 0
    names: set[str] = set()
    last = 0
    for number, line in _lines(text):
        found = _HEADER.match(line)
        if found and found.group(1).title() in MAIL_HEADERS:
            names.add(found.group(1).lower())
            last = number
        elif line:
            break
    return last if "from" in names and names & {"subject", "date"} else 0


def zim_end(text: str) -> int:
    """How many lines the headers of a page of Zim take, the blank line below them included; 0 = none."""
    if not text.startswith("Content-Type: text/x-zim-wiki"):
        return 0
    return next((number for number, line in _lines(text) if not line and number <= MAX_LINES), 0)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The first lines with their 1-based numbers, without trailing blanks; not one more than is asked for."""
    start = 0
    for number in range(1, MAX_LINES + 2):
        end = text.find("\n", start)
        yield number, (text[start:] if end < 0 else text[start:end]).rstrip()
        if end < 0:
            return
        start = end + 1


# -- YAML and TOML -------------------------------------------------------------------------------------


def _yaml_head(text: str, count: int) -> Head:
    written = tuple(_pairs(text, 1, count - 1, _PAIR))
    file = YamlFile("\n".join(text.split("\n", count)[1 : count - 1]))
    pairs = file.root.pairs if isinstance(file.root, YamlMap) else ()
    facts = list(_facts(pairs, 1))
    broken = next((one for one in file.problems if one.subtype is Subtype.YAML), None)
    problems = [*_refused(written)]
    if broken is not None:
        known = {fact.line for fact in facts if any(fact.values) and (fact.line or 0) <= (broken.line or 0)}
        facts = [fact for fact in facts if fact.line in known]
        facts += [_loosely(key, value, line) for key, value, line in written if line not in known]
        said = (
            "the front matter is no plain YAML here; its lines were read one by one. "
            "Put a value that holds a colon or begins with a sign into quotes"
        )
        problems.append(Problem(Subtype.YAML, said, (broken.line or 0) + 1))
    return Head(front_matter(facts), "yaml", count, written, tuple(problems))


def _facts(pairs: Iterable[tuple[YamlNode, YamlNode]], above: int) -> Iterator[Fact]:
    """The pairs of a mapping as facts; ``above``: lines that stand before the YAML itself."""
    for key, value in pairs:
        if not isinstance(key, YamlScalar):
            continue
        if isinstance(value, YamlMap) and key.text.casefold() in _GROUPS:
            yield from _facts(value.pairs, above)
            continue
        values = [_words(item) for item in value.items] if isinstance(value, YamlList) else [_words(value)]
        if isinstance(value, YamlMap) and field_of(key.text) == "location":
            values = [", ".join(filter(None, (_words(part) for _, part in value.pairs)))]
        yield Fact(key.text, tuple(values), key.line + above)


def _words(node: YamlNode) -> str:
    """The words of a value: of a person or a place with a name, that name."""
    if isinstance(node, YamlScalar):
        return "" if node.is_null else node.text
    if isinstance(node, YamlList):
        return ", ".join(filter(None, map(_words, node.items)))
    pairs = [(_words(key), _words(value)) for key, value in node.pairs]
    named = [value for name in _NAMES for key, value in pairs if key.casefold() == name and value]
    return named[0] if named else ", ".join(f"{key}: {value}" for key, value in pairs if value)


def _toml_head(text: str, count: int) -> Head:
    written = tuple(_pairs(text, 1, count - 1, _TOML_KEY))
    problems = [*_refused(written)]
    try:
        data = tomllib.loads("\n".join(text.split("\n", count)[1 : count - 1]))
        facts = list(_toml_facts(data, {key: line for key, _, line in reversed(written)}))
    except (ValueError, RecursionError) as error:
        facts = [_loosely(key, value, line) for key, value, line in written]
        found = re.search(r"line (\d+)", str(error))
        said = (
            "the front matter is no TOML here; its lines were read one by one. "
            "Put words into quotes and write one key a line"
        )
        problems.append(Problem(Subtype.YAML, said, int(found.group(1)) + 1 if found else 1))
    return Head(front_matter(facts), "toml", count, written, tuple(problems))


def _toml_facts(data: Mapping[str, object], lines: Mapping[str, int]) -> Iterator[Fact]:
    for key, value in data.items():
        if isinstance(value, dict) and key.casefold() in _GROUPS:
            yield from _toml_facts(value, lines)
        else:
            values = value if isinstance(value, list) else [value]
            yield Fact(key, tuple(_toml_words(item) for item in values), lines.get(key))


def _toml_words(value: object) -> str:
    if isinstance(value, dict):
        named = [value[name] for name in _NAMES if name in value]
        pairs = (f"{key}: {_toml_words(one)}" for key, one in value.items())
        return _toml_words(named[0]) if named else ", ".join(pairs)
    return ", ".join(map(_toml_words, value)) if isinstance(value, list) else as_text(value)


def _pairs(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, str, int]]:
    """Lines ``start`` to ``end`` (0-based, exclusive) as (key, value as written, line): no word is lost."""
    found: list[tuple[str, str, int]] = []
    for number, line in enumerate(text.split("\n", end)[start:end], start + 1):
        pair = pattern.match(line.rstrip())
        if pair:
            found.append((pair.group(1).strip("\"'"), pair.group(2) or "", number))
        elif not line.strip() or line.strip() == "---":
            continue
        elif found:
            name, value, first = found[-1]
            found[-1] = (name, f"{value}\n{line}" if value else line, first)
        else:
            found.append(("", line, number))
    yield from found


def _loosely(key: str, value: str, line: int) -> Fact:
    """A pair whose file is no YAML (or TOML) at all: quotes and the marks of lists go, the words stay."""
    rows = [row.strip() for row in value.strip().strip("[]").split("\n")]
    if len(rows) > 1 and all(row.startswith("- ") for row in rows):
        return Fact(key, tuple(row[2:].strip(" \"'") for row in rows), line)
    if value.startswith("["):
        return Fact(key, tuple(item.strip(" \"'") for row in rows for item in row.split(",")), line)
    return Fact(key, (" ".join(rows).strip("\"'"),), line)


def _refused(written: Iterable[tuple[str, str, int]]) -> Iterator[Problem]:
    """What the front matter tries that notes may not do."""
    for key, _, line in written:
        if key in SETTINGS:
            said = (
                f'front matter of notes sets nothing: "{key}" has no effect and is shown as text. '
                "Ask an editor to put settings into conf.py"
            )
            yield Problem(Subtype.POWER, said, line)


# -- the spellings of single formats -------------------------------------------------------------------


def _docinfo(text: str) -> Iterator[Fact]:
    """The field list at the top of reST: below the title and comments, above everything else."""
    words = 0
    open_: Fact | None = None
    for number, line in _lines(text):
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
            if words > 2:
                break
    if open_:
        yield open_


def _org_keywords(text: str) -> Iterator[Fact]:
    """The keywords above the first headline."""
    for number, line in _lines(text):
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
    for number, line in _lines(text):
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


_READERS: dict[str, Callable[[str], Iterator[Fact]]] = {
    "rst": _docinfo,
    "pandoc:org": _org_keywords,
    "pandoc:asciidoc": _asciidoc_header,
    "pandoc:html": _html_head,
}
