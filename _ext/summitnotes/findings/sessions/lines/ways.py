"""Every way in which the words of a block may part: a pattern, a title, and words that may be names.

Nobody is asked here who stands there; see :mod:`.splits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summitnotes.findings.dates.times import read_duration
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Run
from summitnotes.findings.people.affiliations import is_house_in_brackets
from summitnotes.findings.people.folding import fold_name, only_words
from summitnotes.findings.people.known_words import known
from summitnotes.findings.people.lead_ins import (
    has_by,
    is_speaker_label,
    without_by_behind,
    words_of_by,
)
from summitnotes.findings.people.names import looks_like_person
from summitnotes.findings.sessions.lines.beside_titles import (
    EDGE,
    HONOURS,
    bare_names,
    beside_marks,
    first_sentence,
)
from summitnotes.findings.sessions.lines.names_in_lines import parts_names
from summitnotes.findings.sessions.words.kinds import kind_prefix
from summitnotes.findings.sessions.words.telling import ABOUT, OWNER, PRESENTS, QUOTE, title_of_sentence

_MOST_CUTS = 8
_PERSONS = "🎤🎙👤👥🗣"  # pictures that an author sets before those who speak
# "丹羽さん", "篠宮 拓海 氏" at the end.
_HONOURED_NAME = (
    r"[\u3005\u3040-\u9fff]{1,6}(?:[ \u3000][\u3005\u3040-\u9fff]{1,4})?[ \u3000]?(?:さん|氏|先生|様|教授)"
)
# The first look at one sign spares most letters all the rest.
_CUT = re.compile(
    rf"(?=[\s\-–—−/|·•~>→»:;,.@：；，／｜{_PERSONS}])(?:(?P<break>\s*{BREAK}\s*)"
    rf"|(?P<gap>\t\s*|(?<=\S)[ \u00a0]{{3,}}(?=\S)|\s?(?:\.{{4,}}|…{{2,}})\s?"
    rf"|(?<=[\u3040-\u9fff])[ \u3000]+(?=[\u3400-\u9fff]{{2,4}}$|{_HONOURED_NAME}$))"
    r"|(?P<dash>\s+(?:-{1,3}|–|—|−)\s+|(?<=[\w)?!\"”»])\s*—\s*(?=\S)|(?<=[\"”»)\]?!])\s*[-–]\s+|(?<=[\w)?!])\s*[-–]{1,2}\s+(?=\S))"
    r"|(?P<slash>\s+/{1,2}\s+|(?<=\s)/(?=\S)|\s*／\s*)|(?P<bar>\s*[|｜]\s*)"
    rf"|(?P<dot>\s+(?:[·•~>→»]|[-=]{{1,2}}>)\s+|\s+::\s+|\s*[{_PERSONS}]\ufe0f?\s*)"
    r"|(?P<colon>\s?:\s+|\s?：\s*)|(?P<semicolon>\s*;\s+)|(?P<comma>,\s+)|(?P<stop>(?<=[^\W\d_][^\W\d_])\.\s+(?=\S)"
    r"|(?<=[^\W\d_][^\W\d_])\.(?=[A-ZÀ-Þ][a-zß-ÿ]+\s[A-ZÀ-Þ]))|(?P<asked>(?<=[\w)\]”»][?!])\.?\s+(?=[^\W\d_a-z]))|(?P<at>\s+@\s+))"
)
_SIGN = re.compile(
    rf"[\t\v\-–—−/|·•~>→»:;,.?!@：；，／｜\u3000{_PERSONS}]|[ \u00a0]{{3}}|[\u3040-\u9fff] "
)  # without one there is no cut
_QUOTES = tuple(
    (pair[: len(pair) // 2], pair[len(pair) // 2 :])
    for pair in ("“”", "«»", "„“", "„”", '""', "‚‘", "‘’", "``''", "「」", "『』", "《》", "””", "““", "»«")
)
_QUOTE_SIGN = re.compile(r"[“”«»„\"‚‘’`「『《]")
_TAIL = re.compile(r"[(\[](?P<inner>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]|（(?P<wide>[^（）]*)）")
_FRONT = re.compile(r"\[(?P<inner>[^\[\]]{3,60})\]\s+(?=\S)")  # "[Ana Prieto] Slow looms"
# Letters that are not small are capitals, and those of scripts that have none.
_SMALL = "".join(char for char in map(chr, range(0x80, 0x530)) if char.islower())
#: How a name may begin: such a letter, a handle, a quote.
CAPITAL = re.compile(rf"[^\W\d_a-z{_SMALL}]|@\w|[\"“„«]")


def may_part(part: str) -> bool:
    """Whether a word such as "by" stands in a text, and behind its beginning something that may be a name."""
    small = part[1:].islower() if part.isascii() and only_words(part) else not CAPITAL.search(part, 1)
    return ABOUT.match(part) is not None or (not small and has_by(part))


def stripped_title(text: str) -> str:
    """The words of a title without the marks that cut them off."""
    return text.strip(EDGE).lstrip("> ")


#: A stretch of bold, italic or linked words: where it begins and stops, and its style.
Inner = tuple[int, int, str]


def runs_within(runs: Sequence[Run], begin: int, stop: int) -> tuple[Inner, ...]:
    """Those of ``runs`` that lie in ``text[begin:stop]``, with offsets in it."""
    return tuple(
        (max(run.begin, begin) - begin, min(run.stop, stop) - begin, run.style)
        for run in runs
        if run.begin < stop and run.stop > begin and run.style != "literal"
    )


@lru_cache(maxsize=512)  # a session is asked once more, beside its siblings
def ways_of(part: str, runs: tuple[Inner, ...]) -> tuple[tuple[str, str, str], ...]:
    """Every (pattern, title, words that may be names) of a text, whoever stands there."""
    return tuple(_ways(part, runs))


def _ways(part: str, runs: Sequence[Inner]) -> Iterator[tuple[str, str, str]]:
    if runs:
        yield from _by_lead(part, runs[0])
        yield from _by_marks(part, runs)
    signs = not only_words(part) or not part.isascii()  # quotes, brackets, and what cuts
    if signs:
        yield from _by_quotes(part)
        yield from _by_brackets(part)
        yield from _by_owner(part)
    yield from _by_words(part)
    if signs:
        yield from _by_label(part)
        yield from _by_cuts(part)
        yield from _by_chain(part)
    yield "names", "", part


def _by_lead(part: str, run: Inner) -> Iterator[tuple[str, str, str]]:
    """``**Ana Prieto, Slow looms.** She showed how …``: both in the bold words that prose follows."""
    begin, stop, style = run
    lead, prose = part[:stop].rstrip(), part[stop:]
    ended = lead[-1:] in _ENDS or prose[:1] in _ENDS
    if begin or style != "strong" or not ended or len(prose.split()) < _LEAST_PROSE:
        return
    bare = lead.rstrip("".join(_ENDS))
    cuts = [cut for cut in _CUT.finditer(bare) if cut.lastgroup in ("dash", "colon", "comma")]
    if cuts:
        yield "lead:first", bare[cuts[0].end() :], bare[: cuts[0].start()]
        yield "lead:last", bare[: cuts[-1].start()], bare_names(bare[cuts[-1].end() :])


_ENDS = (".", ":")
_LEAST_PROSE = 3  # words


def _by_marks(part: str, runs: Sequence[Inner]) -> Iterator[tuple[str, str, str]]:
    """A part set in bold, italics or as a link, and the rest of the words."""
    for begin, stop, style in _joined(part, runs[:6]):
        inner, before, after = part[begin:stop], part[:begin], part[stop:]
        if inner[:1] == "@" and _ends_with_name(before):
            continue
        if len(inner.strip()) < 2 or not (before + after).strip(EDGE):
            continue
        for side, rest in (("after", after), ("before", before)):
            other = before if side == "after" else after
            if rest.strip(EDGE + "()[]") and not other.strip(EDGE + "()["):
                lead = beside_marks(rest, side)
                title = without_by_behind(inner) if side == "after" else inner
                yield f"{style}:title:{side}", title, lead
                firm = _FIRM_BEHIND.match(rest) if side == "after" else None
                if firm is None and side == "after" and any(run[0] > stop for run in runs):
                    firm = _FIRM_BEFORE_MARKS.match(rest)
                if firm is not None:  # "**Ana Prieto** (Acme), *Title*"
                    yield f"{style}:names:{side}", rest[firm.end() :], f"{inner} ({firm['firm']})"
                elif side == "before" or not is_house_in_brackets(rest):
                    yield f"{style}:names:{side}", without_by_behind(rest), inner
                cut = _CUT.search(rest.strip(EDGE)) or re.search(r"\.\s", rest.strip(EDGE))
                if cut and side == "after":  # "**Title** - Name: what was said"
                    yield (
                        f"{style}:title:{side}:cut",
                        inner,
                        beside_marks(rest.strip(EDGE)[: cut.start()], side),
                    )
        if before.strip(EDGE) and after.strip(EDGE):
            yield f"{style}:title:around", inner, beside_marks(before, "before")


_FIRM_BEHIND = re.compile(r"\s*\((?P<firm>[^()]{2,60})\)\s*(?:[,:–—\v]|-{1,3})\s*(?=[^\s,:–—-])")
# "**Ana Prieto** (Acme) *Title*", where the title is marked as well.
_FIRM_BEFORE_MARKS = re.compile(r"\s*\((?P<firm>[^()]{2,60})\)\s+(?=\S)")


def _ends_with_name(before: str) -> bool:
    """Whether a handle says once more who was named: "Title - Ana Prieto (@ana)"."""
    *said, last = _LAST_PIECE.split(before.strip(EDGE + "("))
    first_name = said and last.istitle() and known(fold_name(last)).given >= _WELL_KNOWN
    return bool(first_name) or looks_like_person(last) >= _BEFORE_HANDLE


_BEFORE_HANDLE = 0.5  # likelihood of a name
_WELL_KNOWN = 2  # a first name of several countries
_LAST_PIECE = re.compile(r"\s[-–—|/]\s|[,(:]\s?")
_JOINER = re.compile(r"\s*(?:,|&|\+|/|and|et|und|y|e|i|en|og|och)\s*", re.IGNORECASE)


def _joined(part: str, runs: Sequence[Inner]) -> list[Inner]:
    """Runs of one style with nothing but "and" between them are one: ``*Ana Prieto* and *Tom Weber*``."""
    found: list[Inner] = []
    for begin, stop, style in runs:
        if found and found[-1][2] == style and _JOINER.fullmatch(part, found[-1][1], begin):
            found[-1] = (found[-1][0], stop, style)
        else:
            found.append((begin, stop, style))
    return found


def _by_quotes(part: str) -> Iterator[tuple[str, str, str]]:
    for left, right in _QUOTES if _QUOTE_SIGN.search(part) else ():
        begin = part.find(left)
        stop = part.rfind(right) if begin >= 0 else -1
        if begin < 0 or stop <= begin + 1:
            continue
        inner, before, after = part[begin + len(left) : stop], part[:begin], part[stop + len(right) :]
        if right in inner and left != right:
            first = part.find(right, begin + 1)
            inner, after = part[begin + len(left) : first], part[first + len(right) :]
        if not inner.strip():
            continue
        if before.strip(EDGE):
            whole = before.rstrip().endswith(":") and _TITLE_GOES_ON.match(after)
            yield "quoted:before", part[begin:] if whole else inner, bare_names(before)
        if after.strip(EDGE):
            yield "quoted:after", inner, beside_marks(first_sentence(after), "after")
            names, cut, remark = after.partition(": ") if ": " in after else after[1:].partition(" - ")
            if cut and remark and names.strip(EDGE):  # ""Keys", by Ana Prieto: I want to go there"
                yield "quoted:after:cut", inner, beside_marks(names, "after")
        return


#: "Ana Prieto: "Keys" – a long story": what follows the quotation is of the title, too.
_TITLE_GOES_ON = re.compile(r"\s+(?:[-–—]\s+)?[^\W\d_a-z]")


def _by_brackets(part: str) -> Iterator[tuple[str, str, str]]:
    for match in list(_TAIL.finditer(part))[-3:]:
        head, tail = part[: match.start()], part[match.end() :]
        if match[0][1] == "@" and _ends_with_name(head):
            continue
        if head.strip(EDGE) and not tail.strip(EDGE) and not _shortens(head, match["inner"] or ""):
            yield "bracket", head, bare_names(match["inner"] or match["wide"] or "")
        elif head.strip(EDGE):
            yield "bracket:inside", head, bare_names(match["inner"] or match["wide"] or "")
            if CAPITAL.match(tail.lstrip()) and read_duration(match["inner"] or "") is not None:
                yield "length:last", head, bare_names(tail)  # "Title (10 min) Ana Prieto"
    front = _FRONT.match(part)
    if front is not None:
        yield "bracket:first", part[front.end() :], front["inner"]


def _shortens(head: str, inner: str) -> bool:
    """Whether capitals in brackets are letters of the words before: "Masked Autosplices (MAS)"."""
    if not (inner.isalpha() and inner.isupper() and _SHORTEST_SHORT <= len(inner) <= _LONGEST_SHORT):
        return False
    letters = iter(head.strip(EDGE).upper())
    return head.strip(EDGE)[:1].upper() == inner[0] and all(letter in letters for letter in inner)


_SHORTEST_SHORT, _LONGEST_SHORT = 3, 6  # letters


def _by_owner(part: str) -> Iterator[tuple[str, str, str]]:
    """``Ana's talk on caches``."""
    owner = OWNER.match(part)
    if owner is not None:
        yield "by:first", title_of_sentence(part[owner.end() :]), owner["who"]


