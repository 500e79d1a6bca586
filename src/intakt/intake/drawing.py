"""Answers drawn as among real clients: one function a question type, all from one seeded generator."""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from intakt.content.model import Question
from intakt.intake.flow import Flow
from intakt.intake.population import Case, Population
from intakt.kit.dates import age_on, parse_date
from intakt.kit.rules import Value, holds
from intakt.kit.structs import Frozen
from intakt.kit.units import base_unit, from_si, to_si

_NOT_IN_MAIL = re.compile(r"[^a-z]+")


class Scene(Frozen, frozen=True, kw_only=True):
    """What a drawn answer may depend on."""

    random: Random
    flow: Flow
    day: date
    population: Population
    name: str
    guardian: str

    def options(self, question: Question) -> tuple[str, ...]:
        """The options that are visible now."""
        listed = tuple(option.value for option in question.options)
        return self.flow.options.get(question.id, listed)

    def number(self, question: str) -> float | None:
        value = self.flow.values.get(question)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def birth(self) -> date | None:
        value = self.flow.values.get("date-of-birth")
        return parse_date(value) if isinstance(value, str) else None


def realistic(question: Question, scene: Scene) -> object | None:
    """A raw answer, or None where a client like this leaves the question open."""
    case = _case(question.id, scene)
    required = question.id in scene.flow.required
    if not required and scene.random.random() >= _answered(case, scene):
        return None
    return _DRAW[question.type](question, case, scene)


def _case(question: str, scene: Scene) -> Case:
    for case in scene.population.questions.get(question, ()):
        if case.when is None or holds(case.when, scene.flow.lookup):
            return case
    return Case()


def _answered(case: Case, scene: Scene) -> float:
    return scene.population.answered if case.answered is None else case.answered


# --- by type ----------------------------------------------------------------------------------------------


def _text(question: Question, case: Case, scene: Scene) -> object:
    if case.words:
        return pick(scene.random, case.words)
    return scene.guardian if question.id.startswith("guardian") else scene.name


def _email(question: Question, _: Case, scene: Scene) -> object:
    owner = scene.guardian if question.id.startswith("guardian") else scene.name
    plain = unicodedata.normalize("NFKD", owner).encode("ascii", "ignore").decode().lower()
    words = [word for word in _NOT_IN_MAIL.split(plain) if word]
    return ".".join(words or ["client", "one"]) + "@example.org"


def _phone(_: Question, case: Case, scene: Scene) -> object:
    return pick(scene.random, case.words) if case.words else "+44 20 7946 0000"


def _consent(_: Question, __: Case, scene: Scene) -> object:
    return {"name": scene.name}


def _choice(question: Question, case: Case, scene: Scene) -> object | None:
    options = scene.options(question)
    weights = {option: case.weights[option] for option in options if option in case.weights}
    if weights:
        return pick(scene.random, weights)
    return scene.random.choice(options) if options else None


def _choices(question: Question, case: Case, scene: Scene) -> object | None:
    options = [option for option in scene.options(question) if option not in question.exclusive]
    most = question.max_selected or len(options)
    if case.several is not None:
        low, high = case.several
        return scene.random.sample(options, min(scene.random.randint(low, high), len(options), most))
    chances = case.chances or {option: 1 / len(options) for option in options}
    chosen = _by_chance(question.id, options, chances, case, scene)[:most]
    if chosen:
        return chosen
    if question.exclusive:
        return [question.exclusive[0]]
    likeliest = max(options, key=lambda option: (chances.get(option, 0.0), option), default=None)
    return None if likeliest is None else [likeliest]


def _by_chance(
    question: str, options: Sequence[str], chances: Mapping[str, float], case: Case, scene: Scene
) -> list[str]:
    """Each option by its own chance; further chances see what was chosen before them."""
    chosen = {option for option in options if scene.random.random() < chances.get(option, 0.0)}

    def lookup(kind: str, name: str) -> Value | None:
        if (kind, name) == ("question", question):
            return tuple(sorted(chosen)) or None
        return scene.flow.lookup(kind, name)

    for more in case.also:
        if holds(more.when, lookup):
            chosen |= {option for option in options if scene.random.random() < more.chances.get(option, 0.0)}
    return [option for option in options if option in chosen]


