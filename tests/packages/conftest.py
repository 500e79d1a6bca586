"""What the libraries for other people's programs are tested against."""

from collections.abc import Iterator

import pytest
from tests.serving import Serving, serving

ORIGIN = "http://front-end.test"
"""Another site, from which browsers may call."""


@pytest.fixture(scope="session")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """An Intakt whose packets all fail for good: each takes longer than it is given."""
    limits = {"INTAKT_JOB_TIMEOUT_SECONDS": "0.001", "INTAKT_JOB_MAX_ATTEMPTS": "1"}
    with serving(tmp_path_factory.mktemp("failing"), INTAKT_CORS_ORIGINS=ORIGIN, **limits) as server:
        yield server
