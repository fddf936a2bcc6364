"""Labelled lines: "Title: …", "Relatore: …", "Hora: …" in any of our languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import TimeSpan, read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.sessions.drafting.cell_times import cell_time
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.tables import head_role, is_employer_head
from summitnotes.findings.sessions.drafting.twin_columns import NAMES
from summitnotes.findings.sessions.lines.employers import with_employers
from summitnotes.findings.sessions.lines.facts import Facts, read_facts
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.lines.under_lines import HAS_ROOM
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.records.model import Kind

_FIELD = re.compile(
    r"^[\s*•\-–|]*(?P<key>[^\W\d][^:=|]{1,30}?)\s*(?:(?<!\d):|:(?!\d)|=|\|)\s*(?P<value>\S.*)$", re.DOTALL
)
_FIELD_REACH = 8  # lines on either side of a title that may hold the other facts


def field_of(text: str) -> tuple[str, str] | None:
    """(role, value) of "Title: …", "Relatore: …", "Hora: …" in any of our languages."""
    match = _labelled(text)
    role = _role_of(match["key"]) if match else None
    if match is None or role is None:
        return None
    value = match["value"].strip()
    return ("time" if role == "title" and _is_when(value) else role), value


def _role_of(label: str) -> str | None:
    return "employer" if is_employer_head(label) else head_role(label)


def _is_when(value: str) -> bool:
    """Whether a text is a time of day and a room, or a time alone: what "Session:" may say, and no title."""
    span = read_time_at(value) if value[0].isdigit() else None
    rest = value[span.stop :].strip(" .,;:@()-–—") if span is not None and span.sure else value
    return not rest or (rest != value and HAS_ROOM.match(rest) is not None)


def _labelled(text: str) -> re.Match[str] | None:
    """The match of a label and its value; most lines have no sign that parts them."""
    return _FIELD.match(text) if ":" in text or "=" in text or "|" in text else None


def with_fields(drafts: list[Draft], language: str | None) -> list[Draft]:
    """A line that is labelled as a title, with what the labelled lines around it say."""
    above: dict[int | None, Draft] = {draft.block.index: draft for draft in drafts}
    fields = [
        field_beside(d.block.text) if _may_be_field(d) and not _is_within_title(d.block) else None
        for d in drafts
    ]
    fields = _with_set_apart_titles(drafts, _with_named_titles(drafts, fields))
    fields = _with_one_title(drafts, fields)
    led = _begin_with_speakers(fields)
    for number, (draft, found) in enumerate(zip(drafts, fields, strict=True)):
        if found is None or found[0] != "title" or not _labelled_title(draft) or is_open(found[1]):
            continue
        if _is_subject(draft, above.get(draft.block.parent)):
            continue
        text = found[1]
        at = draft.block.text.find(text)
        runs = tuple(
            replace(run, begin=max(0, run.begin - at), stop=run.stop - at)
            for run in draft.block.runs
            if run.stop > at
        )
        said = draft.facts  # of "Lightning talk: …", "Session 1 (10:00): …"
        draft.facts = _with_label(read_facts(draft.block, language, text, runs), said)
        draft.splits = list(draft.facts.splits)
        draft.labelled = True
        spoken = False
        for other in _around(drafts, fields, number, led):
            role, value = fields[other] or ("", "")
            if not (role == "speaker" and spoken):
                add_field(draft, role, value)
                if role == "speaker":
                    _add_names_below(draft, drafts, other)
            spoken = spoken or role == "speaker"
        if not spoken and number:
            _add_names_above(draft, drafts[number - 1])
        _add_heading(draft, above.get(draft.block.parent))
    return drafts


def _is_subject(line: Draft, head: Draft | None) -> bool:
    """ "Topic: …" or "Conference: …" below a heading that is a title, with its hour or with who speaks."""
    if head is None or head.block.kind is not BlockKind.HEADING:
        return False
    if head.facts.span is None and not head.under.speakers:
        return False
    said = head.facts.rest.split()
    titled = len(said) >= _LEAST_OF_TITLE and not head.facts.section and head.facts.pause is None
    named = any(not split.title and split.likelihood >= _NAMED_BELOW for split in head.splits)
    if not titled or named or head.facts.kind is not None or kind_prefix(head.facts.rest) is not None:
        return False
    return fold_name(line.block.text.partition(":")[0]) in _SUBJECTS | _EVENTS


_LEAST_OF_TITLE = 3  # words; fewer may only say which slot it is
_SUBJECTS, _EVENTS = words("sessions/subject_labels"), words("sessions/event_heads")


def _with_label(value: Facts, whole: Facts) -> Facts:
    """The facts of a value, with the kind and the hour that stand before or in its label."""
    kind = whole.kind if whole.kind is not Kind.TALK else None
    return replace(value, kind=value.kind or kind, span=value.span or whole.span)


_RECORD_ROWS = 15
_OF_RECORD = frozenset({"title", "speaker", "time", "end", "day", "room", "kind"})


def is_record(rows: Sequence[Block]) -> bool:
    """Whether each row of a table says of one session what its first cell names: "Title | …"."""
    filled = [[cell for cell in row.cells if cell.text.strip()] for row in rows]
    if not 2 <= len(rows) <= _RECORD_ROWS or any(len(cells) > 2 for cells in filled):
        return False
    said = [cells for cells in filled if len(cells) == 2]
    named = [("speaker" if is_speaker_label(key.text) else head_role(key.text)) for key, _ in said]
    roles = [role for role in named if role in _OF_RECORD]
    whole = 2 * len(roles) >= len(rows) and not any(
        value.text.isalpha() and head_role(value.text) for _, value in said
    )
    return whole and {"title", "speaker"} <= set(roles) and len(roles) == len(set(roles))


def _may_be_field(draft: Draft) -> bool:
    return draft.block.kind in FIELD_KINDS or draft.group[0] == "record"


def _is_within_title(block: Block) -> bool:
    """Whether a colon is of a title that its author set apart: ``**Mending a talk: how**, by Ana Prieto``."""
    at = block.text.find(":") if block.runs else -1
    several = " " in block.text[: max(at, 0)].strip()
    return several and any(
        run.begin <= 1 and run.begin < at < run.stop - 1 and block.text[run.stop :].strip()
        for run in block.runs
        if run.style in ("strong", "emphasis", "link")
    )


def _with_one_title(
    drafts: Sequence[Draft], fields: Sequence[tuple[str, str] | None]
) -> list[tuple[str, str] | None]:
    """Of "Title: …" and "Subject: …" in one record, the label that comes first in the file is the title's."""
    found = list(fields)
    first, last = None, -_FIELD_REACH - 1
    for number, (draft, field) in enumerate(zip(drafts, fields, strict=True)):
        match = _labelled(draft.block.text) if field is not None and field[0] == "title" else None
        if match is None:
            continue
        key = fold_name(match["key"])
        if first is None or key == first:
            first, last = key, number
        elif number - last <= _FIELD_REACH:
            found[number] = None
    return found


