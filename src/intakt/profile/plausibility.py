"""Rule 10: figures that a body hardly has. The answer stands, a coach looks at it."""

from collections.abc import Mapping

from intakt.content.model import Policy
from intakt.profile.model import Body, Person

Policies = Mapping[str, Policy]

DOUBTS = ("height-range", "weight-range", "size")
"""The words that a doubt may have."""


def doubts(person: Person, body: Body, *, policies: Policies) -> tuple[tuple[str, str], ...]:
    """(words screening.review.<id>, question) of each implausible figure, the body's size first."""
    bounds = minor_bounds(person, policies=policies) if person.minor else ADULT
    found = [
        (key, question)
        for key, question, value in (
            ("height-range", "height", body.height_cm),
            ("weight-range", "weight", body.weight_kg),
        )
        if not _within(value, bounds[question], policies)
    ]
    if not found and not _within(
        body.bmi, ("bmi-min", "bmi-max") if not person.minor else YOUNG_BMI, policies
    ):
        found.append(("size", "weight"))
    return tuple(found)


ADULT = {
    "height": ("adult-height-min", "adult-height-max"),
    "weight": ("adult-weight-min", "adult-weight-max"),
}
YOUNG_BMI = ("minor-bmi-min", "minor-bmi-max")


def minor_bounds(person: Person, *, policies: Policies) -> dict[str, tuple[str, str]]:
    """Height by two bands of age, weight for all."""
    band = "teen" if person.age >= policies["profile.teen-age"].value else "child"
    return {
        "height": (f"{band}-height-min", f"{band}-height-max"),
        "weight": ("minor-weight-min", "minor-weight-max"),
    }


def _within(value: float, bounds: tuple[str, str], policies: Policies) -> bool:
    low, high = (policies[f"profile.{name}"].value for name in bounds)
    return low <= value <= high
