"""Valid answers of made-up clients, drawn by walking the flow. Pure: the same seed gives the same answers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from intakt.content.compiled import CompiledPath
from intakt.content.model import Question
from intakt.content.order import FACT_SOURCES
from intakt.intake.drawing import Scene, realistic
from intakt.intake.extremes import extreme
from intakt.intake.flow import Flow, find_flow
from intakt.intake.population import Population, decode
from intakt.intake.validation import accept, validate
from intakt.kit.errors import ContentError
from intakt.kit.rules import references

Responses = dict[str, Any]
Make = Callable[[Question, Scene], object | None]
"""Draws the answer to one question, or leaves it open."""
_MENDS = 40


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
    make: Make | None = None,
) -> Responses:
    """Raw answers to the visible questions of one client; `given` answers are kept where they are visible.

    As among real clients, `adversarial` evenly over all options, or as `make` draws them.

    ContentError when the path cannot be answered validly.
    """
    random = Random(f"{path.client_type}:{seed}:{adversarial}")
    drawing = make or (extreme if adversarial else realistic)
    walk = _Walk(path, decode(population), random=random, make=drawing, day=day, given=given or {})
    return walk.responses()


class _Walk:
    """One client on the way through a path."""

    def __init__(
        self,
        path: CompiledPath,
        population: Population,
        *,
        random: Random,
        make: Make,
        day: date,
        given: Mapping[str, Any],
    ) -> None:
        self.path = path
        self.population = population
        self.random = random
        self.make = make
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
