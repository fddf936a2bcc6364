"""The schemas for editors hold every key that a reader knows, and fit the files that ship."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from summitnotes.records.frontmatter import Fact, front_matter, known_keys
from summitnotes.records.schemas import schemas

REPOSITORY = Path(__file__).parents[2]
FILES = {
    "event.schema.json": sorted((REPOSITORY / "docs" / "notes").glob("*/event.yml")),
    "people.schema.json": [REPOSITORY / "docs" / "people.yml"],
    "vocabulary.schema.json": [REPOSITORY / "docs" / "vocabulary.yml"],
}


MATTER = "frontmatter.schema.json"


@cache
def checker(name: str) -> jsonschema.Draft202012Validator:
    """One for all tests: to compile a schema costs more than to use it."""
    return jsonschema.Draft202012Validator(schemas()[name])


@pytest.mark.parametrize("name", [*FILES, MATTER])
def test_written_as_the_readers_have_it(name: str) -> None:
    written = json.loads((REPOSITORY / ".vscode" / "schemas" / name).read_text("utf-8"))
    assert written == schemas()[name], "run: python -m summitnotes.records.schemas .vscode/schemas"
    jsonschema.Draft202012Validator.check_schema(written)


@pytest.mark.parametrize("name", FILES)
def test_what_ships_fits(name: str) -> None:
    check = checker(name)
    for path in FILES[name]:
        # As editors see it: a date is text.
        data = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
        assert [error.message for error in check.iter_errors(data)] == [], path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("event.schema.json", {"titel": "X"}),
        ("event.schema.json", {"talks": [{"at": "x", "status": "maybe"}]}),
        ("people.schema.json", {"people": [{"nom": "X"}]}),
        (MATTER, {"language": "klingon!"}),
        (MATTER, {"start": "soon"}),
        (MATTER, {"topics": {"ceph": 1}}),
        ("vocabulary.schema.json", [{"id": "x", "broder": "y"}]),
    ],
)
def test_slips_are_seen(name: str, data: object) -> None:
    assert list(checker(name).iter_errors(data))


@pytest.mark.parametrize(("key", "field"), list(known_keys()))
def test_the_reader_takes_what_the_schema_of_front_matter_allows(key: str, field: str) -> None:
    value = {"language": "fr", "start": "2026-10-12", "end": "2026-10-14", "date": "2026-10"}.get(field, "x")
    value = f"https://example.org/{value}" if field in ("source", "slides", "video") else value
    checker(MATTER).validate({key: value})
    said = front_matter([Fact(key, (value,))])
    assert getattr(said, field) in (value, (value,))


@pytest.mark.parametrize("name", ["yaml.md", "above-wiki.dokuwiki"])
def test_front_matter_that_is_read_fits(name: str) -> None:
    text = (REPOSITORY / "tests" / "formats" / "frontmatter" / "samples" / name).read_text("utf-8")
    data = yaml.safe_load(text.split("\n---\n")[0])
    checker(MATTER).validate(json.loads(json.dumps(data, default=str)))


def test_the_workspace_names_them() -> None:
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))
    assert {Path(path).name for path in settings["yaml.schemas"]} == FILES.keys()
