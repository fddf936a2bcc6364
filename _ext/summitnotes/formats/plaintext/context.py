"""Rules that look at the neighbours of a line: titles, unmarked headings, labels, lead-ins."""

from __future__ import annotations

from collections.abc import Iterator

from summitnotes.formats.plaintext import alike, datewords, furniture, style, wording
from summitnotes.formats.plaintext.lines import Find, Kind, Page

_STRONG_GROUPS = ("row", "hash", "frame", "caps", "ruled", "time", "number")
_MARKED_GROUPS = ("row", "hash", "frame", "caps", "ruled")
_BRIEF = 60  # characters of a title that only stands out of its text
_ABOVE_TITLE = (Kind.FURNITURE, Kind.UNDERLINE)
_LINE_END_KINDS = (
    Kind.TITLE,
    Kind.HEADING,
    Kind.DATE,
    Kind.FURNITURE,
    Kind.CAPTION,
    Kind.UNDERLINE,
    Kind.ITEM,
)


def page_furniture(page: Page) -> Iterator[Find]:
    """Menus, share buttons, tables of contents. A likely word needs a sure one, or two more, beside it."""
    sure = {index for index in page.open() if furniture.is_sure(page.text(index))}
    likely = {index for index in page.open() if furniture.is_likely(page.text(index))} - sure
    likely.update(_menu_words(page, sure, likely))
    for index in _other_posts(page, sure):
        yield Find(index, Kind.FURNITURE, 0.6)
    contents = set(_contents(page, sure | likely))
    for index in contents:
        yield Find(index, Kind.FURNITURE, 0.85)
    seen: set[int] = set()
    for index in sorted(sure | likely):
        if index in seen:
            continue
        run, below = [index], page.after[index]
        while below in sure or below in likely:
            run.append(below)
            below = page.after[below]
        seen.update(run)
        ends = page.before[run[0]] < 0 or below < 0 or page.before[run[0]] in contents
        trusted = any(line in sure or line in contents for line in run) or (ends and len(run) >= 2)
        for line in run:
            if line in sure or (trusted and not _opens_prose(page, line)):
                yield Find(line, Kind.FURNITURE, 0.95 if line in sure else 0.8)


def _menu_words(page: Page, sure: set[int], likely: set[int]) -> Iterator[int]:
    """Single words between the words of a menu at the file's head, such as "Team" after "Blog"."""
    index = next((number for number, line in enumerate(page.lines) if line.text), -1)
    waiting: list[int] = []
    while index >= 0 and (index in sure or index in likely or " " not in page.text(index)):
        if index in likely:
            yield from waiting
        waiting = [*waiting, index] if not (index in sure or index in likely) else []
        if len(waiting) > 2 or (waiting and not (waiting[0] - 1 in sure or waiting[0] - 1 in likely)):
            return
        index = page.after[index]


def _other_posts(page: Page, sure: set[int]) -> Iterator[int]:
    """Titles of other posts at the file's tail, from their head to the first line that is no title."""
    for head in sorted(sure):
        if not furniture.lists_posts(page.text(head)):
            continue
        index, titles = page.after[head], []
        while index >= 0 and index not in sure and wording.could_head(page.text(index)):
            titles.append(index)
            index = page.after[index]
        if index < 0 or index in sure:
            yield from titles


def _opens_prose(page: Page, index: int) -> bool:
    """A likely word above running text, with nothing sure above it, is a heading after all."""
    below = page.after[index]
    return (
        below >= 0
        and wording.is_prose(page.text(below), 60)
        and not furniture.opens_contents(page.text(index))
    )


def _contents(page: Page, candidates: set[int]) -> Iterator[int]:
    """A table of contents: its head, and the lines below it that come back further down."""
    heads = [index for index in sorted(candidates) if furniture.opens_contents(page.text(index))]
    if not heads:
        return
    places: dict[str, int] = {}
    for index, line in enumerate(page.lines):
        if line.text and len(line.text) <= wording.HEADING_LENGTH:
            places[furniture.contents_key(line.text)] = index
    done: set[int] = set()
    for head in heads:
        if head in done:  # an entry of the table above: its own entries are listed already
            continue
        index, entries = page.after[head], []
        while page.is_open(index) and places.get(furniture.contents_key(page.text(index)), -1) > index:
            if not page.text(index)[0].isalnum() and style.BULLET_START.match(page.text(index)):
                break
            entries.append(index)
            index = page.after[index]
        if entries or (page.text(head + 1) and page.style.long):
            yield head
        yield from entries
        done.update(entries)


