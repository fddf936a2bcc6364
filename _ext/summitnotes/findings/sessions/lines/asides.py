"""What stands in a line beside title, names and times, and is none of them; it is taken out first.

Paths that a reader of HTML or Markdown wrote out, "(slides, video)", links to what was handed out, brackets
around a kind and its title, brackets for visitors ("everybody", "please register") or for where a talk is
filed ("Track: Weaving"), links that say but where they lead ("on LinkedIn"), and what brackets say beside
the names in them ("Ana Prieto; notes here").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitnotes.findings.dates.times import read_time_at
from summitnotes.findings.lexicons import words
from summitnotes.findings.outline.blocks import BREAK, Run
from summitnotes.findings.people.folding import fold_name, folded_list
from summitnotes.findings.people.lead_ins import after_by
from summitnotes.findings.sessions.lines.remarks import LAST_BRACKET, remarks
from summitnotes.findings.sessions.words.kinds import kind_alone, kind_prefix

_MATERIAL = words("sessions/material_words")
_WORD = re.compile(r"\w+")
# Where a link leads that leads nowhere: "(../a)", "(#a)", "(talks.md#a)".
_PATH = re.compile(
    r"\s*\((?:(?:\.{0,2}/|#)[^()\s]*"
    r"|[^()\s:]+\.(?:md|markdown|rst|txt|html?|org|adoc|pdf|pptx?|odp|key|ipynb|png|jpe?g|svg|mp4|zip)(?:#[^()\s]*)?)\)"
)
# "[slides](slow looms.pdf)": no link for Markdown, as blanks are in it; nor is "[Ana Prieto][AP]" one, where
# nothing says what AP is.
_UNREAD_LINK = re.compile(
    r"\[(?P<shown>[^\[\]]{1,80})\](?P<target>\([^()\n:]{1,120}\.\w{2,5}\)|\[[\w-]{0,30}\])"
)
_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{3,40})[)\]]")
_TAIL = re.compile(r"(?:\s+[-–—|]\s+|(?<=[^\W\d_][.!?])\s+)(?P<inner>[^-–—|.!?]{3,30})$")
_DASH_BEFORE = re.compile(r"[\s\-–—|:,]*$")  # \s: a hard line end, too
_FILE_KIND = re.compile(r"\((?P<kind>[a-z0-9]{2,4})\)$", re.IGNORECASE)
_KIND_IN_BRACKETS = re.compile(r"\[(?P<inner>[^\[\]]{6,120})\]")

Stretch = tuple[int, int]


def without_asides(text: str, runs: Sequence[Run]) -> tuple[str, Sequence[Run]]:
    """A line and its marked stretches without what is none of its words."""
    gone = [_with_dash(text, run) for run in runs if _names_its_host(text, run)]
    if "(" in text or "[" in text:
        for link in _UNREAD_LINK.finditer(text):
            gone += _of_unread_link(text, link)
        gone += [_with_word(text, *match.span(), _LEAST_LETTERS) for match in _PATH.finditer(text)]
        gone += [_with_word(text, *m.span()) for m in _BRACKETS.finditer(text) if _is_material(m["inner"])]
        gone += _around_kind(text) + _for_visitors(text)
        gone += [match.span() for match in _LABELLED.finditer(text) if fold_name(match["key"]) in _FILED]
        gone += _linked_brackets(text, runs)
        gone += remarks(text, last) if (last := LAST_BRACKET.search(text)) is not None else []
    gone += _literal_marks(text) if text[:1] in _MARKS else []
    gone += [*_material_links(text, runs), *map(re.Match.span, _PENDING.finditer(text))]
    tail = _TAIL.search(text) if _ends_in_material(text) else None
    if tail and _is_material(tail["inner"]) and not _is_hour(text[: tail.start()]):
        gone.append(tail.span())
    return cut(text, runs, gone) if gone else (text, runs)


def _pending() -> re.Pattern[str]:
    """``(tentative)``, ``(to be confirmed)``, "possibly:" behind a day: how surely it takes place."""
    listed = sorted(words("sessions/pending_words"), key=len, reverse=True)
    either, strong = ("|".join(map(re.escape, each)) for each in (listed, [w for w in listed if _weighs(w)]))
    bracket = rf"\s*[(\[](?:(?:{either})\s)*(?:{strong})(?:\s(?:{either}))*[)\]]"
    return re.compile(rf"{bracket}|(?<=\d:\s)(?:{strong}):\s+(?=\S)", re.IGNORECASE)


def _weighs(word: str) -> bool:
    return len(word) > _SMALL or word == "tbc"


_SMALL = 4  # letters of "to", "on", "auf", "sur"
_PENDING = _pending()


def _is_hour(text: str) -> bool:
    """ "Ore 9:00 - Registrazione" begins with one: it is when people arrive, and no recording."""
    span = read_time_at(text.strip())
    return span is not None and not text.strip()[span.stop :].strip(" .,:")


def _linked_brackets(text: str, runs: Sequence[Run]) -> list[Stretch]:
    """Brackets behind a linked title that are a link to what goes with it: "(`example files <…>`_)".

    Before "by" they may say anything: those who speak are named there.
    """
    found = []
    for run in [run for run in runs if run.style == "link"][1:]:
        within = text[run.begin] == "(" and text[run.stop - 1] == ")"
        begin, stop = (run.begin, run.stop) if within else (run.begin - 1, run.stop + 1)
        if not (text[begin] == "(" and text[stop - 1 : stop] == ")"):
            continue
        beside = _BESIDE.issuperset(_WORD.findall(text[begin:stop].lower()))
        if beside or after_by(text[stop:].strip()) is not None:
            found.append((len(text[:begin].rstrip()), stop))
    return found


_BESIDE = words("sessions/things_beside_talks") | _MATERIAL
_LABELLED = re.compile(r"\s*\((?P<key>[^\W\d][^:()]{2,24}):\s[^()]{2,80}\)(?=[\s.]*$)")  # "(Track: Weaving)"
_FILED = folded_list("sessions/filing_words")


def _of_unread_link(text: str, link: re.Match[str]) -> list[Stretch]:
    """All of a link to what was handed out, and the marks of any other; "[LT][Ropes]" is no link."""
    if link["target"][0] == "[" and " " not in link["shown"]:
        return []
    if _is_material(link["shown"]):
        return [(len(text[: link.start()].rstrip()), link.end())]
    return [(link.start(), link.start("shown")), (link.end("shown"), link.end())]


_MARKS = "*_"
_LITERAL = re.compile(r"(?P<mark>[*_])(?=[^\s*_])[^*_]*[^\s*_](?P<close>(?P=mark))(?!\w)")


def _literal_marks(text: str) -> list[Stretch]:
    """The signs of another markup around the first words: "*2 May: Slow looms*", which is bold in a mail."""
    match = _LITERAL.match(text)
    return [match.span("mark"), match.span("close")] if match else []


def cut(text: str, runs: Sequence[Run], gone: Iterable[Stretch]) -> tuple[str, Sequence[Run]]:
    """A line without some stretches; as it is when nothing but marks would be left."""
    kept = [True] * len(text)
    for begin, stop in gone:
        kept[begin:stop] = [False] * (stop - begin)
    rest = "".join(char for char, stays in zip(text, kept, strict=True) if stays)
    if not any(char.isalpha() for char in rest):
        return text, runs
    at = [0]
    for stays in kept:
        at.append(at[-1] + stays)
    moved = (
        replace(run, begin=at[min(run.begin, len(text))], stop=at[min(run.stop, len(text))]) for run in runs
    )
    return rest, tuple(run for run in moved if run.stop > run.begin)


def _is_material(text: str) -> bool:
    found = _WORD.findall(_SIZE.sub("", text.lower()))
    return (
        bool(found) and len(found) <= _MOST and (_MATERIAL.issuperset(found) or bool(_CLIP.fullmatch(text)))
    )


_MOST = 5  # words
# How long a recording is, where it is no time of day: "35:10", "1:02:01".
_CLIP = re.compile(r"(?:2[5-9]|[3-9]\d|\d{3}):[0-5]\d|\d{1,2}:[0-5]\d:[0-5]\d")
_SIZE = re.compile(r"(?<!\w)\d+(?:[.,]\d+)?\s?(?:[kmg]i?b|[kmg]o|pages|pp?\.?)(?!\w)")  # "26.9 MB PDF"


def _with_word(text: str, begin: int, stop: int, least: int = 0) -> Stretch:
    """ "(pdf)", with the word before it in "slides (pdf)"; ``least``: letters of such a word."""
    before = _LAST_WORD.search(text, 0, begin)
    if before is None or len(before["word"]) < least or not _is_material(before["word"]):
        return begin, stop
    return before.start(), stop


_LEAST_LETTERS = 4  # of a word that a path follows: "Is it fast or no" (a.md) ends with none for material

_LAST_WORD = re.compile(r"[\s\-–—|]+(?P<word>\w+)$")


def _ends_in_material(text: str) -> bool:
    return text.rstrip(" )]").rpartition(" ")[2].lower() in _MATERIAL


def _material_links(text: str, runs: Sequence[Run]) -> list[Stretch]:
    """Links to what was handed out: in front, on a line of their own, or the last ones from it on."""
    links = [run for run in runs if run.style == "link"]
    found = [
        run
        for run in links
        if _leads_to_material(text[run.begin : run.stop].strip())
        or _is_last_piece(text, run)
        or _is_label(text, run)
    ]
    if not found:
        return []
    gone = [_with_dash(text, run) for run in found if _stands_alone(text, run)]
    stop, first = len(text.rstrip(" .)")), None
    for run in reversed(links):  # "Title - Replay, photos"
        between = text[run.stop : stop].strip(_BETWEEN_LINKS)
        if run.begin == 0 or (between and kind_alone(between) is None and not _is_material(between)):
            break  # but "Title [Slides] Tutorial: [Notebook]"
        first, stop = run if run in found else first, run.begin
    if first is None:
        return gone
    return [*gone, (_with_bracket(text, _with_dash(text, first)[0]), len(text))]


def _with_bracket(text: str, begin: int) -> int:
    """Where the bracket begins that holds all links: "Slow looms (slides, code)"."""
    before = text[:begin].rstrip()
    return len(before) - 1 if before.endswith("(") and text.rstrip(" .").endswith(")") else begin


_BETWEEN_LINKS = f" -–—|,;:/.)(][{BREAK}"


def _names_its_host(text: str, run: Run) -> bool:
    """Whether a link behind a name says but where it leads: "[on LinkedIn](https://linkedin.com/in/…)"."""
    host = _HOST.match(run.target or "") if run.style == "link" and run.begin else None
    said = fold_name(text[run.begin : run.stop]).split()
    if host is None or not said or said[-1] != host["name"]:
        return False
    led = len(said) == 2 and len(said[0]) <= _SMALL
    return led or (len(said) == 1 and text[: run.begin].rstrip()[-1:] in _BEFORE_HOST)


_HOST = re.compile(r"https?://(?:[\w-]+\.)*?(?P<name>[\w-]+)\.\w+/.")
_BEFORE_HOST = ("|", ",", "·")


def _leads_to_material(label: str) -> bool:
    file = _FILE_KIND.search(label)  # "slides (pdf)", "poster (png)"
    return _is_material(label) or (file is not None and file["kind"].lower() in _MATERIAL)


def _is_label(text: str, run: Run) -> bool:
    """Whether a link behind a title only says what it leads to: "Slow looms [Presentation]"."""
    said = text[run.begin : run.stop].strip(" []()").split()
    apart = text[run.begin].isupper() or text[max(0, run.begin - 1) : run.begin + 1].strip()[:1] in ("[", "(")
    beside = bool(said) and run.begin > 0 and apart and len(text[: run.begin].split()) > 1
    return beside and _BESIDE_TITLES.issuperset(map(fold_name, said))


_BESIDE_TITLES = words("sessions/links_beside_titles") | _BESIDE


def _is_last_piece(text: str, run: Run) -> bool:
    """Whether a link is but an address, behind pieces that dashes part: "Ana Prieto - Looms - https://…"."""
    return _ADDRESS.match(text, run.begin, run.stop) is not None and bool(_PIECES.match(text[: run.begin]))


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_PIECES = re.compile(r"[^()]*\s[-–—|]\s[^()]*\S\s+[-–—|]\s+$")


def _stands_alone(text: str, run: Run) -> bool:
    return run.begin == 0 or (
        text[: run.begin].rstrip(" ")[-1:] in f"{BREAK}|-–—" and text[run.stop :].lstrip(" ")[:1] == BREAK
    )


def _with_dash(text: str, run: Run) -> Stretch:
    before = _DASH_BEFORE.search(text, 0, run.begin)
    return before.start() if before else run.begin, run.stop


def _around_kind(text: str) -> list[Stretch]:
    """The brackets of "[PANEL: Title] - Names"."""
    for match in _KIND_IN_BRACKETS.finditer(text):
        kind = kind_prefix(match["inner"])
        if kind and re.match(r"\s*:\s*\S", match["inner"][kind[1].end() :]):
            return [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return []


def _for_visitors(text: str) -> list[Stretch]:
    """What a last bracket, or a last word behind one, says of who may come, where and for what; who leads.

    ``Title (everybody)``, ``Title (please register)``, ``Title (Ana), upstairs``, ``Title (PC chairs)``.
    """
    last = _LAST_BRACKET.search(text) or _BEHIND_BRACKET.search(text)
    if last is None or not text[: last.start()].strip():
        return []
    said = fold_name(last["inner"]).split()
    known = all(word in _VISITORS or word.isdigit() for word in said) and not all(map(str.isdigit, said))
    return [last.span()] if said and known else []


_VISITORS = words("sessions/visitor_words")
_LAST_BRACKET = re.compile(r"\s*\((?P<inner>[^()]{3,60})\)(?=[\s.*_]*$)")
_BEHIND_BRACKET = re.compile(r"(?<=\)),\s+(?P<inner>[^(),]{3,30})$")
