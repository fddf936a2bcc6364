"""The directives that authors write. Each gives one node; what it shows is worked out later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from summitnotes.catalogue.compiling import NARROWING
from summitnotes.formats.slips import spoilt_option
from summitnotes.locale import _
from summitnotes.paths.docnames import document_path, event_of, is_notes
from summitnotes.records.anchors import event_anchor, talk_anchor, talk_id
from summitnotes.records.ids import is_id, make_id, unique_id
from summitnotes.records.model import NAMING, Event, Kind, Link, Origin, Source, Talk
from summitnotes.records.partial_dates import ends_next_day, precision_of
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx import nodes as own
from summitnotes.sphinx.authoring.known_options import (
    CAPTION,
    EVENT_LIST_OPTIONS,
    EVENT_OPTIONS,
    INDEX_OPTIONS,
    LIST_OPTIONS,
    TALK_OPTIONS,
)
from summitnotes.sphinx.authoring.option_block import OptionBlock, take_options
from summitnotes.sphinx.authoring.options import Option, option_line, read_options
from summitnotes.sphinx.reading.event_page import event_documents
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.spending import affords, things_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class SummitDirective(SphinxDirective):
    """A directive whose bad options cost nothing but themselves."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = None  # options are read by take_options
    options_known: ClassVar[tuple[Option, ...]] = ()
    block: OptionBlock
    #: One sentence for the reference page.
    purpose: ClassVar[str] = ""

    def run(self) -> list[Node]:
        known = {name for option in self.options_known for name in (option.name, *option.also)}
        self.block = take_options(self, known)
        values, problems = read_options(self.block, self.called, self.options_known)
        made = self.make(values, problems)
        if self.content or self.block.strays:
            made = self.with_content(made, problems)
        self._note(problems)
        for node in made:
            self.set_source_info(node)
        return list(made)

    def make(self, values: dict[str, Any], problems: list[Problem]) -> list[nodes.Element]:
        raise NotImplementedError

    def with_content(self, made: list[nodes.Element], problems: list[Problem]) -> list[nodes.Element]:
        """``made`` and what the author wrote under it; most directives have no use for that."""
        if self.content:
            message = f"{self.called} holds no text; what stands in it is shown below it."
            problems.append(Problem(Subtype.MARKUP, message, self.source().line))
        return [*made, *self.notes()]

    def notes(self) -> list[nodes.Element]:
        """The content, below lines among the options that are none."""
        strays = [nodes.paragraph(text, text) for text, _ in self.block.strays]
        for stray, (_text, line) in zip(strays, self.block.strays, strict=True):
            stray.source, stray.line = self.state.document["source"], line
        return [*strays, *self.parse_content_to_nodes(allow_section_headings=False)]  # type: ignore[list-item]

    @property
    def called(self) -> str:
        """The name of the directive as authors write it."""
        return self.name.removeprefix("summit:")

    def _note(self, problems: list[Problem]) -> None:
        if problems:
            source = self.source()
            domain_of(self.env).note_problems(
                self.env.docname,
                (Problem(p.subtype, p.message, p.line or source.line, source.path) for p in problems),
            )

    def lines(self) -> list[str]:
        """The line of each option, as ``name line``."""
        return [f"{each.name.lower()} {each.line}" for each in self.block.options]

    def said_at(self) -> tuple[tuple[str, Source], ...]:
        """Where those options stand that name other things."""
        path = self.source().path
        places = ((each.name.lower(), Source(path, each.line)) for each in self.block.options)
        return tuple((name, place) for name, place in places if name in NAMING)

    @property
    def argument(self) -> str:
        return self.block.title

    def words(self) -> nodes.literal_block:
        """Argument and options as an author wrote them."""
        options = (f":{each.name}: {each.value}".rstrip() for each in self.block.options)
        text = "\n".join([f"{self.called}: {self.argument}", *options])
        return nodes.literal_block(text, text, classes=["literal-fallback"], language="none")

    def source(self) -> Source:
        return Source(document_path(self.env, self.env.docname), self.get_source_info()[1])


