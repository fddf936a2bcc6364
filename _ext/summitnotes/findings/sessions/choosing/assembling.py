"""From drafts and how likely each is a session to the sessions of a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from summitnotes.findings.outline.blocks import BREAK, BlockKind, Outline, styled
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.people.names import fold_name
from summitnotes.findings.sessions.choosing.clean_titles import QUOTES, clean_title, on_one_line
from summitnotes.findings.sessions.choosing.names_above import names_of
from summitnotes.findings.sessions.choosing.pruning import without_blocks, without_parts
from summitnotes.findings.sessions.choosing.siblings import Siblings
from summitnotes.findings.sessions.drafting.draft import Draft, length_of, line_below
from summitnotes.findings.sessions.drafting.fields import field_of, is_open
from summitnotes.findings.sessions.judging.evenings_of_names import evenings_of_names
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.words.called_off import is_called_off
from summitnotes.findings.sessions.words.kinds import (
    group_kind,
    kind_alone,
    kind_label,
    kind_prefix,
    names_lightning,
)
from summitnotes.findings.sessions.words.pauses import pause_alone
from summitnotes.findings.sessions.words.telling import spoken_of
from summitnotes.findings.sessions.words.told import told_title
from summitnotes.records.model import Kind, Speaker

#: Likelihood from which a draft is a session.
ACCEPTED = 0.55
#: The same beside one of its shape that is a session.
CARRIED = 0.4
#: The same where only those beside it say that somebody is named: "Hats for goats - flitzpiepe".
_DOUBTED = 0.3


@dataclass(frozen=True, slots=True)
class Session:
    """One session as the notes show it. ``block`` and ``cell`` say where its words stand."""

    block: int  # Block.index
    cell: int | None
    title: str  # as written
    kind: Kind
    speakers: tuple[Speaker, ...] = ()
    start: str | None = None  # local time HH:MM
    end: str | None = None
    duration: int | None = None  # minutes
    room: str | None = None
    confidence: float = 0.0
    rule: str = ""  # what it was found as: heading, row, item …
    also: tuple[int, ...] = ()  # other blocks of the file that are this session too
    when: int | None = None  # the block behind it that says its time, and perhaps its day
    at: int | None = None  # characters of its block before its words, where these are part of running text


def assemble(
    outline: Outline,
    drafts: Sequence[Draft],
    likelihoods: Sequence[float],
    certain: Collection[int] = (),
    file: str = "",
) -> list[Session]:
    """The sessions of a file in reading order; blocks whose index is ``certain`` are parts of no other.

    ``file``: what the notes file is called.
    """
    accepted, siblings = _accepted(drafts, likelihoods)
    accepted = without_blocks(without_parts(accepted, outline, certain), certain)
    kinds, names, signed = _kinds(drafts, file), names_of(drafts), names_of(drafts, _SIGNED)
    sessions = [
        _with_names_above(session_of(draft, p, siblings, outline, kinds), draft, names, signed)
        for draft, p in accepted
    ]
    evenings = evenings_of_names(drafts)
    sessions = [replace(one, speakers=one.speakers or evenings.get(one.block, ())) for one in sessions]
    return _joined([one for one in sessions if one.title and (one.block in certain or not _is_open(one))])


def _is_open(session: Session) -> bool:
    """Whether nobody knows yet what a session will be, or who gives it: "TBA", "[to be defined]"."""
    return not session.speakers and (is_open(session.title) or is_called_off(session.title))


def _accepted(
    drafts: Sequence[Draft], likelihoods: Sequence[float]
) -> tuple[list[tuple[Draft, float]], Siblings]:
    """The drafts that are sessions by themselves or beside others of their shape, and what these say."""
    both = list(zip(drafts, likelihoods, strict=True))
    sure = {draft.group for draft, p in both if p >= ACCEPTED}
    listed = {
        fold_name(draft.facts.rest)
        for draft, p in both
        if p >= ACCEPTED and draft.block.kind is not BlockKind.HEADING
    }

    def is_one(draft: Draft, p: float) -> bool:
        carried = p >= CARRIED and draft.group in sure and not _is_running(draft)
        return p >= ACCEPTED or carried or _is_listed(draft, listed)

    siblings = Siblings.of([draft for draft, p in both if is_one(draft, p)])
    accepted = [
        (draft, p)
        for draft, p in both
        if is_one(draft, p) or (p >= _DOUBTED and draft.group in sure and siblings.names_somebody(draft))
    ]
    return accepted, siblings


def _is_running(draft: Draft) -> bool:
    """Whether a line is of running text that shows nothing: what a talk is about, below its title."""
    block, best = draft.block, draft.best
    shown = draft.facts.span is not None or draft.facts.kind is not None or draft.joined
    named = best is not None and best.likelihood >= _DOUBTED
    return block.kind is BlockKind.LINE and block.lines > _LINES_OF_TITLE and not shown and not named


_LINES_OF_TITLE = 3  # lines of a paragraph that may be a title, its names and its hour


def _is_listed(draft: Draft, listed: Collection[str]) -> bool:
    """A heading in the words of a session of the programme: its notes stand below."""
    key = fold_name(draft.facts.rest) if draft.block.kind is BlockKind.HEADING else ""
    return len(key) >= _LEAST_REPEATED and key in listed


def _kinds(drafts: Sequence[Draft], file: str) -> dict[int | None, Kind]:
    """The kind that each block announces for what stands below it."""
    found: dict[int | None, Kind] = {
        draft.block.index: draft.facts.kind for draft in drafts if draft.facts.kind is not None
    }
    if names_lightning(re.sub(r"[_\W]+", " ", file)):
        found[None] = Kind.LIGHTNING  # of the file as a whole
    first = drafts[0] if drafts else None
    announces = first is not None and first.block.kind in (BlockKind.HEADING, BlockKind.LABEL)
    if first is not None and announces and names_lightning(first.facts.whole):
        found[first.block.index] = Kind.LIGHTNING
    return found


_SIGNED = 0.5  # likelihood of names above a title, below which a handle stands


def _with_names_above(
    session: Session,
    draft: Draft,
    names: Mapping[int, tuple[Speaker, ...]],
    signed: Mapping[int, tuple[Speaker, ...]],
) -> Session:
    """The session with whom the heading above it names, if nothing nearer names more than a handle.

    ``signed``: headings that may be names, and are where a handle stands below them.
    """
    above = draft.block.parent
    if any(not speaker.name.startswith("@") for speaker in session.speakers):
        return session
    names = signed if session.speakers else names
    if not session.kind.is_talk or above is None or above not in names:
        return session
    return replace(session, speakers=names[above])


def session_of(
    draft: Draft,
    likelihood: float,
    siblings: Siblings,
    outline: Outline,
    kinds: Mapping[int | None, Kind],
) -> Session:
    """The session that a draft is, read as its siblings and the blocks above (``kinds``) say."""
    facts = draft.facts
    held = any(s.pattern in ("column", "field", "bracket") and s.likelihood >= 0.8 for s in draft.splits)
    pause = None if held else facts.pause  # "(music + code).then(party)" has somebody who gives it
    split = None if pause else siblings.choose(draft)
    words = split.title if split and split.title else facts.rest
    if split is not None and not split.title:  # the names are no title; "Keynote - Ana Prieto" is one
        below = _set_apart(draft, outline) or siblings.title_below(draft)
        words = (below or words) if facts.kind is None else ""
    if draft.under.title and kind_alone(facts.whole) is not None:
        words = draft.under.title
    if split is not None and (not words or kind_alone(words) is not None):  # "First talk - Ana Prieto"
        words = _labelled_below(draft, outline) or draft.under.item or words
    told = told_title(facts.whole) if draft.block.kind in (BlockKind.FILE, BlockKind.HEADING) else None
    if split is not None and split.pattern.startswith(("strong", "emphasis", "link")):
        told = told or spoken_of(words)  # "**Ana Prieto** talked about looms. It was fun"
    words = told or _bold_line(draft, words) or _before_remark(draft, words) or _quotation(words) or words
    if pause in (Kind.BREAK, Kind.SOCIAL):
        words = pause_alone(words)
    track = _track(draft, split)
    words = words[len(track) :] if track and words.startswith(track) else words
    speakers = split.speakers if split else ()
    if not speakers and not pause:
        speakers = draft.under.speakers or draft.under.told
    span = facts.span or draft.under.time
    label = kind_label(words) if split is not None and split.title and facts.kind is None else None
    words = words if label is None else label[1]
    kind = (
        pause
        or (label[0] if label is not None else None)
        or (facts.kind if facts.kind is not Kind.TALK else None)  # "Talk 3:" is but a number
        or draft.under.kind
        or _kind_in(draft, split)
        or facts.title_kind
        or _kind_above(draft, kinds, outline)
        or Kind.TALK
    )
    if facts.kind_name and is_open(words):  # "Contributed paper 1: to be named"
        words = facts.kind_name
    title = clean_title(words) or facts.kind_name or clean_title(facts.whole)
    return Session(
        draft.block.index,
        draft.cell,
        title,
        kind,
        tuple(speakers),
        span.start if span else None,
        span.end if span else None,
        length_of(draft),
        on_one_line(facts.room or draft.under.room),
        round(min(0.95, likelihood), 2),
        draft.block.kind.value,
    )


def _labelled_below(draft: Draft, outline: Outline) -> str | None:
    """The title on a labelled line below who speaks: "Keynote: Ada Pike" above "Title: Ropes"."""
    fields = (field_of(block.text) for block in outline.below(draft.block.index, _LABELLED_NEAR))
    return next((value for role, value in filter(None, fields) if role == "title"), None)


_LABELLED_NEAR = 3


def _set_apart(draft: Draft, outline: Outline) -> str | None:
    """The line below a heading that is a name, where all of it is in quotes, bold or italics: a title."""
    first, line = next(iter(outline.below(draft.block.index, 1)), None), line_below(draft)
    if first is None or line is None or not first.text.startswith(line):
        return None
    marked = any(
        run.begin <= 1 and run.stop >= len(line) - 1
        for style in ("strong", "emphasis")
        for run in styled(first, style)
    )
    return line if marked or (line[0] in QUOTES and line[-1] in QUOTES) else None


def _bold_line(draft: Draft, words: str) -> str | None:
    """The first line of a title of several, where it is set in bold and the others are not."""
    first, _, behind = words.partition(BREAK)
    if not behind.strip() or not draft.facts.rest.startswith(first.strip()):
        return None
    bold = [stop for begin, stop, style in draft.facts.runs if style == "strong" and begin <= 1]
    return first if bold and abs(bold[0] - len(first.rstrip())) <= 1 else None


_REMARK = re.compile(r"\s+[-–—]\s+[^\W\d_]")


def _before_remark(draft: Draft, words: str) -> str | None:
    """The title in italics, where a dash and words about it follow: ``*Slow looms* - watch it again``.

    Or in bold, before "by" and somebody without a name: ``**Slow looms**, by yours truly``; or linked, before
    what is said of it: ``[Slow looms](…), a workshop held in Lynn``.
    """
    if draft.block.kind not in (BlockKind.ITEM, BlockKind.LINE):
        return None
    for begin, stop, style in draft.facts.runs:
        title = draft.facts.rest[begin:stop].strip()
        if style == "strong" and not begin and after_by(words.removeprefix(title).lstrip(" ,")) is not None:
            return title
        said = words.removeprefix(f"{title}, ") if style == "link" and not begin and " " in title else words
        if said != words and said[:1].islower():
            return title if len(said.split()) >= _LEAST_SAID else None
        if draft.block.kind is not BlockKind.ITEM:
            return None
        if style == "emphasis" and words.startswith(title) and _REMARK.match(words, len(title)):
            return title
    return None


_LEAST_SAID = 4  # words behind a linked title that are none of it


_QUOTATION = re.compile(r"[\"“«„](?P<title>[^\"“”«»„]{4,})[\"”»“](?P<behind>\s*\S.*)$")


def _quotation(words: str) -> str | None:
    """The title in quotes that words begin with, where nothing else but who gives it and a remark follows."""
    match = _QUOTATION.match(words.strip())
    behind = match["behind"].strip() if match else ""
    said = behind[:1] in ("(", ",") or behind[:2] == ". " or after_by(behind) is not None
    return match["title"] if match and said else None


def _track(draft: Draft, split: Split | None) -> str | None:
    """The words in bold before a colon that name the track: ``**Data**: Title (Name)``."""
    facts = draft.facts
    if split is None or split.pattern.startswith(("strong", "emphasis", "link")):
        return None
    for run in draft.block.runs:
        bold = draft.block.text[run.begin : run.stop]
        if run.style == "strong" and facts.rest.startswith(bold) and len(bold.split()) <= 2:
            tail = re.match(r"\s*:\s+", facts.rest[len(bold) :])
            return facts.rest[: len(bold) + tail.end()] if tail else None
    return None


def _kind_above(draft: Draft, above: Mapping[int | None, Kind], outline: Outline) -> Kind | None:
    """Items below "Lightning talks" are lightning talks; so are those of an evening of them."""
    nearest = draft.block.parent
    if draft.block.kind in (BlockKind.HEADING, BlockKind.ITEM) and above.get(nearest) is Kind.KEYNOTE:
        return Kind.KEYNOTE
    group = next((group_kind(block.text) for block in outline.ancestors(draft.block)), None)
    if group is not None and draft.block.kind is not BlockKind.LINE:
        return group
    lightning = (above.get(block.index) is Kind.LIGHTNING for block in outline.ancestors(draft.block))
    return Kind.LIGHTNING if above.get(None) is Kind.LIGHTNING or any(lightning) else None


_LAST_WORD = re.compile(
    r"(?<!\w)(?:keynotes?|plenary|plénière|eröffnungsvortrag)(?: #?[0-9]{1,2})?$", re.IGNORECASE
)
_SHORT_TITLE = 6  # words of a title that says little but its kind
_KIND_TAIL = re.compile(r"[(\[,–—-]\s*(?P<word>[^()\[\],]{4,30}?)\s*[)\]]?$")


def _kind_in(draft: Draft, split: Split | None) -> Kind | None:
    """The kind that stands with the names: "Keynote, Ana Prieto: …", "Title (panel)"."""
    texts = [draft.facts.whole, split.who if split else ""]
    last = _LAST_WORD.search(draft.facts.whole)
    if last and len(draft.facts.whole.split()) <= _SHORT_TITLE:
        return Kind.KEYNOTE  # "Monday Morning Keynote", "Ana's keynote"
    tail = _KIND_TAIL.search(draft.facts.whole)
    for text, whole in ((texts[0], False), (texts[1], False), (tail["word"] if tail else "", True)):
        found = kind_prefix(text.strip()) if text else None
        if found and found[0] is not Kind.TALK:
            rest = text.strip()[found[1].end() :]
            if split is not None and split.who and rest.strip().startswith(split.who):
                return found[0]  # "Keynote Ana Prieto: Title"
            if not rest.strip() or (not whole and re.match(r"\s*[,:(|–—-]", rest)):
                return found[0]
    return None


def _joined(sessions: Sequence[Session]) -> list[Session]:
    """A session that stands in the programme and again above its notes is one."""
    found: list[Session] = []
    by_title: dict[str, int] = {}
    for session in sessions:
        key = fold_name(session.title)
        at = by_title.get(key)
        if (
            at is None
            or not session.kind.is_talk
            or len(key) < _LEAST_REPEATED
            or (found[at].rule == session.rule and not _told_again(found[at], session))
        ):
            by_title.setdefault(key, len(found))
            found.append(session)
            continue
        found[at] = _merge(found[at], session)
    return found


def _told_again(one: Session, other: Session) -> bool:
    """Whether a list repeats a session of the programme: the same people, and but one hour.

    Fields stand below the event at which each was given, be it once more.
    """
    if one.rule == BlockKind.FIELD.value:
        return False
    people, others = ({fold_name(speaker.name) for speaker in each.speakers} for each in (one, other))
    return bool(people & others) and not (one.start and other.start)


_LEAST_REPEATED = 5  # letters of a title that is the same session wherever it stands: "Keynote"


def _merge(one: Session, other: Session) -> Session:
    """Both places of a session; its card stands at the heading."""
    first, second = (other, one) if other.rule in ("heading", "label") else (one, other)
    return replace(
        first,
        kind=first.kind if first.kind is not Kind.TALK else second.kind,
        speakers=first.speakers or second.speakers,
        start=first.start or second.start,
        end=first.end or second.end,
        duration=first.duration or second.duration,
        room=first.room or second.room,
        confidence=max(first.confidence, second.confidence),
        also=(*first.also, second.block),
    )
