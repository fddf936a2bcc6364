"""The rows of the table and how they are printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    what: str
    ratio: float
    goal: float
    more_is_better: bool = False
    detail: str = ""  # the two measured values

    @property
    def met(self) -> bool:
        return self.ratio >= self.goal if self.more_is_better else self.ratio <= self.goal

    def __str__(self) -> str:
        sign = "≥" if self.more_is_better else "≤"
        mark = "yes" if self.met else "NO"
        return f"{self.what:<62} {self.ratio:8.2f}   {sign} {self.goal:<6g} {mark:<4} {self.detail}"


HEADER = f"{'what':<62} {'ratio':>8}   {'goal':<8} {'met':<4} measured"
