"""The modal scanner: a stack of modes, and in each mode the rules that may fire there, in DokuWiki's order.

The scanner jumps from trigger to trigger (``**``, ``[[``, a line end …) and asks the rules of the current
mode, lowest sort number first, whether they match there. What no rule takes is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from summitnotes.formats.dokuwiki.closers import Closer
from summitnotes.formats.dokuwiki.finders import BareUrls, Finders
from summitnotes.formats.dokuwiki.tree import Lines, Node
from summitnotes.records.problems import Problem, Subtype

DEPTH_LIMIT = 40  # containers inside containers; deeper trees break the pickling of doctrees

Extent = Callable[["Scanner", int], int]
Act = Callable[["Scanner", int, int], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the syntax.

    ``extent`` says where a match that begins at an offset ends (-1: no match) and changes nothing;
    ``act`` puts the match into the tree.
    """

    name: str
    sort: int  # DokuWiki's own number: the lower one is asked first
    trigger: str
    extent: Extent
    act: Act
    opaque: bool = True  # read in one piece: a closing mark inside it closes nothing


@dataclass(slots=True)
class Mode:
    """What may stand inside one kind of node."""

    name: str
    rules: Sequence[Rule]
    urls: bool = True
    closer: tuple[str, bool, bool] | None = None  # mark, touching, within one paragraph
    triggers: tuple[str, ...] = ()
    dispatch: dict[str, list[Rule]] = field(default_factory=dict)
    opaque: dict[str, list[Rule]] = field(default_factory=dict)
    search: Callable[[str, int], re.Match[str] | None] | None = None

    def __post_init__(self) -> None:
        for rule in sorted(self.rules, key=lambda r: r.sort):
            self.dispatch.setdefault(rule.trigger, []).append(rule)
            if rule.opaque:
                self.opaque.setdefault(rule.trigger, []).append(rule)
        self.triggers = tuple(self.dispatch)
        if self.triggers:
            self.search = re.compile("|".join(re.escape(t) for t in self.triggers)).search


