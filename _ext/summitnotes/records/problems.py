"""A complaint about an author's file, before anybody decides how to show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subtype(StrEnum):
    """The closed set of warning subtypes (``suppress_warnings = ["summit.<subtype>"]``).

    Each member's comment is its line in the reference page, which is generated from here.
    """

    ENCODING = "encoding"  #: a notes file is not plain UTF-8; it was read by the fixed ladder
    UNREADABLE = "unreadable"  #: a notes file cannot be read at all and was skipped
    EMPTY = "empty"  #: a notes file holds no text
    CONTROL = "control"  #: control or bidirectional characters stand in a notes file
    LIMIT = "limit"  #: a size, line-length or nesting limit was reached; the text is shown literally
    FORMAT = "format"  #: a format named in event.yml is unknown, or two formats fit equally well
    MARKUP = "markup"  #: markup that could not be read and stays as literal text
    PLUGIN = "plugin"  #: a wiki plugin's tag that stays as literal text
    LINK = "link"  #: a link inside the notes that leads nowhere, or an address that is refused
    MEDIA = "media"  #: a picture or file that is missing, remote, or of a kind that is not shown
    FOOTNOTE = "footnote"  #: a footnote mark without its text, or a text without its mark
    POWER = "power"  #: something that notes may not do (settings, code, files, raw HTML); shown as text
    YAML = "yaml"  #: event.yml, people.yml or vocabulary.yml cannot be read at this line
    KEY = "key"  #: an unknown key in one of those files, or an unknown option of a directive
    VALUE = "value"  #: a value that cannot be used, in one of those files or in an option
    ANCHOR = "anchor"  #: the words that event.yml names stand nowhere in the notes, or in two places
    DATE = "date"  #: a date that cannot be, a weekday that does not fit, an end before its start
    SLOT = "slot"  #: two sessions of one event at one time in one room
    DUPLICATE = "duplicate"  #: one id or name used for two things
    NEAR = "near"  #: two names or titles so alike that they may be one; nothing was merged
    UNKNOWN_TOPIC = "unknown_topic"  #: a topic that the vocabulary does not hold
    UNKNOWN_TARGET = "unknown_target"  #: a role or option that names no talk, event or person
    AMBIGUOUS = "ambiguous"  #: a role or option that names several things
    VOCABULARY = "vocabulary"  #: the vocabulary contradicts itself
    FILTER = "filter"  #: a filter expression that cannot be read
    DIRECTIVE = "directive"  #: a directive that seems to be misspelt or misplaced
    INTERNAL = "internal"  #: a fault of Summit Notes itself; the page falls back to literal text


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint, addressed to a line that an author can open.

    Wording: lower case, the offending value in quotes, what was done, how to mend it.
    """

    subtype: Subtype
    message: str
    line: int | None = None  # 1-based line of the author's file
    path: str | None = None  # path of that file as given by the caller; None = the file being read
