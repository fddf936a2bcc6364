"""What looks like DokuWiki, and what does not."""

from __future__ import annotations

import pytest

from summitnotes.formats.sniffing.dokuwiki import look

WIKI = [
    "====== Storage evening ======\nWords.\n",
    "== Small ==\n  * one\n  * two\n",
    "See [[ops:runbook|the runbook]] for more.\n",
    "^ Day ^ Room ^\n| Monday | Blue |\n",
    "~~NOTOC~~\nWords.\n",
    "Tired //very// tired((so they said)).\\\\\nNext line.\n",
    "{{ :summit:hall.jpg?320 |The hall}}\n\n**Who**: everybody\n",
]
OTHER = [
    "",
    "Just words about a talk at 10:30, with http://a.example/b in them.\n",
    "# Title\n\n- one\n  - two\n\n[link](http://a.example)\n",
    "Title\n=====\n\n* one\n\n  * two\n\n.. note:: words\n\n``code`` and `a <http://b.example>`_\n",
    "+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n+----+----+\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "Title ==\n\nA == B and C // D\n",
    "```\n== not a heading ==\n```\n\n# Title\n\n## More\n",
]


@pytest.mark.parametrize("text", WIKI)
def test_wiki_pages_score_high(text: str) -> None:
    assert look(text) >= 0.65


@pytest.mark.parametrize("text", OTHER)
def test_other_texts_score_low(text: str) -> None:
    assert look(text) <= 0.3


def test_weak_marks_alone_decide_nothing() -> None:
    assert look("  * one\n  * two\n" * 50) <= 0.1
    assert look("== Talk ==\nby: somebody\n" * 50) <= 0.1
