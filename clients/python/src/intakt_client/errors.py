"""What can go wrong.

IntaktError
    ProblemError        the server says no (RFC 9457)
        SignInRequired      401: the token is missing or not good
        Refused             403: not for this caller
            PacketWaiting       a coach or guardian opens the packet first
        NotFound            404: no such record, or another person's
        Conflict            409: not possible now; see `code`
            NotReady            the packet is not made yet
        Invalid             400, 413, 415, 422: what was sent cannot be used
            AnswersRejected     see `errors`
        TooManyRequests     429
        ServerFault         5xx
            Unavailable         502, 503, 504: away for a moment
    ConnectionFailed    the server cannot be reached, or did not answer in time
    NotDoneInTime       the packets were not all made in the time given
"""

import email.utils
import time

import httpx
import msgspec

from intakt_client.models import AnswerProblem, Status

UNAVAILABLE = frozenset({502, 503, 504})


class IntaktError(Exception):
    """Everything this package raises."""


class Details(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The problem as it was sent; what a gateway leaves out is empty."""

    type: str = "about:blank"
    title: str = ""
    detail: str = ""
    instance: str = ""
    code: str = ""
    request_id: str | None = None
    errors: tuple[AnswerProblem, ...] | None = None


class ProblemError(IntaktError):
    """The server says no; the text says what to do, `code` is stable."""

    def __init__(self, status: int, details: Details, *, retry_after: float | None = None) -> None:
        super().__init__(details.detail or details.title or f"The server answered {status}.")
        self.status = status
        self.code = details.code or f"http-{status}"
        self.type = details.type
        self.title = details.title
        self.detail = details.detail
        self.instance = details.instance
        self.request_id = details.request_id
        self.errors = details.errors or ()
        self.retry_after = retry_after
        """Seconds that the server asked to wait."""


class SignInRequired(ProblemError):
    pass


class Refused(ProblemError):
    pass


class PacketWaiting(Refused):
    pass


class NotFound(ProblemError):
    pass


class Conflict(ProblemError):
    pass


class NotReady(Conflict):
    pass


class Invalid(ProblemError):
    pass


class AnswersRejected(Invalid):
    pass


class TooManyRequests(ProblemError):
    pass


class ServerFault(ProblemError):
    pass


class Unavailable(ServerFault):
    pass


class ConnectionFailed(IntaktError):
    """The server cannot be reached; `__cause__` is what httpx said."""


class NotDoneInTime(IntaktError):
    """`status` is how far it was."""

    def __init__(self, status: Status | None, seconds: float) -> None:
        super().__init__(f"The packets were not all made within {seconds:g} s.")
        self.status = status


BY_CODE: dict[str, type[ProblemError]] = {
    "answers": AnswersRejected,
    "waiting": PacketWaiting,
    "not-ready": NotReady,
}
BY_STATUS: dict[int, type[ProblemError]] = {
    400: Invalid,
    401: SignInRequired,
    403: Refused,
    404: NotFound,
    409: Conflict,
    413: Invalid,
    415: Invalid,
    422: Invalid,
    429: TooManyRequests,
    **dict.fromkeys(UNAVAILABLE, Unavailable),
}


def problem_of(answer: httpx.Response) -> ProblemError:
    """The error for an answer that is not a success, its body read."""
    details = Details()
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        try:
            details = msgspec.json.decode(answer.content, type=Details)
        except msgspec.DecodeError:
            details = Details()  # cut off in the middle: the status still tells
    fallback = ServerFault if answer.status_code >= 500 else ProblemError
    kind = BY_CODE.get(details.code) or BY_STATUS.get(answer.status_code, fallback)
    return kind(answer.status_code, details, retry_after=seconds_of(answer.headers.get("retry-after")))


def seconds_of(value: str | None) -> float | None:
    """Of a Retry-After: seconds or a date; None for anything else."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def is_passing(error: IntaktError) -> bool:
    """Whether waiting can help: the network, too many requests, a server or gateway at fault or away."""
    return isinstance(error, ConnectionFailed | TooManyRequests | ServerFault)
