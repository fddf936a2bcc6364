"""Print what the site costs as ratios, each measured in this run: ``python -m tests.bench``.

Builds run in processes of their own. "Bare" is Sphinx with reST, the theme alabaster and no extension,
on the same content. CPU seconds unless a row says otherwise. Goals are for 1,000 notes (``--notes 1000``,
about 20 minutes); fewer notes favour nobody much, but the growth of each part shows less.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import peers
from tests.bench.corpus import NOTES_PER_EVENT, TOPICS, Note, make_notes, write_bare, write_site
from tests.bench.growth import exponents
from tests.bench.measure import ROOT, Cost, sphinx
from tests.bench.readers import matching_costs, reader_costs
from tests.bench.table import HEADER, Row
from tests.search.asking import ask, weight


class Bench:
    """The builds of one run, below one temporary folder."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.count = count
        self.small = max(NOTES_PER_EVENT, count // 3)
        self.notes = make_notes(count)

    def bare(self, count: int, fmt: str = "rst") -> tuple[Path, Cost]:
        source = self.folder / f"bare-{fmt}-{count}"
        write_bare(source, self.notes[:count], fmt)
        out = self.folder / f"{source.name}-out"
        return source, sphinx(source, out)

    def ours(self, count: int, fmt: str, *options: str, name: str = "") -> tuple[Path, Cost]:
        source = self.folder / f"site-{fmt}-{count}{name}"
        write_site(source, self.notes[:count], fmt)
        return source, self.again(source, *options)

    def again(self, source: Path, *options: str) -> Cost:
        """Build what changed, with the configuration of this repository."""
        return sphinx(source, self.folder / f"{source.name}-out", "-c", str(ROOT), *options)


def rows(bench: Bench) -> Iterator[Row]:
    count, small = bench.count, bench.small
    bare_source, bare = bench.bare(count)
    _, bare_small = bench.bare(small)
    source, clean = bench.ours(count, "dokuwiki")
    _, clean_small = bench.ours(small, "dokuwiki")
    yield _row(f"clean build, {count} DokuWiki notes, Furo : bare", clean.cpu, bare.cpu, 0.6)
    for fmt, goal in (("plaintext", 0.6), ("rst", 1.0), ("markdown", 1.0)):
        _, cost = bench.ours(small, fmt)
        yield _row(f"clean build, {small} {fmt} notes, Furo : bare", cost.cpu, bare_small.cpu, goal)
    yield _row(f"growth of time, {small} -> {count} notes", clean.cpu, clean_small.cpu, 1.1 * count / small)
    yield _row(
        f"growth of memory, {small} -> {count}", clean.memory, clean_small.memory, 0.8 * count / small, "MB"
    )
    yield _row(f"peak memory, {count} notes : bare", clean.memory, bare.memory, 1.0, "MB")
    yield from _edits(bench, source, bare_source)
    _, parallel = bench.ours(count, "dokuwiki", "-j", "2", name="-j2")
    yield Row(f"-j 2 faster than -j 1, {count} notes, by the clock", clean.wall / parallel.wall, 1.3, True,
              f"{clean.wall:.1f} s : {parallel.wall:.1f} s")  # fmt: skip
    yield _search(bench, source, bare_source)
    yield from _insides(bench)
    for name in peers.installed():
        peer = bench.folder / name
        peers.write_peer(peer, bench.notes[:small], name)
        cost = sphinx(peer, bench.folder / f"{name}-out")
        yield _row(f"clean build, {small} DokuWiki notes : {name}", clean_small.cpu, cost.cpu, 1.0)


def _edits(bench: Bench, source: Path, bare_source: Path) -> Iterator[Row]:
    nothing, bare_nothing = bench.again(source), sphinx(bare_source, bench.folder / f"{bare_source.name}-out")
    yield _row(f"nothing changed, {bench.count} notes : bare", nothing.cpu, bare_nothing.cpu, 1.2)
    note = bench.notes[bench.count // 2]
    for folder, suffix, line in (
        (source, ".dokuwiki", "  * One more remark"),
        (bare_source, ".rst", "* One more"),
    ):
        path = folder / "notes" / note.event / f"{note.name}{suffix}"
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n{line}\n", "utf-8")
    edited, bare_edited = bench.again(source), sphinx(bare_source, bench.folder / f"{bare_source.name}-out")
    yield _row(f"one note edited, {bench.count} notes : bare", edited.cpu, bare_edited.cpu, 2.0)


def _search(bench: Bench, source: Path, bare_source: Path) -> Row:
    """What a first search for two topics and its ten quotations load, against 80 kB; both compressed."""
    ours, bare = bench.folder / f"{source.name}-out", bench.folder / f"{bare_source.name}-out"
    (answer,) = ask(ours, [" ".join(TOPICS[:2])])
    loaded = weight(ours, answer) + _packed(ours / "_static" / "summit-search-page.js")
    whole = _packed(bare / "searchindex.js") + _packed(bare / "_static" / "language_data.js")
    return Row(
        f"first search with quotations, {bench.count} notes, kB",
        loaded / 1000,
        80,
        detail=f"bare, without quotations: {whole / 1000:.1f} kB",
    )


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def _insides(bench: Bench) -> Iterator[Row]:
    notes: list[Note] = bench.notes[:20]
    readers = reader_costs(notes)
    for fmt in ("dokuwiki", "plaintext"):
        yield _row(f"reader of {fmt} : MyST, per kB", readers[fmt], readers["markdown"], 1.0, "ms")
    few, many = matching_costs(notes).values()
    yield _row("matching 10,000 labels : 100", many, few, 1.5)
    for name, (exponent, unit) in exponents().items():
        yield Row(f"exponent of time, {name}, hostile text", exponent, 1.2, detail=f"worst: {unit!r}")
    source = bench.folder / f"site-dokuwiki-{bench.small}"
    reading = sphinx(source, bench.folder / "read-only", "-c", str(ROOT), builder="dummy")
    yield _row("matching 10,000 labels : reading", many * bench.small / len(notes), reading.cpu, 0.2)


def _row(what: str, ours: float, other: float, goal: float, unit: str = "s") -> Row:
    return Row(what, ours / other, round(goal, 2), detail=f"{ours:.1f} {unit} : {other:.1f} {unit}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--notes", type=int, default=300, help="how many notes (default: %(default)s)")
    parser.add_argument("--strict", action="store_true", help="fail when a goal is not met")
    options = parser.parse_args()
    failed = 0
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Bench(Path(folder), max(options.notes, NOTES_PER_EVENT))):
            print(row, flush=True)
            failed += not row.met
    for name in peers.missing():
        print(f"{name} is not installed: not compared (pip install {name})")
    return 1 if failed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
