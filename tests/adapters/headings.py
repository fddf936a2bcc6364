"""JSON lines ``{"id", "heading", "following"}`` in, JSON lines out, for the graded talk headings."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "_ext"))

from summitnotes.findings.sessions.lines.headings import read_heading
from summitnotes.records.model import Kind


def main() -> None:
    for line in sys.stdin:
        case = json.loads(line)
        found = read_heading(case["heading"], case.get("following") or (), case.get("lang"))
        # The graded kinds know no workshop.
        kind = Kind.TALK if found.kind is Kind.WORKSHOP else found.kind
        answer = {
            "id": case["id"],
            "title": found.title,
            "start": found.start,
            "end": found.end,
            "speakers": [{"name": one.name, "affiliation": one.affiliation} for one in found.speakers],
            "kind": kind.value,
        }
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
