"""How much a path asks: required questions at most (product A1), and the minutes it takes."""

from collections.abc import Iterator, Mapping
from datetime import date

from intakt.content.clients import candidates, raw_answer
from intakt.content.compiled import CompiledPath
from intakt.content.model import Question
from intakt.content.order import FACT_SOURCES
from intakt.intake.acceptance import accept
from intakt.intake.flow import find_flow
from intakt.kit.rules import Condition, leaves

SECONDS = {
    "select": 5,
    "radio": 5,
    "checkbox": 5,
    "range": 5,
    "multiselect": 9,
    "text": 8,
    "email": 8,
    "phone": 8,
    "number": 8,
    "date": 8,
    "consent": 8,
    "quantity": 9,
    "textarea": 40,
}
"""Time to answer one question of a type (product A1: a tap, a list, a text, a quantity, a long text)."""

ROUNDS = 6


def minutes(path: CompiledPath, responses: Mapping[str, object], *, day: date) -> int:
    """Whole minutes, rounded up, for everything that a client with these stored answers sees."""
    flow = find_flow(path, responses, day=day)
    seconds = sum(SECONDS[path.questions[name].question.type] for name in flow.questions)
    return -(-seconds // 60)


def required_count(path: CompiledPath, responses: Mapping[str, object], *, day: date) -> int:
    return len(find_flow(path, responses, day=day).required)


def most_required(
    path: CompiledPath, responses: Mapping[str, object], *, day: date
) -> tuple[int, dict[str, object]]:
    """The most required questions that any client found is asked, and that client's stored answers.

    The exact maximum is a hard search, so this climbs from the given answers: one answer at a time is
    changed to each value that the path's conditions tell apart (of a multiselect: each option, added or
    alone, and all together), and a change that asks for more is kept, until none does. What is found is a
    real client; one who needs two changes at once may be missed.
    """
    best, answers = required_count(path, responses, day=day), dict(responses)
    readings = _readings(path)
    for _ in range(ROUNDS):
        before = best
        for name, (constants, ages) in readings.items():
            question = path.questions[name].question
            for answer in _answers(question, answers.get(name), constants, ages, day):
                tried = {**answers, name: answer}
                count = required_count(path, tried, day=day)
                if count > best:
                    best, answers = count, tried
        if best == before:
            break
    return best, answers


def _answers(
    question: Question, present: object, constants: tuple[object, ...], ages: tuple[float, ...], day: date
) -> Iterator[object]:
    """Stored answers to try instead of the present one."""
    if question.type != "multiselect":
        for value in candidates(question, constants, ages=ages, day=day):
            yield accept(question, raw_answer(question, value))
        return
    together = [option.value for option in question.options if option.value not in question.exclusive]
    most = question.max_selected or len(together)
    kept = [value for value in present if value in together] if isinstance(present, list) else []
    yield together[:most]
    for option in question.options:
        yield [option.value]
        if option.value in together and option.value not in kept and len(kept) < most:
            yield [*kept, option.value]


def _readings(path: CompiledPath) -> dict[str, tuple[tuple[object, ...], tuple[float, ...]]]:
    """By question that some condition of the path reads: the constants it is compared with, and the ages."""
    constants: dict[str, list[object]] = {}
    ages: list[float] = []
    for condition in _conditions(path):
        for leaf in leaves(condition):
            sources = (leaf.question,) if leaf.question else FACT_SOURCES.get(leaf.fact or "", ())
            values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
            for source in sources:
                if source in path.questions:
                    known = constants.setdefault(source, [])
                    known += [value for value in values if leaf.question and value is not None]
            if leaf.fact == "age":
                ages += [float(value) for value in values if isinstance(value, (int, float))]
    return {name: (tuple(constants[name]), tuple(ages)) for name in path.questions if name in constants}


def _conditions(path: CompiledPath) -> Iterator[Condition]:
    for rule in path.path.rules:
        yield rule.when
    for block in path.blocks:
        own = (block.show_when, *(question.show_when for question in block.questions))
        yield from (condition for condition in own if condition is not None)
