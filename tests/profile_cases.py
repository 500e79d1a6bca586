"""Profiles made from a persona with some answers changed."""

from datetime import date

from intakt.intake.submission import submit
from intakt.profile.extract import extract
from intakt.profile.model import ClientProfile
from tests.shipped import people, release

DAY = date(2026, 11, 23)


def profile_of(persona: str = "typical-nutrition", *, day: date = DAY, **changes: object) -> ClientProfile:
    """Underscores in names stand for hyphens; None takes an answer away. Hidden answers do no harm."""
    found = people()[persona]
    changed = {name.replace("_", "-"): value for name, value in changes.items()}
    responses = {name: value for name, value in {**found.responses, **changed}.items() if value is not None}
    return extract(submit(release().path(found.client_type), responses, day=day), release().library)


def codes(notes: object) -> list[str]:
    return [note.code for note in notes]  # type: ignore[attr-defined]
