"""One file that is one talk: title and speaker stand at its top, and its headings are parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import LABELLED, after_label, is_speaker_label
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.sessions.choosing.assembling import Session, session_of
from summitnotes.findings.sessions.choosing.people_of_file import people_of_file, people_of_matter, signed_by
from summitnotes.findings.sessions.choosing.siblings import Siblings
from summitnotes.findings.sessions.drafting.draft import Draft, is_attended, is_led
from summitnotes.findings.sessions.words.purposes import holds_no_talks, is_minutes, is_programme, is_report
from summitnotes.findings.sessions.words.told import (
    begins_with_talk,
    ends_with_kind,
    quoted_title,
    told_title,
)
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Speaker

_SAID = 0.9  # confidence when the front matter names the speakers
_SEEN = 0.6  # when a line at the top does

_TOPS = (BlockKind.FILE, BlockKind.HEADING, BlockKind.LABEL)


def whole_file(
    outline: Outline,
    drafts: Sequence[Draft],
    matter: FrontMatter,
    sessions: Sequence[Session],
    *,
    said: bool = False,
    file: str = "",
) -> Session | None:
    """The talk that the file as a whole is, ``None`` when it is none or ``sessions`` hold it already.

    ``said``: a person says that it is one; ``file``: what the notes file is called.
    """
    if drafts and not sessions and (named := _named_by_its_file(drafts[0], outline, file)):
        return named
    top = next((draft for draft in drafts if draft.block.kind in _TOPS or _is_outline(draft)), None)
    speakers = people_of_matter(matter)
    if top is None or (not said and not speakers and _is_report(top, outline)):
        return None
    if not said and is_speaker_label(top.facts.whole):
        return None  # "Speakers", and their names
    own = bool(sessions) and sessions[0].block == top.block.index
    if not said and sessions and (bool(sessions[0].speakers) if own else not speakers):
        return None
    split = Siblings().choose(top)
    speakers = speakers or (split.speakers if split and split.title else ()) or top.under.speakers
    speakers = speakers or people_of_file(outline, drafts, top, matter, file)
    told = top.under.kind is not None or _is_page_of_a_talk(matter) or ends_with_kind(top.facts.whole)
    told = told or _leads_to_its_page(top, outline) or (not sessions and begins_with_talk(top.block.text))
    if not speakers and not said and (own or not told):
        return None
    if not said and speakers == top.under.told and _others_speak(outline, speakers):
        return None
    found = session_of(top, _SAID if said or matter.speakers else _SEEN, Siblings(), outline, {})
    return replace(found, title=own_title(found.title), speakers=speakers, rule="file")


def _is_outline(draft: Draft) -> bool:
    """``Presentation - Slow looms`` on the first line of all, with no mark of a heading."""
    block = draft.block
    return (
        block.kind is BlockKind.LINE and not block.index and block.lines == 1 and begins_with_talk(block.text)
    )


def _others_speak(outline: Outline, speakers: Sequence[Speaker]) -> bool:
    """Whether the sentences that paragraphs begin with name two others who speak: each tells of a talk."""
    names = {one.name for one in speakers}
    firsts = (block for block in outline if block.kind is BlockKind.LINE and not block.position)
    told = (one.name for block in islice(firsts, _LOOKED_AT) for one in who_speaks(block.text))
    return len(set(told) - names) >= _OTHERS


_LOOKED_AT, _OTHERS = 40, 2  # paragraphs, and people


def _named_by_its_file(first: Draft, outline: Outline, file: str) -> Session | None:
    """``Speaker: Ana Prieto`` before anything else: what she spoke of, only the name of the file says."""
    if first.block.kind is not BlockKind.LINE or first.block.lines > 1:
        return None
    who = after_label(first.block.text.strip(" *_"))
    people = read_people(who, expected=LABELLED) if who else None
    title = _title_of_file(file)
    if people is None or title is None:
        return None
    found = session_of(first, _SEEN, Siblings(), outline, {})
    return replace(found, title=title, speakers=people.speakers, rule="file")


def signed_file(
    outline: Outline, drafts: Sequence[Draft], sessions: Sequence[Session], file: str = ""
) -> Session | None:
    """The talk that a file is by its last line, ``Talk given by Ana Prieto``: its headings are parts of it.

    Its title is the only one of its depth, or else what the file is called.
    """
    speakers = signed_by(outline)
    if not speakers or any(one.start or not set(one.speakers) <= set(speakers) for one in sessions):
        return None
    heads = [draft for draft in drafts if draft.block.kind is BlockKind.HEADING]
    depth = min((draft.block.depth for draft in heads), default=0)
    tops = [draft for draft in heads if draft.block.depth == depth]
    if len(tops) > 1 or (tops and _is_report(tops[0], outline)):
        return None
    title = None if tops else _title_of_file(file, speakers)
    if not tops and (title is None or not drafts):
        return None
    found = session_of(tops[0] if tops else drafts[0], _SEEN, Siblings(), outline, {})
    return replace(found, title=own_title(title or found.title), speakers=speakers, rule="file")


def _title_of_file(file: str, speakers: Sequence[Speaker] = ()) -> str | None:
    """The words of the name of a file without the day before them and who speaks; None without any."""
    title = _DATE_BEFORE.sub("", re.sub(r"[-_]+|\s+", " ", file.rpartition(".")[0]).strip())
    for one in speakers:
        name = re.escape(one.name)
        title = re.sub(rf"\s*{name}$|^{name}\s*", "", title, flags=re.IGNORECASE)
    if not re.search(r"[^\W\d_]{3}", title) or is_report(title) or is_programme(title):
        return None
    return title.strip()


_DATE_BEFORE = re.compile(r"^(?:[\d.]+\s+)+")


def _leads_to_its_page(top: Draft, outline: Outline) -> bool:
    """Whether the line below the title is the address of a session: ``https://ropes.example/session/knots``."""
    below = next(iter(outline.below(top.block.index, 1)), None)
    address = _ADDRESS.fullmatch(below.text.strip(" <>()")) if below is not None else None
    if below is None or address is None or below.kind is not BlockKind.LINE:
        return False
    return not _OF_SESSIONS.isdisjoint(fold_name(part) for part in address["path"].split("/")[:-1])


