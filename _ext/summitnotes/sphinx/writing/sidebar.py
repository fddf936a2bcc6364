"""What the sidebar shows of a site with many events: their years, and the events of one of them.

A table of contents holds every page. In the sidebar, which stands on each of them, pages of things are
left out, events stand under their year, and only the current year and the current event are unfolded. So
the sidebar does not grow with the site, and a new event changes the pages of its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from summitnotes.locale import _
from summitnotes.paths.docnames import INDEX, event_of, is_notes
from summitnotes.records.catalogue import UNDATED
from summitnotes.records.pages import events_page
from summitnotes.sphinx.reading.event_page import event_documents
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.views.base import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from summitnotes.records.pages import GeneratedPage

#: What stands in the place of a run of events until it is known which are shown.
_RUN = "events"
_LEVEL = re.compile(r"(?<=^toctree-l)\d+$")


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What a page's sidebar shows of the events."""

    year: str = ""  # whose events are listed
    event: str = ""  # docname of the event whose notes are listed


class Events:
    """The events of the site by year, for the sidebar."""

    def __init__(self, env: BuildEnvironment) -> None:
        domain = domain_of(env)
        self._domain = domain
        #: Docname of an event's page -> its year; by date.
        self.years = {doc: domain.known.years.get(event_of(doc), UNDATED) for doc in event_documents(env)}
        self._latest = max((year for year in self.years.values() if year != UNDATED), default=UNDATED)

    def unfolded(self, pagename: str) -> Unfolded:
        """What the sidebar of a page shows: where the reader is, else the latest year."""
        page = self._domain.pages.get(pagename)
        if page is not None and page.option("subject") in self.years.values():  # the page of a year
            return Unfolded(page.option("subject"))
        event = f"{'/'.join(pagename.split('/')[:2])}/{INDEX}" if is_notes(pagename) else ""
        event = event if event in self.years else pagename
        return Unfolded(self.years.get(event, self._latest), event if event in self.years else "")

    @property
    def generated(self) -> Mapping[str, GeneratedPage]:
        """Docname -> page of a thing."""
        return self._domain.pages

    def overview(self, doc: str) -> str:
        """The page that lists a generated page: the sidebar shows that one as the current."""
        page = self._domain.pages.get(doc)
        return self._domain.known.hosts.get(page.host, "") if page else ""

    def page_of(self, year: str) -> tuple[str, str]:
        """Docname and anchor of the place that shows the events of a year; no docname where none does."""
        if self._domain.known.in_years:
            return events_page(year), ""
        host = self._domain.known.hosts.get("event_list", "")
        said = self._domain.said.get(host)
        grouped = said is not None and any(
            placed.view == "event_list" and placed.chosen.get("group-by") == "year" for placed in said.views
        )
        return host, f"#year-{year}" if grouped else ""