class TalkDirective(SummitDirective):
    purpose = "A talk card, with notes under it."
    options_known = TALK_OPTIONS

    def make(self, values: dict[str, Any], problems: list[Problem]) -> list[nodes.Element]:
        title = self.argument
        self._stay_at_home(values, problems)
        if not title:
            title = _("Untitled talk")
            said = f'{self.called} needs a title; "{title}" stands in its place. Write one on the first line.'
            problems.append(Problem(Subtype.VALUE, said))
            values.setdefault("id", talk_id(self._event_id(values), f"{title} {self.source().line}"))
        talk = self._talk(title, values, problems)
        if is_notes(self.env.docname) and not affords(self.env, talk):
            problems += things_of(self.env).problem(self.source().line)
            return [self.words()]
        anchor = self._free(talk_anchor(talk.id))
        card = own.make_talk_card(talk, anchor)
        card["options"] = ["show_title=1"]
        self.state.document.note_explicit_target(card, card)
        return [own.make_index_entries(talk, anchor), card]

    def with_content(self, made: list[nodes.Element], problems: list[Problem]) -> list[nodes.Element]:
        """The notes of the talk stand below its card."""
        if "talk" not in made[-1]:  # it has no card
            return [*made, *self.notes()]
        body = nodes.container("", *self.notes(), classes=["talk-notes"])
        body["talk"] = made[-1]["talk"]
        return [*made, body]

    def _free(self, anchor: str) -> str:
        """An anchor that nothing else on the page has; two talks of one id are told later."""
        return unique_id(anchor, dict.fromkeys(self.state.document.ids, 1))

    def _event_id(self, values: dict[str, Any]) -> str | None:
        return values.get("event") or self._page_event()

    def _stay_at_home(self, values: dict[str, Any], problems: list[Problem]) -> None:
        """Notes speak of talks of their own event only."""
        named = values.get("event")
        if is_notes(self.env.docname) and named not in (None, event_of(self.env.docname)):
            del values["event"]
            message = (
                f'":event: {named}" has no effect: notes speak of their own event; left out. '
                "Move the talk to the notes of that event, or to a page."
            )
            problems.append(Problem(Subtype.POWER, message, option_line(self.block, "event")))

    def _talk(self, title: str, values: dict[str, Any], problems: list[Problem]) -> Talk:
        day, start = values.get("start", (None, None))
        end = self._end(start, values.get("end"), problems)
        links = [Link(kind, values[kind]) for kind in ("slides", "video") if kind in values]
        links += values.get("links", ())
        if "source" in values:
            links.append(Link("link", values["source"]))
        event = self._event_id(values)
        return Talk(
            id=values.get("id") or talk_id(event, title),
            title=title,
            event=event,
            kind=Kind(values.get("type", "talk")),
            speakers=values.get("speakers", ()),
            start=start,
            end=end,
            duration=values.get("duration"),
            date=values.get("date") or day,
            timezone=values.get("timezone"),
            room=values.get("room"),
            track=values.get("track"),
            topics=values.get("topics", ()),
            language=values.get("language"),
            links=tuple(links),
            status=values.get("status"),
            license=values.get("license"),
            notes_by=values.get("notes-by"),
            aliases=values.get("aliases", ()),
            original_title=values.get("original-title"),
            parent=values.get("parent"),
            origin=Origin.DIRECTIVE,
            source=self.source(),
            said_at=self.said_at(),
        )

    def _end(self, start: str | None, end: str | None, problems: list[Problem]) -> str | None:
        """``end`` (HH:MM), unless it is before the start."""
        if start and end and end < start and not ends_next_day(start, end):
            said = f'":end: {end}" is before ":start: {start}"; the end was left out.'
            problems.append(Problem(Subtype.DATE, said, option_line(self.block, "end")))
            return None
        return end

    def _page_event(self) -> str | None:
        """The event that the page's front matter names, or whose notes the page is."""
        if is_notes(self.env.docname):
            return event_of(self.env.docname)
        named = self.env.metadata[self.env.docname].get("event")
        return str(named) if named else None


