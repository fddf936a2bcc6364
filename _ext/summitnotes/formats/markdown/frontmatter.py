"""Front matter of notes: data for the editors, never settings for the parser."""

from __future__ import annotations

import re
from typing import Any

import yaml

from summitnotes.formats.sniffing import front_matter_end
from summitnotes.records.problems import Problem, Subtype

#: Keys that would steer MyST or Sphinx if they were let through.
SETTINGS = frozenset(
    [
        "myst",
        "mystnb",
        "jupytext",
        "kernelspec",
        "substitutions",
        "html_meta",
        "orphan",
        "nosearch",
        "nocomments",
        "tocdepth",
        "no-search",
    ]
)
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}):(?:[ \t]+(.*))?$")


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The data of the front matter and how many lines it takes (0 = none).

    The data is empty when the YAML cannot be read, holds no mapping, or uses aliases (which can grow
    without bound when they are copied). Keys are strings.
    """
    count = front_matter_end(text)
    if not count:
        return {}, 0
    source = "\n".join(text.split("\n", count)[1 : count - 1])
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, Loader=yaml.SafeLoader)):
            return {}, count
        data = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return {}, count
    return ({str(key): value for key, value in data.items()} if isinstance(data, dict) else {}), count


def fields(text: str, count: int) -> list[tuple[str, str, int]]:
    """The front matter as (key, value as written, 1-based line), so that no word is lost."""
    found: list[tuple[str, str, int]] = []
    for number, line in enumerate(text.split("\n", count)[1 : count - 1], 2):
        key = _KEY.match(line.rstrip())
        if key:
            found.append((key.group(1), key.group(2) or "", number))
        elif found:
            name, value, first = found[-1]
            found[-1] = (name, f"{value}\n{line}" if value else line, first)
        elif line.strip():
            found.append(("", line, number))
    return found


def problems(text: str, data: dict[str, Any], count: int) -> list[Problem]:
    """What the front matter tries that notes may not do, and whether it can be read at all."""
    if not count:
        return []
    written = fields(text, count)
    found = [
        Problem(
            Subtype.POWER,
            f'front matter of notes sets nothing: "{key}" has no effect and is shown as text. '
            "Ask an editor to put settings into conf.py",
            line,
        )
        for key, _, line in written
        if key in SETTINGS
    ]
    if not data and any(value.strip() for _, value, _ in written):
        said = "the front matter is no plain YAML mapping; it is shown as text and used for nothing"
        found.append(Problem(Subtype.YAML, said, 1))
    return found
