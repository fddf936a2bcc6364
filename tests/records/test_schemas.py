"""The schemas for editors hold every key that a reader knows, and fit the files that ship."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from summitnotes.records.schemas import schemas

REPOSITORY = Path(__file__).parents[2]
FILES = {
    "event.schema.json": sorted((REPOSITORY / "docs" / "notes").glob("*/event.yml")),
    "people.schema.json": [REPOSITORY / "docs" / "people.yml"],
    "vocabulary.schema.json": [REPOSITORY / "docs" / "vocabulary.yml"],
}


@pytest.mark.parametrize("name", FILES)
def test_written_as_the_readers_have_it(name: str) -> None:
    written = json.loads((REPOSITORY / ".vscode" / "schemas" / name).read_text("utf-8"))
    assert written == schemas()[name], "run: python -m summitnotes.records.schemas .vscode/schemas"
    jsonschema.Draft202012Validator.check_schema(written)


@pytest.mark.parametrize("name", FILES)
def test_what_ships_fits(name: str) -> None:
    check = jsonschema.Draft202012Validator(schemas()[name])
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
        ("vocabulary.schema.json", [{"id": "x", "broder": "y"}]),
    ],
)
def test_slips_are_seen(name: str, data: object) -> None:
    assert list(jsonschema.Draft202012Validator(schemas()[name]).iter_errors(data))


def test_the_workspace_names_them() -> None:
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))
    assert {Path(path).name for path in settings["yaml.schemas"]} == FILES.keys()
