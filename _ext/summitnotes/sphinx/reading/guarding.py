"""Notes are read by the parsers of Sphinx and MyST; the powers are taken out of directives and roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util.docutils import CustomReSTDispatcher

from summitnotes.formats.bounds import refused
from summitnotes.formats.literal import literally
from summitnotes.formats.refusing import CLASSES, refusal
from summitnotes.formats.rst.allowed import ALLOWED_RST_DIRECTIVES, ALLOWED_RST_ROLES, SILENT
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from docutils.nodes import Node, system_message
    from docutils.parsers.rst.states import Inliner
    from sphinx.util.typing import RoleFunction


#: Directives that may open files, and the options by which they do.
_OPENING = frozenset({"csv-table"})
_FILES = frozenset({"file", "url"})
#: Options by which a directive gives classes.
_CLASSES = frozenset({"class", "figclass"})
_BLANKS = re.compile(r"(?<=\S) +(?=\S)")


class Guarded(CustomReSTDispatcher):
    """While active, directives take no option beyond its bounds, and give no classes but those of notes.

    ``problems`` collects what was refused, with lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._plain: dict[type[Directive], type[Directive]] = {}

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[system_message]]:
        found, messages = super().directive(directive_name, language_module, document)
        if found is None or not found.option_spec:
            return found, messages
        if found not in self._plain:
            plain = _bounded(found)
            if _CLASSES & found.option_spec.keys():
                plain = _without_classes(plain, self.problems)
            self._plain[found] = plain
        return self._plain[found], messages


class GuardedReST(Guarded):
    """While active, directives and roles that notes may not use become literal text, too."""

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[system_message]]:
        found, messages = super().directive(directive_name, language_module, document)
        name = directive_name.lower()
        if name in SILENT:
            return _Silent, []
        if name not in ALLOWED_RST_DIRECTIVES:
            return _refused(self.problems, exists=found is not None), []
        if found is None:
            return found, messages
        if name in ("image", "figure"):
            found = _with_blanks(found)
        elif name in _OPENING:
            found = _closed(found, self.problems)
        return _keeping(found), messages

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Any
    ) -> tuple[RoleFunction, list[system_message]]:
        if role_name.lower() in ALLOWED_RST_ROLES or not role_name:
            return super().role(role_name, language_module, lineno, reporter)
        problems = self.problems
        exists = super().role(role_name, language_module, lineno, reporter)[0] is not None

        def refused(
            name: str,
            rawtext: str,
            text: str,
            lineno: int,
            inliner: Inliner,
            options: dict[str, Any] | None = None,
            content: Sequence[str] = (),
        ) -> tuple[list[Node], list[system_message]]:
            problems.append(refusal("role", name, ALLOWED_RST_ROLES, lineno, exists=exists))
            return [nodes.Text(rawtext)], []

        return refused, []


class _AnyOption(dict[str, Any]):
    """Options of a directive that does nothing."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str | None], str]:
        return lambda value: value or ""

    def __bool__(self) -> bool:
        return True


class _Silent(Directive):
    """Its source becomes a comment."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption()

    def run(self) -> list[Node]:
        comment = nodes.comment(self.block_text, self.block_text)
        comment.source, comment.line = self.state_machine.get_source_and_line(self.lineno)
        return [comment]


def _refused(problems: list[Problem], *, exists: bool) -> type[Directive]:
    """In the place of any directive that notes may not use; ``exists``: there is one of its name."""

    class Refused(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Node]:
            return [_refuse(self, problems, exists=exists)]

    return Refused


def _closed(found: type[Directive], problems: list[Problem]) -> type[Directive]:
    """``found``, but refused where its options would open a file."""

    class Closed(found):  # type: ignore[misc,valid-type]
        def run(self) -> list[Node]:
            if _FILES & self.options.keys():
                return [_refuse(self, problems, exists=True)]
            made: list[Node] = super().run()
            return made

    return Closed


def _with_blanks(found: type[Directive]) -> type[Directive]:
    """``found``, a picture, but with blanks in its path: docutils takes them out, as from a long address."""

    class Picture(found):  # type: ignore[misc,valid-type]
        def run(self) -> list[Node]:
            written = str(self.arguments[0])
            self.arguments[0] = _BLANKS.sub("%20", written)
            made: list[Node] = super().run()
            for image in made[0].findall(nodes.image) if made and written != self.arguments[0] else ():
                image["uri"] = image["uri"].replace("%20", " ")
            return made

    return Picture


def _bounded(found: type[Directive]) -> type[Directive]:
    """``found``, but with bounds for the value of each of its options."""

    class Bounded(found):  # type: ignore[misc,valid-type]
        option_spec: ClassVar = {
            name: _checked(name, read) for name, read in (found.option_spec or {}).items()
        }

    Bounded.__name__ = found.__name__
    return Bounded


def _keeping(found: type[Directive]) -> type[Directive]:
    """``found``, but its text stays where it answers with nothing but complaints, or with nothing at all."""

    class Keeping(found):  # type: ignore[misc,valid-type]
        def run(self) -> list[Node]:
            made: list[Node] = super().run()
            nothing = all(isinstance(node, nodes.system_message) for node in made)
            if not nothing or any(any(node.findall(nodes.literal_block)) for node in made):
                return made
            if made or any(line.strip() for line in self.content):
                source, line = self.state_machine.get_source_and_line(self.lineno)
                return [*made, literally(self.block_text, source or "", line or self.lineno)]
            return made

    Keeping.__name__ = found.__name__
    return Keeping


def _checked(name: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    def checked(value: str) -> Any:
        if why := refused(name, value or ""):
            raise ValueError(f'":{name}:" goes too far: {why}')
        return read(value)

    checked.__name__ = getattr(read, "__name__", "checked")
    return checked


def _without_classes(found: type[Directive], problems: list[Problem]) -> type[Directive]:
    """``found``, but with the classes alone that notes may give."""

    class Plain(found):  # type: ignore[misc,valid-type]
        def run(self) -> list[Node]:
            for name in _CLASSES & self.options.keys():
                given = self.options[name]
                refused = [one for one in given if one not in CLASSES]
                if refused:
                    self.options[name] = [one for one in given if one in CLASSES]
                    said = f'":{name}: {" ".join(refused)}" has no effect in notes; write the words alone.'
                    _, line = self.state_machine.get_source_and_line(self.lineno)
                    problems.append(Problem(Subtype.POWER, said, line))
            made: list[Node] = super().run()
            return made

    Plain.__name__ = found.__name__
    return Plain


def _refuse(directive: Directive, problems: list[Problem], *, exists: bool) -> nodes.literal_block:
    """The source of a directive in its place, and a problem that says why."""
    text = directive.block_text
    problems.append(
        refusal("directive", directive.name, ALLOWED_RST_DIRECTIVES, directive.lineno, exists=exists)
    )
    block = nodes.literal_block(text, text, classes=["literal-fallback"], language="none")
    block.source, block.line = directive.state_machine.get_source_and_line(directive.lineno)
    return block
