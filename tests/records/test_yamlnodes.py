"""Editors' YAML: values with their lines, complaints with theirs, and no text that raises or stalls."""

from __future__ import annotations

import pytest

from summitnotes.records import yamlnodes
from summitnotes.records.problems import Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlScalar, did_you_mean
from work import LINEAR, exponent, repeated

TEXT = """\
title: A day
titel: slip
tags: [one, two]
single: only
none: ~
quoted: "~"
no: no
when: 2014-05
title: again
"""


def read(text: str) -> tuple[YamlFile, dict[str, object]]:
    file = YamlFile(text, "x.yml")
    return file, dict(file.fields(file.root, "x.yml"))


def told(file: YamlFile) -> list[tuple[str, int | None]]:
    return [(str(problem.subtype), problem.line) for problem in file.problems]


def test_values_keep_their_lines_and_stay_text() -> None:
    file, fields = read(TEXT)
    assert fields["title"] == YamlScalar("A day", 1)
    assert [(tag.text, tag.line) for tag in file.strings(fields["tags"], "tags")] == [("one", 3), ("two", 3)]  # type: ignore[arg-type]
    assert [tag.text for tag in file.strings(fields["single"], "single")] == ["only"]  # type: ignore[arg-type]
    assert "none" not in fields
    assert fields["quoted"] == YamlScalar("~", 6, quoted=True)
    assert fields["no"] == YamlScalar("no", 7)
    assert fields["when"] == YamlScalar("2014-05", 8)
    assert told(file) == [("duplicate", 9)]
    assert "line 1" in file.problems[0].message


def test_unknown_keys_get_a_suggestion() -> None:
    file = YamlFile(TEXT, "x.yml")
    file.fields(file.root, "x.yml", known=("title", "tags", "single", "none", "quoted", "no", "when"))
    assert told(file) == [("key", 2), ("duplicate", 9)]
    assert 'did you mean "title"?' in file.problems[0].message
    assert file.problems[0].path == "x.yml"
    assert did_you_mean("zzz", ["title"]) == ""


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", [("yaml", 2)]),
        ("a: &x [1]\nb: *x\n", [("limit", 2)]),
        ("a: &s word\nb: *s\n", []),
        ("a: *nobody\n", [("limit", 1)]),
        ("a: 1\r\nb: \x00\rc: 2\n", [("control", 2)]),
        ("a: 1\u2028b\nc: \tx: y\n", [("yaml", 2)]),
        ("- a\n---\n- b\n", [("yaml", 2)]),
        ("a: !!python/object/apply:os.system [x]\n", []),
        ("[" * 5000, [("limit", 1)]),
    ],
)
def test_faults_are_reported_at_their_line(text: str, problems: list[tuple[str, int]]) -> None:
    found = told(YamlFile(text))
    assert [one for one in found if one[0] != "control"] == [one for one in problems if one[0] != "control"]
    assert set(problems) <= set(found)


def test_what_stands_before_a_fault_is_kept() -> None:
    file, fields = read("a: one\nb: two\nc: [x, y\nd: z\n")
    assert list(fields)[:3] == ["a", "b", "c"]
    assert [problem.line for problem in file.problems] == [3]  # where the bracket opens


def test_wrong_shapes_are_reported_and_give_nothing() -> None:
    file, fields = read("map: {a: 1}\nlist: [[x]]\nnumber: 1e3\nflag: maybe\nyes: yes\nten: 10\n")
    node = file.root
    assert isinstance(node, YamlMap)
    values = file.fields(node, "x")
    assert file.string(values["map"], "map") is None
    assert file.entries(values["map"], "map") == ()
    assert isinstance(values["list"], YamlList)
    assert file.strings(values["list"], "list") == ()
    assert file.integer(values["number"], "number") is None
    assert file.integer(values["ten"], "ten") == 10
    assert file.boolean(values["flag"], "flag") is None
    assert file.boolean(values["yes"], "yes") is True
    assert [problem.line for problem in file.problems] == [1, 1, 2, 3, 4]
    assert fields.keys() == values.keys()


@pytest.mark.parametrize(
    "unit", ["- ", "? ", "[", "{a: ", "&a ", "!a ", "'", '"', "a:\n", "|\n", "%", "- [", "*a "]
)
def test_work_on_hostile_text_is_linear(unit: str) -> None:
    assert exponent(YamlFile, repeated(unit), 200) < LINEAR


def test_a_bomb_of_aliases_stays_small() -> None:
    levels = "\n".join(f"a{k + 1}: &a{k + 1} [{', '.join([f'*a{k}'] * 9)}]" for k in range(9))
    file = YamlFile(f"a0: &a0 [lol]\n{levels}\n")
    assert {problem.subtype for problem in file.problems} == {Subtype.LIMIT}


@pytest.mark.parametrize("text", ["a: [{}]\n", "a: {{{}}}\n"], ids=["list", "mapping"])
def test_a_list_ends_at_a_bound_and_says_so_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlnodes, "MAX_ENTRIES", 3)
    file, fields = read(text.format(", ".join(f"\n k{n}: x" for n in range(9))))
    node = fields["a"]
    assert isinstance(node, YamlList | YamlMap)
    assert len(node.items if isinstance(node, YamlList) else node.pairs) == 3
    assert told(file) == [("limit", 5)]
