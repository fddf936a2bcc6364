"""Options of directives: declared once, with their meaning; checked without losing anything.

docutils drops a whole directive for one option it does not like. Here every option is accepted and
checked in ``run()``: what cannot be used is reported at its line, with what was done about it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives as rst

from summitnotes.records.addresses import safe_url
from summitnotes.records.lists import parse_links, parse_speakers, split_list
from summitnotes.records.partial_dates import check_clock, is_date, minutes_of
from summitnotes.records.problems import Problem, Subtype

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective

    from summitnotes.records.model import Link, Speaker


class UnusableError(ValueError):
    """A value that an option cannot take; the message says what it can."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a directive."""

    name: str
    help: str  # one sentence, shown on the reference page
    read: Callable[[str], Any]  # raises UnusableError
    flag: bool = False  # stands without a value


class AnyOption(dict[str, Callable[[str], str]]):
    """An ``option_spec`` that takes every option as it is."""

    def __missing__(self, name: str) -> Callable[[str], str]:
        return rst.unchanged


def spec(options: tuple[Option, ...]) -> AnyOption:
    return AnyOption({option.name: rst.unchanged for option in options})


def read_options(
    directive: SphinxDirective, options: tuple[Option, ...]
) -> tuple[dict[str, Any], list[Problem]]:
    """The usable options by name, and a problem for each of the others."""
    known = {option.name: option for option in options}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, written in directive.options.items():
        line = option_line(directive, name)
        name = name.lower().replace("_", "-")
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f' Did you mean ":{near[0]}:"?' if near else f" Known: {', '.join(sorted(known))}."
            problems.append(
                Problem(Subtype.KEY, f'unknown option ":{name}:" of {directive.name}; left out.{hint}', line)
            )
            continue
        text = (written or "").strip()
        try:
            if known[name].flag or text:
                values[name] = known[name].read(text)
        except UnusableError as error:
            problems.append(
                Problem(Subtype.VALUE, f'":{name}: {text}" cannot be used ({error}); left out.', line)
            )
    return values, problems


def option_line(directive: SphinxDirective, name: str) -> int:
    """The 1-based line of an option in the author's file, else that of the directive."""
    _, line = directive.get_source_info()
    for offset, text in enumerate(directive.block_text.splitlines()):
        if text.strip().startswith((f":{name}:", f"{name}:")):
            return line + offset
    return line


# ---- readers of values ---------------------------------------------------------------------


def text(value: str) -> str:
    return " ".join(value.split())


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
            near = difflib.get_close_matches(word, allowed, 1)
            raise UnusableError(
                (f'did you mean "{near[0]}"? ' if near else "") + "one of: " + ", ".join(allowed)
            )
        return word

    return read
