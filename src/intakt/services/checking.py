"""The whole check of a library, with what this version reads and needs: for the command and publishing."""

from pathlib import Path

from intakt.content import loader
from intakt.content.checks.library import in_order
from intakt.document import checks as templates
from intakt.intake.audit import audit_files
from intakt.kit.errors import Finding
from intakt.planning.nutrition import coverage
from intakt.planning.training import coverage as training
from intakt.profile.extract import READS
from intakt.profile.texts import TEXTS

WHO = frozenset({"data-consent", "filled-by", "full-name", "email", "date-of-birth", "country", "sex"})
SAFETY = frozenset(
    {"medical-flags", "symptoms", "medications-affecting", "active-regularly", "injury-regions"}
)
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
    """Everything that is wrong with a library folder, errors first. ContentError when there is none.

    Foods and meals are looked at when the files can be read: their tables and words, and whether every client
    finds enough to eat. So are exercises: whether every client finds something to train; and the document
    templates: they are filled on sample plans.
    """
    files = loader.read_files(directory)
    found = audit_files(files, readers=READS, needs=NEEDS, texts=TEXTS)
    loaded = loader.read(files)
    if not loaded.findings and (loaded.library.foods or loaded.library.meals):
        found += coverage.findings(loaded.library)
    if not loaded.findings and loaded.library.exercises:
        found += training.findings(loaded.library)
    if not loaded.findings and loaded.library.templates:
        found += templates.findings(loaded.library)
    return in_order(found)
