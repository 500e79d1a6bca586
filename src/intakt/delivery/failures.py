"""Why a packet was not made: a stable code, words fit for the reader, and whether another try may help."""

from intakt.kit.structs import Frozen


class Failure(Frozen, frozen=True, kw_only=True):
    code: str
    message: str
    retry: bool
    detail: str = ""
    """For the log: what exactly happened; never shown to the client."""


INVARIANT = Failure(
    code="invariant",
    message="A safety check stopped this packet. Your coach has been told and will look at it.",
    retry=False,
)
LIBRARY = Failure(
    code="library",
    message="Something in our library needs mending first. We have been told.",
    retry=False,
)
TIMEOUT = Failure(code="timeout", message="Making this packet took too long. We have been told.", retry=True)
CRASH = Failure(
    code="crash", message="Making this packet stopped unexpectedly. We have been told.", retry=True
)
AWAY = Failure(code="unavailable", message="A part that we rely on was away. We have been told.", retry=True)
LOST = Failure(
    code="worker-lost",
    message="Making this packet was interrupted too often. We have been told.",
    retry=False,
)
