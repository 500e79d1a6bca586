"""What is tried again, and after how long."""

import random

from intakt_client.errors import UNAVAILABLE, ConnectionFailed, IntaktError, ProblemError

FIRST = 0.5
LONGEST = 30.0
LONGEST_ASKED = 60.0
"""Seconds: a server that asks for more is not waited for."""
RETRIED = UNAVAILABLE | {429}
IN_PROGRESS = "in-progress"
"""A repeat that came while the first try was still at work."""


def backoff(attempt: int) -> float:
    """Seconds: doubled each time, a random half taken away so that many do not come back at once."""
    most = min(LONGEST, FIRST * 2.0 ** min(attempt, 16))
    return most / 2 + random.random() * most / 2


def wait_before_retry(error: IntaktError, *, attempt: int, retries: int) -> float | None:
    """Seconds until the same may be asked again; None when it is not to be."""
    if attempt >= retries:
        return None
    if isinstance(error, ConnectionFailed):
        return backoff(attempt)
    if not isinstance(error, ProblemError) or not (error.status in RETRIED or error.code == IN_PROGRESS):
        return None
    wait = backoff(attempt) if error.retry_after is None else error.retry_after
    return wait if wait <= LONGEST_ASKED else None
