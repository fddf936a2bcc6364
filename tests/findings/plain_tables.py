"""Tables of input and expected answer whose dates stay as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


class _Plain(yaml.SafeLoader):
    """YAML without dates."""


_Plain.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain_table(path: Path) -> list[dict[str, Any]]:
    return list(yaml.load(path.read_text(encoding="utf-8"), _Plain))
