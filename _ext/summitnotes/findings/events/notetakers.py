"""Who wrote a file of notes down, where the file says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.mentions import mail_head
from summitnotes.findings.events.names.titles import without_report
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.events.words import label_role, labelled, names_section
from summitnotes.findings.outline.blocks import BREAK, Block, BlockKind, Outline, styled
from summitnotes.findings.people.reading import read_people
from summitnotes.records.frontmatter import FrontMatter

_TOP = 40  # blocks
_ASKING = (BlockKind.TERM, BlockKind.HEADING, BlockKind.LABEL)
_ANSWERS = (BlockKind.LINE, BlockKind.ITEM)
_TAIL = 6  # blocks at the end of a mail, one of which may be its signature
_MARKS = " \t*_#=~>|-–—:;,.()[]<>"
_CREDIT = re.compile(
    r"(?:^|(?<=[.!?)\n]\s)|(?<=[—–|]\s))\(?"
    r"(?:(?:(?:[^\W\d_]+\s+)?(?:notes|minutes)|report|summary|text|written|taken)\s+(?:taken\s+)?by"
    r"|notes?\s+de|(?:prise de\s+)?notes?\s+par"
    r"|(?:(?:compte[\s-]rendu|procès[\s-]verbal|document)\s+)?rédigé\s+par|propos\s+recueillis\s+par|intervista\s+di|entretien\s+mené\s+par|interview\s+(?:von|by|door)|compte[\s-]rendu\s+(?:de|par)|mitschrift\s+von|protokolliert\s+von|protokoll\s+von|notizen\s+von|notas\s+de|apuntes\s+de"
    r"|verbalizza|appunti\s+di|verbale\s+di|anotações\s+de|notulen\s+(?:van|door)|verslag\s+(?:van|door)|opgetekend\s+door"
    r"|(?:ata|acta)\s+(?:redigida|redactada|elaborada|levantada)\s+por)"
    r"\s*:?\s+(?P<name>[^\W\d_][^.,;:()\n|–—]{1,50})",
    re.IGNORECASE,
)
#: "Siew Ling Tan (minutes)" in a list of who was there.
_MARKED = re.compile(
    r"(?:^|[,;:]\s*)(?P<name>[^\W\d_][^,;:()\n]{2,40}?)\s*\((?:[^()]{2,20},\s*)?(?:taking\s+)?(?:notes|minutes|note[\s-]?taker|scribe|protokoll\w*"
    r"|mitschrift|notulist\w*|notulen|verbale|verbalizzante|secr[ée]taire\s+de\s+séance|prise\s+de\s+notes|acta|ata)\)",
    re.IGNORECASE,
)
#: "Eckhard Böll, Protokollführer", "Sam Tilley's notes".
_SECRETARY = re.compile(
    r"^(?P<name>[^\W\d_][^,;:()\n]{2,40}?)(?:,\s+(?:protokollführer\w*|schriftführer\w*|note[\s-]?taker|scribe|minute[\s-]?taker"
    r"|secrétaire\s+de\s+séance|notulist\w*|verbalizzante)|['’]s?\s+(?:\w+\s+)?(?:notes|minutes))\W*$",
    re.IGNORECASE,
)
_MY_NOTES = re.compile(
    r"(?<!\w)(?:(?:my|mes|meine|mis|miei|minhas|mijn)\s+(?:[^\W\d_]+\s+){0,2}(?:notes|notizen|notas|apuntes|appunti|notities)"
    r"|I(?:\s|['’]ve\s+)(?:missed|noted|typed|took\s+notes|wrote\s+(?:down|this|these|it)))(?!\w)",
    re.IGNORECASE,
)
_FIRST, _LINES_BELOW = 6, 3  # blocks
_LINE = 80  # characters of a line that says nothing but who the secretary is
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+")
_TITLED = re.compile(
    r"(?<!\w)(?:notes?|minutes|protokoll|notizen|notas|appunti|apuntes|verslag|mitschrift)\s*\((?P<name>[^()\d]{2,40})\)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|par|von|por|di|door)\s+(?P<name>[^\W\d_][^.,;:()\n]{2,40})$", re.IGNORECASE)
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
    signed = _signed_parts(outline, title)
    for block in outline.blocks[:_TOP]:
        if block.index in signed:
            continue
        if _asks(block):
            yield from (below.text for below in outline.below(block.index)[:1] if below.kind in _ANSWERS)
        if _is_top(block, outline, title):
            yield from _said_in(block)
    yield from _below_title(outline, title)
    yield from _introduced(outline)
    if matter.title and (match := _TITLED.search(matter.title)):
        yield match["name"]
    if matter.written("To", "Message-ID"):  # a mail
        yield from (name for name in matter.authors[:1] if _signs(name, outline))
    else:
        yield from matter.authors[:1]
    yield from _signed(outline)
    yield from _at_the_end(outline)


def _signed_parts(outline: Outline, title: Block | None) -> frozenset[int]:
    """The labels "Author: …" below several headings: each is of who speaks there, none of the writer."""
    heads = {
        block.index: head.index if head else None
        for block in outline
        if _labelled(block) is not None and (head := outline.heading_of(block)) not in (None, title)
    }
    return frozenset(heads) if len(set(heads.values())) > 1 else frozenset()


def _below_title(outline: Outline, title: Block | None) -> Iterator[str]:
    """A heading just below the title, or a line there of a report, that says nothing else: "By Ada Pike"."""
    below = outline.blocks[title.index + 1] if title and title.index + 1 < len(outline) else None
    report = title is not None and without_report(title.text) != title.text
    told = report and below is not None and below.kind is BlockKind.LINE
    headed = below is not None and below.kind is BlockKind.HEADING
    byline = _BYLINE.match(below.text.strip(_MARKS)) if below and (headed or told) else None
    if byline and not byline["name"].islower():  # "By boat"
        yield byline["name"]


def _introduced(outline: Outline) -> Iterator[str]:
    """A name as one of the first headings, above a line in which that person speaks of the notes."""
    for block in outline.blocks[1:_FIRST]:
        if block.kind is BlockKind.HEADING and not any(char.isdigit() for char in block.text):
            lines = outline.below(block.index, _LINES_BELOW)
            if any(line.kind is BlockKind.LINE and _MY_NOTES.search(line.text) for line in lines):
                yield block.text


def _asks(block: Block) -> bool:
    """Whether a term or heading asks for the writer; "Notes" as a heading stands above notes."""
    asked = block.kind in _ASKING and label_role(block.text) == "by"
    return asked and (block.kind is BlockKind.TERM or not names_section(block.text))


def _said_in(block: Block) -> Iterator[str]:
    """What one block says of the writer: behind a label, in bold or at the end too, or in a credit."""
    if (said := _labelled(block)) is not None:
        yield said
    bold = styled(block, "strong")
    if bold and bold[0].begin == 0 and label_role(block.text[: bold[0].stop]) == "by":
        yield block.text[bold[0].stop :]
    if block.kind is BlockKind.ITEM and styled(block, "link"):
        return  # a list of other people's notes
    for sentence in _SENTENCES.split(block.text)[1:] if block.kind is BlockKind.LINE else ():
        label = labelled(replace(block, text=sentence))
        if label and label[0] == "by":
            yield label[1]  # "… Verslag: Wietske Hamersma."
    timed = read_time_at(block.text.lstrip(_MARKS)) is not None  # "9:00 Strike notes (Ada Pike)"
    patterns = [_CREDIT, _MARKED] if timed else [_CREDIT, _TITLED, _MARKED]
    patterns += [_SECRETARY] if block.kind is BlockKind.LINE and len(block.text) < _LINE else []
    match = next((found for one in patterns if (found := one.search(block.text))), None)
    if match and not match["name"].islower():  # "Mitschrift von dem, was …"
        yield match["name"]


def _labelled(block: Block) -> str | None:
    """What stands behind a label that asks for the writer; "Notes: Rope days", a heading, names an event."""
    label = labelled(block)
    if label is None or label[0] != "by":
        return None
    page = block.kind is BlockKind.HEADING and names_section(block.text.partition(":")[0])
    return None if page else label[1]


def _at_the_end(outline: Outline) -> Iterator[str]:
    """A label or credit on one of the last lines, where no other part of the file has one of its own."""
    said = {block.index: who for block in outline if (who := _labelled(block)) is not None}
    for block in outline.blocks[-_TAIL:]:
        if block.index in said and len(said) == 1:
            yield said[block.index]
        credit = _CREDIT.search(block.text) if block.kind is BlockKind.LINE else None
        if credit is None and block.kind is BlockKind.LINE:
            credit = _SECRETARY.match(block.text)
        if credit and not said and not credit["name"].islower():
            yield credit["name"]


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
    bare = re.split(r"\s*[(\[<]|,\s|\s@", text.replace("_", " ").replace(BREAK, " "))[0].strip(_MARKS)
    if not bare or len(bare) > 50 or any(char.isdigit() or char == "@" for char in bare):
        return None
    people = read_people(bare, 0.8)
    if people is None or not people.speakers or people.likelihood < 0.3:
        return None
    return bare
