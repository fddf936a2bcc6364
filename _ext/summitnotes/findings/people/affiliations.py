"""What stands beside a name and is none: a job, an employer, a crowd."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name, only_words

_ROLES = words("people/roles")
_ORGANISATIONS = words("people/organisations")
_LEGAL_FORMS = words("people/legal_forms")
_CROWDS = words("people/crowds") | words("people/oneself_words")
#: How companies, schools and public bodies end in the letters of China, Japan and Korea.
_EASTERN = tuple(sorted(words("people/eastern_organisations")))
_HANDLE = re.compile(
    r"@\w[\w.\-]*(?:@[\w.\-]+)?|(?:she|he|they|elle|il|iel|sie|er|ella|lei|ela)\s*/\s*\w+|https?://\S+|\S+@\S+\.\w+",
    re.IGNORECASE,
)
_ROLE_AT = re.compile(
    r"^(?P<role>.+?)\s*(?P<joint>\s(?:at|chez|of|for|from|pour|bei|beim|en|bij|presso|na|no|da|de|du|der|des|del)\s|\s?@\s?)(?P<org>\S.*)$",
    re.IGNORECASE,
)
#: ``editor of "The Knot"``.
_CALLED = re.compile(r"[\"“„«](?P<house>[^\"“”„«»]{2,60})[\"”“»]$")
#: Between the words of one name of a house, where no job stands before them: "Haus der Seile".
_GENITIVES = frozenset({"of", "da", "de", "du", "der", "des", "del"})
#: A job that names a part of a house, not the house.
_DEPARTMENT = re.compile(
    r"(?:(?:s?vp|svp|evp|vice\s+president|head|chief|director|lead|manager|responsable|leiter(?:in)?|chefe?)\s+(?:of|de|du|des|der)"
    r"|directeur|directrice)\s+\S+(?:\s\S+){0,2}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITION = re.compile(r"\s(?:19|20)\d\d$")
_ALL_OF = re.compile(
    r"^(?:(?:both|all|tous(?:\s+(?:les\s+)?(?:deux|trois))?|toutes|beide|alle|ambos|entrambi|allebei)\s+)?"
    r"(?:(?:from|of|at|de|chez|von|bei|bij|van|presso)\s+)?(?=[A-ZÀ-Þ0-9])",
    re.IGNORECASE,
)


def is_role(text: str) -> bool:
    """``Principal Engineer``, ``CTO``, ``directrice technique``."""
    return not _ROLES.isdisjoint(folded_words(text))


def is_organisation(text: str) -> bool:
    """Holds a word that companies, schools and public bodies have in their names."""
    if any(is_organisation_word(word) for word in folded_words(text)) or "&" in text.strip("& "):
        return True
    house, _, form = text.rpartition(" ")
    return bool(house) and form.isupper() and fold_name(form) in _LEGAL_FORMS  # "Külm OÜ", "Søppel A/S"


def is_organisation_word(word: str) -> bool:
    return word in _ORGANISATIONS or word.startswith("univ") or word.endswith(_EASTERN)


def is_role_word(word: str) -> bool:
    return word in _ROLES


def is_edition(text: str) -> bool:
    """``PolderPy 2018``: where somebody spoke, and no employer."""
    return _EDITION.search(text) is not None


def is_crowd(text: str) -> bool:
    """``the infrastructure team``, ``TBD``, ``tous``: speakers, but no person."""
    if text.isascii() and only_words(text):  # most stretches of most lines, asked about once
        return not _CROWDS.isdisjoint(text.lower().split(" ", _MOST_WORDS)[:_MOST_WORDS])
    return not _CROWDS.isdisjoint(folded_words(text))


def is_crowd_word(word: str) -> bool:
    return word in _CROWDS


@lru_cache(maxsize=4096)  # of each list that a name stands in: "A (X)", and "A (X), B (Y)"
def affiliation_of(text: str) -> str | None:
    """The employer in "Principal Engineer, Initech" or "CTO at Acme"; None for a job or a handle."""
    kept: list[str] = []
    for part in re.split(r"\s*[,;]\s*|\s+[-–—|]\s+", text.strip()):
        bare = _HANDLE.sub("", part).strip(" -–—/|")
        bare = _ALL_OF.sub("", bare)
        if is_edition(bare):
            break  # and behind it when, or where
        if not bare or _YEAR.fullmatch(bare):
            continue
        if _DEPARTMENT.match(bare) and not is_organisation(bare):
            continue  # "VP of Design"
        match = _ROLE_AT.match(bare)
        whole = match is not None and match["joint"].strip().lower() in _GENITIVES
        if match and (is_role(match["role"]) or not (whole or is_organisation(match["role"]))):
            called = _CALLED.search(bare)
            kept.append((called["house"] if called is not None else match["org"]).strip())
        elif not is_role(bare) or (is_organisation(bare) and not _is_job(bare)):
            kept.append(bare)
    return ", ".join(kept) or None


def _is_job(text: str) -> bool:
    """``Head of Cloud``, ``Data Lead``: a job that holds a word of employers."""
    found = folded_words(text)
    if re.match(r"(?:chief|head|vp|director|cto|ceo)\b", text, re.IGNORECASE):
        return True
    return len(found) <= 3 and found[-1] in _ROLES


@lru_cache(maxsize=8192)  # job, employer or crowd? the same words are asked about
def folded_words(text: str) -> tuple[str, ...]:
    """The words as the lists spell them; the parts of "maire-adjoint" stand behind it."""
    if text.isascii():
        found = text.lower().translate(_APART).split()[:_MOST_WORDS]
    else:
        found = _WORDS.findall(_flat(text))[:_MOST_WORDS]
    if "-" in text:
        return (*(part for word in found if "-" in word for part in word.split("-")), *found)
    return tuple(found)


_MOST_WORDS = 40
_WORDS = re.compile(r"[\w&\-]+")
# The same for text in ASCII, where a table is quicker: what is in no word becomes a blank.
_APART = {code: " " for code in range(128) if not _WORDS.match(chr(code))}


def _flat(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(filterfalse(unicodedata.combining, flat))
    return unicodedata.normalize("NFC", flat)


def is_house_in_brackets(text: str) -> bool:
    """Whether a text is brackets with a word or a house in them, as behind "**Ana Prieto** (Globex)"."""
    match = _IN_BRACKETS.fullmatch(text)
    return match is not None and (" " not in match["inner"].strip() or is_organisation(match["inner"]))


_IN_BRACKETS = re.compile(r"\s*\((?P<inner>[^()]{2,60})\)\s*")
