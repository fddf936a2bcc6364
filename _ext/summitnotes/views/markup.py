"""The small pieces of HTML of which a page has thousands: links, chips, speakers, badges, icons.

They are functions and no macros because a macro costs ten times as much to call. Templates reach them
through ``_parts.html``, which a site may replace piece by piece. Every argument is escaped here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from summitnotes.locale import _, ngettext, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summitnotes.views.parts import Badge, Chip, EventRef, SpeakerRef, TimeSpan
    from summitnotes.views.passages import Passage

_PATHS = {
    "slides": "M2 3.5h12v7.5H2zM8 11v3M5.5 14h5",
    "video": "M2 3.5h12v9H2zM6.7 6v4l3.3-2z",
    "code": "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5",
    "paper": "M4 2h5.5L12 4.5V14H4zM6 7h4M6 9.5h4M6 12h2.5",
    "notes": "M3 3h10v10H3zM5.5 6h5M5.5 8.5h5M5.5 11h3",
    "cite": "M6.5 5C4.5 5.5 3.5 7 3.5 9v2.5h3V8.7h-2M12.5 5c-2 .5-3 2-3 4v2.5h3V8.7h-2",
    "calendar": "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3",
    "feed": "M3.5 12.5h1M3.5 8a4.5 4.5 0 0 1 4.5 4.5M3.5 3.5a9 9 0 0 1 9 9",
    "link": "M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13 3 7.5 8.5",
}
_ICONS = {
    name: Markup(
        '<svg class="summit-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false"><path d="{path}"/></svg>'
    )
    for name, path in _PATHS.items()
}


def icon(kind: str) -> Markup:
    """The picture of a kind of link; an unknown kind gets that of any link."""
    return _ICONS.get(kind) or _ICONS["link"]


def lang(tag: str | None) -> Markup:
    """A ``lang`` attribute, or nothing."""
    return Markup(f' lang="{escape(tag)}"' if tag else "")


def link(text: str, href: str | None, tag: str | None = None) -> Markup:
    """``text`` linked when there is an address, and marked when it is in another language."""
    if href:
        return Markup(f'<a href="{escape(href)}"{lang(tag)}>{escape(text)}</a>')
    return Markup(f'<span lang="{escape(tag)}">{escape(text)}</span>') if tag else escape(text)


def open_heading(level: int, kind: str = "", anchor: str = "") -> Markup:
    """The start of a heading, of the class ``kind`` if it has one; the level stays within 2 and 6."""
    named = f' class="{escape(kind)}"' if kind else ""
    identity = f' id="{escape(anchor)}"' if anchor else ""
    return Markup(f"<h{min(max(level, 2), 6)}{named}{identity}>")


def close_heading(level: int) -> Markup:
    return Markup(f"</h{min(max(level, 2), 6)}>")


def keys(pairs: Iterable[tuple[str, str]]) -> Markup:
    """The attributes by which the reader's filter knows an item."""
    found = "".join(f' data-{escape(name)}="{escape(value)}"' for name, value in pairs)
    return Markup(f' data-summit-item=""{found}' if found else "")


def chip(topic: Chip) -> Markup:
    """A topic as a small link that stands alone, with its definition and perhaps a number."""
    return _chip(topic, ' class="summit-chip"')


def _chip(topic: Chip, kind: str = "") -> Markup:
    title = f' title="{escape(topic.definition)}"' if topic.definition else ""
    text = escape(topic.text)
    if topic.count is not None:
        number = escape(number_words(topic.count))
        text += Markup(f' <abbr title="{escape(topic.count_words)}">{number}</abbr>')
    if not topic.href:
        return Markup(f"<span{kind}{title}>{text}</span>")
    return Markup(f'<a{kind} href="{escape(topic.href)}"{title}>{text}</a>')


def chips(topics: Sequence[Chip], label: str, more: Sequence[Chip] = (), *, bare: bool = False) -> Markup:
    """A list of chips that a screen reader announces as ``label``; ``more`` opens.

    A ``bare`` one is that of one talk, known by its place: in a programme, or in a card, where
    ``summit-links.js`` labels it.
    """
    if not topics:
        return Markup("")
    items = "\n".join(f"<li>{_chip(topic)}</li>" for topic in topics)
    rest = ""
    if more:
        shown, name = escape(_more(len(more))), _("More: {label}").format(label=label)
        rest = (
            f'\n<li class="summit-more"><details><summary>{shown}</summary>\n'
            f"{chips(more, name)}</details></li>"
        )
    named = "" if bare else f' class="summit-chips" aria-label="{escape(label)}"'
    return Markup(f"<ul{named}>{items}{rest}</ul>\n")


