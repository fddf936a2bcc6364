"""Which words beside a card say its title already."""

from __future__ import annotations

import pytest

from summitnotes.views.said import says_title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("09h35 - Scaling Ceph / Kari Moen", "Scaling Ceph"),
        ("SCALING\nCEPH: the movie", "Scaling Ceph: The Movie"),
        ("Scaling Ceph12, with footnotes", "Scaling Ceph"),
        ("3Scaling Ceph", "Scaling Ceph"),
        ("基調講演Kubernetes入門", "Kubernetes入門"),
        ("At last: 🎉", "🎉"),
    ],
)
def test_said(said: str, title: str) -> None:
    assert says_title(said, title)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Scalling Cehp", "Scaling Ceph"),
        ("Scaling Cephh / Kari Moen", "Scaling Ceph"),
        ("Upscaling Ceph", "Scaling Ceph"),
        ("Python 38", "Python 3"),
        ("Economie", "Économie"),
        ("Scaling with Ceph", "Scaling Ceph"),
        ("", "Scaling Ceph"),
        ("words", "🎉"),
    ],
)
def test_not_said(said: str, title: str) -> None:
    assert not says_title(said, title)
