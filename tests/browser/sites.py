"""The sites that are looked at: the notes of this repository, those of strangers, and very many.

The pages around the notes are the same three times; ``summit_notes_dir`` says which notes stand in them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import FORMATS, make_notes, write_notes
from browser.serving import REPOSITORY
from summitnotes.commands.policy import policy

#: Notes with no sidecar: dates as headings, no headings at all, a lone file, slips and dead links.
STRANGERS = Path(__file__).parent / "strangers"
#: Enough that talks, events and topics need a page a year. ``make trust`` takes more.
MANY = 300 if os.environ.get("SUMMIT_THOROUGH") else 100


@dataclass(frozen=True)
class Kind:
    """A site, and a page of every kind that it has."""

    pages: tuple[str, ...]
    notes: Callable[[Path], Path] | None = None  # writes them below a folder; None: those of the repository
    query: str = "ceph"  # finds something


def _many(folder: Path) -> Path:
    notes = make_notes(MANY)
    for number, name in enumerate(FORMATS):
        write_notes(folder / "notes", notes[number :: len(FORMATS)], name)
    return folder / "notes"


SITES = {
    "shipped": Kind(
        (
            "index.html",
            "events.html",
            "notes/2014-05-paris/index.html",
            "notes/2012-09-dreamhost/notes.html",
            "notes/2012-10-san-diego/day-2.html",
            "notes/2014-05-atlanta/notes.html",
            "notes/2014-05-paris/notes.html",
            "notes/2017-05-boston/week.html",
            "talks.html",
            "topics.html",
            "topics/neutron.html",
            "people.html",
            "people/nick-barcet.html",
            "series/openstack-summit.html",
            "bibliography.html",
            "guide/index.html",
            "guide/start.html",
            "reference/directives.html",
            "develop/index.html",
            "search.html",
            "search.html?q=neutron",
            "genindex.html",
            "no/such/page.html",
        )
    ),
    "strangers": Kind(
        (
            "index.html",
            "events.html",
            "talks.html",
            "topics.html",
            "topics/ceph.html",
            "people.html",
            "people/ines-garnier.html",
            "notes/harbour-meetup.html",
            "notes/lille/index.html",
            "notes/lille/notes.html",
            "notes/oslo/index.html",
            "notes/oslo/first.html",
            "notes/oslo/second.html",
            "notes/porto/index.html",
            "notes/porto/agenda.html",
            "search.html?q=ceph",
            "genindex.html",
        ),
        lambda folder: STRANGERS,
    ),
    "many": Kind(
        (
            "index.html",
            "events.html",
            "events/2024.html",
            "talks.html",
            "talks/2024.html",
            "topics.html",
            "topics/ceph.html",
            "topics/ceph/2024.html",
            "people.html",
            "people/ada-almeida.html",
            "notes/2024-05-meeting-16/index.html",
            *(f"notes/2024-05-meeting-16/day-{day}.html" for day in (1, 2, 3, 4)),  # a format each
            "search.html?q=ceph",
        ),
        _many,
    ),
}
#: Site and page, of all that are looked at.
PAGES = [(site, path) for site, kind in SITES.items() for path in kind.pages]


def policy_of(folder: Path) -> str:
    """The policy of a built site, as the command makes it: pages of notes are not asked."""
    pages = (path for path in folder.rglob("*.html") if folder / "notes" not in path.parents)
    return policy(path.read_text("utf-8") for path in pages)


def build(site: str, folder: Path) -> Path:
    """Build a site below ``folder``; the folder of the pages."""
    write, out = SITES[site].notes, folder / "html"
    notes = ("-D", f"summit_notes_dir={write(folder)}") if write else ()
    command = [sys.executable, "-m", "sphinx", "-q", "-c", ".", *notes, "-d", str(folder / "doctrees")]
    done = subprocess.run(
        [*command, "docs", str(out)], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the site does not build:\n{done.stderr}")
    return out
