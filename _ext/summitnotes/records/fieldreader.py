"""Typed values of one mapping in an editor's YAML file; what does not fit is reported and dropped."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from babel.core import Locale, get_global

from summitnotes.records.addresses import safe_url
from summitnotes.records.ids import make_id
from summitnotes.records.lists import make_link, parse_speakers, read_links, split_list
from summitnotes.records.model import Link, Speaker
from summitnotes.records.partial_dates import check_clock, is_before, is_date, minutes_of, parse_date
from summitnotes.records.problems import Subtype
from summitnotes.records.yamlnodes import YamlFile, YamlList, YamlMap, YamlNode, YamlScalar, did_you_mean

LINKABLE = "An address begins with https://, http:// or mailto:."
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")


class FieldReader:
    """Reads the fields of one mapping. Every method gives ``None`` for a key that is absent or bad."""

    def __init__(
        self,
        file: YamlFile,
        fields: Mapping[str, YamlNode],
        what: str,
        spelled: Mapping[str, str] | None = None,
    ) -> None:
        self.file = file
        self.fields = fields
        self.what = what  # names the mapping in complaints
        self.spelled = spelled or {}  # key -> as the editor wrote it, where that differs

    def _value_of(self, key: str) -> str:
        return f"{self.spelled.get(key, key)} of {self.what}"

    def line(self, key: str) -> int | None:
        """The 1-based line on which the value of ``key`` stands."""
        node = self.fields.get(key)
        return node.line if node else None

    def complain(self, subtype: Subtype, key: str, message: str) -> None:
        """Report a complaint about the value of ``key``, at its line."""
        self.file.report(subtype, f"{self._value_of(key)}: {message}", self.line(key))

    def string(self, key: str) -> str | None:
        return self.file.string(self.fields.get(key), self._value_of(key))

    def names(self, key: str) -> tuple[str, ...] | None:
        """Names, from a list or from one string that holds a list; each once."""
        if key not in self.fields:
            return None
        scalars = self.file.strings(self.fields[key], self._value_of(key))
        if isinstance(self.fields[key], YamlList):
            return tuple(dict.fromkeys(scalar.text for scalar in scalars))
        return tuple(dict.fromkeys(name for scalar in scalars for name in split_list(scalar.text)))

    def speakers(self, key: str) -> tuple[Speaker, ...] | None:
        """Speakers. YAML cuts ``[Jo (A, B)]`` at the comma, which is undone here."""
        node = self.fields.get(key)
        if node is None:
            return None
        scalars = [each for each in self.file.strings(node, self._value_of(key)) if self._is_name(key, each)]
        if not isinstance(node, YamlList):
            return tuple(speaker for scalar in scalars for speaker in parse_speakers(scalar.text))
        whole: list[str] = []
        for scalar in scalars:
            if whole and _is_open(whole[-1]) and scalar.text.count(")") > scalar.text.count("("):
                whole[-1] += f", {scalar.text}"
            else:
                whole.append(scalar.text)
        return parse_speakers(whole)

    def _is_name(self, key: str, scalar: YamlScalar) -> bool:
        named = any(char.isalpha() for char in scalar.text)
        if not named:
            message = f'{self._value_of(key)}: "{scalar.text[:80]}" is no name, ignored. Write Ann Lee.'
            self.file.report(Subtype.VALUE, message, scalar.line)
        return named

    def date(self, key: str) -> str | None:
        """A partial ISO date; a time of day behind it, as YAML may have it, is cut off."""
        written = self.string(key)
        if written is None:
            return None
        date = parse_date(re.split(r"[T ](?=\d\d:)", written, maxsplit=1)[0])
        if date is None:
            message = f'"{written[:80]}" is no date, ignored. Write 2014, 2014-05 or 2014-05-12.'
            self.complain(Subtype.DATE, key, message)
            return None
        return date.iso

    def not_before(self, key: str, start: str | None, end: str | None) -> str | None:
        """``end`` (the value of ``key``), or ``None`` with a complaint if it lies before ``start``."""
        backward = is_before(end, start) if is_date(end) else _is_earlier(start, end)
        if backward:
            self.complain(Subtype.DATE, key, f'"{end}" lies before the start, "{start}"; ignored.')
            return None
        return end

    def clock(self, key: str) -> str | None:
        """A local time, as ``HH:MM``."""
        written = self.string(key)
        time = check_clock(written)
        if written is not None and time is None:
            self.complain(Subtype.DATE, key, f'"{written[:80]}" is no time of day, ignored. Write 09:35.')
        return time

    def minutes(self, key: str) -> int | None:
        """A duration in minutes."""
        written = self.string(key)
        duration = minutes_of(written)
        if written is not None and duration is None:
            message = f'"{written[:80]}" is no duration, ignored. Write 45, 45m, 1h30 or 00:45.'
            self.complain(Subtype.VALUE, key, message)
        return duration

    def choice(self, key: str, known: Collection[str]) -> str | None:
        """One of ``known``; case, blanks and underscores do not count."""
        written = self.string(key)
        if written is None:
            return None
        word = make_id(written)
        if word in known:
            return word
        hint = did_you_mean(word, known) or f" known values: {', '.join(known)}"
        self.complain(Subtype.VALUE, key, f'"{written[:80]}" is unknown, ignored;{hint}')
        return None

    def language(self, key: str) -> str | None:
        """A BCP 47 tag: ``fr``, ``pt-BR``."""
        written = self.string(key)
        if written is None:
            return None
        if not _LANGUAGE.fullmatch(written):
            self.complain(
                Subtype.VALUE, key, f'"{written[:80]}" is no language tag, ignored. Write en or fr-CA.'
            )
            return None
        primary, *rest = re.split("[-_]", written)
        return "-".join([primary.lower(), *rest])

    def timezone(self, key: str) -> str | None:
        """An IANA name. Babel's table decides, not that of the machine, so that builds agree."""
        name = self.string(key)
        if name is None or name in zones():
            return name
        hint = did_you_mean(name, zones()) or " write it like Europe/Paris."
        self.complain(Subtype.VALUE, key, f'"{name[:80]}" is no time zone, ignored;{hint}')
        return None

    def id(self, key: str) -> str | None:
        """An id: letters, digits and hyphens; another spelling is mended and reported."""
        written = self.string(key)
        if written is None:
            return None
        made = make_id(written)
        if made != written:
            self.complain(Subtype.VALUE, key, f'"{written[:80]}" cannot be an id, taken as "{made}".')
        return made

    def url(self, key: str) -> str | None:
        """An address that may be linked."""
        written = self.string(key)
        url = safe_url(written) if written else None
        if written and url is None:
            self.complain(Subtype.LINK, key, f'"{written[:80]}" may not be linked, ignored. {LINKABLE}')
        return url

    def links(self, key: str) -> tuple[Link, ...] | None:
        """Links: a string, a list of strings, a mapping of label to address, or a list of mappings."""
        node = self.fields.get(key)
        if node is None:
            return None
        items = node.items if isinstance(node, YamlList) else (node,)
        return tuple(link for item in items for link in self._links_in(key, item))

    def _links_in(self, key: str, node: YamlNode) -> list[Link]:
        what = self._value_of(key)
        if isinstance(node, YamlScalar):
            parsed = read_links(node.text) if not node.is_null else read_links("")
            for piece in parsed.refused:
                self.file.report(
                    Subtype.LINK, f'{what}: "{piece[:80]}" may not be linked, ignored. {LINKABLE}', node.line
                )
            return list(parsed.links)
        if isinstance(node, YamlMap):
            fields = self.file.fields(node, what)
            if "url" in fields:
                labels = {name: self.file.string(fields.get(name), what) for name in ("label", "type")}
                for name in fields.keys() - {"url", "label", "type"}:
                    self.file.report(
                        Subtype.KEY, f'{what}: unknown key "{name[:80]}" ignored', fields[name].line
                    )
                return self._one_link(what, labels["type"], labels["label"], fields["url"])
            return [
                link for name, value in fields.items() for link in self._one_link(what, name, None, value)
            ]
        self.file.report(Subtype.VALUE, f"{what}: expected links, found a list in a list; ignored", node.line)
        return []

    def _one_link(self, what: str, kind: str | None, label: str | None, node: YamlNode) -> list[Link]:
        address = self.file.string(node, what)
        if not address:
            return []
        link = make_link(kind or label, address)
        if link is None:
            self.file.report(
                Subtype.LINK, f'{what}: "{address[:80]}" may not be linked, ignored. {LINKABLE}', node.line
            )
            return []
        return [Link(link.type, link.url, label or link.label)]


@cache
def languages() -> frozenset[str]:
    """Codes of languages (ISO 639) that have a name in English."""
    return frozenset(str(code).split("_")[0] for code in Locale("en").languages)


@cache
def zones() -> frozenset[str]:
    """Names of time zones, with their former ones."""
    return frozenset(get_global("zone_territories")) | frozenset(get_global("zone_aliases")) | {"UTC"}


def _is_open(text: str) -> bool:
    return len(text) < 1000 and text.count("(") > text.count(")")


def _is_earlier(start: str | None, end: str | None) -> bool:
    """Whether a session would end before it starts; one that runs past midnight does not."""
    if start is None or end is None or end >= start:
        return False
    return not (start >= "17:00" and end <= "08:00")
