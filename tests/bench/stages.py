"""Where the time of a clean build goes, stage by stage: ``make bench-stages``. Needs py-spy.

py-spy looks at the stack many times a second. The innermost frame that belongs to a stage decides, so what a
library does is counted where it was asked for.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.bench.costs import Bench
from tests.bench.measure import ROOT

#: Stage -> what the name or the path of one of its frames holds; the first that fits.
STAGES = {
    "readers (formats/)": ("summitnotes/formats/",),
    "findings": ("summitnotes/findings/",),
    "our transforms": ("summitnotes/sphinx/transforms/", "summitnotes/sphinx/tree/"),
    "catalogue": ("summitnotes/catalogue/compiling", "summitnotes/records/catalogue", "store/known"),
    "what pages took from it": (
        "summitnotes/catalogue/watching",
        "summitnotes/catalogue/marks",
        "summitnotes/sphinx/writing/pages",
    ),
    "which pages change": ("summitnotes/sphinx/writing/incremental", "summitnotes/sphinx/writing/sidebar"),
    "templates of views": ("templates/summitnotes/", "summitnotes/views/render"),
    "models of views": ("summitnotes/views/", "summitnotes/sphinx/writing/rendering"),
    "around cards, lines": ("summitnotes/sphinx/writing/placing", "summitnotes/sphinx/writing/lines"),
    "head of pages": ("summitnotes/sphinx/writing/metadata", "summitnotes/exports/jsonld"),
    "exports": ("summitnotes/exports/", "summitnotes/sphinx/writing/exporting"),
    "search": ("sphinx/search/", "summitnotes/sphinx/searching/"),
    "sidebar": ("summitnotes/sphinx/writing/navigation", "furo/navigation"),
    "templates of pages": (
        "sphinx/jinja2glue",
        "furo/",
        "builders/html/__init__.py:handle_page",
        "builders/html/__init__.py:get_doc_context",
    ),
    "pickling trees": ("write_doctree", "get_doctree", "get_and_resolve_doctree"),
    "post-transforms": ("apply_post_transforms",),
    "transforms of Sphinx and docutils": ("transforms/",),
    "settings of docutils": ("docutils/frontend.py", "_get_settings"),
    "writing nodes": ("writers/", "docutils/nodes.py:walkabout"),
    "beginning": ("sphinx/registry.py", "importlib", "sphinx/application.py:__init__", "sphinx/config.py"),
}


def print_stages(bench: Bench) -> int:
    """Print the share of each stage of a clean build of DokuWiki notes."""
    spy = shutil.which("py-spy", path=str(Path(sys.executable).parent)) or shutil.which("py-spy")
    if spy is None:
        print("py-spy is not installed: pip install -r requirements-bench.txt")
        return 2
    source, _ = bench.ours("dokuwiki")
    raw = bench.folder / "stacks"
    build = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), str(source), str(bench.folder / "spied")]
    command = [spy, "record", "--full-filenames", "--rate", "50", "--format", "raw", "--output", str(raw)]
    subprocess.run([*command, "--", *build], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    counts = Counter[str]()
    for line in raw.read_text("utf-8").splitlines():
        stack, _, count = line.rpartition(" ")
        counts[stage_of(stack.split(";"))] += int(count)
    for stage, count in counts.most_common():
        print(f"{stage:<36} {100 * count / counts.total():5.1f} %")
    return 0


def stage_of(stack: list[str]) -> str:
    """The stage of a stack, whose frames are ``function (path:line)``, the outermost first."""
    for frame in reversed(stack):
        name, _, place = frame.partition(" (")
        where = f"{place.rpartition(':')[0]}:{name}"
        for stage, marks in STAGES.items():
            if any(mark in where for mark in marks):
                return stage
    return "else"
