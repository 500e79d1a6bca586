"""Clients for tests of plans of sessions: an ordinary one, and many of every kind, the same each time."""

import random
from collections.abc import Iterator
from typing import Any

from intakt.planning.common import DAYS
from intakt.planning.movement import Session
from intakt.planning.training.volume import UNCOUNTED
from intakt.profile.model import ClientProfile
from tests.planning_cases import client

EQUIPMENT = (
    "dumbbells", "barbell", "squat-rack", "bench", "kettlebells", "bands", "pull-up-bar", "cable-machine",
    "machines", "trx", "medicine-ball", "box", "cardio-machine", "sled",
)  # fmt: skip
REGIONS = (
    "neck", "shoulder", "elbow", "wrist-hand", "upper-back", "lower-back", "hip", "thigh", "knee",
    "calf-achilles", "ankle-foot",
)  # fmt: skip
GOALS = (
    "strength", "muscle", "endurance", "power", "speed", "mobility", "weight-loss", "general-fitness",
)  # fmt: skip
CONDITIONS = (
    "high-blood-pressure", "osteoporosis", "falls", "asthma", "epilepsy", "diabetes-type-2",
    "diabetes-complications", "seizure-12-months", "pregnant",
)  # fmt: skip
LIMITS = ("kneeling", "getting-up", "overhead", "deep-bending", "gripping", "balance", "jumping")
STYLES = (
    "weights", "bodyweight", "circuits", "running", "cycling", "swimming", "stretching", "classes",
)  # fmt: skip


def trainee(training: dict[str, Any] | None = None, **parts: dict[str, Any]) -> ClientProfile:
    """A healthy beginner of 35 with dumbbells and bands, three days a week for an hour."""
    plain = {
        "experience": "beginner", "goals": ("strength",), "days": ("mon", "wed", "fri"),
        "session_minutes": 60, "places": ("home",), "space": "jumping-ok", "company": "alone",
        "equipment": ("dumbbells", "bands"),
    }  # fmt: skip
    return client(training={**plain, **(training or {})}, **parts)


def trained(training: dict[str, Any] | None = None, **parts: dict[str, Any]) -> ClientProfile:
    """An advanced lifter with a full gym, four days a week."""
    plain = {
        "experience": "advanced", "goals": ("muscle",), "days": ("mon", "tue", "thu", "fri"),
        "session_minutes": 75, "places": ("commercial-gym",), "equipment": EQUIPMENT,
    }  # fmt: skip
    return trainee({**plain, **(training or {})}, **parts)


def clients(count: int, *, seed: int = 0, healthy: bool = False) -> Iterator[ClientProfile]:
    """So many clients of all kinds; `healthy` leaves out injuries, illness and gates."""
    for number in range(count):
        yield _drawn(random.Random(f"{seed}-{number}"), healthy=healthy)


def _drawn(draw: random.Random, *, healthy: bool) -> ClientProfile:
    training = {
        "experience": draw.choice(("none", "beginner", "novice", "intermediate", "advanced")),
        "goals": tuple(draw.sample(GOALS, draw.randint(1, 3))),
        "days": _days(draw),
        "session_minutes": draw.choice((20, 30, 45, 60, 75, 90)),
        "places": tuple(draw.sample(("commercial-gym", "home", "outdoors"), draw.randint(1, 2))),
        "space": draw.choice(("jumping-ok", "quiet-only", "very-small")),
        "company": draw.choice(("alone", "partner", "coach")),
        "equipment": tuple(draw.sample(EQUIPMENT, draw.choice((0, 0, 1, 2, 3, 6, 14)))) or ("none",),
        "styles": tuple(draw.sample(STYLES, draw.randint(0, 2))),
        "break_weeks": draw.choice((None, None, 0, 1, 2, 4, 8, 100)),
    }
    health: dict[str, Any] = {}
    screening: dict[str, Any] = {"gate": "G0"}
    if not healthy:
        health = {
            "injury_regions": tuple(draw.sample(REGIONS, draw.choice((0, 0, 1, 1, 2, 3, 11)))),
            "conditions": tuple(sorted(draw.sample(CONDITIONS, draw.choice((0, 0, 1, 2))))),
            "medications": tuple(
                draw.sample(("beta-blocker", "blood-thinner", "insulin"), draw.choice((0, 0, 1)))
            ),
            "resting_heart_rate": draw.choice((None, 45, 60, 85, 119)),
        }
        training["movement_limits"] = tuple(draw.sample(LIMITS, draw.choice((0, 0, 1, 3))))
        screening = {"gate": draw.choice(("G0", "G0", "G0", "G1", "G2"))}
    return client(
        training=training,
        health=health,
        screening=screening,
        person={"age": draw.choice((18, 25, 33, 41, 52, 63, 67, 74, 88, 100))},
        goal={
            "primary": draw.choice(("lose-weight", "gain-muscle", "general-fitness", "maintain-health")),
            "timeline_weeks": draw.choice((None, 4, 13, 26)),
        },
        activity={"active_regularly": draw.random() < 0.5},
    )


def _days(draw: random.Random) -> tuple[str, ...]:
    chosen = draw.sample(DAYS, draw.randint(1, 7))
    return tuple(day for day in DAYS if day in chosen)


def hard_muscles(session: Session) -> frozenset[str]:
    """What a session trains hard first of all."""
    return frozenset(
        muscle
        for dose in session.exercises
        if dose.rir is not None
        for muscle in dose.primary_muscles
        if muscle not in UNCOUNTED
    )


def next_days(first: str, second: str) -> bool:
    return (DAYS.index(second) - DAYS.index(first)) % len(DAYS) == 1  # type: ignore[arg-type]
