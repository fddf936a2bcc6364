"""What notes in reST may use: directives and roles without power over the build."""

from __future__ import annotations

from summitnotes.formats.refusing import DIRECTIVES, ROLES

_MORE_DIRECTIVES = """
    sourcecode parsed-literal line-block compound rubric table list-table csv-table figure image
    replace unicode versionadded versionchanged deprecated centered hlist
"""
_MORE_ROLES = """
    title t abbreviation ac acronym command dfn file guilabel mailheader makevar manpage
    menuselection mimetype newsgroup program regexp samp pep-reference pep rfc-reference rfc
    option envvar
"""
#: Directives that ask for what every page has beside it, or shows anyhow; they make a comment.
SILENT = frozenset(["contents", "sectnum", "section-numbering"])
#: Directives that a note may use. ``image`` and ``figure`` are checked again when files are known;
#: ``csv-table`` cannot open files, as file insertion is off for notes.
ALLOWED_RST_DIRECTIVES = frozenset([*DIRECTIVES, *_MORE_DIRECTIVES.split()])
#: Roles that a note may use: typography, names of things, and this project's own. No role that opens files.
ALLOWED_RST_ROLES = frozenset([*ROLES, *_MORE_ROLES.split()])
