"""What the architecture page says of the floors is so."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from docs.documentation import REPOSITORY

PACKAGE = REPOSITORY / "_ext" / "summitnotes"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
#: Floor -> the parts of the package, and the libraries of builds, that it may import.
MAY = {
    "paths": {"paths"},
    "records": {"paths", "records"},
    "formats": {"paths", "records", "formats", "docutils", "myst_parser"},
    "findings": {"paths", "records", "findings", "docutils"},
    "catalogue": {"paths", "records", "findings", "catalogue"},
    "views": {"records", "findings", "views", "docutils"},
    "exports": {"records", "exports"},
}
BUILDS = {"sphinx", "docutils", "myst_parser", "furo"}


def imported(path: str) -> Iterator[str]:
    """The names that a module imports, as ``sphinx`` or ``summitnotes.records.ids``."""
    for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


@pytest.mark.parametrize("floor", list(MAY))
def test_floor_imports_from_floors_below(floor: str) -> None:
    modules = [str(path) for path in MODULES if path.parts[0] == floor]
    assert modules
    upward = []
    for path in modules:
        for name in imported(path):
            top, _, rest = name.partition(".")
            part = rest.partition(".")[0] if top == "summitnotes" else top
            if part and (top == "summitnotes" or top in BUILDS) and part not in MAY[floor]:
                upward.append(f"{path} imports {name}")
    assert upward == []