def _with_named_titles(
    drafts: Sequence[Draft], fields: Sequence[tuple[str, str] | None]
) -> list[tuple[str, str] | None]:
    """ "Name: …" of a list or paragraph that says "Speaker: …" as well, and no title, names the talk."""
    found = list(fields)
    for number, draft in enumerate(drafts):
        name = _named(draft)
        if name is None:
            continue
        box = drafts[number].block.box
        record = range(max(0, number - _FIELD_REACH), min(len(fields), number + _FIELD_REACH))
        beside = [at for at in record if at != number and drafts[at].block.box == box and fields[at]]
        roles = {(fields[at] or ("", ""))[0] for at in beside}
        if "speaker" in roles and "title" not in roles and not any(_named(drafts[at]) for at in beside):
            found[number] = ("title", name)
    return found


def _with_set_apart_titles(
    drafts: Sequence[Draft], fields: Sequence[tuple[str, str] | None]
) -> list[tuple[str, str] | None]:
    """The line in italics, bold or quotes right below "Speaker: …", where the heading above is but a day."""
    found = list(fields)
    for number, field in enumerate(fields[:-1]):
        if field is None or field[0] != "speaker" or found[number + 1] is not None or not number:
            continue
        head, title = drafts[number - 1], drafts[number + 1]
        below = title.block.parent == drafts[number].block.parent == head.block.index
        apart = title.facts.style in ("emphasis", "strong") or title.facts.quoted
        if below and apart and head.facts.day is not None and title.block.kind is BlockKind.LINE:
            found[number + 1] = ("title", title.facts.rest)
    return found


