"""What words and punctuation say about a line, in English and in French.

Every function looks at one line, takes time linear in a bounded part of it, and knows no context.
"""

from __future__ import annotations

import re

HEADING_LENGTH = 100  # characters; longer lines are never taken for an unmarked heading
HEADING_WORDS = 14


def words(text: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(text.split())


_SMILEY = re.compile(r"[:;]-?[)(DPp/]$")
_TWO_SENTENCES = re.compile(r"(?:[a-zà-ÿ]{4,}|[)\]»”\"])\s?[.!?…]+\s+[^\s(\[]|\.\s+[A-ZÀ-Ý]\w+\s+[a-zà-ÿ]")
_ADDRESS = re.compile(r"\w+://|\bwww\.|\S@\S+\.\w")
_PRONOUN = {
    "en": re.compile(r"(?:I|I'm|I've|We|We're|They|They're|He|She|He's|She's|It|It's|You|There)\s"),
    "fr": re.compile(r"(?:Je\s|J'|Nous\s|On\s|Ils?\s|Elles?\s|C'est\s|Ce\ssont\s|Vous\s|Tu\s|Y\s)"),
}
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|should|must|does|did|don't|doesn't|isn't"
    r"|said|says|est|sont|était|étaient|sera|seront|ont|avait|avaient|peut|peuvent|doit|doivent|fut)\s"
)
_ASKS = re.compile(
    r"(?:why|how|what|when|where|who|which|whose|pourquoi|comment|quand|où|qui|quoi|quels?|quelles?"
    r"|ce\squ|faut-il|peut-on|est-ce)",
    re.IGNORECASE,
)
#: Up to four words; each sign has one way to be read, or a line of hyphens takes as long as a book.
_PAIR = re.compile(r"([^\W\d_][\w'’&./]*(?:-[\w'’&./()-]*)?(?: [\w'’&./()-]+){0,3})\s?:\s+(?=\S)")
_ROLE_KEYS = words(
    """
    from to cc bcc date subject sent reply-to message-id organization list-id
    de à a objet sujet envoyé répondre-à copie
    present attendees attending participants absent excused apologies moderator moderators chair
    facilitator scribe note-taker note-takers notetaker notetakers by author authors host
    secretary minute-taker location place venue room when where who time duration link links slides
    video recording url contact next next-meeting deadline due owner status
    présents présent présente présentes participant participante participantes absents absent excusés excusées
    animateur animatrice animation modérateur modératrice modération secrétaire secrétariat
    prise-de-notes rédacteur rédactrice auteur auteure lieu salle quand où heure durée lien liens
    supports vidéo prochaine-réunion prochaine-séance échéance responsable statut intervenant
    intervenants intervenante orateur oratrice orateurs speaker speakers invités guests
    todo action actions agreed info decided decision décision décidé rq nb ps note remarque q a r question
    answer réponse fyi tl;dr edit update
    referent referentin referenten vortragende vortragender sprecher sprecherin ort zeit relatore relatrice
    ponente ponentes spreker sprekers
    """
)
_SESSION_KEYS = words(
    """
    keynote talk panel session workshop lightning tutorial bof demo demonstration track part day fishbowl
    conférence exposé atelier table-ronde présentation démo partie jour plénière débat séance
    """
)
_GREETING = re.compile(
    r"(?:hi|hello|dear|hey|bonjour|salut|bonsoir|cher|chère|chers|chères|regards|cheers|thanks|best|kind"
    r"|sincerely|cordialement|amicalement|merci|bien\s(?:à|cordialement)|à\s(?:bientôt|plus))\b[^.]{0,30}$",
    re.IGNORECASE,
)


def ends_sentence(text: str) -> bool:
    """The line ends as prose does: a full stop, a comma, an ellipsis, a smiley."""
    bare = text.rstrip("\"'”’»)] \u00a0")
    return bare[-1:] in (".", ",", ";", "…") or bool(_SMILEY.search(text[-3:]))


def ends_question(text: str) -> bool:
    return text.rstrip("\"'”’»)] \u00a0").endswith("?")


def has_sentences(text: str) -> bool:
    """A sentence ends inside the line and another begins."""
    return bool(_TWO_SENTENCES.search(text[:400]))


def is_prose(text: str, minimum: int = 30) -> bool:
    """Running text: long, or at least a whole sentence of ``minimum`` characters."""
    if len(text) > HEADING_LENGTH + 20:
        return True
    return len(text) >= minimum and (ends_sentence(text) or text[-1] in "!?" or has_sentences(text))


def pair_key(text: str) -> str | None:
    """The key of a ``Key: value`` line, folded; None = no such line."""
    match = _PAIR.match(text[:80])
    return match[1].casefold() if match else None


def is_role_pair(text: str) -> bool:
    """``Present: …``, ``Lieu : …``, ``ACTION: …``: a field of the note, never its heading."""
    key = pair_key(text)
    if key is None:
        return False
    words = key.replace("’", "'").split()
    return (
        words[0] in _ROLE_KEYS or "-".join(words) in _ROLE_KEYS or words[-1] in ("takers", "taker", "notes")
    )


def is_session_pair(text: str) -> bool:
    """``Keynote: …``, ``Atelier : …``: a colon that headings do have."""
    key = pair_key(text)
    return key is not None and key.split()[0] in _SESSION_KEYS


def is_greeting(text: str) -> bool:
    return bool(_GREETING.match(text[:60]))


def is_sentence(text: str, language: str) -> bool:
    """The words, not the punctuation, read like a statement."""
    if ends_question(text) or _ASKS.match(text):
        return False
    if len(text.split(None, 3)) < 3:
        return False
    return starts_with_pronoun(text, language) or bool(_VERB.search(text)) or text.count(",") >= 3


def starts_with_pronoun(text: str, language: str) -> bool:
    """The line begins with a subject: ``They …``, ``J'ai …``."""
    return bool(_PRONOUN[language].match(text))


def starts_upper(text: str) -> bool:
    """The first letter is a capital, or a digit stands before it."""
    for char in text[:4]:
        if char.isalpha():
            return char.isupper() or not char.islower()
        if char.isdigit():
            return True
    return False


def is_caps(text: str, least: int = 4) -> bool:
    """All letters are capitals, and there are ``least`` of them, enough to mean it."""
    if len(text) > HEADING_LENGTH or text.upper() != text or ends_sentence(text):
        return False
    letters = sum(char.isalpha() for char in text)
    return letters >= least and letters * 2 >= len(text) and any(len(word) >= 3 for word in text.split())


def could_head(text: str) -> bool:
    """Nothing in the line itself forbids that it is a heading."""
    if not text or len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS:
        return False
    if not any(char.isalpha() for char in text) or ends_sentence(text) or text.endswith(":"):
        return False
    if text.endswith("!") and len(text.split()) > 6:
        return False
    if text[0] in "#>|(*<[@" or _ADDRESS.search(text) or has_sentences(text):
        return False
    return not is_role_pair(text) and not is_greeting(text)
