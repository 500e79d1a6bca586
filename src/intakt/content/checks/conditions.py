"""Conditions: well formed, about things that exist, with values that their questions can have."""

import difflib
from collections.abc import Iterable, Iterator

from intakt.content.checks.scene import Scene, Site
from intakt.content.model import CLIENT_TYPES, Question
from intakt.content.order import FACT_SOURCES
from intakt.kit.dates import parse_date
from intakt.kit.errors import Finding
from intakt.kit.rules import ORDERINGS, Condition, faults, leaves

CHOICES = ("select", "radio", "multiselect")
NUMBERS = ("number", "range", "quantity")


def check(scene: Scene) -> Iterator[Finding]:
    for site in scene.sites:
        wrong = list(faults(site.condition))
        for fault in wrong:
            yield scene.finding("condition-form", site.place, fault, "See the guide's list of operators.")
        if not wrong:
            for leaf in leaves(site.condition):
                yield from _leaf(scene, site, leaf)


def near(word: str, known: Iterable[str]) -> str:
    """A remedy: the nearest name that exists."""
    names = list(known)
    found = difflib.get_close_matches(word, names, n=1)
    return f"Did you mean `{found[0]}`?" if found else "Name one that exists, or remove it."


def _leaf(scene: Scene, site: Site, leaf: Condition) -> Iterator[Finding]:
    if leaf.fact is not None:
        yield from _fact(scene, site, leaf)
        return
    question = scene.questions.get(leaf.question or "")
    if question is None:
        message = f"The condition reads question `{leaf.question}`, which no block asks."
        remedy = near(leaf.question or "", scene.questions)
        yield scene.finding("unknown-question", site.place, message, remedy)
        return
    if reason := _unfit(question, leaf):
        remedy = f"`{question.id}` is a {question.type} question."
        message = f"`{leaf.op}` {reason}: it can never be true of `{question.id}`."
        example = scene.meets(f"question.{question.id}")
        yield scene.finding("condition-type", site.place, message, remedy, example=example)
    elif question.type in CHOICES:
        known = [option.value for option in question.options]
        for value in _values(leaf):
            if value not in known:
                message = f"`{question.id}` has no option `{value}`, so no answer can match."
                example = scene.meets(f"question.{question.id}")
                yield scene.finding(
                    "unknown-option", site.place, message, near(str(value), known), example=example
                )


def _fact(scene: Scene, site: Site, leaf: Condition) -> Iterator[Finding]:
    fact = leaf.fact or ""
    if fact not in FACT_SOURCES:
        message = f"There is no fact `{fact}`."
        yield scene.finding("unknown-fact", site.place, message, near(fact, FACT_SOURCES))
        return
    for value in _values(leaf):
        if fact == "clientType" and value not in CLIENT_TYPES:
            message = f"There is no client type `{value}`."
            yield scene.finding("unknown-option", site.place, message, near(str(value), CLIENT_TYPES))
        elif fact == "country" and value not in scene.library.countries:
            message = f"There is no country `{value}` in policies/countries.yaml."
            yield scene.finding("unknown-option", site.place, message, "Use a code of that file.")
        elif fact == "minor" and not isinstance(value, bool):
            message = "`minor` is true or false."
            yield scene.finding("condition-type", site.place, message, "Write `value: true`.")
        elif fact in ("age", "bmi") and (isinstance(value, (str, bool))):
            message = f"`{fact}` is a number; `{value}` can never match."
            yield scene.finding("condition-type", site.place, message, "Write a number.")


def _unfit(question: Question, leaf: Condition) -> str | None:
    """Why the operator or its value can never fit answers of that type; None when they can."""
    if leaf.op in ("isEmpty", "isNotEmpty"):
        return None
    values = _values(leaf)
    if question.type in NUMBERS:
        return _unfit_number(leaf, values)
    if question.type == "date":
        return _unfit_date(leaf, values)
    if leaf.op in ORDERINGS or leaf.op == "between":
        return "compares numbers or dates"
    if question.type == "checkbox":
        fits = leaf.op in ("equals", "notEquals") and all(isinstance(value, bool) for value in values)
        return None if fits else "needs true or false"
    return _unfit_text(question, leaf, values)


def _unfit_text(question: Question, leaf: Condition, values: tuple[object, ...]) -> str | None:
    if not all(isinstance(value, str) for value in values):
        return "needs text"
    if isinstance(leaf.value, tuple) and leaf.op != "in" and question.type != "multiselect":
        return "has a list, but only one option can be chosen"
    if leaf.op in ("contains", "notContains") and question.type in ("select", "radio"):
        return "looks inside a choice of one; use `equals`"
    return None


def _unfit_number(leaf: Condition, values: tuple[object, ...]) -> str | None:
    if leaf.op in ("contains", "notContains"):
        return "looks inside text or a list"
    numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
    return None if numbers else "needs a number"


def _unfit_date(leaf: Condition, values: tuple[object, ...]) -> str | None:
    if leaf.op in ("contains", "notContains"):
        return "looks inside text or a list"
    dates = all(isinstance(value, str) and parse_date(value) is not None for value in values)
    return None if dates else "needs a date, YYYY-MM-DD"


def _values(leaf: Condition) -> tuple[object, ...]:
    if leaf.value is None:
        return ()
    return tuple(leaf.value) if isinstance(leaf.value, tuple) else (leaf.value,)
