"""Few made-up clients who together meet every rule, question and option that anybody can meet.

Each client is drawn as among real ones, but prefers what nobody has met yet; what no such client reaches is
aimed at with the solver; whoever adds nothing is dropped again.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from intakt.content.compiled import CompiledPath
from intakt.content.model import Question
from intakt.content.solver import Must, Solver, TooHard
from intakt.intake.drawing import Scene, realistic
from intakt.intake.extremes import extreme
from intakt.intake.flow import find_flow
from intakt.intake.population import Population, decode
from intakt.intake.sampling import Responses, draw
from intakt.intake.submission import accept_all
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition, holds

Item = tuple[str, str, str]
"""("option", question, value), ("question", id, "") or ("rule", id, "")."""

LONG_LIST = "country"
"""Each client names one: what else there is to meet fits among far fewer clients."""
_CANDIDATES = 12
_PATIENCE = 5
_TRIES = 8


def cover(
    path: CompiledPath,
    population: Mapping[str, Any] | Population,
    *,
    seed: int,
    day: date,
    aside: Collection[str] = (),
) -> tuple[Responses, ...]:
    """Few clients who meet everything; the options of the questions `aside` need not all be met.

    Those who meet what is not about the country come first, the rest of the countries after them.
    """
    figures = decode(population)
    first = _complete(path, figures, seed=seed, day=day, aside={LONG_LIST, *aside})
    return first if LONG_LIST in aside else (*first, *_everywhere(path, figures, first, seed=seed, day=day))


def _complete(
    path: CompiledPath, population: Population, *, seed: int, day: date, aside: Collection[str]
) -> tuple[Responses, ...]:
    wanted = frozenset(each for each in items(path) if each[0] != "option" or each[1] not in aside)
    found, met = _preferring(path, population, wanted, seed=seed, day=day)
    solver = Solver(path.path, path.library.blocks, day=day)
    for number, item in enumerate(each for each in items(path) if each in wanted):
        if any(item in each for each in met):
            continue
        taste = _Taste(
            path, (), countries=[each["country"] for each in found if "country" in each], any_age=False
        )
        aimed = _aimed(path, population, item, taste, solver=solver, seed=seed + 1_000_000 + number, day=day)
        if aimed is not None:
            found.append(aimed)
            met.append(items_met(path, aimed, day=day) & wanted)
    return tuple(found[place] for place in _needed(met))


def _preferring(
    path: CompiledPath, population: Population, wanted: frozenset[Item], *, seed: int, day: date
) -> tuple[list[Responses], list[frozenset[Item]]]:
    """Clients who prefer what is open, the best of a few each time, until several times nothing new comes."""
    found: list[Responses] = []
    met: list[frozenset[Item]] = []
    still_open, number, idle = set(wanted), seed, 0
    while still_open and idle < _PATIENCE:
        countries = [each["country"] for each in found if "country" in each]
        drawn = [
            draw(
                path,
                population,
                seed=number + place,
                day=day,
                make=_Taste(path, still_open, countries=countries, any_age=place % 2 == 1),
            )
            for place in range(_CANDIDATES)
        ]
        number += _CANDIDATES
        gains = [items_met(path, responses, day=day) & wanted for responses in drawn]
        best = max(range(_CANDIDATES), key=lambda place: (len(gains[place] & still_open), -place))
        if not gains[best] & still_open:
            idle += 1
            continue
        idle = 0
        found.append(drawn[best])
        met.append(gains[best])
        still_open -= gains[best]
    return found, met


class _Taste:
    """Draws answers that choose options nobody has chosen yet; anything else as among real clients."""

    def __init__(
        self, path: CompiledPath, still_open: Collection[Item], *, countries: Collection[str], any_age: bool
    ) -> None:
        self.countries = frozenset(countries)
        self.any_age = any_age
        """Whether all ages are as likely: children and very old people meet what others do not."""
        self.open = {(question, value) for kind, question, value in still_open if kind == "option"}
        self.share = max(
            (
                len(each.options)
                for name, each in path.questions.items()
                if name != LONG_LIST and each.question.type in ("select", "radio")
            ),
            default=1,
        )
        """So many clients the longest single choice needs: lists of several are spread over them."""

    def __call__(self, question: Question, scene: Scene) -> object | None:
        if question.id == LONG_LIST:
            return scene.random.choice(
                [each for each in scene.options(question) if each not in self.countries]
            )
        if question.type == "date" and self.any_age:
            return extreme(question, scene)
        fresh = [value for value in scene.options(question) if (question.id, value) in self.open]
        if not fresh:
            return realistic(question, scene)
        if question.type in ("select", "radio"):
            return scene.random.choice(fresh)
        if question.type != "multiselect":
            return realistic(question, scene)
        alone = [value for value in fresh if value in question.exclusive]
        if alone:
            return [alone[0]]
        most = math.ceil(len(question.options) / self.share)
        return scene.random.sample(fresh, min(most, len(fresh), question.max_selected or len(fresh)))


def _everywhere(
    path: CompiledPath, population: Population, first: Sequence[Responses], *, seed: int, day: date
) -> tuple[Responses, ...]:
    """One client, drawn as among real ones, for each country that nobody lives in yet."""
    known = {each.get(LONG_LIST) for each in first}
    listed = path.questions[LONG_LIST].question.options if LONG_LIST in path.questions else ()
    left = [option.value for option in listed if option.value not in known]
    return tuple(
        draw(path, population, seed=seed + 2_000_000 + place, day=day, given={LONG_LIST: country})
        for place, country in enumerate(left)
    )


def _aimed(
    path: CompiledPath,
    population: Population,
    item: Item,
    taste: "_Taste",
    *,
    solver: Solver,
    seed: int,
    day: date,
) -> Responses | None:
    """A client who meets the item; the rest is drawn, first as among real clients, then evenly."""
    given = witness(solver, path, item)
    if given is None:
        return None
    given.pop(LONG_LIST, None)
    for attempt in range(_TRIES):
        even = attempt >= _TRIES // 2
        try:
            found = draw(
                path,
                population,
                seed=seed + attempt * 1_000,
                day=day,
                given=given,
                make=extreme if even else taste,
            )
        except ContentError:  # with this draw around it, what is given cannot be answered validly
            continue
        if item in items_met(path, found, day=day):
            return found
    return None


def _needed(met: Sequence[frozenset[Item]]) -> list[int]:
    """The places of those who are needed: whoever adds nothing to the others goes, the last first."""
    kept = list(range(len(met)))
    for place in reversed(range(len(met))):
        others: set[Item] = set()
        for other in kept:
            if other != place:
                others |= met[other]
        if met[place] <= others:
            kept.remove(place)
    return kept


def items(path: CompiledPath) -> tuple[Item, ...]:
    """Everything that a client can meet, in the order of the path."""
    found: list[Item] = []
    for name, compiled in path.questions.items():
        found.append(("question", name, ""))
        found += [("option", name, option.option.value) for option in compiled.options]
    return (*found, *(("rule", rule.id, "") for rule in path.path.rules))


def items_met(path: CompiledPath, responses: Mapping[str, Any], *, day: date) -> frozenset[Item]:
    """What one client's answers meet: visible questions, chosen options, rules that fire."""
    stored, _ = accept_all(path, responses)
    flow = find_flow(path, stored, day=day)
    met: set[Item] = {("question", name, "") for name in flow.questions}
    for name, value in flow.values.items():
        chosen = value if isinstance(value, tuple) else (value,)
        met |= {("option", name, str(each)) for each in chosen if each in path.questions[name].values}
    met |= {("rule", rule.id, "") for rule in path.path.rules if holds(rule.when, flow.lookup)}
    return frozenset(met)


def witness(solver: Solver, path: CompiledPath, item: Item) -> Responses | None:
    """Answers that lead to the item; None when there are none, or none was found."""
    kind, name, value = item
    goals = [Must(visible=("question", name))] if kind != "rule" else []
    if kind == "option":
        several = path.questions[name].question.type == "multiselect"
        goals.append(
            Must(condition=Condition(op="contains" if several else "equals", question=name, value=value))
        )
    if kind == "rule":
        goals += [Must(condition=rule.when) for rule in path.path.rules if rule.id == name]
    try:
        client = solver.client(*goals)
    except TooHard:
        return None
    responses = None if client is None else client["responses"]
    return dict(responses) if isinstance(responses, dict) else None
