"""The key answers in readable words, for the client to check: the INTRO packet shows them back."""

from collections.abc import Mapping
from datetime import date

from intakt.content.wording import Wording
from intakt.profile.fields import Answers, Field, Table

BIRTH = "date-of-birth"
EMPTY_CHOICE = "none"


def _shown(question: str) -> Field:
    return Field(question=question, parse=lambda answer: answer)


KEY_FACTS: Table = {
    name: _shown(name)
    for name in (
        "date-of-birth", "sex", "primary-goal", "timeline", "height", "weight", "target-weight",
        "activity-level", "exercise-sessions", "medical-flags", "symptoms", "medications-affecting",
        "injury-regions", "diet-type", "food-allergies", "allergies-severe", "food-restrictions",
        "foods-disliked", "meals-per-day", "fasting-pattern", "cooking-access", "cooking-minutes",
        "food-budget", "variety", "household-size", "cooking-days", "first-meal-time", "cuisines-liked",
        "training-experience", "training-days", "session-minutes",
        "available-equipment", "sport", "season-phase", "wellness-focus",
    )
}  # fmt: skip
BODY_FIGURES = frozenset({"target-weight", "weight"})
"""Left out where figures are hidden."""


def key_answers(answers: Answers, *, wording: Wording, hide_figures: bool) -> tuple[tuple[str, str], ...]:
    """(question id, answer as the client would read it) of the key facts that were answered."""
    return tuple(
        (name, readable(name, answers[name], wording=wording))
        for name in KEY_FACTS
        if answers.get(name) is not None and not (hide_figures and name in BODY_FIGURES)
    )


def readable(question: str, answer: object, *, wording: Wording) -> str:
    """Options by their labels, quantities in the unit the client chose, the date of birth in words."""
    if isinstance(answer, Mapping):
        return f"{wording.number(answer['value'])} {answer['unit']}"
    if isinstance(answer, (list, tuple)):
        return ", ".join(_label(question, str(item), wording) for item in answer)
    if question == BIRTH:
        born = date.fromisoformat(str(answer))
        return f"{born.day} {wording.optional(f'document.month.{born.month}') or born.month} {born.year}"
    if isinstance(answer, float):
        return wording.number(answer)
    return _label(question, str(answer), wording)


def _label(question: str, value: str, wording: Wording) -> str:
    return wording.optional(f"question.{question}.option.{value}") or value
