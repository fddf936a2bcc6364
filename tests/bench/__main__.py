"""Print what the site costs as ratios, each measured in this run: ``python -m tests.bench``.

Builds run in processes of their own, ours and bare Sphinx in turn; a ratio is that of the medians. "Bare" is
Sphinx with the theme alabaster and no extension of ours on the same content: reST, or Markdown where our
notes are Markdown. CPU seconds unless a row says otherwise. Goals are for 1,000 notes, which take two hours
of a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench import peers
from tests.bench.corpus import NOTES_PER_EVENT
from tests.bench.costs import Bench, rows
from tests.bench.insides import insides
from tests.bench.stages import print_stages
from tests.bench.table import HEADER

QUICK = 60  # notes


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--notes", type=int, default=300, help="how many notes (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} notes, one round, two formats")
    parser.add_argument("--stages", action="store_true", help="where the time goes, as py-spy sees it")
    parser.add_argument("--strict", action="store_true", help="fail when a goal is not met")
    options = parser.parse_args()
    count = QUICK if options.quick else max(options.notes, NOTES_PER_EVENT)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), count, 1 if options.quick else options.rounds)
        if options.stages:
            return print_stages(bench)
        print(HEADER)
        missed = 0
        for row in rows(bench, ("dokuwiki", "plaintext") if options.quick else bench.formats):
            print(row, flush=True)
            missed += not row.met
        for row in () if options.quick else (*peers.rows(bench), *insides(bench)):
            print(row, flush=True)
            missed += not row.met
    for name in peers.missing():
        print(f"{name} is not installed: not compared (pip install -r requirements-bench.txt)")
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
