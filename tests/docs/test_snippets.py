"""The snippets of the workspace: every directive and role in both syntaxes, and what they write builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.site.conftest import builder_in

from docs.documentation import REPOSITORY
from summitnotes.sphinx.authoring.directives import DIRECTIVES
from summitnotes.sphinx.authoring.roles import ROLES

SNIPPETS = json.loads((REPOSITORY / ".vscode" / "summit.code-snippets").read_text("utf-8"))
SYNTAXES = {"markdown": ".md", "restructuredtext": ".rst"}
#: What the snippets speak of.
SITE = {
    "index.md": "# Site\n\n```{toctree}\n:glob:\npages/*\n```\n",
    "notes/2026-10-lyon/notes.txt": "Lyon\n\nSome words of the notes about Ceph.\n\nMore.\n",
    "vocabulary.yml": """topics:
- {id: openstack, pref_label: {en: OpenStack}}
- {id: ceph, pref_label: {en: Ceph}}
- {id: storage, pref_label: {en: storage}}
""",
    "people.yml": "people:\n",
}
#: A snippet of YAML goes to the end of one of these.
FILES = {
    "event-file": "notes/2026-10-lyon/event.yml",
    "talk-entry": "notes/2026-10-lyon/event.yml",
    "topic": "vocabulary.yml",
    "person": "people.yml",
}
BEFORE = {"talk-entry": "talks:\n"}


def written(name: str) -> str:
    """What a snippet leaves when its author changes nothing."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "").rstrip() + "\n"


def test_each_directive_and_role_is_offered_in_both_syntaxes() -> None:
    offered = {(one["scope"], one["prefix"]) for one in SNIPPETS.values()}
    wanted = {*DIRECTIVES, *(f"{role}-link" for role in ROLES)}
    assert {(scope, name) for name in wanted for scope in SYNTAXES} <= offered


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippet_has_a_description(name: str) -> None:
    assert SNIPPETS[name]["description"]
    assert SNIPPETS[name]["scope"] in {*SYNTAXES, "yaml"}


def test_what_the_snippets_write_builds_in_silence(tmp_path: Path) -> None:
    files = dict(SITE)
    for number, (name, one) in enumerate(SNIPPETS.items()):
        if one["scope"] == "yaml":
            path = FILES[one["prefix"]]
            files[path] = files.get(path, "") + BEFORE.get(one["prefix"], "") + written(name)
            continue
        suffix = SYNTAXES[one["scope"]]
        title = f"Page {number}"
        rule = "=" * len(title)
        head = f"# {title}\n\n" if suffix == ".md" else f"{title}\n{rule}\n\n"
        text = written(name).replace("Title\n", f"{title} of {one['prefix']}\n")
        front = one["prefix"] == "front-matter"
        files[f"pages/p{number:02}{suffix}"] = f"{text}\n{head}" if front else f"{head}{text}"
    files["pages/p00.md"] = files["pages/p00.md"].replace("Page 0 of talk", "Title of the talk")
    built = builder_in(tmp_path)(files=files)
    assert built.warnings == []
    assert {talk.title for talk in built.catalogue.talks} >= {"Title of the talk", "words of the notes"}
