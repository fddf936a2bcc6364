"""Notes of the kind that the site is for, as many as wanted, in each format, always the same.

A note holds 15 talks of 4 to 8 bullets with speakers, links and topic words. Words follow Zipf's law
over a vocabulary with a long tail of made-up words, as running text does: index sizes depend on it.
"""

from __future__ import annotations

import bisect
import calendar
import itertools
import random
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
TALKS = 15
NOTES_PER_EVENT = 5


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TOPICS = _words(
    """
    ceph kafka neutron kubernetes postgresql ansible prometheus rabbitmq haproxy cassandra openstack
    terraform grafana istio etcd varnish redis nginx wayland systemd
    """
)
_FIRST = _words(
    """
    Ada Bruno Chloé Dmitri Elif Farid Greta Hugo Inès Jonas Keiko Léa Mateo Nora Oscar Priya Quentin
    Rosa Sébastien Tariq
    """
)
_LAST = _words(
    """
    Almeida Bergström Castel Dubreuil Eriksen Fontana Grünwald Haddad Ivanova Jacquet Kowalski Lindqvist
    Moreau Nakata Okafor Pereira Quint Rossi Sato Tremblay
    """
)
_MONTHS = calendar.month_name[1:]
_COMPANIES = ("Northwind", "Blue Harbour", "Lantern Labs", "Quayside", "Ferrous")
_SYLLABLES = _words(
    """
    ba co di fu ga lo mi no pe ra si tu ve xi zo kle bri stan gor mul pen tra vid qua ser
    """
)


@dataclass(frozen=True)
class Talk:
    start: str
    title: str
    speakers: tuple[tuple[str, str], ...]
    bullets: tuple[str, ...]
    link: str
    other: Note | None = None  # notes that it speaks of; a talk speaks of earlier ones only


@dataclass(frozen=True)
class Note:
    event: str
    name: str
    title: str
    talks: tuple[Talk, ...]


