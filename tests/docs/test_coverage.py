"""Whatever the code offers is documented: a new option, key or command fails here until it is."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from importlib import import_module, resources

import pytest
from docutils import nodes

from docs.documentation import DOCS, REPOSITORY, Site
from summitnotes.commands import VERBS
from summitnotes.exports.site import Site as ExportedSite
from summitnotes.exports.site import exported_files
from summitnotes.formats import MODULES
from summitnotes.records import filters, peoplefile, vocabulary
from summitnotes.records.eventfile import EVENT_KEYS, NOTES_KEYS, TALK_KEYS
from summitnotes.records.problems import Subtype
from summitnotes.sphinx.authoring.directives import DIRECTIVES
from summitnotes.sphinx.authoring.roles import ROLES
from summitnotes.sphinx.documenting.reference import subtype_help
from views.sample import CATALOGUE

OPTIONS = [(name, option.name) for name, one in DIRECTIVES.items() for option in one.options_known]
MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z0-9-]+):.*##", MAKEFILE, re.MULTILINE)
VARIABLES = re.findall(r"^(NOTES|SPHINXOPTS|PYTHON|[A-Z]+) +\?=", MAKEFILE, re.MULTILINE)
SCHEMA = json.loads(resources.files("summitnotes.exports").joinpath("talks.schema.json").read_text("utf-8"))
ROWS = {"events": "event", "notes": "notes", "talks": "talk", "people": "person", "topics": "topic"}
ROWS |= {"mentions": "mention", "warnings": "warning"}


def first_column(site: Site, docname: str, section: str) -> list[str]:
    """The words in code type in the first column of the tables of a section."""
    found: list[str] = []
    for node in site.doctree(docname).findall(nodes.section):
        if section not in node["ids"]:
            continue
        for table in (child for child in node.children if isinstance(child, nodes.table)):
            for row in next(iter(table.findall(nodes.tbody))).findall(nodes.row):
                found += [literal.astext() for literal in row[0].findall(nodes.literal)]
    return found


@pytest.mark.parametrize("name", list(DIRECTIVES))
def test_directive(site: Site, name: str) -> None:
    assert ("directive", name) in site.app.env.domains["rst"].data["objects"]
    assert DIRECTIVES[name].purpose
    assert f"{{summit-directive}} {name}\n" in (DOCS / "reference" / "directives.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_option(site: Site, name: str, option: str) -> None:
    assert ("directive:option", f"{name}:{option}") in site.app.env.domains["rst"].data["objects"]


@pytest.mark.parametrize("name", list(ROLES))
def test_role(site: Site, name: str) -> None:
    assert ("role", name) in site.app.env.domains["rst"].data["objects"]


def test_settings(site: Site) -> None:
    settings = {name for name in site.app.config._options if name.startswith("summit_")}
    documented = {name for kind, name in site.app.env.domains["std"].objects if kind == "confval"}
    assert settings
    assert settings - documented == set()


@pytest.mark.parametrize("subtype", list(Subtype))
def test_warning(site: Site, subtype: Subtype) -> None:
    assert subtype in dict(subtype_help())
    assert f"warning-{subtype.replace('_', '-')}" in site.app.env.domains["std"].anonlabels


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("the-event", EVENT_KEYS),
        ("notes", NOTES_KEYS),
        ("people-yml", peoplefile.PERSON_KEYS),
        ("vocabulary-yml", (*vocabulary.TOPIC_KEYS, "name", "until", "forms", "near", "never")),
    ],
)
def test_keys(site: Site, section: str, keys: tuple[str, ...]) -> None:
    assert set(first_column(site, "reference/files", section)) == set(keys)


def test_keys_of_talks(site: Site) -> None:
    """Two spellings of a key may share a row."""
    page = (DOCS / "reference" / "files.md").read_text("utf-8")
    table = page.split("### talks")[1].split("### Example")[0]
    assert [key for key in TALK_KEYS if f"`{key}`" not in table] == []
    assert set(first_column(site, "reference/files", "talks")) <= set(TALK_KEYS)


@pytest.mark.parametrize("name", list(SCHEMA["properties"]))
def test_talks_json(site: Site, name: str) -> None:
    assert f"`{name}`" in (DOCS / "reference" / "exports.md").read_text("utf-8")
    if name in ROWS:
        keys = set(SCHEMA["$defs"][ROWS[name]]["properties"])
        section = name if name != "warnings" else "warnings"
        assert set(first_column(site, "reference/exports", section)) == keys


def test_exported_files(site: Site) -> None:
    files = exported_files(ExportedSite(CATALOGUE, "https://notes.example/"))
    written = {file.name for file in files}
    written = {re.sub(r"^(notes|topics|series|people)/[^/.]*", r"\1/<id>", name) for name in written}
    assert "talks.json" in written
    assert "notes/<id>/event.ics" in written
    assert written - set(first_column(site, "reference/exports", "exports")) == set()


def test_make_targets(site: Site) -> None:
    documented = first_column(site, "reference/commands", "make")
    assert "html" in TARGETS
    assert [target for target in TARGETS if f"make {target}" not in documented] == []
    assert [word for word in documented if word.startswith("make ") and word[5:] not in TARGETS] == []
    assert [name for name in VARIABLES if name not in documented] == []


def verb_options() -> Iterator[str]:
    for name in sorted(set(VERBS.values())):
        parser = argparse.ArgumentParser()
        import_module(f"summitnotes.commands.{name}").add(parser)
        yield from (word for action in parser._actions for word in action.option_strings)


def test_verbs_and_their_options(site: Site) -> None:
    documented = first_column(site, "reference/commands", "python-m-summitnotes")
    assert [verb for verb in VERBS if verb not in documented] == []
    options = set(verb_options()) - {"-h", "--help"}
    assert "--notes" in options
    assert options - set(documented) == set()


def test_names_in_filters(site: Site) -> None:
    assert first_column(site, "reference/filters", "names") == list(filters.NAMES)
    page = (DOCS / "reference" / "filters.md").read_text("utf-8")
    assert [name for name in filters._SAME if f"`{name}`" not in page] == []


def test_formats(site: Site) -> None:
    documented = first_column(site, "reference/formats", "formats")
    assert [name for name in MODULES if name not in documented] == []
    sections = {node["ids"][0] for node in site.doctree("reference/formats").findall(nodes.section)}
    assert {name.partition(":")[0] for name in MODULES} - sections == set()


def files_named() -> Iterator[tuple[str, str]]:
    """Every path of the code that the pages for developers name in code type."""
    pages = [*(DOCS / "develop").glob("*.md"), DOCS / "reference" / "formats.md", REPOSITORY / "README.md"]
    for page in sorted([*pages, REPOSITORY / "CONTRIBUTING.md"]):
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", page.read_text("utf-8")):
            if "yours" not in path and "-lyon" not in path and not path.startswith("_build/"):
                yield page.name, path


@pytest.mark.parametrize(("page", "path"), sorted(set(files_named())))
def test_named_file_exists(page: str, path: str) -> None:
    package = REPOSITORY / "_ext" / "summitnotes"
    roots = (REPOSITORY, package, package / "templates")
    assert any((root / path).exists() for root in roots), f"{page} names {path}"
