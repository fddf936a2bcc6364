"""Switching off one rule of a reader, or losing one paragraph, shows in the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes

from summitnotes.formats.base import ReadOptions
from summitnotes.formats.dokuwiki.modes import RULE_NAMES
from summitnotes.formats.plaintext.rules import NAMES as PLAIN_NAMES
from summitnotes.sphinx.reading import entrance

from .conftest import Site

RULES: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "rules.yaml").read_text("utf-8"))
CASES = [(format_id, rule) for format_id, rules in RULES.items() for rule in rules]


def test_every_rule_has_a_text_that_uses_it() -> None:
    assert set(RULES["dokuwiki"]) == RULE_NAMES
    assert set(RULES["plaintext"]) == PLAIN_NAMES


@pytest.mark.parametrize(("format_id", "rule"), CASES)
def test_a_rule_that_is_off_shows(
    site: Site, monkeypatch: pytest.MonkeyPatch, format_id: str, rule: str
) -> None:
    text = RULES[format_id][rule]
    assert site.page(format_id, text).account().balanced

    def without(**options: Any) -> ReadOptions:
        return ReadOptions(**options, without=frozenset([rule]))

    monkeypatch.setattr(entrance, "ReadOptions", without)
    account = site.page(format_id, text).account()
    assert not account.balanced


@pytest.mark.parametrize("format_id", ["rst", "markdown", "dokuwiki", "plaintext"])
def test_a_lost_paragraph_shows(site: Site, format_id: str) -> None:
    page = site.page(
        format_id, "The first block of words.\n\nA second one\n\nAnd the third, which ends it.\n"
    )
    count = len([*page.document.findall(nodes.TextElement)])
    assert count >= 3
    for index in range(count):
        tree = page.document.deepcopy()
        block = [*tree.findall(nodes.TextElement)][index]
        block.parent.remove(block)
        lost = page.__class__(page.text, page.format, tree, page.problems, page.literal_lines)
        assert [words for _, words in lost.account().lost if words] != []
    assert page.account().balanced
