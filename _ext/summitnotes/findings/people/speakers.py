"""Lists of speakers as they stand beside a title: ``Ana Prieto, Kofi Adjei (Globex)``."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.names import (
    fold_name,
    is_crowd,
    is_organisation,
    is_role,
    looks_like_person,
    strip_titles,
)
from summitnotes.records.model import Speaker

_SUFFIXES = words("people/suffixes")
_LONGEST = 300  # characters; a longer text is no list of speakers
_MARKUP = re.compile(r"\*\*|__|//|''|``|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}")
_LINK = re.compile(
    r"\[\[[^\]|]*\|([^\]]*)\]\]|\[([^\]\n]{1,80})\]\([^)\s]*\)|`([^`<]{1,80})\s*<[^>]*>`_{1,2}|<([^>@\s]+@[^>\s]+)>"
)
_SPLIT = re.compile(
    r"\s*(?P<comma>,)\s*(?:and\s+|et\s+|&\s*)?|\s*(?P<strong>[;•·|&+]|\s/\s|/)\s*|\s+(?P<word>and|et|with|avec|und|y(?=\s+(?-i:[^\W\d_a-z]\S*\s+[^\W\d_a-z])))\s+",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<bracket>[()\[\]])")
_EDGE = re.compile(f"{_BRACKET.pattern}|{_SPLIT.pattern}", re.IGNORECASE)
_FROM = re.compile(
    r"\s+(?:from|at|de\s+chez|chez|of|pour|for|@)\s+(?=\S)|\s+[-–—]\s+|\s*@\s*(?=[A-ZÀ-Þ])", re.IGNORECASE
)
_HANDLE = re.compile(
    r"@\w[\w.\-]*(?:@[\w.\-]+)?|(?:she|he|they|elle|il|iel)\s*/\s*\w+|https?://\S+|\S+@\S+\.\w+",
    re.IGNORECASE,
)
_ROLE_AT = re.compile(
    r"^(?P<role>.+?)\s*(?:\s(?:at|chez|of|for|from|pour)\s|\s?@\s?)(?P<org>\S.*)$", re.IGNORECASE
)
_ALL_OF = re.compile(
    r"^(?:(?:both|all|tous(?:\s+(?:les\s+)?(?:deux|trois))?|toutes)\s+)?(?:(?:from|of|at|de|chez)\s+)?(?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r"(?:,?\s+et\s+al\.?|,?\s+and\s+(?:others|friends|more)|,?\s+et\s+(?:autres|alii))$", re.IGNORECASE
)


class _Group:
    """Names that share the affiliation that comes next."""

    def __init__(self) -> None:
        self.done: list[Speaker] = []
        self.open: list[str] = []
        self.affiliation: str | None = None

    def add(self, name: str) -> None:
        if self.affiliation is not None:
            self.close()
        self.open.append(name)

    def affiliate(self, text: str) -> None:
        if self.affiliation is None or (is_organisation(text) and not is_organisation(self.affiliation)):
            self.affiliation = text

    def close(self) -> None:
        self.done += [Speaker(name, self.affiliation) for name in self.open]
        self.open, self.affiliation = [], None


def parse_speakers(text: str, threshold: float = 0.5, labelled: bool = False) -> tuple[Speaker, ...]:
    """The speakers that ``text`` as a whole lists, or nothing when any part of it is neither name nor
    employer.

    ``threshold``: what ``looks_like_person`` must say of a name. ``labelled``: the text stands behind
    "Speaker:", so a lone name, a handle or a name in lower case is believed too.
    """
    if len(text) > _LONGEST:
        return ()
    bare = plain_text(text)
    bare = _ET_AL.sub("", bare)
    if not bare or (is_crowd(bare) and looks_like_person(bare) < 0.9 and not _has_person(bare)):
        return ()
    group = _Group()
    for item, inner, comma in _items(bare):
        if not _take(group, item, inner, comma, threshold, labelled):
            return ()
    group.close()
    return tuple(group.done)


def plain_text(text: str) -> str:
    """``text`` without emphasis marks and link addresses, blanks single, without a full stop at its end."""
    shown = _LINK.sub(lambda match: next((part for part in match.groups()[:3] if part), ""), text)
    return re.sub(r"\s+", " ", _MARKUP.sub("", shown)).strip(" \t.,;:")


def affiliation_of(text: str) -> str | None:
    """The employer in "Principal Engineer, Initech" or "CTO at Acme"; None for a job or a handle."""
    kept: list[str] = []
    for part in re.split(r"\s*[,;]\s*", text.strip()):
        bare = _HANDLE.sub("", part).strip(" -–—/|")
        bare = _ALL_OF.sub("", bare)
        if not bare:
            continue
        match = _ROLE_AT.match(bare)
        if match and (is_role(match["role"]) or not is_organisation(match["role"])):
            kept.append(match["org"].strip())
        elif not is_role(bare) or (
            is_organisation(bare) and not re.match(r"(?:chief|head|vp|director|cto|ceo)\b", bare, re.I)
        ):
            kept.append(bare)
    return ", ".join(kept) or None


def _has_person(text: str) -> bool:
    return any(looks_like_person(item) >= 0.6 for item, _inner, _comma in _items(text))


def _items(text: str) -> list[tuple[str, str | None, bool]]:
    """(words, what stands in parentheses behind them, after a comma?) of each member of a list."""
    items: list[tuple[str, str | None, bool]] = []
    depth = start = at = words_end = inner_start = 0
    comma, inner = False, None

    def add(end: int) -> None:
        words = text[start : words_end if inner is not None or depth else end]
        items.append((words.strip(), inner.strip() if inner is not None else None, comma))

    while match := (_BRACKET if depth else _EDGE).search(text, at):
        begin, at = match.start(), match.start() + 1
        bracket = match["bracket"]
        if bracket and bracket in "([":
            if depth == 0:
                words_end, inner_start = begin, at
            depth += 1
        elif bracket and depth:
            depth -= 1
            inner = text[inner_start:begin] if depth == 0 else inner
        elif not bracket and begin > start:
            add(begin)
            comma, inner = bool(match["comma"]), None
            start = at = match.end()
    add(len(text))
    return [item for item in items if item[0] or item[1]]


def _take(group: _Group, item: str, inner: str | None, comma: bool, threshold: float, labelled: bool) -> bool:
    name, organisation = item, None
    if not _is_name(name, threshold):
        parts = _FROM.split(item, maxsplit=1)
        if len(parts) == 2 and _is_name(parts[0], threshold) and _may_be_employer(parts[1]):
            name, organisation = parts[0], parts[1]
    is_name = _is_name(name, threshold if not (group.open and comma) else max(threshold, 0.6))
    if is_name and group.open and comma and is_organisation(name) and looks_like_person(name) < 0.9:
        is_name = False
    if not is_name and labelled and not group.open and not group.done:
        is_name = _may_be_named(name)
    if (
        not is_name
        and labelled
        and not comma
        and (group.open or group.done)
        and looks_like_person(name) >= 0.3
    ):
        is_name = True
    if is_name:
        group.add(clean_name(name))
        found = affiliation_of(organisation) if organisation else None
        found = (affiliation_of(inner) if inner else None) or found
        if found:
            group.affiliate(found)
        return True
    if comma and group.open and fold_name(item) in _SUFFIXES:
        return True  # "Ana Prieto, PhD"
    if not group.open or not (comma or labelled):
        return bool(group.open or group.done) and is_crowd(item)
    if is_role(item) and not affiliation_of(item):
        return True
    found = affiliation_of(item)
    if found and len(found) <= 80:
        group.affiliate(found if not inner else f"{found} ({inner})")
    return _may_be_employer(item)


def _is_name(text: str, threshold: float) -> bool:
    return looks_like_person(text) >= threshold


def clean_name(text: str) -> str:
    """The name as written, without titles such as "Dr" and "PhD"."""
    return strip_titles(text).strip(" ,;:-–—")


_ARTICLES = words("people/articles")


def _may_be_named(text: str) -> bool:
    """Behind "Speaker:" a lone capitalised word, a handle or a short name in lower case is a name too."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 4 or is_crowd(text) or is_role(text):
        return False
    if tokens[0].casefold() in {
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "un",
        "une",
        "our",
        "my",
        "to",
        "not",
        "see",
        "voir",
    }:
        return False
    if len(tokens) == 1:
        return tokens[0][0].isupper() or tokens[0].startswith("@")
    return all(token[0].isalpha() for token in tokens) and not is_organisation(text)


def _may_be_employer(text: str) -> bool:
    """Something that can follow "Name, ": short, and no sentence."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 9 or tokens[0].casefold() in _ARTICLES:
        return is_role(text) or is_organisation(text)
    return tokens[0][0].isupper() or tokens[0][0].isdigit() or is_role(text) or is_organisation(text)
