"""A bibliography that is damaged loses the entries that are, and never the site.

sphinxcontrib-bibtex stops at the first fault of a file, and the build with it. Here each fault is a warning
at its line, of the type and subtype that it has there, and what can be read is read.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pybtex import errors
from pybtex.database.input.bibtex import Parser, month_names
from pybtex.exceptions import PybtexError
from pybtex.plugin import enumerate_plugin_names, find_plugin
from pybtex.utils import CaseInsensitiveDict
from sphinx.util import logging
from sphinxcontrib.bibtex import bibfile

from summitnotes.formats.charsets import charset_name, charset_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pybtex.database import BibliographyData

logger = logging.getLogger(__name__)

#: Characters of a ``@string``, and of a field that is put together of some: each may name those before it.
MAX_STRING = 1_000
MAX_FIELD = 20_000
#: Faults of one file that are told.
MAX_TOLD = 20
_KEY = re.compile(r"\bentry(?: with key)?:? (\S+?)(?=[\s;]|$)")

#: Files in which the last look found a fault.
damaged: set[Path] = set()


class _Strings(CaseInsensitiveDict):  # type: ignore[misc] # pybtex has no types
    """What ``@string`` defines."""

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name, value[:MAX_STRING])


class ForgivingParser(Parser):  # type: ignore[misc]
    """Reads on behind a fault, and tells it."""

    def __init__(self, encoding: str | None = None, **more: Any) -> None:
        super().__init__(encoding, **more)
        self.macros = _Strings(month_names)

    def parse_file(self, filename: str | Path, file_suffix: str | None = None) -> BibliographyData:
        """Read a file. Never raises; what is wrong becomes warnings."""
        path = Path(filename)
        damaged.discard(path)
        self.filename = str(path)
        try:
            text, fault = self._decoded(path.read_bytes())
        except OSError as error:
            _tell(path, 1, f"cannot be read ({error.strerror}); none of its entries is known")
            return self.data
        if fault:
            _tell(path, 1, fault)
        with errors.capture() as found:
            try:
                self.parse_string(text)
            except (RecursionError, ValueError, IndexError) as error:
                _tell(
                    path,
                    1,
                    f"an entry cannot be read ({type(error).__name__}); it and all below are left out",
                )
        told = list(dict.fromkeys(_told(found, text)))
        for line, said in told[:MAX_TOLD]:
            _tell(path, line, said)
        if len(told) > MAX_TOLD:
            _tell(path, 1, f"more than {MAX_TOLD} faults stand in this file; the others are not told")
        return self.data

    def process_entry(self, entry_type: str, key: str | None, fields: Any) -> None:
        """Take an entry in; no style could write one of a kind that none of them knows."""
        if entry_type.lower() not in _kinds():
            self.handle_error(
                PybtexError(f'"@{entry_type[:40]}" of entry {key} is no kind of entry; taken as "@misc"')
            )
            entry_type = "misc"
        super().process_entry(entry_type, key, fields)

    def flatten_value_list(self, value_list: list[str]) -> str:
        """The text of a field."""
        parts, left = [], MAX_FIELD
        for part in value_list:
            parts.append(part[:left])
            left -= len(parts[-1])
            if left <= 0:
                break
        return "".join(parts)

    def _decoded(self, data: bytes) -> tuple[str, str | None]:
        try:
            return data.decode(self.encoding), None
        except (UnicodeDecodeError, LookupError):
            wide = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
            found = "utf-16" if wide else charset_of(data)
        said = f'the file is no "{self.encoding}"; it was read as {"UTF-16" if wide else charset_name(found)}'
        return data.decode(found, "replace"), f"{said}. Save it as UTF-8"


@cache
def _kinds() -> frozenset[str]:
    """The kinds of entries that some style can write."""
    group = "pybtex.style.formatting"
    styles = (find_plugin(group, name) for name in enumerate_plugin_names(group))
    names = (
        re.match(r"(?:get|format)_([a-z]+)(?:_template)?$", name) for style in styles for name in dir(style)
    )
    return frozenset(name[1] for name in names if name)


def _told(found: list[PybtexError], text: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of each fault."""
    for error in found:
        said = " ".join(str(error).split())[:200]
        line = getattr(error, "lineno", None)
        if line is None and (key := _KEY.search(said)):  # of two entries with one key the second is meant
            places = [place.start() for place in re.finditer(rf"[{{(]\s*{re.escape(key[1])}\s*,", text, re.I)]
            line = text.count("\n", 0, places[1 if len(places) > 1 else 0]) + 1 if places else None
        said = re.sub(r"^syntax error in line \d+: ", "", said)
        yield line or 1, said if ";" in said else f"{said}; what of the entry cannot be read is left out"


def _tell(path: Path, line: int, said: str) -> None:
    damaged.add(path)
    logger.warning("%s", said, location=f"{path}:{line}", type="bibtex", subtype="bibfile_data_error")


def forgive() -> None:
    """Let sphinxcontrib-bibtex read with this parser; it offers no setting for that."""
    bibfile.Parser = ForgivingParser  # type: ignore[attr-defined]