def _by_words(part: str) -> Iterator[tuple[str, str, str]]:
    worded = may_part(part)
    may_present = QUOTE.search(part) or (worded and "sent" in part.casefold())  # that stem, or a title
    presents = PRESENTS.search(part, 1) if may_present else None
    if presents is not None:
        yield "by:first", part[presents.end() :], part[: presents.start()]
    if not worded:
        return
    about = ABOUT.match(part)
    if about is not None and not part.endswith(".") and not _begins_title(about["who"]):
        yield "about:first", part[about.end() :], about["who"]
    given = _given_on(part)
    if given is not None:
        yield given
    for start, end, weak in words_of_by(part):
        head, tail = part[:start], part[end:]
        name = "with" if weak else "by"
        if head.strip(EDGE):
            yield name, _with_whom(part, head) if weak and len(head) < _FEW else head, first_sentence(tail)
        else:  # "By Ana Prieto: Title"
            cut = _CUT.search(tail)
            if cut:
                yield f"{name}:first", tail[cut.end() :], tail[: cut.start()]
            yield f"{name}:alone", "", first_sentence(tail)


def _with_whom(part: str, head: str) -> str:
    """A title that says no more than that somebody talks with somebody: "Interview with Ana Prieto"."""
    return part.partition("(")[0] if fold_name(head) in _CONVERSATIONS else head


