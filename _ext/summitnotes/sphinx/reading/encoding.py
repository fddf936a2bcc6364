"""A text codec that lets no single file stop the site.

Sphinx decodes every source strictly before any extension sees it (measured with Sphinx 9.0.4), so
one badly encoded note ends the whole build. The entrance reads notes as bytes itself; this codec
only keeps Sphinx's own reading from failing. In it, a bad byte becomes U+FFFD.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "summitnotes"

_UTF8 = codecs.lookup("utf-8-sig")


class _Decoder(codecs.IncrementalDecoder):
    """UTF-8 with an optional BOM; never strict, whatever the caller asks for."""

    def __init__(self, errors: str = "strict") -> None:
        super().__init__("replace")
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")

    def decode(self, data: object, final: bool = False) -> str:
        return self._decoder.decode(data, final)  # type: ignore[arg-type]

    def reset(self) -> None:
        self._decoder.reset()


def _find(name: str) -> codecs.CodecInfo | None:
    if name != NAME:
        return None
    return codecs.CodecInfo(
        name=NAME,
        encode=_UTF8.encode,
        decode=lambda data, errors="strict": _UTF8.decode(data, "replace"),
        incrementalencoder=_UTF8.incrementalencoder,
        incrementaldecoder=_Decoder,
    )


def read_leniently(app: Sphinx) -> None:
    """Handler of ``builder-inited``: let Sphinx read sources with the codec of this module.

    The setting, not ``source_encoding``, is changed: Sphinx 9 deprecates other values of that.
    """
    app.env.settings["input_encoding"] = NAME


def setup(app: Sphinx) -> None:
    codecs.register(_find)
    app.connect("builder-inited", read_leniently)