class _Words:
    """Words by Zipf's law: the n-th most frequent is drawn with a weight of 1 / (n + 2)."""

    def __init__(self, chance: random.Random, size: int = 30_000) -> None:
        self._chance = chance
        common = (HERE / "words.txt").read_text("utf-8").split()
        made: dict[str, None] = dict.fromkeys(common)
        while len(made) < size:
            made["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
        self._words = list(made)
        self._sums = list(itertools.accumulate(1 / (rank + 2) for rank in range(size)))

    def some(self, count: int) -> list[str]:
        total = self._sums[-1]
        return [self._words[bisect.bisect(self._sums, self._chance.random() * total)] for _ in range(count)]


def make_notes(count: int) -> list[Note]:
    """``count`` notes in events of five days each."""
    chance = random.Random(20_261_120)
    words = _Words(chance)
    people = [f"{first} {last}" for first in _FIRST for last in _LAST]
    notes = []
    for number in range(count):
        event, day = divmod(number, NOTES_PER_EVENT)
        year, month = 2008 + event % 18, event % 12 + 1
        name = f"{year}-{month:02}-meeting-{event}"
        talks = tuple(_talk(chance, words, people, slot) for slot in range(TALKS))
        if notes:
            talks = (replace(talks[0], other=chance.choice(notes)), *talks[1:])
        notes.append(
            Note(name, f"day-{day + 1}", f"Meeting {event} on {day + 3} {_MONTHS[month - 1]} {year}", talks)
        )
    return notes


def _talk(chance: random.Random, words: _Words, people: list[str], slot: int) -> Talk:
    title = [chance.choice(TOPICS).capitalize(), *words.some(chance.randint(3, 6))]
    bullets = []
    for _ in range(chance.randint(4, 8)):
        text = words.some(chance.randint(8, 18))
        if chance.random() < 0.4:
            text.insert(chance.randrange(len(text)), chance.choice(TOPICS).capitalize())
        bullets.append(" ".join(text).capitalize())
    speakers = tuple(
        (name, chance.choice(_COMPANIES)) for name in chance.sample(people, chance.choice((1, 1, 1, 2)))
    )
    hour, minute = divmod(540 + 35 * slot, 60)
    link = f"https://example.org/slides/{chance.randrange(10**6)}"
    return Talk(f"{hour:02}:{minute:02}", " ".join(title), speakers, tuple(bullets), link)


# ---- formats --------------------------------------------------------------------------------


def _heading(talk: Talk) -> str:
    return f"{talk.start} - {talk.title} / {', '.join(f'{name} ({at})' for name, at in talk.speakers)}"


def as_rst(note: Note) -> str:
    lines = [note.title, "=" * len(note.title), ""]
    for talk in note.talks:
        heading = _heading(talk)
        lines += [heading, "-" * len(heading), "", *(f"* {bullet}" for bullet in talk.bullets)]
        lines += [f"* `Slides of the talk <{talk.link}>`__"]
        if other := talk.other:
            lines += [f"* As in :doc:`{other.title} </notes/{other.event}/{other.name}>`"]
        lines += [""]
    return "\n".join(lines)


def as_markdown(note: Note) -> str:
    lines = [f"# {note.title}", ""]
    for talk in note.talks:
        lines += [f"## {_heading(talk)}", "", *(f"* {bullet}" for bullet in talk.bullets)]
        lines += [f"* [Slides of the talk]({talk.link})"]
        if other := talk.other:
            lines += [f"* As in [{other.title}](../{other.event}/{other.name}.md)"]
        lines += [""]
    return "\n".join(lines)


def as_dokuwiki(note: Note) -> str:
    lines = [f"====== {note.title} ======", ""]
    for talk in note.talks:
        lines += [f"===== {_heading(talk)} =====", "", *(f"  * {bullet}" for bullet in talk.bullets)]
        lines += [f"  * [[{talk.link}|Slides of the talk]]"]
        if other := talk.other:
            lines += [f"  * As in [[:{other.event}:{other.name}|{other.title}]]"]
        lines += [""]
    return "\n".join(lines)


def as_plain_text(note: Note) -> str:
    lines = [note.title, "=" * len(note.title), ""]
    for talk in note.talks:
        lines += [_heading(talk), "", *(f" - {bullet}" for bullet in talk.bullets), f" - {talk.link}"]
        if other := talk.other:
            lines += [f" - As in {other.title}"]
        lines += [""]
    return "\n".join(lines)


#: Format -> suffix and writer.
FORMATS = {
    "rst": (".rst", as_rst),
    "markdown": (".md", as_markdown),
    "dokuwiki": (".dokuwiki", as_dokuwiki),
    "plaintext": (".txt", as_plain_text),
}


def write_notes(folder: Path, notes: list[Note], fmt: str) -> None:
    """Put every note below ``folder``, in the folder of its event."""
    suffix, write = FORMATS[fmt]
    for note in notes:
        path = folder / note.event / f"{note.name}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(note), "utf-8")


def write_bare(folder: Path, notes: list[Note], fmt: str, theme: str = "alabaster") -> None:
    """A plain Sphinx project of the notes: a page an event with a table of contents, no extension of ours."""
    write_notes(folder / "notes", notes, fmt)
    events = sorted({note.event for note in notes})
    suffix, extensions = FORMATS[fmt][0], ["myst_parser"] if fmt == "markdown" else []
    for event in events:
        entries = "".join(f"   {note.name}\n" for note in notes if note.event == event)
        text = f"{event}\n{'=' * len(event)}\n\n.. toctree::\n\n{entries}"
        (folder / "notes" / event / "index.rst").write_text(text, "utf-8")
    tree = "".join(f"   notes/{event}/index\n" for event in events)
    (folder / "index.rst").write_text(f"Notes\n=====\n\n.. toctree::\n\n{tree}", "utf-8")
    assert suffix in (".rst", ".md")
    (folder / "conf.py").write_text(
        f"project = 'Notes'\nhtml_theme = {theme!r}\nextensions = {extensions!r}\n", "utf-8"
    )


def write_site(folder: Path, notes: list[Note], fmt: str) -> None:
    """The same notes as a source folder of this project: with cards, index, matrix and lists."""
    write_notes(folder / "notes", notes, fmt)
    pages = {
        "index": "# Notes\n\n```{toctree}\nevents\ntopics\nmatrix\npeople\n```\n",
        "events": "# Events\n\n```{event-list}\n:toctree:\n```\n",
        "topics": "# Topics\n\n```{topic-index}\n```\n",
        "matrix": "# Matrix\n\n```{topic-matrix}\n```\n",
        "people": "# People\n\n```{person-list}\n```\n",
    }
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    topics = "".join(
        f"- id: {topic}\n  pref_label: {{en: {topic.capitalize()}}}\n  former: [{{name: Early {topic}}}]\n"
        for topic in TOPICS
    )
    (folder / "vocabulary.yml").write_text(f"topics:\n{topics}", "utf-8")
