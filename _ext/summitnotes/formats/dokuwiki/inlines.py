"""Spans, links and pictures inside paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from docutils import nodes

from summitnotes.formats.dokuwiki.ledger import Ledger
from summitnotes.formats.dokuwiki.links import Media, classify, media_path, parse_media, safe_uri
from summitnotes.formats.dokuwiki.scanner import Scanner
from summitnotes.formats.dokuwiki.tree import Node
from summitnotes.formats.wikinodes import line_break, remote_image, wiki_reference
from summitnotes.records.problems import Problem, Subtype

_PLUGIN_MEDIA = re.compile(r"\s*([A-Za-z][\w ]*)>")
_LABEL_MEDIA = re.compile(r"\{\{[^}]+\}\}")


def _span(kind: str) -> nodes.Element:
    if kind == "bold":
        return nodes.strong()
    if kind == "italic":
        return nodes.emphasis()
    if kind == "monospace":
        return nodes.literal()
    if kind == "subscript":
        return nodes.subscript()
    if kind == "superscript":
        return nodes.superscript()
    return nodes.inline(classes=["underline" if kind == "underline" else "del"])


def _join_texts(parent: nodes.Element) -> None:
    """Neighbouring texts become one, so that words are whole for those who search them."""
    texts = [isinstance(child, nodes.Text) for child in parent]
    if not any(a and b for a, b in pairwise(texts)):
        return
    joined: list[nodes.Node] = []
    for is_text, group in groupby(list(parent), lambda child: isinstance(child, nodes.Text)):
        members = list(group)
        joined += [nodes.Text("".join(str(member) for member in members))] if is_text else members
    parent.children = []
    parent.extend(joined)


class Inlines:
    """Writes inline nodes and records which letters they show."""

    def __init__(
        self,
        scanner: Scanner,
        text: str,
        ledger: Ledger,
        source: str,
        footnote: Callable[[Node, nodes.Element], None],
        without: frozenset[str],
    ) -> None:
        self.scan = scanner
        self.text = text
        self.ledger = ledger
        self.source = source
        self.footnote = footnote
        self._read_plugins = "plugin" not in without
        self._writers: dict[str, Callable[[Node, nodes.Element], None]] = {
            "text": self._words,
            "eol": self._line_end,
            "span": self._styled,
            "break": self._break,
            "link": self._link,
            "media": self._media,
            "url": self._url,
            "mail": self._mail,
            "footnote": footnote,
            "dropped": self._dropped,
        }

    def write(self, children: Sequence[Node], parent: nodes.Element) -> None:
        """Append ``children`` to ``parent``."""
        for node in children:
            self._writers[node.kind](node, parent)
        _join_texts(parent)

    def first_visible(self, node: Node) -> int:
        """The offset of the first character that shows, for the line of a paragraph."""
        if node.kind == "text":
            words = self.text[node.start : node.end]
            return node.start + len(words) - len(words.lstrip())
        for child in node.children:
            if child.kind not in ("dropped", "eol", "break"):
                return self.first_visible(child)
        return node.start

    def _place(self, node: nodes.Element, offset: int) -> None:
        node.source = self.source
        node.line = self.scan.lines.at(offset)

    # -- text ----------------------------------------------------------------------------------------
    def _words(self, node: Node, parent: nodes.Element) -> None:
        self._show(node.start, node.end, node.data or "text", parent)

    def _show(self, start: int, end: int, rule: str, parent: nodes.Element) -> None:
        if start < end:
            parent += nodes.Text(self.text[start:end])
            self.ledger.show(start, end, rule)

    def _line_end(self, node: Node, parent: nodes.Element) -> None:
        parent += nodes.Text("\n")

    def _styled(self, node: Node, parent: nodes.Element) -> None:
        span = _span(node.data)
        self.write(node.children, span)
        if len(span):
            parent += span

    def _break(self, node: Node, parent: nodes.Element) -> None:
        parent += line_break()

    def _dropped(self, node: Node, parent: nodes.Element) -> None:
        self.ledger.drop(node.start, node.end, "macro")

    # -- links ---------------------------------------------------------------------------------------
    def _url(self, node: Node, parent: nodes.Element) -> None:
        address = self.text[node.start : node.end]
        head = address[:4].lower()
        full = f"http://{address}" if head == "www." else f"ftp://{address}" if head == "ftp." else address
        self._external(full, node.start, node.end, "url", parent)

    def _mail(self, node: Node, parent: nodes.Element) -> None:
        start, end = node.start + 1, node.end - 1
        self._external(f"mailto:{self.text[start:end]}", start, end, "mail", parent)

    def _external(self, address: str, start: int, end: int, rule: str, parent: nodes.Element) -> None:
        """An address that shows itself: a link if it is safe, words if not."""
        uri = safe_uri(address)
        if uri is None:
            self._refused(address, start)
            self._show(start, end, rule, parent)
            return
        reference = nodes.reference("", "", refuri=uri)
        self._place(reference, start)
        self._show(start, end, rule, reference)
        parent += reference

    def _refused(self, address: str, at: int) -> None:
        message = (
            f'the address "{address[:100]}" is not linked; shown as text. Use http, https, mailto or ftp.'
        )
        self.scan.problems.append(Problem(Subtype.LINK, message, self.scan.lines.at(at)))

    def _link(self, node: Node, parent: nodes.Element) -> None:
        inner_start, inner_end = node.start + 2, node.end - 2
        bar = self.text.find("|", inner_start, inner_end)
        target_end = bar if bar >= 0 else inner_end
        raw = self.text[inner_start:target_end]
        target = raw.strip()
        target_start = inner_start + len(raw) - len(raw.lstrip())
        if not target and (bar < 0 or not self.text[bar + 1 : inner_end].strip()):
            self._show(node.start, node.end, "link", parent)
            return
        if bar >= 0 and "\n" in target:  # an open bracket has swallowed lines, which no label may hide
            message = f'"[[{target[:60]}" has no end on its line; shown as text. Write "]]" behind the link.'
            self.scan.problems.append(Problem(Subtype.MARKUP, message, self.scan.lines.at(node.start)))
            self._show(node.start, node.end, "link", parent)
            return
        found = classify(target)
        link: nodes.Element
        if found.uri is not None:
            link = nodes.reference("", "", refuri=found.uri)
        elif found.kind in ("external", "mail", "refused"):
            self._refused(target, node.start)
            link = nodes.inline(classes=["refused-link"])
        else:
            page, _, fragment = target.partition("#") if found.kind in ("page", "local") else (target, "", "")
            link = wiki_reference(target=page, fragment=fragment, kind=found.kind, explicit_label=bar >= 0)
        self._place(link, node.start)
        if bar >= 0 and self.text[bar + 1 : inner_end].strip():
            self._label(bar + 1, inner_end, link)
        else:
            first, last = found.shown
            self._show(target_start + first, target_start + last, "link", link)
        parent += link

    def _label(self, start: int, end: int, link: nodes.Element) -> None:
        if _LABEL_MEDIA.fullmatch(self.text, start, end):
            self._media(Node("media", start, end), link)
        else:
            self._show(start, end, "link", link)

    # -- pictures ------------------------------------------------------------------------------------
    def _media(self, node: Node, parent: nodes.Element) -> None:
        start = node.start + 2
        inner = self.text[start : node.end - 2]
        plugin = _PLUGIN_MEDIA.match(inner)
        if plugin and self._read_plugins:
            self._show(node.start, node.end, "plugin", parent)
            return
        media = parse_media(inner)
        uri = safe_uri(media.source)
        if not media.source:
            self._show(node.start, node.end, "media", parent)
        elif media.is_image and (uri is not None or "://" not in media.source):
            self._picture(media, start, uri, parent)
        else:
            self._download(media, start, uri, parent)

    def _picture(self, media: Media, start: int, remote: str | None, parent: nodes.Element) -> None:
        picture: nodes.Element
        if remote is not None:
            picture = remote_image(uri=remote)
        else:
            picture = nodes.image(uri=media_path(media.source), wiki_target=media.source)
        if media.title:
            first, last = start + media.title[0], start + media.title[1]
            picture["alt"] = self.text[first:last]
            self.ledger.show(first, last, "media")
        for name, value in (("width", media.width), ("height", media.height), ("align", media.align)):
            if value is not None:
                picture[name] = str(value)
        if remote is not None:
            picture.append(nodes.Text(str(picture.get("alt") or media.source)))
        self._place(picture, start)
        parent += picture

    def _download(self, media: Media, start: int, uri: str | None, parent: nodes.Element) -> None:
        """A file that is no picture: a link to it."""
        link: nodes.Element
        if uri is not None:
            link = nodes.reference("", "", refuri=uri)
        else:
            link = wiki_reference(
                target=media.source, fragment="", kind="media", explicit_label=media.title is not None
            )
        self._place(link, start)
        first, last = media.title or media.source_at
        self._show(start + first, start + last, "media", link)
        parent += link
