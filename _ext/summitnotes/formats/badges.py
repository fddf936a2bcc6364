"""Classes of HTML by which a page draws words as a small box, apart from what stands beside them."""

from __future__ import annotations

import re

BADGE = re.compile(r"badge|label|lozenge|pill|chip|tag|speaker|author|person|mention", re.IGNORECASE)