_ADDRESS = re.compile(r"https?://[^/\s]+/(?P<path>\S+/\S+?)/?")
_OF_SESSIONS = words("people/session_nouns") | words("sessions/addresses_of_sessions")


def _is_page_of_a_talk(matter: FrontMatter) -> bool:
    """A title beside the name of another event, and what only a talk has: slides, a recording, an hour."""
    title, event = fold_name(matter.title or ""), fold_name(matter.event or "")
    if not title or not event or event in title or is_report(title) or is_programme(title):
        return False
    return bool(matter.slides or matter.video or matter.start_time or matter.written(*_OF_TALKS))


_OF_TALKS = ("time", "time_start", "start_time", "url_slides", "url_video", "duration")
_TALK_LAST = re.compile(r"(?<=\S)\s+(?:talk|vortrag|charla|palestra|lezing)$", re.IGNORECASE)


def _is_chaired(top: Draft) -> bool:
    """Whether a line right below names who led the meeting: "Moderator: Ada Pike"."""
    keys = (fold_name(line.partition(":")[0].strip(" *_-")) for line in top.under_lines if ":" in line)
    return any(key in _CHAIRS for key in keys)


_CHAIRS = words("sessions/chair_words")


def _is_report(top: Draft, outline: Outline) -> bool:
    """Minutes, programmes and reports of an event name people at their top, too."""
    title = top.facts.whole
    if holds_no_talks(title) is not None or holds_no_talks(outline[0].text) is not None:
        return True
    if is_minutes(title) or is_attended(top) or (is_report(title) and (not is_led(top) or _is_chaired(top))):
        return True
    if is_programme(title) and not ends_with_kind(top.facts.whole):
        return True
    heads = [block for block in outline if block.kind in _TOPS[1:]]
    return any(is_minutes(block.text) for block in heads)


_KIND_BEFORE = re.compile(r"[^:–—-]{3,40}?\s?(?::|\s[-–—])\s+(?=\S)")
_EVENT_BEFORE = re.compile(r"^(?P<event>[^:]{3,60}?)\s?:\s+(?=\S)")
#: Behind a dash, only the year that ends a name with a capital shows that it was an event.
_EVENT_AND_YEAR = re.compile(
    r"^[^:|]{0,50}?[A-ZÀ-Þ][\w.+']*\s(?:(?:19|20)\d\d|#\d{1,3})\s+[-–—|]\s+(?=\S{2})"
)


def own_title(title: str) -> str:
    """The title of a file's only talk without its event and the word for what it is.

    ``FirmwareConf 2023: Title``, ``FirmwareConf 2023 - Title``, ``Tracing talk``.
    """
    title = _TALK_LAST.sub("", title)
    quoted = quoted_title(title)
    if quoted is not None and is_report(title[: quoted.start()]):
        return quoted["title"]
    if told := told_title(title):
        return told
    if begins_with_talk(title) and (kind := _KIND_BEFORE.match(title)):
        return title[kind.end() :]
    match = _EVENT_BEFORE.match(title)
    if match and (re.search(r"(?:19|20)\d\d|#\d", match["event"]) or ends_with_kind(match["event"])):
        return title[match.end() :]  # "Notes of a talk: Title", too
    return _EVENT_AND_YEAR.sub("", title)
