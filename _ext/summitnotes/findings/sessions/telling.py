"""The words that stand between those who speak and what they speak of: "presents", "talked about", "on"."""

from __future__ import annotations

import re

#: "Ana's talk on caches".
OWNER = re.compile(
    r"(?P<who>[^\W\d_a-z][^'’:,]{1,40})['’]s?\s+(?:\w+\s)?(?:talk|session|keynote|presentation|workshop|demo|tutorial)"
    r"\s*(?::|\s(?:on|about|over)\s|,)\s*(?=\S)"
)
#: "Ana Prieto on slow looms", "Koen en Ines over haken".
ABOUT = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.'’-]+(?:,?\s+(?:[^\W\d_a-z][\w.'’-]*|and|und|et|y|e|en|och|og|&|de|van|von|da|di))*)"
    r"\s+(?:on|about|over|über|zu[mr]?|sur|sobre|sui?|sulla|sul|om)\s+(?=\S)"
)
#: Where a title in quotes may begin.
QUOTE = re.compile(r"[\"“«„‘]")
#: "presents", and "talked about" before quotes, between names and the title of what they give.
PRESENTS = re.compile(
    r"\s+(?:(?:presents?|presenting|présente(?:nt)?|presentan?|apresentam?|präsentier(?:t|en)|presenteert)"
    r"(?:\s*:)?\s+(?=\S)"
    r"|(?:(?:will(?: be)?|is|was|(?:is|are) going to|wird|va|gaat)\s+)?"
    r"(?:(?:spoke|speaks?|speaking|talked|talks?|talking|presented|spricht|sprach|sprechen|habló|hablará|hablar"
    r"|ha parlato|parlerà|falou|falará|vertelde|vertellen|a parlé|parlera|parler)\s+)?"
    r"(?:about|on|over|über|sur|de|sobre|su)\s*:?\s+(?=[\"“«„‘])|presented\s+(?=[\"“«„‘])|with\s+(?=[\"“«„]))",
    re.IGNORECASE,
)
