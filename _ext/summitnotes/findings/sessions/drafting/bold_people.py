"""A panel below its heading: paragraphs whose every line is a name in bold and what its bearer does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from summitnotes.findings.outline.blocks import Block, BlockKind, Outline, styled
from summitnotes.findings.people.reading import read_people
from summitnotes.records.model import Speaker

_REACH = 24  # blocks below a heading
_LONGEST = 200  # characters of a line
_LEAST = 2  # people: one alone may be whom a paragraph is about
_SURE = 0.6  # likelihood of a name in bold
_BEHIND = (",", "(", "-", "–", "—")  # before what somebody does; a colon stands before what somebody said


def panel_in_bold(block: Block, outline: Outline) -> tuple[Speaker, ...]:
    """``**Ana Prieto**, rope maker`` on each line of a paragraph, below what the session is about."""
    below = outline.below(block.index, _REACH)
    own = takewhile(lambda child: child.kind not in (BlockKind.HEADING, BlockKind.ROW), below)
    found: dict[str, Speaker] = {}
    for paragraph in _paragraphs(child for child in own if child.kind is BlockKind.LINE):
        people = [_named(line) for line in paragraph]
        if all(people):
            found |= {one.name: one for one in people if one is not None}
    return tuple(found.values()) if len(found) >= _LEAST else ()


def _paragraphs(lines: Iterator[Block]) -> Iterator[Sequence[Block]]:
    found: list[Block] = []
    for line in lines:
        if found and not (line.position and line.box == found[-1].box):
            yield found
            found = []
        found.append(line)
    if found:
        yield found


def _named(line: Block) -> Speaker | None:
    """Who is named by a line that begins with a name in bold and goes on with a job, or with nothing."""
    runs = styled(line, "strong")
    if not runs or line.text[: runs[0].begin].strip() or len(line.text) > _LONGEST:
        return None
    name, behind = line.text[: runs[0].stop].strip(), line.text[runs[0].stop :].strip()
    if (behind and not behind.startswith(_BEHIND)) or behind.endswith("."):
        return None
    people = read_people(name)
    if people is None or len(people.speakers) != 1 or people.likelihood < _SURE:
        return None
    whole = read_people(f"{name}{behind}" if behind.startswith(",") else f"{name} {behind}")
    alone = whole is not None and len(whole.speakers) == 1
    return whole.speakers[0] if whole is not None and alone else people.speakers[0]
