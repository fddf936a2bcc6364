"""What the cells of a column show that its head does not say: years, people, or links to what was shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import Cell
from summitnotes.findings.people.affiliations import is_organisation, is_role
from summitnotes.findings.people.folding import fold_name
from summitnotes.findings.people.reading import read_people

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)\d\d|(?P<month>[-/](?:0[1-9]|1[0-2])))?")
_FULL = 5  # minutes: programmes have "1930" and "2015"; of "2018" and "2019" they have neither
_LEAST = 2  # links that are called the same
_MOST_WORDS = 3


def are_years(texts: Sequence[str], named: str) -> bool:
    """Whether a column is of years, which look like hours of the evening: "2019", "2018-2019", "2019-05"."""
    found = [_YEARS.fullmatch(text) for text in texts]
    if not all(found):
        return False
    months = any(match["month"] for match in found if match)
    odd = any(int(year) % _FULL for text in texts for year in _YEAR.findall(text))
    return months or named == "day" or (odd and named != "time")


def lead_to_material(cells: Sequence[Cell]) -> bool:
    """Whether cells are no titles but what a talk left behind: "Slides", "pdf", "-", links of one name."""
    said = [cell for cell in cells if any(map(str.isalpha, cell.text))]
    names = {fold_name(cell.text) for cell in said}
    linked = sum(any(run.style == "link" for run in cell.runs) for cell in said)
    alike = len(said) >= _LEAST and len(names) == 1 and linked == len(said)
    return bool(said) and (alike or all(map(_is_material, names)))


def _is_material(name: str) -> bool:
    said = name.split()
    return len(said) <= _MOST_WORDS and _MATERIAL.issuperset(said)


_MATERIAL = words("sessions/material_words")


def holds_people(cell: Cell) -> bool:
    """Names and nothing else. What is set in bold or broken into lines is a title with its names.

    What a dash parts from a name is its employer where the words say so, else perhaps a title.
    """
    if _is_set_apart(cell) or ":" in cell.text:
        return False
    people = read_people(cell.text)
    if people is None or people.likelihood < 0.5:
        return False
    behind = _BEHIND_DASH.search(cell.text)
    return behind is None or is_role(behind["said"]) or is_organisation(behind["said"])


def _is_set_apart(cell: Cell) -> bool:
    """Whether bold or italics part the words of a cell; what stands in brackets behind them is a firm."""
    for run in cell.runs:
        if run.style in ("strong", "emphasis"):
            rest = f"{cell.text[: run.begin]}{_IN_BRACKETS.sub('', cell.text[run.stop :])}"
            if any(map(str.isalnum, rest)):
                return True
    return False


_IN_BRACKETS = re.compile(r"^\s*\([^()]+\)")
_BEHIND_DASH = re.compile(r"\s(?:[-–—]{1,2}|//)\s+(?P<said>.+)")
