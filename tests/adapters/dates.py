"""JSON lines ``{"id", "lang", "text"}`` in, one date as JSON line out, for the graded date cases."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "_ext"))

from summitnotes.findings.dates.finding import find_date


def main() -> None:
    for line in sys.stdin:
        case = json.loads(line)
        found = find_date(case["text"], case.get("lang"))
        answer = {
            "id": case["id"],
            "start": (found.start or found.month_day) if found else None,
            "end": (found.end or found.month_day_end) if found else None,
            "precision": found.precision.value if found else None,
            "place": found.place if found else None,
            "conflict": bool(found and found.conflict),
        }
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