def _first_line(page: Page) -> int:
    index = next((number for number, line in enumerate(page.lines) if line.text), -1)
    while index >= 0 and page.kind(index) in _ABOVE_TITLE:
        index = page.after[index]
    return index


def title(page: Page) -> Iterator[Find]:
    """The first line that is not page furniture, if it can head the note. A date is no title."""
    index = _first_line(page)
    if index < 0 or page.after[index] < 0:
        return
    find = page.found[index]
    if find is not None:
        group = find.group.split()[0] if find.group else ""
        if find.kind is Kind.HEADING and group in _MARKED_GROUPS:
            if alike.is_marked_like_others(page, index):
                return
            yield Find(index, Kind.TITLE, find.confidence, find.skip, find.tail, group=find.group)
            return
        if find.kind is not Kind.DATE or not page.is_open(index + 1) or page.kind(index + 2) is Kind.ITEM:
            return
        index += 1
    if _is_stamp(page.text(index)):  # when the file was written or changed
        index = page.after[index]
    text = page.text(index)
    if (
        not page.is_open(index)
        or not wording.could_head(text)
        or text.endswith("?!")
        or page.after[index] < 0
    ):
        return
    if page.style.wrap and page.text(index + 1) and style.wraps(text, page.text(index + 1), page.style.wrap):
        return
    if _is_said(page, index) or alike.is_one_of_several(page, index):
        return
    if _stands_over(page, index):
        yield Find(index, Kind.TITLE, 0.8 if page.is_alone(index) else 0.75)


def _is_stamp(text: str) -> bool:
    key, colon, value = text.partition(": ")
    return bool(colon) and len(key.split()) <= 3 and datewords.is_date(value.strip())


def _stands_over(page: Page, index: int) -> bool:
    """What follows a first line lets it be the title rather than the first of several facts."""
    below = page.text(index + 1)
    if not below:
        return True
    kind = page.kind(index + 1)
    if kind is not None:
        return kind not in (Kind.ITEM, Kind.TEXT)
    if wording.is_role_pair(below) or wording.is_prose(below):
        return True
    block = index + 1
    while block - index <= 3 and page.text(block):
        block += 1
    sentence = wording.is_sentence(page.text(index), page.style.language)
    if page.style.dense:
        return not sentence
    return block - index <= 3 and not sentence


def _groups(page: Page) -> set[str]:
    return {find.group.split()[0] for find in page.found if find and find.group and find.kind is Kind.HEADING}


def above_items(page: Page) -> Iterator[Find]:
    """A short line right above list items, at the start of its block or right below other items."""
    strong = bool(_groups(page) & set(_STRONG_GROUPS))
    for index in list(page.open()):
        if page.kind(index + 1) is not Kind.ITEM or page.lines[index].indent > page.lines[index + 1].indent:
            continue
        text, above = page.text(index), page.kind(index - 1)
        opens = not page.text(index - 1) or above in (Kind.TITLE, Kind.DATE, Kind.FURNITURE, Kind.UNDERLINE)
        if not opens and above is not Kind.ITEM:
            continue
        if text.endswith(":"):
            if opens and len(text.split()) <= 2 and wording.starts_upper(text) and strong:
                yield Find(index, Kind.LABEL, 0.6)
            continue
        if not wording.could_head(text) or wording.is_sentence(text, page.style.language):
            continue
        if page.style.lower < 0.9 and not wording.starts_upper(text) and len(text.split()) > 5:
            continue
        if strong or not (opens or page.style.dense):
            yield Find(index, Kind.LABEL, 0.7)
        else:
            yield Find(index, Kind.HEADING, 0.75, group="plain")


def leadin(page: Page) -> Iterator[Find]:
    """A line that ends in a colon."""
    for index in page.open():
        if page.text(index).endswith(":"):
            yield Find(index, Kind.LEADIN, 0.9 if page.kind(page.after[index]) is Kind.ITEM else 0.7)


