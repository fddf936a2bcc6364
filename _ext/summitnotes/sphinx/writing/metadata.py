"""What a page says of itself to machines, and where its source is.

* JSON-LD of schema.org on pages of events and of notes;
* "edit this page" and "view source" lead to the file that an author would change: the notes file
  whatever its suffix, ``event.yml`` for the page of an event;
* the description of an event page says where and when it was, and what was spoken of;
* the page for addresses that lead nowhere is ours, where the project has a template for it;
* pages of things say which person, topic or series they are about, and lead to its record;
* ``<html lang>`` follows the field ``language`` of a page, where it has one.
"""

from __future__ import annotations

import html
import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from summitnotes.exports.jsonld import (
    event_jsonld,
    notes_jsonld,
    person_jsonld,
    series_jsonld,
    topic_jsonld,
)
from summitnotes.paths.docnames import event_of
from summitnotes.paths.files import PEOPLE_FILE, VOCABULARY_FILE
from summitnotes.records.addresses import safe_url
from summitnotes.records.problems import Problem, Subtype
from summitnotes.sphinx.reading.sources import NotesProject
from summitnotes.sphinx.store.domain import domain_of
from summitnotes.sphinx.store.reporting import report
from summitnotes.sphinx.writing.seen import PAGE_BUILDERS, seen_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from summitnotes.records.catalogue import Catalogue
    from summitnotes.records.pages import GeneratedPage

#: Host -> what its addresses look like; the hosts that Furo knows.
_EDIT = {
    "https://github.com/": "{repository}/edit/{branch}/{path}",
    "https://gitlab.com/": "{repository}/-/edit/{branch}/{path}",
    "https://bitbucket.org/": "{repository}/src/{branch}/{path}?mode=edit&at={branch}",
}
_VIEW = {
    "https://github.com/": "{repository}/blob/{branch}/{path}?plain=true",
    "https://gitlab.com/": "{repository}/blob/{branch}/{path}",
    "https://bitbucket.org/": "{repository}/src/{branch}/{path}",
}
#: View of a page of a thing -> what says to machines which thing that is.
_THINGS = {"topic_page": topic_jsonld, "person_page": person_jsonld, "series_page": series_jsonld}
#: … and the file of docs/ in which an editor would change what is said of it.
_SOURCES = {"topic_page": VOCABULARY_FILE, "person_page": PEOPLE_FILE}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DESCRIPTION = re.compile(r'<meta (?:property="og:|name=")description" content="([^"]*)"[^>]*>\n?')
_DESCRIPTION_LENGTH = 200  # characters, as sphinxext-opengraph has it
_NOT_FOUND = "404.html"
_OG_URL = re.compile(r'<meta property="og:url"[^>]*>\n?')
#: What networks take a page for that says nothing of the kind.
_OG_USUAL_TYPE = re.compile(r'<meta property="og:type" content="website" />\n?')


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context``."""
    if doctree is None or app.builder.name not in PAGE_BUILDERS:
        return
    context["metatags"] = _metatags(app, pagename, context.get("metatags") or "")
    _lead_to_source(app, pagename, context)
    language = _language(app.env, pagename)
    if language is not None:
        context["language"] = language


# ---- for search engines and social networks ---------------------------------------------------


def _metatags(app: Sphinx, pagename: str, metatags: str) -> str:
    config = app.config
    if not (getattr(config, "ogp_site_url", "") or getattr(config, "ogp_canonical_url", "")):
        # A whole address is not known, and a relative one is none to share.
        metatags = _OG_URL.sub("", metatags)
    metatags = _OG_USUAL_TYPE.sub("", metatags)
    seen = seen_by(app.builder, app.env, pagename)
    seen.told = text, description = told_to_machines(app, pagename, seen.catalogue)
    if description:
        metatags = f"{_DESCRIPTION.sub('', metatags)}{_described(html.escape(description))}"
    elif len(told := {found[1] for found in _DESCRIPTION.finditer(metatags)}) == 1:
        metatags = f"{_DESCRIPTION.sub('', metatags)}{_described(told.pop())}"
    return f'{metatags}<script type="application/ld+json">{text}</script>\n' if text else metatags


def _described(text: str) -> str:
    """One element for search engines, which know its name, and for networks, which know its property."""
    return f'<meta name="description" property="og:description" content="{text}" />\n'


def told_to_machines(app: Sphinx, pagename: str, catalogue: Catalogue) -> tuple[str | None, str | None]:
    """What stands in the head of a page because of what the catalogue holds: JSON-LD, and a description."""
    return _jsonld(app, pagename, catalogue), _event_description(app, pagename, catalogue)


def _jsonld(app: Sphinx, pagename: str, catalogue: Catalogue) -> str | None:
    base, page_url = app.config.html_baseurl, _addresses_from(app, pagename)
    page = domain_of(app.env).pages.get(pagename)
    if page is not None:
        make = _THINGS.get(page.view)
        return make(catalogue, page.option("subject"), base, page_url) if make else None
    identifier = _event_shown(app, pagename, catalogue)
    if identifier is not None:
        return event_jsonld(catalogue, identifier, base, page_url)
    return notes_jsonld(catalogue, pagename, base, page_url)


def _addresses_from(app: Sphinx, pagename: str) -> Callable[[str], str]:
    """Addresses as JSON-LD reads them: whole where that of the site is known, else from the page itself."""
    target = app.builder.get_target_uri
    if app.config.html_baseurl:
        return target
    own = target(pagename)
    return lambda doc: relative_uri(own, target(doc)) or own.rpartition("/")[2] or "./"


def _event_description(app: Sphinx, pagename: str, catalogue: Catalogue) -> str | None:
    """Where and when, and the first talks. Such a page has few words of its own to quote."""
    project = app.env.project
    if not isinstance(project, NotesProject) or pagename not in project.event_pages:
        return None
    event = catalogue.event.get(event_of(pagename))
    if event is None:
        return None
    dates = " – ".join(dict.fromkeys(date for date in (event.start, event.end) if date))
    titles = [talk.title for talk in catalogue.talks_of_event.get(event.id, ()) if talk.kind.is_talk]
    text = ". ".join(part for part in (event.location, dates, "; ".join(titles)) if part)
    if len(text) > _DESCRIPTION_LENGTH:
        text = text[: _DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return text or event.title


def _event_shown(app: Sphinx, pagename: str, catalogue: Catalogue) -> str | None:
    """The event whose own page this is."""
    project = app.env.project
    if isinstance(project, NotesProject) and pagename in project.event_pages:
        return event_of(pagename)
    shown = catalogue.events_shown_on.get(pagename, ())
    # A page with several event cards is no page of one of them.
    return shown[0] if len(shown) == 1 and pagename not in catalogue.notes_of_doc else None


# ---- the source of a page ---------------------------------------------------------------------


def _lead_to_source(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Set what Furo's and Sphinx's templates make links to the source from.

    They join ``pagename`` and ``page_source_suffix``, which is not the path of every file here.
    """
    page = domain_of(app.env).pages.get(pagename)
    if page is not None:
        _lead_to_records(app, pagename, page, context)
        return
    path = PurePosixPath(app.env.doc2path(pagename, base=False).as_posix())
    context["page_source_suffix"] = path.suffix
    if not os.access(app.env.doc2path(pagename), os.R_OK):  # it went away while the site was built
        context.update(sourcename="", has_source=False)
    if context.get("sourcename"):
        # Named after the page, so that what a removed page leaves behind can be found.
        end = app.config.html_sourcelink_suffix
        context["sourcename"] = pagename + path.suffix + (end if path.suffix != end else "")
    address = quote(str(path), errors="replace")
    if address != pagename + path.suffix:
        for name, hosts in (("edit", _EDIT), ("view", _VIEW)):
            link = source_link(context, address, context.get(f"theme_source_{name}_link"), hosts)
            if link:
                # The template formats what it gets.
                context[f"theme_source_{name}_link"] = link.replace("{", "{{").replace("}", "}}")