class Scanner:
    """One run over one padded text."""

    def __init__(self, text: str, modes: dict[str, Mode], old: bool, start_mode: str = "base") -> None:
        self.text = text
        self.old = old  # the rules before July 2026
        self.modes = modes
        self.find = Finders(text)
        self.urls = BareUrls(text)
        self.lines = Lines(text)
        self.root = Node("base", 0, len(text))
        self.stack: list[tuple[Node, Mode]] = [(self.root, modes[start_mode])]
        self.marks: list[tuple[int, int, str]] = []  # (start, end, rule) of everything that is no text
        self.masked: list[tuple[int, int]] = []  # the marks of quote lines: never shown, whatever runs on
        self.text_from = 0  # where the last piece of markup ended
        self.problems: list[Problem] = []
        self._closers: dict[str, Closer] = {}
        self._limited = False

    # -- for the rules -------------------------------------------------------------------------------
    def add(self, node: Node) -> None:
        """Put a finished node into the container that is open."""
        self.stack[-1][0].children.append(node)

    def enter(self, node: Node, mode: str) -> None:
        """Put ``node`` into the open container and open it."""
        self.add(node)
        self.stack.append((node, self.modes[mode]))

    def leave(self, end: int) -> None:
        """Close the container that is open."""
        node, _ = self.stack.pop()
        node.end = end

    def may_nest(self, at: int) -> bool:
        """Whether one more container fits; the first refusal of a file is reported."""
        if len(self.stack) < DEPTH_LIMIT:
            return True
        self.report_limit(at)
        return False

    def report_limit(self, at: int) -> None:
        """Say once a file that nesting was flattened."""
        if not self._limited:
            self._limited = True
            message = (
                f"markup is nested deeper than {DEPTH_LIMIT} levels; shown flat from there. Nest it less."
            )
            self.problems.append(Problem(Subtype.LIMIT, message, self.lines.at(at)))

    def scan_within(self, prefixes: Sequence[tuple[int, int]], end: int) -> list[Node]:
        """Read lines that each begin with a prefix (its line end and its marks) as a text of their own.

        In the text that is read, a prefix is blanks and then the line end, so that offsets stay true.
        """
        start = prefixes[0][1]
        pieces = ["\n"]
        at = start
        for first, last in prefixes[1:]:
            pieces += (self.text[at:first], " " * (last - first - 1), "\n")
            at = last
        pieces += (self.text[at:end], "\n")
        inner = Scanner("".join(pieces), self.modes, self.old, "quoted")
        inner.problems, inner._limited = self.problems, self._limited
        nodes = inner.scan().children
        self._limited = inner._limited
        shift = start - 1
        self.masked += prefixes
        self.marks += ((s + shift, min(e + shift, end), rule) for s, e, rule in inner.marks)
        _move(nodes, shift, end)
        return nodes

    def inside(self, mode: str) -> bool:
        """Whether a container of this mode is open."""
        return any(open_mode.name == mode for _, open_mode in self.stack)

    def can_enter(self, mode: str, start: int) -> bool:
        """Whether a span of ``mode`` with content from ``start`` closes, and before what surrounds it."""
        closes = self._closer(mode).position(start)
        if closes < 0:
            return False
        for _, around in reversed(self.stack):
            if around.name == mode:
                return True
            if around.closer is not None:
                outer = self._closer(around.name).position(start)
                return not 0 <= outer < closes
        return True

    def _closer(self, mode: str) -> Closer:
        closer = self._closers.get(mode)
        if closer is None:
            how = self.modes[mode]
            assert how.closer is not None
            mark, touching, within = how.closer
            pieces = {t: [partial(rule.extent, self) for rule in rules] for t, rules in how.opaque.items()}
            closer = self._closers[mode] = Closer(
                self.text,
                self.urls,
                mark,
                how.triggers,
                pieces,
                touching=touching,
                within_paragraph=within,
            )
        return closer

    # -- the run -------------------------------------------------------------------------------------
    def scan(self) -> Node:
        """Read the whole text; the tree's texts and marks tile it."""
        text, size = self.text, len(self.text)
        at = 0
        url = self.urls.next(0)
        searched: Mode | None = None
        found: re.Match[str] | None = None
        while at < size:
            mode = self.stack[-1][1]
            # Addresses come from elsewhere: a trigger found behind one is still the next trigger.
            if mode is not searched or (found is not None and found.start() < at):
                found = mode.search(text, at) if mode.search else None
                searched = mode
            while url is not None and url[0] < at:
                url = self.urls.next(at)
            if mode.urls and url is not None and (found is None or url[0] < found.start()):
                self._text(url[0])
                self.add(Node("url", *url))
                at = self.text_from = url[1]
                continue
            if found is None:
                break
            here = found.start()
            for rule in mode.dispatch[found.group()]:
                end = rule.extent(self, here)
                if end >= 0:
                    self._text(here)
                    if end > here:
                        self.marks.append((here, end, rule.name))
                    rule.act(self, here, end)
                    at = self.text_from = end
                    break
            else:
                at = here + 1
        self._text(size)
        while len(self.stack) > 1:
            self.leave(size)
        return self.root

    def _text(self, end: int) -> None:
        if self.text_from < end:
            self.add(Node("text", self.text_from, end))


def _move(children: Sequence[Node], shift: int, end: int) -> None:
    """Shift offsets; what ended behind the padding ends at ``end``."""
    todo = list(children)
    while todo:
        node = todo.pop()
        node.start = min(node.start + shift, end)
        node.end = min(node.end + shift, end)
        todo += node.children


# -- for whoever makes rules -------------------------------------------------------------------------


def matching(pattern: str) -> Extent:
    """An extent that is a regular expression, anchored at the trigger."""
    match = re.compile(pattern).match

    def extent(scan: Scanner, at: int) -> int:
        found = match(scan.text, at)
        return found.end() if found else -1

    return extent


def adding(kind: str) -> Act:
    """An act that puts a leaf into the tree."""

    def act(scan: Scanner, start: int, end: int) -> None:
        scan.add(Node(kind, start, end))

    return act
