"""Problem details (RFC 9457) and the ways the web layer itself turns a request away."""

from intakt.kit.errors import Problem
from intakt.kit.structs import Frozen, Wire

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5


class ProblemDetails(Wire, frozen=True, kw_only=True, omit_defaults=True):
    """What a caller reads when something is wrong; `code` is the last word of `type`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str | None = None
    errors: tuple[Problem, ...] | None = None


class Kind(Frozen, frozen=True, kw_only=True):
    status: int
    code: str
    title: str


class Rejected(Exception):
    """A request that is turned away before any service is called."""

    def __init__(self, kind: Kind, detail: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}


NOT_JSON = Kind(status=400, code="not-json", title="The body is not JSON")
SIGN_IN = Kind(status=401, code="sign-in", title="Sign in first")
CROSS_SITE = Kind(status=403, code="cross-site", title="That came from another site")
TOO_LARGE = Kind(status=413, code="too-large", title="That is too much at once")
NOT_JSON_TYPE = Kind(status=415, code="media-type", title="Send JSON")
INVALID = Kind(status=422, code="invalid", title="Some of that cannot be used")
TOO_MANY = Kind(status=429, code="too-many-requests", title="Too many requests")
INTERNAL = Kind(status=500, code="internal", title="Something went wrong here")
