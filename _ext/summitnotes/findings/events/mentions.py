"""The dates that the blocks of a file name, and what each is the date of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitnotes.findings.dates.calendar_words import fold
from summitnotes.findings.dates.finding import DateFinding, find_dates
from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.events.tops import title_block
from summitnotes.findings.events.words import date_role, label_role, labelled
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BETWEEN_CELLS, Block, BlockKind, Outline
from summitnotes.records.frontmatter import field_of
from summitnotes.records.model import Precision

_NEAR = 40  # characters before a date whose words say what it is
_MAIL_HEAD = re.compile(
    r"^(?:from|to|cc|subject|sent|date|de|à|a|objet|envoyé|von|an|betreff|gesendet|datum|da|oggetto|inviato"
    r"|data|para|asunto|enviado|fecha|assunto|aan|onderwerp|verzonden)\s?:\s+\S",
    re.IGNORECASE,
)
_MAIL_SUBJECT = re.compile(r"^(?:subject|objet|betreff|oggetto|asunto|assunto|onderwerp)\s?:", re.IGNORECASE)
#: "On Wed, Jan 13, 2021 at 9:00 AM Jon Farr wrote:", above what a mail answers.
_ANSWERED = re.compile(
    r"^>?\s?(?:on|le|am|el|il|em|op|den|dnia)\s.{6,160}\s"
    r"(?:wrote|a écrit|schrieb|schreef|escribió|ha scritto|escreveu|skrev|napisał\(a\))(?!\w).{0,60}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
#: "18:52:06 EDT 2009" behind a day, to the second: a program wrote it.
_STAMP = re.compile(
    r"\s*\d\d:\d\d:\d\d(?:\s+(?:[A-Z]{2,5}|[+-]\d{4})|\s*\([^()]{1,20}\))*(?:\s+(?:19|20)\d\d)?\s*$"
)
_SECONDS = re.compile(r"\d\d:\d\d:\d\d")
#: "3 May 2019, posted by Ana", "12. März 2008, eingetragen von Ida".
_WRITTEN_BEHIND = re.compile(
    r"[\s,;|–—-]*(?:posted|published|written|entered|added|submitted|eingetragen|geschrieben|verfasst"
    r"|veröffentlicht|erstellt|publiée?|postée?|écrit|rédigée?|publicad[oa]|escrit[oa]|pubblicat[oa]|scritt[oa]"
    r"|inserit[oa]|geplaatst|geschreven|skrivet|publicerad|opublikowan[ey]|napisan[ey])\s+"
    r"(?:by|von|par|por|da|door|av|przez)(?!\w)",
    re.IGNORECASE,
)
#: "by Ana Prieto – Date: 3 May 2019".
_BYLINE = re.compile(
    r"^\W*(?:by|von|par|por|di|da|door|av)\s[^:\d]{2,60}[-–—|·,]\s*(?:date|datum|fecha|data)\s*:\s*$",
    re.IGNORECASE,
)
_LISTED = 3  # lines of one run that begin with a date are a list of evenings
_DUE = re.compile(r"(?<!\w)due:?\s*$", re.IGNORECASE)  # elsewhere in a line it is "two" in Italian
#: Whoever wrote a short message that a page shows: "— Ana Prieto (@ana) June 13, 2017".
_OF_MESSAGE = re.compile(r"[—–]\s*[^()—–\n]{2,60}\(@\w{1,30}\)[\s,]*$")
#: How long an article takes to read, behind its day: "12 May 2019 · 5 min read".
_READING_TIME = re.compile(
    r"[\s·•|,/–—(-]*\d{1,2}[\s-]min(?:ute[ns]?|utos|uti|uten|\.)?[\s-]"
    r"(?:read|to\s+read|lesezeit|zu\s+lesen|de\s+lecture|de\s+lectura|de\s+leitura|di\s+lettura|leestijd|lästid)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<town>[^\W\d_][^\d,;:()]{1,30}),\s+(?:le|den|der|a|il|li|em|dnia)\s+", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?;]\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a block. ``role``: ``when``, ``posted``, ``next``, ``deadline``, ``past`` or ``""``."""

    block: Block
    date: DateFinding
    role: str


