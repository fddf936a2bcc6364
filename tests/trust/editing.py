"""A small site that is edited in every way, and built again and again: what its last build must equal.

Names and texts are few, so that edits meet: a picture comes before the note that shows it, a label moves to
another page, a file takes the place of one that was removed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sphinx.builders.html._assets import _file_checksum_inner

from ..site.comparing import differences
from ..site.conftest import Built, builder_in

CONF = """
extensions = ["myst_parser", "sphinxcontrib.bibtex", "summitnotes"]
primary_domain = "summit"
smartquotes = False
html_theme = "basic"
root_doc = "index"
html_static_path = ["static"]
html_css_files = ["own.css"]
bibtex_bibfiles = ["references.bib"]
"""

FOLDERS = ("notes/2014-05-a", "notes/2015-b")
#: Names with a dot inside, and two that are one when their suffix is taken away.
NOTES = ("k.rst", "k.md", "v1.rst", "v1.2.rst", "day.txt", "day.dokuwiki")
PAGES = ("page.md", "page.rst", "sub/deep.md")
PICTURES = ("pic.png", "sub/pic.png")

_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
#: Two pictures, and what is none.
BYTES = (_PNG, _PNG + b"\x00", b"no picture")

TEXTS = {
    ".rst": (
        "Day\n===\n\n10:00 - Ceph at home / Ann Lee\n-------------------------------\n\nwords\n",
        "Other day\n=========\n\n.. image:: pic.png\n\n`pic <pic.png>`_ `k <k.md>`_\n\n.. tlak:: x\n",
        "Day\n===\n\n:date: 2014-05-07\n\n11:00 - Queues / Bo Chen\n"
        "------------------------\n\n:cite:`one`\n",
    ),
    ".md": (
        "# Day\n\n## 10:00 - Ceph at home / Ann Lee\n\n- words\n\n![pic](pic.png)\n",
        "# Words\n\n[other](v1.rst) [gone](day.txt) {talk}`Ceph at home` {ref}`page-lab`\n\n"
        "## More\n\ntext\n",
        "---\ndate: 2014-05-08\n---\n# Tuesday\n\n## Queues / Bo Chen\n\n- RabbitMQ\n\n"
        "```{talk} A\n:star: x\n```\n",
    ),
    ".txt": (
        "Day\n\n10:00 - Ceph at home / Ann Lee\n\n- words about Ceph\n",
        "Notes of 7 May 2014\n\n11:00 - Queues / Bo Chen\n\n- RabbitMQ 1\n",
    ),
    ".dokuwiki": (
        "====== Day ======\n\n===== 10:00 - Ceph at home / Ann Lee =====\n\n"
        "{{pic.png}} [[k]] [[k#day|there]]\n",
        "====== Day ======\n\n===== Queues / Bo Chen =====\n\n  * words\n",
    ),
}
#: STEM is the name of the page: of a label on two pages Sphinx judges by the order of reading.
PAGE_TEXTS = {
    ".md": (
        "# Page\n\n(STEM-lab)=\n## Label\n\n{talk}`Ceph at home` {event}`2014-05-a` {cite}`one`\n\n"
        "{talk}`no`\n",
        "# Page\n\n{ref}`page-lab` {person}`Ann Lee` [b](sub/deep.md) {ref}`deep-lab`\n\n"
        "```{talk-list}\n```\n",
    ),
    ".rst": (
        "Page\n====\n\n.. talk-list::\n   :year: 2014\n\n:talk:`Queues`\n\n.. bibliography::\n   :all:\n",
        "Page\n====\n\n.. topic-index::\n",
    ),
}
EVENTS = (
    "title: The days\nstart: 2014-05-06\n",
    "title: Other days\nstart: 2015-05-06\nend: 2015-05-08\nlocation: Oslo\n",
    "titel: Slip\ntalks:\n- at: Ceph at home\n  topics: [ceph, nothing]\n  kind: keynote\n",
    "title: The days\ntalks: [\n",
)
DATA = {
    "vocabulary.yml": (
        "topics:\n- {id: ceph, pref_label: {en: Ceph}}\n",
        "topics:\n- {id: ceph, pref_label: {en: Ceph}}\n- {id: queue, pref_label: {en: RabbitMQ}}\n",
    ),
    "people.yml": (
        "people:\n- {name: Ann Lee, affiliations: [Acme]}\n",
        "people:\n- {name: Bo Chen, aliases: [Ann Lee]}\n",
    ),
    "references.bib": (
        "@book{one, title={One}, author={A B}, year={1984}, publisher={P}}\n",
        "@book{one, title={Won}, author={C D}, year={1985}, publisher={P}}\n",
        "@book{two, title={Two}, author={A B}, year={1984}, publisher={P}}\n",
    ),
    "static/own.css": ("a { color: red }\n", "a { color: blue }\n"),
}
SETTINGS: tuple[dict[str, object], ...] = (
    {},
    {"html_baseurl": "https://a.example/"},
    {"html_title": "Another"},
    {"html_show_copyright": False},
)
_INDEX = """# Site

