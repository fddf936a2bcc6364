"""How many lines a file takes at its top to speak of itself, in each spelling, and the pairs on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.formats.mail import SHOWN as MAIL_HEADERS
from summitnotes.records.frontmatter import field_of

#: Lines between two rules, at most; what is longer is no front matter of a person.
MAX_LINES = 1_000  # a programme of three days, with what each talk is about

_YAML_KEY = re.compile(r"[\"']?[^\W\d][\w .\"'/-]{0,60}:(?:[ \t]|$)")
_YAML_LINE = re.compile(_YAML_KEY.pattern + r"|[ \t]+\S|- |#|[\]}][ \t]*$|[ \t]*$")
_OPEN_QUOTE = re.compile(r':[ \t]+"[^"]*$')  # a value that goes on, wherever its next lines begin
TOML_KEY = re.compile(r"[ \t]*(\"[^\"\n]{1,60}\"|[\w.-]{1,60})[ \t]*=[ \t]*(.*)$")
HEADER = re.compile(r"([^\W\d][\w-]{0,30}):{1,2}[ \t]+(\S.*)$")  # Logseq: "title:: Ropes"
TITLE_LINE = re.compile(r"%(?:[ \t]+(.*))?$")
TITLE_BLOCK = ("title", "author", "date")  # what its lines say, in this order
_MAIL = re.compile(rf"\s{{0,100}}(?:{'|'.join(MAIL_HEADERS)}):", re.I)


def front_matter_end(text: str) -> int:
    """How many lines YAML at the top takes, its two rules included; 0 = there is none."""
    return _closed(text, "---", ("---", "..."), _YAML_LINE, _YAML_KEY)


def toml_end(text: str) -> int:
    """How many lines TOML at the top takes, its two rules included; 0 = there is none."""
    return _closed(text, "+++", ("+++",), re.compile(""), TOML_KEY)


def _closed(
    text: str, opener: str, closers: tuple[str, ...], allowed: re.Pattern[str], key: re.Pattern[str]
) -> int:
    if not text.startswith(opener):
        return 0
    keys, quoted = 0, False
    for number, line in lines_of(text):
        if number == 1:
            if line != opener:
                return 0
        elif quoted:
            quoted = not line.endswith('"')
        elif line in closers:
            return number if keys else 0
        elif number > MAX_LINES or not allowed.match(line):
            return 0
        elif key.match(line):
            keys += 1
            quoted = _OPEN_QUOTE.search(line) is not None
    return 0


def header_end(text: str) -> int:
    """How many lines the headers of Pelican or MultiMarkdown take, the line that closes them included.

    Such headers have no opening rule, so two keys of a known meaning must stand there, one of them the
    title or the day of writing. A blank line or a rule ends them.
    """
    known: set[str] = set()
    for number, line in lines_of(text):
        if not line or line == "---":
            return number if len(known) > 1 and known & {"title", "date"} else 0
        found = HEADER.match(line)
        if not found and not (number > 1 and line[0] in " \t"):
            return 0
        if found and (name := field_of(found.group(1))):
            known.add(name)
        if number == 1 and not known:
            return 0
    return 0


def title_block_end(text: str) -> int:
    """How many lines ``% Title``, ``% Author``, ``% Date`` of Pandoc take; 0 = there is none."""
    if not text.startswith("%") or not text[2:80].strip()[:1].isalpha():
        return 0
    last = 0
    for number, line in lines_of(text):
        if not line:
            return last
        if number > len(TITLE_BLOCK) or not TITLE_LINE.match(line):
            return 0
        last = number
    return 0


def mail_end(text: str) -> int:
    """How many lines the head of a mail takes, as ``formats.mail`` leaves it; 0 = there is none."""
    if not _MAIL.match(text):
        return 0
    names: set[str] = set()
    last = 0
    for number, line in lines_of(text):
        found = HEADER.match(line)
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
    return next((number for number, line in lines_of(text) if not line and number <= MAX_LINES), 0)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The first lines with their 1-based numbers, without trailing blanks; not one more than is asked for."""
    start = 0
    for number in range(1, MAX_LINES + 2):
        end = text.find("\n", start)
        yield number, (text[start:] if end < 0 else text[start:end]).rstrip()
        if end < 0:
            return
        start = end + 1


def pairs_of(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, str, int]]:
    """Lines ``start`` to ``end`` (0-based, exclusive) as (key, value as written, line): no word is lost."""
    found: list[tuple[str, str, int]] = []
    blank = 0  # lines before this one, which count where a value goes on behind them
    for number, line in enumerate(text.split("\n", end)[start:end], start + 1):
        pair = pattern.match(line.rstrip())
        if not line.strip() or line.strip() == "---":
            blank += 1
            continue
        if pair:
            found.append((pair.group(1).strip("\"'"), pair.group(2) or "", number))
        elif found:
            name, value, first = found[-1]
            parted = "\n" * (blank + bool(value))
            found[-1] = (name, f"{value}{parted}{line}", first)
        else:
            found.append(("", line, number))
        blank = 0
    yield from found
