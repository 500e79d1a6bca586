"""What a check is and what it reports: rules with numbers, the case they look at, what they found."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal

from intakt.content.model import Library
from intakt.kit.errors import InvariantBroken
from intakt.kit.same import Same
from intakt.kit.structs import Frozen, Wire
from intakt.planning.model import Certificate, NutritionPlan, Plan
from intakt.profile.model import ClientProfile

Kind = Literal["H", "W"]


class Passage(Frozen, frozen=True, kw_only=True):
    """One string of the rendered document and where it stands.

    `exempt` marks what word rules leave alone: the client's quoted words, names, caveat blocks and the
    warning signs of the guardian page. Rules that ask whether something is present read exempt passages
    too.
    """

    text: str
    section: str = ""
    exempt: bool = False
    quoted: bool = False
    """The client's own words: nothing in them is ours, not even a stray placeholder."""


class Case(Frozen, frozen=True, kw_only=True):
    """One plan, the profile it was made from, the library, and (for the text rules) the document's
    passages."""

    plan: Plan
    profile: ClientProfile
    library: Library
    passages: tuple[Passage, ...] = ()
    certificate: Certificate | None = None

    @property
    def nutrition(self) -> NutritionPlan:
        """The plan as a NUTRITION plan; only rules whose `applies` asks for one may read it."""
        if not isinstance(self.plan, NutritionPlan):
            raise TypeError("this rule binds NUTRITION plans only")
        return self.plan

    @property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that word rules read: our own prose (T in safety.md)."""
        return _prose(Same(self.passages))

    @property
    def said(self) -> str:
        """The prose as one text, each passage once: what no pattern finds here, it finds in no passage."""
        return _said(Same(self.passages))


BETWEEN = "\0"
"""Neither a word nor a space: what is found in a passage is found in all of them joined by it."""


@lru_cache(maxsize=4)
def _said(passages: Same[tuple[Passage, ...]]) -> str:
    return BETWEEN.join(dict.fromkeys(passage.text for passage in _prose(passages)))


@lru_cache(maxsize=4)
def _prose(passages: Same[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages.value if not passage.exempt and not passage.quoted)


class Rule(Frozen, frozen=True, kw_only=True):
    """A rule of safety.md: its number, hard or warning, whom it binds, and what it finds wrong."""

    number: int
    kind: Kind
    applies: Callable[[Case], bool]
    check: Callable[[Case], Iterable[str]]


class Broken(Wire, frozen=True, kw_only=True):
    rule: int
    message: str


class Report(Wire, frozen=True, kw_only=True):
    """Numbers of the rules that had something to bind, hard breaks and warnings."""

    rules: tuple[int, ...]
    broken: tuple[Broken, ...] = ()
    warnings: tuple[Broken, ...] = ()

    def joined(self, other: "Report") -> "Report":
        """Both reports as one."""
        return Report(
            rules=tuple(sorted({*self.rules, *other.rules})),
            broken=self.broken + other.broken,
            warnings=self.warnings + other.warnings,
        )

    def enforce(self) -> "Report":
        """Itself, or InvariantBroken with the numbers of the broken hard rules."""
        if self.broken:
            numbers = tuple(sorted({finding.rule for finding in self.broken}))
            words = "; ".join(f"rule {finding.rule}: {finding.message}" for finding in self.broken[:8])
            raise InvariantBroken(words, rules=numbers)
        return self


def run(rules: Iterable[Rule], case: Case) -> Report:
    """Every rule that binds this case, in the order given."""
    checked: set[int] = set()
    found: dict[Kind, list[Broken]] = {"H": [], "W": []}
    for rule in rules:
        if rule.applies(case):
            checked.add(rule.number)
            found[rule.kind].extend(_findings(rule, case))
    return Report(rules=tuple(sorted(checked)), broken=tuple(found["H"]), warnings=tuple(found["W"]))


def _findings(rule: Rule, case: Case) -> Iterator[Broken]:
    for message in rule.check(case):
        yield Broken(rule=rule.number, message=message)


def is_nutrition(case: Case) -> bool:
    return isinstance(case.plan, NutritionPlan)


def with_figures(case: Case) -> bool:
    """A NUTRITION plan that shows energy and macros."""
    return isinstance(case.plan, NutritionPlan) and case.plan.energy is not None


def with_food(case: Case) -> bool:
    """A NUTRITION plan that names any food: days or a pattern."""
    plan = case.plan
    return isinstance(plan, NutritionPlan) and (bool(plan.days) or plan.pattern is not None)


def with_days(case: Case) -> bool:
    return isinstance(case.plan, NutritionPlan) and bool(case.plan.days)
