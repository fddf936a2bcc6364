"""Numbered lists that lists of another sort break, as Markdown reads two blanks of indent below "1. ".

    1. Slow looms
      - Ana Prieto
    2. Ropes of the north

To CommonMark these are three lists. Their numbers say that they are one, with what stands below each item.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes


def joined_lists(children: Iterable[nodes.Node], below: dict[int, nodes.Element]) -> list[nodes.Node]:
    """The nodes with one list in place of those that go on with each other's numbers over bullet lists.

    ``below`` gets, by the ``id`` of an item, the list that belongs to it.
    """
    found: list[nodes.Node] = []
    rest = [one for one in children if not isinstance(one, nodes.system_message)]  # on numbers that skip
    at = 0
    while at < len(rest):
        chain = _chain(rest, at)
        if len(chain) > 1:
            items = [item for number in chain for item in rest[number].children]
            below.update((id(rest[number].children[-1]), rest[number + 1]) for number in chain[:-1])  # type: ignore[misc]
            at = chain[-1] + 1
            if at < len(rest) and isinstance(rest[at], nodes.bullet_list):
                below[id(items[-1])] = rest[at]  # type: ignore[assignment]
                at += 1
            found.append(_one_list(items))
        else:
            found.append(rest[at])
            at += 1
    return found


def _chain(children: list[nodes.Node], at: int) -> list[int]:
    """The places of numbered lists from ``at`` on, each of which goes on two places behind the one before."""
    chain: list[int] = []
    following: int | None = None
    while at < len(children):
        one = children[at]
        if not isinstance(one, nodes.enumerated_list) or not one.children:
            break
        start = int(one.get("start", 1))
        if following is not None and start != following:
            break
        chain.append(at)
        following = start + len(one.children)
        if at + 1 >= len(children) or not isinstance(children[at + 1], nodes.bullet_list):
            break
        at += 2
    return chain


def _one_list(items: list[nodes.Node]) -> nodes.enumerated_list:
    """A list of items that stay where they are in their document."""
    joined = nodes.enumerated_list()
    joined.children = items
    return joined
