"""Who wrote a file of notes down, where the file says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitnotes.findings.events.mentions import mail_head
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.events.words import label_role, labelled
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline, styled
from summitnotes.findings.people.reading import read_people
from summitnotes.records.frontmatter import FrontMatter

_TOP = 40  # blocks
_TAIL = 6  # blocks at the end of a mail, one of which may be its signature
_MARKS = " \t*_#=~>|-–—:;,.()[]<>"
_CREDIT = re.compile(
    r"(?:^|(?<=[.!?)\n]\s)|(?<=[—–|]\s))\(?"
    r"(?:(?:notes|minutes|report|summary|text|written|taken)\s+(?:taken\s+)?by"
    r"|notes?\s+de|(?:prise de\s+)?notes?\s+par"
    r"|rédigé\s+par|compte[\s-]rendu\s+(?:de|par)|mitschrift\s+von|protokolliert\s+von|protokoll\s+von|notizen\s+von|notas\s+de|apuntes\s+de"
    r"|verbalizza|appunti\s+di|verbale\s+di|anotações\s+de|notulen\s+(?:van|door)|verslag\s+(?:van|door)|opgetekend\s+door)"
    r"\s*:?\s+(?P<name>[^\W\d_][^.,;:()\n|–—]{1,50})",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<!\w)(?:notes?|minutes|protokoll|notizen|notas|appunti|apuntes|verslag|mitschrift)\s*\((?P<name>[^()\d]{2,40})\)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^(?:from|de|von|da|van|para)\s?:\s*[\"']?(?P<name>[^<\"'@]{3,50}?)[\"']?\s*(?:<|$|\S+@)", re.IGNORECASE
)


def note_taker(
    outline: Outline, *, language: str | None = None, matter: FrontMatter | None = None
) -> str | None:
    """The name of who took the notes, as written, or None."""
    for text in _candidates(outline, matter or FrontMatter()):
        name = _name(text)
        if name:
            return name
    return None


def _candidates(outline: Outline, matter: FrontMatter) -> Iterator[str]:
    """Texts that name the writer, the surest first."""
    title = title_block(outline)
    for block in outline.blocks[:_TOP]:
        if not _is_top(block, outline, title):
            continue
        label = labelled(block)
        if label and label[0] == "by":
            yield label[1]
        bold = styled(block, "strong")
        if bold and bold[0].begin == 0 and label_role(block.text[: bold[0].stop]) == "by":
            yield block.text[bold[0].stop :]
        if block.kind is BlockKind.TERM and label_role(block.text) == "by":
            yield from (below.text for below in outline.below(block.index)[:1])
        if block.kind is BlockKind.ITEM and styled(block, "link"):
            continue  # a list of other people's notes
        match = _CREDIT.search(block.text) or _TITLED.search(block.text)
        if match and not match["name"].islower():  # "Mitschrift von dem, was …"
            yield match["name"]
    if matter.title and (match := _TITLED.search(matter.title)):
        yield match["name"]
    if matter.written("To", "Message-ID"):  # a mail
        yield from (name for name in matter.authors[:1] if _signs(name, outline))
    else:
        yield from matter.authors[:1]
    yield from _signed(outline)


def _is_top(block: Block, outline: Outline, title: Block | None) -> bool:
    """Whether a block speaks of the whole file, not of one session."""
    heading = outline.heading_of(block)
    if block.kind is BlockKind.HEADING:
        return title is None or block.index <= title.index
    return (
        heading is None
        or title is None
        or heading.index == title.index
        or block.index < 10
        or block.kind is BlockKind.TERM
        or len(block.text) < 20
    )


def _signed(outline: Outline) -> Iterator[str]:
    """The sender of a mail whose text is signed with the name."""
    head = mail_head(outline.blocks)
    for block in outline.blocks[:8]:
        match = _FROM.match(block.text) if block.index in head or block.kind is BlockKind.FIELD else None
        name = match["name"].strip() if match else ""
        if name and _signs(name, outline):
            yield name


def _signs(name: str, outline: Outline) -> bool:
    """Whether a name, or a first name, stands alone on one of the last lines."""
    tail = {block.text.strip(_MARKS).casefold() for block in outline.blocks[-_TAIL:]}
    return name.casefold() in tail or name.split()[0].casefold() in tail


def _name(text: str) -> str | None:
    """The text as a person's name, without brackets and what follows them."""
    bare = re.split(r"\s*[(\[<]|,\s", text.replace("_", " "))[0].strip(_MARKS)
    if not bare or len(bare) > 50 or any(char.isdigit() or char == "@" for char in bare):
        return None
    people = read_people(bare, 0.8)
    if people is None or not people.speakers or people.likelihood < 0.3:
        return None
    return bare
