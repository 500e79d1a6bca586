"""Whether answers hold: every visible question, every rule, and words that say what to do.

Checks are made once per compiled path; a question reports its first fault. What is required comes from the
flow alone.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from intakt.content.compiled import CompiledPath, CompiledQuestion
from intakt.content.wording import Wording
from intakt.intake.acceptance import Stamp, accept
from intakt.intake.checks_choice import many_checks, one_check, tick_check
from intakt.intake.checks_date import date_checks
from intakt.intake.checks_number import number_checks, quantity_checks
from intakt.intake.checks_text import consent_check, text_checks
from intakt.intake.flow import Flow
from intakt.intake.validators import VALIDATORS
from intakt.intake.wrong import Asked, Check, Wrong
from intakt.kit.errors import ContentError, Problem
from intakt.kit.text import is_blank

__all__ = ["Stamp", "accept", "is_missing", "validate"]

_REQUIRED_WORDS = {
    "select": "required-choice",
    "radio": "required-choice",
    "multiselect": "required-choices",
    "checkbox": "required-tick",
    "consent": "required-consent",
    "date": "required-date",
}


def validate(
    path: CompiledPath, flow: Flow, responses: Mapping[str, object], *, day: date, language: str = "en"
) -> tuple[Problem, ...]:
    """Every wrong or missing answer, in the order of the path; hidden questions are not looked at.

    `responses` are stored answers (see `accept`), `flow` theirs on that day. ContentError when the release
    does not speak the language.
    """
    checks = _checks(path)
    asked = Asked(flow=flow, day=day)
    required = frozenset(flow.required)
    values = flow.values
    problems: list[Problem] = []
    for name in flow.questions:
        wrong = None
        if values.get(name, False) is not False or not is_missing(
            responses.get(name), required=name in required
        ):
            answer = responses.get(name)
            for check in checks[name]:
                wrong = check(answer, asked)
                if wrong is not None:
                    break
        elif name in required:
            words = _REQUIRED_WORDS.get(path.questions[name].question.type, "required")
            wrong = Wrong(code="required", words=words)
        if wrong is not None:
            problems.append(_problem(name, wrong, path, language))
    return tuple(problems)


def is_missing(answer: object, *, required: bool = False) -> bool:
    """Whether a stored answer says nothing: none, blank text, no option, an unsigned consent.

    A box that is not ticked is an answer, but not to a required question.
    """
    if answer is None or (required and answer is False):
        return True
    if isinstance(answer, str):
        return is_blank(answer)
    if isinstance(answer, (list, tuple)):
        return not answer
    if isinstance(answer, Mapping) and "name" in answer:
        return is_missing(answer["name"])
    return False


@lru_cache(maxsize=64)
def _checks(path: CompiledPath) -> dict[str, tuple[Check, ...]]:
    """By question id. ContentError for a validator that does not exist."""
    return {name: tuple(_checks_of(compiled)) for name, compiled in path.questions.items()}


def _checks_of(compiled: CompiledQuestion) -> list[Check]:
    kind = compiled.question.type
    if kind in ("text", "textarea", "email", "phone"):
        checks = text_checks(compiled)
    elif kind in ("number", "range"):
        checks = number_checks(compiled)
    elif kind == "quantity":
        checks = quantity_checks(compiled)
    elif kind == "multiselect":
        checks = many_checks(compiled)
    elif kind == "date":
        checks = date_checks(compiled)
    else:
        checks = [{"checkbox": tick_check, "consent": consent_check}.get(kind) or one_check(compiled)]
    return checks + [_named(validator, compiled) for validator in compiled.question.validators]


def _named(validator: str, compiled: CompiledQuestion) -> Check:
    if validator not in VALIDATORS:
        known = ", ".join(sorted(VALIDATORS))
        raise ContentError(
            f"Question `{compiled.question.id}` names the validator `{validator}`; there are {known}."
        )
    return VALIDATORS[validator]


def _problem(name: str, wrong: Wrong, path: CompiledPath, language: str) -> Problem:
    """A question may have words of its own for a code: question.<id>.error.<code>."""
    wording = Wording(path.library, language)
    key = f"question.{name}.error.{wrong.code}"
    if not wording.has(key):
        key = f"validation.{wrong.words or wrong.code}"
    labels = {slot: wording.text(f"question.{name}.option.{value}") for slot, value in wrong.options.items()}
    return Problem(question=name, code=wrong.code, message=wording.text(key, **wrong.values, **labels))
