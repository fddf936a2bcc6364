"""Breaks and parties: what the words of a heading say when nobody speaks."""

from __future__ import annotations

import re
from functools import cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.records.model import Kind

_SOCIAL_PHRASES = folded_list("sessions/social_phrases")
_BREAK_PHRASES = folded_list("sessions/break_phrases")

_TEA = re.compile(r"\bthés?\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<=[^\W\d_])\s+#?[0-9]{1,2}$")


def pause_kind(text: str) -> Kind | None:
    """BREAK or SOCIAL when all words of ``text`` belong to one, or its first or last word does."""
    text = _plain(text) if "+" in text or text[-1:].isdigit() else text
    folded = _fold(_TEA.sub("tea", text) if "é" in text or "É" in text else text)
    if folded in _SOCIAL_PHRASES:
        return Kind.SOCIAL
    if folded in _BREAK_PHRASES:
        return Kind.BREAK
    if folded.count(" ") >= _SPONSORED and folded.partition(" ")[0] not in _pause_beginnings():
        # Most lines; not "Conference supper (bring a fork or two)".
        return pause_kind(text.partition("(")[0]) if text.endswith(")") and "(" in text else None
    tokens = _headed(folded).split()
    if tokens[:1] and tokens[0] in _SHOWS and _SHOWN.match(text):
        return Kind.SOCIAL
    if (not tokens or tokens[0] not in _phrase_beginnings()) and _strong_words().isdisjoint(tokens):
        return None
    for kind, name in ((Kind.BREAK, "break_words"), (Kind.SOCIAL, "social_words")):
        strong, weak = _strong_and_weak(name)
        others = [token for token in tokens if token not in strong]
        if len(others) < len(tokens) and weak.issuperset(others):
            other = _strong_and_weak("social_words")[0] if kind is Kind.BREAK else frozenset()
            if not any(token in other and token not in strong for token in tokens):
                return kind
    return _led_by_pause(text, tokens)


def _plain(text: str) -> str:
    """Without a number, "Break 2", or what is added: "Lunch + tour of the sheds"."""
    first, _, more = text.partition(" + ")
    return _COUNTED.sub("", first if len(more.split()) <= _MOST_ADDED else text)


_MOST_ADDED = 4  # words
_SHOWS = words("sessions/show_words")
_SHOWN = re.compile(r"[\w-]+\s?(?::\s|[\"“«„»])")  # "Film: Seven Sheds", "Band “Seven Sheds”"
_ENDS = tuple(words("sessions/pause_ends"))
_SHORTEST_FRONT = 3  # letters of a word before the pause that it ends with


def _headed(folded: str) -> str:
    """Folded words, and of a compound the pause that it is: "bootjesborrel" is a "borrel"."""
    if not any(map(folded.__contains__, _ENDS)):
        return folded  # most lines
    return " ".join(_last_part(word) for word in folded.split())


def _last_part(word: str) -> str:
    if not word.endswith(_ENDS) or word in _strong_words():
        return word
    return next((end for end in _ENDS if word[_SHORTEST_FRONT:].endswith(end)), word)


# A bracket, or a comma and more words than would name another thing of the kind: "Registration, coffee".
_BEHIND_PAUSE = re.compile(r"\s*(?:[(\[]|,\s(?=(?:[^\s,()]+\s){3}[^,()]+$))")


def pause_alone(text: str) -> str:
    """A pause without what is told of it in brackets or behind a comma: "Lunch (bring a fork)"."""
    behind = _BEHIND_PAUSE.search(text, 1)
    head = text[: behind.start()] if behind is not None else ""
    return head if head and pause_kind(head) is pause_kind(text) else text


@cache
def _pause_beginnings() -> frozenset[str]:
    """The words by which a pause begins, unless its last word alone says that it is one."""
    every = (*_strong_and_weak("break_words"), *_strong_and_weak("social_words"))
    return _phrase_beginnings().union(_SHOWS, *every)


