"""What a file looks like -> its format: the one table. Each ``look`` gives 0.0 to 1.0, in linear time."""

from __future__ import annotations

from collections.abc import Callable

from summitnotes.formats.sniffing import (
    asciidoc,
    dokuwiki,
    html,
    markdown,
    mediawiki,
    org,
    plaintext,
    rst,
    textile,
)

#: Format id -> how much a text looks like it. Of equal scores the first wins.
LOOKS: dict[str, Callable[[str], float]] = {
    "markdown": markdown.look,
    "rst": rst.look,
    "dokuwiki": dokuwiki.look,
    "plaintext": plaintext.look,
    "pandoc:asciidoc": asciidoc.look,
    "pandoc:mediawiki": mediawiki.look,
    "pandoc:org": org.look,
    "pandoc:textile": textile.look,
    "pandoc:html": html.look,
}
PLAIN = "plaintext"
#: Formats that come under any name, and that pandoc reads.
FOREIGN = tuple(name for name in LOOKS if name.startswith("pandoc:"))
#: Formats of our own that have marks.
MARKED = tuple(name for name in LOOKS if name not in (*FOREIGN, PLAIN))
