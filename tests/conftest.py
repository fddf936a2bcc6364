"""What holds for all tests: the same cases on every machine, and no clock anywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from sphinx.locale import translators

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


def _keep_words() -> Iterator[None]:
    before = dict(translators)
    yield
    translators.clear()
    translators.update(before)


@pytest.fixture(autouse=True, scope="module")
def words_of_sphinx_of_a_module() -> Iterator[None]:
    """The same as below for sites that a whole module looks at."""
    yield from _keep_words()


@pytest.fixture(autouse=True)
def words_of_sphinx() -> Iterator[None]:
    """Sphinx keeps the translations of the last site of another language for all that come after it."""
    yield from _keep_words()