def _named(draft: Draft) -> str | None:
    """What "Name: …" says."""
    match = _labelled(draft.block.text) if draft.block.kind in FIELD_KINDS else None
    return match["value"].strip() if match and fold_name(match["key"]) in NAMES else None


_NAMED = 0.8  # likelihood from which a line names people and nothing else
_NAMED_BELOW = 0.5  # the same, below a label of speakers


def _add_names_above(draft: Draft, line: Draft) -> None:
    """``Ana Prieto (University of Fenland)`` on the line above "Title: …"."""
    whole = next((split for split in line.splits if not split.title and split.likelihood >= _NAMED), None)
    if whole is not None and line.block.kind is BlockKind.LINE and draft.block.kind is BlockKind.LINE:
        _add_people(draft, whole.who)


def _add_names_below(draft: Draft, drafts: Sequence[Draft], label: int) -> None:
    """``Quirin Bosch (KIST)`` on the lines below "Speakers: …", until one names nobody."""
    for at in range(label + 1, min(label + _FIELD_REACH, len(drafts))):
        line = drafts[at]
        names = [split for split in line.splits if not split.title and split.likelihood >= _NAMED_BELOW]
        if not names or line.block.kind is not BlockKind.LINE or _FIELD.match(line.block.text):
            return
        _add_people(draft, names[0].who)


def _add_heading(draft: Draft, head: Draft | None) -> None:
    """What a heading above a labelled title says: "09:00 - 09:45 | Keynote", "Ana Prieto"."""
    if head is None or head.block.kind not in (BlockKind.HEADING, BlockKind.LABEL):
        return
    if all(split.pattern != "field" for split in draft.splits):
        whole = next((one for one in head.splits if not one.title and one.likelihood >= _NAMED), None)
        if whole is not None:
            _add_people(draft, whole.who)
    facts, of_head = draft.facts, head.facts
    if facts.span is None and of_head.span is not None:
        facts = replace(facts, span=of_head.span, front=True)
    draft.facts = replace(
        facts,
        kind=facts.kind or (of_head.kind if of_head.kind is not Kind.TALK else None),
        room=facts.room or of_head.room,
    )


FIELD_KINDS = (BlockKind.LINE, BlockKind.ITEM, BlockKind.FIELD)


def _labelled_title(draft: Draft) -> bool:
    """ "Was: …" may be anything in running text; a title stands near the start of its paragraph."""
    return draft.block.kind is not BlockKind.LINE or draft.block.position < _FIELD_REACH


def _begin_with_speakers(fields: Sequence[tuple[str, str] | None]) -> bool:
    """Whether all records begin with who speaks: "Speaker: …", and "Title: …" below it."""
    roles = [field[0] for field in fields if field is not None and field[0] in ("speaker", "title")]
    return roles.count("title") > 1 and roles[0] == "speaker" and roles[-1] == "title"


def _around(
    drafts: Sequence[Draft], fields: Sequence[tuple[str, str] | None], number: int, led: bool
) -> Iterator[int]:
    """The labelled lines next to a title: of its paragraph or list, else up to a heading or another title.

    ``led``: whether "Speaker: …" below it begins the next record.
    """
    own = _paragraph_of(drafts, fields, number)
    for step in (1, -1):
        at, gap = number + step, 0
        while 0 <= at < len(fields) and gap < 2 and abs(at - number) <= _FIELD_REACH:
            found = fields[at]
            if (found is not None and found[0] == "title") or drafts[at].block.kind is BlockKind.HEADING:
                break
            if led and step > 0 and found is not None and found[0] == "speaker":
                break
            gap = gap + 1 if found is None and not _FIELD.match(drafts[at].block.text) else 0
            if found is not None and (not own or at in own):
                yield at
            at += step


def _paragraph_of(
    drafts: Sequence[Draft], fields: Sequence[tuple[str, str] | None], number: int
) -> frozenset[int]:
    """The other labelled lines of the paragraph in which a title stands."""
    title = drafts[number].block
    if title.kind is not BlockKind.LINE:
        return frozenset()
    first, last = number, number + 1
    while first and drafts[first].block.position and drafts[first - 1].block.box == title.box:
        first -= 1
    while last < len(drafts) and drafts[last].block.position and drafts[last].block.box == title.box:
        last += 1
    return frozenset(at for at in range(first, last) if fields[at] is not None and at != number)


