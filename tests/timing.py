"""Tests that measure time. The machines they run on are shared, so a measurement may be repeated."""

from __future__ import annotations

import pytest

#: What really grows faster than linear fails three times in a row; a busy neighbour does not.
noisy = pytest.mark.flaky(reruns=2, only_rerun=["AssertionError"])
