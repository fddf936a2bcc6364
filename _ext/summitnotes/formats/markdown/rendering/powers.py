"""Powers: a note runs the directives and roles that it may use, and shows the source of all others."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.utils.code_analyzer import Lexer, LexerError
from markdown_it.tree import SyntaxTreeNode

from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.rendering.base import source_of
from summitnotes.formats.markdown.rendering.boxes import BoxRenderer
from summitnotes.formats.refusing import refusal
from summitnotes.records.problems import Subtype


class PowerRenderer(BoxRenderer):
    """What of the renderer is about directives, roles and fences."""

    def render_directive(
        self, token: SyntaxTreeNode, name: str, arguments: str, *, additional_options: Any = None
    ) -> None:
        """Run a directive if notes may use it; in every other case show its source."""
        if name.lower() not in self.notes.allowed_directives:
            if self._is_cell(name):
                self.show_as_text(token.content, token.map[0] if token.map else 0, name.lower())
            else:
                self._refuse_directive(token, name)
            return
        line = token.map[0] if token.map else 0
        if self.notes.directives >= notes.MAX_DIRECTIVES:
            said = f'directives stand deeper than {notes.MAX_DIRECTIVES} levels; "{name}" is shown as text'
            self.notes.complain(Subtype.LIMIT, said, line, once="directives")
            self.show_as_text(source_of(token), line)
            return
        self.notes.directives += 1
        before, told = len(self.current_node), len(self.notes.problems)
        try:
            with self.quietly():
                super().render_directive(token, name, arguments, additional_options=additional_options)
        finally:
            self.notes.directives -= 1
        made = self.current_node[before:]
        faults = [_words(node) for node in made if isinstance(node, nodes.system_message)]
        faults = self._take_complaints(name, told) or faults
        if faults:
            del self.current_node[before:]
            said = f'"{name}" could not be read and is shown as text: {faults[0]}'
            self.notes.complain(Subtype.MARKUP, said, line)
            self.show_as_text(source_of(token), line)

    def _take_complaints(self, name: str, since: int) -> list[str]:
        """What MyST said of the options of a directive; it forgets them, and the words in them."""
        problems, start = self.notes.problems, f"{name!r}: "
        found = [problem for problem in problems[since:] if problem.message.startswith(start)]
        problems[since:] = [problem for problem in problems[since:] if problem not in found]
        words = [problem.message.removeprefix(start).partition(" (allowed")[0] for problem in found]
        return [word for word in words if not word.startswith("Splitting content")]

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        self._refuse_directive(token, "eval-rst")

    def _is_cell(self, name: str) -> bool:
        """Code that Quarto, R Markdown or Jupyter Book would run: no directive, but a language."""
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        return found is None and name != "eval-rst" and _is_language(name)

    def _refuse_directive(self, token: SyntaxTreeNode, name: str) -> None:
        line = token.map[0] if token.map else 0
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        exists = found is not None or name == "eval-rst"
        self.notes.problems.append(
            refusal("directive", name, self.notes.allowed_directives, line, exists=exists)
        )
        self.show_as_text(source_of(token), line)

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Code. Words behind the language would vanish, so such a block shows its fences, too."""
        info = (token.info or "").strip()
        language = info.split()[0] if info else ""
        directive = language.startswith("{") and language.endswith("}")
        if directive or (len(info.split()) < 2 and not language.startswith("{")):
            super().render_fence(token)
            return
        self.show_as_text(source_of(token), token.map[0] if token.map else 0)

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        name = ((token.info or "").split() or [""])[0]
        if name.startswith("{") and not name.endswith("}"):
            line = token.map[0] if token.map else 0
            said = (
                f'"{name[:60]}" is no name of a directive and is shown as text. Put a blank behind the brace'
            )
            self.notes.complain(Subtype.MARKUP, said, line, once="glued")
            self.show_as_text(source_of(token), line)
            return
        if not name.startswith("{"):
            if self.notes.directives >= notes.MAX_DIRECTIVES:
                self.show_as_text(source_of(token), token.map[0] if token.map else 0)
                return
            self.notes.directives += 1
            try:
                super().render_colon_fence(token)
            finally:
                self.notes.directives -= 1
            self.settle_box(token)
            return
        super().render_colon_fence(token)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        name = str(token.meta["name"])
        source = f"{{{name}}}`{token.content}`"
        line = token.map[0] if token.map else None
        if name.lower() not in self.notes.allowed_roles:
            exists = roles.role(name, self.language_module_rst, line or 0, self.reporter)[0] is not None
            self.notes.problems.append(refusal("role", name, self.notes.allowed_roles, line, exists=exists))
            self.current_node.append(nodes.literal(source, source))
            return
        before = len(self.current_node)
        with self.quietly():
            super().render_myst_role(token)
        if any(
            isinstance(node, nodes.system_message | nodes.problematic) for node in self.current_node[before:]
        ):
            del self.current_node[before:]
            self.notes.complain(Subtype.MARKUP, f'the role "{name}" could not be read; it is text', line)
            self.current_node.append(nodes.literal(source, source))

    def nested_render_text(self, text: str, lineno: int, *args: Any, **options: Any) -> None:
        """Lines are counted from the start of the file inside a directive, too."""
        outer, self.notes.offset = self.notes.offset, lineno
        try:
            super().nested_render_text(text, lineno, *args, **options)
        finally:
            self.notes.offset = outer


def _is_language(name: str) -> bool:
    """Whether Pygments knows a language of that name."""
    try:
        Lexer("", name)
    except LexerError:
        return False
    return True


def _words(message: nodes.system_message) -> str:
    """What docutils complains about, without its prefix and without the source."""
    said = (child.astext() for child in message.children if isinstance(child, nodes.paragraph))
    return " ".join(" ".join(said).split())[:200]