```{toctree}
:glob:
page*
sub/*
```

```{event-list}
:toctree:
```

```{topic-index}
```
"""


class Site:
    """The sources, and what is built from them step by step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "site"
        self.overrides: dict[str, object] = {}
        self.write("conf.py", CONF)
        self.write("index.md", _INDEX)
        self.write("vocabulary.yml", DATA["vocabulary.yml"][0])
        self.write("references.bib", DATA["references.bib"][0])
        self.write("static/own.css", DATA["static/own.css"][0])
        self.write("notes/2014-05-a/k.rst", TEXTS[".rst"][0])
        self.write_page("page.md", 0)

    def write(self, path: str, content: str | bytes) -> None:
        target = self.source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def write_page(self, path: str, number: int) -> None:
        texts, place = PAGE_TEXTS[Path(path).suffix], Path(path).stem
        self.write(path, texts[number % len(texts)].replace("STEM", place))

    def older(self, path: str) -> None:
        """As ``git checkout`` or ``rsync -t`` may leave it: what is there now has the time of long ago."""
        os.utime(self.source / path, (1_000_000_000, 1_000_000_000))

    def remove(self, path: str) -> None:
        target = self.source / path
        shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)

    def rename(self, old: str, new: str) -> None:
        (self.source / new).parent.mkdir(parents=True, exist_ok=True)
        (self.source / old).replace(self.source / new)

    def files(self) -> list[str]:
        """The sources that may be edited, in order."""
        kept = ("conf.py", "index.md", "static/own.css")
        found = (path for path in self.source.rglob("*") if path.is_file())
        return sorted(
            name for path in found if (name := path.relative_to(self.source).as_posix()) not in kept
        )

    def built(self) -> list[str]:
        """What builds have left: pages, parts and doctrees, in order."""
        folders = [self.folder / "site-html", self.folder / "site-doctrees-html"]
        found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def build(self, parallel: int = 0) -> Built:
        _file_checksum_inner.cache_clear()  # of style sheets: Sphinx keeps it as long as a process lives
        return builder_in(self.folder)(parallel=parallel, overrides=dict(self.overrides))

    def faults(self) -> list[str]:
        """How the next build differs from a fresh one: names of files, and warnings."""
        again = self.build()
        fresh = builder_in(self.folder / "fresh")
        shutil.copytree(self.source, self.folder / "fresh" / "site")
        _file_checksum_inner.cache_clear()
        whole = fresh(overrides=dict(self.overrides))
        found = differences(again.out, whole.out)
        for line in sorted({*again.warnings, *whole.warnings}):
            times = again.warnings.count(line), whole.warnings.count(line)
            if times[0] != times[1]:
                found.append(f"{times[0]} instead of {times[1]} times: {line}")
        shutil.rmtree(self.folder / "fresh")
        return found
