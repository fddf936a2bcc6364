"""One Markdown note is read: MyST's parser with limits, and with notes mode when the note is loose."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from summitnotes.formats.base import Fate, Reading, Span
from summitnotes.formats.markdown import layout
from summitnotes.formats.markdown import state as notes
from summitnotes.formats.markdown.bare_links import link_bare_addresses
from summitnotes.formats.markdown.blocks import use_notes_blocks
from summitnotes.formats.markdown.dialects import use_dialects
from summitnotes.formats.markdown.engines import drop_attributes, drop_contents, open_callouts, open_divs
from summitnotes.formats.markdown.kept import keep_words
from summitnotes.formats.markdown.levels import normalise_levels, split_lists
from summitnotes.formats.markdown.limits import labels_in_use, limit_links, use_limits
from summitnotes.formats.markdown.rawhtml import use_html
from summitnotes.formats.markdown.rendering import notes_renderer
from summitnotes.formats.refusing import DIRECTIVES, ROLES
from summitnotes.records.frontmatter import FrontMatter

ALLOWED_DIRECTIVES = frozenset(DIRECTIVES)
ALLOWED_ROLES = frozenset(ROLES)
#: Extensions of MyST that notes are read with, whatever conf.py says; they only add marks. The others run
#: code, write raw HTML, change words, or take a word between colons (``:rocket:``) for a field.
EXTENSIONS = frozenset(
    ["alert", "attrs_block", "attrs_inline", "colon_fence", "deflist", "strikethrough", "tasklist"]
)


def safe_config(config: MdParserConfig) -> MdParserConfig:
    """``config`` without the powers that notes do not have. Page-level settings are never read."""
    return replace(
        config,
        commonmark_only=False,
        gfm_only=False,
        enable_extensions=set(EXTENSIONS),
        heading_anchors=0,  # the renderer gives them, in linear time
        enable_checkboxes=False,
        strikethrough_single_tilde=False,
        disable_syntax=[],
        all_links_external=False,
        url_schemes={"http": None, "https": None, "mailto": None, "ftp": None},
        fence_as_directive=set(),
        title_to_header=False,
        html_meta={},
        substitutions={},
    )


def notes_mode(md: MarkdownIt) -> None:
    """Change a parser of MyST for loose notes: lines, labels and headings stay as they were laid out."""
    use_notes_blocks(md)
    md.core.ruler.after("block", "notes_levels", normalise_levels)
    md.core.ruler.after("notes_levels", "notes_lists", split_lists)


def render_notes_markdown(
    text: str,
    document: nodes.document,
    config: MdParserConfig,
    renderer_cls: type[DocutilsRenderer],
    *,
    loose: bool,
    allowed_directives: Collection[str] = ALLOWED_DIRECTIVES,
    allowed_roles: Collection[str] = ALLOWED_ROLES,
    literal_lines: frozenset[int] = frozenset(),
    title: str | None = None,
) -> Reading:
    """Append the tree of a Markdown note to ``document``.

    ``loose`` says whether notes mode is on (``layout.is_loose``); limits and whitelists hold in any case.
    ``literal_lines`` are 1-based lines that are shown as they are, ``title`` is what front matter calls the
    whole. The facts of the result are ``style``
    ("loose" or "myst"), ``wrapped`` ("yes" or "no") and ``reasons`` (names, joined by "; ").
    """
    spans = (Span(0, len(text), Fate.TEXT, "markdown"),) if text else ()
    style = layout.measure(text)
    state = notes.NotesState(
        style,
        literal_lines,
        frozenset(map(str.lower, allowed_directives)),
        frozenset(map(str.lower, allowed_roles)),
        labels_in_use(text),
        title=title,
    )
    text = layout.tidy(text, loose=loose)
    env: dict[str, object] = {}
    notes.put(env, state)
    with _PARSERS.lent(config, renderer_cls, loose) as md:
        limit_links(md, state)
        md.options["document"] = document
        md.render(text, env)
    _drop_idle_rules(document)
    facts = {
        "style": "loose" if loose else "myst",
        "wrapped": "yes" if style.wrapped else "no",
        "reasons": "; ".join(style.reasons),
    }
    return Reading(spans, tuple(state.problems), facts, FrontMatter(tags=tuple(state.tags)))


class _Parsers:
    """Parsers that all notes of a site share: to make one takes as long as to parse a page of text.

    What a note leaves in one is taken out of it; one that fails in the middle of a note is not used again.
    """

    def __init__(self) -> None:
        self._config: MdParserConfig | None = None
        self._idle: dict[tuple[type[DocutilsRenderer], bool], MarkdownIt] = {}

    @contextmanager
    def lent(
        self, config: MdParserConfig, renderer_cls: type[DocutilsRenderer], loose: bool
    ) -> Iterator[MarkdownIt]:
        """A parser for one note."""
        if config is not self._config:
            self._config, self._idle = config, {}
        md = self._idle.pop((renderer_cls, loose), None) or _parser(config, renderer_cls, loose=loose)
        renderer = vars(md.renderer)
        unused = dict(renderer)
        yield md
        renderer.clear()
        renderer.update(unused)
        md.options.pop("document", None)
        del md.validateLink
        self._idle[renderer_cls, loose] = md


_PARSERS = _Parsers()


def _parser(config: MdParserConfig, renderer_cls: type[DocutilsRenderer], *, loose: bool) -> MarkdownIt:
    """MyST's parser with everything that notes change, in the order in which it has to come."""
    md = create_md_parser(safe_config(config), notes_renderer(renderer_cls))
    use_limits(md)
    # markdown-it decodes what an address shows; words stay as they were written.
    md.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    keep_words(md)
    use_dialects(md)
    if loose:
        notes_mode(md)
    for name, rule in (
        ("contents", drop_contents),
        ("attributes", drop_attributes),
        ("callouts", open_callouts),
        ("divs", open_divs),
    ):
        md.core.ruler.before("inline", f"notes_{name}", rule)
    use_html(md)
    md.core.ruler.push("notes_links", link_bare_addresses)
    return md


def _drop_idle_rules(document: nodes.document) -> None:
    """Rules that part nothing from nothing go: docutils takes each of them for an error."""
    for rule in reversed(list(document.findall(nodes.transition))):
        parent = rule.parent
        index = parent.index(rule)
        above = parent[index - 1] if index else None
        node: nodes.Element = rule
        while node.parent is not None and node.parent[-1] is node:
            node = node.parent
        if above is None or isinstance(above, nodes.title | nodes.transition) or node is document:
            parent.remove(rule)
