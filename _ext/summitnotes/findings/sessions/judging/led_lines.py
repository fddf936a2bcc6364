"""Lines each of which "Speaker: …" follows, right below or behind a line with its day.

Where they come again they are titles.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitnotes.findings.dates.days import read_day
from summitnotes.findings.outline.blocks import Block, BlockKind
from summitnotes.findings.people.lead_ins import after_label
from summitnotes.findings.sessions.drafting.draft import Draft
from summitnotes.findings.sessions.drafting.fields import field_beside

_LEAST = 3  # such lines below one heading
_LONGEST = 200  # characters of a title


def led_lines(drafts: Sequence[Draft]) -> list[bool]:
    """Which drafts are such lines."""
    led = [_is_led(draft, drafts[at + 1 : at + 3]) for at, draft in enumerate(drafts)]
    parents = [draft.block.parent for draft, found in zip(drafts, led, strict=True) if found]
    return [found and parents.count(d.block.parent) >= _LEAST for d, found in zip(drafts, led, strict=True)]


def _is_led(draft: Draft, below: Sequence[Draft]) -> bool:
    block = draft.block
    if block.kind is not BlockKind.LINE or len(block.text) > _LONGEST or is_day_alone(block):
        return False
    if field_beside(block.text) is not None:
        return False
    lines = [
        one.block for one in below if one.block.kind is BlockKind.LINE and one.block.parent == block.parent
    ]
    if lines and is_day_alone(lines[0]):
        lines = lines[1:]
    return bool(lines) and after_label(lines[0].text.strip(" *_")) is not None


def is_day_alone(line: Block) -> bool:
    """Whether a line is a day and nothing else."""
    found = read_day(line.text.strip())
    return found is not None and not line.text.strip()[found[1] :].strip(" .,;:")
