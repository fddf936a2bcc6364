"""The language of the interface: our message catalogue, and those that a project has of its own.

A catalogue is one text file (``.po``). What gettext and the browser read is made of it when a site is built,
so nothing that is compiled lies in the repository or in the package, and none can be out of date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.locale import get_translator, translators

from summitnotes import locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog
    from sphinx.application import Sphinx

#: Below the folder of doctrees: what is made of the catalogues.
COMPILED = "messages"
SCRIPT = "summit-messages.js"
#: Sphinx makes a function of a text to choose plural forms, which a strict Content-Security-Policy forbids.
_SCRIPT = """\
Documentation.addTranslations = (catalog) => {{
  Object.assign(Documentation.TRANSLATIONS, catalog.messages);
  Documentation.LOCALE = catalog.locale;
  Documentation.PLURAL_EXPR = (n) => Number(new Intl.PluralRules({language}).select(n) !== "one");
}};
Documentation.addTranslations({{ locale: {language}, messages: {messages} }});
"""


def catalogues(app: Sphinx) -> Iterator[Catalog]:
    """The catalogues of the site's language: those of the project first, then ours."""
    language = app.config.language or "en"
    own = [Path(app.srcdir, folder) for folder in app.config.locale_dirs]
    for folder in (*own, locale.FOLDER):
        for name in dict.fromkeys((language, language.partition("_")[0])):
            path = locale.po_file(folder, name)
            if path.is_file():
                try:
                    yield locale.read(path)
                except ValueError as error:
                    raise ExtensionError(f"{path} is no catalogue of messages: {error}") from error


def speak(app: Sphinx) -> None:
    """Compile the catalogues of the site's language and hand them to Sphinx."""
    folder = Path(app.doctreedir, COMPILED)
    language = app.config.language or "en"
    texts: dict[str, str] = {}
    translators.pop(("general", locale.CATALOGUE), None)  # of another site in this process
    for number, catalogue in enumerate(catalogues(app)):
        target = locale.po_file(folder / str(number), language).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(locale.compiled(catalogue))
        app.add_message_catalog(locale.CATALOGUE, folder / str(number))
        texts = {**_of_scripts(catalogue), **texts}
    locale.speak(lambda: get_translator(locale.CATALOGUE))
    if texts:
        static = folder / "static"
        static.mkdir(parents=True, exist_ok=True)
        tag = json.dumps(language.replace("_", "-"))
        words = json.dumps(texts, ensure_ascii=True, sort_keys=True)
        (static / SCRIPT).write_text(_SCRIPT.format(language=tag, messages=words), "utf-8")
        app.connect("config-inited", lambda app, config: config.html_static_path.insert(0, str(static)))
        # After the script of Sphinx that knows translations (200), before its translations (500).
        app.add_js_file(SCRIPT, priority=300)


def _of_scripts(catalogue: Catalog) -> dict[str, str]:
    """Message -> translation, of the messages of JavaScript."""
    return {
        str(entry.id): str(entry.string)
        for entry in catalogue
        if entry.id and entry.string and any(name.endswith(".js") for name, _ in entry.locations)
    }


def setup(app: Sphinx) -> None:
    speak(app)
