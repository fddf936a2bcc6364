"""What a draft shows by itself, as numbers: its words, its names, its kind, where it stands.

Most drafts are running text and show nothing: each begins with a copy of noughts, and what it has is set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BlockKind, Outline
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.sessions.drafting.draft import Draft, is_group_head, is_led, is_pause
from summitnotes.findings.sessions.drafting.tables import Columns, head_role
from summitnotes.findings.sessions.lines.splits import Split
from summitnotes.findings.sessions.lines.under_lines import NOTHING
from summitnotes.findings.sessions.words.purposes import is_minutes, is_programme
from summitnotes.findings.sessions.words.wording import capitals, count_words, ends_sentence, words_of

Features = dict[str, float]
ADDRESS = ("http://", "https://", "www.")


#: What every draft is asked for, where the answer is no.
NONE_SEEN: Features = dict.fromkeys(
    (
        *("t_words", "t_stop", "t_small", "t_caps", "t_verb"),
        *("time", "range", "front", "duration"),
        *("names", "named", "only_names", "housed", "column"),
        *("under_names", "under_told", "led", "material", "local", "under_time", "under_kind"),
        *("kind", "group_head", "people_head", "pause", "section", "minutes", "programme"),
        *("quoted", "marked", "linked", "numbered", "day", "room"),
        *("words0", "words1", "words2", "words3_10", "words11_20", "words21"),
        *("colon", "stop", "small", "url", "question"),
        *("children", "headings_below", "list_below", "rows_below"),
        *("wrapped", "later", "verbatim", "deep", "first", "depth1", "joined", "labelled", "single_cell"),
    ),
    0.0,
)
_IS = {kind: f"is_{kind.value}" for kind in BlockKind}


def own_features(draft: Draft, outline: Outline) -> Features:
    """All of ``NONE_SEEN``, its kind of block, and what its names and its table say."""
    rest, best = draft.facts.rest, draft.best
    found = NONE_SEEN.copy()
    found[_IS[draft.block.kind]] = 1.0
    if best is not None:
        _add_names(best, found)
    if draft.columns is not None:
        found |= _heads(draft.columns)
    _add_words(rest, best.title if best is not None and best.title else rest, found)
    _add_place(draft, outline, found)
    if draft.under is not NOTHING:
        _add_below(draft, found)
    _add_facts(draft, found)
    return found


def _add_facts(draft: Draft, found: Features) -> None:
    """What a draft holds besides words and names: a time, a kind, marks, words of minutes and programmes."""
    facts, rest, whole = draft.facts, draft.facts.rest, draft.facts.whole
    if facts.span is not None:
        found["time"] = 1.0
        found["range"] = 0.0 if facts.span.end is None else 1.0
        found["front"] = 1.0 if facts.front else 0.0
    if draft.under_lines and _leads_to_material(draft.under_lines):
        found["material"] = 1.0
    if facts.kind is not None:
        found["kind"] = 1.0
        found["group_head"] = float(is_group_head(draft))
    if facts.style:
        found["marked"] = 1.0
        found["linked"] = 1.0 if facts.style == "link" else 0.0
    for key, true in (
        ("local", _leads_to_file(draft)),
        ("duration", facts.duration is not None),
        ("people_head", is_speaker_label(whole.strip(" :*_"))),
        ("pause", is_pause(draft)),
        ("section", facts.section),
        ("minutes", is_minutes(whole)),
        ("programme", is_programme(whole)),
        ("quoted", facts.quoted),
        ("numbered", facts.numbered),
        ("day", facts.day is not None),
        ("room", facts.room is not None),
        ("colon", rest.rstrip().endswith(":") or whole.rstrip().endswith(":")),
    ):
        if true:
            found[key] = 1.0


def _add_names(best: Split, found: Features) -> None:
    """What the likeliest names of a draft say."""
    sure = best.likelihood >= 0.5
    found["names"] = best.likelihood
    found["named"] = 1.0 if sure and best.title else 0.0
    found["only_names"] = 1.0 if sure and not best.title else 0.0
    found["housed"] = float(any(one.affiliation for one in best.speakers))
    found["column"] = 1.0 if best.pattern == "column" else 0.0
    if best.likelihood < 0.3:
        return
    name, _, where = best.pattern.partition(":")
    found[f"p_{name}"] = best.likelihood
    if where.startswith(("first", "names")):
        found["p_first"] = best.likelihood


def _add_words(rest: str, title: str, found: Features) -> None:
    """How many words the draft (``rest``) has, and how they and its title look."""
    said, bare = rest.split(), rest.strip()
    count = count_words(rest, said)
    found[_counted(count)] = 1.0
    if bare:
        found["stop"] = float(ends_sentence(bare, count))
        found["small"] = 1.0 if bare[0].islower() else 0.0
        found["question"] = 1.0 if bare[-1] == "?" else 0.0
    if any(map(bare.__contains__, ADDRESS)):
        found["url"] = 1.0
    if title is not rest:
        said, bare = title.split(), title.strip()
        count = count_words(title, said)
    found["t_words"] = min(4.0, count / 4)
    found["t_stop"] = float(ends_sentence(bare, count))
    found["t_small"] = 1.0 if title[:1].islower() else 0.0
    found["t_caps"] = capitals(said)
    found["t_verb"] = 0.0 if _PROSE.isdisjoint(words_of(title.lower())) else 1.0


def _counted(count: int) -> str:
    if count <= 2:
        return ("words0", "words1", "words2")[count]
    return "words3_10" if count <= 10 else "words11_20" if count <= 20 else "words21"


def _add_below(draft: Draft, found: Features) -> None:
    """What the first lines below a draft say."""
    under = draft.under
    if under.speakers:
        found["under_names"] = 1.0
        found["led"] = float(is_led(draft))
    found["under_told"] = 1.0 if under.told else 0.0
    found["under_time"] = 0.0 if under.time is None else 1.0
    found["under_kind"] = 0.0 if under.kind is None else 1.0


def _add_place(draft: Draft, outline: Outline, found: Features) -> None:
    """What stands below a draft, and how it stands in its paragraph, list or table."""
    block = draft.block
    kind = block.kind
    if kind is BlockKind.ROW:
        found["single_cell"] = float(sum(bool(c.text.strip()) for c in block.cells) == 1)
    elif children := outline.below(block.index):
        below = {child.kind for child in children}
        found["children"] = 1.0
        found["headings_below"] = float(BlockKind.HEADING in below)
        found["list_below"] = float(BlockKind.ITEM in below)
        found["rows_below"] = float(BlockKind.ROW in below)
    if kind is BlockKind.LINE:
        found["wrapped"] = 1.0 if not block.hard or block.lines > 3 else 0.0
        found["later"] = 1.0 if block.position > 0 else 0.0
    elif kind is BlockKind.ITEM:
        found["deep"] = 1.0 if block.depth > 1 else 0.0
    elif kind is BlockKind.HEADING:
        found["depth1"] = 1.0 if block.depth == 1 else 0.0
    if block.verbatim:
        found["verbatim"] = 1.0
    if block.index == 0:
        found["first"] = 1.0
    if draft.joined > 0:
        found["joined"] = 1.0
    if draft.labelled:
        found["labelled"] = 1.0


_MATERIAL = words("sessions/material_words") | words("sessions/talk_links")
_MATERIAL_LINES, _MATERIAL_WORDS = 3, 5  # first lines below that are looked at; words of such a line
_TO_FILE = re.compile(r"\([^()\s]+\.(?:md|txt|rst|org|adoc|html?|pdf)\)$")


def _leads_to_material(lines: Sequence[str]) -> bool:
    """Whether a short line below is about slides, a recording or an abstract: ``Slides``, ``Video: …``."""
    return any(
        line.count(" ") < _MATERIAL_WORDS
        and not _MATERIAL.isdisjoint(token.strip(":[]()*_.,") for token in line.lower().split())
        for line in lines[:_MATERIAL_LINES]
    )


def _leads_to_file(draft: Draft) -> bool:
    """Whether a block leads to another file of its folder, as a list of notes does."""
    if draft.facts.style == "link":
        target = draft.block.runs[0].target if draft.block.runs else None
        return (
            target is not None
            and target != ""
            and "://" not in target
            and not target.startswith(("#", "mailto:"))
        )
    return draft.block.text.endswith(")") and _TO_FILE.search(draft.block.text) is not None


# Sentences: a pronoun, a verb in the past, "we", "on".
_PROSE = words("sessions/prose_words")


def _heads(columns: Columns) -> Features:
    """What the head of a table says of its columns."""
    named = {role for text in columns.heads if (role := head_role(text))}
    return {
        "h_headed": float(columns.head is not None),
        "h_title": float("title" in named),
        "h_speaker": float("speaker" in named),
        "h_time": float("time" in named),
        "h_timed": float("time" in columns.roles),
        "h_others": float(sum(bool(text) and head_role(text) is None for text in columns.heads)),
    }
