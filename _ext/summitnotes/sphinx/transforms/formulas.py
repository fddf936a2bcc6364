"""Formulas of notes: which of them TeX and MathJax get. What is refused is shown as text.

TeX reads and writes files and defines commands, also in the middle of a formula; MathJax makes links, classes
and ids of some commands, and loads parts of itself for others. A formula needs none of these.
"""

from __future__ import annotations

import re

from summitnotes.records.problems import Subtype

#: Longest formula, in characters; a browser or TeX may take minutes over a longer one.
MAX_FORMULA = 2_000
MAX_BRACES = 40

#: Commands that read, write, define, expand or run, by the words in their names, as TeX, LaTeX and their
#: packages have them: ``\input``, ``\openin``, ``\newcommand``, ``\lstinputlisting``, ``\pdffiledump``.
_BY_WORD = re.compile(
    r"\\[A-Za-z@]*(?:input|include|file|open(?:in|out)|write|catcode|csname|directlua|command|environment|package"
    r"|makeat|expandafter|scantokens|verb|shell|exec|special|ExplSyntax|document|graphics)[A-Za-z@]*",
    re.I,
)
#: The rest, by their whole names; last those of MathJax.
_BY_NAME = re.compile(
    r"\\(?:[gex]?def|let|futurelet|read|readline|loop|repeat|advance|count|dimen|toks|global|every[a-z]+|show[a-z]*"
    r"|end(?:linechar|input)|(?:batch|nonstop|scroll|errorstop)mode|(?:err)?message|jobname|meaning|newif|newread"
    r"|DeclareMathOperator|uppercase|lowercase|after(?:assignment|group)|output|shipout"
    r"|href|url|class|cssId|style|data|unicode|require|mmlToken|tooltip|texttip)(?![A-Za-z@])"
)
#: TeX reads ``^^5c`` as a backslash; behind ``%`` it takes the end of the formula for a comment.
_SPELT = re.compile(r"\^\^|(?<!\\)(?:\\\\)*[%#]")
_BRACE = re.compile(r"\\\\|\\[{}]|[{}]")
_BLOCK = re.compile(r"\\(?:begin|end)(?![A-Za-z@])\s*(?:\{([^{}]*)\})?")
#: Environments of formulas (amsmath, mathtools); others hold text, write files or end the document.
_BLOCKS = re.compile(
    r"(?:equation|align(?:ed|at|edat)?|flalign|gather(?:ed)?|multline|split|eqnarray|sub(?:array|equations)|array"
    r"|[dr]?cases|(?:[pbBvV]|small)?matrix|CD)\*?"
)


def refused_formula(formula: str) -> tuple[Subtype, str] | None:
    """Why a formula is not shown as one; ``None`` if it is."""
    if len(formula) > MAX_FORMULA:
        return Subtype.LIMIT, f"formula is longer than {MAX_FORMULA} characters"
    depth = deepest = 0
    shallowest = 0
    for brace in _BRACE.findall(formula):
        depth += (brace == "{") - (brace == "}")
        deepest, shallowest = max(deepest, depth), min(shallowest, depth)
    if deepest > MAX_BRACES:
        return Subtype.LIMIT, f"formula is nested deeper than {MAX_BRACES} braces"
    found = _BY_WORD.search(formula) or _BY_NAME.search(formula) or _SPELT.search(formula)
    found = found or next(
        (one for one in _BLOCK.finditer(formula) if not _BLOCKS.fullmatch(one[1] or "")), None
    )
    if found:
        return Subtype.POWER, f'"{found[0].strip()}" is not for formulas in notes'
    unpaired = depth or shallowest
    return (Subtype.MARKUP, "the braces of the formula do not match") if unpaired else None
