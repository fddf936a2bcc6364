"""The report of an audit: calm text for people, JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from summitnotes.audit.auditing import FileAudit
from summitnotes.audit.source import Outcome

#: Version of the JSON report; raised when a key changes its sense.
VERSION = 1
_LABEL = 13  # columns of the labels
_WIDTH = 95  # columns of wrapped values
_MOST = 12  # entries of a list in the text; the JSON has them all
_COLOURS = {"good": "\x1b[32m", "bad": "\x1b[31m", "note": "\x1b[33m", "head": "\x1b[1m", "dim": "\x1b[2m"}


class Painter:
    """Colours words on a terminal, and nowhere else."""

    def __init__(self, coloured: bool) -> None:
        self.coloured = coloured

    def __call__(self, name: str, text: str) -> str:
        return f"{_COLOURS[name]}{text}\x1b[0m" if self.coloured else text


# ---- text ----------------------------------------------------------------------------------


def as_text(files: Sequence[FileAudit], *, coloured: bool = False) -> str:
    """The report for people, with a line end at its end."""
    paint = Painter(coloured)
    lines: list[str] = []
    for file in files:
        lines += [*_file(file, paint), ""]
    return "\n".join([*lines, *_totals(files, paint)]) + "\n"


def _file(file: FileAudit, paint: Painter) -> Iterator[str]:
    choice, record = file.choice, file.record
    yield paint("head", file.path)
    second = f"; next {choice.runner_up} {choice.runner_up_score:.2f}" if choice.runner_up else ""
    yield _row("format", f"{choice.format} {choice.score:.2f} (by {choice.reason}{second})")
    yield _row("text", f"{file.encoding}, language {record.language or 'unknown'}")
    counted = [f"{count} {name}" for name, count in file.things.items() if count]
    yield _row("page", ", ".join(counted) or "empty")
    yield from _outcomes(file)
    if layout := file.layout:
        by = "by event.yml" if layout.said else f"next {layout.runner_up} {layout.runner_up_score:.2f}"
        yield _row("layout", f"{layout.layout} {layout.score:.2f} ({by})")
    for number, talk in enumerate(_talk_rows(file)):
        yield _row("" if number else "talks", _talk(talk))
    for number, row in enumerate(_matter(file)):
        yield _row("" if number else "front matter", row)
    yield from _several("dates", [f"line {n or '?'}: {w}{f' = {d}' if d else ''}" for n, w, d in file.dates])
    if file.undeclared:
        named = [f"{topic} ({count})" for topic, count in file.undeclared.items()]
        for number, row in enumerate(wrap(", ".join(named), _WIDTH, break_on_hyphens=False)):
            yield _row("" if number else "undeclared", row)
    for problem in file.warnings:
        yield paint("note", _row("warning", f"line {problem.line or '?'}: {problem.message}"))
    yield from _verdict(file, paint)


def _matter(file: FileAudit) -> Iterator[str]:
    """What the front matter says: the facts that are used, then what is kept as its author wrote it."""
    facts = _facts(file)
    used = [
        f"{name} {', '.join(value) if isinstance(value, list) else value}" for name, value in facts.items()
    ]
    kept = [f"{key}: {' '.join(value.split())}" for key, value in file.matter.rest]
    for label, values in (("", used), ("kept, unused: ", kept)):
        yield from wrap(label + "; ".join(values), _WIDTH, break_on_hyphens=False) if values else ()


def _facts(file: FileAudit) -> dict[str, Any]:
    """The fields of the front matter that say something, ready for JSON."""
    facts = {name: value for name, value in asdict(file.matter).items() if value}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in facts.items()
        if name not in ("rest", "lines")
    }


def _row(label: str, value: str) -> str:
    return f"  {label:<{_LABEL}}{value}"


def _several(label: str, values: Sequence[str]) -> Iterator[str]:
    for number, value in enumerate(values[:_MOST]):
        yield _row(label if number == 0 else "", value)
    if len(values) > _MOST:
        yield _row("", f"and {len(values) - _MOST} more; --json has them all")


def _outcomes(file: FileAudit) -> Iterator[str]:
    account = file.account
    lines, words = sum(account.lines.values()), sum(account.words.values())
    yield _row("source", f"{lines} lines with {words} words")
    for outcome in (Outcome.KEPT, Outcome.TRANSFORMED, Outcome.DROPPED):
        count = account.of(outcome)
        if not count and not account.lines[outcome]:
            continue
        rules = [(n, rule) for (found, rule), n in account.words.items() if found is outcome]
        named = ", ".join(f"{rule} {n}" for n, rule in sorted(rules, key=lambda one: (-one[0], one[1])))
        detail = f": {named}" if named else ""
        yield _row(str(outcome), f"{account.lines[outcome]:>5} lines {count:>6} words{detail}")


def _talk_rows(file: FileAudit) -> list[dict[str, Any]]:
    return [
        {
            "line": talk.source.line if talk.source else None,
            "kind": str(talk.kind),
            "confidence": round(talk.confidence, 2),
            "origin": str(talk.origin),
            "title": talk.title,
            "id": talk.id,
        }
        for talk in file.talks
    ]


def _talk(row: dict[str, Any]) -> str:
    line = "?" if row["line"] is None else row["line"]
    return f"line {line:>4}  {row['kind']:<9} {row['confidence']:.2f} {row['origin']:<9} {row['title']}"


def _verdict(file: FileAudit, paint: Painter) -> Iterator[str]:
    account = file.account
    if account.balanced:
        yield paint("good", _row("ledger", "every line and every word is accounted for"))
        return
    faults = [f"line {line}: unaccounted for: {words}" for line, words in account.lost]
    faults += [
        f'line {one.line or "?"}: "{one.form}" ({one.kind}) stands on the page and nowhere in the source'
        for one in account.invented
    ]
    faults += [f"line {line}: {sentence}" for line, sentence in account.misread]
    for row in _several("NOT BALANCED", faults):
        yield paint("bad", row)


def _totals(files: Sequence[FileAudit], paint: Painter) -> Iterator[str]:
    totals = total(files)
    bad = totals["unbalanced"]
    words, lines = totals["words"], totals["lines"]
    yield paint("head", f"{len(files)} files, {sum(lines.values())} lines, {sum(words.values())} words")
    for outcome in Outcome:
        if lines[outcome] or words[outcome]:
            yield _row(str(outcome), f"{lines[outcome]:>5} lines {words[outcome]:>6} words")
    yield (
        paint("bad", f"{bad} of {len(files)} files are not fully accounted for.")
        if bad
        else paint("good", "Nothing was lost and nothing was invented.")
    )


# ---- JSON ----------------------------------------------------------------------------------


def total(files: Iterable[FileAudit]) -> dict[str, Any]:
    """Sums over files: lines and words by outcome, and how many files do not balance."""
    words: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    unbalanced = 0
    for file in files:
        unbalanced += not file.account.balanced
        lines.update({str(outcome): count for outcome, count in file.account.lines.items()})
        for (outcome, _), count in file.account.words.items():
            words[str(outcome)] += count
    outcomes = [str(outcome) for outcome in Outcome]
    return {
        "unbalanced": unbalanced,
        "lines": {name: lines[name] for name in outcomes},
        "words": {name: words[name] for name in outcomes},
    }


def as_data(files: Sequence[FileAudit]) -> dict[str, Any]:
    """The report for programs; plain data, ready for ``json.dumps``."""
    return {"version": VERSION, "files": [_file_data(file) for file in files], "total": total(files)}


def _file_data(file: FileAudit) -> dict[str, Any]:
    account, choice = file.account, file.choice
    return {
        "path": file.path,
        "doc": file.record.doc,
        "balanced": account.balanced,
        "format": {
            "id": choice.format,
            "score": round(choice.score, 3),
            "reason": choice.reason,
            "runner_up": choice.runner_up,
            "runner_up_score": round(choice.runner_up_score, 3),
        },
        "layout": file.layout
        and {
            "id": file.layout.layout,
            "score": file.layout.score,
            "runner_up": file.layout.runner_up,
            "runner_up_score": file.layout.runner_up_score,
        },
        "encoding": file.encoding,
        "language": file.record.language,
        "counts": file.things | {"talks": len(file.talks)},
        "talks": _talk_rows(file),
        "lines": {str(outcome): account.lines[outcome] for outcome in Outcome},
        "words": {
            str(outcome): {
                rule: count for (found, rule), count in sorted(account.words.items()) if found is outcome
            }
            for outcome in Outcome
        },
        "unaccounted": [{"line": line, "words": words} for line, words in account.lost],
        "invented": [{"line": one.line, "word": one.form, "in": one.kind} for one in account.invented],
        "misread": [{"line": line, "what": what} for line, what in account.misread],
        "warnings": [{"type": str(p.subtype), "line": p.line, "message": p.message} for p in file.warnings],
        "undeclared_topics": file.undeclared,
        "front_matter": _facts(file) | {"rest": [list(pair) for pair in file.matter.rest]},
        "dates": [{"line": line, "written": written, "date": date} for line, written, date in file.dates],
    }
