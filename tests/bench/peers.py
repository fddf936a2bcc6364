"""The same talks for the extensions that do something similar. Each runs only where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench.corpus import TOPICS, Note, Talk, as_rst, write_bare
from tests.bench.costs import Bench, ratio
from tests.bench.measure import sphinx
from tests.bench.table import Row


def _topics_of(talk: Talk) -> list[str]:
    words = {word.lower() for text in (talk.title, *talk.bullets) for word in text.split()}
    return sorted(words.intersection(TOPICS))


def _needs(note: Note, number: int) -> str:
    lines = [note.title, "=" * len(note.title), ""]
    for slot, talk in enumerate(note.talks):
        lines += [f".. req:: {talk.title}", f"   :id: TALK_{number}_{slot}"]
        lines += [
            f"   :tags: {'; '.join(_topics_of(talk))}",
            "",
            *(f"   * {text}" for text in talk.bullets),
            "",
        ]
    return "\n".join(lines)


def _post(note: Note, number: int) -> str:
    topics = sorted({topic for talk in note.talks for topic in _topics_of(talk)})
    date = f"{2008 + number % 18}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return f".. post:: {date}\n   :tags: {', '.join(topics)}\n\n{as_rst(note)}"


def _tags(note: Note, number: int) -> str:
    topics = sorted({topic for talk in note.talks for topic in _topics_of(talk)})
    return f"{as_rst(note)}\n\n.. tags:: {', '.join(topics)}\n"


_TABLES = "\n".join(
    f"{t}\n{'-' * len(t)}\n\n.. needtable::\n   :tags: {t}\n   :style: table\n" for t in TOPICS
)
_PEERS = {
    "sphinx-needs": ("sphinx_needs", _needs, ""),
    "ablog": ("ablog", _post, "blog_baseurl = 'https://example.org'\n"),
    "sphinx-tags": ("sphinx_tags", _tags, "tags_create_tags = True\n"),
}


def installed() -> list[str]:
    return [name for name, (module, _, _) in _PEERS.items() if find_spec(module)]


def missing() -> list[str]:
    return [name for name in _PEERS if name not in installed()]


def rows(bench: Bench) -> Iterator[Row]:
    """Ours against each extension that is installed, on the same talks."""
    names = installed()
    ours = bench.ours("dokuwiki", bench.small)[1]("peers") if names else None
    for name in names:
        folder = bench.folder / name
        write_peer(folder, bench.notes[: bench.small], name)
        cost = sphinx(folder, bench.folder / f"{name}-out")
        if ours is not None:
            yield ratio(f"clean build, {bench.small} DokuWiki notes : {name}", [ours], [cost], 1.0)


def write_peer(folder: Path, notes: list[Note], name: str) -> None:
    """A project of the notes for one of :func:`installed`."""
    module, write, settings = _PEERS[name]
    write_bare(folder, notes, "rst")
    for number, note in enumerate(notes):
        (folder / "notes" / note.event / f"{note.name}.rst").write_text(write(note, number), "utf-8")
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"extensions = [{module!r}]\n{settings}")
    if name == "sphinx-needs":
        (folder / "topics.rst").write_text(f":orphan:\n\nTopics\n======\n\n{_TABLES}", "utf-8")
