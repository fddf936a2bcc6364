"""Headings that are parts of notes and never sessions: "Résumé", "See also: …", "Notes by …"."""

from __future__ import annotations

import re
from functools import cache

from summitnotes.findings.people.folding import fold_name, folded_list

_SECTIONS = folded_list("sessions/section_titles")

_HOSTS = folded_list("sessions/hosting_words")  # "Organisers: Ana Prieto and Kofi Mensah"
_THANKS = tuple(f"{thanks} " for thanks in folded_list("sessions/thanking_words"))  # "Special thanks to …"

_NUMBERED = re.compile(
    r"(?:session|slot|track|room|salle|hall|stage|part|partie|day|jour|block|bloc|week|chapter|chapitre|section|group"
    r"|groupe|semaine|talk|table|atelier|workshop|slide|page|figure|annex|annexe|appendix|piste|scène|scene)s?"
    r"(?:\s*(?:#|n°|no\.?|n)?\s*[0-9]{1,3}|\s+(?:[a-z]|[ivx]{1,4}|one|two|three|four|five|six|un|deux|trois))$"
    # rooms elsewhere: "Salonek 1", "Kongresový sál"
    r"|(?:sal|sala|aula|saal|raum|zaal|lokaal|salon|salonek|salonik|lokal|terem|αιθουσα|зал|аудитория|аудиторія)\s+(?:[0-9]{1,3}|[a-z])$"
    r"|[^\W\d_]{3,}\s(?:sal|saal|zaal|terem|зал)$"
)
_LONGEST_NUMBERED = 24  # characters
_CREDITS = re.compile(
    r"(?:(?:these\s+|my\s+|the\s+|live\s+|mes\s+|les\s+)?(?:notes?|photos?|pictures?|report|summary|minutes|compte[\s-]rendu|cr|résumé|récit|billet|article"
    r"|translation|traduction|transcription|transcript|illustrations?|sketchnotes?|video|vidéo|videos|vidéos|recording|slides?|text|texte|thanks|merci|remerciements|contact|contacts|auteur|author)"
    r"(?:\s+(?:taken|written|made|drawn|by|par|prises?|rédigée?s?|from|de|to|à))?\s*(?:by|par|:|-|–|—|/|\(|of|from|to|à|de|d['’])"
    r"|(?:written|taken|compiled|edited|updated|posted|published|reported|photographed|drawn|rédigé|écrit|publié|posté|mis\s+à\s+jour|pris|noté)e?s?"
    r"(?:\s+down)?\s+(?:by|par|on|le)\b)",
    re.IGNORECASE,
)


# "See also: Ceph", "TODO: ask them".
_FIELD = re.compile(
    r"(?:see also|voir aussi|to ?do|à faire|photos?|ps|n\.?b|nota(?: bene)?|mise à jour|updated?"
    r"|edit|résumé|summary"
    r"|links?|liens?|sources?|tags?|mots[- ]clés|keywords|participants?|présents|attendees"
    r"|location|lieu|date|when|where|venue)\s*:",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[:/|&,+]|\s[-–—]\s|\s(?:and|et|ou|or)\s)\s*")
# "My notes", "Les liens", "List of speakers".
_OWN = re.compile(
    r"^(?:(?:my|our|mes|mon|ma|nos|notre|your|some|quelques|other|autres|more|plus de|general|various|random"
    r"|final|personal|liste des|list of|all the|tous les|toutes les|the|a|les|le|la|l"
    r"|few|a few|useful|de|des|main|principaux|principales)\s+){1,2}"
)


def is_section(text: str) -> bool:
    """A heading that is part of notes and never a session: ``Résumé``, ``See also: …``, ``Notes by …``."""
    folded = _fold(text)
    if folded in _SECTIONS or (len(folded) <= _LONGEST_NUMBERED and _NUMBERED.fullmatch(folded)):
        return True
    bare = text.strip(" *_#=")
    if _CREDITS.match(bare) or folded.startswith(_THANKS) or (":" in bare and _is_labelled(bare)):
        return True
    own = _OWN.match(folded)
    if own and folded[own.end() :] in _SECTIONS:
        return True
    return _begins_section(folded) and _names_sections(bare)


def names_hosts(text: str) -> bool:
    """Whether a heading says who held the event, or thanks somebody: ``Organisers: Ana Prieto``."""
    bare = text.strip(" *_#=")
    return _is_of_hosts(bare) or _fold(bare).startswith(_THANKS)


def _is_labelled(bare: str) -> bool:
    return _FIELD.match(bare) is not None or _is_of_hosts(bare)


def _is_of_hosts(bare: str) -> bool:
    label, colon, _names = bare.partition(":")
    return colon != "" and _fold(label) in _HOSTS


def _names_sections(text: str) -> bool:
    """``Links & slides``, ``Questions / Answers``."""
    parts = _JOINT.split(text.strip(" *_#=:"))
    return 1 < len(parts) <= 4 and all(_fold(part) in _SECTIONS or not _fold(part) for part in parts)


def _begins_section(folded: str) -> bool:
    """Whether a text begins with a word by which some section does: a quick look at most lines."""
    return folded.partition(" ")[0] in _section_beginnings()


@cache
def _section_beginnings() -> frozenset[str]:
    return frozenset({"", "and", "et", "ou", "or", *(title.partition(" ")[0] for title in _SECTIONS)})


def _fold(text: str) -> str:
    if "'" in text or "’" in text:
        text = text.replace("'", " ").replace("’", " ")
    return fold_name(text)
