"""Which format a notes file is written in: what it looks like decides where its name does not.

One file for each format says how much a text looks like it, by the signs of :mod:`.signs`. :mod:`.looks` is
the table of them, :mod:`.choosing` goes by it; :mod:`.markers` are what a text says of itself. To find a new
format in any text, write a file beside these, and its line in the table.
"""

from summitnotes.formats.sniffing.choosing import Choice, choose, scores

__all__ = ["Choice", "choose", "scores"]
