"""The halves of a day beside an hour: ``9 a.m.``, ``午後2時``, ``10:00 صباحا``, ``10:00 π.μ.``."""

from __future__ import annotations

_BEHIND = {"a": "a", "p": "p", "π": "a", "μ": "p", "صباح": "a", "ص": "a", "مساء": "p", "ظهر": "p", "م": "p"}
#: Words that stand in front of an hour -> a, p.
HALVES_BEFORE = dict.fromkeys(["上午", "早上", "凌晨", "午前", "오전"], "a") | dict.fromkeys(
    ["中午", "下午", "晚上", "午後", "오후"], "p"
)
_VOWELS = "[\u064b-\u0652]*"
#: The pattern of what stands behind an hour.
HALF = (
    r"(?:[ap]\.?[ ]?m\.?(?![a-zà-ÿ])|(?-i:[AP]M(?=[A-ZÀ-Þ][a-zß-ÿ]))"  # "9:30 AMOpening" lost a line end
    r"|[πμ]\.?[ ]?μ\.?(?!\w)"
    rf"|(?:صباح|مساء|ظهر)ا?{_VOWELS}ا?(?!\w)"
    r"|(?<=:[0-5][0-9])[صم](?!\w)|(?<=:[0-5][0-9] )[صم](?!\w))"  # one letter may be a unit elsewhere
)


def half_of(written: str) -> str:
    """The half that :data:`HALF` found: ``a`` or ``p``."""
    small = written.lower()
    return next(half for word, half in _BEHIND.items() if small.startswith(word))