class Surroundings:
    """What stands around a page: the sidebar, and the pages before and after it."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._titles = {doc: title.astext() for doc, title in env.titles.items()}
        self._events = Events(env)
        self._relations = env.collect_relations()
        self._below: dict[Unfolded, tuple[object, ...]] = {}
        always = [
            (doc, self._titles.get(doc), [(d, self._titles.get(d)) for d in docs if not self._moves(d)])
            for doc, docs in sorted(env.toctree_includes.items())
            if not self._moves(doc)
        ]
        self._always = digest(always)
        self._years = sorted({(year, self._events.page_of(year)) for year in self._events.years.values()})
        self._includes = env.toctree_includes

    def _moves(self, doc: str) -> bool:
        """Whether the sidebar shows a page on some pages only, or on none."""
        return doc in self._events.generated or is_notes(doc)

    def of(self, doc: str) -> tuple[object, ...]:
        """A value that changes when what stands around the page does."""
        unfolded = self._events.unfolded(doc)
        if unfolded not in self._below:
            events = [event for event, year in self._events.years.items() if year == unfolded.year]
            notes = self._includes.get(unfolded.event, [])
            self._below[unfolded] = tuple((d, self._titles.get(d)) for d in (*events, "", *notes))
        near = [(d, self._titles.get(d)) for d in self._relations.get(doc, ()) if d]
        return self._always, self._years, self._below[unfolded], near


class Folded:
    """A resolved table of contents without what no sidebar shows; :meth:`unfold` completes a copy of it."""

    def __init__(self, events: Events, tree: nodes.Element, doc_of: Callable[[nodes.list_item], str]) -> None:
        self._events = events
        self._tree = tree
        self._runs: list[list[tuple[str, nodes.list_item]]] = []
        for item in list(tree.findall(nodes.list_item)):
            if doc_of(item) in events.generated and isinstance(item.parent, nodes.Element):
                _remove(item)
        for entries in list(tree.findall(nodes.bullet_list)):
            run = [(doc, item) for item in _items(entries) if (doc := doc_of(item)) in events.years]
            if run:
                entries.insert(entries.index(run[0][1]), nodes.list_item("", **{_RUN: len(self._runs)}))
                self._runs.append(run)
                for _, item in run:
                    entries.remove(item)

    def unfold(self, unfolded: Unfolded, address: Callable[[str, str], str]) -> nodes.Element:
        """The table as the sidebar shows it; ``address`` gives that of a docname and an anchor."""
        tree: nodes.Element = self._tree.deepcopy()
        for place in [item for item in tree.findall(nodes.list_item) if _RUN in item]:
            run = self._runs[place[_RUN]]
            # The newest first. A day that only notes say was not known when the run was put in order.
            years = sorted(
                {self._events.years[doc] for doc, _ in run},
                key=lambda year: (year != UNDATED, year),
                reverse=True,
            )
            alone = len(years) == 1
            items = [item for year in years for item in self._year(year, run, unfolded, address, alone=alone)]
            place.parent.replace(place, items)
        return tree

    def _year(
        self,
        year: str,
        run: list[tuple[str, nodes.list_item]],
        unfolded: Unfolded,
        address: Callable[[str, str], str],
        *,
        alone: bool,
    ) -> Iterator[nodes.list_item]:
        """The entry of a year, with its events if it is unfolded; the events, where there is one year."""
        items = [
            _copy(item, whole=doc == unfolded.event)
            for doc, item in run
            if self._events.years[doc] == year and (alone or year == unfolded.year)
        ]
        if alone:
            yield from items
            return
        host, anchor = self._events.page_of(year)
        title = nodes.Text(_("No date") if year == UNDATED else year)
        name: nodes.Node = title
        if host:
            name = nodes.reference("", "", title, internal=True, refuri=address(host, anchor), anchorname="")
        level = run[0][1]["classes"][0]
        current = any("current" in item["classes"] for item in items)
        entry = nodes.list_item("", addnodes.compact_paragraph("", "", name), classes=[level])
        if items:
            for item in items:
                _deepen(item)
            entry += nodes.bullet_list("", *items, classes=["current"] * current)
        entry["classes"] += ["current"] * current
        yield entry


def _items(entries: nodes.bullet_list) -> Iterator[nodes.list_item]:
    yield from (item for item in entries.children if isinstance(item, nodes.list_item))


def _remove(item: nodes.Element) -> None:
    """Take an item out, and the list around it with its last one."""
    around = item.parent
    around.remove(item)
    if isinstance(around, nodes.bullet_list) and not around.children and around.parent is not None:
        around.parent.remove(around)


def _copy(item: nodes.list_item, *, whole: bool) -> nodes.list_item:
    """An event's entry, with its notes below it or without them."""
    if whole:
        return item.deepcopy()
    copied = item.copy()
    copied += item[0].deepcopy()
    return copied


def _deepen(item: nodes.list_item) -> None:
    """Move an entry and all below it one level down."""
    for node in item.findall(nodes.Element):
        node["classes"] = [_LEVEL.sub(lambda m: str(int(m[0]) + 1), name) for name in node["classes"]]