_FEW = 30  # characters
_CONVERSATIONS = words("sessions/conversations")


def _begins_title(who: str) -> bool:
    """Whether the last word before "on" belongs to it: "Moss" of "Ana Prieto, Moss on roofs"."""
    last = who.rpartition(",")[2].strip()
    about = known(fold_name(last))
    name = about.given > 0 and about.word < _ORDINARY
    return last != who and " " not in last and not name and not last.endswith(".")


_ORDINARY = 2


_BY_NEXT = re.compile(r"\s+(?:by|par|von|door|por|di|de|av|af|van)\s+")


def _given_on(part: str) -> tuple[str, str, str] | None:
    """``Talk by Ana Prieto on slow looms``."""
    kind = kind_prefix(part)
    by = _BY_NEXT.match(part, kind[1].end()) if kind is not None else None
    about = ABOUT.match(part, by.end()) if by is not None else None
    return ("by:first", part[about.end() :], about["who"]) if about is not None else None


def _by_cuts(part: str) -> Iterator[tuple[str, str, str]]:
    cuts = [cut for cut in _CUT.finditer(part) if not _ends_nothing(part, cut)] if _SIGN.search(part) else []
    if len(cuts) > 2 * _MOST_CUTS:
        cuts = cuts[:_MOST_CUTS] + cuts[-_MOST_CUTS:]
    for cut in reversed(cuts[-_MOST_CUTS:]):
        yield f"{cut.lastgroup}:last", part[: cut.start()], bare_names(part[cut.end() :])
    for cut in cuts[:_MOST_CUTS]:
        yield f"{cut.lastgroup}:first", part[cut.end() :], bare_names(part[: cut.start()])
    for one in cuts[:_MOST_CUTS]:  # "Title - Name - what it was about": names between two equal cuts
        two = next((c for c in cuts if c.start() >= one.end() and c.lastgroup == one.lastgroup), None)
        if two is not None:
            yield f"{one.lastgroup}:middle", part[: one.start()], bare_names(part[one.end() : two.start()])


