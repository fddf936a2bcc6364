"""How likely a text is Textile."""

from __future__ import annotations

from summitnotes.formats.sniffing.signs import sign, unmistakable

look = unmistakable(
    sign(1.5, r"^h[1-6]\. \S"),
    sign(1.0, r"^(?:bq|bc|fn\d+|p)(?:\([^)\n]{1,40}\))?\. \S"),
    sign(1.5, r"(?<!\w)\"[^\"\n]{1,200}\":https?://"),
    sign(0.5, r"^\|_\. "),
    sign(0.3, r"^(?:\*{2,4}|#{2,4}) \S"),
)