def above_indent(page: Page) -> Iterator[Find]:
    """A short line at the margin with its text indented below it, where most lines at the margin are so."""
    margin = [index for index in page.open() if page.lines[index].indent == 0 and not page.text(index - 1)]
    heads = [index for index in margin if _stands_out(page, index)]
    if len(heads) < 2 or len(heads) * 2 < len(margin):
        return
    for index in heads:
        yield Find(index, Kind.HEADING, 0.7, group="plain")


def _stands_out(page: Page, index: int) -> bool:
    text, below = page.text(index), page.lines[index + 1] if index + 1 < len(page.lines) else None
    if below is None or below.indent < 2 or not below.text or below.text[0].islower():
        return False
    brief = len(text) <= _BRIEF and ":" not in text and wording.could_head(text)
    return brief and not wording.is_sentence(text, page.style.language) and _may_begin(page, text)


def above_prose(page: Page) -> Iterator[Find]:
    """A line that ends without a stop, right above running text, in a file whose text has stops."""
    if not page.style.prose:
        return
    for index in list(page.open()):
        text, below = page.text(index), page.text(index + 1)
        if not below or page.kind(index + 1) is not None or not wording.could_head(text):
            continue
        brief = page.style.long > 0 and len(text) < len(below) and wording.ends_sentence(below)
        if not (brief or wording.is_prose(below)) or not _ends_above(page, index) or _is_said(page, index):
            continue
        if page.style.wrap and (page.text(index - 1) or style.wraps(text + " " * 12, below, page.style.wrap)):
            continue
        if _may_begin(page, text) and len(text) < len(below) * 2:
            yield Find(index, Kind.HEADING, 0.75, group="plain")


def opens_block(page: Page) -> Iterator[Find]:
    """The short first lines of the blocks, where nearly all blocks of lines have one.

    One block proves nothing; that most blocks of a file begin with a line much shorter than the rest does.
    """
    if page.style.wrap or _groups(page) & set(_STRONG_GROUPS):
        return
    blocks: list[list[int]] = []
    for index in page.open():
        if page.text(index).endswith(":") or _is_said(page, index):
            continue
        if page.is_open(index - 1) and blocks and blocks[-1][-1] == index - 1:
            blocks[-1].append(index)
        elif not page.text(index - 1):
            blocks.append([index])
    blocks = [block for block in blocks if len(block) >= 3]
    heads = [block[0] for block in blocks if _is_short_first(page, block)]
    if len(heads) >= 2 and len(heads) * 4 >= len(blocks) * 3:
        for index in heads:
            yield Find(index, Kind.HEADING, 0.6, group="plain")


def _is_short_first(page: Page, block: list[int]) -> bool:
    first = page.text(block[0])
    mean = sum(len(page.text(index)) for index in block[1:]) / (len(block) - 1)
    if len(first) > mean * 0.7 or len(first.split()) > 6 or not _may_begin(page, first):
        return False
    return wording.could_head(first) and not wording.is_sentence(first, page.style.language)


def _ends_above(page: Page, index: int) -> bool:
    """The line above has ended, so this one is not its continuation."""
    above = page.text(index - 1)
    if not above or page.kind(index - 1) in _LINE_END_KINDS:
        return True
    return wording.ends_sentence(above) or above[-1] in "!?"


def _is_said(page: Page, index: int) -> bool:
    """A line with ``Name:`` before it, where several such names come back: somebody says it."""
    key = wording.pair_key(page.text(index))
    if key is None or wording.is_session_pair(page.text(index)):
        return False
    if key in page.style.repeated_keys or len(page.style.repeated_keys) < 2:
        return key in page.style.repeated_keys
    if page.before[index] < 0 and page.is_alone(index):
        return False  # "Interview: ten years of nights" stands over what is said
    # "A VOICE: And the noise?" speaks once; a name of two words is believed when it is in capitals.
    return " " not in key or page.text(index).partition(":")[0].isupper()


def _may_begin(page: Page, text: str) -> bool:
    return wording.starts_upper(text) or text[0] in "\"'«“[" or page.style.lower >= 0.6