def _ends_nothing(part: str, cut: re.Match[str]) -> bool:
    """``Dr. Ana Prieto``, ``(Univ. Lyon)``, ``(Ana / @ana)``: behind a title, in brackets, nothing ends."""
    if cut.lastgroup not in ("stop", "slash"):
        return cut.lastgroup == "break" and parts_names(part, cut.start())
    before = part[: cut.start()]
    if before.count("(") > before.count(")"):
        return True
    return cut.lastgroup == "stop" and fold_name(before.rpartition(" ")[2]) in HONOURS


_LABEL = re.compile(
    r"(?:(?<=[.;,(\[|–—\-?!\v？！。；，（\u3000])\s*|(?<=[\u3040-\u9fff\uac00-\ud7af])\s(?=[\u3040-\u9fff\uac00-\ud7af]{2,5}[:：]))"
    r"(?P<label>[^\W\d_][^.;,()|–—:?!\v：？！。；，（]{1,36}?)\s?[:：]\s*(?=\S)"
)
_NEXT_FIELD = re.compile(r"\s*[.;|\v]+\s*(?P<label>[^\W\d_][^.;,()|:\v]{1,36}):\s")


def _by_label(part: str) -> Iterator[tuple[str, str, str]]:
    """``Title. Speakers: Name, Name. Notes: …``: a label inside a line, up to the next one."""
    for match in _LABEL.finditer(part) if ":" in part or "：" in part else ():
        if is_speaker_label(match["label"]):
            title, behind = part[: match.start()].rstrip(), part[match.end() :]
            if title.endswith(("(", "[", "（")):
                title, behind = title[:-1], behind.rstrip(" )]）")
            after = next((one for one in _NEXT_FIELD.finditer(behind) if not _goes_on(one)), None)
            who = behind[: after.start()] if after else behind
            yield "label", title, _NEXT_FIELD.sub(r"; \g<label>: ", who)
            return


def _goes_on(field: re.Match[str]) -> bool:
    """``Moderation: Ana Prieto; panel: Kofi Adjei``, ``…. Moderator: …``: more of those who speak."""
    return field[0].lstrip()[0] in ";." and is_speaker_label(field["label"])


_CHAINS = (("bar", "|", re.compile(r"\s*\|\s*")), ("dash", "-–—", re.compile(r"\s+[-–—]\s+")))


def _by_chain(part: str) -> Iterator[tuple[str, str, str]]:
    """``Name | @handle | Firm | "Title"``: one of several fields names people, another one is the title."""
    for name, signs, separator in _CHAINS:
        if not any(map(part.__contains__, signs)):
            continue
        fields = [field.strip() for field in separator.split(part)]
        if not 3 <= len(fields) <= 6 or not all(fields):
            continue
        quoted = [field for field in fields if field[0] in _OPENING and field[-1] in CLOSING]
        for title, who, where in ((fields[-1], fields[0], "first"), (fields[0], fields[1], "second")):
            title = quoted[0] if quoted else title
            if title != who:
                yield f"chain:{name}:{where}", title, who


_OPENING, CLOSING = '"“«„‘', '"”»“’'
