"""Search that folds accents, knows French and English at once, and answers after a few kilobytes.

``searchindex.js`` stays Sphinx's own: incremental builds read it back, and it answers when a part of
ours is missing. The search page loads ``_search/first.js`` instead of it.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage, js_index

from summitnotes.sphinx.searching.forms import add_forms, forms
from summitnotes.sphinx.searching.parts import Name, make_parts, version_of
from summitnotes.sphinx.searching.stemming import STOPWORDS, fold, split, stem, tables
from summitnotes.sphinx.writing.files import write_if_changed
from summitnotes.sphinx.writing.kept import kept_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.said import Said

#: Folder of the parts in the output; like Sphinx's own folders it begins with an underscore.
FOLDER = "_search"
_BUILDERS = frozenset({"html", "dirhtml"})
_LANGUAGE = "summit"


class SearchSummit(SearchLanguage):
    """French and English in one index, without accents."""

    lang = _LANGUAGE
    language_name = "French and English"
    stopwords = STOPWORDS

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        code = resources.files("summitnotes.sphinx.searching").joinpath("search.js").read_text("utf-8")
        # Sphinx puts this into _static/language_data.js as it stands.
        self.js_stemmer_code = code.replace("__TABLES__", json.dumps(tables(), separators=(",", ":")))

    def split(self, input: str) -> list[str]:
        return split(input)

    def stem(self, word: str) -> str:
        return stem(word)

    def word_filter(self, word: str) -> bool:
        return not word.isdigit() and word not in STOPWORDS


class TidyIndex:
    """Sphinx's index, the same after an incremental build as after a fresh one.

    Sphinx 9.0 leaves keys without pages behind when it forgets a page, and forgets the entries of
    ``index`` directives of pages that it did not write again.
    """

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._entries: list[tuple[str, str, str, bool]] = []

    def load(self, file: Any) -> Any:
        """Read the index of the last build, and remember what Sphinx will not."""
        frozen = js_index.load(file)
        docs = frozen["docnames"]
        self._entries = [
            (entry, docs[doc], target, main)
            for entry, places in frozen["indexentries"].items()
            for doc, target, main in places
        ]
        return frozen

    def dump(self, data: dict[str, Any], file: Any) -> None:
        """Write the index."""
        numbers = {doc: number for number, doc in enumerate(data["docnames"])}
        fed = self._builder.indexer._index_entries if self._builder.indexer else {}
        entries: dict[str, list[tuple[int, str, bool]]] = {}
        for entry, places in data["indexentries"].items():
            entries.setdefault(entry, []).extend((doc, target, bool(main)) for doc, target, main in places)
        for entry, doc, target, main in self._entries:
            if doc in numbers and doc not in fed:
                entries.setdefault(entry, []).append((numbers[doc], target, main))
        data["indexentries"] = {entry: sorted(places) for entry, places in entries.items()}
        for kind in ("terms", "titleterms"):
            data[kind] = {key: pages for key, pages in data[kind].items() if pages != []}
        js_index.dump(data, file)


def choose_language(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: our language, unless conf.py names another one."""
    if config.html_search_language is None:
        config.html_search_language = _LANGUAGE


def keep_tidy(app: Sphinx) -> None:
    """Handler of ``builder-inited``."""
    if app.builder.name in _BUILDERS:
        app.builder.indexer_format = TidyIndex(app.builder)  # type: ignore[attr-defined, arg-type]


def load_first_part(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``: the search page of any theme loads our first part."""
    if pagename != "search" or not _in_use(app):
        return
    pathto = context["pathto"]

    def pathto_part(address: str, resource: bool = False, *rest: Any, **more: Any) -> str:
        if resource and address == "searchindex.js":
            address = f"{FOLDER}/first.js"
        return str(pathto(address, resource, *rest, **more))

    context["pathto"] = pathto_part


def write_parts(app: Sphinx, exception: Exception | None) -> None:
    """Handler of ``build-finished``: cut the index that Sphinx has just written."""
    path = Path(app.outdir, "searchindex.js")
    if exception is not None or not _in_use(app) or not path.is_file():
        return
    data = path.read_bytes()
    kept, inputs = kept_of(app), (hashlib.sha256(data).hexdigest(), _names_key(app.env))
    if kept.get("search", inputs) is not None:
        return
    kept.put("search", inputs)
    names = [*_objects(app.env), *_aliases(app.env)]
    found = forms(_said(app.env))
    version = version_of(data, (*names, *found.items()))
    folder = Path(app.outdir, FOLDER)
    first = folder / "first.js"
    damaged = getattr(app.builder, "summit_starts_over", False)  # any of the parts may be
    if not damaged and first.is_file() and f'"version":"{version}"' in first.read_text("utf-8"):
        return
    index = js_index.loads(data.decode("utf-8"))
    add_forms(index, found)
    files = make_parts(index, names, FOLDER, version)
    folder.mkdir(exist_ok=True)
    # The first part comes last: where it is, the others are.
    for name, text in files.items():
        write_if_changed(folder / name, text)
    for left in sorted({path.name for path in folder.glob("*.js")} - files.keys()):
        (folder / left).unlink()


def _names_key(env: BuildEnvironment) -> tuple[object, ...]:
    """Changes when what a search offers by its name does."""
    names: list[object] = [
        (domain.name, sorted(domain.get_objects()))
        for domain in env.domains.sorted()
        if domain.name != "summit"
    ]
    domain: Any = env.domains.get("summit")
    return (*names, domain.key if domain is not None else "")


def _said(env: BuildEnvironment) -> Mapping[str, Said]:
    domain: Any = env.domains.get("summit")  # the search works without the rest
    return domain.said if domain is not None else {}


def _in_use(app: Sphinx) -> bool:
    indexer = getattr(app.builder, "indexer", None)
    return app.builder.name in _BUILDERS and (indexer is None or isinstance(indexer.lang, SearchSummit))


def _objects(env: BuildEnvironment) -> Iterator[Name]:
    """What the domains offer, under the address where it really is."""
    for domain in env.domains.sorted():
        for _name, shown, kind, doc, anchor, priority in sorted(domain.get_objects()):
            if priority >= 0:
                words = domain.object_types.get(kind)
                label = str(domain.get_type_name(words, primary=True)) if words else kind
                yield Name(shown, label, doc, anchor, priority)


def _aliases(env: BuildEnvironment) -> Iterator[Name]:
    """Every other name of a talk, event, person or topic."""
    domain: Any = env.domains.get("summit")
    if domain is None:
        return
    for named in domain.known.named:
        label = str(domain.get_type_name(domain.object_types[named.kind], primary=True))
        found = fold(named.title)
        for other in named.others:
            if fold(other) != found:
                yield Name(other, label, named.doc, named.anchor, 1, named.title)


def setup(app: Sphinx) -> None:
    app.add_search_language(SearchSummit)
    app.connect("config-inited", choose_language)
    app.connect("builder-inited", keep_tidy)
    app.connect("html-page-context", load_first_part)
    # After the other exports: they need nothing of this.
    app.connect("build-finished", write_parts, priority=600)
