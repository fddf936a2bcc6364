"""On pages, a misspelt directive or role of this project is shown as text and answered once.

Every other name goes its way: Sphinx and the other extensions answer for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util.docutils import CustomReSTDispatcher

from summitnotes.formats.literal import literally
from summitnotes.formats.slips import DIRECTIVE_IN, ROLE_IN, ROLE_NAMES, meant
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from types import ModuleType

    from docutils.nodes import Node, system_message
    from docutils.parsers.rst.states import Inliner
    from sphinx.util.typing import RoleFunction

#: How alike a name has to be to one of ours; those of others are not ours to answer for.
_ALIKE = 0.6
#: Names of things of this project: directives that many expect, and that are none.
_THINGS = {
    "person": "person-list",
    "people": "person-list",
    "topic-list": "topic-index",
    "topics": "topic-index",
    "events": "event-list",
    "talks": "talk-list",
}


class AnsweredReST(CustomReSTDispatcher):
    """While active, ``problems`` collects the names that were misspelt, with lines."""

    def __init__(self, format_id: str, names: Collection[str]) -> None:
        super().__init__()
        self.format_id = format_id
        self.names = names  # of the directives of this project
        self.problems: list[Problem] = []

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[system_message]]:
        problems = self.problems
        found, messages = super().directive(directive_name, language_module, document)
        guess = _THINGS.get(directive_name) or meant(directive_name, self.names, _ALIKE)
        if found is not None or guess is None:
            return found, messages
        written = DIRECTIVE_IN[self.format_id].format(guess)

        class Misspelt(Directive):
            has_content = True
            optional_arguments = 1
            final_argument_whitespace = True

            def run(self) -> list[Node]:
                message = f'unknown directive "{self.name}"; it is shown as text. Did you mean "{written}"?'
                problems.append(Problem(Subtype.DIRECTIVE, message, self.lineno))
                return [literally(self.block_text, self.state.document["source"], self.lineno)]

        return Misspelt, []

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Any
    ) -> tuple[RoleFunction, list[system_message]]:
        problems = self.problems
        found, messages = super().role(role_name, language_module, lineno, reporter)
        guess = meant(role_name, ROLE_NAMES, _ALIKE) if found is None and role_name else None
        if guess is None:
            return found, messages
        written = ROLE_IN[self.format_id].format(guess)

        def misspelt(
            name: str,
            rawtext: str,
            text: str,
            lineno: int,
            inliner: Inliner,
            options: dict[str, Any] | None = None,
            content: Sequence[str] = (),
        ) -> tuple[list[Node], list[system_message]]:
            message = f'unknown role "{name}"; it is shown as text. Did you mean "{written}"?'
            problems.append(Problem(Subtype.MARKUP, message, lineno))
            shown = rawtext if self.format_id == "rst" else f"{{{name}}}`{text}`"  # MyST hands over reST
            return [nodes.Text(shown)], []

        return misspelt, []
