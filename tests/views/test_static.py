"""The style sheet and the script: readable in both themes, and no request to anybody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
STATIC = REPOSITORY / "_ext" / "summitnotes" / "static"
CSS = (REPOSITORY / "_static" / "site.css").read_text(encoding="utf-8")
PAPER = {"light": "#ffffff", "dark": "#131416"}  # Furo's page in either theme
TEXT_ON = [
    ("accent", None),
    ("accent", "accent-wash"),
    ("quiet", None),
    ("quiet", "accent-wash"),
    ("found", None),
    *(("accent-strong", f"tint-{n}") for n in range(1, 5)),
]


def _blocks() -> dict[str, dict[str, str]]:
    heads = {
        "light": r"^body \{",
        "dark": r'body\[data-theme="dark"\] \{',
        "auto": r'body:not\(\[data-theme="light"\]\) \{',
    }
    found = {}
    for name, head in heads.items():
        match = re.search(head + r"(.*?)\}", CSS, re.DOTALL | re.MULTILINE)
        assert match is not None
        found[name] = dict(re.findall(r"--([\w-]+):\s*([^;]+);", match.group(1)))
    return found


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_both_ways_into_the_dark_are_the_same() -> None:
    blocks = _blocks()
    assert blocks["dark"] == blocks["auto"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_contrast(theme: str, text: str, ground: str | None) -> None:
    colours = _blocks()[theme]
    pair = (colours[f"summit-{text}"], colours[f"summit-{ground}"] if ground else PAPER[theme])
    high, low = sorted((_luminance(colour) for colour in pair), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_no_request_to_anybody() -> None:
    for path in (*STATIC.iterdir(), *(REPOSITORY / "_static").iterdir()):
        if path.suffix in (".css", ".js", ".svg"):
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            text = text.replace('url("data:', "")  # a picture that is there already
            assert not re.search(r"https?:|@import|url\(|fetch\(|XMLHttpRequest|eval\(|innerHTML", text), (
                path.name
            )
