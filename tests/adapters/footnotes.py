"""JSON lines ``{"id", "lang", "text"}`` in, ``{"id", "marks": [...]}`` out, for the graded footnote cases."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "_ext"))

from summitnotes.findings.footnotes.marks import find_marks


def main() -> None:
    for line in sys.stdin:
        case = json.loads(line)
        marks = [
            {"number": m.number, "word": m.word, "after": m.after, "line": m.line, "col": m.col}
            for m in find_marks(case["text"], case.get("lang"))
        ]
        print(json.dumps({"id": case["id"], "marks": marks}, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
