"""Every error Intakt raises on purpose.

IntaktError
├── InputError            what somebody sent is wrong; the message says what to do
│   ├── AnswersRejected   answers that do not validate, one Problem each
│   ├── UnknownId         an id that is not in the release
│   ├── WrongCode         a mailed code, or what is asked beside it, is not right
│   └── PathInactive      the path is not offered
├── ContentError          the library does not load or does not pass its checks
│   └── LibraryRejected   every mistake found in it, one Finding each
├── StateError            the move is not allowed in the present state
├── NotFound              no such record, or not the caller's
├── Refused               the caller may not do this
├── TooOften              asked for more often than is good; says when it may be asked for again
├── InvariantBroken       a plan breaks a hard safety rule; never stored
├── SetupError            this installation cannot start; the message is one line that says what to mend
└── Unavailable           a part we rely on is away; try again
"""

from collections.abc import Mapping
from typing import Literal

from intakt.kit.structs import Wire


class IntaktError(Exception):
    """Intakt could not do this."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (self.__doc__ or "").strip())

    @property
    def message(self) -> str:
        return str(self.args[0])


class Problem(Wire, frozen=True, kw_only=True):
    """One wrong answer: which question, a stable code, and what to do about it."""

    question: str
    code: str
    message: str


class Finding(Wire, frozen=True, kw_only=True):
    """One mistake in a library: where it stands, what to do, and a client who meets it."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    """Relative to the library's folder; empty when no file is to blame."""
    line: int | None
    place: str
    """What it is about: `question.sex`, `path.YOUTH`, `text.en.block.goals.title` ..."""
    message: str
    remedy: str
    example: Mapping[str, object] | None = None
    """`{clientType, responses}` of a client who meets it."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity} {self.code}: {self.place}: {self.message} {self.remedy}"


class InputError(IntaktError):
    """What was sent cannot be used."""


class AnswersRejected(InputError):
    """Some answers need another look."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.question}: {p.message}" for p in problems))
        self.problems = problems


class UnknownId(InputError):
    """That id is not in this release of the library."""


class WrongCode(InputError):
    """That is not the code."""

    def __init__(self, message: str | None = None, *, left: int) -> None:
        super().__init__(message)
        self.left = left


class PathInactive(InputError):
    """This path is not offered yet."""


class ContentError(IntaktError):
    """The library has errors."""


class LibraryRejected(ContentError):
    """The library has errors."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class StateError(IntaktError):
    """That is not possible in the present state."""

    def __init__(self, message: str | None = None, *, code: str = "conflict") -> None:
        super().__init__(message)
        self.code = code


class NotFound(IntaktError):
    """There is no such record."""


class Refused(IntaktError):
    """You may not do this."""


class TooOften(IntaktError):
    """That was too often; wait a little."""

    def __init__(self, message: str | None = None, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class InvariantBroken(IntaktError):
    """The plan breaks a safety rule."""

    def __init__(self, message: str, *, rules: tuple[int, ...]) -> None:
        super().__init__(message)
        self.rules = rules


class SetupError(IntaktError):
    """This installation cannot start."""


class Unavailable(IntaktError):
    """A part we rely on is away; try again in a moment."""
