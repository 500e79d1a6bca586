"""Finds a client for whom a part of a path is visible or a condition true, or proves that there is none.

A depth-first search over the conditions. Whatever can be met by leaving a question unanswered is met that
way; what needs an answer makes its question visible first, and so on down to questions that are always
asked. Options are taken one by one, numbers and dates where the conditions tell them apart
(`content.clients`), so that a search that ends without a client is a proof.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from intakt.content.clients import candidates, raw_answer
from intakt.content.model import Block, Option, Path, Question
from intakt.content.order import FACT_SOURCES, path_blocks, visibility_rules
from intakt.kit.dates import age_on, parse_date
from intakt.kit.rules import TRUE_WHEN_MISSING, Condition, Value, operator
from intakt.kit.structs import Frozen
from intakt.kit.units import round_half_away

STEPS = 20_000
"""Search steps before giving up."""


class Demand(Frozen, frozen=True, kw_only=True):
    """An operator that must come out as `wanted` for the answer to a question."""

    leaf: Condition
    wanted: bool


class Must(Frozen, frozen=True, kw_only=True):
    """A goal: a condition that comes out so, or a part that is visible."""

    condition: Condition | None = None
    wanted: bool = True
    visible: tuple[Literal["block", "question"], str] | None = None


class State(Frozen, frozen=True, kw_only=True):
    answers: dict[str, tuple[Demand, ...]] = {}
    unanswered: frozenset[str] = frozenset()
    bmi: tuple[Demand, ...] = ()


class TooHard(Exception):
    """The search gave up: neither a client nor a proof. Caught by whoever asks; never shown."""


class Solver:
    """Answers questions about one path on one day."""

    def __init__(self, path: Path, blocks: Mapping[str, Block], *, day: date) -> None:
        self.path = path
        self.day = day
        asked = path_blocks(path, blocks)
        self.blocks = {block.id: block for block in asked}
        self.questions = {question.id: question for block in asked for question in block.questions}
        self.block_of = {question.id: block.id for block in asked for question in block.questions}
        self._steps = 0

    def client(self, *goals: Must) -> dict[str, object] | None:
        """`{clientType, responses}` of a client who meets all goals; None when there is none. TooHard."""
        self._steps = 0
        try:
            state = self._search(goals, State())
        except RecursionError as error:
            raise TooHard from error
        if state is None:
            return None
        return {"clientType": self.path.client_type, "responses": self._responses(state)}

    # --- search ---------------------------------------------------------------------------------------------

    def _search(self, goals: tuple[Must, ...], state: State) -> State | None:
        self._steps += 1
        if self._steps > STEPS:
            raise TooHard
        if not goals:
            return state
        first, rest = goals[0], goals[1:]
        for more, following in self._ways(first, state):
            found = self._search((*more, *rest), following)
            if found is not None:
                return found
        return None

    def _ways(self, goal: Must, state: State) -> Iterator[tuple[tuple[Must, ...], State]]:
        """Each way to meet the goal: the goals that it leaves, and the state with what it fixes."""
        if goal.visible is not None:
            for more in self._ways_to_see(*goal.visible):
                yield more, state
        elif goal.condition is not None:
            condition, wanted = goal.condition, goal.wanted
            children = tuple(Must(condition=child, wanted=wanted) for child in condition.conditions)
            if condition.op == "not":
                yield (Must(condition=condition.conditions[0], wanted=not wanted),), state
            elif condition.op in ("and", "or"):
                if (condition.op == "and") == wanted:
                    yield children, state
                else:
                    for child in children:
                        yield (child,), state
            else:
                yield from self._ways_of_leaf(Demand(leaf=condition, wanted=wanted), state)

    def _ways_to_see(self, kind: Literal["block", "question"], name: str) -> Iterator[tuple[Must, ...]]:
        part: Block | Question
        above: tuple[Must, ...] = ()
        if kind == "block":
            part, rules = self.blocks[name], tuple(visibility_rules(self.path.rules, block=name))
        else:
            part, rules = self.questions[name], tuple(visibility_rules(self.path.rules, question=name))
            above = (Must(visible=("block", self.block_of[name])),)
        denied = tuple(Must(condition=rule.when, wanted=False) for rule in rules if rule.action != "show")
        shows = [rule.when for rule in rules if rule.action == "show"]
        if part.show_when is not None:
            shows.append(part.show_when)
        if not shows:
            yield (*above, *denied)
        for condition in shows:
            yield (Must(condition=condition), *above, *denied)

    def _ways_of_leaf(self, demand: Demand, state: State) -> Iterator[tuple[tuple[Must, ...], State]]:
        leaf = demand.leaf
        missing_is_right = (leaf.op in TRUE_WHEN_MISSING) == demand.wanted
        if leaf.fact == "clientType":
            if operator(leaf)(self.path.client_type) == demand.wanted:
                yield (), state
            return
        sources = (leaf.question,) if leaf.question else FACT_SOURCES.get(leaf.fact or "", ())
        asked = [name for name in sources if name in self.questions]
        if len(asked) < len(sources) or not sources:
            if missing_is_right:
                yield (), state
            return
        for name in asked:
            if missing_is_right and name not in state.answers:
                yield (), _replace(state, unanswered=state.unanswered | {name})
        if not state.unanswered.isdisjoint(asked):
            return
        if leaf.fact == "bmi":
            yield from self._ways_of_bmi(demand, asked, state)
        else:
            yield from self._ways_to_answer(asked[0], demand, state)

    def _ways_of_bmi(
        self, demand: Demand, asked: list[str], state: State
    ) -> Iterator[tuple[tuple[Must, ...], State]]:
        new = [name for name in asked if name not in state.answers]
        answers = {**state.answers, **dict.fromkeys(new, ())}
        following = _replace(state, answers=answers, bmi=(*state.bmi, demand))
        if self._bodies(following) is not None:
            yield tuple(Must(visible=("question", name)) for name in new), following

    def _ways_to_answer(
        self, name: str, demand: Demand, state: State
    ) -> Iterator[tuple[tuple[Must, ...], State]]:
        question = self.questions[name]
        known = state.answers.get(name)
        see = () if known is not None else (Must(visible=("question", name)),)
        for extra, options in _choices(question, known or (), demand):
            demands = (*(known or ()), *extra)
            following = _replace(state, answers={**state.answers, name: demands})
            if self._pick(name, demands) is None:
                continue
            if state.bmi and name in ("height", "weight") and self._bodies(following) is None:
                continue
            shown = tuple(
                Must(condition=option.show_when) for option in options if option.show_when is not None
            )
            yield (*see, *shown), following

    # --- values ---------------------------------------------------------------------------------------------

    def _pick(self, name: str, demands: tuple[Demand, ...]) -> Value | None:
        return next(self._values(name, demands), None)

    def _values(
        self, name: str, demands: tuple[Demand, ...], *, near: Iterable[float] = ()
    ) -> Iterator[Value]:
        """The candidate answers that meet the demands; `near` adds constants to try."""
        question = self.questions[name]
        own = [each for demand in demands if demand.leaf.fact is None for each in _constants(demand)]
        ages = [each for demand in demands if demand.leaf.fact == "age" for each in _numbers(demand)]
        values: Iterable[Value]
        if question.type == "multiselect":
            values = _sets(question, demands)
        else:
            values = candidates(question, (*own, *near), ages=ages, day=self.day)
        for value in values:
            if all(self._meets(demand, value) for demand in demands):
                yield value

    def _meets(self, demand: Demand, value: Value) -> bool:
        """Of age and minor the value is the birth date; of country the country."""
        given: Value = value
        if demand.leaf.fact in ("age", "minor"):
            birth = parse_date(str(value))
            if birth is None or birth > self.day:
                return (demand.leaf.op in TRUE_WHEN_MISSING) == demand.wanted
            age = age_on(birth, self.day)
            given = age if demand.leaf.fact == "age" else age < 18
        return operator(demand.leaf)(given) == demand.wanted

    def _bodies(self, state: State) -> tuple[float, float] | None:
        """A height and weight that meet their own demands and those on the BMI."""
        points = [each for demand in state.bmi for each in _numbers(demand)]
        wanted = [22.0, *(each + shift for each in points for shift in (0.0, -0.5, 0.5))]
        for height in self._values("height", state.answers["height"], near=(170.0,)):
            if not isinstance(height, (int, float)) or height <= 0:
                continue
            square = (height / 100) ** 2
            weights = [round_half_away(each * square, digits=1) for each in wanted]
            for weight in self._values("weight", state.answers["weight"], near=weights):
                if isinstance(weight, (int, float)) and all(
                    operator(demand.leaf)(weight / square) == demand.wanted for demand in state.bmi
                ):
                    return height, weight
        return None

    def _responses(self, state: State) -> dict[str, object]:
        """In the order of the path."""
        bodies: dict[str, Value] = {}
        if state.bmi and (found := self._bodies(state)) is not None:
            bodies = {"height": found[0], "weight": found[1]}
        responses: dict[str, object] = {}
        for name, question in self.questions.items():
            if name in state.answers:
                value = bodies.get(name, self._pick(name, state.answers[name]))
                if value is not None:
                    responses[name] = raw_answer(question, value)
        return responses


def _replace(
    state: State,
    *,
    answers: dict[str, tuple[Demand, ...]] | None = None,
    unanswered: frozenset[str] | None = None,
    bmi: tuple[Demand, ...] | None = None,
) -> State:
    return State(
        answers=state.answers if answers is None else answers,
        unanswered=state.unanswered if unanswered is None else unanswered,
        bmi=state.bmi if bmi is None else bmi,
    )


def _constants(demand: Demand) -> tuple[object, ...]:
    value = demand.leaf.value
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple) else (value,)


def _numbers(demand: Demand) -> list[float]:
    return [float(each) for each in _constants(demand) if isinstance(each, (int, float))]


def _choices(
    question: Question, known: tuple[Demand, ...], demand: Demand
) -> Iterator[tuple[tuple[Demand, ...], tuple[Option, ...]]]:
    """The ways to answer: what the answer must meet besides, and which options must be visible for it."""
    if question.type == "multiselect":
        yield from _ways_to_choose(question, known, demand)
    elif question.type in ("select", "radio") and any(option.show_when for option in question.options):
        for option in question.options:
            if operator(demand.leaf)(option.value) == demand.wanted:
                yield (demand, _has(question, option.value, op="equals")), (option,)
    else:
        yield (demand,), ()


def _ways_to_choose(
    question: Question, known: tuple[Demand, ...], demand: Demand
) -> Iterator[tuple[tuple[Demand, ...], tuple[Option, ...]]]:
    """A demand on a set, as options that must be in it and options that must not."""
    chosen = _contained(question, known)
    for wanted, unwanted in _memberships(question, demand):
        absent = tuple(_has(question, value, wanted=False) for value in unwanted)
        together = chosen | set(wanted)
        extras: tuple[tuple[str, ...], ...] = ((),)
        if not together:  # an answer has at least one option
            extras = tuple((option.value,) for option in question.options if option.value not in unwanted)
        for extra in extras:
            new = tuple(value for value in (*wanted, *extra) if value not in chosen)
            options = tuple(option for option in question.options if option.value in new)
            yield (demand, *absent, *(_has(question, value) for value in new)), options


def _memberships(question: Question, demand: Demand) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(options that must be chosen, options that must not) of each way to meet the demand."""
    listed = [option.value for option in question.options]
    named = tuple(str(each) for each in _constants(demand))
    op: str = demand.leaf.op
    wanted = demand.wanted
    if op in ("notEquals", "notContains"):
        op, wanted = op.removeprefix("not").lower(), not wanted
    if op in ("isEmpty", "isNotEmpty"):
        if (op == "isNotEmpty") == wanted:
            yield (), ()
    elif op == "equals":
        others = tuple(value for value in listed if value not in named)
        if wanted:
            yield named, others
        else:
            yield from (((), (value,)) for value in named)
            yield from (((value,), ()) for value in others)
    elif wanted:
        yield from (((value,), ()) for value in named if value in listed)
    else:
        yield (), named


def _has(
    question: Question, value: str, *, wanted: bool = True, op: Literal["contains", "equals"] = "contains"
) -> Demand:
    return Demand(leaf=Condition(op=op, question=question.id, value=value), wanted=wanted)


def _contained(question: Question, demands: tuple[Demand, ...]) -> set[str]:
    """The options that must be chosen."""
    return {str(each.leaf.value) for each in demands if each.wanted and each.leaf.op == "contains"}


def _sets(question: Question, demands: tuple[Demand, ...]) -> Iterator[Value]:
    """The one set to try: what must be chosen, if that is a valid answer."""
    must = _contained(question, demands)
    chosen = tuple(option.value for option in question.options if option.value in must)
    alone = len(chosen) == 1 or not must & set(question.exclusive)
    if chosen and alone and len(chosen) <= (question.max_selected or len(question.options)):
        yield chosen
