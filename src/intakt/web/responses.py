"""What a handler gives back: JSON, content that may be unchanged (304), safe file names, the cookie."""

import hashlib
import re
from urllib.parse import quote

import msgspec
from litestar.response.base import ASGIResponse

from intakt.web.requests import WebRequest, options_of

JSON = "application/json"
PRIVATE = "private, no-cache"
"""Kept by the reader's browser only, and asked about each time."""
PUBLIC = "public, max-age=60"
IMMUTABLE = "public, max-age=31536000, immutable"
SESSION_COOKIE = "intakt_session"
SESSION_SECONDS = 90 * 24 * 3600

UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"\\/:*?<>|\u202a-\u202e\u2066-\u2069]')

encoder = msgspec.json.Encoder()


def answer(value: object, *, status: int = 200, headers: dict[str, str] | None = None) -> ASGIResponse:
    """JSON for this caller alone."""
    return ASGIResponse(
        body=encoder.encode(value),
        status_code=status,
        headers={"cache-control": "no-store", **(headers or {})},
        media_type=JSON,
    )


def maybe_unchanged(
    request: WebRequest,
    content: bytes,
    *,
    etag: str | None = None,
    media_type: str = JSON,
    cache: str = PRIVATE,
    headers: dict[str, str] | None = None,
) -> ASGIResponse:
    """`content` with its strong ETag, or 304 when the caller has it; `etag` (unquoted) saves hashing it."""
    tag = f'"{etag or hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    head = {"etag": tag, "cache-control": cache, **(headers or {})}
    if known := matching(request.headers.get("if-none-match"), tag):
        return unchanged(known, head)
    return ASGIResponse(body=content, status_code=200, headers=head, media_type=media_type)


def unchanged(tag: str, headers: dict[str, str] | None = None) -> ASGIResponse:
    """304: the caller has what `tag` names."""
    return ASGIResponse(
        body=b"", status_code=304, headers={"cache-control": PRIVATE, **(headers or {}), "etag": tag}
    )


def matching(given: str | None, tag: str) -> str | None:
    """The tag of If-None-Match that names this content (RFC 9110, 13.1.2): W/ and `-gzip` aside, or `*`."""
    if not given:
        return None
    if given.strip() == "*":
        return tag
    shown = (part.strip().removeprefix("W/") for part in given.split(","))
    return next((each for each in shown if each in (tag, f'{tag[:-1]}-gzip"')), None)


def disposition(filename: str, *, inline: bool) -> str:
    """Content-Disposition for any name at all: an ASCII stand-in and, where that loses, RFC 6266's own.

    Control characters, quotes, path separators and lone surrogates never reach the header.
    """
    name = UNSAFE.sub("_", filename).strip(". ") or "packet"
    name = name.encode("utf-8", "replace").decode("utf-8")[:150]
    plain = name.encode("ascii", "replace").decode("ascii").replace("?", "_").replace("%", "_")
    kind = "inline" if inline else "attachment"
    extended = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'{kind}; filename="{plain}"{extended}'


def session_cookie(request: WebRequest, token: str, *, account: str | None = None) -> dict[str, str]:
    """The header that sets the session cookie: not for scripts, not for other sites' requests.

    Nothing is set for a client who is signed in by cookie (`account`): their session opens what they begin.
    """
    if account is not None and SESSION_COOKIE in request.cookies:
        return {}
    secure = "; Secure" if options_of(request).secure else ""
    traits = f"Path=/; Max-Age={SESSION_SECONDS}; HttpOnly; SameSite=Lax{secure}"
    return {"set-cookie": f"{SESSION_COOKIE}={token}; {traits}"}


def no_session_cookie(request: WebRequest) -> dict[str, str]:
    """The header that takes the session cookie away."""
    secure = "; Secure" if options_of(request).secure else ""
    return {"set-cookie": f"{SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}"}
