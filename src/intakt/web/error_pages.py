"""What goes wrong, as a page for people: what happened, what helps, and that nothing is lost.

Programs get problem details instead (`errors.py`). Which words a page has follows from the problem's code.
"""

from typing import ClassVar

from litestar import Response

from intakt.web.language import words_of
from intakt.web.problems import Kind
from intakt.web.render import PAGE_POLICY, PageContext, rendered
from intakt.web.requests import WebRequest
from intakt.web.words import Words

PROGRAMS = ("/api/", "/schema/", "/healthz", "/readyz", "/metrics")
BY_STATUS = {
    400: "invalid",
    401: "sign-in",
    403: "refused",
    404: "not-found",
    405: "not-found",
    409: "conflict",
    413: "too-large",
    415: "invalid",
    422: "invalid",
    429: "too-many-requests",
    503: "unavailable",
}
SYMBOLS = {"sign-in": "lock", "waiting": "clock", "not-ready": "clock", "unavailable": "again"}
STARTED = "started"
"""In the address of an intake's first page: whoever comes there without a cookie keeps none."""


class ErrorContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "error.html"

    heading: str
    text: str
    symbol: str
    again: str
    """The address to try again; empty when that does not help."""
    seconds: int
    """How long to wait before; 0 when not known."""
    sent: bool
    """Whether a form was on its way."""
    sign_in: bool
    number: str
    """The request's id, when the fault is ours."""


def wants_page(request: WebRequest) -> bool:
    """Whether a person looks at the answer: in a browser; of the API only when they went to its address."""
    if "text/html" not in request.headers.get("accept", ""):
        return False
    if request.scope["path"].startswith(PROGRAMS):
        return request.headers.get("sec-fetch-dest") == "document"
    return True


def respond(request: WebRequest, kind: Kind, headers: dict[str, str]) -> Response[bytes]:
    """The page, under the same status and headers as the problem."""
    t = words_of(request)
    code = code_of(request, kind, t)
    getting = request.scope["method"] == "GET"
    content = rendered(
        request,
        ErrorContext(
            heading=t(f"errors-title-{code}"),
            text=t(f"errors-text-{code}"),
            symbol=SYMBOLS.get(code, "caution"),
            again=address(request) if getting and kind.status in (409, 429, 500, 503) else "",
            seconds=int(headers.get("retry-after", "0")),
            sent=not getting,
            sign_in=kind.status == 401 and code != "cookies",
            number=str(request.scope.get("request_id", "")) if kind.status >= 500 else "",
        ),
    )
    shown = {name: value for name, value in headers.items() if name != "www-authenticate"}
    return Response(
        content,
        status_code=kind.status,
        headers={**shown, "content-security-policy": PAGE_POLICY},
        media_type="text/html; charset=utf-8",
    )


def code_of(request: WebRequest, kind: Kind, t: Words) -> str:
    """Which words fit: those of the problem's own code, else those of its status."""
    if kind.status == 401 and STARTED in request.query_params:
        return "cookies"
    return kind.code if f"errors-title-{kind.code}" in t.variables else BY_STATUS.get(kind.status, "internal")


def address(request: WebRequest) -> str:
    """Where the request went, as a path of ours; never another host."""
    raw = (request.scope.get("raw_path") or b"/").decode("ascii", "replace").split("?")[0]
    query = request.scope["query_string"].decode("ascii", "replace")
    return "/" + raw.lstrip("/\\") + (f"?{query}" if query else "")
