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
UTF8 = "utf-8-sig"


def _find(name: str) -> codecs.CodecInfo | None:
    """The codec ``summitnotes_<encoding>``: that encoding, never strict, whatever the caller asks for."""
    if not name.startswith(f"{NAME}_"):
        return None
    try:
        under = codecs.lookup(name.removeprefix(f"{NAME}_"))
    except LookupError:
        return None

    class Decoder(codecs.IncrementalDecoder):
        def __init__(self, errors: str = "strict") -> None:
            super().__init__("replace")
            self._decoder = under.incrementaldecoder("replace")

        def decode(self, data: object, final: bool = False) -> str:
            return self._decoder.decode(data, final)  # type: ignore[arg-type]

        def reset(self) -> None:
            self._decoder.reset()

    return codecs.CodecInfo(
        name=name,
        encode=under.encode,
        decode=lambda data, errors="strict": under.decode(data, "replace"),
        incrementalencoder=under.incrementalencoder,
        incrementaldecoder=Decoder,
    )


def read_leniently(app: Sphinx) -> None:
    """Handler of ``builder-inited``: let Sphinx read sources with the codec of this module.

    The setting, not ``source_encoding``, is changed: Sphinx 9 deprecates other values of that.
    """
    app.env.settings["input_encoding"] = f"{NAME}_{codecs.lookup(app.config.source_encoding).name}"


def replaced(text: str) -> bool:
    """Whether a byte of the text could not be read."""
    return "\ufffd" in text


def setup(app: Sphinx) -> None:
    codecs.register(_find)
    app.connect("builder-inited", read_leniently)
