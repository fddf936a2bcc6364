"""Options of directives: declared once, with their meaning; checked without losing anything.

What cannot be used is reported at its line, with what was done about it; how options are found in the
text is in :mod:`.option_block`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitnotes.records.addresses import safe_url
from summitnotes.records.fieldreader import languages, zones
from summitnotes.records.filters import FilterError, parse_filter
from summitnotes.records.ids import is_usable
from summitnotes.records.lists import parse_links, parse_speakers, split_list
from summitnotes.records.partial_dates import check_clock, is_date, minutes_of
from summitnotes.records.problems import Problem, Subtype
from summitnotes.records.suggesting import closest

if TYPE_CHECKING:
    from summitnotes.records.model import Link, Speaker
    from summitnotes.sphinx.authoring.option_block import OptionBlock


class UnusableError(ValueError):
    """A value that an option cannot take; the message says what it can."""

    subtype = Subtype.VALUE


class UnusableFilterError(UnusableError):
    """A filter that cannot be read; the message says where."""

    subtype = Subtype.FILTER


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a directive."""

    name: str
    help: str  # one sentence, shown on the reference page
    read: Callable[[str], Any]  # raises UnusableError
    flag: bool = False  # stands without a value
    also: tuple[str, ...] = ()  # other names under which it is known
    narrows: bool = False  # without it a view shows more, so that a fault in it must show nothing


#: Stands among the values where a fault in an option that narrows leaves nothing to show.
NOTHING = "nothing"


def read_options(
    block: OptionBlock, directive: str, options: tuple[Option, ...]
) -> tuple[dict[str, Any], list[Problem]]:
    """The usable options by name, and a problem for each of the others."""
    known = {name: option for option in options for name in (option.name, *option.also)}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for written in block.options:
        name = written.name.lower().replace("_", "-")
        option = known.get(name)
        if option is None:
            message = f'unknown option ":{name}:" of {directive}; left out.{_hint(name, known)}'
            problems.append(Problem(Subtype.KEY, message, written.line))
            continue
        name = option.name
        if name in seen:
            message = f'option ":{name}:" of {directive} stands twice; "{written.value}" was left out.'
            problems.append(Problem(Subtype.KEY, message, written.line))
            continue
        seen.add(name)
        try:
            if option.flag or written.value:
                values[name] = option.read(written.value)
        except UnusableError as error:
            if option.narrows:
                values[NOTHING] = True
            consequence = "nothing is shown" if option.narrows else "left out"
            message = f'":{name}: {written.value}" cannot be used ({error}); {consequence}.'
            problems.append(Problem(error.subtype, message, written.line))
    return values, problems + _no_options(block, directive)


def _hint(name: str, known: Mapping[str, Option]) -> str:
    if near := closest(name, known):
        return f' Did you mean ":{near}:"?'
    return f" Known: {', '.join(sorted({option.name for option in known.values()}))}."


def _no_options(block: OptionBlock, directive: str) -> list[Problem]:
    """Lines that look like options, or stand where options stand, and are none."""
    problems = []
    for text, line, remedy in block.spoilt:
        message = f'"{text}" seems to be an option of {directive}, but it {remedy}'
        problems.append(Problem(Subtype.MARKUP, message, line))
    told = {line for _, line, _ in block.spoilt}
    for text, line in block.strays:
        if line not in told:
            message = (
                f'"{text}" is no option of {directive}; it stands below as text. Put a blank line above it.'
            )
            problems.append(Problem(Subtype.MARKUP, message, line))
    return problems


def option_line(block: OptionBlock, name: str) -> int | None:
    """The 1-based line of an option in the author's file."""
    return next((written.line for written in block.options if written.name.lower() == name), None)


# ---- readers of values ---------------------------------------------------------------------


def text(value: str) -> str:
    return " ".join(value.split())


def identifier(value: str) -> str:
    if not is_usable(value):
        raise UnusableError("an id is one word of letters, digits and hyphens")
    return value


def names(value: str) -> tuple[str, ...]:
    return split_list(value)


def speakers(value: str) -> tuple[Speaker, ...]:
    return parse_speakers(value)


def links(value: str) -> tuple[Link, ...]:
    found = parse_links(value)
    if not found:
        raise UnusableError("links are written `label: https://…`, with `;` between them")
    return found


def url(value: str) -> str:
    found = safe_url(value)
    if found is None:
        raise UnusableError("an address begins with http://, https:// or mailto:")
    return found


def date(value: str) -> str:
    if not is_date(value):
        raise UnusableError("a date is written 2014, 2014-05 or 2014-05-12")
    return value


def clock(value: str) -> str:
    found = check_clock(value)
    if found is None:
        raise UnusableError("a time is written 09:35")
    return found


def moment(value: str) -> tuple[str | None, str | None]:
    """A date, a time, or both: ``2014-05-28``, ``09:35``, ``2014-05-28 09:35``."""
    day, _, hour = value.replace("T", " ").partition(" ")
    if hour:
        return date(day), clock(hour)
    return (None, clock(day)) if ":" in day else (date(day), None)


def minutes(value: str) -> int:
    found = minutes_of(value)
    if found is None:
        raise UnusableError("a duration is written 45, 45m or 1h30")
    return found


def timezone(value: str) -> str:
    if value not in zones():
        raise UnusableError("a time zone is written like Europe/Paris")
    return value


def year(value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        raise UnusableError("a year is written 2014")
    return value


def language(value: str) -> str:
    """A BCP 47 tag whose first part is the code of a language."""
    code = value.replace("_", "-").split("-")[0].lower()
    if code not in languages():
        raise UnusableError("a language is written en, fr or pt-BR")
    return value


def number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise UnusableError("a number from 1")
    return int(value)


def flag(value: str) -> bool:
    if value:
        raise UnusableError("this option stands without a value")
    return True


def one_of(*allowed: str) -> Callable[[str], str]:
    """A reader for a closed set of words."""

    def read(value: str) -> str:
        word = value.lower()
        if word not in allowed:
            near = closest(word, allowed)
            raise UnusableError(
                (f'did you mean "{near}"? ' if near else "") + "one of: " + ", ".join(allowed)
            )
        return word

    return read


def expression(value: str) -> str:
    """A filter expression, checked; see :mod:`summitnotes.records.filters`."""
    try:
        parse_filter(value)
    except FilterError as error:
        raise UnusableFilterError(str(error)) from error
    return value