class EventDirective(SummitDirective):
    purpose = "An event's card with its programme; with options, it describes the event."
    options_known = EVENT_OPTIONS

    def make(self, values: dict[str, Any], problems: list[Problem]) -> list[nodes.Element]:
        if not self.argument:
            problems.append(
                Problem(Subtype.VALUE, f"{self.called} needs the id or the title of an event; left out.")
            )
            return []
        describes = bool(values)
        identifier = self._identifier(values)
        if describes and is_notes(self.env.docname) and identifier != event_of(self.env.docname):
            message = (
                f'notes speak of their own event, not of "{identifier}"; shown as text. '
                "Describe that event in its event.yml, or on a page."
            )
            problems.append(Problem(Subtype.POWER, message))
            return [self.words()]
        anchor = event_anchor(identifier)
        chosen = {"event": identifier if describes else self.argument, "anchor": anchor}
        if describes:
            chosen["show_title"] = "1"
        node = own.event_card.make(chosen, ids=[anchor], lines=self.lines())
        if describes:
            node["event_record"] = self._event(identifier, values, problems)
        self.state.document.note_explicit_target(node, node)
        return [node]

    def _identifier(self, values: dict[str, Any]) -> str:
        """The id that is given, or is made from the title; notes that give none mean their own event."""
        if "id" in values or not is_notes(self.env.docname) or not values or is_id(self.argument):
            return values.get("id") or make_id(self.argument)
        return event_of(self.env.docname)

    def _event(self, identifier: str, values: dict[str, Any], problems: list[Problem]) -> Event:
        path = self.source().path
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            problems.append(
                Problem(
                    Subtype.DATE,
                    f'":end: {end}" is before ":start: {start}"; the end was left out.',
                    option_line(self.block, "end"),
                )
            )
            end = None
        return Event(
            id=identifier,
            title=self.argument,
            series=values.get("series"),
            start=start,
            end=end,
            precision=precision_of(start) if start else None,
            location=values.get("location"),
            timezone=values.get("timezone"),
            url=values.get("url"),
            topics=values.get("topics", ()),
            aliases=values.get("aliases", ()),
            source=self.source(),
            said_at=tuple((each.name.lower(), Source(path, each.line)) for each in self.block.options),
        )


class ViewDirective(SummitDirective):
    """A directive that places a view and hands it its options as they are."""

    view: ClassVar[type[own.SummitView]]

    def make(self, values: dict[str, Any], problems: list[Problem]) -> list[nodes.Element]:
        if self.argument:
            name = spoilt_option(self.argument, [option.name for option in self.options_known])
            remedy = f'Write ":{name}: …" on a line of its own.' if name else "Take it out."
            message = f'{self.called} takes no argument; "{self.argument}" was left out. {remedy}'
            problems.append(Problem(Subtype.VALUE, message))
        chosen = {name: _as_text(value) for name, value in values.items() if name != "toctree"}
        made: list[nodes.Element] = [self.view.make(chosen, lines=self.lines())]
        if "toctree" in values:
            made += self._toctree()
        if NARROWING.isdisjoint(chosen):  # the page may come to list pages of things
            made.append(own.make_kept_toctree())
        return made

    def _toctree(self) -> list[nodes.Element]:
        """The pages of all events, for the sidebar."""
        docs = event_documents(self.env)
        return [own.make_hidden_toctree(self.env.docname, docs, 2)] if docs else []


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    return "1" if value is True else str(value)


def _view(
    name: str, node: type[own.SummitView], known: tuple[Option, ...], purpose: str
) -> type[ViewDirective]:
    return type(
        name,
        (ViewDirective,),
        {"view": node, "options_known": known, "purpose": purpose},
    )


DIRECTIVES: dict[str, type[SummitDirective]] = {
    "talk": TalkDirective,
    "event": EventDirective,
    "talk-list": _view("TalkListDirective", own.talk_list, LIST_OPTIONS, "Talks, as cards, table or list."),
    "event-list": _view("EventListDirective", own.event_list, EVENT_LIST_OPTIONS, "Events, by date."),
    "person-list": _view("PersonListDirective", own.person_list, LIST_OPTIONS, "People and their talks."),
    "topic-index": _view(
        "TopicIndexDirective", own.topic_index, INDEX_OPTIONS, "The cross-summit topic index."
    ),
    "topic-matrix": _view("TopicMatrixDirective", own.topic_matrix, INDEX_OPTIONS, "Topics against events."),
    "topic-timeline": _view(
        "TopicTimelineDirective", own.topic_timeline, INDEX_OPTIONS, "A life-line per topic."
    ),
    "summit-home": _view(
        "SummitHomeDirective", own.summit_home, CAPTION, "The site at a glance, for a home page."
    ),
}


def setup(app: Sphinx) -> None:
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("summit", name, directive)
