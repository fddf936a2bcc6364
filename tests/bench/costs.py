"""What whole builds cost in time, memory and bytes: clean, after an edit, after nothing, by two processes."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.corpus import FORMATS, NOTES_PER_EVENT, TOPICS, make_notes, write_bare, write_site
from tests.bench.measure import ROOT, Cost, sphinx
from tests.bench.table import Row
from tests.search.asking import ask, weight

#: At most so many times bare Sphinx, by format.
GOALS = {"dokuwiki": 0.6, "plaintext": 0.6, "rst": 1.0, "markdown": 1.0}
SITE = 140  # MB at 1,000 notes
PAGE = 400  # kB
_MORE = {"rst": "* One more remark", "markdown": "* One more remark", "dokuwiki": "  * One more remark",
         "plaintext": " - One more remark"}  # fmt: skip


@dataclass
class Costs:
    """Every build of one project."""

    clean: list[Cost] = field(default_factory=list)
    nothing: list[Cost] = field(default_factory=list)
    edit: list[Cost] = field(default_factory=list)
    parallel: list[Cost] = field(default_factory=list)


class Bench:
    """The builds of one run, below one temporary folder."""

    formats = tuple(GOALS)

    def __init__(self, folder: Path, count: int, rounds: int) -> None:
        self.folder = folder
        self.count = count
        self.small = max(NOTES_PER_EVENT, count // 3)
        self.rounds = rounds
        self.notes = make_notes(count)

    def bare(self, fmt: str) -> tuple[Path, Callable[..., Cost]]:
        """A project for bare Sphinx, and how it is built."""
        source = self.folder / f"bare-{fmt}"
        write_bare(source, self.notes, fmt)
        return source, lambda name="out", *options: sphinx(
            source, self.folder / f"{source.name}-{name}", *options
        )

    def ours(self, fmt: str, count: int = 0) -> tuple[Path, Callable[..., Cost]]:
        """A project for us, and how it is built with the configuration of this repository."""
        source = self.folder / f"site-{fmt}-{count or self.count}"
        write_site(source, self.notes[: count or self.count], fmt)
        return source, lambda name="out", *options: sphinx(
            source, self.folder / f"{source.name}-{name}", "-c", str(ROOT), *options
        )

    def edit(self, source: Path, fmt: str) -> None:
        """Add a bullet to a note in the middle."""
        note = self.notes[self.count // 2]
        path = source / "notes" / note.event / f"{note.name}{FORMATS[fmt][0]}"
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n{_MORE[fmt]}\n", "utf-8")


def _bare_of(fmt: str) -> str:
    """The format in which bare Sphinx reads the same content."""
    return "markdown" if fmt == "markdown" else "rst"


def measure(bench: Bench, formats: Sequence[str]) -> tuple[dict[str, Costs], dict[str, Costs]]:
    """Every build of ours in each format, and of bare Sphinx in those that it reads, in turn, round by round.

    One bare build serves all formats whose content it has. The first format is built by two processes, too.
    """
    mine = {fmt: Costs() for fmt in formats}
    other = {fmt: Costs() for fmt in dict.fromkeys(map(_bare_of, formats))}
    projects = [(costs, *bench.ours(fmt), fmt) for fmt, costs in mine.items()]
    projects += [(costs, *bench.bare(fmt), fmt) for fmt, costs in other.items()]
    for number in range(bench.rounds):
        out = f"out{number}"
        for costs, source, build, fmt in projects:
            costs.clean.append(build(out))
            costs.nothing.append(build(out))
            if costs is mine[formats[0]]:
                costs.parallel.append(build(f"two{number}", "-j", "2"))
            bench.edit(source, fmt)
            costs.edit.append(build(out))
    return mine, other


def rows(bench: Bench, formats: Sequence[str]) -> Iterator[Row]:
    """A row for each goal, format by format."""
    ours, others = measure(bench, formats)
    for fmt in formats:
        mine, bare = ours[fmt], others[_bare_of(fmt)]
        yield ratio(f"{fmt}: clean build : bare", mine.clean, bare.clean, GOALS[fmt])
        yield ratio(f"{fmt}: peak memory : bare", mine.clean, bare.clean, 1.0, "memory")
        yield ratio(f"{fmt}: nothing changed : bare", mine.nothing, bare.nothing, 1.2)
        yield ratio(f"{fmt}: one note edited : bare", mine.edit, bare.edit, 2.0)
        if fmt == formats[0]:
            yield from _once(bench, fmt, mine)


def _once(bench: Bench, fmt: str, mine: Costs) -> Iterator[Row]:
    """What is measured for one format only."""
    yield from _processes(fmt, mine)
    small = [bench.ours(fmt, bench.small)[1](f"out{number}") for number in range(bench.rounds)]
    times = bench.count / bench.small
    yield ratio(f"{fmt}: growth of time, {times:.0f} times the notes", mine.clean, small, 1.1 * times)
    yield ratio(
        f"{fmt}: growth of memory, {times:.0f} times the notes", mine.clean, small, 0.8 * times, "memory"
    )
    yield from _bytes(bench, bench.folder / f"site-{fmt}-{bench.count}-out0")
    yield _search(bench.folder / f"site-{fmt}-{bench.count}-out0", bench.folder / "bare-rst-out0")


def _processes(what: str, costs: Costs) -> Iterator[Row]:
    """``-j 2`` against one process."""
    clean, parallel = _median(costs.clean, "wall"), _median(costs.parallel, "wall")
    cpu, alone = _median(costs.parallel, "cpu"), _median(costs.parallel, "alone")
    yield Row(
        f"{what}: -j 2 faster than -j 1, by the clock", clean / parallel, 1.3, True,
        f"{clean:.1f} s : {parallel:.1f} s",
    )  # fmt: skip
    evenly = alone + (cpu - alone) / 2
    yield Row(
        f"{what}: … on two idle cores, from CPU seconds", _median(costs.clean, "cpu") / evenly, 1.3, True,
        f"{cpu:.1f} s in all, {alone:.1f} s of them in the parent",
    )  # fmt: skip
    yield ratio(f"{what}: -j 2, memory of a process (RSS) : -j 1", costs.parallel, costs.clean, 0.7, "memory")
    yield ratio(f"{what}: -j 2, memory of a process (PSS) : -j 1", costs.parallel, costs.clean, 0.7, "share")
    yield ratio(f"{what}: -j 2, all processes together : -j 1", costs.parallel, costs.clean, 1.4, "together")


def _bytes(bench: Bench, out: Path) -> Iterator[Row]:
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    goal = SITE * max(bench.count, 100) / 1000
    yield Row(f"size of the site, MB, of {goal:.0f}", size / goal, 1.0, detail=f"{len(files)} files")
    largest = max((path for path in files if path.suffix == ".html"), key=lambda path: path.stat().st_size)
    kilobytes = largest.stat().st_size / 1000
    yield Row(
        f"largest page, kB, of {PAGE}", kilobytes / PAGE, 1.0, detail=largest.relative_to(out).as_posix()
    )


def _search(ours: Path, bare: Path) -> Row:
    """What a first search for two topics and its ten quotations load, against 80 kB; both compressed."""
    (answer,) = ask(ours, [" ".join(TOPICS[:2])])
    loaded = weight(ours, answer) + _packed(ours / "_static" / "summit-search-page.js")
    whole = _packed(bare / "searchindex.js") + _packed(bare / "_static" / "language_data.js")
    detail = f"bare, without quotations: {whole / 1000:.1f} kB"
    return Row("first search with quotations, kB", loaded / 1000, 80, detail=detail)


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def ratio(what: str, ours: Sequence[Cost], other: Sequence[Cost], goal: float, figure: str = "cpu") -> Row:
    """The row of two medians; ``figure`` is a field of :class:`Cost`."""
    mine, others = _median(ours, figure), _median(other, figure)
    unit = "s" if figure in ("cpu", "wall", "alone") else "MB"
    return Row(what, mine / others, round(goal, 2), detail=f"{mine:.1f} {unit} : {others:.1f} {unit}")


def _median(costs: Sequence[Cost], figure: str) -> float:
    return median(getattr(cost, figure) for cost in costs)
