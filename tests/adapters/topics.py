"""Topic recognition for graded cases: JSON lines in, JSON lines out.

usage: VOCABULARY=vocabulary.yaml python tests/adapters/topics.py < cases
in : {"id", "lang", "text"}        out: {"id", "topics": [ids]}
Without VOCABULARY the project's own docs/vocabulary.yml is used.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "_ext"))

from summitnotes.findings.topics.matching import TopicMatcher  # noqa: E402
from summitnotes.records.vocabulary import read_vocabulary  # noqa: E402


def main() -> None:
    path = Path(os.environ.get("VOCABULARY") or ROOT / "docs" / "vocabulary.yml")
    matcher = TopicMatcher(read_vocabulary(path.read_text(encoding="utf-8")).topics)
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        case = json.loads(line)
        matches = matcher.find(case["text"], case.get("lang"))
        topics = list(dict.fromkeys(match.topic for match in matches))
        print(json.dumps({"id": case["id"], "topics": topics}))


if __name__ == "__main__":
    main()
