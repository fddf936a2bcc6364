"""Which addresses lead to a person's own page, so that the words of the link are that person's name."""

from __future__ import annotations

import re

from summitnotes.findings.lexicons import words

_HOSTS = "|".join(map(re.escape, sorted(words("people/profile_hosts"))))
_PROFILE = re.compile(
    rf"https?://(?:(?:www\.|mobile\.)?(?:{_HOSTS})/(?:in/|people/)?@?|[\w.\-]+/@)[\w.\-]+(?:@[\w.\-]+)?/?$",
    re.IGNORECASE,
)


def is_profile(address: str | None) -> bool:
    """``https://twitter.com/ana``, ``https://social.example/@ana``: one name behind a network of people."""
    return address is not None and _PROFILE.match(address) is not None
