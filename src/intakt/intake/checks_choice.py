"""Checks of choices: only visible options, none twice, not too many, and what stands alone stands alone."""

from intakt.content.compiled import CompiledQuestion
from intakt.intake.wrong import Asked, Check, Wrong


def one_check(compiled: CompiledQuestion) -> Check:
    """select and radio."""
    name, values = compiled.question.id, compiled.values

    def check(answer: object, asked: Asked) -> Wrong | None:
        if answer in (asked.flow.options.get(name, values) if compiled.conditional else values):
            return None
        return Wrong(code="option")

    return check


def many_checks(compiled: CompiledQuestion) -> list[Check]:
    """multiselect."""
    question = compiled.question
    checks = [_listed_check(compiled)]
    if question.exclusive:
        checks.append(_exclusive_check(question.exclusive))
    if question.max_selected is not None:
        checks.append(_count_check(question.max_selected))
    return checks


def _listed_check(compiled: CompiledQuestion) -> Check:
    name, values = compiled.question.id, compiled.values

    def check(answer: object, asked: Asked) -> Wrong | None:
        if not isinstance(answer, (list, tuple)):
            return Wrong(code="type", words="type-list")
        visible = asked.flow.options.get(name, values) if compiled.conditional else values
        for each in answer:
            if each not in visible:
                return Wrong(code="option", words="options")
        return Wrong(code="repeated") if len(set(answer)) < len(answer) else None

    return check


def _exclusive_check(alone: tuple[str, ...]) -> Check:
    def check(answer: object, _: Asked) -> Wrong | None:
        if isinstance(answer, (list, tuple)) and len(answer) > 1:
            for each in answer:
                if each in alone:
                    return Wrong(code="exclusive", options={"option": each})
        return None

    return check


def _count_check(most: int) -> Check:
    def check(answer: object, _: Asked) -> Wrong | None:
        if isinstance(answer, (list, tuple)) and len(answer) > most:
            return Wrong(code="max-selected", values={"max": most})
        return None

    return check


def tick_check(answer: object, _: Asked) -> Wrong | None:
    """checkbox."""
    return None if isinstance(answer, bool) else Wrong(code="type", words="type-tick")
