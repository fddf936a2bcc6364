"""What people type wrongly (``slips.md``): one message each, in its file, and nothing else is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..site.conftest import builder_in
from .floors import FLOORS

SLIPS = Path(__file__).parent / "slips"
CONF = """
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "summitnotes"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
html_copy_source = False
root_doc = "index"
bibtex_bibfiles = ["references.bib"]
"""
#: What these hold is right. docutils takes a blank before the colons (11d).
TWINS = ("06-", "06x-", "11d-", "12d-", "17c-", "18c-", "18d-")


def files_of(name: str) -> dict[str, bytes]:
    docs = SLIPS / name / "docs"
    found = {str(path.relative_to(docs)): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    return {**found, "pages/other.md": b"# Other\n"} if name == "base" else found


def twice(said: list[str]) -> list[str]:
    """Messages that say at one line what another says: a folder may hold several slips, each is told once."""
    seen: list[tuple[str, set[str]]] = []
    found = []
    for warning in said:
        place, quoted = warning.partition(" ")[0], set(re.findall(r"[\"']([^\"']+)[\"']", warning))
        if any(place == other and (quoted <= words or words <= quoted) for other, words in seen):
            found.append(warning)
        seen.append((place, quoted))
    return found


def faults(name: str, folder: Path) -> list[str]:
    """What is wrong with the answer to one slip."""
    own, base = files_of(name), files_of("base")
    for path in own:  # of two names for one file the slip's stands alone
        for other in [other for other in base if Path(other).parent == Path(path).parent]:
            if Path(other).stem.lower() == Path(path).stem.lower():
                del base[other]
    site = builder_in(folder)(files={**base, **own}, conf=CONF, name=name)
    said = [line for line in site.warnings if any(line.startswith(f"{path}:") for path in own)]
    found = [f"elsewhere: {line}" for line in site.warnings if line not in said]
    if bool(said) == name.startswith(TWINS):
        found.append(f"false alarm: {said}" if said else "no message")
    found += [f"told twice: {line}" for line in twice(said)]
    shown = "\n".join(path.read_text("utf-8") for path in site.out.rglob("*.html"))
    words = {
        word for text in own.values() for word in re.findall(r"[\w-]*keep[\w-]*(?: \w+)?", text.decode())
    }
    return found + [f"lost: {word}" for word in sorted(words) if word not in shown]


def test_the_site_without_slips_is_silent(tmp_path: Path) -> None:
    assert builder_in(tmp_path)(files=files_of("base"), conf=CONF).warnings == []


def test_as_many_slips_are_answered_as_before(tmp_path: Path) -> None:
    names = sorted(path.name for path in SLIPS.iterdir() if path.name not in ("base", "more"))
    wrong = {name: found for name in names if (found := faults(name, tmp_path))}
    told = "\n".join(f"{name}: {fault}" for name, found in wrong.items() for fault in found)
    assert len(names) == 54
    assert len(names) - len(wrong) >= FLOORS["slips"], told


@pytest.mark.parametrize("name", ["all", "all3", "all4", "all5", "all6"])
def test_many_slips_at_once_break_nothing(name: str, tmp_path: Path) -> None:
    site = builder_in(tmp_path)(files={**files_of("base"), **files_of(f"more/{name}")}, conf=CONF)
    assert not [line for line in site.warnings if "[summit.internal]" in line]
    assert site.warnings