def alone(page: Page) -> Iterator[Find]:
    """A short line between blank lines, with something below that it can head.

    Where other headings carry marks it must be shorter. In a chain of such lines only the first and
    the last can be trusted, and every other one of a short chain.
    """
    groups = _groups(page)
    marked, strong = bool(groups & set(_MARKED_GROUPS)), bool(groups & set(_STRONG_GROUPS))
    for chain in _chains(page, strong):
        for place, index in enumerate(chain):
            last = place == len(chain) - 1
            trusted = len(chain) <= 2 or last or place == 0 or (len(chain) <= 4 and place % 2 == 0)
            below = page.after[index]
            heads = below >= 0 and page.kind(below) not in (Kind.HEADING, Kind.FURNITURE, Kind.UNDERLINE)
            if not (trusted and heads):
                continue
            if marked:
                yield Find(index, Kind.LABEL, 0.5)
            else:
                yield Find(index, Kind.HEADING, 0.7 if len(chain) == 1 else 0.6, group="plain")


def _chains(page: Page, strong: bool) -> Iterator[list[int]]:
    """Lone lines that could head something, grouped when only blank lines stand between them."""
    chain: list[int] = []
    for index in list(page.open()):
        if not (page.is_alone(index) and _may_stand_alone(page, index, strong)):
            continue
        if chain and page.before[index] != chain[-1]:
            yield chain
            chain = []
        chain.append(index)
    if chain:
        yield chain


def _may_stand_alone(page: Page, index: int, strong: bool) -> bool:
    text = page.text(index)
    words = len(text.split())
    if not wording.could_head(text) or _is_said(page, index) or page.lines[index].indent > 8:
        return False
    limit = 6 if strong else 14 if page.kind(page.after[index]) is Kind.ITEM else 10
    if text.count(",") >= (1 if strong else 2) or words > limit:
        return False
    if not (_may_begin(page, text) or (words <= 4 and "," not in text)):
        return False
    if wording.is_sentence(text, page.style.language):
        said = wording.starts_with_pronoun(text, page.style.language)
        return page.style.prose and words <= 5 and not strong and not said
    return not datewords.is_date(text)


def wrapped(page: Page) -> Iterator[Find]:
    """Lines that go on with the item or, in a file wrapped by hand, with the paragraph above."""
    width = page.style.wrap
    item = -1  # the item that a further line would belong to
    for index, line in enumerate(page.lines):
        if page.kind(index) is Kind.ITEM:
            item = index
            continue
        if not line.text or page.found[index] is not None:
            item = -1
            if page.kind(index) is Kind.LEADIN and width and _goes_on(page, index, width):
                yield Find(index, Kind.TEXT_CONT, 0.8)
            continue
        if item >= 0 and _belongs(page, item, index, width):
            yield Find(index, Kind.ITEM_CONT, 0.9)
            continue
        item = -1
        if width and _goes_on(page, index, width):
            yield Find(index, Kind.TEXT_CONT, 0.85)


def _belongs(page: Page, item: int, index: int, width: int | None) -> bool:
    """The line goes on with the item: indented below its words, or wrapped at the file's width."""
    line, above = page.lines[index], page.text(index - 1)
    if line.indent >= page.lines[item].indent + 2 or (line.indent > page.lines[item].indent and width):
        return True
    full = " " * page.lines[index - 1].indent + above
    return bool(width and style.wraps(full, line.text, width) and line.text[0].islower())


def _goes_on(page: Page, index: int, width: int) -> bool:
    above, text = page.text(index - 1), page.text(index)
    find = page.found[index - 1] if index else None
    if not above or (
        find is not None and find.kind not in (Kind.TEXT_CONT, Kind.LEADIN) and find.rule != "signature"
    ):
        return False
    if find is not None and find.kind is Kind.LEADIN:
        return False
    if above[0] == ">" or text[0] == ">" or wording.is_role_pair(text) or _is_said(page, index):
        return False
    ended = (wording.ends_sentence(above) and above[-1] != ",") or above[-1] in "!?:"
    short = len(above) + 1 + len(text.split(None, 1)[0]) <= width * 0.8
    return not (ended and short and not text[0].islower())
