"""The search page: a form, a place for what is found, and ways on for those without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summitnotes.locale import _, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment

#: Scripts of the page; the first answers, the second shows.
SCRIPTS = ("summit-search.js", "summit-search-page.js")
#: View -> how its overview is called.
_OVERVIEWS = {
    "event_list": message("Events"),
    "talk_list": message("Talks"),
    "topic_index": message("Topics"),
    "person_list": message("People"),
}

_PAGE = Markup("""<h1>{title}</h1>
<form class="summit-search" role="search" action="" method="get" data-root="{root}">
<label for="summit-search-query">{label}</label>
<div class="summit-search-row">
<input type="search" id="summit-search-query" name="q" autocomplete="off" spellcheck="false">
<button type="submit" class="summit-button">{title}</button>
</div>
</form>
<noscript><p>{without}</p></noscript>
<p class="summit-search-overviews">{everything} {overviews}</p>
<p class="summit-search-status" role="status"></p>
<div id="search-results" class="summit-search-found"></div>
{scripts}
""")


def search_page(env: BuildEnvironment, pathto: Callable[..., str], folder: str) -> Markup:
    """The body of the page; ``pathto`` is that of its template, ``folder`` that of the index."""
    start = pathto(f"{folder}/start.js", True)
    scripts = (pathto(f"_static/{name}", True) for name in SCRIPTS)
    return _PAGE.format(
        title=_("Search"),
        label=_("Words, names, places, years"),
        root=start.removesuffix(f"{folder}/start.js"),
        without=_("The search needs JavaScript. The overviews list everything."),
        everything=_("Everything by"),
        overviews=Markup(" · ").join(_overviews(env, pathto)),
        scripts=Markup("\n").join(
            Markup('<script src="{}" defer></script>').format(src) for src in (*scripts, start)
        ),
    )


def _overviews(env: BuildEnvironment, pathto: Callable[..., str]) -> Iterator[Markup]:
    """Links to the pages that list what there is; without any, to the first page."""
    domain: Any = env.domains.get("summit")
    hosts = domain.known.hosts if domain is not None else {}
    found = [(hosts[view], _(title)) for view, title in _OVERVIEWS.items() if view in hosts]
    for doc, title in found or [(env.config.root_doc, _("Home"))]:
        yield Markup('<a href="{}">{}</a>').format(pathto(doc), title)
