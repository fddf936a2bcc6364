"""How a house is written in Chinese and Japanese, which part no words by blanks: ``臺東縣立圖書館``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SIGN = r"[\u3400-\u9fffァ-ヶー・々A-Za-z0-9]"  # no hiragana: it stands between two words
_ENDS = (
    "館|廳|厅|堂|大学|大學|学校|學校|センター|中心|ホール|ビル|プラザ|ホテル|酒店|大厦|大樓|会館|會館"
    "|学院|學院|研究所|文化館|キャンパス|校區|校区|園區|园区"
)
_HOUSE = rf"(?P<venue>{_SIGN}{{1,20}}(?:{_ENDS}))(?!{_SIGN})"
_VENUES = (
    # behind a day, with or without its weekday
    re.compile(rf"日(?:\s*[（(][^（）()]{{1,6}}[）)])?[\s\u3000、，,に]*(?:[於于在]\s*)?{_HOUSE}"),
    re.compile(rf"[於于在]\s?{_HOUSE}"),
    re.compile(rf"{_HOUSE}(?=で(?:開|行|あ)|にて|において)"),
)
_AT_END = re.compile(r"[@＠]\s*(?P<venue>[^@＠]*[\u3040-\u30ff\u3400-\u9fff][^@＠]*)$")


def eastern_venues(texts: Sequence[str], titles: Sequence[str]) -> Iterator[str]:
    """The houses in ``texts`` behind a day, "at" or before "was held"; what "@" leads to in ``titles``."""
    for text in texts:
        for pattern in _VENUES if not text.isascii() else ():
            yield from (match["venue"] for match in pattern.finditer(text))
    for title in titles:
        if match := _AT_END.search(title):
            yield match["venue"].strip()
