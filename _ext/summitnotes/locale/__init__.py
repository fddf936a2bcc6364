"""Words of the interface in the language of the site.

Every word that a page shows and no author wrote goes through :func:`_` or :func:`ngettext`. The words in
the code are English; ``<language>/LC_MESSAGES/summitnotes.po`` beside this says what takes their place.
Who speaks which language is told from above (``sphinx/messages.py``), so that views know no Sphinx; without
that, everything is English.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

#: Name of the catalogue, as gettext and Sphinx know it.
CATALOGUE = "summitnotes"
FOLDER = Path(__file__).parent

_speaking: Callable[[], NullTranslations] = NullTranslations


def speak(source: Callable[[], NullTranslations]) -> None:
    """From now on, ask ``source`` for the translations of each message."""
    global _speaking
    _speaking = source


def _(message: str) -> str:
    """What stands in the place of an English message."""
    return _speaking().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The same for a number of things, in the form that the number asks for."""
    return _speaking().ngettext(singular, plural, number)


def number_words(number: int) -> str:
    """A number of things as the language of the messages writes it: ``4,500``, in French ``4 500``."""
    if -1000 < number < 1000:
        return str(number)
    return _grouped(number, _speaking().info().get("language", "en"))


@lru_cache(maxsize=1024)
def _grouped(number: int, language: str) -> str:
    try:
        return format_decimal(number, locale=Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return str(number)


def message(text: str) -> str:
    """Marks a message of a table that is made before the language is known; show it with :func:`_`."""
    return text


def po_file(folder: Path, language: str) -> Path:
    """Where a folder of catalogues has that of a language (``fr``, ``pt_BR``), by gettext's rule."""
    return folder / language / "LC_MESSAGES" / f"{CATALOGUE}.po"


def read(path: Path) -> Catalog:
    """The catalogue that a file holds. ``ValueError`` with the line where it is none."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def compiled(catalogue: Catalog) -> bytes:
    """The same as gettext reads it (``.mo``)."""
    data = BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()
