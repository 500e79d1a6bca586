"""Valid answers of made-up clients, drawn by walking the flow. Pure: the same seed gives the same answers.

`draw` makes one client, as among real ones or evenly over everything; `cover` makes few that together meet
every rule, question and option that anybody can meet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from intakt.content.compiled import CompiledPath
from intakt.content.model import Question
from intakt.content.order import FACT_SOURCES
from intakt.content.solver import Must, Solver, TooHard
from intakt.intake.drawing import Scene, realistic
from intakt.intake.extremes import extreme
from intakt.intake.flow import Flow, find_flow
from intakt.intake.population import Population, decode
from intakt.intake.submission import accept_all
from intakt.intake.validation import accept, validate
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition, holds, references

Responses = dict[str, Any]
Item = tuple[str, str, str]
"""("option", question, value), ("question", id, "") or ("rule", id, "")."""

_MENDS = 40
_POOL = 60
_TRIES = 8


def sample(
    path: CompiledPath,
    population: Mapping[str, Any] | Population,
    *,
    seed: int,
    count: int,
    adversarial: bool = False,
    day: date,
) -> Iterator[Responses]:
    """So many clients; client number n has the seed `seed + n`."""
    figures = decode(population)
    for number in range(count):
        yield draw(path, figures, seed=seed + number, adversarial=adversarial, day=day)


def draw(
    path: CompiledPath,
    population: Mapping[str, Any] | Population,
    *,
    seed: int,
    adversarial: bool = False,
    day: date,
    given: Mapping[str, Any] | None = None,
) -> Responses:
    """Raw answers to the visible questions of one client; `given` answers are kept where they are visible.

    ContentError when the path cannot be answered validly.
    """
    random = Random(f"{path.client_type}:{seed}:{adversarial}")
    walk = _Walk(path, decode(population), random=random, adversarial=adversarial, day=day, given=given or {})
    return walk.responses()


class _Walk:
    """One client on the way through a path."""

    def __init__(
        self,
        path: CompiledPath,
        population: Population,
        *,
        random: Random,
        adversarial: bool,
        day: date,
        given: Mapping[str, Any],
    ) -> None:
        self.path = path
        self.population = population
        self.random = random
        self.make: Callable[[Question, Scene], object | None] = extreme if adversarial else realistic
        self.day = day
        self.given = given
        last = random.choice(population.last)
        self.name = f"{random.choice(population.first)} {last}"
        self.guardian = f"{random.choice(population.first)} {last}"
        self.deciding = _deciding(path, population)
        self.raw: Responses = {}
        self.stored: dict[str, object] = {}

    def responses(self) -> Responses:
        """Walks, then draws again whatever does not hold."""
        flow = self._walk()
        for _ in range(_MENDS):
            problems = validate(self.path, flow, self.stored, day=self.day)
            if not problems:
                return {name: self.raw[name] for name in flow.questions if name in self.raw}
            for problem in problems:
                self._forget(problem.question)
            self.make = realistic
            flow = self._walk()
        names = ", ".join(sorted({problem.question for problem in problems}))
        raise ContentError(f"No valid answer was found for {names} on {self.path.client_type}.")

    def _walk(self) -> Flow:
        """Asks each visible question once, in the order of the path, until nothing new appears."""
        asked = set(self.raw)
        flow = find_flow(self.path, self.stored, day=self.day)
        while (name := next((name for name in flow.questions if name not in asked), None)) is not None:
            asked.add(name)
            self._answer(self.path.questions[name].question, flow)
            if name in self.deciding:
                flow = find_flow(self.path, self.stored, day=self.day)
        return find_flow(self.path, self.stored, day=self.day)

    def _answer(self, question: Question, flow: Flow) -> None:
        scene = Scene(
            random=self.random,
            flow=flow,
            day=self.day,
            population=self.population,
            name=self.name,
            guardian=self.guardian,
        )
        drawn = self.make(question, scene)
        value = self.given.get(question.id, drawn)
        if value is not None:
            self.raw[question.id] = value
            self.stored[question.id] = accept(question, value)

    def _forget(self, question: str) -> None:
        self.raw.pop(question, None)
        self.stored.pop(question, None)


def _deciding(path: CompiledPath, population: Population) -> frozenset[str]:
    """The questions whose answers change what is asked next, or how it is drawn."""
    questions = [compiled.question for compiled in path.questions.values()]
    options = [option for question in questions for option in question.options]
    cases = [case for each in population.questions.values() for case in each]
    conditions = [
        *(rule.when for rule in path.path.rules),
        *(block.show_when for block in path.blocks),
        *(question.show_when for question in questions),
        *(option.show_when for option in options),
        *(case.when for case in cases),
        *(more.when for case in cases for more in case.also),
    ]
    read = {each for condition in conditions if condition is not None for each in references(condition)}
    named = {name for kind, name in read if kind == "question"}
    sources = {source for kind, name in read if kind == "fact" for source in FACT_SOURCES.get(name, ())}
    drawn_from = {case.of for case in cases if case.of is not None}
    return frozenset(named | sources | drawn_from | {"date-of-birth", "height"})


# --- cover --------------------------------------------------------------------------------------------------


def cover(
    path: CompiledPath, population: Mapping[str, Any] | Population, *, seed: int, day: date
) -> tuple[Responses, ...]:
    """Few clients who together meet every rule, question and option that the solver can reach.

    Greedy: from a pool of even draws and one made-to-measure client for each item that the pool lacks, the
    one who meets most of what is still open comes next.
    """
    figures = decode(population)
    pool = list(sample(path, figures, seed=seed, count=_POOL, adversarial=True, day=day))
    met = [items_met(path, responses, day=day) for responses in pool]
    open_items = [item for item in items(path) if not any(item in each for each in met)]
    solver = Solver(path.path, path.library.blocks, day=day)
    for number, item in enumerate(open_items):
        if any(item in each for each in met[_POOL:]):
            continue
        aimed = _aimed(path, figures, item, solver=solver, seed=seed + _POOL + number, day=day)
        if aimed is not None:
            pool.append(aimed)
            met.append(items_met(path, aimed, day=day))
    return tuple(pool[index] for index in _greedy(met))


def _aimed(
    path: CompiledPath, population: Population, item: Item, *, solver: Solver, seed: int, day: date
) -> Responses | None:
    """A client who meets the item; the rest is drawn, first evenly, then as among real clients."""
    given = witness(solver, path, item)
    if given is None:
        return None
    for attempt in range(_TRIES):
        even = attempt < _TRIES // 2
        try:
            found = draw(
                path, population, seed=seed + attempt * 1_000, adversarial=even, day=day, given=given
            )
        except ContentError:  # what is given cannot be answered validly: a validator forbids it
            return None
        if item in items_met(path, found, day=day):
            return found
    return None


def _greedy(met: Sequence[frozenset[Item]]) -> list[int]:
    """Indices of few sets with the union of all; ties go to the earlier."""
    left = set().union(*met)
    chosen: list[int] = []
    while left:
        best = max(range(len(met)), key=lambda index: (len(met[index] & left), -index))
        chosen.append(best)
        left -= met[best]
    return chosen


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
