"""Views in another language than English, without Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from summitnotes import locale


@contextmanager
def speaking(translations: NullTranslations) -> Iterator[None]:
    locale.speak(lambda: translations)
    try:
        yield
    finally:
        locale.speak(NullTranslations)


def catalogue_of(language: str) -> NullTranslations:
    """The catalogue that is shipped for a language; English has none."""
    path = locale.po_file(locale.FOLDER, language)
    if language == "en":
        return NullTranslations()
    return GNUTranslations(BytesIO(locale.compiled(locale.read(path))))
