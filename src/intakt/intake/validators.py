"""Custom validators: questions name them under `validators`."""

from intakt.intake.checks_text import url_check
from intakt.intake.wrong import Asked, Check, Wrong
from intakt.kit.dates import parse_date


def past(answer: object, asked: Asked) -> Wrong | None:
    """A date that has come: today or before."""
    day = parse_date(str(answer))
    return Wrong(code="past") if day is not None and day > asked.day else None


def future(answer: object, asked: Asked) -> Wrong | None:
    """A date still to come: today or after."""
    day = parse_date(str(answer))
    return Wrong(code="future") if day is not None and day < asked.day else None


def after_birth(answer: object, asked: Asked) -> Wrong | None:
    """A date not before the client's birth."""
    day, birth = parse_date(str(answer)), parse_date(str(asked.flow.values.get("date-of-birth", "")))
    return Wrong(code="after-birth") if day is not None and birth is not None and day < birth else None


def age_of_path(_: object, asked: Asked) -> Wrong | None:
    """The youth path is for those under 18; whoever is older is asked to choose another (product B2)."""
    grown = asked.flow.facts.get("minor") is False
    return Wrong(code="age-of-path") if grown and asked.flow.facts.get("clientType") == "YOUTH" else None


def person_name(answer: object, _: Asked) -> Wrong | None:
    """A name has a letter and no sign of an address or a link."""
    text = str(answer)
    fits = any(character.isalpha() for character in text) and "@" not in text and "://" not in text
    return None if fits else Wrong(code="person-name")


VALIDATORS: dict[str, Check] = {
    "after-birth": after_birth,
    "age-of-path": age_of_path,
    "past": past,
    "future": future,
    "person-name": person_name,
    "url": url_check,
}
