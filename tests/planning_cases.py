"""Profiles for tests of the planner: an ordinary adult, changed part by part."""

from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from intakt.content.wording import Wording
from intakt.profile.model import (
    Activity,
    Body,
    ClientProfile,
    Eating,
    Goal,
    Health,
    Person,
    Screening,
    Sport,
    Training,
    Wellness,
    Youth,
)
from tests.shipped import library

DAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def wording() -> Wording:
    return Wording(library(), "en")


def client(**parts: dict[str, Any]) -> ClientProfile:
    """An omnivore woman of 35; `body={"weight_kg": 90}` and the like change a part of her profile."""
    whole = ClientProfile(
        client_type="NUTRITION_ONLY",
        day=DAY,
        person=Person(
            full_name="Ada Example", email="ada@example.org", birth_date=date(1991, 3, 1), age=35,
            minor=False, sex="female", country="GB", filled_by="self",
        ),
        body=Body(height_cm=168, weight_kg=74, bmi=26.2),
        goal=Goal(primary="maintain-health"),
        activity=Activity(
            level="lightly-active", sessions_per_week=3, minutes_per_session=45, intensity="moderate"
        ),
        health=Health(),
        eating=Eating(),
        training=Training(),
        sport=Sport(),
        youth=Youth(),
        wellness=Wellness(),
        screening=Screening(gate="G0"),
    )  # fmt: skip
    changes = {
        name: msgspec.structs.replace(getattr(whole, name), **change) for name, change in parts.items()
    }
    return msgspec.structs.replace(whole, **changes)


def minor(age: int = 14, **parts: dict[str, Any]) -> ClientProfile:
    """The same client under age."""
    person = {"age": age, "minor": True, "birth_date": date(DAY.year - age, 1, 1), **parts.pop("person", {})}
    screening = {"rule_set": "youth", "numbers_hidden": True, **parts.pop("screening", {})}
    return client(person=person, screening=screening, **parts)