def mentions_of(outline: Outline, language: str | None) -> list[Mention]:
    """All dates of a file in reading order; each block is looked at once."""
    mail = mail_head(outline.blocks)
    title = title_block(outline)
    roles: dict[int, str] = {}  # of the headings, for what stands below them
    asked = -2  # the last heading that says "When"; no block stands there yet
    found: list[Mention] = []
    head: Block | None = None  # the row that names the columns of the table
    for block in outline:
        head = block if block.head else head
        above = roles.get(block.parent, "") if block.parent is not None else ""
        if block.kind in (BlockKind.HEADING, BlockKind.LABEL, BlockKind.TERM):
            own = date_role(block.text) if len(block.text) < 60 and block is not title else None
            roles[block.index] = own if own in ("next", "deadline") else above
            asked = block.index if block is not title and label_role(block.text) == "when" else asked
        else:
            roles[block.index] = above
        text, dates = _dates_of(block, outline.blocks, language)
        if not dates:
            continue
        label = labelled(block)
        for date in dates:
            written = _is_posting(block, outline.blocks) or is_of_writing(text, date)
            if _is_of_mail(block, mail) or (written and not of_several_days(date)):
                role = "posted"
            elif block.kind is BlockKind.FIELD and field_of(block.text.partition(":")[0]) == "date":
                role = "when"
            else:
                role = _role_near(text, date) or _role_of_column(block, date, head) or above
                answered = asked in (block.index - 1, block.parent) and block.kind is BlockKind.LINE
                if not role and ((label and label[0] == "when") or answered or _says_when(block, date)):
                    role = "when"
            found.append(Mention(block, date, role))
    return found


def _says_when(block: Block, date: DateFinding) -> bool:
    """Whether the first line below a heading, or a field there, is a day and its hours alone."""
    before = block.text[: date.begin].strip()
    first = block.kind is BlockKind.LINE and block.parent == block.index - 1 and not before
    if not first and (block.kind is not BlockKind.FIELD or before.count(":") != 1):
        return False
    rest = block.text[date.stop :].lstrip(" ,;:|–—-")
    span = read_time_at(rest)
    return span is not None and not rest[span.stop :].strip()


def of_several_days(date: DateFinding) -> bool:
    """Whether more than one day is named: nobody writes or posts on all of them."""
    return date.precision is Precision.DAY and (date.start, date.month_day) != (date.end, date.month_day_end)


def _is_of_mail(block: Block, head: set[int]) -> bool:
    """Whether a block says when a mail was written: in its head, or above the words that another answers."""
    return block.index in head or _ANSWERED.match(block.text) is not None


def _dates_of(block: Block, blocks: Sequence[Block], language: str | None) -> tuple[str, list[DateFinding]]:
    """The dates of a block and the text that they stand in; one may go on in the line below."""
    dates = find_dates(block.text, language)
    if not _goes_on(block, blocks):
        return block.text, dates
    text = f"{block.text} {blocks[block.index + 1].text}"
    cut = [one for one in find_dates(text, language) if one.begin < len(block.text) < one.stop]
    return (text, [*(one for one in dates if one.stop <= cut[0].begin), *cut]) if cut else (block.text, dates)


