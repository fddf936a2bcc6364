"""The matrix of Sphinx and Python on which the package is tried; ``nox`` runs what can be had here.

``nox -s quick`` runs the tests of the package that compare its own words and records. Those that compare
docutils' own form of trees belong to the versions of ``constraints.txt``, which ``make test`` uses.
"""

from __future__ import annotations

from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["quick"]

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SPHINXES = ["8.2", "9.0", "9.1"]
#: Sphinx -> the first Python that it runs on, if not all of the above.
NEEDS = {"9.1": "3.12"}
QUICK = [
    "tests/paths",
    "tests/records",
    "tests/catalogue",
    "tests/exports",
    "tests/metadata",
    "tests/commands",
    "tests/site/test_captions.py",
    "tests/site/test_entries.py",
    "tests/site/test_files.py",
    "tests/site/test_incremental.py",
    "tests/site/test_lives.py",
    "tests/site/test_slips.py",
]
MATRIX = [
    (python, sphinx)
    for sphinx in SPHINXES
    for python in PYTHONS
    if int(python.partition(".")[2]) >= int(NEEDS.get(sphinx, "3.11").partition(".")[2])
]


@nox.session
@nox.parametrize(("python", "sphinx"), MATRIX)
def quick(session: nox.Session, sphinx: str) -> None:
    """Try the package with one Sphinx on one Python."""
    constraints = Path(session.create_tmp(), "constraints.txt")
    pinned = Path("constraints.txt").read_text("utf-8").splitlines()
    free = ("sphinx==", "docutils==")  # these two are what the matrix is about
    kept = [row for row in pinned if not row.lower().startswith(free)]
    constraints.write_text("\n".join([*kept, f"sphinx=={sphinx}.*"]) + "\n", "utf-8")
    rows = Path("requirements-dev.txt").read_text("utf-8").splitlines()
    needed = [
        row
        for row in rows
        if row.startswith(("beautifulsoup4", "hypothesis", "jsonschema", "pypandoc", "pytest"))
    ]
    site = Path("requirements.txt").read_text("utf-8").splitlines()
    session.install("-c", str(constraints), *needed, *(row for row in site if row[:1].isalpha()))
    session.run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *(session.posargs or QUICK))
