"""What a heading of Org bears beside its words."""

from __future__ import annotations

from summitnotes.formats.pandoc.shapes import heading_of_org


def test_a_priority_is_no_word_of_the_heading() -> None:
    space, priority, word = {"t": "Space"}, {"t": "Str", "c": "[#A]"}, {"t": "Str", "c": "Looms"}
    done = {"t": "Span", "c": [["", ["done", "DONE"], []], [{"t": "Str", "c": "DONE"}]]}
    assert heading_of_org([done, space, priority, space, word]) == ([word], [done, priority])
    assert heading_of_org([priority, space, word]) == ([word], [priority])
    assert heading_of_org([word, space, priority]) == ([word, space, priority], [])
