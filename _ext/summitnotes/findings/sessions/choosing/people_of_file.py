"""Who gives the talk that a whole file is, where neither its title nor the line below says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Block, BlockKind, Outline
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.sentences import who_speaks
from summitnotes.findings.people.speaker_lines import read_speaker_line
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.speaker_parts import is_speaker_part, people_of_part
from summitnotes.findings.sessions.lines.employers import employed
from summitnotes.records.frontmatter import FrontMatter
from summitnotes.records.model import Speaker

People = tuple[Speaker, ...]


def people_of_file(
    outline: Outline, drafts: Sequence[Draft], top: Draft, matter: FrontMatter, file: str = ""
) -> People:
    """The speakers of the talk that stands below ``top``, from what says it the surest to what does least.

    ``file``: what the notes file is called.
    """
    return (
        _behind_quotes(top.facts.whole, begins=True)
        or _behind_quotes(matter.description or "", begins=False)
        or _above(drafts[0], top, outline)
        or _alone(outline, drafts, top)
        or who_speaks(matter.description or "")
        or _of_parts(outline, top)
        or _in_its_title(top, file)
        or _of_a_label(outline, top)
    )


_QUOTED = re.compile(r"(?P<before>[^\"“«„]*)[\"“«„][^\"“”«»„]{4,}[\"”»“]\s+(?P<behind>[^.]*\S)")
_EXPECTED = 0.8  # how likely a name is behind a title in quotes and "by"
_BELIEVED = 0.6
_NOUNS = words("people/session_nouns")


def _behind_quotes(text: str, begins: bool) -> People:
    """``"Slow looms" by Ana Prieto``, ``Notes of the talk "Slow looms" by Ana Prieto``.

    ``begins``: the quotes begin the text; else the word for a talk stands before them.
    """
    quoted = _QUOTED.match(text)
    if quoted is None or (
        quoted["before"] if begins else _NOUNS.isdisjoint(fold_name(quoted["before"]).split())
    ):
        return ()
    by = after_by(quoted["behind"])
    people = read_people(by[0], _EXPECTED) if by is not None else None
    return people.speakers if people is not None and people.likelihood >= _BELIEVED else ()


def _in_its_title(top: Draft, file: str) -> People:
    """Of notes that are called by nothing but the name of who spoke, as their file is, that name."""
    whole = next((split for split in top.splits if not split.title), None)
    if whole is None or whole.likelihood < _WHOLE:
        return ()
    named = set(fold_name(top.facts.whole).split())
    return whole.speakers if named <= set(fold_name(re.sub(r"[\W_]+", " ", file)).split()) else ()


_WHOLE = 0.7
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def _of_a_label(outline: Outline, top: Draft) -> People:
    """Whom the only line with such a label names, near a title that begins with the word for a talk."""
    if top.facts.kind is None:
        return ()
    near = outline.blocks[top.block.index + 1 : top.block.index + 1 + _NEAR]
    found = [people for block in near if (people := _of_line(block))]
    return found[0] if len(found) == 1 and len(found[0]) <= _MOST else ()


_NEAR = 10  # blocks


def _of_parts(outline: Outline, top: Draft) -> People:
    """Those of the only part "About the speaker"; else whoever the first sentence says that spoke.

    Below the name of an event, both tell of some of its talks.
    """
    if _YEAR.search(top.facts.whole):
        return ()
    parts = [block for block in outline if block.kind is BlockKind.HEADING and is_speaker_part(block.text)]
    found = people_of_part(parts[0], outline) if len(parts) == 1 else []
    return tuple(found) if 0 < len(found) <= _MOST else top.under.told


_MOST = 4  # people who give one talk; a part with more of them lists those of an event


_TALK_BY = re.compile(
    r"(?:a\s+)?(?:talk|keynote|session|vortrag|charla|ponencia|palestra|lezing|conférence)\s+(?=(?:by|von|de|por|door|par)\s)",
    re.IGNORECASE,
)


def _above(first: Draft, top: Draft, outline: Outline) -> People:
    """``talk by Ana Prieto`` on a line of its own above the title, which has no equal."""
    block = first.block
    if block.kind is not BlockKind.LINE or block.lines > 1 or block.index >= top.block.index:
        return ()
    if any(
        one.kind is BlockKind.HEADING and one.depth == top.block.depth
        for one in outline
        if one is not top.block
    ):
        return ()
    people = read_speaker_line(_TALK_BY.sub("", block.text), False)
    return people.speakers if people is not None else ()


_SURE = 0.75  # likelihood of a name alone on its line, or the only item of its list
_TOP = 10  # blocks in which it stands


def _alone(outline: Outline, drafts: Sequence[Draft], top: Draft) -> People:
    """Whoever is named alone near the top: a line that is a name, or a list of one item."""
    for draft in drafts[1:_TOP]:
        block = draft.block
        if block.kind not in (BlockKind.LINE, BlockKind.ITEM) or block.lines > 1 or block.depth > 1:
            continue
        if not _is_below_title(block, top, outline):
            continue  # "Who we are", "Organisers"
        whole = next((split for split in draft.splits if not split.title), None)
        lone = block.kind is BlockKind.LINE or sum(one.box == block.box for one in outline) == 1
        if whole is not None and whole.likelihood >= _SURE and lone:
            return whole.speakers
    return ()


def _is_below_title(block: Block, top: Draft, outline: Outline) -> bool:
    """Whether no heading but the title, or one for speakers or an abstract, stands above a block."""
    above = outline[block.parent] if block.parent is not None else top.block
    if above.index <= top.block.index or above.kind is not BlockKind.HEADING:
        return True
    return is_speaker_part(above.text) or _PARTS.issuperset(fold_name(above.text).split())


_PARTS = words("sessions/parts_of_talks")


def people_of_matter(matter: FrontMatter) -> People:
    """The speakers that the front matter names; a link of a wiki names its page."""
    found: list[Speaker] = []
    for written in matter.speakers:
        people = read_people(written.strip("[] "), expected=1.0)
        if people is not None:
            found += people.speakers
    return employed(found, matter.written(*_EMPLOYER) or "")


_EMPLOYER = ("affiliation", "company", "organisation", "organization", "institution", "employer", "firma")


def signed_by(outline: Outline) -> People:
    """``Talk given by Ana Prieto``, ``Speaker: Ana Prieto``: the last line, where no other says the like."""
    last = outline.blocks[-1] if outline.blocks else None
    if last is None or last.kind is not BlockKind.LINE or last.lines > 1:
        return ()
    people = _of_line(last)
    if people and any(_of_line(block) for block in outline.blocks[:-1]):
        return ()
    return people


def _of_line(block: Block) -> People:
    if block.kind not in (BlockKind.LINE, BlockKind.ITEM) or len(block.text) > _LONGEST:
        return ()
    text = block.text.strip(" *_")
    people = read_speaker_line(_TALK_BY.sub("", text), False)
    return people.speakers if people is not None else ()


_LONGEST = 160  # characters of a line that says who speaks
