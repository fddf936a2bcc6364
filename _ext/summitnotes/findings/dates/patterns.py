"""The pieces that the patterns of dates are made of.

``%MONTHS%`` and ``%WEEKDAYS%`` stand for the names of the language that is read.
"""

from __future__ import annotations

# A blank, a weekday, a day, a month, a year.
S = r"[ \t\u00a0\u202f]"
WD = rf"(?:(?:%WEEKDAYS%)(?![\w])['’]?\.?,?{S}{{1,3}}(?:(?:the|le|den|dem|der|el|il|[ao]|de|d\.){S}{{1,3}})?)"
#: Between two days a weekday, in whatever language: "Mo 05.06. – Mi 07.06.2017".
SHORT_NAME = rf"[^\W\d_]{{2,3}}\.?,?{S}{{1,2}}"
DAY = (
    r"(?:[0-9]{1,2})"
    r"(?:st|nd|rd|th|er|ère|re|r|e|ème|ste|de|\.?[º°ª]|\.(?=\s?(?:[-–—/+&]|(?:und|bis|oder|og|til|a|až|do|i)\s|u\.)))?(?![\w])"
)
MONTH = r"(?:(?:%MONTHS%)(?![\w])\.?)"
YEAR = r"(?:(?:19|20)[0-9]{2}(?![\w])|['’][0-9]{2}(?![\w]))"
# What stands between two days, between day and month, and before a year.
TO = "to|till|until|through|thru|au|à|bis|al|a|até|tot|tot en met|t/m|fino al|hasta el|til|do|až|fins al?"
AND = "and|et|und|u\\.|oder|y|e|ed|en|i|och|og"
THE = "the|le|den|dem|zum|el|il|l['’]|o"
OF_WORD = "of|de|del|di|do|van"
JOIN = (
    rf"(?:{S}{{0,3}}(?:-{{1,3}}|–|—|−|/|&|\+|>|\.\.\.?|…|→){S}{{0,3}}"
    rf"|{S}{{1,3}}(?:{TO}|{AND}){S}{{1,3}}(?:(?:{THE}){S}{{1,3}})?)"
)
LIST = rf"(?:{JOIN}|{S}{{0,3}},{S}{{0,3}}(?:(?:{AND}|{THE}){S}{{1,3}})?)"
OF = rf"(?:{S}{{0,3}}-{S}{{0,3}}|{S}{{1,3}}(?:(?:{OF_WORD}){S}{{1,3}}|[dD]['’])?|{S}{{0,3}}[/.]{S}{{0,3}})"
COMMA = (
    rf"(?:{S}{{0,3}},{S}{{0,3}}|{S}{{1,3}}(?:(?:{OF_WORD}){S}{{1,3}})?|-|/"
    rf"|{S}{{0,3}}\((?=[12][0-9]{{3}}\)))"  # "8 March (2013)"
)
# What may stand before a date.
LEAD = r"(?<![\w.,/:#$€£+\-])"
MONTH_LEAD = r"(?<![\w])"
# The same as groups: day, month, weekday and year of a first and of a last day.
D1, D2 = rf"(?P<d1>{DAY}|premier(?!\w))", rf"(?P<d2>{DAY})"
M1, M2 = rf"(?P<m1>{MONTH})", rf"(?P<m2>{MONTH})"
W1, W2 = rf"(?P<w1>{WD})?", rf"(?P<w2>{WD})?"
Y1, Y2 = (rf"(?P<{name}>{YEAR})(?:(?<=\([12][0-9]{{3}})\))?" for name in ("y1", "y2"))
MORE = rf"(?:{LIST}{WD}?{DAY}(?={LIST})){{0,5}}?"
Y4 = r"(?:19|20)[0-9]{2}"


#: Words that a number behind them counts: "Day 2".
DAY_WORDS = (
    *("day", "jour", "journée", "tag", "dia", "día", "giorno", "giornata", "dag", "jornada"),
    *("dzień", "deň", "день", "ден", "dan", "gün", "päivä", "ziua", "ημέρα", "dagen"),
)


def dated(body: str, lead: str = LEAD) -> str:
    """The pattern of a whole date, with the group ``date`` around it."""
    return lead + f"(?P<date>{body})"
