"""One table: every error raised on purpose has its status, and no other says anything from inside."""

import pytest
from litestar.exceptions import (
    ClientException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)

from intakt.kit import errors
from intakt.kit.errors import IntaktError, Problem
from intakt.web.errors import DOMAIN, details, headers_of, kind_of
from intakt.web.problems import TOO_MANY, Rejected

PROBLEM = Problem(question="email", code="email", message="Write it as name@example.org.")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (errors.AnswersRejected((PROBLEM,)), 422, "answers"),
        (errors.PathInactive(), 422, "path-inactive"),
        (errors.UnknownId(), 422, "unknown-id"),
        (errors.InputError("x"), 422, "invalid"),
        (errors.NotFound(), 404, "not-found"),
        (errors.Refused(), 403, "refused"),
        (errors.StateError("x", code="waiting"), 403, "waiting"),
        (errors.StateError("x", code="not-ready"), 409, "not-ready"),
        (errors.StateError("x", code="submitted"), 409, "submitted"),
        (errors.StateError("x", code="in-progress"), 409, "in-progress"),
        (errors.Unavailable(), 503, "unavailable"),
        (errors.SetupError("secret path"), 500, "internal"),
        (ValidationException("x"), 422, "invalid"),
        (ClientException("x", status_code=413), 413, "too-large"),
        (NotFoundException(), 404, "not-found"),
        (MethodNotAllowedException(), 405, "method-not-allowed"),
        (KeyError("secret"), 500, "internal"),
    ],
)
def test_the_table(error: Exception, status: int, code: str) -> None:
    kind = kind_of(error)
    assert (kind.status, kind.code) == (status, code)


def subclasses(base: type[Exception]) -> list[type[Exception]]:
    return [base, *(deep for child in base.__subclasses__() for deep in subclasses(child))]


def test_every_domain_error_but_our_own_faults_is_in_it() -> None:
    ours = {errors.IntaktError, errors.InvariantBroken, errors.SetupError}
    for kind in set(subclasses(IntaktError)) - ours:
        if kind.__module__.endswith("kit.errors") and not issubclass(kind, errors.StateError):
            assert any(issubclass(kind, row) for row, _ in DOMAIN), f"{kind.__name__} has no status"


def test_what_we_did_not_raise_on_purpose_says_nothing_from_inside() -> None:
    body = details(KeyError("password=hunter2"), instance="/x", request_id="r")
    assert "hunter2" not in repr(body)


def test_wrong_answers_are_listed() -> None:
    body = details(errors.AnswersRejected((PROBLEM,)), instance="/x", request_id=None)
    assert body.errors == (PROBLEM,)
    assert body.type.endswith(":answers")


def test_retry_after_stands_where_it_belongs() -> None:
    away, often = errors.Unavailable(), Rejected(TOO_MANY, "x", headers={"retry-after": "7"})
    assert int(headers_of(away, kind_of(away))["retry-after"]) > 0
    assert headers_of(often, kind_of(often))["retry-after"] == "7"
    assert "retry-after" not in headers_of(errors.NotFound(), kind_of(errors.NotFound()))