def add_field(draft: Draft, role: str, value: str) -> None:
    """Add what a labelled line says to a draft; ``role``: speaker, company, employer, time, end or room."""
    if role in ("speaker", "company"):
        _add_people(draft, value)
    elif role == "employer":
        draft.splits = [with_employers(one, value) if one.pattern == "field" else one for one in draft.splits]
    elif role in ("time", "end") and draft.facts.span is None:
        span = cell_time(value) or time_in(value)
        if span is not None:
            draft.facts = replace(draft.facts, span=span, front=True)
    elif role == "room" and draft.facts.room is None:
        draft.facts = replace(draft.facts, room=value)


def _add_people(draft: Draft, value: str) -> None:
    """One more line of people: those on the panel, and who leads it."""
    people = read_people(value, expected=0.9)
    # "Ana Prieto, born at sea, video", "Ana Prieto. Weaver at the university"
    people = people or read_people(_AFTER_NAME.split(value, maxsplit=1)[0], expected=0.9)
    if people is None:
        return
    known = next((split for split in draft.splits if split.pattern == "field"), None)
    if known is None:
        likelihood = max(0.7, people.likelihood)
        draft.splits.insert(0, Split("field", draft.facts.rest, value, people.speakers, likelihood))
        return
    names = {one.name for one in known.speakers}
    more = tuple(one for one in people.speakers if one.name not in names)
    draft.splits[draft.splits.index(known)] = replace(known, speakers=known.speakers + more)


_AFTER_NAME = re.compile(r",|(?<=[^\W\d_]{3})\.\s")
# Of a session with a title they speak, too; above minutes they only attended.
_COMPANY = words("sessions/company")
# "[Por definir]", "TBA": nobody knows yet.
_OPEN = re.compile(
    r"[\[(]?(?:tb[acd]|to be (?:announced|confirmed|decided|defined|determined|named|invited|published)"
    r"|(?:por|a) (?:definir|confirmar)|à (?:définir|confirmer|préciser|venir)|da (?:definire|confermare)"
    r"|noch offen|offen|folgt|n\.?n\.?|nog onbekend|n\.?t\.?b\.?|\W+)[\])]?\.?",
    re.IGNORECASE,
)
# "See the website", "siehe unten": it is said elsewhere.
_ELSEWHERE = re.compile(
    r"\W*(?:see|siehe|voir|cf\.?|véase|ver|vedi|consulta|veja|zie|se|zob\.?|viz)\s+(?:[^\W\d_]{1,4}\s+){0,2}"
    r"(?:web-?\s?(?:site|page|seite|ste[dt]e)|home-?page|site|sito|sitio|página|pagina|page|seite|link|url"
    r"|below|above|unten|oben|ci-dessous|ci-dessus|(?:más )?abajo|abaixo|sotto|onder|hieronder|nedan|níže"
    r"|programme?|programm[ae]?|schedule|agenda)\W*",
    re.IGNORECASE,
)


def is_open(value: str) -> bool:
    """Whether a label has no answer yet, or none here."""
    return _OPEN.fullmatch(value) is not None or _ELSEWHERE.fullmatch(value) is not None


def field_beside(text: str) -> tuple[str, str] | None:
    """:func:`field_of`, and ("company", value) of those who take part in a panel, or lead it."""
    match = _labelled(text)
    if match and fold_name(match["key"]) in _COMPANY:
        return "company", match["value"].strip()
    field = field_of(text)
    if field is None and match and is_speaker_label(match["key"]):
        return "speaker", match["value"].strip()
    return field


def time_in(text: str) -> TimeSpan | None:
    """The only time of day in a short text: ``giovedì 14 marzo 2013, ore 15:00 - 16:30``."""
    for match in re.finditer(
        r"(?<![\d.:/\-])(?=[012]?\d\s?(?:[:.hH]\s?[0-5]\d|[hH]\b|[ap]\.?m\b|[uU]hr))", text
    ):
        span = read_time_at(text, match.start())
        if span is not None and (
            span.sure or re.search(r"(?:ore|um|uhr|om|alle|las|h)\s*$", text[: match.start()], re.I)
        ):
            return span
    return None
