"""What parts cost inside one process: readers, matching, and growth on hostile text."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.costs import Bench
from tests.bench.growth import exponents
from tests.bench.readers import matching_costs, reader_costs
from tests.bench.table import Row


def insides(bench: Bench) -> Iterator[Row]:
    notes = bench.notes[:20]
    readers = reader_costs(notes)
    for fmt in ("dokuwiki", "plaintext"):
        detail = f"{readers[fmt]:.1f} ms : {readers['markdown']:.1f} ms"
        yield Row(f"reader of {fmt} : MyST, per kB", readers[fmt] / readers["markdown"], 1.0, detail=detail)
    few, many = matching_costs(notes).values()
    yield Row("matching 10,000 labels : 100", many / few, 1.5, detail=f"{many:.2f} s : {few:.2f} s")
    for name, (exponent, unit) in exponents().items():
        yield Row(f"exponent of time, {name}, hostile text", exponent, 1.2, detail=f"worst: {unit!r}")
