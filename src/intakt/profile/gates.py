"""The exercise gate and the red flags: safety.md's table, row by row, the strictest first.

Each row says when it applies, which answers it rests on, and has its words under screening.reason.<id>.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from intakt.content.model import Policy
from intakt.kit.structs import Frozen
from intakt.profile.model import Clearance, Gate, Health

ALARMING = frozenset({"breathless-at-rest", "chest-discomfort-effort", "fainted"})
"""Symptoms that stop all movement until a clinician has looked into them."""
DISEASES = frozenset(
    {
        "diabetes-complications", "diabetes-insulin", "diabetes-type-1", "diabetes-type-2", "dialysis",
        "heart-condition", "kidney-disease", "stroke-or-circulation",
    }
)  # fmt: skip
"""Cardiovascular, metabolic and renal disease (Riebe 2015)."""
URGENT_FLAGS = frozenset(
    {"bladder-bowel", "fever", "hot-swollen-joint", "numbness-saddle", "weakness-getting-worse"}
)
SCOPES: dict[str, Gate] = {"light": "G1", "moderate": "G2", "everything": "G0"}
"""What a clearance in force replaces the gate by."""


class Case(Frozen, frozen=True, kw_only=True):
    """Everything a gate may look at."""

    health: Health
    minor: bool
    active: bool
    on: date
    policies: Mapping[str, Policy]

    def threshold(self, name: str) -> float:
        return self.policies[f"screening.{name}"].value

    def unchecked(self) -> frozenset[str]:
        return frozenset(self.health.symptoms) - frozenset(self.health.symptoms_checked)

    def has(self, *conditions: str) -> bool:
        return any(code in self.health.conditions for code in conditions)


class Row(Frozen, frozen=True, kw_only=True):
    id: str
    gate: Gate
    answers: tuple[str, ...]
    applies: Callable[[Case], bool]


def _alarming(case: Case) -> bool:
    return bool(case.unchecked() & ALARMING)


def _racing_pulse(case: Case) -> bool:
    rate = case.health.resting_heart_rate
    return rate is not None and rate > case.threshold("resting-heart-rate-max")


def _fresh_concussion(case: Case) -> bool:
    """A concussion of unknown date counts as fresh."""
    if not case.has("concussion"):
        return False
    return _within(case.health.concussion_date, timedelta(days=case.threshold("concussion-days")), case.on)


def _heart_screen(case: Case) -> bool:
    return case.minor and bool(case.health.heart_screen)


def _unchecked(case: Case) -> bool:
    return bool(case.unchecked() - ALARMING)


def _ill(case: Case) -> bool:
    return case.has(*sorted(DISEASES))


def _pregnant_without_consent(case: Case) -> bool:
    pregnancy = case.health.pregnancy
    return pregnancy is not None and not pregnancy.provider_ok


def _healing(case: Case) -> bool:
    """Surgery or a fracture less than 12 weeks ago, or of unknown date."""
    health, weeks = case.health, timedelta(weeks=case.threshold("healing-weeks"))
    surgery = case.has("recent-surgery") or health.injury_kind == "surgery"
    bone = case.has("fracture") or health.injury_kind == "bone"
    return (surgery and _within(health.surgery_date, weeks, case.on)) or (
        bone and _within(health.injury_date, weeks, case.on)
    )


def _within(day: date | None, span: timedelta, on: date) -> bool:
    """Less than `span` ago; an unknown day counts as such."""
    return day is None or on - day < span


FLAGS = "medical-flags"
ROWS: tuple[Row, ...] = (
    Row(id="alarming-symptom", gate="G3", answers=("symptoms", "symptoms-checked"), applies=_alarming),
    Row(
        id="blood-pressure", gate="G3", answers=(FLAGS,),
        applies=lambda case: case.has("blood-pressure-uncontrolled"),
    ),
    Row(id="racing-pulse", gate="G3", answers=("resting-heart-rate",), applies=_racing_pulse),
    Row(id="concussion", gate="G3", answers=(FLAGS, "concussion-date"), applies=_fresh_concussion),
    Row(id="young-heart", gate="G3", answers=("heart-screen",), applies=_heart_screen),
    Row(id="symptom", gate="G1", answers=("symptoms", "symptoms-checked"), applies=_unchecked),
    Row(
        id="disease-inactive", gate="G1", answers=(FLAGS, "active-regularly"),
        applies=lambda case: _ill(case) and not case.active,
    ),
    Row(
        id="pregnancy", gate="G1", answers=(FLAGS, "pregnancy-provider-ok"),
        applies=_pregnant_without_consent,
    ),
    Row(id="healing", gate="G1", answers=(FLAGS, "surgery-date", "injury-date"), applies=_healing),
    Row(
        id="disease-active", gate="G2", answers=(FLAGS, "active-regularly"),
        applies=lambda case: _ill(case) and case.active,
    ),
    Row(
        id="symptom-checked", gate="G2", answers=("symptoms", "symptoms-checked"),
        applies=lambda case: bool(case.health.symptoms) and not case.unchecked(),
    ),
)  # fmt: skip


def decide(case: Case) -> tuple[Gate, tuple[Row, ...]]:
    """The gate of the first row that fits and every row of that gate; G0 and nothing when none fits."""
    gate: Gate = next((row.gate for row in ROWS if row.applies(case)), "G0")
    return gate, tuple(row for row in ROWS if row.gate == gate and row.applies(case))


def cleared_to(clearance: Clearance | None) -> Gate | None:
    """The gate a clearance in force puts in place of the other; None without one."""
    return SCOPES[clearance.scope] if clearance is not None and clearance.valid else None


def referral(health: Health, *, pain_soon: float) -> Literal["none", "soon", "urgent"]:
    """Urgent before soon; strong pain alone is soon."""
    if URGENT_FLAGS & frozenset(health.red_flags):
        return "urgent"
    strong = health.pain_severity is not None and health.pain_severity >= pain_soon
    return "soon" if health.red_flags or strong else "none"
