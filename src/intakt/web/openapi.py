"""The OpenAPI 3.1 document, built once from what each handler says about itself (`describe.Operation`)."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from intakt.web.describe import OPT, Answer, Operation, statuses
from intakt.web.problems import MEDIA_TYPE, ProblemDetails

REFERENCE = "#/components/schemas/{name}"
PARAMETER = re.compile(r"{(\w+)(?::\w+)?}")
ETAG = {
    "description": "Names this very content; send it back as If-None-Match.",
    "schema": {"type": "string"},
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key gives the first answer for 24 hours; with another body it is refused.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
}


def build(app: Litestar) -> bytes:
    """The document for all routes that describe themselves, as JSON."""
    described = sorted(operations(app), key=lambda found: (found[0], found[1]))
    paths: dict[str, dict[str, Any]] = {}
    for path, method, operation in described:
        paths.setdefault(path, {})[method.lower()] = describe(path, method, operation)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Intakt",
                "version": version("intakt"),
                "summary": "From a client's answers to a packet that a coach would sign.",
            },
            "security": [{"bearer": []}, {"session": []}],
            "paths": paths,
            "components": components([operation for _, _, operation in described]),
        }
    )


def operations(app: Litestar) -> Iterator[tuple[str, str, Operation]]:
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and OPT in handler.opt:
                for method in handler.http_methods:
                    yield PARAMETER.sub(r"{\1}", route.path_format), str(method), handler.opt[OPT]


def describe(path: str, method: str, operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "parameters": list(parameters(path, method, operation)),
        "responses": responses(method, operation),
    }
    if operation.description:
        found["description"] = operation.description
    if operation.public:
        found["security"] = []
    if operation.body is not None:
        content: dict[str, Any] = {"schema": schema_of(operation.body)}
        if operation.body_example is not None:
            content["example"] = operation.body_example
        found["requestBody"] = {
            "required": operation.body_required,
            "content": {"application/json": content},
        }
    return found


def parameters(path: str, method: str, operation: Operation) -> Iterator[dict[str, Any]]:
    for name in PARAMETER.findall(path):
        example = operation.path_examples.get(name)
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
            **({"example": example} if example else {}),
        }
    if operation.query is not None:
        (schema,), parts = msgspec.json.schema_components([operation.query], ref_template=REFERENCE)
        fields = parts[schema["$ref"].rpartition("/")[2]]
        for name, field in fields["properties"].items():
            required = name in fields.get("required", ())
            yield {"name": name, "in": "query", "required": required, "schema": field}
    if method == "POST":
        yield IDEMPOTENCY_KEY
    if operation.conditional:
        yield IF_NONE_MATCH


def responses(method: str, operation: Operation) -> dict[str, Any]:
    found = {str(status): good(given, operation) for status, given in operation.answers.items()}
    if operation.conditional:
        found["304"] = {"description": "Unchanged since the ETag that was sent.", "headers": {"ETag": ETAG}}
    for status in statuses(operation, method=method):
        if str(status) in found:
            continue
        found[str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {
                MEDIA_TYPE: {"schema": schema_of(ProblemDetails), "example": problem_example(status)}
            },
        }
        if status in (429, 503):
            found[str(status)]["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return found


def good(given: Answer, operation: Operation) -> dict[str, Any]:
    schema = schema_of(given.shape) if given.shape is not None else {"type": "string"}
    content: dict[str, Any] = {"schema": schema}
    if given.example is not None:
        content["example"] = given.example
    answer: dict[str, Any] = {"description": given.description, "content": {given.media_type: content}}
    if operation.conditional:
        answer["headers"] = {"ETag": ETAG}
    return answer


def problem_example(status: int) -> dict[str, Any]:
    phrase = HTTPStatus(status).phrase
    code = phrase.lower().replace(" ", "-")
    return {
        "type": f"urn:intakt:problem:{code}",
        "title": phrase,
        "status": status,
        "detail": "What to do about it.",
        "instance": "/api/intake/paths",
        "code": code,
    }


def schema_of(shape: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([shape], ref_template=REFERENCE, schema_hook=any_json)
    return schema


def components(described: list[Operation]) -> dict[str, Any]:
    shapes: list[Any] = [ProblemDetails]
    for operation in described:
        shapes += [given.shape for given in operation.answers.values() if given.shape is not None]
        shapes += [operation.body] if operation.body is not None else []
    _, schemas = msgspec.json.schema_components(shapes, ref_template=REFERENCE, schema_hook=any_json)
    return {
        "schemas": dict(sorted(schemas.items())),
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": "intakt_session"},
        },
    }


def any_json(shape: type) -> dict[str, Any]:
    """Answers of any kind."""
    if shape is object:
        return {"description": "Any JSON."}
    raise NotImplementedError
