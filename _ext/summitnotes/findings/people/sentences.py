"""Who speaks, by a sentence: "Ana Prieto talked about caches", "The keynote was given by Kofi Adjei".

A sentence never makes a session of what it stands below; it says whose a session is that is one anyhow. Names
are believed where the sentence says that they speak: before a word of speech, behind the word for a talk and
"by", before the word for their talk ("Ana's talk"), behind the word for a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summitnotes.findings.lexicons import words
from summitnotes.findings.people.affiliations import is_role
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.people.following import EXPECTED, LONGEST_NAMES, STOPS, SURE, following, sure_people
from summitnotes.findings.people.introducing import introduced, introducing_words, labelled
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import is_speaker_label
from summitnotes.findings.people.one_member import HANDLE
from summitnotes.findings.people.pieces import plain_text
from summitnotes.findings.people.reading import read_people
from summitnotes.records.model import Speaker

_SPEECH = folded_list("people/speech_words")
_BETWEEN = words("people/between_name_and_speech")
_OPENERS = words("people/openers")
_NOUNS = words("people/session_nouns")
_FIRST_WORDS = _OPENERS | _NOUNS | words("people/opening_times")
_BEFORE_NAMES = _OPENERS | _NOUNS | words("people/pause_words")
_BY = words("people/by_words") | words("people/weak_by_words") | {"of", "de", "del", "do", "da", "d", "from"}
_DISCUSSIONS = words("people/discussion_nouns")
_GIVEN_BY = frozenset(said for said in folded_list("people/by_words") if " " in said)
_JOINTS = words("people/joining_words")
_ARTICLES = frozenset("das den der die dem la las los el le les il het o a as os".split())  # noqa: SIM905
_BEFORE_FIRST_NAMES = frozenset({"A", "O", "La", "El", "Il", "En", "Na", "Die", "Der"})
_ARTICLES = frozenset({"o", "a", "la", "el", "il", "der", "die"})
_TO_BE = words("people/forms_of_to_be")
_WITH = frozenset({"with", "mit", "avec", "con", "com", "met"})
_AMONG = _WITH | {"between", "entre", "zwischen", "tra", "tussen"}
_LONGEST_LINE = 240  # characters
_MOST_WORDS = 26  # of a sentence that are looked at
_NEAR = 4  # words between the word for a talk and "by"
_MOST_BETWEEN = 3
_LAST_OPENER = 6  # words before the names
_SURELY = 0.8  # likelihood of a name that nothing but its house shows
_FIRST = 0.5  # of two words or more that begin it
_HANDLED = 0.4  # how likely a name is in front of a handle in brackets
_WELL_KNOWN = 2  # a first name of several countries
# "Ana Prieto (@ana) showed", "Ana Prieto, @ana, showed", but not "…, @ana, and Kofi Adjei showed".
_SIGNED = re.compile(
    r"(?P<name>[^()@:,.]{4,40}?)(?:\s+\(@\w[\w.\-]{1,29}\)(?=\s|$)"
    r"|,\s@\w[\w.\-]{1,29},(?=\s(?!(?:and|et|und|y|e|en|con|avec|with|mit)\s)))"
)
_HOUSED = re.compile(
    r"(?P<who>[^()@:,.]{4,40}?\s+\([^()]{2,60}\)"
    r"(?:\s+(?:and|et|und|y|e|en|og|och|i|a)\s+[^()@:,.]{4,30}?(?:\s+\([^()]{2,60}\)|(?=\s+[a-zß-öø-ÿ]{3})))?)"
    r"\s+[a-zß-öø-ÿ]"
)
_YEAR = re.compile(r"\b1[0-9]{3}\b")
#: "Conférence d'Ana Prieto", "L'intervento di Ana Prieto".
_ELIDED = re.compile(
    r"(?<![\w'’])(?P<article>[dl]['’](?=[^\W\d_a-z])|[DL]['’](?=[a-zß-öø-ÿ])|l['’](?=[a-zß-öø-ÿ]))"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_RELATIVE = re.compile(r",?\s+(?:who|which|whose|qui|dont|die|der|que|che|quien)\s+[a-zß-öø-ÿ].*$")

People = tuple[Speaker, ...]


def who_speaks(line: str) -> People:
    """The people who speak, by the sentence that a line begins with; empty when it does not say so."""
    bare = _ELIDED.sub(r"\g<article> ", plain_text(line[:_LONGEST_LINE]))
    signed = _SIGNED.match(bare)  # "Ana Prieto (@ana) showed …": nobody else is written like this
    if signed is not None and (people := read_people(signed["name"], _HANDLED)) is not None:
        return people.speakers if people.likelihood >= SURE else ()
    if "(" in bare and (housed := _housed(bare)):
        return housed
    said = fold_name(bare).split()
    if _first_look().isdisjoint(said) and not any(_is_speaker(word) for word in said):
        return ()
    if next_up := labelled(bare):
        return next_up
    tokens = bare.split(" ")[:_MOST_WORDS]
    folded = [fold_name(token) for token in tokens]
    if tokens[0][:1] == "@":
        return _handle(tokens, folded)
    return (
        _before_speech(tokens, folded)
        or _with_talk(tokens, folded)
        or _with_job(tokens, folded)
        or introduced(tokens, folded)
    )


def _housed(bare: str) -> People:
    """``Ana Prieto (Globex) walked us along the bank``: a full name and its house begin the sentence."""
    match = _HOUSED.match(bare)
    people = read_people(match["who"], _HANDLED) if match else None
    if people is None or people.likelihood < _SURELY:
        return ()
    full = people.speakers[0].affiliation and all(" " in one.name for one in people.speakers)
    return people.speakers if full else ()


@cache
def _first_look() -> frozenset[str]:
    """The words one of which is in every sentence that says who speaks."""
    return (
        _SPEECH | _NOUNS | _DISCUSSIONS | introducing_words() | {said.partition(" ")[0] for said in _GIVEN_BY}
    )


def _before_speech(tokens: Sequence[str], folded: Sequence[str]) -> People:
    """``Ana Prieto from Globex talked``: the words before the first word of speech."""
    for at in range(1, len(tokens)):
        if tokens[at].islower() and folded[at] in _SPEECH:
            end = _without_between(tokens, folded, at)
            for start in _starts(tokens, folded, end):
                if people := _subject(tokens[start:end], start == 0):
                    return people
    return ()


def _handle(tokens: Sequence[str], folded: Sequence[str]) -> People:
    """``@ana showed how``: nobody is called otherwise there."""
    at = next((at for at, word in enumerate(folded[1:], 1) if word in _SPEECH), 0)
    spoken = at and all(word in _BETWEEN for word in folded[1:at])
    return (Speaker(tokens[0]),) if spoken and HANDLE.fullmatch(tokens[0]) else ()


def _without_between(tokens: Sequence[str], folded: Sequence[str], at: int) -> int:
    """Where the names end before "nous a" of "nous a présenté"."""
    end = at
    while end > 1 and at - end < _MOST_BETWEEN and tokens[end - 1].islower() and folded[end - 1] in _BETWEEN:
        end -= 1
    return end


def _starts(tokens: Sequence[str], folded: Sequence[str], end: int) -> list[int]:
    """Where the names may begin: at the start, behind a comma or colon, behind openers and jobs."""
    given = folded[0] in _NOUNS and len(folded) > 1 and folded[1] in _BY  # "Charla de Ana Prieto sobre …"
    found = [2 if given else int(_has_article(tokens))]
    for start in range(1, min(end, _LAST_OPENER + 1)):
        before = tokens[:start]
        opened = before[-1][-1] in ",:" and not any(token[:1].isupper() for token in before[1:])
        opened = opened and not _YEAR.search(before[-1])  # "In 1936, Alan Turing showed"
        led = folded[start - 1] in _BEFORE_NAMES and all(word in _FIRST_WORDS for word in folded[:start])
        if opened or led or is_role(" ".join(before)) or _says_speaker(folded[:start]):
            found.append(_behind_job(tokens, start, end))
    return [start for start in found if tokens[start][:1].isupper()]


def _has_article(tokens: Sequence[str]) -> bool:
    """``A Filipa Quaresma``, ``O Nuno``: an article that many set before a first name."""
    if len(tokens) < 2 or tokens[0] not in _BEFORE_FIRST_NAMES:
        return False
    about = known(fold_name(tokens[1]))
    return about.given > 0 and about.word < about.given + 1


def _behind_job(tokens: Sequence[str], start: int, end: int) -> int:
    """Where the names begin in "le philosophe Ana Prieto"."""
    at = start
    while at < end - 1 and at - start < _MOST_BETWEEN and not tokens[at][:1].isupper():
        at += 1
    return (
        at
        if at == start or " ".join(tokens[start:at]) in _ARTICLES or is_role(" ".join(tokens[start:at]))
        else start
    )


def _says_speaker(folded: Sequence[str]) -> bool:
    """``Keynote speaker Ana Prieto``."""
    return bool(folded) and _is_speaker(folded[-1])


def _is_speaker(word: str) -> bool:
    """``speaker``, ``Referentin``, but not "with", which stands before names as well."""
    return word not in _BY and word not in _JOINTS and word != "who" and is_speaker_label(word)


def _subject(said: Sequence[str], first: bool) -> People:
    """The people whom the words before a word of speech name."""
    text = " ".join(said[: 2 * LONGEST_NAMES]).rstrip(STOPS + " ")
    if not text:
        return ()
    relative = _RELATIVE.search(text)
    text = text[: relative.start()] if relative else text
    if " " not in text:
        about = known(fold_name(text))
        alone = about.given >= _WELL_KNOWN and not about.word and not about.proper  # "Harriet talked"
        people = read_people(text) if alone else None
        return people.speakers if people else ()
    return sure_people(text, _FIRST if first else SURE)


def _with_job(tokens: Sequence[str], folded: Sequence[str]) -> People:
    """``Ana Prieto is a developer at Globex``: the first words on somebody who speaks."""
    for at in range(2, min(len(tokens) - 1, LONGEST_NAMES)):
        if folded[at] in _TO_BE and tokens[at].islower():
            employed = is_role(" ".join(tokens[at + 1 : at + 6]))
            return sure_people(" ".join(tokens[:at]), SURE) if employed else ()
    return ()


def _with_talk(tokens: Sequence[str], folded: Sequence[str]) -> People:
    """The people whom a sentence names beside the word for a talk or for a speaker."""
    for at in range(len(tokens)):
        for look in (_owner, _behind_by, _behind_speaker, _behind_speech, _behind_was):
            if people := look(tokens, folded, at):
                return people
    return ()


def _owner(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``Ana Prieto's talk``, ``Ana Prieto's great talk``."""
    if _POSSESSIVE.search(tokens[at]) is None or _NOUNS.isdisjoint(folded[at + 1 : at + 3]):
        return ()
    for start in range(max(0, at - _NEAR), at + 1):
        text = _POSSESSIVE.sub("", " ".join(tokens[start : at + 1]))
        if text[:1].isupper() and (people := sure_people(text, SURE, EXPECTED)):
            return people
    return ()


