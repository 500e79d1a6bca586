"""Profiles made from a persona with some answers changed."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import intakt
from intakt.content import loader, personas
from intakt.content.release import Release, build
from intakt.intake.submission import submit
from intakt.profile.extract import extract
from intakt.profile.model import ClientProfile

LIBRARY = Path(intakt.__file__).parent / "library"
DAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def release() -> Release:
    return build(loader.load(LIBRARY))


@lru_cache(maxsize=1)
def all_personas() -> dict[str, personas.Persona]:
    return {each.id: each for each in personas.load(LIBRARY)}


def profile_of(persona: str = "typical-nutrition", *, day: date = DAY, **changes: object) -> ClientProfile:
    """Underscores in names stand for hyphens; None takes an answer away. Hidden answers do no harm."""
    found = all_personas()[persona]
    changed = {name.replace("_", "-"): value for name, value in changes.items()}
    responses = {name: value for name, value in {**found.responses, **changed}.items() if value is not None}
    return extract(submit(release().path(found.client_type), responses, day=day), release().library)


def codes(notes: object) -> list[str]:
    return [note.code for note in notes]  # type: ignore[attr-defined]