def _goes_on(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line ends in the middle of a date that its editor may have wrapped."""
    if block.kind is not BlockKind.LINE or block.index + 1 >= len(blocks):
        return False
    below = blocks[block.index + 1]
    return below.box == block.box and not below.hard and any(char.isdigit() for char in block.text[-24:])


def mail_head(blocks: Sequence[Block]) -> set[int]:
    """The lines that are the head of a mail: at the top of a file, and above one that is quoted in it."""
    found: set[int] = set()
    run: list[Block] = []
    for block in blocks:
        if block.kind in _OF_HEADS and _MAIL_HEAD.match(block.text):
            if run and block.line > run[-1].line + 1 and block.box != run[-1].box:
                run = []
            run.append(block)
            if len(run) >= _LEAST_HEAD and any(_MAIL_SUBJECT.match(one.text) for one in run):
                found.update(one.index for one in run)
        elif run and block.box != run[-1].box:
            run = []
    return found


_OF_HEADS = (BlockKind.LINE, BlockKind.FIELD, BlockKind.HEADING, BlockKind.LABEL)
_LEAST_HEAD = 2  # lines


#: Keys that say of a date that it is one of writing: ``revdate``, ``last-modified``, ``pubdate``.
_OF_WRITING = re.compile(r"rev|updat|modif|pub|post|creat|last|edit", re.IGNORECASE)


def _is_posting(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a field is the day of writing: a date beside a place is that of what took place there."""
    if block.kind is not BlockKind.FIELD or field_of(block.text.partition(":")[0]) != "date":
        return False
    if _OF_WRITING.search(block.text.partition(":")[0]):
        return True
    beside = [one for one in blocks if one.kind is BlockKind.FIELD and one.box == block.box]
    return not any((label := labelled(one)) and label[0] == "where" for one in beside)


def is_of_writing(text: str, date: DateFinding) -> bool:
    """Whether the words around a date say that somebody wrote or posted something then."""
    behind = text[date.stop : date.stop + _NEAR]
    return bool(
        _SECONDS.search(date.written)
        or _STAMP.match(behind)
        or _WRITTEN_BEHIND.match(behind)
        or _READING_TIME.match(behind)
        or _OF_MESSAGE.search(text[: date.begin])
        or _BYLINE.match(text[: date.begin])
    )


@cache
def _by_when() -> re.Pattern[str]:
    """ "Please send them by the 15 May", "bis zum 15. Mai": what stands right before the last day."""
    leads = "|".join(re.escape(lead) for lead in sorted(words("events/by_when"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{leads})[\s*_]*$")


def _role_near(text: str, date: DateFinding) -> str:
    """What the words before a date in its own sentence make of it."""
    before = text[max(0, date.begin - _NEAR) : date.begin]
    cut = [match.end() for match in _SENTENCE.finditer(before)]
    ends = of_several_days(date) or any(map(str.isdigit, before))  # "from the 3rd until the 5th"
    if _DUE.search(before) or (not ends and _by_when().search(fold(before))):
        return "deadline"
    return date_role(before[cut[-1] if cut else 0 :], of_several_days(date)) or ""


def _role_of_column(block: Block, date: DateFinding, head: Block | None) -> str:
    """``deadline`` for a day in a column of those by which something is to be done: "By when", "Due"."""
    if head is None or head.box != block.box or block is head:
        return ""
    stop = -len(BETWEEN_CELLS)
    for cell in block.cells:
        stop += len(BETWEEN_CELLS) + len(cell.text.strip())
        if date.begin < stop:
            named = [one.text for one in head.cells if one.column == cell.column]
            due = any(_DUE.search(name) or date_role(name) == "deadline" for name in named)
            return "deadline" if due else ""
    return ""


def is_dateline(mention: Mention) -> bool:
    """Whether a date stands as on a letter, alone behind a town: "Lyon, le 3 mai 2017"."""
    return dateline(mention) is not None


def dateline(mention: Mention) -> str | None:
    """The town in front of a date that stands alone behind it, as on a letter."""
    text, date = mention.block.text, mention.date
    lead = _DATELINE.match(text)
    alone = lead is not None and lead.end() >= date.begin and not text[date.stop :].strip(" .")
    return lead["town"] if lead is not None and alone else None


def boxes_of_evenings(mentions: Sequence[Mention]) -> set[int]:
    """The runs of lines of which several begin with a date: lists of evenings."""
    lined = [m.block.box for m in mentions if m.block.kind is BlockKind.LINE and m.date.begin < 4]
    return {box for box in lined if box and lined.count(box) >= _LISTED}