def _more(number: int) -> str:
    return ngettext("and {n} more", "and {n} more", number).format(n=number_words(number))


def said(text: str, **pieces: object) -> Markup:
    """A translated message with words and pieces of HTML in its places."""
    return _filled(escape(_(text)), pieces)


def _filled(message: Markup, pieces: Mapping[str, object]) -> Markup:
    """``message.format(**pieces)``, which markupsafe does piece by piece in Python."""
    return Markup(str(message).format_map({name: escape(piece) for name, piece in pieces.items()}))


def of(name: str, whose: str) -> Markup:
    """A short name of a link, whose rest only a screen reader says: ``Website`` (of Harbour Days)."""
    return Markup('{}<span class="summit-unseen"> {}</span>').format(name, said("of {what}", what=whose))


def topic_links(topics: Iterable[Chip]) -> Markup:
    """Links one after the other."""
    return Markup(", ").join(link(topic.text, topic.href) for topic in topics)


def event_links(events: Iterable[EventRef]) -> Markup:
    return Markup(", ").join(link(event.title, event.href) for event in events)


def quoted(names: Iterable[str]) -> Markup:
    return Markup(", ").join(Markup("<q>{}</q>").format(name) for name in names)


def caption(title: str, group: str) -> str:
    """The caption of a table, of all or of one group."""
    return _("{title}: {group}").format(title=title, group=group) if group else title


def speakers(people: Sequence[SpeakerRef]) -> Markup:
    """Names with their employers, in small print, the blank with it: a table hides both."""
    found = []
    for person in people:
        employer = f"<small> {escape(person.affiliation)}</small>" if person.affiliation else ""
        found.append(f"{link(person.name, person.href)}{employer}")
    return Markup(", ".join(found))


def time(span: TimeSpan | None) -> Markup:
    """From when to when, for people and for machines."""
    if not span:
        return Markup("")
    start = f'<time datetime="{escape(span.start_iso)}">{escape(span.start)}</time>'
    if not span.end:
        return Markup(start)
    end = f'<time datetime="{escape(span.end_iso)}">{escape(span.end)}</time>'
    return Markup(f'<span class="summit-time">{start}–{end}</span>')


def hours(span: TimeSpan | None) -> Markup:
    """From when to when, below the day: machines read the hours as people do."""
    if not span:
        return Markup("")
    times = (f"<time>{escape(hour)}</time>" for hour in (span.start, span.end) if hour)
    found = "–".join(times)
    return Markup(f'<span class="summit-time">{found}</span>' if span.end else found)


def passage(found: Passage) -> Markup:
    """A passage with its term marked, and the link to its line."""
    term = f"<mark>{escape(found.term)}</mark>" if found.term else ""
    text = f"{escape(found.before)}{term}{escape(found.after)}"
    if found.lang:
        text = f"<span{lang(found.lang)}>{text}</span>"
    line = link(said("line {n}", n=found.line), found.href)
    return Markup(f"<p>{text} {line}</p>")


def date(words: str, iso: str | None) -> Markup:
    """A date in words, for machines too where it is known."""
    if words and iso:
        return Markup(f'<time datetime="{escape(iso)}">{escape(words)}</time>')
    return escape(words)


def moment(words: str, iso: str | None, span: TimeSpan | None) -> Markup:
    """A day and the hours of it; one time where the hour has no end."""
    if span and iso and not span.end and span.start_iso.startswith(iso):
        return date(f"{words} {span.start}", span.start_iso)
    return Markup(" ").join(piece for piece in (date(words, iso), time(span)) if piece)


def badges(items: Iterable[Badge]) -> Markup:
    """Kind, language and status of a talk."""
    return Markup("").join(
        Markup(f' <span class="summit-badge summit-badge-{escape(item.type)}">{escape(item.text)}</span>')
        for item in items
    )