def _number(question: Question, case: Case, scene: Scene) -> object | None:
    if case.weights:
        return plain_number(float(pick(scene.random, case.weights)))
    value = _magnitude(case, scene)
    if value is None:
        if case.of is not None:
            return None
        low, high = question.min or 0, question.max if question.max is not None else 100
        value = scene.random.uniform(low, high)
    return plain_number(bounded(value, question))


def _quantity(question: Question, case: Case, scene: Scene) -> object | None:
    value = _magnitude(case, scene)
    if value is None:
        return None
    unit = pick(scene.random, case.units) if case.units else question.units[0]
    return as_quantity(bounded(value, question), unit, question)


def _magnitude(case: Case, scene: Scene) -> float | None:
    if case.normal is not None:
        return scene.random.gauss(*case.normal)
    if case.bmi is not None and (height := scene.number("height")) is not None:
        median, spread = case.bmi
        return median * math.exp(scene.random.gauss(0.0, spread)) * (height / 100) ** 2
    if case.of is not None and (base := scene.number(case.of)) is not None:
        return base * scene.random.uniform(*case.factor)
    return None


def _date(question: Question, case: Case, scene: Scene) -> object:
    if case.ages:
        bands = {f"{low}-{high}": weight for low, high, weight in case.ages}
        low, high = (int(each) for each in pick(scene.random, bands).split("-"))
        return birth_of_age(scene.random.randint(low, high), scene.day, scene.random).isoformat()
    if case.days_ahead is not None:
        return (scene.day + timedelta(days=scene.random.randint(*case.days_ahead))).isoformat()
    low, high = case.days_ago or (7, 700)
    if question.max is not None and question.max > 0:
        return (scene.day + timedelta(days=scene.random.randint(low, high))).isoformat()
    day = scene.day - timedelta(days=scene.random.randint(low, high))
    return max(day, scene.birth() or day).isoformat()


def _tick(_: Question, __: Case, scene: Scene) -> object:
    return scene.random.random() < 0.5


_DRAW = {
    "text": _text,
    "textarea": _text,
    "email": _email,
    "phone": _phone,
    "consent": _consent,
    "select": _choice,
    "radio": _choice,
    "multiselect": _choices,
    "number": _number,
    "range": _number,
    "quantity": _quantity,
    "date": _date,
    "checkbox": _tick,
}


# --- shared with the extremes -------------------------------------------------------------------------------


def pick(random: Random, weights: Mapping[str, float]) -> str:
    """One key, by weight."""
    return random.choices(list(weights), weights=list(weights.values()))[0]


def bounded(value: float, question: Question) -> float:
    """Within the question's bounds and on its steps; one decimal where it has none."""
    low = -math.inf if question.min is None else question.min
    high = math.inf if question.max is None else question.max
    value = min(max(value, low), high)
    if question.step:
        start = question.min or 0
        value = start + math.floor((value - start) / question.step) * question.step
    return min(max(round(value, 1), low), high)


def plain_number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def as_quantity(si: float, unit: str, question: Question) -> object:
    """The SI value as a client types it; in the base unit where rounding would leave the bounds."""
    base = base_unit(question.units[0])
    value = from_si(si, unit, digits=2 if unit == "m" else 1)
    low = -math.inf if question.min is None else question.min
    high = math.inf if question.max is None else question.max
    if unit == base or not low <= to_si(value, unit) <= high:
        return plain_number(round(si, 1))
    return {"value": plain_number(value), "unit": unit}


def birth_of_age(age: int, day: date, random: Random, *, birthday: bool = False) -> date:
    """A birth date of somebody who is that old on the day, or has become it that very day."""
    latest = _years_before(day, age)
    birth = latest - timedelta(days=0 if birthday else random.randint(0, 364))
    return birth if age_on(birth, day) == age else latest


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, month=2, day=28)
