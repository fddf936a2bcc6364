"""The parts of the reference that are printed from the code, so that they cannot drift from it.

The pages of the reference are Markdown; what is printed is written as Markdown and parsed in place.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from docutils import nodes
from sphinx.config import ENUM
from sphinx.util.docutils import SphinxDirective

from summitnotes.catalogue.precedence import Authority
from summitnotes.formats.plaintext import rules as plaintext_rules
from summitnotes.records import problems
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.authoring.directives import DIRECTIVES
from summitnotes.sphinx.authoring.options import Option, UnusableError, expression
from summitnotes.sphinx.store.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

#: What the argument of a directive is; the others take none.
ARGUMENTS = {"talk": "title", "event": "title or id"}
#: No option takes this, so each that is choosy says what it takes.
_UNUSABLE = "\N{REPLACEMENT CHARACTER}"
_MEMBER = re.compile(r'^ +\w+ = "(?P<name>\w+)" +#: (?P<help>.+)$', re.MULTILINE)


class Printed(SphinxDirective):
    """A directive whose result is Markdown that is parsed in place."""

    has_content = True
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(self.print(), offset=self.content_offset)

    def print(self) -> str:
        raise NotImplementedError

    @property
    def subject(self) -> str:
        return self.arguments[0] if self.arguments else ""

    @property
    def prose(self) -> str:
        return "\n".join(self.content)

    def unknown(self, what: str) -> str:
        path = self.env.doc2path(self.env.docname, base=False).__fspath__()
        problem = Problem(
            Subtype.DIRECTIVE, f'there is no {what} "{self.subject}"; left out.', self.lineno, path
        )
        domain_of(self.env).note_problems(self.env.docname, [problem])
        return ""


class PrintDirective(Printed):
    """``summit-directive NAME``: a directive with its options, and the content as prose."""

    def print(self) -> str:
        known = DIRECTIVES.get(self.subject)
        if known is None:
            return self.unknown("directive")
        signature = f".. {self.subject}:: {ARGUMENTS.get(self.subject, '')}".rstrip()
        lines = [f"``````{{rst:directive}} {signature}", known.purpose, "", self.prose, ""]
        for option in known.options_known:
            lines += ["`````{rst:directive:option} " + _signature(option), _help(option), "`````", ""]
        return "\n".join([*lines, "``````"])


def _signature(option: Option) -> str:
    return option.name if option.flag else f"{option.name}: {_value(option)}"


def _value(option: Option) -> str:
    name = getattr(option.read, "__name__", "")
    return {"names": "list", "speakers": "list", "links": "list", "url": "address"}.get(name, "") or (
        name if name in ("text", "date", "number", "minutes", "clock", "expression") else "value"
    )


def _help(option: Option) -> str:
    """The sentence of the option and, where it is choosy, what it takes, in the words of its warning."""
    if option.flag or option.read is expression:
        return option.help
    try:
        option.read(_UNUSABLE)
    except UnusableError as error:
        takes = str(error)
    else:
        return option.help
    words = takes.removeprefix("one of: ").split(", ")
    if takes.startswith("one of: "):
        return (
            option.help
            if all(word in option.help for word in words)
            else f"{option.help} One of: {takes[8:]}."
        )
    return f"{option.help} {takes[0].upper()}{takes[1:]}."


class PrintSetting(Printed):
    """``summit-setting NAME``: a setting of conf.py with its type and default, and the content as prose."""

    def print(self) -> str:
        known = self.config._options.get(self.subject)
        if known is None:
            return self.unknown("setting")
        types = known.valid_types
        if isinstance(types, ENUM):
            kind = "one of " + ", ".join(f'`"{choice}"`' for choice in sorted(map(str, types._candidates)))
        else:
            found = [types] if isinstance(types, type) else list(types)
            kind = " or ".join(f"`{each.__name__}`" for each in found) or f"`{type(known.default).__name__}`"
        head = [f"````{{confval}} {self.subject}", f":type: {kind}", f":default: `{known.default!r}`"]
        return "\n".join([*head, "", self.prose, "````"])


class PrintWarnings(Printed):
    """``summit-warnings FILE``: every subtype with the comment that explains it, and its example.

    The YAML file has under the name of a subtype the ``files`` of a site, by their paths, and what a build
    ``says`` of them. The first file is shown.
    """

    def print(self) -> str:
        path = Path(self.env.relfn2path(self.subject)[1])
        self.env.note_dependency(path)
        examples = yaml.safe_load(path.read_text("utf-8"))
        lines = []
        for name, text in subtype_help():
            lines += [f"(warning-{name.replace('_', '-')})=", f"`summit.{name}`", f": {_sentence(text)}", ""]
            lines += [f"  {row}" for row in _example(examples[name])] if name in examples else []
        return "\n".join(lines)


def _example(example: Mapping[str, Any]) -> Iterator[str]:
    path, text = next(iter(example["files"].items()))
    if text:
        encoding = f", in {example['encoding'].title()}" if "encoding" in example else ""
        readable = "".join(
            sign if sign.isprintable() or sign == "\n" else "\N{SYMBOL FOR BELL}" for sign in text
        )
        yield from (f"`{path}`{encoding}:", "", "`````text", *readable.splitlines(), "`````", "")
    yield from ("`````text", example["says"], "`````", "")


class PrintPrecedence(Printed):
    """``summit-precedence``: who is believed first, from the comments of the table."""

    def print(self) -> str:
        members = re.findall(r"^ +[A-Z_]+ = \d+ +#: (.+)$", inspect.getsource(Authority), re.MULTILINE)
        return "\n".join(f"{number}. {text}" for number, text in enumerate(members, 1))


class PrintPlaintextRules(Printed):
    """``summit-plaintext-rules``: what gives a line of plain text its kind, in order."""

    def print(self) -> str:
        lines = []
        for rule in plaintext_rules.RULES:
            text = inspect.cleandoc(rule.find.__doc__ or "").split("\n\n")[0].replace("``", "`")
            lines += [f"`{rule.name}`", f": {' '.join(text.split())}", ""]
        return "\n".join(lines)


def subtype_help() -> Iterator[tuple[str, str]]:
    """Each warning subtype and its comment, in the order of the code."""
    for member in _MEMBER.finditer(inspect.getsource(problems.Subtype)):
        yield member["name"], member["help"]


def _sentence(text: str) -> str:
    first = text.split()[0]
    return f"{text}." if "." in first else f"{text[0].upper()}{text[1:]}."


def setup(app: Sphinx) -> None:
    app.add_directive("summit-directive", PrintDirective)
    app.add_directive("summit-setting", PrintSetting)
    app.add_directive("summit-warnings", PrintWarnings)
    app.add_directive("summit-precedence", PrintPrecedence)
    app.add_directive("summit-plaintext-rules", PrintPlaintextRules)
