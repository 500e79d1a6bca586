"""The words that the profile asks a library for; the check of a library misses none of them."""

from intakt.profile.contradictions import READINGS
from intakt.profile.gates import ROWS
from intakt.profile.plausibility import DOUBTS
from intakt.profile.words import HEALTH_TEXTS, LIMITS, NOTE

FLAGS = (
    "ASSUMED", "G1", "G2", "G3", "GUARDIAN", "MINOR", "NUMBERS-HIDDEN.history", "NUMBERS-HIDDEN.minor",
    "NUMBERS-HIDDEN.screen", "RED-FLAG.soon", "RED-FLAG.urgent",
    "cleared.G1", "cleared.G2",
)  # fmt: skip
REVIEWS = (
    *(question for question, _ in HEALTH_TEXTS),
    *(reading.id for reading in READINGS if reading.review),
    *DOUBTS,
    LIMITS,
    NOTE,
    "red-flags",
    "renal",
    "urgent",
)
TEXTS = frozenset(
    f"screening.{key}"
    for key in (
        *(f"flag.{name}" for name in FLAGS),
        *(f"reason.{row.id}" for row in ROWS),
        "reason.cleared",
        *(f"assumed.{reading.id}" for reading in READINGS),
        *(f"review.{name}" for name in REVIEWS),
    )
)
"""Keys under text/<language>/."""