def _behind_by(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``The keynote was given by Kofi Adjei``, ``la charla de Kofi Adjei``, ``animé par Kofi Adjei``."""
    if not (folded[at] in _BY or folded[at] in _AMONG) or not tokens[at].islower():
        return ()
    near = folded[max(0, at - _NEAR) : at]
    given = at and f"{folded[at - 1]} {folded[at]}" in _GIVEN_BY and at <= _NEAR
    given = given or (at > 1 and folded[at - 1] in _TO_BE and _FIRST_WORDS.issuperset(folded[: at - 1]))
    given = given or (folded[at] in _AMONG and not _DISCUSSIONS.isdisjoint(near))
    return following(tokens, at + 1) if given or not _NOUNS.isdisjoint(near) else ()


def _behind_speaker(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``The speaker, Kofi Adjei``, ``our first speaker was Kofi Adjei``."""
    if at + 1 >= len(tokens) or not _is_speaker(folded[at]):
        return ()
    for behind in range(at + 1, min(at + _NEAR, len(tokens))):
        if folded[behind] in _TO_BE:  # "speaker for this one was"
            return following(tokens, behind + 1)
    return following(tokens, at + 1) if tokens[at][-1] == "," else ()


def _behind_speech(tokens: Sequence[str], folded: Sequence[str], at: int) -> People:
    """``In ihrem Vortrag zeigte Ana Prieto …``."""
    if folded[at] not in _SPEECH or not tokens[at].islower():
        return ()
    if _NOUNS.isdisjoint(folded[:at]) and not (at and _FIRST_WORDS.issuperset(folded[:at])):
        return ()
    start = at + 1
    while start < len(tokens) - 1 and folded[start] in _BETWEEN and start - at <= _MOST_BETWEEN:
        start += 1  # "zum Schluss zeigte uns Ana Prieto …"
    return following(tokens, start)


def _behind_was(tokens: Sequence[str], folded: Sequence[str], end: int) -> People:
    """``Next up was Ana Prieto with a talk``."""
    if folded[end] not in _WITH or _NOUNS.isdisjoint(folded[end + 1 : end + 3]):
        return ()
    for at in range(end - 1, max(-1, end - LONGEST_NAMES), -1):
        if folded[at] in _TO_BE:
            return sure_people(" ".join(tokens[at + 1 : end]), SURE, EXPECTED)
    return ()
