"""Notes that nobody took: layouts drawn at random from habits of note-takers, with the sessions they hold.

The graded files show each habit in little company. Here habits are combined: where sessions stand, how a
time is written and where, who is named how, what stands below, what is none. ``learn_sessions.py`` learns
from them besides the graded notes, at a smaller weight; nothing is measured on them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from invented_writer import ON_ONE_LINE, WAYS, Writer

Talk = dict[str, Any]


@dataclass
class Invented:
    """A file of notes: its suffix, its text, and what a careful person reads in it (as a gold.json)."""

    suffix: str
    text: str
    gold: dict[str, Any]


def invented(count: int, seed: int = 0) -> list[Invented]:
    """``count`` files; the same for the same ``seed``."""
    return [_file(Writer(random.Random(seed * 100_003 + number))) for number in range(count)]


def _graded(title: str, people: Sequence[str], kind: str = "talk", start: int | None = None) -> Talk:
    said = None if start is None else f"{start // 60:02}:{start % 60:02}"
    speakers = [{"name": person, "affiliation": None} for person in people]
    return {"title": title, "alt": [], "speakers": speakers, "start": said, "end": None, "date": None,
            "kind": kind, "optional": False}  # fmt: skip


# ---- whole files


def _file(writer: Writer) -> Invented:
    make = _KINDS[writer.often(_SHARES)]
    lines, talks = make(writer)
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    gold = {"language": writer.language, "talks": talks}
    return Invented(writer.suffix, f"{text.strip()}\n", gold)


def _minutes(writer: Writer) -> tuple[list[str], list[Talk]]:
    day = (
        f" {writer.random.randint(2008, 2026)}-03-{writer.random.randint(10, 28)}"
        if writer.likely(0.7)
        else ""
    )
    lines = [writer.heading(1, writer.word("meetings") + day), ""]
    for _ in writer.some(2, 6):
        lines += [writer.heading(2, writer.word("minutes")), ""]
        there = [f"{writer.bullet} {writer.named([writer.name()])}" for _ in writer.some(2, 5)]
        lines += [*(there if writer.likely(0.5) else writer.items(2, 5)), ""]
        if writer.likely(0.3):
            lines += [writer.heading(3, writer.title()), "", *writer.items(2, 2), ""]
    return lines, []


def _document(writer: Writer) -> tuple[list[str], list[Talk]]:
    lines = [writer.heading(1, writer.one_of([writer.word("documents"), _event(writer)])), ""]
    for _ in writer.some(2, 7):
        text = writer.title() if writer.likely(0.4) else writer.word("sections")
        body = list(writer.items(1, 5)) if writer.likely(0.6) else [f"{writer.sentence(20, 25)}."]
        lines += [writer.heading(2, text), "", *body, ""]
        if writer.likely(0.3):
            lines += [writer.heading(3, writer.word("sections")), "", f"{writer.sentence()}.", ""]
    return lines, []


def _links(writer: Writer) -> tuple[list[str], list[Talk]]:
    lines = [writer.heading(1, writer.word("documents")), ""]
    for _ in writer.some(2, 6):
        lines += [writer.heading(2, writer.word("nouns").capitalize()), ""]
        for _ in writer.some(2, 6):
            by = f" by {writer.name()}" if writer.likely(0.25) else ""
            lines.append(
                f"{writer.bullet} [{writer.title()}](https://links.example/{writer.word('nouns')}){by}"
            )
        lines.append("")
    return lines, []


def _index(writer: Writer) -> tuple[list[str], list[Talk]]:
    """The files of a conference under its subjects; the same list of other things holds no talks."""
    held = writer.likely(0.6)
    title = _event(writer) if held else writer.word("documents")
    lines, talks = [writer.heading(1, title), ""], []
    for _ in writer.some(2, 5):
        lines += [writer.heading(2, writer.word("nouns").capitalize()), ""]
        for _ in writer.some(1, 5):
            words = writer.title()
            lines.append(f"{writer.bullet} [{words}]({writer.word('nouns')}.md)")
            talks += [_graded(words, ())] if held else []
        lines.append("")
    return lines, talks


def _chat(writer: Writer) -> tuple[list[str], list[Talk]]:
    """A meeting held in a chat, with the clock before each remark."""
    lines, minute = [writer.heading(1, writer.word("meetings")), ""], 18 * 60
    people = [writer.word("nouns") for _ in range(4)]
    written = writer.one_of(["[{time}] <{who}> {said}", "{time} <{who}> {said}", "{time} {who}: {said}"])
    for _ in writer.some(8, 25):
        minute += writer.random.randint(0, 4)
        time = f"{minute // 60:02}:{minute % 60:02}"
        said = writer.title() if writer.likely(0.2) else writer.sentence()
        lines += [written.format(time=time, who=writer.one_of(people), said=said), ""]
    return lines, []


def _single(writer: Writer) -> tuple[list[str], list[Talk]]:
    """One talk a file."""
    title, people = writer.title(), writer.people()
    way = writer.one_of([writer.often(WAYS), writer.often(WAYS), "none", "none", "item"])
    words, below = writer.session(title, people, way)
    if way == "item":
        below += writer.items(3, 6)
    if way == "none" and writer.likely(0.4):  # its abstract alone, or the page of it
        below = [
            writer.one_of(
                [f"{writer.sentence(30, 40)}.", f"https://conf.example/event/{writer.word('nouns')}"]
            )
        ]
    writer.below = writer.one_of(["sections", "sections", "mixed", "bullets"])
    lines = [writer.heading(1, words), "", *below, "", *writer.notes(1)]
    if writer.likely(0.4):
        lines += ["", writer.heading(2, writer.title()), "", *writer.items(2, 4)]
    return lines, [_graded(title, people if way != "none" else ())]


def _lightning(writer: Writer) -> tuple[list[str], list[Talk]]:
    above = [writer.heading(1, _event(writer)), ""] if writer.likely(0.4) else []
    level = 2 if above else 1
    lines = [*above, writer.heading(level, writer.one_of(["Lightning talks", "Lightning Talks day 2"])), ""]
    talks = []
    for _ in writer.some(3, 7):
        title, people, way = (
            writer.title(),
            [writer.name()],
            writer.one_of(["none", "below", "dash", "dash first"]),
        )
        words, below = writer.session(title, people, way)
        lines += [writer.heading(level + 1, words), "", *below, "", *writer.items(1, 3), ""]
        talks.append(_graded(title, people if way != "none" else (), "lightning"))
    return lines, talks


def _event(writer: Writer) -> str:
    return f"{writer.word('events')} {writer.random.randint(2008, 2026)}"


@dataclass
class _Plan:
    """Where the sessions of a file stand, and what is said of each."""

    form: str  # heading | label | item | line | row
    level: int
    way: str  # how people are named
    when: str | None  # where the time stands: front | back | below
    rows: list[tuple[str, str, str]] = field(default_factory=list)


def _notes(writer: Writer) -> tuple[list[str], list[Talk]]:
    return _sessions(writer, ["heading"] * 6 + ["label", "item", "line", "row"], 0.3)


def _programme(writer: Writer) -> tuple[list[str], list[Talk]]:
    return _sessions(writer, ["row", "row", "item", "item", "line", "heading", "label"], 0.9)


def _sessions(writer: Writer, forms: Sequence[str], timed: float) -> tuple[list[str], list[Talk]]:
    form, titled = writer.one_of(forms), writer.likely(0.75)
    days = int(writer.often({"0": 5, "1": 1, "2": 2, "3": 1}))
    when = writer.one_of(["front", "front", "front", "back", "below"]) if writer.likely(timed) else None
    way = writer.often(WAYS)
    if form in ("item", "line", "row"):
        when, way = "front" if when else None, writer.one_of(ON_ONE_LINE)
        way = "by" if way == "none" and not when else way
    plan = _Plan(form, writer.one_of([2, 2, 3]) if titled or days else writer.one_of([1, 2]), way, when)
    lines: list[str] = []
    if titled:
        event = _event(writer)
        lines += [writer.heading(1, writer.one_of([event, f"{event} notes", f"Notes from {event}"])), ""]
        if writer.likely(0.25):
            lines += [writer.heading(2, writer.word("remarks")), "", *writer.items(2, 4), ""]
    talks: list[Talk] = []
    for day in range(max(1, days)):
        if days:
            level = 2 if titled else max(1, plan.level - 1)
            plan.level = level + 1
            named = writer.one_of(writer.local["days"])
            text = writer.one_of([f"Day {day + 1}", named, f"{named} {writer.random.randint(3, 28)}"])
            lines += [writer.heading(level, text), ""]
        lines += _day(writer, plan, talks)
    if writer.likely(0.2) and form == "heading":
        level = max(1, plan.level - (1 if days else 0))
        lines += [writer.heading(level, writer.word("remarks")), "", *writer.items(2, 4)]
    return lines, talks


def _day(writer: Writer, plan: _Plan, talks: list[Talk]) -> list[str]:
    at = writer.one_of([540, 555, 570, 600])
    lines: list[str] = []
    plan.rows = []
    for _ in writer.some(2, 7):
        end = at + writer.one_of([20, 25, 30, 40, 45, 50, 60])
        time = (
            writer.time(at) + (f"{writer.until}{writer.time(end)}" if writer.until else "")
            if plan.when
            else ""
        )
        if plan.when and writer.likely(0.18):
            pause = writer.one_of(writer.local["pauses"])
            talks.append(_graded(pause, (), "break", at))
            lines += _written(writer, plan, pause, writer.people(), time, "none")
        else:
            title, people = writer.title(), writer.people()
            kind = writer.often({"talk": 92, "keynote": 3, "workshop": 3, "panel": 2})
            way = plan.way if writer.likely(0.88) else "none"
            talks.append(_graded(title, people if way != "none" else (), kind, at if plan.when else None))
            words = title if kind == "talk" else f"{kind.capitalize()}: {title}"
            lines += _written(writer, plan, words, people, time, way)
            if plan.form in ("heading", "label"):
                lines += [*writer.notes(plan.level), ""]
            elif plan.form == "item" and writer.likely(0.3):
                lines += writer.items(1, 2, 1)
        at = end + writer.one_of([0, 0, 5, 10, 15])
    return [*lines, *_table(writer, plan.rows), ""]


def _written(writer: Writer, plan: _Plan, title: str, people: list[str], time: str, way: str) -> list[str]:
    """The lines of one session; a row of a table goes into the plan."""
    if plan.form == "row":
        column = plan.way in ("linked", "by", "colon first") and way != "none"
        words = title if column else writer.session(title, people, way)[0]
        plan.rows.append((time if plan.when else "", words, writer.named(people) if column else ""))
        return []
    words, below = writer.session(title, people, way)
    words = {"front": f"{time}{writer.behind_time}{words}", "back": f"{words} ({time})"}.get(
        plan.when or "", words
    )
    if plan.when == "below":
        below = [writer.one_of([time, f"Time: {time}"]), *below]
    if plan.form in ("item", "line"):
        return [f"{writer.bullet} {words}"] if plan.form == "item" else [words, ""]
    if plan.form == "heading" and writer.quotes_facts:
        below = [f"> {line}" if writer.suffix == "md" else line for line in below]
    if plan.form == "heading" and writer.says_kind:
        below = [f"**{writer.one_of(['Keynote', 'Talk', 'Workshop', 'Lightning talk', 'Panel'])}**", *below]
    head = writer.heading(plan.level, words) if plan.form == "heading" else f"**{words}**"
    return [head, "", *(part for line in below for part in (line, ""))]


def _table(writer: Writer, rows: Sequence[tuple[str, str, str]]) -> list[str]:
    if not rows:
        return []
    used = [column for column in range(3) if any(row[column] for row in rows)]
    shown = [[row[column] for column in used] for row in (writer.local["heads"], *rows)]
    if writer.suffix == "md":
        lines = [f"| {' | '.join(cells)} |" for cells in shown]
        return [lines[0], "|" + "---|" * len(used), *lines[1:]]
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for cells in shown:
        lines += [("     - " if number else "   * - ") + cell for number, cell in enumerate(cells)]
    return lines


_KINDS: dict[str, Callable[[Writer], tuple[list[str], list[Talk]]]] = {
    "notes": _notes, "programme": _programme, "minutes": _minutes, "document": _document, "links": _links,
    "single": _single, "lightning": _lightning, "index": _index, "chat": _chat,
}  # fmt: skip
_SHARES = {
    "notes": 10, "programme": 5, "minutes": 2, "document": 2.5, "links": 1, "single": 4, "lightning": 1.2,
    "index": 0.8, "chat": 0.5,
}  # fmt: skip
