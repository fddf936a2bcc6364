"""What holds for all tests: the same cases on every machine, and no clock anywhere."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Drawn from the test's own code, so that a run says the same everywhere. Hypothesis looks at the clock for
# its deadline and for that health check only.
settings.register_profile(
    "same everywhere",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same everywhere")
