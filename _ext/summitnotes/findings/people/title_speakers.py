"""Where the speakers stand in a heading: behind a separator, in brackets, after "by", in front of a colon."""

from __future__ import annotations

import re
from collections.abc import Callable

from summitnotes.findings.people.lead_ins import find_by
from summitnotes.findings.people.names import looks_like_person
from summitnotes.findings.people.reading import read_people
from summitnotes.findings.people.speakers import parse_speakers
from summitnotes.records.model import Speaker

Found = tuple[str, tuple[Speaker, ...]] | None

_CUT = re.compile(
    r"(?=[\s|/\-–—])(?:\s+(?:/{1,2}|\||-{1,2}|–|—|·|•|~|::|>)\s+|\s*\|\s*|(?<=\s)/(?=\S)|(?<=[\w)?!])\s*—\s*(?=\S)"
    r"|(?<=[a-zà-ÿ?!)])-{2}(?=\s)|(?<=[\"”»\])?!])\s*[-–/]\s+)"
)
_SIGN = re.compile(r"[/|\-–—·•~>]|::")  # without one there is no cut
TAIL_BRACKET = re.compile(r"^(?P<head>.*\S)\s*[(\[](?P<inner>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*$")
_FRONT_NAME = 0.6  # "X: title" and "X - title": X must look like this much of a person
_FRONT_DASH = 0.8


def split_speakers(text: str, kind_name: str = "", timed: bool = False) -> Found:
    """``(title, speakers)`` of a heading without its time, or None when it names nobody.

    ``kind_name`` is the word "Keynote" or the like that was taken off, and becomes the title when only
    names remain. ``timed``: the heading carries a time, so that weaker signs of a speaker suffice.
    """
    places: tuple[Callable[[], Found], ...] = (
        lambda: _behind_cut(text, timed),
        lambda: _in_brackets(text),
        lambda: _after_by(text),
        lambda: _after_comma(text),
        lambda: _in_front(text, timed or bool(kind_name)),
        lambda: _only_names(text, kind_name),
    )
    for look in places:
        found = look()
        if found is not None and (found[0] or kind_name):
            return found[0] or kind_name, found[1]
    return None


def cuts_of(text: str) -> list[re.Match[str]]:
    """The marks that may part a title from what stands behind it, from left to right."""
    return list(_CUT.finditer(text)) if _SIGN.search(text) else []


def names_in(text: str, threshold: float = 0.55) -> tuple[Speaker, ...]:
    """The speakers of "by X, Y" or "moderator: X" or plain "X, Y"."""
    return parse_speakers(text.strip(), threshold)


def _behind_cut(text: str, timed: bool) -> Found:
    for cut in cuts_of(text)[-6:]:
        head, tail = text[: cut.start()].strip(), text[cut.end() :].strip()
        if not head or not tail:
            continue
        strong = cut[0].strip() in ("/", "//", "|")
        speakers = names_in(tail, 0.5 if strong else 0.55)
        if not speakers and strong and timed:
            people = read_people(tail, 0.6)  # "10h - Title / Georgy"
            speakers = people.speakers if people and people.likelihood >= 0.5 else ()
        if speakers:
            return head, speakers
    return None


def _in_brackets(text: str) -> Found:
    match = TAIL_BRACKET.match(text)
    if not match:
        return None
    speakers = names_in(match["inner"])
    return (match["head"].rstrip(" ,;:-–—|/"), speakers) if speakers else None


def _after_by(text: str) -> Found:
    for begin, stop, strong in reversed(find_by(text)[-4:]):
        # "with X" may be about anything; X must be a known name.
        speakers = parse_speakers(text[stop:], 0.5 if strong else 0.8)
        head = text[:begin].rstrip(" ,;:-–—|/")
        if speakers and head:
            return head, speakers
    return None


def _after_comma(text: str) -> Found:
    comma = text.rfind(", ")
    if comma > 0 and looks_like_person(text[comma + 2 :]) >= 0.9 and not names_in(text[:comma], _FRONT_NAME):
        return text[:comma].strip(), parse_speakers(text[comma + 2 :], 0.9)
    return None


def _in_front(text: str, believed: bool) -> Found:
    match = re.match(r"^(?P<who>[^:]{3,120}?)\s?:\s+(?P<title>\S.*)$", text)
    if match:
        speakers = names_in(match["who"], _FRONT_NAME)
        if speakers:
            return match["title"], speakers
    cut = _CUT.search(text)
    if cut:
        head, tail = text[: cut.start()].strip(), text[cut.end() :].strip()
        speakers = parse_speakers(head, _FRONT_NAME if believed else _FRONT_DASH)
        if speakers and tail:
            return tail, speakers
    quoted = re.match(r"^(?P<who>[^\"“«]{3,80}?)\s*[,:]?\s*(?P<title>[\"“«].{2,}[\"”»])$", text)
    if quoted:
        speakers = parse_speakers(quoted["who"], _FRONT_NAME)
        if speakers:
            return quoted["title"], speakers
    return None


def _only_names(text: str, kind_name: str) -> Found:
    """``Keynote: Ana Prieto``: the kind is the title."""
    speakers = names_in(text, 0.6) if kind_name else ()
    return ("", speakers) if speakers else None
