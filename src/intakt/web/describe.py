"""What a route promises, written beside its handler: the OpenAPI document is made from this alone."""

from collections.abc import Mapping
from typing import Any

from intakt.kit.structs import Frozen

OPT = "operation"


class Answer(Frozen, frozen=True, kw_only=True):
    """One good answer. `shape` is a type that msgspec can describe; None: no JSON, see `media_type`."""

    description: str
    shape: Any = None
    media_type: str = "application/json"
    example: object = None


class Operation(Frozen, frozen=True, kw_only=True):
    """`statuses` adds what follows from the rest: the errors of bodies, of signing in, of any route."""

    id: str
    tag: str
    summary: str
    answers: dict[int, Answer]
    description: str = ""
    body: Any = None
    body_example: object = None
    body_required: bool = True
    query: Any = None
    problems: tuple[int, ...] = ()
    public: bool = False
    conditional: bool = False
    """Carries an ETag and may answer 304."""
    path_examples: dict[str, str] = {}


def statuses(operation: Operation, *, method: str) -> tuple[int, ...]:
    """Every error that the route may answer with."""
    found = {*operation.problems, 429, 503}
    if not operation.public:
        found |= {401, 403}
    if operation.query is not None:
        found.add(422)
    if method == "POST":
        found |= {409, 413, 422}  # an Idempotency-Key that is in use, or was used for something else
    if operation.body is not None:
        found |= {400, 413, 415, 422}
    return tuple(sorted(found))


def promise(operation: Operation) -> Mapping[str, Any]:
    """For a handler's `opt`."""
    return {OPT: operation}
