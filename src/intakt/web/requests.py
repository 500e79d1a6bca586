"""What a handler takes from a request: context, caller, a typed body, a typed query, an id."""

import re
from typing import Any, TypeAlias, TypeVar

import msgspec
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException, InternalServerException

from intakt.kit.errors import NotFound
from intakt.services.context import Context
from intakt.services.views import Caller
from intakt.web.options import WebOptions
from intakt.web.problems import INVALID, NOT_JSON, NOT_JSON_TYPE, TOO_LARGE, Rejected

WebRequest: TypeAlias = Request[Any, Any, Any]
Connection: TypeAlias = ASGIConnection[Any, Any, Any, Any]
Shape = TypeVar("Shape")

MAX_BODY = 1_000_000
"""Bytes: some five times the largest intake that fits every question's own bounds."""
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TOKEN = re.compile(r"[\w.~+/=-]{8,512}", re.ASCII)
"""What a token of ours can look like."""
JSON_TYPE = re.compile(r"application/(?:[\w.+-]+\+)?json", re.ASCII | re.IGNORECASE)


def ctx_of(connection: Connection) -> Context:
    context: Context = connection.app.state.ctx
    return context


def options_of(connection: Connection) -> WebOptions:
    options: WebOptions = connection.app.state.options
    return options


def caller_of(connection: Connection) -> Caller:
    """Whom a guard has let through."""
    caller: Caller = connection.scope["user"]
    return caller


def part_of(request: WebRequest, name: str) -> str:
    """The named part of the path, decoded."""
    return str(request.path_params[name])


def id_of(request: WebRequest, name: str) -> str:
    """The id in the path; what does not look like an id names nothing."""
    value = part_of(request, name)
    if not ID.fullmatch(value):
        raise NotFound
    return value


async def body_of(request: WebRequest, shape: type[Shape], *, default: Shape | None = None) -> Shape:
    """The JSON body in its type. `default` stands for no body at all.

    Raises Rejected: 415 another media type, 400 not JSON, 413 too large, 422 another shape.
    """
    content = await raw_body(request)
    if not content and default is not None:
        return default
    if not JSON_TYPE.fullmatch(request.headers.get("content-type", "").partition(";")[0].strip()):
        raise Rejected(NOT_JSON_TYPE, "Send the body as JSON, with Content-Type: application/json.")
    return decode(content, shape)


async def raw_body(request: WebRequest) -> bytes:
    try:
        return await request.body()
    except ClientException as error:
        if error.status_code == TOO_LARGE.status:
            raise Rejected(TOO_LARGE, f"A body may have at most {MAX_BODY} bytes.") from None
        raise
    except InternalServerException as error:  # Litestar's word for a caller who hung up in the middle
        raise Rejected(NOT_JSON, "The body ended before its announced length.") from error


def decode(content: bytes, shape: type[Shape]) -> Shape:
    """JSON in its type; a body that is not JSON at all is told apart from one of another shape."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        reason = str(error)
    try:
        msgspec.json.decode(content)
    except RecursionError:
        raise Rejected(NOT_JSON, "The body is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Rejected(NOT_JSON, f"The body is not JSON: {error}.") from None
    raise Rejected(INVALID, f"{reason}.")


def query_of(request: WebRequest, shape: type[Shape]) -> Shape:
    """The query string in its type; of a repeated name the last counts; names we do not know are passed over.

    Raises Rejected (422) for a value of another type.
    """
    fields = {field.encode_name for field in msgspec.structs.fields(shape)}  # type: ignore[arg-type]
    given = {name: value for name, value in request.query_params.multi_items() if name in fields}
    try:
        return msgspec.convert(given, shape, strict=False)
    except msgspec.ValidationError as error:
        raise Rejected(INVALID, f"{error}.") from None