@cache
def _phrase_beginnings() -> frozenset[str]:
    return frozenset(title.partition(" ")[0] for title in _SOCIAL_PHRASES | _BREAK_PHRASES)


@cache
def _strong_words() -> frozenset[str]:
    """Those one of which says a pause, whatever phrase begins a text."""
    return _strong_and_weak("break_words")[0] | _strong_and_weak("social_words")[0]


def _led_by_pause(text: str, tokens: list[str]) -> Kind | None:
    if not tokens or len(tokens) > 9:
        return None
    for kind, phrases in ((Kind.BREAK, _BREAK_PHRASES), (Kind.SOCIAL, _SOCIAL_PHRASES)):
        for size in range(1, min(5, len(tokens))):
            named = " ".join(tokens[:size]) in phrases
            if named and tokens[size - 1] in _LAST and tokens[size] in _AND:
                return kind  # "Coffee break and demos"
            if named and (tokens[size] in _PLACE_WORDS or _joined(tokens, size)):
                return kind
            if named and size > 1 and _APART.match(_after_words(text, size) or ""):
                return kind  # "Social event - The Golden Hind"
    for kind, name in ((Kind.BREAK, "break_words"), (Kind.SOCIAL, "social_words")):
        strong, weak = _strong_and_weak(name)
        if (
            len(tokens) <= _SPONSORED
            and tokens[-1] in _LAST
            and tokens[-1] in strong
            and tokens[0] not in _NOT_FIRST
        ):
            return kind
        if tokens[0] in strong and tokens[1:2] and tokens[1] in _PLACE_WORDS:
            return kind  # "Lunch at Pizza House"
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
        if _joined(tokens, size) or (size > 1 and tokens[size : size + 1] and tokens[size] in _PLACE_WORDS):
            return kind  # "Gemeinsames Abendessen im Goldenen Hahn"
        if kind is Kind.BREAK and len(tokens) <= _SPONSORED and tokens[0] in _LAST and tokens[size] in _WITH:
            return kind  # "Pause med eple", "Lunch mit Suppe"
        rest = _after_words(text, size)
        if rest is not None and (tokens[0] in strong or size > 1) and _PLACE_OR_END.match(rest):
            return kind
    return None


_APART = re.compile(r"\s+(?:[-–—]\s|\()")
_AND = frozenset(["and", "et", "und", "y", "e", "en", "och", "og", "i", "a"])
_MOST_JOINED = 6  # words


def _joined(tokens: list[str], size: int) -> bool:
    """Whether a pause is joined with another by "and" or a comma: "Doors open and herring breakfast"."""
    strong = _strong_words()
    words = [token for token in tokens if token not in _AND]
    known = sum(token in strong or number < size for number, token in enumerate(words))
    again = any(token in strong for token in words[size:])
    return again and len(tokens) <= _MOST_JOINED and known >= len(words) - 1


_WITH = frozenset(
    ["mit", "med", "m", "met", "z", "s", "se", "ze", "с", "з", "amb", "cu", "con", "com", "avec"]
)
# A heading of so few words that ends with one of these may be named after a sponsor: "Acme party".
_SPONSORED = 4
_LAST = folded_list("sessions/pause_last_words")
_NOT_FIRST = words("sessions/question_words")
_PLACE_WORDS = words("sessions/place_words")
_SMALL = words("sessions/small_words")


_PLACE_OR_END = re.compile(
    r"\s*(?:$|[-–—(\[:,;.!/|（：，。]|(?:at|in|on|hosted|sponsored|offered|by|sur|dans|à|au|aux|chez"
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
    strong = frozenset(fold_name(word) for word in found if word.startswith("+"))
    return strong, frozenset(fold_name(word) for word in found if not word.startswith("+"))


def _fold(text: str) -> str:
    if "'" in text or "’" in text:
        text = text.replace("'", " ").replace("’", " ")
    return fold_name(text)
