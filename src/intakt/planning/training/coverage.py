"""Proof that every client finds something to train: each group of patterns, level, single injury and kit.

And that recovery has enough to begin with: each region and phase, with nothing but what is at home.
"""

from collections.abc import Iterator

from intakt.content.exercises import HOME, OPTIONS, REGIONS
from intakt.content.model import Library
from intakt.kit.errors import Finding
from intakt.kit.structs import Frozen
from intakt.planning.training.eligibility import PHASES, Limits, Phase, rehab
from intakt.planning.training.patterns import Choice, choices

KITS: dict[str, tuple[str, ...]] = {
    "none": (),
    "bands": ("bands",),
    "dumbbells": ("dumbbells",),
    "full gym": OPTIONS,
}
"""What a client may have beside what is in every home."""
LEVELS = (1, 2, 3)
LEAST_REHAB = 5
"""Exercises that a phase of recovery must offer for each region, with nothing to buy."""
CLIENT_TYPE = "WORKOUT_ONLY"


class Cell(Frozen, frozen=True, kw_only=True):
    """One client of the table: `region` None for nobody hurt; `senior` at level 1 only."""

    level: int
    region: str | None
    kit: str
    senior: bool = False

    def limits(self) -> Limits:
        return Limits(
            age=70 if self.senior else 35,
            minor=False,
            level=self.level,
            owned=frozenset((*HOME, *KITS[self.kit])),
            regions=frozenset({self.region} if self.region else ()),
            senior=self.senior,
            max_impact="low" if self.senior else "high",
        )


def cells() -> Iterator[Cell]:
    """Every level, region and kit; then the same for beginners of 65 and over."""
    regions = (None, *REGIONS)
    for level, senior in (*((level, False) for level in LEVELS), (1, True)):
        for region in regions:
            for kit in KITS:
                yield Cell(level=level, region=region, kit=kit, senior=senior)


def table(library: Library) -> tuple[tuple[Cell, tuple[Choice, ...]], ...]:
    """What each client of the table may train with."""
    return tuple((cell, choices(library, cell.limits())) for cell in cells())


def rehab_table(library: Library) -> dict[tuple[str, Phase], int]:
    """(region, phase) -> exercises for a beginner without equipment, hurt there and nowhere else."""
    return {
        (region, phase): len(
            rehab(
                library, Cell(level=1, region=region, kit="none").limits(), region=region, phase=phase
            )
        )
        for region in REGIONS
        for phase in PHASES
    }  # fmt: skip


def findings(library: Library) -> tuple[Finding, ...]:
    """Groups of patterns that somebody cannot train, and phases of recovery that offer too little."""
    return (*_untrained(library), *_unrecovered(library))


def _untrained(library: Library) -> Iterator[Finding]:
    for cell, found in table(library):
        for choice in found:
            if not choice.exercises:
                age = "65 and over, " if cell.senior else ""
                who = f"level {cell.level}, {age}hurt: {cell.region or 'nowhere'}"
                yield _finding(
                    place=f"pattern.{choice.group}",
                    message=f"{who}, equipment: {cell.kit}: no exercise and no fallback.",
                    remedy="Add an exercise, or name a fallback in patterns.csv.",
                    file="patterns.csv",
                    cell=cell,
                )


def _unrecovered(library: Library) -> Iterator[Finding]:
    for (region, phase), count in rehab_table(library).items():
        if count < LEAST_REHAB:
            yield _finding(
                place=f"region.{region}",
                message=f"Phase {phase} has {count} exercises without equipment, not {LEAST_REHAB} or more.",
                remedy="Name the region and phase in `rehab_regions` of more exercises.",
                file="exercises.csv",
                cell=Cell(level=1, region=region, kit="none"),
            )


def _finding(*, place: str, message: str, remedy: str, file: str, cell: Cell) -> Finding:
    responses: dict[str, object] = {
        "training-experience": ("beginner", "intermediate", "advanced")[cell.level - 1],
        "injury-regions": [cell.region or "none"],
        "available-equipment": list(KITS[cell.kit]) or ["none"],
    }
    return Finding(
        code="exercises-too-few",
        severity="error",
        file=file,
        line=None,
        place=place,
        message=message,
        remedy=remedy,
        example={"clientType": CLIENT_TYPE, "responses": responses},
    )
