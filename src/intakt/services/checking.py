"""The whole check of a library, with what this version of Intakt reads and needs: for the command and for publishing."""

from pathlib import Path

from intakt.intake.audit import audit
from intakt.kit.errors import Finding
from intakt.profile.extract import READS

WHO = frozenset({"data-consent", "filled-by", "full-name", "email", "date-of-birth", "country", "sex"})
SAFETY = frozenset({"medical-flags", "symptoms", "medications-affecting", "active-regularly", "injury-regions"})
FOOD = frozenset(
    {
        "height",
        "weight",
        "primary-goal",
        "activity-level",
        "exercise-sessions",
        "eating-screen",
        "diet-type",
        "food-allergies",
        "food-restrictions",
        "meals-per-day",
        "cooking-access",
        "cooking-minutes",
    }
)
MOVEMENT = frozenset({"medical-clearance"})
NEEDS = {
    "INTRO": WHO,
    "NUTRITION": WHO | SAFETY | FOOD,
    "WORKOUT": WHO | SAFETY | MOVEMENT,
    "PERFORMANCE": WHO | SAFETY | MOVEMENT,
    "YOUTH": WHO | SAFETY | MOVEMENT,
    "RECOVERY": WHO | SAFETY | MOVEMENT,
    "WELLNESS": WHO | SAFETY | MOVEMENT,
}
"""Packet type -> the questions without which it cannot be made safely (the interface's table)."""


def check(directory: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a library folder, errors first. ContentError when there is no such folder."""
    return audit(directory, readers=READS, needs=NEEDS)
