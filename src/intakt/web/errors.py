"""Every error as problem details (RFC 9457): one table from what the services raise to what is read.

The services' errors know no HTTP; Litestar's own say 400 where the interface says 422. Both are mapped here
and nowhere else. What is in neither table is our fault: 500, logged with its request id, never a stack trace.
"""

import logging
import re
from http import HTTPStatus

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException

from intakt.kit import errors
from intakt.web import error_pages
from intakt.web.problems import (
    INTERNAL,
    INVALID,
    MEDIA_TYPE,
    NOT_JSON_TYPE,
    RETRY_SECONDS,
    SIGN_IN,
    TOO_LARGE,
    TOO_MANY,
    Kind,
    ProblemDetails,
    Rejected,
)
from intakt.web.requests import WebRequest

log = logging.getLogger(__name__)
LONGEST_DETAIL = 500
"""A detail may quote what was sent."""
DOMAIN: tuple[tuple[type[errors.IntaktError], Kind], ...] = (
    (errors.AnswersRejected, Kind(status=422, code="answers", title="Some answers need another look")),
    (errors.WrongCode, Kind(status=422, code="wrong-code", title="That is not the code")),
    (errors.PathInactive, Kind(status=422, code="path-inactive", title="This path is not offered yet")),
    (errors.UnknownId, Kind(status=422, code="unknown-id", title="That id is not in the library")),
    (errors.InputError, INVALID),
    (errors.ContentError, Kind(status=422, code="library", title="The library has errors")),
    (errors.NotFound, Kind(status=404, code="not-found", title="There is no such record")),
    (errors.TooOften, TOO_MANY),
    (errors.Refused, Kind(status=403, code="refused", title="You may not do this")),
    (errors.Unavailable, Kind(status=503, code="unavailable", title="Try again in a moment")),
)
STATE: dict[str, Kind] = {
    "waiting": Kind(status=403, code="waiting", title="This packet is not open yet"),
    "not-ready": Kind(status=409, code="not-ready", title="This packet is not ready yet"),
    "submitted": Kind(status=409, code="submitted", title="This intake has been submitted"),
}
FRAMEWORK: dict[int, Kind] = {
    400: INVALID,
    401: SIGN_IN,
    403: Kind(status=403, code="refused", title="You may not do this"),
    404: Kind(status=404, code="not-found", title="There is nothing here"),
    405: Kind(status=405, code="method-not-allowed", title="That method is not offered here"),
    413: TOO_LARGE,
    415: NOT_JSON_TYPE,
    429: TOO_MANY,
    503: Kind(status=503, code="unavailable", title="Try again in a moment"),
}


def kind_of(error: Exception) -> Kind:
    """The row of the table that fits."""
    if isinstance(error, Rejected):
        return error.kind
    if isinstance(error, errors.StateError):
        fallback = Kind(status=409, code=error.code, title="That is not possible now")
        return STATE.get(error.code, fallback)
    for domain, kind in DOMAIN:
        if isinstance(error, domain):
            return kind
    if isinstance(error, HTTPException):
        return FRAMEWORK.get(error.status_code) or (
            INTERNAL if error.status_code >= 500 else unnamed(error.status_code)
        )
    return INTERNAL


def unnamed(status: int) -> Kind:
    phrase = HTTPStatus(status).phrase
    return Kind(status=status, code=phrase.lower().replace(" ", "-"), title=phrase)


def detail_of(error: Exception, kind: Kind) -> str:
    """What to do about it; nothing from inside for what we did not raise on purpose."""
    if isinstance(error, errors.AnswersRejected):
        count = len(error.problems)
        return f"{count} answer{'s' if count != 1 else ''} cannot be used as they stand; see errors."
    if isinstance(error, errors.IntaktError):
        return error.message[:LONGEST_DETAIL]
    if isinstance(error, Rejected):
        return error.detail[:LONGEST_DETAIL]
    if isinstance(error, HTTPException) and kind.status < 500:
        return kind.title + "."
    return "The fault is ours and has been recorded; try again later."


def headers_of(error: Exception, kind: Kind) -> dict[str, str]:
    headers: dict[str, str] = {}
    if isinstance(error, HTTPException | Rejected):
        headers.update(error.headers or {})
    if kind.status == 401:
        headers["www-authenticate"] = "Bearer"
    if isinstance(error, errors.TooOften):
        headers["retry-after"] = str(error.seconds)
    if kind.status in (429, 503):
        headers.setdefault("retry-after", str(RETRY_SECONDS))
    headers["cache-control"] = "no-store"
    return {name.lower(): value for name, value in headers.items() if name.lower() != "content-type"}


def allowed(request: WebRequest) -> list[str]:
    """The methods of the route that the path would have reached; HEAD wherever GET is."""
    path = request.scope["path"].rstrip("/") or "/"
    fitting = [
        route
        for route in request.app.routes
        if re.fullmatch(re.sub(r"{[^}]+}", "[^/]+", route.path_format), path)
    ]
    exact = [route for route in fitting if route.path_format == path]
    found = {str(method) for route in exact or fitting for method in getattr(route, "methods", ())}
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def details(error: Exception, *, instance: str, request_id: str | None) -> ProblemDetails:
    kind = kind_of(error)
    return ProblemDetails(
        type=f"urn:intakt:problem:{kind.code}",
        title=kind.title,
        status=kind.status,
        detail=detail_of(error, kind),
        instance=instance,
        code=kind.code,
        request_id=request_id,
        errors=error.problems if isinstance(error, errors.AnswersRejected) else None,
    )


def respond(request: WebRequest, error: Exception) -> Response[bytes]:
    """The answer to any exception that a handler, guard or middleware let out."""
    kind = kind_of(error)
    headers = headers_of(error, kind)
    if kind.status == 405:
        headers["allow"] = ", ".join(allowed(request))
    request_id = str(request.scope.get("request_id", ""))
    if kind.status == 500:
        log.error("request %s failed", request_id, exc_info=error)
    if error_pages.wants_page(request):
        return error_pages.respond(request, kind, headers)
    raw = request.scope.get("raw_path") or b""
    body = details(error, instance=raw.decode("ascii", "replace").split("?")[0], request_id=request_id)
    return Response(
        msgspec.json.encode(body),
        status_code=kind.status,
        headers=headers,
        media_type=MEDIA_TYPE,
    )
