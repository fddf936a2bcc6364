"""What kind of session a heading announces: keynote, panel, break, party … or no session at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.names import fold_name
from summitnotes.records.model import Kind

_SECTIONS = words("sessions/section_titles")
_SOCIAL_PHRASES = words("sessions/social_phrases")
_BREAK_PHRASES = words("sessions/break_phrases")
_WORD_TIMES = frozenset({"noon", "midi"})

_KEYNOTE = (
    r"(?:(?:opening|closing|ending|welcome|morning|afternoon|evening|guest|invited|final|first|second|third|sponsor|community)\s+)?"
    r"(?:keynotes?|plenary|plenaries)(?:\s+(?:speech|speeches|address|addresses|session|sessions|talk|talks|presentation|"
    r"d['’]ouverture|de\s+clôture|de\s+cloture|d['’]introduction|inaugurale?))?"
    r"|(?:séance|session|conférence|seance|conference)\s+(?:plénière|pleniere|inaugurale|d['’]ouverture|de\s+clôture|de\s+cloture)"
    r"|plénières?|plenieres?|conférences\s+plénières|discours\s+(?:d['’]ouverture|de\s+clôture|inaugural)"
    r"|(?:opening|closing|plenary|inaugural)\s+(?:address|lecture|speech|plenary)|allocution(?:\s+d['’]ouverture)?"
    r"|(?:er)?öffnungsvortrag|hauptvortrag|plenar(?:vortrag|sitzung)|festvortrag|ponencia\s+(?:magistral|inaugural|invitada)|(?:conferencia|charla)\s+(?:magistral|inaugural|plenaria|de\s+(?:apertura|clausura))|plenarias?|sessão\s+plenária|palestra\s+(?:magna|de\s+(?:abertura|encerramento))|(?:relazione|intervento)\s+(?:introduttiv[oa]|invitat[oa]|di\s+apertura)|openings(?:lezing|praatje)|(?:opening|closing|ending|morning|afternoon|day\s+(?:one|two|three|[1-9]))\s+keynotes?"
)
_PANEL = (
    r"(?:(?:closing|opening|expert|experts['’]?|users?|operators?|community|final)\s+)?panels?(?:\s+(?:discussions?|sessions?|debates?|talks?))?"
    r"|tables?[\s-]rondes?|round[\s-]?tables?(?:\s+discussions?)?|(?:grand\s+)?débat|(?:public\s+)?debate|discussion\s+panel|panel\s+de\s+discussion"
    r"|(?:panel|plateau)\s+d['’]experts"
    r"|podiums?(?:diskussion|gespräch)?|runder?\s+tisch|mesas?[\s-]redondas?|tavol[ae]\s+rotond[ae]|coloquio|dibattito|panel(?:gesprek|discussie|diskussion)|paneel(?:gesprek)?|rondetafel(?:gesprek)?|forumdiscussie|forumgesprek|debate\s+abierto"
)
_LIGHTNING = (
    r"light(?:e?ni|ini)ng(?:[\s-](?:talks?|rounds?|sessions?|presentations?))?(?:\s+sessions?)?|flash[\s-](?:talks?|presentations?)"
    r"|(?:conférences?|conferences?|présentations?|presentations?|exposés?|exposes?|talks?|interventions?|sessions?)[\s-](?:éclairs?|eclairs?|flash)"
    r"|éclairs?|rump\s+sessions?|quickies?|ignite(?:\s+talks?)?|pecha[\s-]?kuchas?|speed[\s-]talks?|(?:5|five)[\s-]min(?:ute)?s?\s+talks?|short\s+talks?"
    r"|(?:blitz|kurz)vortr(?:ag|äge|aege)|blitzrunde|(?:charlas?|ponencias?|presentaciones)\s+(?:relámpago|relampago|rápidas?|cortas?)|(?:interventi|talk|presentazioni)\s+lampo|(?:palestras?|apresentações)\s+relâmpago|bliksem(?:praatjes?|presentaties)|korte\s+praatjes|light(?:e?ni|ini)ngs?"
)
_WORKSHOP = (
    r"workshops?|ateliers?|tutorials?|tutoriels?|hands[\s-]on(?:\s+(?:labs?|sessions?|workshops?))?"
    r"|bofs?|birds\s+of\s+a\s+feather|fishbowls?|travaux\s+pratiques|labs?"
    r"|taller(?:es)?|laboratori[oi]|oficinas?|minicursos?|werkstatt|werkplaats|praktikum|übung|curso|corso|hackathon|tutoria(?:l|les|is)"
)
_TALK = (
    r"(?:short\s+|long\s+|regular\s+)?(?:talks?|sessions?|présentations?|presentations?|conférences?|conferences?"
    r"|confs?|exposés?|exposes?|interventions?|lectures?|slots?|track\s+talks?|communications?)"
    r"|(?:mein\s+)?(?:vortr(?:ag|äge|aege)|referate?|beitr(?:ag|äge))|charlas?|ponencias?|conferencias?|intervent[oi]|relazion[ei]|palestras?|praatjes?|lezing(?:en)?|presentatie[s]?|presentaci(?:ón|ones)|presentazion[ei]|apresentaç(?:ão|ões)|seminari?[oa]?s?|comunicaci(?:ón|ones)"
)

_NUMBER = r"(?:\s*(?:#|n°|no\.?|nr\.?)?\s*[0-9]{1,2}\b|\s+(?-i:I{1,3}|IV|V)\b)?"
_BODIES = {
    Kind.LIGHTNING: _LIGHTNING,
    Kind.PANEL: _PANEL,
    Kind.KEYNOTE: _KEYNOTE,
    Kind.WORKSHOP: _WORKSHOP,
    Kind.TALK: _TALK,
}
_PREFIXES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?P<name>{body})(?!\w){_NUMBER}", re.IGNORECASE)) for kind, body in _BODIES.items()
)
#: Any of them in small letters: what is tried first, for most lines begin with none.
_ANY_PREFIX = re.compile("|".join(_BODIES.values()))
_NUMBERED = re.compile(
    r"(?:session|slot|track|room|salle|hall|stage|part|partie|day|jour|block|bloc|week|chapter|chapitre|section|group"
    r"|groupe|semaine|talk|table|atelier|workshop|slide|page|figure|annex|annexe|appendix|piste|scène|scene)s?"
    r"(?:\s*(?:#|n°|no\.?|n)?\s*[0-9]{1,3}|\s+(?:[a-z]|[ivx]{1,4}|one|two|three|four|five|six|un|deux|trois))$"
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


@lru_cache(maxsize=4096)  # asked of one heading by every step that takes it apart
def kind_prefix(text: str) -> tuple[Kind, re.Match[str]] | None:
    """The kind that ``text`` begins with, and the match of its words; None when it begins otherwise."""
    if not _ANY_PREFIX.match(text.lower()):
        return None
    for kind, pattern in _PREFIXES:
        match = pattern.match(text)
        if match and (match.end() == len(text) or not text[match.end()].isalnum()):
            return kind, match
    return None


# Stems of the words above that stand in no other word.
_LIGHTNING_STEMS = re.compile(r"light(?:e?ni|ini)ng|blitzvortr|kurzvortr|eclair|relampago|lampo")


def names_lightning(text: str) -> bool:
    """Whether the name of a file or its first heading speaks of lightning talks anywhere."""
    return _LIGHTNING_STEMS.search(fold_name(text)) is not None


def kind_alone(text: str) -> Kind | None:
    """The kind that ``text`` names when it says nothing else: ``Keynote:``, ``Lightning talks``."""
    bare = text.strip(" :.*_")
    found = kind_prefix(bare)
    return found[0] if found is not None and found[1].end() == len(bare) else None


def is_section(text: str) -> bool:
    """A heading that is part of notes and never a session: ``Résumé``, ``See also: …``, ``Notes by …``."""
    folded = _fold(text)
    if folded in _SECTIONS or (len(folded) <= _LONGEST_NUMBERED and _NUMBERED.fullmatch(folded)):
        return True
    bare = text.strip(" *_#=")
    if _CREDITS.match(bare) or (":" in bare and _FIELD.match(bare)):
        return True
    own = _OWN.match(folded)
    if own and folded[own.end() :] in _SECTIONS:
        return True
    return _begins_section(folded) and _names_sections(bare)


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


_TEA = re.compile(r"\bthés?\b", re.IGNORECASE)


def pause_kind(text: str) -> Kind | None:
    """BREAK or SOCIAL when all words of ``text`` belong to one, or its first or last word does."""
    folded = _fold(_TEA.sub("tea", text) if "é" in text or "É" in text else text)
    if folded in _SOCIAL_PHRASES:
        return Kind.SOCIAL
    if folded in _BREAK_PHRASES:
        return Kind.BREAK
    tokens = folded.split()
    if len(tokens) > _SPONSORED and tokens[0] not in _pause_beginnings():
        return None  # most lines
    for kind, name in ((Kind.BREAK, "break_words"), (Kind.SOCIAL, "social_words")):
        strong, weak = _strong_and_weak(name)
        if (
            tokens
            and all(token in strong or token in weak for token in tokens)
            and any(t in strong for t in tokens)
        ):
            other = _strong_and_weak("social_words")[0] if kind is Kind.BREAK else frozenset()
            if not any(token in other and token not in strong for token in tokens):
                return kind
    return _led_by_pause(text, tokens)


@cache
def _pause_beginnings() -> frozenset[str]:
    """The words by which a pause begins, unless its last word alone says that it is one."""
    every = (*_strong_and_weak("break_words"), *_strong_and_weak("social_words"))
    return frozenset(title.partition(" ")[0] for title in _SOCIAL_PHRASES | _BREAK_PHRASES).union(*every)


def _led_by_pause(text: str, tokens: list[str]) -> Kind | None:
    if not tokens or len(tokens) > 9:
        return None
    for kind, phrases in ((Kind.BREAK, _BREAK_PHRASES), (Kind.SOCIAL, _SOCIAL_PHRASES)):
        for size in range(1, min(5, len(tokens))):
            if " ".join(tokens[:size]) in phrases and tokens[size] in _PLACE_WORDS:
                return kind
    for kind, name in ((Kind.BREAK, "break_words"), (Kind.SOCIAL, "social_words")):
        strong, weak = _strong_and_weak(name)
        if (
            len(tokens) <= _SPONSORED
            and tokens[-1] in _LAST
            and tokens[-1] in strong
            and tokens[0] not in _NOT_FIRST
        ):
            return kind
        run = 0
        while run < len(tokens) and (tokens[run] in strong or tokens[run] in weak):
            run += 1
        size = max((at + 1 for at in range(run) if tokens[at] in strong), default=0)
        if not size or tokens[0] in _SMALL:
            continue
        if (
            tokens[0] in strong
            and len(tokens) <= 3
            and tokens[1:2] in (["and"], ["et"])
            and kind is Kind.SOCIAL
        ):
            return kind
        rest = _after_words(text, size)
        if rest is not None and (tokens[0] in strong or size > 1) and _PLACE_OR_END.match(rest):
            return kind
    return None


# A heading of so few words that ends with one of these may be named after a sponsor: "Acme party".
_SPONSORED = 4
_LAST = words("sessions/pause_last_words")
_NOT_FIRST = words("sessions/question_words")
_PLACE_WORDS = words("sessions/place_words")
_SMALL = words("sessions/small_words")


_PLACE_OR_END = re.compile(
    r"\s*(?:$|[-–—(\[:,;.!]|(?:at|in|on|hosted|sponsored|offered|by|sur|dans|à|au|aux|chez"
    r"|offerte?|organisée?|from|near|for|pour|du|de|des|d['’])(?![\w]))",
    re.IGNORECASE,
)


def _after_words(text: str, size: int) -> str | None:
    """What follows the first ``size`` words of ``text``."""
    at = 0
    for match in re.finditer(r"[^\W_]+", text):
        if size == 0:
            return text[at : match.start()] + text[match.start() :] if at else text
        size -= 1
        at = match.end()
    return text[at:] if size == 0 else None


@cache
def _strong_and_weak(name: str) -> tuple[frozenset[str], frozenset[str]]:
    found = words(f"sessions/{name}")
    strong = frozenset(word[1:].strip() for word in found if word.startswith("+"))
    return strong, frozenset(word.strip() for word in found if not word.startswith("+"))


def _fold(text: str) -> str:
    return fold_name(text.replace("'", " ").replace("’", " "))