def _lead_to_records(app: Sphinx, pagename: str, page: GeneratedPage, context: dict[str, Any]) -> None:
    """A page of a thing has no source; what can be edited is what the records say of the thing."""
    context.update(sourcename="", has_source=False, page_source_suffix="")
    file = _SOURCES.get(page.view, "")
    is_there = bool(file) and Path(app.srcdir, file).is_file()
    for name, hosts in (("edit", _EDIT), ("view", _VIEW)):
        link = (
            source_link(context, file, context.get(f"theme_source_{name}_link"), hosts) if is_there else None
        )
        context[f"theme_source_{name}_link"] = link.replace("{", "{{").replace("}", "}}") if link else None


def source_link(context: dict[str, Any], path: str, pattern: str | None, hosts: dict[str, str]) -> str | None:
    """The address of a source file, by the options of Furo; ``None`` where they say nothing.

    ``path`` is quoted and relative to docs/, ``pattern`` a link of the configuration with ``{filename}``.
    """
    if pattern:
        return pattern.format(filename=path)
    repository = str(context.get("theme_source_repository") or "").rstrip("/")
    branch = str(context.get("theme_source_branch") or "")
    folder = str(context.get("theme_source_directory") or "").strip("/")
    whole = f"{folder}/{path}" if folder else path
    shape = next((shape for host, shape in hosts.items() if f"{repository}/".startswith(host)), None)
    if not branch or shape is None:
        return None
    return shape.format(repository=repository, branch=branch, path=whole)


# ---- its language -----------------------------------------------------------------------------


def _language(env: BuildEnvironment, pagename: str) -> str | None:
    """What the page itself says; what was guessed from its words is marked on blocks instead."""
    said = env.metadata[pagename].get("language") or env.metadata[pagename].get("lang")
    return said if isinstance(said, str) and _LANGUAGE_TAG.fullmatch(said) else None


# ---- addresses that lead nowhere --------------------------------------------------------------


def use_own_404(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: sphinx-notfound-page takes ``404.html`` of the project's templates."""
    if "notfound_template" in config and config.notfound_template == "page.html":
        folders = (Path(app.confdir, folder) for folder in config.templates_path)
        if any((folder / _NOT_FOUND).is_file() for folder in folders):
            config.notfound_template = _NOT_FOUND


def check_address(app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: an address of the site that is none would stand on every page."""
    given = config.html_baseurl
    if isinstance(given, str) and not (":" in given and safe_url(given) is None):
        return
    if isinstance(given, str):  # of another type Sphinx has told it
        said = (
            f'html_baseurl: "{given}" may not be linked, ignored. An address begins with https:// or http://'
        )
        report(Problem(Subtype.LINK, said, path=str(Path(app.confdir or app.srcdir, "conf.py"))))
    config.html_baseurl = ""


def setup(app: Sphinx) -> None:
    app.connect("config-inited", check_address, priority=900)  # once Sphinx has told of types
    app.connect("config-inited", use_own_404)
    # After sphinxext-opengraph, which has the default priority, 500.
    app.connect("html-page-context", describe_page, priority=600)
