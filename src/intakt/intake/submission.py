"""A submission: the visible answers of a client, complete and valid, on one day."""

from collections.abc import Mapping
from datetime import date

from intakt.content.compiled import CompiledPath
from intakt.intake.acceptance import Stamp, accept
from intakt.intake.flow import Flow, find_flow
from intakt.intake.validation import is_missing, validate
from intakt.kit.errors import AnswersRejected, Problem
from intakt.kit.rules import Value
from intakt.kit.structs import Frozen


class Submission(Frozen, frozen=True, kw_only=True):
    """What the profile is made from; hidden and blank answers are not in it."""

    client_type: str
    release: str
    day: date
    answers: dict[str, object]
    """Stored form, in the order of the path."""
    facts: dict[str, Value] = {}
    """age, bmi, minor, country, clientType as the path saw them."""
    language: str = "en"
    """Of the words the client saw, and of the packets."""


def submit(
    path: CompiledPath, responses: Mapping[str, object], *, day: date, language: str = "en"
) -> Submission:
    """The submission of raw or stored answers. AnswersRejected with every wrong answer.

    Answers that only another path asks are left aside. A consent keeps the stamp it has: whoever takes
    answers from outside stamps them with `accept_all` first.
    """
    accepted, problems = accept_all(path, responses)
    flow = find_flow(path, accepted, day=day)
    refused = {problem.question for problem in problems}
    problems += tuple(
        problem
        for problem in validate(path, flow, accepted, day=day, language=language)
        if problem.question not in refused
    )
    if problems:
        raise AnswersRejected(problems)
    return Submission(
        client_type=path.client_type,
        release=path.release,
        day=day,
        answers=visible_answers(flow, accepted),
        facts=flow.facts,
        language=language,
    )


def accept_all(
    path: CompiledPath, responses: Mapping[str, object], *, stamps: Mapping[str, Stamp] | None = None
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The answers that can be stored, and a problem for each that cannot (unknown id, wrong type, too large).

    `stamps` are the server's additions to consents, by question id. An id of another path is passed over.
    """
    accepted: dict[str, object] = {}
    problems: list[Problem] = []
    for name, value in responses.items():
        compiled = path.questions.get(name)
        if compiled is None:
            if name not in path.known:
                message = f"There is no question `{name[:80]}`; remove it."
                problems.append(Problem(question=name[:80], code="unknown-question", message=message))
            continue
        try:
            answer = accept(compiled.question, value, stamp=(stamps or {}).get(name))
        except AnswersRejected as error:
            problems += error.problems
            continue
        if answer is not None:
            accepted[name] = answer
    return accepted, tuple(problems)


def visible_answers(flow: Flow, responses: Mapping[str, object]) -> dict[str, object]:
    """The answers that count: to visible questions, not blank, in the order of the path."""
    return {name: responses[name] for name in flow.questions if not is_missing(responses.get(name))}
