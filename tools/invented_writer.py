"""Somebody who takes notes, with habits drawn at random: how a name, a time, a heading, a list is written.

``invented_layouts.py`` has such writers make whole files.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("invented_words.yml").read_text("utf-8"))


class Writer:
    """Somebody with habits."""

    def __init__(self, chance: random.Random) -> None:
        self.random = chance
        self.language = self.one_of(["en"] * 6 + ["fr", "fr", "de", "es"])
        self.local = WORDS["languages"][self.language]
        self.suffix = self.often({"md": 5, "rst": 1})
        self.bullet = self.one_of("-*+" if self.suffix == "md" else "-*")
        self.case = self.one_of([str, str, str, _headline, str.lower])
        self.clock = self.one_of(self.local["clocks"])
        self.until = self.one_of([" - ", "-", "–", " – ", None, None, None, None, None])
        self.behind_time = self.one_of([" ", ": ", " - ", " | ", " – "])
        self.below = self.one_of(["bullets", "bullets", "prose", "sections", "sections", "mixed", "none"])
        self.sections = WORDS["sections"] if self.likely(0.5) else self.random.sample(WORDS["sections"], 3)
        self.firm = self.often({"none": 6, "bracket": 2, "comma": 1.5, "role": 0.8, "at": 0.6, "handle": 1})
        self.numbers = iter(range(1, 99)) if self.likely(0.06) else None
        self.says_kind, self.quotes_facts = self.likely(0.08), self.likely(0.05)

    # ---- chance

    def one_of(self, things: Sequence[Any]) -> Any:
        return self.random.choice(list(things))

    def often(self, weights: dict[str, float]) -> str:
        return self.random.choices(list(weights), list(weights.values()))[0]

    def likely(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, least: int, most: int) -> range:
        return range(self.random.randint(least, most))

    # ---- words

    def word(self, key: str) -> str:
        return str(self.one_of(WORDS[key]))

    def title(self) -> str:
        text = self.one_of(self.local["titles"])
        for key in ("noun", "Noun", "adjective", "verb"):
            while f"{{{key}}}" in text:
                found = self.word(f"{key.lower()}s")
                text = text.replace(f"{{{key}}}", found.capitalize() if key == "Noun" else found, 1)
        return str(self.case(text[0].upper() + text[1:]))

    def name(self) -> str:
        given, family = self.word("given"), self.word("family")
        middle = self.often({"": 88, f" {self.one_of('ABCDEFGHJKLM')}.": 6, f"-{self.word('given')}": 4})
        return ("Dr. " if self.likely(0.02) else "") + f"{given}{middle} {family}"

    def people(self) -> list[str]:
        return [self.name() for _ in range(int(self.often({"1": 8, "2": 2, "3": 0.4})))]

    def named(self, people: Sequence[str]) -> str:
        """How the people of a session are written."""
        told = [self._with_firm(person) if self.likely(0.75) else person for person in people]
        if len(told) == 2 and self.firm in ("none", "bracket"):
            return f" {self.local['and']} ".join(told)
        return (", " if self.firm in ("none", "bracket", "handle") else "; ").join(told)

    def _with_firm(self, person: str) -> str:
        firm = self.word("firms")
        return {
            "none": person, "bracket": f"{person} ({firm})", "comma": f"{person}, {firm}",
            "role": f"{person}, {self.word('roles')}, {firm}", "at": f"{person} @ {firm}",
            "handle": f"{person} ({_handle(person)})",
        }[self.firm]  # fmt: skip

    def time(self, minutes: int) -> str:
        h, m = divmod(minutes, 60)
        return str(self.clock.format(h=h, m=m, h12=(h - 1) % 12 + 1, half="am" if h < 12 else "pm"))

    def sentence(self, least: int = 3, most: int = 14) -> str:
        return " ".join(self.word("prose") for _ in self.some(least, most)).capitalize()

    # ---- blocks

    def heading(self, level: int, text: str) -> str:
        return (
            f"{'#' * level} {text}"
            if self.suffix == "md"
            else f"{text}\n{'=-~^+:'[level - 1] * (len(text) + 1)}"
        )

    def items(self, least: int, most: int, depth: int = 0) -> Iterator[str]:
        for _ in self.some(least, most):
            yield f"{'  ' * depth}{self.bullet} {self.sentence(2, 9)}"
            if depth == 0 and self.likely(0.2):
                yield from self.items(1, 1, depth + 1)

    def notes(self, level: int) -> Iterator[str]:
        """What stands below a talk; none of it is one."""
        if self.below in ("bullets", "mixed"):
            yield from self.items(1, 6)
        if self.below in ("prose", "mixed"):
            yield from ("", f"{self.sentence(15, 25)}.", "")
        for _ in self.some(1, 4) if self.below == "sections" else ():
            text = self.title() if self.likely(0.35) else self.one_of(self.sections)
            yield from ("", self.heading(min(6, level + 1), text), "")
            yield from self.items(1, 4) if self.likely(0.8) else (f"{self.sentence()}.",)
        if self.likely(0.15):
            yield from ("", f"https://slides.example/{self.word('nouns')}")

    def session(self, title: str, people: Sequence[str], way: str) -> tuple[str, list[str]]:
        """(the words of a session's block, the lines below) when people are named in this ``way``."""
        title = f"{next(self.numbers)}. {title}" if self.numbers else title
        dash, by, names = self.one_of([" - ", " – ", " -- "]), self.local["by"], ", ".join(people)
        if way in _INSIDE:
            linked = (
                f"[{people[0]}](https://social.example/{_handle(people[0])[1:]})"
                if self.suffix == "md"
                else names
            )
            return _INSIDE[way].format(
                title=title, dash=dash, by=by, names=names, told=self.named(people), linked=linked,
                handle=_handle(people[0]),
            ), []  # fmt: skip
        told, label = self.named(people), self.one_of(self.local["labels"])
        lines = {
            "none": [], "below": [told], "below by": [f"{by} {told}"], "below bold": [f"**{told}**"],
            "field": [f"{label}: {told}"], "item": [f"{self.bullet} {told}"],
            "heading": [self.heading(5, told)],
        }  # fmt: skip
        return title, lines[way]


_INSIDE = {
    "dash": "{title}{dash}{told}", "dash first": "{names}{dash}{title}", "by": "{title} {by} {told}",
    "bracket": "{title} ({names})", "colon first": "{names}: {title}", "handle": "{title}{dash}{handle}",
    "linked": "{title} {by} {linked}",
}  # fmt: skip
WAYS = {
    "none": 2.5, "dash": 4, "dash first": 2.5, "by": 4, "bracket": 3, "below by": 3, "below": 3,
    "below bold": 2, "field": 2.5, "item": 1.5, "colon first": 1, "heading": 1.2, "handle": 1, "linked": 2,
}  # fmt: skip
ON_ONE_LINE = ("none", "dash", "dash first", "by", "bracket", "colon first", "linked")


def _headline(text: str) -> str:
    return " ".join(word.capitalize() if len(word) > 3 else word for word in text.split())


def _handle(person: str) -> str:
    return f"@{person.split()[-1].lower()}"
